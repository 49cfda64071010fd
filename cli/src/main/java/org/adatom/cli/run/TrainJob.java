package org.adatom.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.dataset.Audit;
import org.adatom.analysis.dataset.AuditReport;
import org.adatom.analysis.dataset.Sample;
import org.adatom.analysis.dataset.Split;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.report.TextPage;
import org.adatom.analysis.training.Checkup;
import org.adatom.analysis.training.CurveReport;
import org.adatom.analysis.training.FitReport;
import org.adatom.analysis.training.GaussianReport;
import org.adatom.analysis.training.GridReport;
import org.adatom.analysis.training.GridSearch;
import org.adatom.analysis.training.NetworkTraining;
import org.adatom.analysis.training.active.ActiveLearning;
import org.adatom.cli.Version;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Elements;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.neural.N2p2Writer;
import org.adatom.forcefields.neural.SnapModel;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.Prediction;
import org.adatom.forcefields.training.gaussian.GaussianFit;
import org.adatom.forcefields.training.linear.LinearFit;
import org.adatom.forcefields.training.neural.Pruning;

/** Trains networks, fits a polynomial or a Gaussian process, judges the result, writes model files and a report. */
public final class TrainJob {
    private final InputFile file;
    private final Workers workers;
    private final Console console;
    private final TrainInput input;
    private final TrainBlock block;
    private final Report report = new Report("Training");
    private final Map<String, String> curves = new LinkedHashMap<>();

    /**
     * Binds the input.
     *
     * @throws InputException naming the place in the input
     */
    public TrainJob(InputFile file, Workers workers, Console console) {
        this.file = file;
        this.workers = workers;
        this.console = console;
        input = Binder.bind(file, TrainInput.class);
        block = input.train();
    }

    /**
     * Trains from the beginning.
     *
     * @param replace whether an earlier job in the folder is deleted
     */
    public void run(RunFolder folder, boolean replace) {
        folder.requireFree(replace);
        run(folder, new KeptState(folder, () -> {
            folder.create();
            RunRecord.write(file, TrainInput.class, folder);
        }, false, new CheckpointBlock(1L), console));
    }

    /** Continues an interrupted training with the same bits. */
    public static void resume(RunFolder folder, Workers workers, Console console) {
        if (folder.finished()) {
            console.note(folder.path() + ": the training is finished, there is nothing to resume");
            return;
        }
        new TrainJob(InputFile.read(folder.input()), workers, console).run(
                folder, new KeptState(folder, () -> {}, true, new CheckpointBlock(1L), console));
    }

    private void run(RunFolder folder, KeptState kept) {
        Map<String, DescriptorModel> models;
        try (kept) {
            models = train(folder, kept);
        } catch (Resumption.Interrupted e) {
            return;
        } catch (InputException e) {
            throw e.in(file.place("train") + ": train");
        }
        report.warnings().forEach(console::warn);
        console.out().print(TextPage.of(report));
        kept.make();
        models.forEach((name, model) -> write(folder, name, model));
        curves.forEach((name, text) -> folder.write(folder.file(name), text));
        report.provenance(Provenance.here(Version.current().toString(), workers.count(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(), "adatom train input.yaml",
                "input.yaml", RunRecord.input(folder), RunRecord.files(folder)));
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
        console.note("models: " + String.join(", ", models.keySet().stream()
                .map(name -> folder.file(name + ".model.json").toString()).toList()));
        console.note("report: " + folder.path() + "/report.html");
    }

    /** The model in Adatom's own file, and in those of n2p2 or LAMMPS if they can say it. */
    private void write(RunFolder folder, String name, DescriptorModel model) {
        ModelFile.write(folder.file(name + ".model.json"), model);
        try {
            if (block.network() != null) {
                if (model.descriptor() instanceof DescriptorSettings.BehlerParrinello) {
                    N2p2Writer.write(Files.createDirectories(folder.file(name + ".n2p2")), model);
                }
            } else if (block.linear() != null && model.descriptor() instanceof DescriptorSettings.Bispectra) {
                SnapModel.write(folder.path(), name, model);
            }
        } catch (InputException e) {
            console.note(name + ": not written for other programs: " + e.getMessage());
        } catch (IOException e) {
            throw new FileException(folder.path(), "cannot be written: " + e.getMessage(), e);
        }
    }

    private Map<String, DescriptorModel> train(RunFolder folder, KeptState kept) {
        List<Sample> samples = read(block.data().files());
        List<LabelledFrame> test = block.data().test() == null
                ? List.of()
                : Sample.labels(read(block.data().test()));
        Audit audit = Audit.of(Sample.labels(samples), workers);
        Findings audited = new Findings(new Report("audit"));
        AuditReport.fill(audited, audit);
        audited.report().warnings().forEach(report::warning);
        audited.report().warnings().forEach(console::warn);
        List<LabelledFrame> held = List.of();
        List<LabelledFrame> training = Sample.labels(samples);
        if (block.network() != null && block.data().heldBack() > 0) {
            long seed = block.data().seed() == null ? 1 : block.data().seed();
            Split.Parts parts = Split.byShare(samples, block.data().heldBack(), seed, audit.duplicates());
            training = Sample.labels(Split.pick(samples, parts.train()));
            held = Sample.labels(Split.pick(samples, parts.test()));
        }
        if (training.isEmpty()) {
            throw new InputException("data: nothing is left to learn from; lower validation, or add configurations");
        }
        List<String> elements = ErrorTable.species(Sample.labels(samples)).stream()
                .sorted(Comparator.comparingInt(e -> Elements.number(e).orElse(0))).toList();
        Map<String, DescriptorModel> models;
        if (block.active() != null) {
            ActiveLearning.Outcome outcome = new ActiveJob(file, input, folder, workers, console).run(elements,
                    training, held, test, (t, h) -> training(block, elements, t, h), kept, report);
            training = outcome.training();
            held = outcome.held();
            models = networks(outcome.members());
        } else if (block.network() != null) {
            models = networks(members(elements, training, held, kept));
        } else {
            DescriptorSettings descriptor = descriptor(block, elements, training);
            models = Map.of("model", block.linear() != null
                    ? polynomial(elements, descriptor, training)
                    : gaussian(elements, descriptor, training, test));
        }
        judge(models, elements, sets(training, held, test));
        report.cite(block.descriptor().of(elements).citation());
        return models;
    }

    /** What the block says, without functions that hardly vary in training. */
    private DescriptorSettings descriptor(TrainBlock of, List<String> elements, List<LabelledFrame> training) {
        DescriptorSettings chosen = of.descriptor().of(elements);
        if (!(chosen instanceof DescriptorSettings.BehlerParrinello all) || of.descriptor().prune() == 0) {
            return chosen;
        }
        DescriptorSettings.BehlerParrinello kept =
                Pruning.of(all, elements, training, of.descriptor().prune(), workers);
        for (int s = 0; s < elements.size(); s++) {
            console.note(elements.get(s) + ": " + kept.functions().get(s).size() + " of "
                    + all.functions().get(s).size() + " symmetry functions vary enough in training");
        }
        return kept;
    }

    private static Map<String, List<LabelledFrame>> sets(
            List<LabelledFrame> training, List<LabelledFrame> held, List<LabelledFrame> test) {
        Map<String, List<LabelledFrame>> sets = new LinkedHashMap<>();
        sets.put("training", training);
        if (!held.isEmpty()) {
            sets.put("held back", held);
        }
        if (!test.isEmpty()) {
            sets.put("test", test);
        }
        return sets;
    }

    private List<Sample> read(List<String> names) {
        List<Sample> samples = new ArrayList<>();
        for (String name : names) {
            Path path = file.directory().resolve(name);
            long number = 0;
            try (FrameReader in = StructureFiles.open(path, block.data().readOptions())) {
                for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                    samples.add(Sample.of(f.get(), block.data().labelKeys(), name, ++number));
                }
            }
            console.note(name + ": " + number + (number == 1 ? " frame" : " frames"));
        }
        if (samples.isEmpty()) {
            throw new InputException("data.files: there is no frame in " + String.join(", ", names));
        }
        return samples;
    }

    private List<NetworkTraining.Member> members(
            List<String> elements, List<LabelledFrame> training, List<LabelledFrame> held, KeptState kept) {
        if (block.grid() != null) {
            return grid(GridPoint.of(file), elements, training, held, kept);
        }
        NetworkTraining work = training(block, elements, training, held);
        console.note(work.description());
        report.subtitle(work.description());
        return work.run(kept, console::note);
    }

    private Map<String, DescriptorModel> networks(List<NetworkTraining.Member> members) {
        CurveReport.fill(report, members);
        members.forEach(m -> m.warnings().forEach(report::warning));
        for (int m = 0; m < members.size(); m++) {
            String name = members.size() == 1 ? "learning-curve" : "learning-curve-" + (m + 1);
            curves.put(name + ".csv", members.get(m).curve().csv());
        }
        Map<String, DescriptorModel> models = new LinkedHashMap<>();
        for (int m = 0; m < members.size(); m++) {
            String name = members.size() == 1 ? "best" : "best-" + (m + 1);
            models.put(name, members.get(m).best());
        }
        for (int m = 0; m < members.size(); m++) {
            models.put(members.size() == 1 ? "last" : "last-" + (m + 1), members.get(m).last());
        }
        return models;
    }

    private NetworkTraining training(
            TrainBlock of, List<String> elements, List<LabelledFrame> training, List<LabelledFrame> held) {
        return new NetworkTraining(of.network().settings(of.memoryOrDefault()), elements,
                descriptor(of, elements, training), training, held, workers);
    }

    private List<NetworkTraining.Member> grid(List<GridPoint> points, List<String> elements,
            List<LabelledFrame> training, List<LabelledFrame> held, KeptState kept) {
        if (held.isEmpty()) {
            throw new InputException("data: nothing is held back to decide the grid by; raise validation, or add"
                    + " configurations");
        }
        GridSearch.Outcome outcome = new GridSearch(
                points.stream().map(p -> List.copyOf(p.values().values())).toList(),
                p -> training(points.get(p).block(), elements, training, held)).run(kept, console::note);
        GridReport.fill(report, List.copyOf(points.get(0).values().keySet()), outcome.results());
        report.subtitle("the best of " + points.size() + " points: "
                + points.get(outcome.results().get(0).number()).values());
        return outcome.members();
    }

    private DescriptorModel polynomial(
            List<String> elements, DescriptorSettings descriptor, List<LabelledFrame> training) {
        TrainBlock.LinearBlock linear = block.linear();
        LinearFit fit = new LinearFit(new LinearFit.Settings(elements, descriptor, linear.isQuadratic(),
                linear.groups() == null ? Map.of() : linear.groups(), Map.of(), true, null), workers);
        fit.add(training, (done, of) -> console.note("rows of " + done + " of " + of + " configurations"));
        LinearFit.Result result = fit.solve(linear.weights(), linear.penalty());
        report.subtitle((linear.isQuadratic() ? "quadratic" : "linear") + " polynomial, " + result.used()
                + " coefficients, " + result.rows() + " equations");
        return result.model();
    }

    private DescriptorModel gaussian(List<String> elements, DescriptorSettings descriptor,
            List<LabelledFrame> training, List<LabelledFrame> test) {
        GaussianFit fit = new GaussianFit(
                elements, descriptor, training, block.gaussian().settings(block.memoryOrDefault()), workers);
        console.note(fit.cost());
        GaussianFit.Result result = fit.run(console::note);
        GaussianReport.fill(report, result, test, test.isEmpty() ? List.of() : fit.energies(test));
        return result.model();
    }

    private void judge(
            Map<String, DescriptorModel> models, List<String> elements, Map<String, List<LabelledFrame>> sets) {
        List<Map<String, ErrorTable>> errors = new ArrayList<>();
        Map<String, List<Prediction>> shown = Map.of();
        for (Map.Entry<String, DescriptorModel> entry : models.entrySet()) {
            if (entry.getKey().startsWith("last")) {
                continue;
            }
            ForceField model = entry.getValue().potential(elements, Map.of(), entry.getKey(), List.of());
            Map<String, List<Prediction>> predictions = new LinkedHashMap<>();
            sets.forEach((name, frames) -> predictions.put(name, Prediction.of(model, frames, workers)));
            Map<String, ErrorTable> own = new LinkedHashMap<>();
            predictions.forEach((name, list) -> own.put(name, ErrorTable.of(list)));
            errors.add(own);
            shown = shown.isEmpty() ? predictions : shown;
        }
        CurveReport.errors(report, errors);
        String set = shown.keySet().stream().reduce((a, b) -> b).orElseThrow();
        ErrorTable.Row judged = errors.get(0).get(set).all();
        report.figure(new Figure(
                "energy_mae", "Energy MAE", Estimate.of(judged.energy().mae()), "meV/atom", set + " set"));
        report.figure(new Figure("force_rmse", "Force RMSE", Estimate.of(judged.force().rmse()), "eV/A", set + " set"));
        report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                String.format(Locale.ROOT, "Energy MAE %.3g meV/atom, force RMSE %.3g eV/A on the %s set.",
                        judged.energy().mae(), judged.force().rmse(), set));
        FitReport.fill(report, shown);
        if (block.checked()) {
            check(models, elements, sets.get("training"));
        }
        sets.get("training").stream().filter(f -> f.energy() != null)
                .min(Comparator.comparingDouble(f -> f.energy() / f.count()))
                .ifPresent(lowest -> scan(models, elements, lowest));
    }

    /** What adatom verify says of the first model, and how fast it is. */
    private void check(Map<String, DescriptorModel> models, List<String> elements, List<LabelledFrame> frames) {
        Map.Entry<String, DescriptorModel> first = models.entrySet().iterator().next();
        console.note("verifying " + first.getKey());
        Checkup checkup = Checkup.of(first.getValue().potential(elements, Map.of(), first.getKey(), List.of()), frames,
                workers);
        checkup.fill(report);
        if (!checkup.passed()) {
            report.verdict(Report.Level.BAD, report.verdict() + " Its verification failed: do not trust it.");
        }
    }

    private void scan(Map<String, DescriptorModel> models, List<String> elements, LabelledFrame lowest) {
        DescriptorModel model = models.values().iterator().next();
        report.section("Scan", FitReport.scan(
                model.potential(elements, Map.of(), "scan", List.of()), lowest, workers));
    }
}
