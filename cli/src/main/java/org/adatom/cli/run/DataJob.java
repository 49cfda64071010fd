package org.adatom.cli.run;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.dataset.Audit;
import org.adatom.analysis.dataset.AuditReport;
import org.adatom.analysis.dataset.Augmentation;
import org.adatom.analysis.dataset.DataSetReport;
import org.adatom.analysis.dataset.Fingerprints;
import org.adatom.analysis.dataset.FrameFacts;
import org.adatom.analysis.dataset.Sample;
import org.adatom.analysis.dataset.Sampling;
import org.adatom.analysis.dataset.Selection;
import org.adatom.analysis.dataset.Split;
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
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelKeys;

/** Reads or makes a set of labelled frames, audits it, and writes what the input asks for. */
public final class DataJob {
    private static final Units UNITS = Units.CODATA_2018;

    private final InputFile file;
    private final Workers workers;
    private final Console console;
    private final DataInput input;
    private final DataBlock data;
    private final long seed;
    private final Findings findings = new Findings(new Report("Data set"));
    private final List<String> refused = new ArrayList<>();

    /**
     * Binds the input.
     *
     * @throws InputException naming the place in the input
     */
    public DataJob(InputFile file, Workers workers, Console console) {
        this.file = file;
        this.workers = workers;
        this.console = console;
        input = Binder.bind(file, DataInput.class);
        data = input.data();
        seed = data.seedOrDefault();
    }

    /**
     * Does everything; nothing is written before it is done.
     *
     * @param replace whether an earlier job in the folder is deleted
     * @return false if the audit is strict and found something
     */
    public boolean run(RunFolder folder, boolean replace) {
        folder.requireFree(replace);
        Audit audit;
        try {
            audit = work();
        } catch (InputException e) {
            throw e.in(file.place("data") + ": data");
        }
        boolean strict = data.audit() != null && data.audit().strict() != null && data.audit().strict();
        Report report = findings.report();
        int warnings = report.warnings().size();
        report.verdict(warnings == 0 ? Report.Level.GOOD : strict ? Report.Level.BAD : Report.Level.CAUTION,
                audit.frames().size() + " frames; " + (warnings == 0
                        ? "nothing looks wrong."
                        : warnings == 1
                                ? "one thing deserves a look before training."
                                : warnings + " things deserve a look before training."));
        report.warnings().forEach(console::warn);
        console.out().print(TextPage.of(report));
        folder.create();
        RunRecord.write(file, DataInput.class, folder);
        report.provenance(Provenance.here(
                Version.current().toString(),
                workers.count(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "adatom data input.yaml",
                "input.yaml",
                RunRecord.input(folder),
                RunRecord.files(folder)));
        findings.texts().forEach((name, text) -> folder.write(folder.file(name), text));
        findings.structures().forEach((name, frames) -> StructureFiles.write(folder.file(name), frames, UNITS));
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
        console.note("report: " + folder.path() + "/report.html");
        return !strict || warnings == 0;
    }

    private Audit work() {
        List<Sample> test = new ArrayList<>();
        List<Sample> samples = data.sample() != null ? sampled(test) : read();
        LabelKeys keys = data.sample() != null ? LabelKeys.DEFAULTS : data.labelKeys();
        Audit audit = Audit.of(Sample.labels(samples), workers);
        if (data.subset() != null) {
            int before = samples.size();
            samples = subset(samples, audit);
            findings.report().section("Subset", DataSetReport.text(samples.size() + " of " + before + " frames kept"));
            audit = Audit.of(Sample.labels(samples), workers);
        }
        AuditReport.fill(findings, audit);
        refused.forEach(findings.report()::warning);
        if (data.augment() != null) {
            samples = augmented(samples, keys);
        }
        if (data.select() != null) {
            samples = selected(samples);
        }
        write(samples, test, keys);
        return audit;
    }

    private List<Sample> read() {
        List<Sample> samples = new ArrayList<>();
        for (String name : data.files()) {
            Path path = file.directory().resolve(name);
            long number = 0;
            try (FrameReader in = StructureFiles.open(path, data.readOptions())) {
                for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                    number++;
                    try {
                        samples.add(Sample.of(f.get(), data.labelKeys(), name, number));
                    } catch (InputException e) {
                        refused.add("left out: " + e.getMessage());
                    }
                }
            }
            console.note(name + ": " + number + (number == 1 ? " frame" : " frames"));
        }
        findings.report().subtitle(String.join(", ", data.files()));
        if (samples.isEmpty()) {
            throw new InputException("files: there is no frame in them that can be used"
                    + (refused.isEmpty() ? "" : "; " + refused.get(0)));
        }
        return samples;
    }

    private Statics teacher(List<String> species) {
        ForceField field = RunSetup.forceField(file, input.forcefield(), species, UNITS);
        console.note(field.description());
        findings.report().subtitle("teacher: " + field.description());
        field.references().forEach(findings.report()::cite);
        return new Statics(field, workers, UNITS);
    }

    private List<Sample> sampled(List<Sample> test) {
        Frame start = RunSetup.structure(file, input.structure(), seed, UNITS);
        StartChecks.check(file, start, workers);
        Sampling sampling = Sampling.run(teacher(start.atoms().symbols()), start, data.sample().settings(UNITS, seed),
                console::note);
        test.addAll(samples(sampling.test(), "test"));
        return samples(sampling.train(), "train");
    }

    private static List<Sample> samples(List<Frame> frames, String name) {
        List<Sample> samples = new ArrayList<>();
        frames.forEach(f -> samples.add(Sample.of(f, LabelKeys.DEFAULTS, name, samples.size() + 1)));
        return samples;
    }

    private List<Sample> subset(List<Sample> samples, Audit audit) {
        DataBlock.Subset s = data.subset();
        Map<String, Double> lowest = new LinkedHashMap<>();
        audit.frames().forEach(f -> {
            if (!Double.isNaN(f.energyPerAtom())) {
                lowest.merge(f.formula(), f.energyPerAtom(), Math::min);
            }
        });
        List<Sample> kept = new ArrayList<>();
        for (int k = 0; k < samples.size(); k++) {
            FrameFacts f = audit.frames().get(k);
            // What is not known (NaN) does not exceed anything.
            boolean out = s.maxForce() != null && f.largestForce() > s.maxForce()
                    || s.maxEnergy() != null
                            && f.energyPerAtom() - lowest.getOrDefault(f.formula(), 0.0) > s.maxEnergy()
                    || s.minDistance() != null && f.shortest() < s.minDistance()
                    || s.groups() != null && !s.groups().contains(f.labels().group());
            if (!out) {
                kept.add(samples.get(k));
            }
        }
        if (kept.isEmpty()) {
            throw new InputException("subset: no frame satisfies the conditions");
        }
        return kept;
    }

    private List<Sample> augmented(List<Sample> samples, LabelKeys keys) {
        List<Frame> variants = data.augment().augmentation()
                .of(samples.stream().map(s -> s.written(keys)).toList(), seed);
        if (data.augment().share() != null) {
            variants = Augmentation.share(variants, samples.size(), data.augment().share(), seed);
        }
        if (input.forcefield() != null) {
            variants = labelled(variants);
        } else {
            findings.report()
                    .warning(variants.size() + " variants have no labels (augmented.extxyz): compute them, or name a"
                            + " forcefield that labels them");
        }
        findings.structures("augmented.extxyz", variants);
        findings.report().section("Augmentation", DataSetReport.text(variants.size() + " variants of " + samples.size()
                + " frames"
                + (input.forcefield() == null ? ", without labels and therefore in no other file" : ", labelled")));
        if (input.forcefield() == null) {
            return samples;
        }
        List<Sample> all = new ArrayList<>(samples.stream()
                .map(s -> new Sample(s.written(keys), s.labels(), s.file())).toList());
        variants.forEach(f -> all.add(Sample.of(f, LabelKeys.DEFAULTS, "augmented", all.size() + 1L)));
        return all;
    }

    /** Energy, forces and virial of the teacher. */
    private List<Frame> labelled(List<Frame> frames) {
        Map<List<String>, Statics> teachers = new LinkedHashMap<>();
        List<Frame> all = new ArrayList<>();
        for (Frame frame : frames) {
            Evaluation e = teachers.computeIfAbsent(frame.atoms().symbols(), this::teacher).evaluate(frame);
            Frame result = frame.changed(frame.atoms().copy(), frame.cell(), frame.columns()).with(Frame.Field.FORCES);
            for (int i = 0; i < result.atoms().count(); i++) {
                result.atoms().fx()[i] = e.forces()[3 * i];
                result.atoms().fy()[i] = e.forces()[3 * i + 1];
                result.atoms().fz()[i] = e.forces()[3 * i + 2];
            }
            result.info().put("energy", e.energy());
            result.info().put("virial", e.virial());
            all.add(result);
        }
        return all;
    }

    private List<Sample> selected(List<Sample> samples) {
        DataBlock.SelectBlock select = data.select();
        Fingerprints prints = Fingerprints.of(Sample.labels(samples), data.fingerprints(), workers);
        int[] chosen = select.method() == DataBlock.SelectBlock.Method.CUR
                ? Selection.cur(prints.vectors(), select.count())
                : Selection.farthest(prints.vectors(), select.count());
        DataSetReport.selection(findings.report(), prints, Sample.labels(samples), chosen,
                select.components() == null ? 0 : select.components());
        return Split.pick(samples, Arrays.stream(chosen).sorted().toArray());
    }

    private void write(List<Sample> samples, List<Sample> test, LabelKeys keys) {
        DataBlock.SplitBlock split = data.split();
        List<Sample> train = samples;
        List<Sample> tested = test;
        if (split != null) {
            List<int[]> copies = split.copiesTogether() != null && !split.copiesTogether()
                    ? List.of()
                    : Audit.of(Sample.labels(samples), workers).duplicates();
            if (split.folds() != null) {
                List<int[]> folds = Split.folds(samples, split.folds(), seed, copies);
                for (int k = 0; k < folds.size(); k++) {
                    findings.structures("fold-" + (k + 1) + ".extxyz", frames(Split.pick(samples, folds.get(k)), keys));
                }
                DataSetReport.parts(findings.report(), "Folds",
                        folds.stream().map(f -> Sample.labels(Split.pick(samples, f))).toList());
                DataSetReport.map(findings.report(), Sample.labels(samples), List.of(), data.fingerprints(), workers);
                return;
            }
            Split.Parts parts = parts(samples, split, copies);
            train = Split.pick(samples, parts.train());
            tested = Split.pick(samples, parts.test());
            if (train.isEmpty() || tested.isEmpty()) {
                findings.report()
                        .warning("the split leaves the " + (train.isEmpty() ? "training" : "test") + " set empty");
            }
        }
        if (split != null || !tested.isEmpty() || data.subset() != null || data.select() != null
                || data.augment() != null) {
            findings.structures("train.extxyz", frames(train, keys));
        }
        if (!tested.isEmpty()) {
            findings.structures("test.extxyz", frames(tested, keys));
            DataSetReport.parts(findings.report(), "Training and test set",
                    List.of(Sample.labels(train), Sample.labels(tested)));
        }
        DataSetReport.map(findings.report(), Sample.labels(train), Sample.labels(tested), data.fingerprints(), workers);
    }

    private Split.Parts parts(List<Sample> samples, DataBlock.SplitBlock split, List<int[]> copies) {
        if (split.test() != null) {
            return Split.byShare(samples, split.test(), seed, copies);
        }
        if (split.files() != null) {
            for (String name : split.files()) {
                if (!data.files().contains(name)) {
                    throw new InputException("split.files: " + name + " is not under data.files");
                }
            }
            return Split.by(samples, s -> split.files().contains(s.file()));
        }
        return Split.by(samples, s -> split.values().contains(s.tag(split.key())));
    }

    private static List<Frame> frames(List<Sample> samples, LabelKeys keys) {
        return samples.stream().map(s -> s.written(keys)).toList();
    }
}
