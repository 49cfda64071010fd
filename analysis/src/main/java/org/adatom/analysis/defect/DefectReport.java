package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;

/** Formation energies as a report: by size, by start, with what atoms cost, and the surroundings of the defects. */
public final class DefectReport {
    /** Energies that differ by less are the same minimum, eV. */
    private static final double SAME = 1e-3;
    /** Radius of the pictures in mean distances of atoms. */
    private static final double NEAR = 3.2;

    private final FormationEnergies found;
    private final Report report;
    private final UnitLabels labels;
    private final boolean single;

    private DefectReport(FormationEnergies found, Report report, Units units) {
        this.found = found;
        this.report = report;
        labels = UnitLabels.of(units);
        single = found.series().size() == 1 && found.conditions().size() == 1;
    }

    /**
     * Fills a report, and adds the table of energies and the relaxed supercells as files.
     *
     * @param pairs of these defects; empty if there are none
     */
    public static void fill(Findings findings, FormationEnergies found, List<BindingEnergy> pairs, Units units) {
        DefectReport filler = new DefectReport(found, findings.report(), units);
        if (!pairs.isEmpty()) {
            PairReport.fill(findings, found, pairs, units);
        }
        filler.fill();
        Report report = findings.report();
        report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                pairs.isEmpty() ? filler.sentence() : PairReport.verdict(pairs, filler.labels.energy()));
        findings.csv("defects.csv", filler.energies());
        for (DefectSeries s : found.series()) {
            findings.structure(slug(s.defect().name()) + ".extxyz", s.largest().lowest().end().frame());
        }
    }

    /** A name as part of a file's. */
    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    private void fill() {
        for (DefectSeries s : found.series()) {
            for (ChemicalPotentials c : found.conditions()) {
                figures(s, c);
            }
        }
        found.warnings().forEach(report::warning);
        report.section("Formation energies", formation());
        report.section("Starts", starts());
        report.section("Chemical potentials", potentials());
        report.section("Structures", pictures());
        report.cite(
                "A. V. Knyazev, Toward the Optimal Preconditioned Eigensolver, SIAM J. Sci. Comput. 23, 517 (2001).");
        report.data("defects", found.series().stream().map(this::data).toList());
    }

    private void figures(DefectSeries s, ChemicalPotentials c) {
        boolean several = found.conditions().size() > 1;
        String key = single
                ? ""
                : slug(s.defect().name()).replace('-', '_') + "_"
                        + (several ? slug(c.condition()).replace('-', '_') + "_" : "");
        String of = single ? "" : ", " + s.defect().name() + (several ? ", " + c.condition() : "");
        RelaxedDefect last = s.largest();
        report.figure(new Figure(key + "formation_energy", "Formation energy" + of,
                Estimate.of(s.formationEnergy(last, c)), labels.energy(),
                last.sites() + " sites, " + (found.settings().relaxedCell() ? "relaxed" : "fixed") + " cell"));
        report.figure(new Figure(key + "ideal_formation_energy", "before relaxation" + of,
                Estimate.of(s.idealFormationEnergy(last, c)), labels.energy(), ""));
        if (s.states().size() > 1) {
            report.figure(new Figure(key + "extrapolated_formation_energy", "alone in the crystal" + of,
                    s.extrapolated(c), labels.energy(), "line in 1/N through " + s.states().size() + " sizes"));
        }
        if (found.settings().relaxedCell() && c == found.conditions().getFirst()) {
            report.figure(new Figure(key + "relaxation_volume", "Relaxation volume" + of,
                    Estimate.of(last.relaxationVolume()), labels.length() + "^3", "of the supercell"));
            if (found.crystal().atoms().symbols().size() == 1) {
                double omega = found.crystal().volumePerAtom();
                report.figure(new Figure(key + "formation_volume", "Formation volume" + of,
                        Estimate.of(s.formationVolume(omega)), labels.length() + "^3",
                        Numbers.general(s.formationVolume(omega) / omega, 4) + " volumes of an atom"));
            }
        }
    }

    private List<Block> formation() {
        String unit = " (" + labels.energy() + ")";
        List<List<String>> rows = new ArrayList<>();
        for (DefectSeries s : found.series()) {
            for (ChemicalPotentials c : found.conditions()) {
                for (RelaxedDefect state : s.states()) {
                    rows.add(List.of(s.defect().name(), c.condition(), Integer.toString(state.sites()),
                            Numbers.fixed(s.idealFormationEnergy(state, c), 4),
                            Numbers.fixed(s.formationEnergy(state, c), 4),
                            state.lowest().start(), state.softest() < 0 ? "saddle point" : "minimum"));
                }
                if (s.states().size() > 1) {
                    Estimate e = s.extrapolated(c);
                    rows.add(List.of(s.defect().name(), c.condition(), "\u221e", "",
                            e.error() > 0 ? Numbers.withError(e) : Numbers.fixed(e.value(), 4), "line in 1/N", ""));
                }
            }
        }
        List<Block> all = new ArrayList<>();
        all.add(new Block.Table("E(defect) - E(crystal) - sum of n mu; " + method(),
                List.of("Defect", "Atoms from", "Sites", "Ideal" + unit, "Relaxed" + unit, "Lowest start", "At a"),
                rows));
        if (found.series().getFirst().states().size() > 1) {
            all.add(sizes());
        }
        return all;
    }

    private String method() {
        return (found.settings().relaxedCell() ? "cell relaxed to no stress" : "cell of the perfect crystal kept")
                + ", forces below " + Numbers.general(found.settings().force(), 3) + " " + labels.energy() + "/"
                + labels.length();
    }

    private Plot sizes() {
        ChemicalPotentials c = found.conditions().getFirst();
        Plot plot = Plot.of("Size of the supercell", Axis.fromZero("1/N, N sites"),
                Axis.linear("formation energy (" + labels.energy() + ")"));
        for (DefectSeries s : found.series()) {
            double[] x = s.states().stream().mapToDouble(state -> 1.0 / state.sites()).toArray();
            double[] y = s.states().stream().mapToDouble(state -> s.formationEnergy(state, c)).toArray();
            double limit = s.extrapolated(c).value();
            // The line of the fit through its mean.
            double mx = Arrays.stream(x).average().orElse(0);
            double my = Arrays.stream(y).average().orElse(0);
            double[] ends = {0, x[0]};
            plot = plot.plus(Series.line(s.defect().name(), x, y).style(Style.POINTS))
                    .plus(Series.line(s.defect().name() + ", line", ends,
                            new double[] {limit, limit + (my - limit) / mx * x[0]}).style(Style.DASHED));
        }
        return plot.caption(
                "Elastic fields of images fall with the cube of their distance, so that energies are straight in 1/N"
                        + " if the supercells are large"
                        + (found.conditions().size() > 1 ? "; " + c.condition() + "." : "."));
    }

    private Block.Table starts() {
        List<List<String>> rows = new ArrayList<>();
        ChemicalPotentials c = found.conditions().getFirst();
        for (DefectSeries s : found.series()) {
            for (RelaxedDefect state : s.states()) {
                for (RelaxedDefect.Outcome o : state.outcomes()) {
                    double above = o.energy() - state.lowest().energy();
                    rows.add(o.end() == null
                            ? List.of(s.defect().name(), Integer.toString(state.sites()), o.start(), "-", "-", "-",
                                    o.failure())
                            : List.of(s.defect().name(), Integer.toString(state.sites()), o.start(),
                                    Numbers.fixed(s.formationEnergy(state, c) + above, 4), Numbers.fixed(above, 4),
                                    Long.toString(o.end().calls()),
                                    above < SAME ? "lowest" : "another minimum, or a saddle point"));
                }
            }
        }
        String unit = " (" + labels.energy() + ")";
        return new Block.Table(
                "All relaxations; ideal: other atoms as in the crystal; rattled: all atoms moved by up to "
                        + Numbers.general(found.settings().rattle(), 3) + " " + labels.length()
                        + "; pushed: nearest neighbours moved by "
                        + Numbers.general(100 * found.settings().push(), 3)
                        + " % towards a vacancy, or away from an atom put in",
                List.of("Defect", "Sites", "Start", "Formation energy" + unit, "above lowest" + unit, "Force calls",
                        "Remark"),
                rows);
    }

    private Block.Table potentials() {
        List<List<String>> rows = new ArrayList<>();
        for (ChemicalPotentials c : found.conditions()) {
            c.values().forEach((symbol, mu) -> rows.add(List.of(c.condition(), symbol, Numbers.fixed(mu, 6))));
        }
        return new Block.Table("Crystal: " + Numbers.general(found.crystal().energyPerAtom(), 8) + " " + labels.energy()
                + " per atom", List.of("Atoms from", "Species", "mu (" + labels.energy() + ")"), rows);
    }

    /** The atoms around each defect, before and after. */
    private List<Block> pictures() {
        List<Block> all = new ArrayList<>();
        for (DefectSeries s : found.series()) {
            RelaxedDefect state = s.largest();
            Frame end = state.lowest().end().frame();
            Frame ideal = s.defect().in(Supercell
                    .repeat(found.crystal().frame(), List.of(state.repeat(), state.repeat(), state.repeat())));
            all.add(new StructureView("Around the defect: " + s.defect().name(),
                    List.of(near(s.defect(), end, "relaxed"), near(s.defect(), ideal, "ideal"))));
        }
        return all;
    }

    private StructureView.Snapshot near(PointDefect defect, Frame frame, String label) {
        double radius = NEAR * Math.cbrt(found.crystal().volumePerAtom());
        List<String> symbols = new ArrayList<>();
        List<double[]> positions = new ArrayList<>();
        for (int i = 0; i < frame.atoms().count(); i++) {
            PointDefect.Centre nearest = defect.nearest(frame.atoms(), frame.cell(), i);
            if (PointDefect.distance(nearest, frame.atoms(), frame.cell(), i) < radius) {
                double[] v = PointDefect.vector(defect.centre(), frame.atoms(), frame.cell(), i);
                symbols.add(frame.atoms().symbol(i));
                positions.add(v);
            }
        }
        Atoms atoms = Atoms.of(symbols);
        for (int i = 0; i < positions.size(); i++) {
            double[] v = positions.get(i);
            atoms.setPosition(i, v[0], v[1], v[2]);
        }
        return new StructureView.Snapshot(label, atoms, Cell.open());
    }

    private Block.Table energies() {
        List<List<String>> rows = new ArrayList<>();
        for (DefectSeries s : found.series()) {
            for (ChemicalPotentials c : found.conditions()) {
                for (RelaxedDefect state : s.states()) {
                    rows.add(List.of(s.defect().name().replace(',', ' '), c.condition(),
                            Integer.toString(state.sites()),
                            Numbers.csv(s.idealFormationEnergy(state, c)), Numbers.csv(s.formationEnergy(state, c)),
                            Numbers.csv(state.relaxationVolume())));
                }
            }
        }
        String unit = "(" + labels.energy() + ")";
        return new Block.Table("", List.of("defect", "atoms_from", "sites", "ideal" + unit, "relaxed" + unit,
                "relaxation_volume(" + labels.length() + "^3)"), rows);
    }

    private Map<String, Object> data(DefectSeries s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", s.defect().name());
        map.put("excess", s.excess());
        map.put("sizes", s.states().stream().map(state -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("sites", state.sites());
            one.put("crystal_energy", state.crystalEnergy());
            one.put("ideal_energy", state.idealEnergy());
            one.put("energy", state.lowest().energy());
            one.put("start", state.lowest().start());
            one.put("minimum", state.softest() >= 0);
            one.put("ends", state.outcomes().stream().filter(o -> o.end() != null)
                    .collect(Collectors.toMap(RelaxedDefect.Outcome::start, RelaxedDefect.Outcome::energy, Math::min,
                            LinkedHashMap::new)));
            return one;
        }).toList());
        return map;
    }

    private String sentence() {
        ChemicalPotentials c = found.conditions().getFirst();
        DefectSeries best = best(c);
        double limit = best.formationEnergy(best.largest(), c) + SAME;
        long same = found.series().stream()
                .filter(s -> s.excess().equals(best.excess()) && s.formationEnergy(s.largest(), c) < limit).count() - 1;
        return (found.series().size() == 1
                ? best.defect().name() + ": "
                : "Lowest is " + best.defect().name() + " with ")
                + Numbers.fixed(best.formationEnergy(best.largest(), c), 4) + " " + labels.energy() + " in "
                + best.largest().sites() + " sites" + (found.conditions().size() > 1 ? ", " + c.condition() : "")
                + (same > 0
                        ? "; " + same + " of the other starting places relax into one of the same energy."
                        : ".");
    }

    /** The defect of lowest energy; of several that end in it the one that was nearest to it at the start. */
    private DefectSeries best(ChemicalPotentials c) {
        double lowest = found.series().stream().mapToDouble(s -> s.formationEnergy(s.largest(), c)).min().orElseThrow();
        return found.series().stream().filter(s -> s.formationEnergy(s.largest(), c) < lowest + SAME)
                .min(Comparator.comparing((DefectSeries s) -> s.largest().lowest() != s.largest().outcomes().getFirst())
                        .thenComparing(s -> s.idealFormationEnergy(s.largest(), c)))
                .orElseThrow();
    }
}
