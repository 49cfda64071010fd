package org.adatom.cli.run;

import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.MonitorReport;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.RelaxationReport;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.cli.Version;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.StructureFiles;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.SoftestMode;
import org.jspecify.annotations.Nullable;

/**
 * The end of a relaxation: relaxed structure, report, summary. If it did not converge, the report only, so that it can be
 * continued.
 *
 * @param setup what was relaxed
 * @param folder where
 * @param simulation at its last step
 * @param objective what was minimised
 * @param outputs what was measured
 * @param mode the lowest curvature, if looked for
 * @param escapes how many saddle points were left
 * @param stalled whether no step led further down
 * @param warnings given on the way
 * @param threads in use
 */
record RelaxClosing(RelaxSetup setup, RunFolder folder, Simulation simulation, AtomsAndCell objective,
        RelaxOutputs outputs, @Nullable SoftestMode mode, int escapes, boolean stalled, List<String> warnings,
        int threads) {
    private static final String RELAXED = "relaxed.extxyz";

    /** Writes the files, the summary last: it is the sign that the job is finished. */
    void write() {
        Report report = report();
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        if (objective.converged()) {
            StructureFiles.write(folder.file(RELAXED), frame(), setup.units());
            folder.write(folder.summary(), SummaryJson.of(report));
        }
    }

    private Frame frame() {
        Frame frame = new Frame(simulation.atoms(), simulation.cell()).with(Frame.Field.FORCES);
        frame.info().put("energy", simulation.evaluator().energy());
        double volume = simulation.cell().volume();
        if (!Double.isNaN(volume)) {
            double[] stress = simulation.evaluator().virial().clone();
            for (int k = 0; k < 9; k++) {
                stress[k] = -stress[k] / volume;
            }
            frame.info().put("stress", stress);
        }
        return frame;
    }

    private Report report() {
        int atoms = simulation.atoms().count();
        Report report = new Report("Relaxation of " + DryRun.composition(simulation.atoms()));
        report.subtitle(atoms + " atoms, " + setup.forceField().description());
        report.verdict(level(), sentence());
        warnings.forEach(report::warning);
        setup.forceField().warnings().forEach(report::warning);
        setup.forceField().references().forEach(report::cite);
        report.data("atoms", atoms);
        report.data("converged", objective.converged());
        report.data("steps", simulation.step());
        report.data("stability", stability());
        RelaxationReport content = new RelaxationReport(report, outputs.series(), setup.units(), atoms);
        Frame first = outputs.firstFrame().frame();
        Frame last = new Frame(simulation.atoms(), simulation.cell());
        content.structures(first == null ? last : first, last);
        content.convergence();
        MonitorReport.fill(report, outputs.monitors());
        report.provenance(Provenance.here(
                Version.current().toString(),
                threads,
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "adatom relax input.yaml",
                "input.yaml",
                RunRecord.input(folder),
                RunRecord.files(folder)));
        return report;
    }

    private Report.Level level() {
        return !objective.converged()
                ? Report.Level.BAD
                : warnings.isEmpty() && outputs.monitors().stream().allMatch(m -> m.looksBeyond() == 0)
                        ? Report.Level.GOOD
                        : Report.Level.CAUTION;
    }

    private String sentence() {
        if (!objective.converged()) {
            return shortfall();
        }
        String found = mode == null ? "" : mode.unstable() ? ", at a saddle point" : ", at a minimum";
        return "Converged in " + simulation.step() + " steps" + found + ": " + remaining() + "."
                + (escapes > 0 ? " Saddle points left on the way: " + escapes + "." : "");
    }

    /** What kept it from converging, and what can be done. */
    String shortfall() {
        return stalled
                ? "no step leads further down, with " + remaining()
                        + " left: energy and forces contradict each other there, as where a truncated potential jumps; take"
                        + " method: fire, or a smooth truncation"
                : "not converged in " + simulation.step() + " steps: " + remaining()
                        + " left; the state is kept, continue"
                        + " with ./adatom resume " + folder.path();
    }

    private String remaining() {
        boolean reduced = setup.units().reduced();
        return "largest force " + Numbers.general(objective.largestForce(), 3) + (reduced ? "" : " eV/A")
                + (objective.relaxesCell()
                        ? ", stress within "
                                + Numbers.general(objective.stressDeviation()
                                        / setup.units().pressure(simulation.cell().dimensions()), 3)
                                + setup.stressUnit()
                        : "");
    }

    private Map<String, Object> stability() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("checked", mode != null);
        if (mode != null) {
            map.put("minimum", !mode.unstable());
            map.put("lowest_curvature", mode.curvature());
            map.put("unit", setup.units().reduced() ? "eps/sigma^2" : "eV/A^2");
            map.put("force_calls", mode.calls());
        }
        map.put("saddle_points_left", escapes);
        return map;
    }

    /** The table at the end of standard output. */
    void print(PrintStream out, double seconds) {
        boolean reduced = setup.units().reduced();
        out.println();
        DryRun.line(out, "converged", "%s",
                objective.converged() ? "yes, " + remaining() : "no, " + remaining() + " left");
        DryRun.line(out, "force calls", "%d in %s s%s", objective.calls(), seconds,
                mode == null ? "" : ", " + mode.calls() + " of them for the lowest curvature");
        if (mode != null) {
            DryRun.line(out, "curvature", "lowest %s%s: %s", mode.curvature(), reduced ? "" : " eV/A^2",
                    mode.unstable() ? "a saddle point" : "a minimum");
        }
        DryRun.line(out, "energy", "%s%s per atom",
                Numbers.general(simulation.evaluator().energy() / simulation.atoms().count(), 10),
                reduced ? "" : " eV");
        if (objective.relaxesCell()) {
            DryRun.line(out, "cell", "%s", DryRun.describe(simulation.cell(), setup.units()));
        }
        DryRun.line(out, "output", "%s", folder.path() + "/report.html");
        setup.forceField().warnings().forEach(w -> DryRun.line(out, "potential", "%s", w));
        outputs.monitors().forEach(m -> m.warnings().forEach(w -> DryRun.line(out, "potential", "%s", w)));
    }
}
