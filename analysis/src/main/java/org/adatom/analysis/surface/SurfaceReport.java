package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.engine.Cell;
import org.adatom.engine.units.Units;

/** {@link SurfaceEnergy energies of faces} as a report. */
public final class SurfaceReport {
    /** Slabs should be as thick as this, in cutoffs. */
    private static final double THICK = 2;
    /** Energies of the two thickest slabs should agree within this. */
    private static final double AGREEMENT = 5e-3;
    /** Energies of the bulk from the line should agree with that of the bulk within this, eV per atom. */
    private static final double BULK = 1e-4;

    private final Report report;
    private final List<SurfaceEnergy> faces;
    private final Units units;
    private final String unit;
    private final String raw;
    private final double factor;

    private SurfaceReport(Report report, List<SurfaceEnergy> faces, Units units) {
        this.report = report;
        this.faces = faces;
        this.units = units;
        UnitLabels labels = UnitLabels.of(units);
        raw = labels.energy() + "/" + labels.length() + "^2";
        unit = units.reduced() ? raw : "J/m^2";
        // One eV/A^2 is ten times as many J/m^2 as an eV/A^3 is GPa.
        factor = units.reduced() ? 1 : 0.1 / units.gigapascal();
    }

    /**
     * Fills a report.
     *
     * @param cutoff of the force field, &Aring;
     */
    public static void fill(Report report, List<SurfaceEnergy> faces, Bulk bulk, double cutoff, Units units) {
        SurfaceReport r = new SurfaceReport(report, faces, units);
        report.cite(
                "V. Fiorentini, M. Methfessel, Extracting Convergent Surface Energies from Slab Calculations, J. Phys.: Condens."
                        + " Matter 8, 6525 (1996).");
        bulk.warnings(units, "slabs are strained like it and the energies are not those of the free crystal")
                .forEach(report::warning);
        faces.forEach(f -> r.judge(f, bulk, cutoff));
        report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION, r.sentence());
        r.table();
        faces.forEach(r::convergence);
        r.film();
        report.section("Method", new Block.Text(
                "Slabs are cut from the relaxed crystal, periodic in the plane and open along the normal, so"
                        + " that there is no vacuum to converge; the cell in the plane stays that of the crystal. Atoms are relaxed to 1e-5 eV/A."
                        + " The energy of a face is (E_slab - N E_bulk) / 2A; the line through the energies of all slabs gives it without E_bulk."));
        r.data();
    }

    private void judge(SurfaceEnergy f, Bulk bulk, double cutoff) {
        String name = f.plane().name() + " cut " + f.termination().number();
        double thickness = f.sizes().getLast().slab().thickness();
        if (thickness < THICK * cutoff) {
            report.warning(name + ": the thickest slab, " + Numbers.fixed(thickness, 1)
                    + " A, is thinner than two cutoffs: its faces"
                    + " feel each other; use larger thicknesses");
        }
        Cell cell = f.sizes().getLast().slab().frame().cell();
        double vacuum = cell.length(2) - thickness;
        if (cell.periodic(2) && vacuum < cutoff) {
            report.warning(name + ": the vacuum of " + Numbers.fixed(vacuum, 1)
                    + " A is narrower than the cutoff: faces feel each other across it; use a larger vacuum");
        }
        if (f.thicknessEffect() > AGREEMENT) {
            report.warning(name + ": the energy still changes with the thickness by "
                    + Numbers.fixed(100 * f.thicknessEffect(), 1)
                    + " %; use larger thicknesses");
        }
        if (!f.equalFaces()) {
            report.warning(name + ": the two faces of the slab are different, the energy is their mean; " + (f.polar()
                    ? "the axis is polar, no slab with this cut has equal faces, and slabs cannot tell the energies of its two"
                            + " faces apart; take another face or cut"
                    : "chemicalPotentials allow slabs of another composition that have equal ones; or take another"
                            + " cut"));
        }
        double[] line = f.line();
        if (line.length > 0 && f.stoichiometric() && Math.abs(line[1] - bulk.energyPerAtom()) > BULK) {
            report.warning(name + ": the line through the slabs gives " + Numbers.general(line[1], 7)
                    + " eV per atom of the bulk, the"
                    + " crystal has " + Numbers.general(bulk.energyPerAtom(), 7)
                    + ": slabs are too thin, or the reference is another"
                    + " crystal than the one in their middle");
        }
        if (f.starts().size() > 1 && f.lowestStarts() == 1) {
            report.warning(name + ": one start of " + f.starts().size()
                    + " found the lowest energy; more seeds may find a lower one");
        }
    }

    private String sentence() {
        SurfaceEnergy lowest = faces.getFirst();
        for (SurfaceEnergy f : faces) {
            lowest = f.gamma() < lowest.gamma() ? f : lowest;
        }
        return "Lowest energy: " + lowest.plane().name() + ", " + Numbers.fixed(factor * lowest.gamma(), 4) + " " + unit
                + ".";
    }

    private void table() {
        List<List<String>> rows = new ArrayList<>();
        for (SurfaceEnergy f : faces) {
            String key = key(f.plane(), f.termination());
            report.figure(
                    new Figure("gamma_" + key, "Energy of " + f.plane().name() + ", cut " + f.termination().number(),
                            Estimate.of(Numbers.significant(factor * f.gamma(), 7)), unit, f.termination().name()));
            double[] line = f.line();
            rows.add(List.of(f.plane().name(), Integer.toString(f.termination().number()), f.termination().name(),
                    Numbers.fixed(factor * f.ideal(), 4), Numbers.fixed(factor * f.gamma(), 4),
                    Numbers.fixed(f.gamma(), 6),
                    line.length == 0 ? "" : Numbers.fixed(factor * line[0], 4), f.equalFaces() ? "equal" : "different",
                    Numbers.fixed(f.sizes().getLast().slab().thickness(), 1),
                    Integer.toString(f.sizes().getLast().slab().planes())));
        }
        report.section("Energies of faces",
                new Block.Table("Of the thickest slabs", List.of("face", "cut", "between", "ideal (" + unit + ")",
                        "relaxed (" + unit + ")", "relaxed (" + raw + ")", "from the line (" + unit + ")", "faces",
                        "thickness (A)", "planes"), rows));
    }

    /** The name of a face in keys of figures. */
    static String key(CrystalPlane plane, CrystalPlane.Termination cut) {
        int[] m = plane.miller();
        return (m[0] + "_" + m[1] + "_" + m[2]).replace('-', 'm') + "_cut_" + cut.number();
    }

    private void convergence(SurfaceEnergy f) {
        List<List<String>> rows = new ArrayList<>();
        for (SurfaceEnergy.Size s : f.sizes()) {
            rows.add(List.of(Numbers.fixed(s.slab().thickness(), 2), Integer.toString(s.slab().planes()),
                    Integer.toString(s.slab().frame().atoms().count()), Numbers.fixed(s.slab().area(), 4),
                    Numbers.fixed(factor * s.ideal(), 5), Numbers.fixed(factor * s.gamma(), 5),
                    String.format(Locale.ROOT, "%.1e", s.relaxed().largestForce())));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table("Slabs",
                List.of("thickness (A)", "planes", "atoms", "area (A^2)", "ideal (" + unit + ")",
                        "relaxed (" + unit + ")", "largest force (eV/A)"),
                rows));
        if (f.sizes().size() > 1) {
            double[] t = f.sizes().stream().mapToDouble(s -> s.slab().thickness()).toArray();
            blocks.add(Plot.of("Thickness", Axis.linear("thickness (A)"), Axis.linear("energy (" + unit + ")"),
                    Series.line("ideal", t, f.sizes().stream().mapToDouble(s -> factor * s.ideal()).toArray())
                            .style(Style.DASHED),
                    Series.line("relaxed", t, f.sizes().stream().mapToDouble(s -> factor * s.gamma()).toArray())));
        }
        if (f.starts().size() > 1) {
            List<List<String>> starts = new ArrayList<>();
            f.starts().forEach((name, gamma) -> starts.add(List.of(name, Numbers.fixed(factor * gamma, 5))));
            blocks.add(
                    new Block.Table("Starts of " + f.plane().name() + ", cut " + f.termination().number(),
                            List.of("start", "energy (" + unit + ")"), starts));
        }
        report.section(f.plane().name() + ", cut " + f.termination().number() + ": " + f.termination().name(), blocks);
    }

    private void film() {
        List<StructureView.Snapshot> snapshots = new ArrayList<>();
        for (SurfaceEnergy f : faces) {
            var frame = f.sizes().getFirst().relaxed().frame();
            snapshots.add(new StructureView.Snapshot(f.plane().name() + " cut " + f.termination().number(),
                    frame.atoms(), frame.cell()));
        }
        report.section("Slabs", new StructureView("The thinnest slab of each face, relaxed", snapshots));
    }

    private void data() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (SurfaceEnergy f : faces) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("miller", f.plane().miller());
            map.put("cut", f.termination().number());
            map.put("between", f.termination().name());
            map.put("equal_faces", f.equalFaces());
            map.put("unit", unit);
            map.put("ideal", f.sizes().stream().map(s -> factor * s.ideal()).toList());
            map.put("relaxed", f.sizes().stream().map(s -> factor * s.gamma()).toList());
            map.put("thickness", f.sizes().stream().map(s -> s.slab().thickness()).toList());
            all.add(map);
        }
        report.data("faces", all);
        report.data("units", units.name());
    }
}
