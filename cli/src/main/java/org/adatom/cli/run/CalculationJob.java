package org.adatom.cli.run;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.report.TextPage;
import org.adatom.cli.Version;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;

/** Computes a property of a structure, prints the tables, writes report, summary, CSV and structure files. */
public final class CalculationJob {
    private final String verb;
    private final InputFile file;
    private final Workers workers;
    private final Console console;
    private final Class<? extends Record> type;
    private final CalculationInput input;
    private final Units units;
    private final Frame start;
    private final Map<String, Frame> further = new LinkedHashMap<>();
    private final ForceField forceField;

    /**
     * Checks the input and makes structure and force field from it.
     *
     * @param verb as it is typed; its block has the same name
     * @param type what the input is bound to
     * @throws InputException naming the place in the input
     */
    public <I extends Record & CalculationInput> CalculationJob(
            String verb, Class<I> type, InputFile file, Workers workers, Console console) {
        this.verb = verb;
        this.type = type;
        this.file = file;
        this.workers = workers;
        this.console = console;
        input = Binder.bind(file, type);
        units = units();
        start = RunSetup.structure(file, input.structure(), input.settings().seedOrDefault(), units);
        StartChecks.check(file, start, workers);
        input.further().forEach((name, block) -> {
            Frame frame = RunSetup.structure(file, block, input.settings().seedOrDefault(), units);
            StartChecks.check(file, frame, workers);
            further.put(name, frame);
        });
        forceField = RunSetup.forceField(file, input.forcefield(), species(), units);
    }

    /** Those of all structures, and further ones. */
    private List<String> species() {
        Set<String> all = new LinkedHashSet<>(start.atoms().symbols());
        further.values().forEach(frame -> all.addAll(frame.atoms().symbols()));
        all.addAll(input.furtherSpecies());
        return List.copyOf(all);
    }

    private Units units() {
        try {
            return input.settings().unitsOrDefault();
        } catch (InputException e) {
            throw e.in(file.place(verb) + ": " + verb);
        }
    }

    /** Prints what there is and what it costs. */
    public void dryRun() {
        DryRun.facts(start, forceField, units, console.out());
        double seconds =
                DryRun.secondsPerEvaluation(start, new Statics(forceField, workers, units).evaluator(), console.out());
        DryRun.line(console.out(), "time",
                "%s ms per force call of this structure on %d threads, before the compiler has"
                        + " warmed up",
                1e3 * seconds, workers.count());
        gaps().forEach(console::warn);
    }

    /**
     * Computes. Nothing is written before there is a result, or a state to go on from: a job that is interrupted before leaves nothing behind, and
     * keeps what it would replace.
     *
     * @param replace whether an earlier job in the folder is deleted
     * @return whether the result is to be trusted, or the job was interrupted and can be continued
     */
    public boolean run(RunFolder folder, boolean replace) {
        folder.requireFree(replace);
        return run(folder, new KeptState(folder, () -> {
            folder.create();
            RunRecord.write(file, type, folder);
        }, false, input.settings().checkpoint(), console));
    }

    /**
     * Continues a calculation from its last checkpoint.
     *
     * @return whether the result is to be trusted, or the job was interrupted again
     */
    public static <I extends Record & CalculationInput> boolean resume(
            String verb, Class<I> type, RunFolder folder, Workers workers, Console console) {
        if (folder.finished()) {
            console.note(folder.path() + ": the calculation is finished, there is nothing to resume");
            return true;
        }
        CalculationJob job = new CalculationJob(verb, type, InputFile.read(folder.input()), workers, console);
        return job.run(folder, new KeptState(folder, () -> {}, true, job.input.settings().checkpoint(), console));
    }

    private boolean run(RunFolder folder, KeptState kept) {
        console.note(forceField.description());
        List<String> gaps = gaps();
        gaps.forEach(console::warn);
        Findings findings;
        try (kept) {
            findings = input.compute(new CalculationContext(
                    file, start, further, new Statics(forceField, workers, units), console::note, kept));
        } catch (Resumption.Interrupted e) {
            return true;
        } catch (InputException e) {
            throw e.in(file.place(verb) + ": " + verb);
        }
        Report report = findings.report();
        report.warnings().forEach(console::warn);
        gaps.forEach(report::warning);
        forceField.warnings().forEach(report::warning);
        forceField.references().forEach(report::cite);
        console.out().print(TextPage.of(report));
        kept.make();
        report.provenance(Provenance.here(
                Version.current().toString(),
                workers.count(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "adatom " + verb + " input.yaml",
                "input.yaml",
                RunRecord.input(folder),
                RunRecord.files(folder)));
        findings.texts().forEach((name, text) -> folder.write(folder.file(name), text));
        findings.structures().forEach((name, frames) -> StructureFiles.write(folder.file(name), frames, units));
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
        console.note("report: " + folder.path() + "/report.html");
        return report.level() != Report.Level.BAD;
    }

    private List<String> gaps() {
        List<String> species = species();
        List<String> gaps = new ArrayList<>(input.forcefield().idle(species));
        gaps.addAll(Coverage.gaps(forceField, species));
        return gaps;
    }
}
