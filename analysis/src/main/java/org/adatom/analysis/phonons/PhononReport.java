package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Mark;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/** Phonons as a report: bands, density of states, thermodynamics, expansion. */
public final class PhononReport {
    private static final int POINTS = 40;
    /** Imaginary frequencies smaller than this part of the highest are noise. */
    private static final double NOISE = 2e-3;
    /** J/(mol K) of one eV/K per atom: Avogadro's number times the elementary charge. */
    private static final double JOULE_PER_MOLE = 6.02214076e23 * 1.602176634e-19;

    private final Findings findings;
    private final Report report;
    private final ForceConstants constants;
    private final DensityOfStates dos;
    private final Units units;
    private final int atoms;

    private PhononReport(Findings findings, ForceConstants constants, DensityOfStates dos, Units units) {
        this.findings = findings;
        this.report = findings.report();
        this.constants = constants;
        this.dos = dos;
        this.units = units;
        this.atoms = constants.primitive().atoms().count();
    }

    /**
     * Fills a report.
     *
     * @param path through the Brillouin zone
     * @param temperatures K
     * @param expansion if it was computed
     * @param enough how often the cell has to be repeated for constants that are exact
     */
    public static void fill(Findings findings, ForceConstants constants, BrillouinPath path, DensityOfStates dos,
            double[] temperatures, @Nullable QuasiHarmonic expansion, int[] enough, Units units) {
        PhononReport r = new PhononReport(findings, constants, dos, units);
        r.report.cite(
                "K. Parlinski, Z. Q. Li, Y. Kawazoe, First-Principles Determination of the Soft Mode in Cubic ZrO2, Phys. Rev. Lett."
                        + " 78, 4063 (1997).");
        r.warn(enough);
        double lowest = r.bands(path);
        r.judge(Math.min(lowest, dos.lowest()));
        r.density();
        r.thermodynamics(temperatures);
        if (expansion != null) {
            r.expansion(expansion);
        }
        r.method(enough);
    }

    private void warn(int[] enough) {
        int[] n = constants.repeats();
        if (n[0] < enough[0] || n[1] < enough[1] || n[2] < enough[2]) {
            report.warning("the supercell of " + cells(n)
                    + " primitive cells is narrower than twice the range of the forces: constants of"
                    + " distant atoms are folded onto nearer ones; " + cells(enough) + " or more lose none");
        }
    }

    private static String cells(int[] n) {
        return n[0] + "x" + n[1] + "x" + n[2];
    }

    /** The band structure; returns the lowest frequency on it. */
    private double bands(BrillouinPath path) {
        int modes = 3 * atoms;
        List<double[]> rows = new ArrayList<>();
        List<double[]> where = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        List<List<String>> points = new ArrayList<>();
        double position = 0;
        String last = "";
        for (BrillouinPath.Stretch s : path.stretches()) {
            boolean jump = !last.isEmpty() && !last.equals(s.from());
            if (jump) {
                double[] gap = new double[modes + 1];
                Arrays.fill(gap, Double.NaN);
                gap[0] = position;
                rows.add(gap);
                where.add(s.begin());
                marks.removeLast();
                marks.add(new Mark(position, last + "|" + s.from()));
            } else if (last.isEmpty()) {
                marks.add(new Mark(0, s.from()));
                points.add(point(s.from(), s.begin()));
            }
            for (int k = 0; k <= POINTS; k++) {
                double[] q = s.at((double) k / POINTS);
                double[] f = Hessian.terahertz(constants.squaredFrequencies(q), units);
                double[] row = new double[modes + 1];
                row[0] = position + s.length() * k / POINTS;
                System.arraycopy(f, 0, row, 1, modes);
                rows.add(row);
                where.add(q);
            }
            position += s.length();
            marks.add(new Mark(position, s.to()));
            points.add(point(s.to(), s.end()));
            last = s.to();
        }
        double[] x = rows.stream().mapToDouble(r -> r[0]).toArray();
        List<Series> series = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("path (1/A)", "qx (1/A)", "qy (1/A)", "qz (1/A)"));
        for (int m = 1; m <= modes; m++) {
            int band = m;
            header.add("band " + m + " (THz)");
            series.add(Series.line("band " + m, x, rows.stream().mapToDouble(r -> r[band]).toArray()));
        }
        report.section("Bands",
                Plot.of("Dispersion", Axis.linear("wave vector along the path (1/A)"), Axis.linear("frequency (THz)"),
                        series.toArray(Series[]::new)).with(marks)
                        .caption("Imaginary frequencies are drawn below zero."),
                new Block.Table("Frequencies at the named points (THz)", pointHeader(modes), distinct(points)));
        List<List<String>> csv = new ArrayList<>();
        double lowest = 0;
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            if (Double.isNaN(row[1])) {
                continue;
            }
            List<String> line = new ArrayList<>();
            line.add(Numbers.csv(row[0]));
            for (double component : where.get(i)) {
                line.add(Numbers.csv(component));
            }
            for (int m = 1; m <= modes; m++) {
                line.add(Numbers.csv(row[m]));
                lowest = Math.min(lowest, row[m]);
            }
            csv.add(line);
        }
        findings.csv("bands.csv", new Block.Table("", header, csv));
        return lowest;
    }

    private List<String> point(String name, double[] q) {
        List<String> row = new ArrayList<>(List.of(name));
        for (double f : Hessian.terahertz(constants.squaredFrequencies(q), units)) {
            row.add(Numbers.fixed(f, 4));
        }
        return row;
    }

    private static List<String> pointHeader(int modes) {
        List<String> header = new ArrayList<>(List.of("point"));
        for (int m = 1; m <= modes; m++) {
            header.add(Integer.toString(m));
        }
        return header;
    }

    private static List<List<String>> distinct(List<List<String>> points) {
        List<String> seen = new ArrayList<>();
        return points.stream().filter(p -> !seen.contains(p.getFirst()) && seen.add(p.getFirst())).toList();
    }

    private void judge(double lowest) {
        report.figure(new Figure("highest_frequency", "Highest frequency",
                Estimate.of(Numbers.significant(dos.highest(), 7)), "THz",
                "on the mesh"));
        report.figure(new Figure("lowest_frequency", "Lowest frequency",
                Estimate.of(Numbers.significant(lowest < -NOISE * dos.highest()
                        ? lowest
                        : 0, 5)),
                "THz", "imaginary ones are negative"));
        if (lowest < -NOISE * dos.highest()) {
            report.warning("imaginary modes (" + Numbers.general(-lowest, 3)
                    + "i THz): the crystal is not stable at rest; thermodynamic"
                    + " functions leave these modes out");
            report.verdict(Report.Level.BAD,
                    "Dynamically unstable: the lowest frequency is imaginary, " + Numbers.general(-lowest, 4)
                            + "i THz.");
        } else {
            report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                    "Dynamically stable: no imaginary frequencies on the path and on a mesh of " + cells(dos.mesh())
                            + " points.");
        }
    }

    private void density() {
        int n = 400;
        double low = Math.min(0, 1.1 * dos.lowest());
        double high = 1.05 * dos.highest();
        double sigma = high / 120;
        double[] at = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            at[k] = low + (high - low) * k / n;
        }
        double[] density = dos.smeared(at, sigma);
        report.section("Density of states",
                Plot.of("States", Axis.linear("frequency (THz)"), Axis.fromZero("states per THz and primitive cell"),
                        Series.line("all", at, density))
                        .caption("Mesh of " + cells(dos.mesh()) + " points, each state a Gaussian of "
                                + Numbers.general(sigma, 3) + " THz; the integral is " + 3 * atoms + "."));
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k <= n; k++) {
            rows.add(List.of(Numbers.csv(at[k]), Numbers.csv(density[k])));
        }
        findings.csv("dos.csv", new Block.Table("", List.of("frequency (THz)", "states (1/THz)"), rows));
    }

    private void thermodynamics(double[] temperatures) {
        List<List<String>> rows = new ArrayList<>();
        double[] c = new double[temperatures.length];
        double[] s = new double[temperatures.length];
        for (int k = 0; k < temperatures.length; k++) {
            Vibrations v = Vibrations.of(dos, temperatures[k], units);
            c[k] = v.heat() / units.boltzmann() / atoms;
            s[k] = v.entropy() / units.boltzmann() / atoms;
            rows.add(List.of(Numbers.general(temperatures[k], 6), Numbers.fixed(v.free() / atoms, 6),
                    Numbers.fixed(v.energy() / atoms, 6),
                    Numbers.fixed(s[k], 5), Numbers.fixed(c[k], 5),
                    Numbers.fixed(v.heat() / atoms * JOULE_PER_MOLE, 4)));
        }
        Vibrations zero = Vibrations.of(dos, 0, units);
        report.figure(new Figure("zero_point_energy", "Zero-point energy per atom",
                Estimate.of(Numbers.significant(zero.free() / atoms, 6)),
                "eV", ""));
        Block.Table table = new Block.Table("Vibrations, per atom",
                List.of("T (K)", "F (eV)", "E (eV)", "S (kB)", "C_V (kB)", "C_V (J/mol/K)"), rows);
        findings.csv("thermodynamics.csv", table);
        report.section("Thermodynamics",
                Plot.of("Heat capacity and entropy", Axis.linear("temperature (K)"), Axis.fromZero("per atom (kB)"),
                        Series.line("heat capacity at constant volume", temperatures, c),
                        Series.line("entropy", temperatures, s)),
                thinned(table));
    }

    /** At most a dozen rows on the page; all are in the file. */
    private static Block.Table thinned(Block.Table table) {
        int n = table.rows().size();
        int step = Math.max(1, (n + 11) / 12);
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < n; k += step) {
            rows.add(table.rows().get(k));
        }
        return new Block.Table(table.caption(), table.header(), rows);
    }

    private void expansion(QuasiHarmonic q) {
        List<List<String>> rows = new ArrayList<>();
        for (QuasiHarmonic.State s : q.states()) {
            rows.add(List.of(Numbers.general(s.temperature(), 6), Numbers.fixed(s.volume() / atoms, 6),
                    Numbers.fixed(Math.cbrt(s.volume() / q.states().getFirst().volume()), 7),
                    String.format(Locale.ROOT, "%.4e", s.expansion() / 3),
                    Numbers.fixed(s.bulkModulus() / units.gigapascal(), 3),
                    Numbers.fixed(s.heatCapacity() / units.boltzmann() / atoms, 5)));
        }
        Block.Table table = new Block.Table("Quasi-harmonic, at no pressure", List.of("T (K)", "volume per atom (A^3)",
                "length relative to the first", "linear expansion (1/K)", "B_T (GPa)", "C_P per atom (kB)"), rows);
        findings.csv("expansion.csv", table);
        double[] t = q.states().stream().mapToDouble(QuasiHarmonic.State::temperature).toArray();
        report.section("Thermal expansion",
                Plot.of("Linear coefficient", Axis.linear("temperature (K)"), Axis.linear("1e-6 per K"),
                        Series.line("linear expansion", t,
                                q.states().stream().mapToDouble(s -> 1e6 * s.expansion() / 3).toArray())),
                Plot.of("Bulk modulus", Axis.linear("temperature (K)"), Axis.linear("isothermal bulk modulus (GPa)"),
                        Series.line("B", t,
                                q.states().stream().mapToDouble(s -> s.bulkModulus() / units.gigapascal()).toArray())),
                thinned(table));
        report.cite("M. T. Dove, Introduction to Lattice Dynamics, Cambridge University Press (1993).");
    }

    private void method(int[] enough) {
        report.section("Method", new Block.Table("Force constants", List.of("what", "value", "unit"), List.of(
                List.of("primitive cell", Integer.toString(atoms), "atoms"),
                List.of("supercell", cells(constants.repeats()), "primitive cells"),
                List.of("supercell that loses no constant", cells(enough), "primitive cells"),
                List.of("displacements",
                        Numbers.general(ForceConstants.DISPLACEMENT, 3) + " and twice as much, both senses", "A"),
                List.of("largest sum over an atom's constants, made zero", String.format(Locale.ROOT, "%.1e",
                        constants.sumRuleViolation()), "eV/A^2"),
                List.of("largest asymmetry, averaged out", String.format(Locale.ROOT, "%.1e", constants.asymmetry()),
                        "eV/A^2"))),
                new Block.Text(
                        "Frequencies of waves in the relaxed crystal. Long-range Coulomb forces split optical modes at the centre in a"
                                + " way that depends on the direction; that is not included."));
    }
}
