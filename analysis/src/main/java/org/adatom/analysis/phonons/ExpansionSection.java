package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.crystal.CrystalSystem.Laue;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.engine.units.Units;

/** Thermal expansion: the mean, and where symmetry leaves several, along each of the standard axes. */
final class ExpansionSection {
    private static final String AXES = "xyz";

    private ExpansionSection() {}

    /** Writes the section, and {@code expansion.csv}. */
    static void fill(Findings findings, QuasiHarmonic q, Laue laue, int atoms, Units units) {
        double[] t = column(q, QuasiHarmonic.State::temperature);
        List<String> header = new ArrayList<>(List.of("T (K)", "volume per atom (A^3)",
                "length relative to the first", "linear expansion (1/K)"));
        List<Series> series =
                new ArrayList<>(List.of(Series.line("mean", t, column(q, s -> 1e6 * s.expansion() / 3))));
        int[] axes = switch (laue) {
            case CUBIC_HIGH, CUBIC_LOW -> new int[0];
            case ORTHORHOMBIC, MONOCLINIC, TRICLINIC -> new int[] {0, 1, 2};
            default -> new int[] {0, 2};
        };
        for (int axis : axes) {
            header.add("along " + AXES.charAt(axis) + " (1/K)");
            series.add(Series.line("along " + AXES.charAt(axis), t, column(q, s -> 1e6 * s.linear()[axis])));
        }
        header.addAll(List.of("B_T (GPa)", "C_P per atom (kB)"));
        List<List<String>> rows = new ArrayList<>();
        for (QuasiHarmonic.State s : q.states()) {
            List<String> row = new ArrayList<>(List.of(Numbers.general(s.temperature(), 6),
                    Numbers.fixed(s.volume() / atoms, 6),
                    Numbers.fixed(Math.cbrt(s.volume() / q.states().getFirst().volume()), 7),
                    String.format(Locale.ROOT, "%.4e", s.expansion() / 3)));
            Arrays.stream(axes).forEach(axis -> row.add(String.format(Locale.ROOT, "%.4e", s.linear()[axis])));
            row.add(Numbers.fixed(s.bulkModulus() / units.gigapascal(), 3));
            row.add(Numbers.fixed(s.heatCapacity() / units.boltzmann() / atoms, 5));
            rows.add(row);
        }
        Block.Table table = new Block.Table("Quasi-harmonic, at no pressure", header, rows);
        findings.csv("expansion.csv", table);
        List<Block> blocks = new ArrayList<>(List.of(
                Plot.of("Linear coefficient", Axis.linear("temperature (K)"), Axis.linear("1e-6 per K"),
                        series.toArray(Series[]::new)),
                Plot.of("Bulk modulus", Axis.linear("temperature (K)"), Axis.linear("isothermal bulk modulus (GPa)"),
                        Series.line("B", t, column(q, s -> s.bulkModulus() / units.gigapascal()))),
                PhononReport.thinned(table)));
        if (axes.length > 0) {
            blocks.add(
                    new Block.Text("The shape at every volume is the one of the lowest energy at rest; x, y, z are the"
                            + " standard axes of the crystal, z the main one. Vibrations that prefer another shape are left out"
                            + " of the difference between the axes, not of the volume."));
        }
        findings.report().section("Thermal expansion", blocks);
        findings.report()
                .cite("M. T. Dove, Introduction to Lattice Dynamics, Cambridge University Press (1993).");
    }

    private static double[] column(QuasiHarmonic q, ToDoubleFunction<QuasiHarmonic.State> of) {
        return q.states().stream().mapToDouble(of).toArray();
    }
}
