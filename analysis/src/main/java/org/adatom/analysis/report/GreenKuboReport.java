package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.GreenKuboResult;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.TransportProperty;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Band;
import org.adatom.analysis.report.Plot.Series;

/** A {@link GreenKuboResult} as a section of a report. */
public final class GreenKuboReport {
    private GreenKuboReport() {}

    /** Adds the section, the figure, data, references and warnings. */
    public static void fill(Report report, GreenKuboResult r) {
        String time = (r.reduced() ? UnitLabels.REDUCED : UnitLabels.METAL).time();
        String window = "from " + Numbers.general(r.from(), 4) + " to " + Numbers.general(r.to(), 4) + " " + time;
        String label = r.property().label();
        report.figure(new Figure(r.property().key(), label, r.value(), r.unit(),
                "Green and Kubo, plateau " + window + ", at " + Numbers.general(r.temperature(), 5) + " "
                        + (r.reduced() ? UnitLabels.REDUCED : UnitLabels.METAL).temperature()));
        report.cite("M. S. Green, J. Chem. Phys. 22, 398 (1954); R. Kubo, J. Phys. Soc. Japan 12, 570 (1957).");
        if (r.property() == TransportProperty.THERMAL_CONDUCTIVITY) {
            report.cite("Z. Fan et al., Phys. Rev. B 92, 094301 (2015).");
        }
        if (r.drifts()) {
            report.warning(label + ": the running integral changes by " + Numbers.withError(r.rise()) + " " + r.unit()
                    + " within its plateau, " + window + ": the correlation has not decayed; use a greater length");
        }
        List<List<String>> rows = new ArrayList<>();
        Map<String, Object> components = new LinkedHashMap<>();
        for (int k = 0; k < r.components().length; k++) {
            String name = r.property().components()[k];
            rows.add(List.of(name, Numbers.withError(r.components()[k])));
            components.put(name, SummaryJson.measured(r.components()[k], r.unit()));
        }
        rows.add(List.of("mean", Numbers.withError(r.value())));
        String axis = r.property().symbol() + " (" + r.unit() + ")";
        report.section(label,
                Plot.of("Running integral of the correlation", Axis.linear("upper limit (" + time + ")"),
                        Axis.fromZero(axis), Series.line("mean", r.lag(), r.integral()).error(r.integralError()))
                        .with(new Band(r.from(), r.to(), "plateau"))
                        .caption(r.samples() + " samples. The result is the mean over the plateau; strips are standard"
                                + " errors."),
                Plot.of("Autocorrelation of the current", Axis.linear("lag time (" + time + ")"),
                        Axis.linear("relative to that at lag zero"),
                        Series.line("mean", r.lag(), r.correlation()).error(r.correlationError())),
                new Block.Table("From each component of the current", List.of("component", axis), rows));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", SummaryJson.measured(r.value(), r.unit()));
        map.put("components", components);
        map.put("rise_within_plateau", SummaryJson.measured(r.rise(), r.unit()));
        map.put("temperature", r.temperature());
        map.put("volume", r.volume());
        report.data(r.property().key(), map);
    }
}
