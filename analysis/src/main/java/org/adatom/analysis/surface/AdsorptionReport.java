package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;

/** {@link Adsorption Atoms on faces} as sections of a report on these faces. */
public final class AdsorptionReport {
    /** Slabs should be as thick as this, in cutoffs. */
    private static final double THICK = 2;

    private final Report report;
    private final UnitLabels labels;
    private final double cutoff;

    private AdsorptionReport(Report report, double cutoff, Units units) {
        this.report = report;
        this.cutoff = cutoff;
        labels = UnitLabels.of(units);
    }

    /**
     * Adds sections to a report, whose verdict becomes that on the adsorption, and structure files.
     *
     * @param faces energies of the same faces, to tell where they reconstruct
     * @param cutoff of the force field, &Aring;
     */
    public static void fill(
            Findings findings, List<Adsorption> all, List<SurfaceEnergy> faces, double cutoff, Units units) {
        Report report = findings.report();
        AdsorptionReport r = new AdsorptionReport(report, cutoff, units);
        for (int k = 0; k < all.size(); k++) {
            r.judge(all.get(k), faces.get(k));
            r.face(all.get(k));
            findings.structures("adsorbed" + (k + 1) + ".extxyz", frames(all.get(k)));
        }
        report.data("adsorption", all.stream().map(AdsorptionReport::data).toList());
        report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION, r.sentence(all));
    }

    private static String name(Adsorption a) {
        return a.settings().species() + " on " + a.plane().name() + ", cut " + a.termination().number();
    }

    private void judge(Adsorption a, SurfaceEnergy face) {
        if (a.thickness() < THICK * cutoff) {
            report.warning(name(a) + ": the slab, " + Numbers.fixed(a.thickness(), 1)
                    + " A, is thinner than two cutoffs: the atom feels its lower face; use more planes");
        }
        if (a.spacing() < cutoff) {
            report.warning(name(a) + ": the atom is " + Numbers.fixed(a.spacing(), 2)
                    + " A from its images and within their cutoff: energies are those of a layer, not of one atom; use a larger"
                    + " adsorbate.supercell");
        }
        if (face.starts().size() > 1 && face.starts().get("as cut") > face.gamma() + 1e-6) {
            report.warning(name(a) + ": the face reconstructs, but the atom is on the face as cut");
        }
        for (Adsorption.End e : a.ends()) {
            if (e.minimum() == null) {
                report.warning(name(a) + ", " + e.site().name() + ": " + e.failure());
            }
        }
        Adsorption.End lowest = a.lowest();
        if (lowest != null && lowest.energy() > 0) {
            report.warning(name(a) + ": the atom is not bound: even the lowest site costs energy");
        }
        if (lowest != null && lowest.stationary().equals("saddle point")) {
            report.warning(name(a) + ": the lowest end is a saddle point, held by symmetry: a lower one is beside it");
        }
    }

    private String sentence(List<Adsorption> all) {
        Adsorption strongest = null;
        for (Adsorption a : all) {
            boolean lower = a.lowest() != null
                    && (strongest == null || a.lowest().energy() < strongest.lowest().energy());
            strongest = lower ? a : strongest;
        }
        return strongest == null
                ? "No relaxation of the atom converged."
                : strongest.settings().species() + " on " + strongest.plane().name() + " is lowest at the site "
                        + strongest.lowest().place() + ": " + Numbers.fixed(strongest.lowest().energy(), 4) + " "
                        + labels.energy() + " against the free atom.";
    }

    private void face(Adsorption a) {
        String unit = " (" + labels.energy() + ")";
        boolean crystal = Double.isFinite(a.crystalAtom());
        List<String> header = new ArrayList<>(List.of("site", "free atom" + unit));
        if (crystal) {
            header.add("its crystal" + unit);
        }
        header.addAll(List.of("above lowest" + unit, "height (" + labels.length() + ")",
                "bond (" + labels.length() + ")", "end"));
        Adsorption.End lowest = a.lowest();
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> sites = new ArrayList<>();
        for (Adsorption.End e : a.ends()) {
            AdsorptionSites.Site site = e.site();
            sites.add(List.of(site.name(), Integer.toString(site.images().size()), Integer.toString(site.neighbours()),
                    Numbers.fixed(site.distance(), 3), site.beneath() == 0 ? "nothing" : "plane " + site.beneath()));
            List<String> row = new ArrayList<>(List.of(site.name()));
            if (e.minimum() == null || lowest == null) {
                rows.add(failed(row, header.size()));
                continue;
            }
            row.add(Numbers.fixed(e.energy(), 4));
            if (crystal) {
                row.add(Numbers.fixed(e.energy() + a.freeAtom() - a.crystalAtom(), 4));
            }
            row.addAll(List.of(Numbers.fixed(e.energy() - lowest.energy(), 4), Numbers.fixed(e.height(), 3),
                    Numbers.fixed(e.bond(), 3), end(e)));
            rows.add(row);
            report.figure(new Figure(
                    "adsorption_" + SurfaceReport.key(a.plane(), a.termination()) + "_"
                            + e.site().name().toLowerCase(Locale.ROOT).replace(' ', '_'),
                    name(a) + ", " + e.site().name(), Estimate.of(Numbers.significant(e.energy(), 7)), labels.energy(),
                    end(e) + ", against the free atom"));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table("E(slab and atom) - E(slab) - E(atom) with the energy of the free atom"
                + (crystal ? ", and of one in its crystal" : "") + "; below zero where it is bound", header, rows));
        blocks.add(new Block.Table("Sites in one cell of the face; neighbours in its outermost layer",
                List.of("site", "images", "neighbours", "distance in the plane (" + labels.length() + ")",
                        "straight beneath"),
                sites));
        blocks.add(new Block.Text(method(a)));
        blocks.add(new StructureView("The slab with the atom, where it ended",
                a.ends().stream().filter(e -> e.minimum() != null)
                        .map(e -> new StructureView.Snapshot("from " + e.site().name(), e.minimum().frame().atoms(),
                                e.minimum().frame().cell()))
                        .toList()));
        report.section(name(a) + ": " + a.termination().name(), blocks);
    }

    private static String end(Adsorption.End e) {
        return e.moved() ? "went to " + e.place() : e.stationary();
    }

    private static List<String> failed(List<String> row, int columns) {
        while (row.size() < columns - 1) {
            row.add("");
        }
        row.add("did not converge");
        return row;
    }

    private String method(Adsorption a) {
        Adsorption.Settings s = a.settings();
        return String.format(Locale.ROOT,
                "One atom on %d x %d cells of the upper face (%.4g per atom of the outermost plane, %.2f A from its images), slab of %d"
                        + " planes, %.1f A thick; %s; the lower face is bare. The free atom has %.6g %s%s. Sites are"
                        + " found by geometry and reduced by symmetry; the relaxation keeps the symmetry of its start, so that a bridge may"
                        + " be a saddle point, whose height above the site beside it is the barrier of the hop.",
                s.repeatA(), s.repeatB(), a.perAtom(), a.spacing(), s.planes(), a.thickness(),
                s.held() == 0 ? "all planes relax" : "the lowest " + s.held() + " are held where the crystal has them",
                a.freeAtom(), labels.energy(),
                Double.isFinite(a.crystalAtom())
                        ? String.format(Locale.ROOT, ", an atom of its crystal %.6g", a.crystalAtom())
                        : "");
    }

    private static List<Frame> frames(Adsorption a) {
        List<Frame> frames = new ArrayList<>();
        for (Adsorption.End e : a.ends()) {
            if (e.minimum() != null) {
                Frame frame = e.minimum().frame().with(Frame.Field.FROZEN);
                frame.info().put("site", e.site().name());
                frame.info().put("energy", e.minimum().energy());
                frames.add(frame);
            }
        }
        return frames;
    }

    private static Map<String, Object> data(Adsorption a) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("miller", a.plane().miller());
        map.put("cut", a.termination().number());
        map.put("species", a.settings().species());
        map.put("free_atom", a.freeAtom());
        map.put("sites", a.ends().stream().filter(e -> e.minimum() != null).map(e -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("site", e.site().name());
            one.put("position", e.site().position());
            one.put("energy", e.energy());
            one.put("height", e.height());
            one.put("ended_at", e.place());
            one.put("stationary", e.stationary());
            return one;
        }).toList());
        return map;
    }
}
