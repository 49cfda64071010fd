package org.adatom.analysis.elastic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.engine.Evaluation;
import org.adatom.engine.units.Units;

/** {@link SheetConstants} as a report: stiffnesses, moduli, Young's modulus by direction, stability, checks. */
public final class SheetReport {
    private static final int ANGLES = 73;
    /** Differences below this part of the largest constant are those of rounding and of finite strain. */
    private static final double AGREEMENT = 5e-3;
    /** The independent stiffnesses of the lowest symmetry. */
    private static final int[][] ALL = {{1, 1}, {1, 2}, {2, 2}, {6, 6}, {1, 6}, {2, 6}};

    private final Report report;
    private final SheetConstants result;
    private final Bulk bulk;
    private final Units units;
    private final double factor;
    private final String unit;
    private final SheetTensor tensor;

    private SheetReport(Report report, SheetConstants result, Bulk bulk, Units units) {
        this.report = report;
        this.result = result;
        this.bulk = bulk;
        this.units = units;
        factor = 1 / units.pressure(2);
        unit = UnitLabels.of(units).pressure(2);
        tensor = result.relaxed().times(factor);
    }

    /** Fills a report. */
    public static void fill(Report report, SheetConstants result, Bulk bulk, Units units) {
        SheetReport r = new SheetReport(report, result, bulk, units);
        bulk.warnings(units, "the constants are those of the stressed sheet, without the corrections of finite stress")
                .forEach(report::warning);
        r.checks();
        r.constants();
        if (r.tensor.lowestKelvinModulus() > 0) {
            r.moduli();
        }
        r.method();
        r.data();
    }

    private void checks() {
        if (result.uncertainty() > AGREEMENT * result.relaxed().largest()) {
            report.warning("the constants depend on the size of the strain (up to "
                    + Numbers.general(result.uncertainty() * factor, 3) + " " + unit
                    + "): the potential is rough on that scale (a table), or close to an instability; try another strain");
        }
        SheetTensor byEnergy = result.byEnergy();
        if (byEnergy != null && byEnergy.largestDifference(result.relaxed()) > AGREEMENT * result.relaxed().largest()) {
            report.warning("the curvature of the energy gives other constants (difference up to "
                    + Numbers.general(byEnergy.largestDifference(result.relaxed()) * factor, 3) + " " + unit
                    + "): the sheet is under stress, or energy and stress of the potential contradict each other");
        }
        if (result.softest() < 0) {
            report.warning(
                    "the sheet is at a saddle point of the energy: moving its atoms, as out of a plane that symmetry keeps flat,"
                            + " lowers it; displace the atoms of the structure a little before");
        }
        double kelvin = tensor.lowestKelvinModulus();
        report.verdict(
                kelvin <= 0
                        ? Report.Level.BAD
                        : report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                kelvin <= 0
                        ? "Not stable: a strain of the plane lowers the energy (lowest Kelvin modulus "
                                + Numbers.fixed(kelvin, 2) + " " + unit + ")."
                        : "Stable against strains of its plane (lowest Kelvin modulus " + Numbers.fixed(kelvin, 2) + " "
                                + unit + ").");
    }

    private void constants() {
        SheetTensor byEnergy = result.byEnergy();
        List<String> header = new ArrayList<>(List.of("constant", "relaxed (" + unit + ")", "clamped (" + unit + ")"));
        if (byEnergy != null) {
            header.add("from energy (" + unit + ")");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int[] ij : ALL) {
            String name = "C" + ij[0] + ij[1];
            double value = tensor.c(ij[0], ij[1]);
            // What symmetry makes zero is not a figure of its own.
            if (Math.abs(value) > 1e-6 * tensor.largest()) {
                report.figure(new Figure(name.toLowerCase(Locale.ROOT), name,
                        Estimate.of(Numbers.significant(value, 7)), unit, ""));
            }
            List<String> row = new ArrayList<>(List.of(name, Numbers.fixed(value, 3),
                    Numbers.fixed(factor * result.clamped().c(ij[0], ij[1]), 3)));
            if (byEnergy != null) {
                row.add(Numbers.fixed(factor * byEnergy.c(ij[0], ij[1]), 3));
            }
            rows.add(row);
        }
        report.section("Stiffnesses in the plane", new Block.Table(
                "Forces per length: no thickness is assumed; divide by one to compare with a solid (N/m over nm is GPa)",
                header, rows));
    }

    private void moduli() {
        double[] degrees = new double[ANGLES];
        double[] young = new double[ANGLES];
        double[] poisson = new double[ANGLES];
        for (int k = 0; k < ANGLES; k++) {
            degrees[k] = 180.0 * k / (ANGLES - 1);
            young[k] = tensor.youngAlong(Math.toRadians(degrees[k]));
            poisson[k] = tensor.poissonAlong(Math.toRadians(degrees[k]));
        }
        figure("area_modulus", "Area modulus", tensor.area(), unit, "-A dP/dA");
        figure("young_modulus", "Young's modulus along x", young[0], unit, "x along the first cell vector");
        figure("poisson_ratio", "Poisson's ratio along x", poisson[0], "", "");
        double low = IntStream.range(0, ANGLES).mapToDouble(k -> young[k]).min().orElseThrow();
        double high = IntStream.range(0, ANGLES).mapToDouble(k -> young[k]).max().orElseThrow();
        if (high < low * (1 + AGREEMENT)) {
            report.section("By direction", new Block.Text("The sheet is isotropic in its plane: C66 = (C11 - C12)/2."));
            return;
        }
        figure("young_modulus_lowest", "Young's modulus, lowest", low, unit,
                "of all directions, in steps of 2.5 degrees");
        figure("young_modulus_highest", "Young's modulus, highest", high, unit, "");
        report.section("By direction",
                Plot.of("Tension along directions in the plane", Axis.linear("angle to x (degrees)"),
                        Axis.fromZero("Young's modulus (" + unit + ")"),
                        Series.line("Young's modulus", degrees, young)),
                Plot.of("Contraction across", Axis.linear("angle to x (degrees)"), Axis.linear("Poisson's ratio"),
                        Series.line("Poisson's ratio", degrees, poisson)));
    }

    private void figure(String key, String label, double value, String of, String note) {
        report.figure(new Figure(key, label, Estimate.of(Numbers.significant(value, 7)), of, note));
    }

    private void method() {
        List<List<String>> rows = new ArrayList<>();
        for (SheetConstants.Size size : result.sizes()) {
            List<String> row = new ArrayList<>(List.of(Numbers.general(size.strain(), 4)));
            for (int[] ij : ALL) {
                row.add(Numbers.fixed(factor * size.tensor().c(ij[0], ij[1]), 4));
            }
            rows.add(row);
        }
        List<String> header = new ArrayList<>(List.of("strain"));
        for (int[] ij : ALL) {
            header.add("C" + ij[0] + ij[1]);
        }
        report.section("Method",
                new Block.Text("Central differences of the stress in the plane for the strains xx, yy, xy;"
                        + " atoms relaxed to 1e-8 eV/A at each strain (clamped: moved by the strain alone)."),
                new Block.Table("Convergence with the size of the strain (" + unit + "); the last row is the result",
                        header, rows),
                new Block.Table("Checks", List.of("what", "value", "unit"), List.of(
                        List.of("largest |Cij - Cji| before averaging", check(result.asymmetry()), unit),
                        List.of("largest difference between the two smallest strains", check(result.uncertainty()),
                                unit),
                        List.of("stress of the sheet at rest, largest component",
                                check(Evaluation.largest(result.extent().stress(bulk.evaluation(), bulk.cell()))),
                                unit),
                        List.of("energy per atom", Numbers.general(bulk.energyPerAtom(), 10),
                                UnitLabels.of(units).energy()),
                        List.of("area per atom",
                                Numbers.general(result.extent().size(bulk.cell()) / bulk.atoms().count(), 10),
                                UnitLabels.of(units).length() + "^2"))));
    }

    private String check(double internal) {
        return String.format(Locale.ROOT, "%.1e", internal * factor);
    }

    private void data() {
        Map<String, Object> elastic = new LinkedHashMap<>();
        elastic.put("unit", unit);
        elastic.put("voigt_order", List.of("xx", "yy", "xy"));
        elastic.put("axes", result.extent().axes());
        elastic.put("relaxed", tensor.components());
        elastic.put("clamped", result.clamped().times(factor).components());
        report.data("elastic", elastic);
    }
}
