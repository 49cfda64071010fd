package org.adatom.analysis.elastic;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Report;
import org.adatom.engine.units.Units;

/** {@link ThermalElasticConstants} as a section of a report, beside those at rest. */
public final class ThermalElasticReport {
    /** Relative errors above this make a warning. */
    private static final double VAGUE = 0.05;

    private ThermalElasticReport() {}

    /**
     * Adds the section.
     *
     * @param rest the constants at zero temperature
     * @param atoms in the runs
     */
    public static void fill(Report report, ThermalElasticConstants result, ElasticConstants rest, int atoms,
            Units units) {
        String unit = UnitLabels.of(units).pressure();
        ThermalElasticConstants.Settings settings = result.settings();
        double[] axes = rest.system().axes();
        String at = Numbers.general(settings.temperature(), 5) + (units.reduced() ? "" : " K");
        List<List<String>> rows = new ArrayList<>();
        double worst = 0;
        for (String name : ElasticReport.independent(rest.system().laue())) {
            int i = name.charAt(0) - '0';
            int j = name.charAt(1) - '0';
            Estimate c = result.c(axes, i, j).times(1 / units.gigapascal());
            double cold = rest.standard(rest.relaxed()).c(i, j) / units.gigapascal();
            worst = Math.max(worst, c.error() / Math.abs(rest.relaxed().largest() / units.gigapascal()));
            report.figure(new Figure("c" + name + "_thermal", "C" + name + " at " + at, c, unit, "isothermal"));
            rows.add(List.of("C" + name, Numbers.withError(c), Numbers.fixed(cold, 2)));
        }
        if (worst > VAGUE) {
            report.warning("the constants at " + at + " are uncertain by up to " + Numbers.fixed(100 * worst, 0)
                    + " % of the largest: more steps or a larger strain make them sharper");
        }
        double residual = result.residual() / units.gigapascal();
        report.section("At " + at, new Block.Table("Isothermal constants, standard errors from ten blocks",
                List.of("constant", at + " (" + unit + ")", "at rest (" + unit + ")"), rows),
                new Block.Table("How", List.of("what", "value", "unit"), List.of(
                        List.of("atoms", Integer.toString(atoms), ""),
                        List.of("runs", "12 strained, 2 to find the cell without stress, 1 before", ""),
                        List.of("averaged steps of each", Long.toString(settings.steps()), ""),
                        List.of("time step", Numbers.general(settings.timeStep() / units.femtosecond(), 4),
                                units.reduced() ? UnitLabels.of(units).time() : "fs"),
                        List.of("strain", Numbers.general(settings.strain(), 4), ""),
                        List.of("volume per atom", Numbers.general(result.cell().volume() / atoms, 7),
                                UnitLabels.of(units).length() + "^3"),
                        List.of("stress left in the mean cell, largest component", Numbers.general(residual, 2),
                                unit))));
    }
}
