package org.adatom.analysis.training.active;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.adatom.analysis.KeptPart;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.dataset.Fingerprints;
import org.adatom.analysis.dataset.Sample;
import org.adatom.analysis.dataset.Selection;
import org.adatom.analysis.dataset.Split;
import org.adatom.analysis.training.NetworkTraining;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of training, exploration and labels. In each a committee is trained from the beginning on all frames there are and runs dynamics; frames
 * on which its members disagree, or which lie outside the range of training, are labelled and join the others. It ends when (nearly) none are left. The
 * way is that of J. S. Smith et al., J. Chem. Phys. 148, 241733 (2018), and L. Zhang et al., Phys. Rev. Materials 3, 023804 (2019).
 *
 * <p>Everything follows from the seeds; the state is kept after each epoch, each run and each round.
 */
public final class ActiveLearning implements Resumption.State {
    /** By how much the seeds of runs differ from round to round. */
    private static final long ROUND = 1000;

    private final Settings settings;
    private final Material material;
    private final BiFunction<List<LabelledFrame>, List<LabelledFrame>, NetworkTraining> trainings;
    private final Labels labels;
    private final Workers workers;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Collected> collected = new ArrayList<>();
    private Tally tally = new Tally();
    private KeptPart part = new KeptPart(() -> {});

    /**
     * How it is done.
     *
     * @param runs of the exploration, one from each structure at each temperature, and the thresholds
     * @param frames at most that are labelled in a round
     * @param largestForce frames with a larger component of a force are not learned from, eV/&Aring;
     * @param rounds at most
     * @param stop share of frames beyond the thresholds with which the end is reached
     * @param heldBack share of the new frames that is held back
     * @param seed of runs and of what is held back
     */
    public record Settings(Exploration.Settings runs, int frames, double largestForce, int rounds, double stop,
            double heldBack, long seed) {
        /** Checks. */
        public Settings {
            if (frames < 1 || rounds < 1 || !(stop >= 0 && stop < 1) || !(largestForce > 0)) {
                throw new InputException(
                        "rounds: frames, rounds and maxForce must be positive, and stop a share below 1");
            }
        }
    }

    /**
     * What there is at the beginning.
     *
     * @param elements of all frames and structures
     * @param training frames to learn from
     * @param held frames held back
     * @param test frames to judge by; may be empty
     * @param starts structures that runs begin with
     * @param teacher whose forces those of the committee are compared with; may be absent
     * @param units constants in use
     */
    public record Material(List<String> elements, List<LabelledFrame> training, List<LabelledFrame> held,
            List<LabelledFrame> test, List<Frame> starts, @Nullable Statics teacher, Units units) {}

    /**
     * What came of it.
     *
     * @param members of the last committee
     * @param training frames it was trained on
     * @param held frames that were held back
     * @param rounds one after the other
     * @param converged whether the last one found no more frames than it may
     */
    public record Outcome(List<NetworkTraining.Member> members, List<LabelledFrame> training, List<LabelledFrame> held,
            List<Round> rounds, boolean converged) {}

    /**
     * Before the first round.
     *
     * @param trainings makes the training of a committee for frames to learn from and frames held back
     * @param labels where labels come from
     */
    public ActiveLearning(Settings settings, Material material,
            BiFunction<List<LabelledFrame>, List<LabelledFrame>, NetworkTraining> trainings, Labels labels,
            Workers workers) {
        this.settings = settings;
        this.material = material;
        this.trainings = trainings;
        this.labels = labels;
        this.workers = workers;
    }

    /**
     * Runs all rounds, or those that are left.
     *
     * @param grown takes all collected frames whenever there are more
     * @throws Resumption.Interrupted if the calculation has to end, or labels have yet to be made; its state is kept
     */
    public Outcome run(Resumption resumption, Consumer<List<Collected>> grown, Consumer<String> progress) {
        part = new KeptPart(() -> resumption.passed(this));
        if (resumption.restore(this)) {
            grown.accept(List.copyOf(collected));
        }
        while (true) {
            int number = rounds.size() + 1;
            List<LabelledFrame> training = new ArrayList<>(material.training);
            List<LabelledFrame> held = new ArrayList<>(material.held);
            share(training, held);
            progress.accept(String.format(Locale.ROOT, "round %d: %d frames to learn from", number, training.size()));
            List<NetworkTraining.Member> members = trainings.apply(training, held).run(part,
                    line -> progress.accept("round " + number + " " + line));
            List<DescriptorModel> committee = members.stream().map(NetworkTraining.Member::best).toList();
            explore(committee, number, resumption, progress);
            Round round = round(number, training.size(), held.size(), committee);
            progress.accept(line(round));
            if (round.calm(settings.stop) || number == settings.rounds) {
                rounds.add(round);
                return new Outcome(members, training, held, List.copyOf(rounds), round.calm(settings.stop));
            }
            // Labels may take long and be made elsewhere: what was found so far is kept.
            resumption.passed(this);
            List<Candidate> chosen = chosen();
            Optional<List<LabelledFrame>> labelled =
                    chosen.isEmpty() ? Optional.of(List.of()) : labels.of(number, chosen);
            if (labelled.isEmpty()) {
                throw new Resumption.Interrupted();
            }
            int before = collected.size();
            add(number, chosen, labelled.get());
            rounds.add(new Round(number, round.training(), round.held(), round.looks(), round.beyond(), round.broken(),
                    chosen.size(), collected.size() - before, round.meanSpread(), round.rmsError(),
                    round.energyTest(), round.forceTest(), round.points()));
            tally = new Tally();
            part.set(new byte[0]);
            grown.accept(List.copyOf(collected));
            resumption.passed(this);
        }
    }

    /** Parts the collected frames, round by round, so that what was held back stays so. */
    private void share(List<LabelledFrame> training, List<LabelledFrame> held) {
        for (Round r : rounds) {
            List<Sample> own = collected.stream().filter(c -> c.origin().round() == r.number())
                    .map(c -> new Sample(c.frame(), c.labels(), "collected")).toList();
            if (settings.heldBack == 0 || own.isEmpty()) {
                training.addAll(Sample.labels(own));
            } else {
                Split.Parts parts = Split.byShare(own, settings.heldBack, settings.seed + r.number(), List.of());
                training.addAll(Sample.labels(Split.pick(own, parts.train())));
                held.addAll(Sample.labels(Split.pick(own, parts.test())));
            }
        }
    }

    private void explore(
            List<DescriptorModel> committee, int number, Resumption resumption, Consumer<String> progress) {
        int temperatures = settings.runs.temperatures().size();
        int runs = material.starts.size() * temperatures;
        while (tally.runs() < runs) {
            int run = tally.runs();
            Origin origin =
                    new Origin(number, run / temperatures + 1, settings.runs.temperatures().get(run % temperatures),
                            0, 0, 0, "");
            progress.accept(String.format(Locale.ROOT, "round %d run %d/%d: structure %d at %.6g K", number, run + 1,
                    runs, origin.start(), origin.temperature()));
            // Lists of an earlier run, whose order they may keep, would be missing after an interruption.
            Exploration explorer = new Exploration(committee, material.elements, material.teacher, settings.runs,
                    workers, material.units);
            tally.add(explorer.run(material.starts.get(origin.start() - 1), origin,
                    settings.seed + ROUND * number + run, () -> resumption.poll(this)));
            resumption.passed(this);
        }
    }

    private Round round(int number, int training, int held, List<DescriptorModel> committee) {
        ErrorTable.Row test = material.test.isEmpty()
                ? null
                : ErrorTable.of(Exploration.committee(committee, material.elements), material.test, workers).all();
        return new Round(number, training, held, tally.looks(), tally.beyondCount(), List.copyOf(tally.broken()), 0, 0,
                tally.meanSpread(), tally.rmsError(), test == null ? Double.NaN : test.energy().rmse(),
                test == null ? Double.NaN : test.force().rmse(), tally.points());
    }

    /** All candidates, or so many of them that are far from all frames there are and from each other. */
    private List<Candidate> chosen() {
        List<Candidate> all = tally.candidates();
        if (all.size() <= settings.frames) {
            return List.copyOf(all);
        }
        List<LabelledFrame> known = Stream.of(material.training, material.held,
                collected.stream().map(Collected::labels).toList()).flatMap(List::stream).toList();
        double[][] vectors = Fingerprints.of(
                Stream.concat(known.stream(), all.stream().map(Candidate::unlabelled)).toList(),
                Fingerprints.Settings.DEFAULTS, workers).vectors();
        return Arrays.stream(Selection.farthest(vectors, known.size(), settings.frames)).sorted()
                .mapToObj(k -> all.get(k - known.size())).toList();
    }

    /** Each labelled frame gets the origin of the candidate with the same positions. */
    private void add(int number, List<Candidate> chosen, List<LabelledFrame> labelled) {
        for (LabelledFrame frame : labelled) {
            Origin origin = chosen.stream().filter(c -> c.isAt(frame)).findFirst().map(Candidate::origin)
                    .orElse(Origin.byHand(number));
            Collected made = Collected.of(origin, frame, collected.size() + 1);
            if (made.largestForce() <= settings.largestForce) {
                collected.add(made);
            }
        }
    }

    private static String line(Round r) {
        return String.format(Locale.ROOT,
                "round %d: %d of %d frames beyond the thresholds, %d of the runs broke, spread of"
                        + " forces %.3g eV/A, at most %.3g%s",
                r.number(), r.beyond(), r.looks(), r.broken().size(),
                r.meanSpread(), r.maxSpread(), Double.isNaN(r.rmsError())
                        ? ""
                        : String.format(Locale.ROOT, ", error %.3g eV/A, at most %.3g", r.rmsError(), r.maxError()));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(rounds.size());
        for (Round r : rounds) {
            r.save(out);
        }
        out.writeInt(collected.size());
        for (Collected c : collected) {
            c.save(out);
        }
        tally.save(out);
        KeptPart.write(out, part.bytes());
    }

    @Override
    public void restore(DataInput in) throws IOException {
        rounds.clear();
        int done = in.readInt();
        for (int k = 1; k <= done; k++) {
            rounds.add(Round.restored(in, k));
        }
        collected.clear();
        int frames = in.readInt();
        for (int k = 1; k <= frames; k++) {
            collected.add(Collected.restored(in, k));
        }
        tally = Tally.restored(in);
        part.set(KeptPart.read(in));
    }
}
