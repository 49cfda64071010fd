package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.training.NetworkTraining;
import org.adatom.analysis.training.active.ActiveLearning;
import org.adatom.analysis.training.active.ActiveReport;
import org.adatom.analysis.training.active.Collected;
import org.adatom.analysis.training.active.Labels;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * Active learning as an input asks for it: structures to begin with, teacher or files of labels, and the set of collected frames in the folder.
 *
 * @param file the input
 * @param input the same, bound
 * @param folder of the job
 */
record ActiveJob(InputFile file, TrainInput input, RunFolder folder, Workers workers, Console console) {
    private static final Units UNITS = Units.CODATA_2018;

    /**
     * Runs all rounds, or those that are left, and adds them to the report.
     *
     * @param elements of all frames
     * @param trainings makes the training of a committee
     */
    ActiveLearning.Outcome run(List<String> elements, List<LabelledFrame> training, List<LabelledFrame> held,
            List<LabelledFrame> test, BiFunction<List<LabelledFrame>, List<LabelledFrame>, NetworkTraining> trainings,
            Resumption kept, Report report) {
        ActiveBlock block = input.train().active();
        Statics teacher = input.forcefield() == null ? null : teacher(elements, report);
        Labels labels = teacher == null
                ? new LabelFiles(folder, input.train().data().labelKeys(), workers, console)
                : Labels.of(teacher);
        ActiveLearning.Outcome outcome = new ActiveLearning(
                block.settings(UNITS, input.train().data().heldBack()),
                new ActiveLearning.Material(elements, training, held, test, starts(elements), teacher, UNITS),
                trainings, labels, workers).run(kept, this::write, console::note);
        ActiveReport.fill(report, outcome, block.stopOrDefault());
        return outcome;
    }

    private void write(List<Collected> frames) {
        if (!frames.isEmpty()) {
            StructureFiles.write(folder.file("collected.extxyz"), frames.stream().map(Collected::frame).toList(),
                    UNITS);
        }
    }

    private Statics teacher(List<String> elements, Report report) {
        ForceField field = RunSetup.forceField(file, input.forcefield(), elements, UNITS);
        console.note("teacher: " + field.description());
        field.references().forEach(report::cite);
        return new Statics(field, workers, UNITS);
    }

    private List<Frame> starts(List<String> elements) {
        List<StructureBlock> blocks = new ArrayList<>(List.of(input.structure()));
        blocks.addAll(input.train().active().further());
        List<Frame> starts = new ArrayList<>();
        for (StructureBlock b : blocks) {
            Frame frame = RunSetup.structure(file, b, input.train().active().seedOrDefault(), UNITS);
            StartChecks.check(file, frame, workers);
            for (String symbol : frame.atoms().symbols()) {
                if (!elements.contains(symbol)) {
                    throw new InputException("active: there is " + symbol + " in structure " + (starts.size() + 1)
                            + ", but in no frame of data.files (" + String.join(", ", elements) + ")");
                }
            }
            starts.add(frame);
        }
        return starts;
    }
}
