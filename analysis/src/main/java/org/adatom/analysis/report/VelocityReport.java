package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.VelocityAutocorrelationResult;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;

/** A {@link VelocityAutocorrelationResult} as a section of a report. */
public final class VelocityReport {
    private VelocityReport() {}

    /** Adds the section, figures and data. */
    public static void fill(Report report, VelocityAutocorrelationResult v) {
        boolean reduced = v.labels().equals(UnitLabels.REDUCED);
        String frequency = reduced ? "1/tau" : "THz";
        String square = v.labels().length() + "^2/" + v.labels().time();
        List<Series> correlations = new ArrayList<>();
        List<Series> states = new ArrayList<>(List.of(Series.line("all", v.frequency(), v.states())));
        List<List<String>> rows = new ArrayList<>();
        for (VelocityAutocorrelationResult.Species s : v.species()) {
            double zero = s.correlation()[0];
            double[] normal = new double[v.lag().length];
            double[] error = new double[v.lag().length];
            for (int k = 0; k < normal.length; k++) {
                normal[k] = s.correlation()[k] / zero;
                error[k] = s.error()[k] / zero;
            }
            correlations.add(Series.line(s.symbol(), v.lag(), normal).error(error));
            if (v.species().size() > 1) {
                states.add(Series.line(s.symbol(), v.frequency(), s.states()));
            }
            rows.add(List.of(s.symbol(), Long.toString(s.atoms()), Numbers.withError(s.diffusion())));
        }
        report.figure(new Figure("vibrational_states", "Integral of the density of states",
                Estimate.of(Numbers.significant(v.integral(), 8)), "",
                "degrees of freedom: " + Numbers.general(v.freedom(), 9)));
        report.section("Velocities",
                Plot.of("Autocorrelation of velocities", Axis.linear("lag time (" + v.labels().time() + ")"),
                        Axis.linear("relative to that at lag zero"), correlations.toArray(Series[]::new)),
                Plot.of("Vibrational density of states", Axis.linear("frequency (" + frequency + ")"),
                        Axis.fromZero("states per " + frequency), states.toArray(Series[]::new))
                        .caption("Cosine transform of the correlation weighted with masses, window cos^2 over "
                                + Numbers.general(v.lag()[v.lag().length - 1], 4) + " " + v.labels().time() + "; "
                                + v.samples() + " samples."),
                new Block.Table(
                        "Diffusion coefficients, a third of the integral of the correlation up to the longest lag (Green and Kubo)",
                        List.of("species", "atoms", "D (" + square + ")"), rows));
        List<Map<String, Object>> all = new ArrayList<>();
        for (VelocityAutocorrelationResult.Species s : v.species()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("species", s.symbol());
            map.put("green_kubo_diffusion", SummaryJson.measured(s.diffusion(), square));
            all.add(map);
        }
        report.data("velocity_autocorrelation", all);
    }
}
