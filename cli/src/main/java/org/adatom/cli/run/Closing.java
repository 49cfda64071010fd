package org.adatom.cli.run;

import java.io.IOException;
import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.ConfigurationalTemperature;
import org.adatom.analysis.ConfigurationalTemperatureResult;
import org.adatom.analysis.GreenKubo;
import org.adatom.analysis.GreenKuboResult;
import org.adatom.analysis.HeatCapacity;
import org.adatom.analysis.MeanSquaredDisplacementResult;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.RadialDistributionResult;
import org.adatom.analysis.StressStrain;
import org.adatom.analysis.ThermoSeries;
import org.adatom.analysis.VelocityAutocorrelationResult;
import org.adatom.analysis.ThermoSummary;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.FrameReport;
import org.adatom.analysis.report.GreenKuboReport;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.MonitorReport;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.RunReport;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.report.VelocityReport;
import org.adatom.cli.Version;
import org.adatom.cli.console.Progress;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: curves, report, summary and the closing table.
 *
 * @param setup what was run
 * @param folder where
 * @param simulation at its last step
 * @param outputs what was measured
 * @param freedom degrees of freedom of the atoms
 * @param warnings given on the way
 */
record Closing(RunSetup setup, RunFolder folder, Simulation simulation, RunOutputs outputs, DegreesOfFreedom freedom,
        List<String> warnings) {
    /** How fast the steps of this process were. */
    record Speed(long steps, double seconds, int threads) {}

    /** Writes the files, the summary last: it is the sign that the run is finished. */
    void write(Speed speed) {
        RadialDistributionResult rdf = outputs.rdf() == null ? null : outputs.rdf().result();
        MeanSquaredDisplacementResult msd = outputs.msd() == null ? null : outputs.msd().result();
        if (rdf != null) {
            folder.write(folder.file("rdf.csv"), text(rdf::writeCsv));
        }
        if (msd != null) {
            folder.write(folder.file("msd.csv"), text(msd::writeCsv));
        }
        ConfigurationalTemperatureResult temperature = temperature();
        if (temperature != null) {
            folder.write(folder.file("configurational-temperature.csv"), text(temperature::writeCsv));
        }
        VelocityAutocorrelationResult vacf = outputs.vacf() == null ? null : outputs.vacf().result();
        if (vacf != null) {
            folder.write(folder.file("vacf.csv"), text(vacf::writeCsv));
            folder.write(folder.file("vdos.csv"), text(vacf::writeStatesCsv));
        }
        List<GreenKuboResult> transport = outputs.transport().stream().map(GreenKubo::result).toList();
        for (GreenKuboResult r : transport) {
            folder.write(folder.file(r.property().key().replace('_', '-') + ".csv"), text(r::writeCsv));
        }
        List<StressStrain> curves = curves();
        if (!curves.isEmpty()) {
            folder.write(folder.file("stress-strain.csv"), csv(curves));
        }
        Report report = report(rdf, msd, vacf, temperature, transport, curves, speed);
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
    }

    /** The stress-strain curves of the stages that deform the cell. */
    private List<StressStrain> curves() {
        List<StressStrain> curves = new ArrayList<>();
        ThermoSeries thermo = outputs.thermo();
        int strain = thermo.columns().index("Strain");
        List<StageBlock> stages = setup.input().run().stages();
        for (int k = 0; k < stages.size(); k++) {
            DeformBlock deform = stages.get(k).deform();
            if (deform == null) {
                continue;
            }
            String component = deform.component();
            int stress = thermo.columns().index("S" + (component.length() == 1 ? component + component : component));
            if (stress >= 0) {
                StressStrain curve = StressStrain.of(thermo.summaries().get(k).name(), component,
                        stages.get(k).barostat() != null, thermo.values(strain, k), thermo.values(stress, k),
                        thermo.columns().list().get(stress).unit());
                if (curve != null) {
                    curves.add(curve);
                }
            }
        }
        return curves;
    }

    private static String csv(List<StressStrain> curves) {
        StringBuilder text = new StringBuilder("stage,component,strain,stress[" + curves.getFirst().unit() + "]\n");
        for (StressStrain c : curves) {
            for (int k = 0; k < c.strain().length; k++) {
                text.append('"').append(c.stage()).append("\",").append(c.component()).append(',').append(c.strain()[k])
                        .append(',').append(c.stress()[k]).append('\n');
            }
        }
        return text.toString();
    }

    private Report report(@Nullable RadialDistributionResult rdf, @Nullable MeanSquaredDisplacementResult msd,
            @Nullable VelocityAutocorrelationResult vacf, @Nullable ConfigurationalTemperatureResult temperature,
            List<GreenKuboResult> transport, List<StressStrain> curves, Speed speed) {
        int atoms = simulation.atoms().count();
        Report report = new Report("Molecular dynamics of " + DryRun.composition(simulation.atoms()));
        report.subtitle(atoms + " atoms, " + setup.forceField().description());
        warnings.forEach(report::warning);
        setup.forceField().warnings().forEach(report::warning);
        setup.forceField().references().forEach(report::cite);
        report.data("atoms", atoms);
        report.data("degrees_of_freedom", freedom.count());
        report.data("steps", simulation.step());
        report.data("performance", performance(speed));
        if (temperature != null && !temperature.agrees()) {
            report.warning(temperature.disagreement());
        }
        RunReport content = new RunReport(report);
        content.thermo(outputs.thermo(), atoms);
        if (temperature != null) {
            content.configurationalTemperature(temperature);
        }
        content.stressStrain(curves);
        if (rdf != null) {
            content.radialDistribution(rdf);
        }
        if (msd != null) {
            content.displacement(msd, setup.input().run().analysis().msd());
        }
        if (vacf != null) {
            VelocityReport.fill(report, vacf);
        }
        Findings findings = new Findings(report);
        MonitorReport.fill(report, outputs.monitors());
        outputs.frames().forEach(f -> FrameReport.fill(findings, f));
        findings.texts().forEach((name, text) -> folder.write(folder.file(name), text));
        transport.forEach(r -> GreenKuboReport.fill(report, r));
        content.verdict(outputs.thermo());
        content.frames(outputs.firstFrame().frame(), new Frame(simulation.atoms(), simulation.cell()));
        report.provenance(Provenance.here(
                Version.current().toString(),
                speed.threads(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "adatom run input.yaml",
                "input.yaml",
                RunRecord.input(folder),
                RunRecord.files(folder)));
        return report;
    }

    private @Nullable ConfigurationalTemperatureResult temperature() {
        ConfigurationalTemperature gathered = outputs.configurationalTemperature();
        return gathered == null ? null : gathered.result();
    }

    /** What the run cost, for comparisons; only the steps of this process count. */
    private Map<String, Object> performance(Speed speed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("threads", speed.threads());
        map.put("steps", speed.steps());
        map.put("seconds", speed.seconds());
        map.put("atom_steps_per_second", atomSteps(speed));
        map.put("neighbor_list_builds", simulation.evaluator().rebuilds());
        return map;
    }

    /** The table at the end of standard output. */
    void print(PrintStream out, Speed speed) {
        ThermoSummary last = outputs.thermo().summaries().getLast();
        boolean reduced = setup.units().reduced();
        double timestep = setup.input().run().stages().getLast().timestep();
        out.println();
        line(out, "steps",
                speed.steps() + " in " + duration(speed.seconds()) + " on " + speed.threads()
                        + (speed.threads() == 1 ? " thread" : " threads"));
        if (speed.steps() > 0) {
            double perDay = 86400 * speed.steps() / speed.seconds();
            line(out, "speed", Numbers.general(speed.steps() / speed.seconds(), 3) + " steps/s, "
                    + (reduced ? "" : Numbers.general(perDay * timestep * 1e-6, 3) + " ns/day, ")
                    + Numbers.general(atomSteps(speed), 3) + " atom-steps/s");
        }
        long builds = simulation.evaluator().rebuilds();
        line(out, "neighbors", builds + " list builds, one every "
                + Numbers.general((double) simulation.evaluator().evaluations() / Math.max(1, builds), 3)
                + " evaluations; cutoff " + Numbers.general(setup.forceField().cutoff(), 4) + ", skin "
                + Numbers.general(simulation.evaluator().skin(), 3) + (reduced ? "" : " A"));
        line(out, "freedom", freedom.explanation() + " degrees of freedom");
        line(out, "drift", Numbers.withError(last.drift().times(reduced ? 1 : 1e3))
                + (reduced ? " eps/atom/tau" : " meV/atom/ps") + " of the conserved quantity");
        last.average("Temp").ifPresent(a -> line(out, "temperature", Numbers.withError(a.mean()) + " "
                + a.column().unit() + " in the last stage"));
        ConfigurationalTemperatureResult t = temperature();
        if (t != null && t.samples() > 0) {
            line(out, "T_conf", Numbers.withError(t.configurational()) + " " + t.labels().temperature()
                    + " from positions, " + Numbers.withError(t.difference()) + " above that of velocities");
        }
        outputs.transport().stream().map(GreenKubo::result).forEach(r -> line(out, r.property().symbol(),
                Numbers.withError(r.value()) + " " + r.unit() + ", " + r.property().label().toLowerCase(Locale.ROOT)));
        HeatCapacity heat = last.heatCapacity();
        if (heat != null) {
            line(out, "heat", heat.symbol() + " = " + Numbers.withError(heat.perAtom()) + " kB/atom from "
                    + heat.source() + " in the last stage"
                    + (heat.reliable() ? "" : " (too short for a reliable error)"));
        }
        for (StressStrain c : curves()) {
            line(out, "stress", (c.modulus() == null
                    ? ""
                    : c.modulusName() + " " + Numbers.withError(c.modulus()) + " "
                            + c.unit() + " below a strain of " + Numbers.general(c.window(), 3) + ", ")
                    + (c.peaked() ? "peak " : "largest ") + Numbers.general(c.peakStress(), 3) + " " + c.unit()
                    + " at a strain of " + Numbers.general(c.peakStrain(), 3));
        }
        line(out, "output", folder.path() + "/report.html");
        setup.forceField().warnings().forEach(w -> line(out, "potential", w));
        outputs.monitors().forEach(m -> m.warnings().forEach(w -> line(out, "potential", w)));
    }

    private static String duration(double seconds) {
        return seconds < 60 ? Numbers.general(seconds, 3) + " s" : Progress.text(Math.round(seconds));
    }

    private double atomSteps(Speed speed) {
        return simulation.atoms().count() * (double) speed.steps() / speed.seconds();
    }

    private static void line(PrintStream out, String name, String text) {
        out.println(String.format(Locale.ROOT, "%-12s ", name) + text);
    }

    /** Something that writes to an {@link Appendable}. */
    @FunctionalInterface
    private interface Writing {
        void to(Appendable out) throws IOException;
    }

    private static String text(Writing writing) {
        StringBuilder text = new StringBuilder();
        try {
            writing.to(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
