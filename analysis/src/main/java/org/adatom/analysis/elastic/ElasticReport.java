package org.adatom.analysis.elastic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.CrystalSystem.Laue;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.HeatMap;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Report;
import org.adatom.engine.Evaluation;
import org.adatom.engine.units.Units;

/** {@link ElasticConstants} as a report: independent constants, whole tensor, moduli, stability, Young's modulus by direction. */
public final class ElasticReport {
    /** Points of a direction's angle in plots. */
    private static final int ANGLES = 73;
    /** Differences below this part of the largest constant are those of rounding and of finite strain. */
    private static final double AGREEMENT = 5e-3;

    private final Report report;
    private final ElasticConstants result;
    private final Bulk bulk;
    private final Units units;
    private final String unit;
    private final ElasticTensor tensor;

    private ElasticReport(Report report, ElasticConstants result, Bulk bulk, Units units) {
        this.report = report;
        this.result = result;
        this.bulk = bulk;
        this.units = units;
        unit = UnitLabels.of(units).pressure();
        tensor = shown(result.relaxed());
    }

    /** Fills a report. */
    public static void fill(Report report, ElasticConstants result, Bulk bulk, Units units) {
        ElasticReport r = new ElasticReport(report, result, bulk, units);
        report.cite("J. F. Nye, Physical Properties of Crystals, Clarendon Press, Oxford (1957).");
        report.cite("R. Hill, The Elastic Behaviour of a Crystalline Aggregate, Proc. Phys. Soc. A 65, 349 (1952).");
        bulk.warnings(units,
                "the constants are those of the stressed crystal, without the corrections of finite stress")
                .forEach(report::warning);
        r.checks();
        r.constants();
        if (result.relaxed().stable()) {
            r.moduli();
            r.directions();
        }
        r.tensors();
        r.method();
        r.data();
    }

    /** A tensor in the crystal's axes and the unit of the report. */
    private ElasticTensor shown(ElasticTensor internal) {
        return result.standard(internal).times(1 / units.gigapascal());
    }

    private void checks() {
        double[] kelvin = tensor.kelvinModuli();
        boolean stable = kelvin[0] > 0;
        if (result.uncertainty() > AGREEMENT * result.relaxed().largest()) {
            report.warning("the constants depend on the size of the strain (up to "
                    + Numbers.general(result.uncertainty() / units.gigapascal(), 3) + " " + unit
                    + "): the potential is rough on that scale (a table), or close to an instability; try another strain");
        }
        ElasticTensor byEnergy = result.byEnergy();
        if (byEnergy != null && byEnergy.largestDifference(result.relaxed()) > AGREEMENT * result.relaxed().largest()) {
            report.warning("the curvature of the energy gives other constants (difference up to "
                    + Numbers.general(byEnergy.largestDifference(result.relaxed()) / units.gigapascal(), 3) + " " + unit
                    + "): the crystal is under stress, or energy and stress of the potential contradict each other");
        }
        report.verdict(
                !stable ? Report.Level.BAD : report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                stable
                        ? "Mechanically stable (all Kelvin moduli above zero, lowest " + Numbers.fixed(kelvin[0], 2)
                                + " " + unit
                                + "); " + result.system().laue().system() + ", Laue class "
                                + result.system().laue().symbol() + "."
                        : "Not stable: a strain lowers the energy (lowest Kelvin modulus " + Numbers.fixed(kelvin[0], 2)
                                + " " + unit
                                + "); this is not the crystal that the potential prefers.");
    }

    /** The names of the independent constants of a Laue class in its standard axes. */
    static List<String> independent(Laue laue) {
        String names = switch (laue) {
            case CUBIC_HIGH, CUBIC_LOW -> "11 12 44";
            case HEXAGONAL_HIGH, HEXAGONAL_LOW -> "11 12 13 33 44";
            case TRIGONAL_HIGH -> "11 12 13 14 33 44";
            case TRIGONAL_LOW -> "11 12 13 14 15 33 44";
            case TETRAGONAL_HIGH -> "11 12 13 33 44 66";
            case TETRAGONAL_LOW -> "11 12 13 16 33 44 66";
            case ORTHORHOMBIC -> "11 12 13 22 23 33 44 55 66";
            case MONOCLINIC -> "11 12 13 15 22 23 25 33 35 44 46 55 66";
            case TRICLINIC -> "11 12 13 14 15 16 22 23 24 25 26 33 34 35 36 44 45 46 55 56 66";
        };
        return List.of(names.split(" "));
    }

    private static double component(ElasticTensor t, String name) {
        return t.c(name.charAt(0) - '0', name.charAt(1) - '0');
    }

    private void constants() {
        ElasticTensor clamped = shown(result.clamped());
        ElasticTensor byEnergy = result.byEnergy();
        List<String> header = new ArrayList<>(List.of("constant", "relaxed (" + unit + ")", "clamped (" + unit + ")"));
        if (byEnergy != null) {
            header.add("from energy (" + unit + ")");
        }
        List<List<String>> rows = new ArrayList<>();
        for (String name : independent(result.system().laue())) {
            double value = component(tensor, name);
            report.figure(new Figure("c" + name, "C" + name, Estimate.of(Numbers.significant(value, 7)), unit, ""));
            List<String> row = new ArrayList<>(
                    List.of("C" + name, Numbers.fixed(value, 2), Numbers.fixed(component(clamped, name), 2)));
            if (byEnergy != null) {
                row.add(Numbers.fixed(component(shown(byEnergy), name), 2));
            }
            rows.add(row);
        }
        report.section("Independent constants", new Block.Table("Elastic constants of the "
                + result.system().laue().system() + " crystal in its own axes", header, rows));
    }

    private void moduli() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("bulk modulus B", tensor.bulkVoigt(), tensor.bulkReuss(), tensor.bulk(), unit));
        rows.add(row("shear modulus G", tensor.shearVoigt(), tensor.shearReuss(), tensor.shear(), unit));
        rows.add(List.of("Young's modulus E", "", "", Numbers.fixed(tensor.young(), 2), unit));
        rows.add(List.of("Poisson's ratio", "", "", Numbers.fixed(tensor.poisson(), 4), ""));
        rows.add(List.of("universal anisotropy", "", "", Numbers.fixed(tensor.anisotropy(), 4), ""));
        String system = result.system().laue().system();
        if (system.equals("cubic")) {
            rows.add(List.of("Zener's ratio 2C44/(C11-C12)", "", "",
                    Numbers.fixed(2 * tensor.c(4, 4) / (tensor.c(1, 1) - tensor.c(1, 2)), 4), ""));
        }
        report.figure(new Figure("bulk_modulus", "Bulk modulus", Estimate.of(Numbers.significant(tensor.bulk(), 7)),
                unit, "Hill"));
        report.figure(new Figure("shear_modulus", "Shear modulus", Estimate.of(Numbers.significant(tensor.shear(), 7)),
                unit, "Hill"));
        report.figure(new Figure("young_modulus", "Young's modulus",
                Estimate.of(Numbers.significant(tensor.young(), 7)), unit, "Hill"));
        report.figure(new Figure("poisson_ratio", "Poisson's ratio",
                Estimate.of(Numbers.significant(tensor.poisson(), 6)), "", "Hill"));
        report.section("Moduli of the polycrystal", new Block.Table("Averages of an aggregate without texture",
                List.of("modulus", "Voigt", "Reuss", "Hill", "unit"), rows));
    }

    private static List<String> row(String name, double voigt, double reuss, double hill, String unit) {
        return List.of(name, Numbers.fixed(voigt, 2), Numbers.fixed(reuss, 2), Numbers.fixed(hill, 2), unit);
    }

    /** Young's modulus in the three planes of the axes, and over the whole sphere. */
    private void directions() {
        double[] s = tensor.compliance();
        double[] angles = new double[ANGLES];
        double[][] planes = new double[3][ANGLES];
        for (int k = 0; k < ANGLES; k++) {
            angles[k] = 180.0 * k / (ANGLES - 1);
            double c = Math.cos(Math.toRadians(angles[k]));
            double n = Math.sin(Math.toRadians(angles[k]));
            planes[0][k] = tensor.youngAlong(s, new double[] {c, n, 0});
            planes[1][k] = tensor.youngAlong(s, new double[] {0, c, n});
            planes[2][k] = tensor.youngAlong(s, new double[] {n, 0, c});
        }
        double[] map = new double[ANGLES * ANGLES];
        double[] azimuth = new double[ANGLES];
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int i = 0; i < ANGLES; i++) {
            azimuth[i] = 360.0 * i / (ANGLES - 1);
            for (int j = 0; j < ANGLES; j++) {
                double phi = Math.toRadians(azimuth[i]);
                double theta = Math.toRadians(angles[j]);
                double e = tensor.youngAlong(s,
                        new double[] {Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi),
                            Math.cos(theta)});
                map[i * ANGLES + j] = e;
                low = Math.min(low, e);
                high = Math.max(high, e);
            }
        }
        report.figure(new Figure("young_modulus_lowest", "Young's modulus, lowest",
                Estimate.of(Numbers.significant(low, 5)), unit,
                "of all directions, in steps of 2.5 degrees"));
        report.figure(new Figure("young_modulus_highest", "Young's modulus, highest",
                Estimate.of(Numbers.significant(high, 5)), unit, ""));
        double mean = (low + high) / 2;
        double spread = Math.max((high - low) / 2, 1e-3 * mean);
        double[] relative = new double[map.length];
        for (int k = 0; k < map.length; k++) {
            relative[k] = 100 * (map[k] - mean) / mean;
        }
        report.section("Young's modulus by direction",
                Plot.of("Tension along directions in the planes of the axes", Axis.linear("angle (degrees)"),
                        Axis.fromZero("Young's modulus (" + unit + ")"),
                        Series.line("from x to y", angles, planes[0]), Series.line("from y to z", angles, planes[1]),
                        Series.line("from z to x", angles, planes[2])),
                new HeatMap("Over the sphere",
                        "White is the middle of the range, " + Numbers.fixed(mean, 1) + " " + unit,
                        Axis.linear("azimuth from x (degrees)"), Axis.linear("angle to z (degrees)"), azimuth, angles,
                        relative,
                        "deviation (%)", -100 * spread / mean, 100 * spread / mean, List.of()));
    }

    private void tensors() {
        report.section("Tensor", matrix("Stiffnesses C (" + unit + ") in the crystal's axes, relaxed", tensor),
                matrix("The same in the axes of the structure", result.relaxed().times(1 / units.gigapascal())),
                axes());
    }

    private static Block.Table matrix(String caption, ElasticTensor t) {
        List<List<String>> rows = new ArrayList<>();
        String[] names = {"xx", "yy", "zz", "yz", "xz", "xy"};
        for (int i = 1; i <= 6; i++) {
            List<String> row = new ArrayList<>(List.of(names[i - 1]));
            for (int j = 1; j <= 6; j++) {
                row.add(Numbers.fixed(t.c(i, j), 2));
            }
            rows.add(row);
        }
        return new Block.Table(caption, List.of("", "xx", "yy", "zz", "yz", "xz", "xy"), rows);
    }

    private Block.Table axes() {
        List<List<String>> rows = new ArrayList<>();
        double[] a = result.system().axes();
        for (int k = 0; k < 3; k++) {
            rows.add(List.of("xyz".substring(k, k + 1), Numbers.fixed(a[3 * k], 6), Numbers.fixed(a[3 * k + 1], 6),
                    Numbers.fixed(a[3 * k + 2], 6)));
        }
        return new Block.Table("The crystal's axes in those of the structure", List.of("axis", "x", "y", "z"), rows);
    }

    private void method() {
        List<List<String>> rows = new ArrayList<>();
        List<String> names = independent(result.system().laue());
        for (ElasticConstants.Size size : result.sizes()) {
            List<String> row = new ArrayList<>(List.of(Numbers.general(size.strain(), 4)));
            names.forEach(n -> row.add(Numbers.fixed(component(shown(size.tensor()), n), 3)));
            rows.add(row);
        }
        List<String> header = new ArrayList<>(List.of("strain"));
        names.forEach(n -> header.add("C" + n));
        report.section("Method",
                new Block.Text("Central differences of the Cauchy stress for the six strains, in the primitive cell of "
                        + result.symmetry().primitive().atoms().count()
                        + " atoms, atoms relaxed to 1e-8 eV/A at each strain (clamped:"
                        + " moved by the strain alone), averaged over the " + result.symmetry().operations().size()
                        + " operations of the point group."),
                new Block.Table("Convergence with the size of the strain (" + unit + "); the last row is the result",
                        header, rows),
                new Block.Table("Checks", List.of("what", "value", "unit"), List.of(
                        List.of("largest |Cij - Cji| before averaging", check(result.asymmetry()), unit),
                        List.of("largest change by averaging over the symmetry", check(result.misfit()), unit),
                        List.of("largest difference between the two smallest strains", check(result.uncertainty()),
                                unit),
                        List.of("stress of the crystal at rest, largest component",
                                check(Evaluation.largest(bulk.stress())), unit),
                        List.of("energy per atom", Numbers.general(bulk.energyPerAtom(), 10),
                                UnitLabels.of(units).energy()),
                        List.of("volume per atom", Numbers.general(bulk.volumePerAtom(), 10),
                                UnitLabels.of(units).length() + "^3"))));
    }

    private String check(double internal) {
        return String.format(Locale.ROOT, "%.1e", internal / units.gigapascal());
    }

    private void data() {
        Map<String, Object> elastic = new LinkedHashMap<>();
        elastic.put("unit", unit);
        elastic.put("voigt_order", List.of("xx", "yy", "zz", "yz", "xz", "xy"));
        elastic.put("laue_class", result.system().laue().symbol());
        elastic.put("axes", result.system().axes());
        elastic.put("relaxed", tensor.voigt());
        elastic.put("clamped", shown(result.clamped()).voigt());
        elastic.put("relaxed_in_axes_of_structure", result.relaxed().times(1 / units.gigapascal()).voigt());
        elastic.put("kelvin_moduli", tensor.kelvinModuli());
        report.data("elastic", elastic);
    }
}
