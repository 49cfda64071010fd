package org.adatom.analysis.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.analysis.Resumption;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.training.neural.DescribedFrames;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.EpochTraining;
import org.adatom.forcefields.training.neural.ErrorSummary;
import org.adatom.forcefields.training.neural.InputRanges;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.Loss;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.neural.NetworkShape;
import org.adatom.forcefields.training.neural.ParameterLayout;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.adatom.forcefields.training.neural.TrainingTask;
import org.adatom.forcefields.training.neural.WeightInitialization;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * Trains networks, one for each seed: a committee. Each goes through the same stages, of which every one begins with the best parameters of
 * the one before. The state is kept after every epoch, and an interrupted training goes on with the same bits.
 */
public final class NetworkTraining implements Resumption.State {
    private static final double MEGABYTE = 1 << 20;
    private static final double SHORT = 120;
    private static final double HOUR = 3600;

    private final Settings settings;
    private final List<String> elements;
    private final DescriptorSettings descriptor;
    private final TrainingTask task;
    private final InputRanges ranges;
    private final EnergyScale scale;
    private final EnergyScale.Spread spread;
    private final int identity;
    private final List<Trained> members = new ArrayList<>();
    private final List<LearningCurve.Row> curve = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Clock clock = new Clock();
    private int stage;
    private int firstEpoch;
    private Point start;
    private EpochTraining current;
    private int waited;
    private boolean over;

    /**
     * How networks are trained.
     *
     * @param hidden nodes of the hidden layers
     * @param activation of the hidden layers
     * @param scaling of the values of the descriptor
     * @param initial weights
     * @param stages one after the other
     * @param memory bytes for values and derivatives of descriptors
     * @param seeds of the networks, one each
     */
    public record Settings(
            List<Integer> hidden, Activation activation, InputScaling.Rule scaling, WeightInitialization initial,
            List<Stage> stages, long memory, List<Long> seeds) {}

    /**
     * A part of a training.
     *
     * @param method of training
     * @param loss that is made small, in units of its own; those of the data are filled in
     * @param epochs at most
     * @param patience epochs without a better one after which the stage ends
     */
    public record Stage(Method method, Loss loss, int epochs, int patience) {
        /**
         * Takes from the loss what the method cannot learn.
         *
         * @throws InputException if the method does not go with the loss
         */
        public Stage {
            loss = method.learned(loss);
        }
    }

    /**
     * A trained network.
     *
     * @param seed it started from
     * @param best with the lowest product of the errors of what the last stage learns, on the set held back if there is one
     * @param bestEpoch when that was, over all stages
     * @param last after the last epoch; the best one if training diverged
     * @param curve errors by epoch
     * @param warnings what went wrong, in words
     */
    public record Member(
            long seed, DescriptorModel best, int bestEpoch, DescriptorModel last, LearningCurve curve,
            List<String> warnings) {}

    /** Parameters and offsets of energies, reached in an epoch. */
    private record Point(double[] parameters, double[] offset, int epoch) {}

    /** A finished network as numbers. */
    private record Trained(long seed, Point best, Point last, LearningCurve curve, List<String> warnings) {}

    /**
     * Computes descriptors; nothing is trained yet. If no stage learns from forces or stresses, they are left out, and with them
     * the derivatives of the descriptors.
     *
     * @param elements that the descriptor numbers
     * @param held configurations held back, by which the best epoch is chosen; may be empty
     * @param workers stay open as long as this is used
     * @throws InputException if the sets do not fit into the memory allowed, an element is missing, or there is no label or group that the
     *     loss speaks of
     */
    public NetworkTraining(
            Settings settings, List<String> elements, DescriptorSettings descriptor, List<LabelledFrame> training,
            List<LabelledFrame> held, Workers workers) {
        this.settings = settings;
        this.elements = List.copyOf(elements);
        this.descriptor = descriptor;
        settings.stages.forEach(s -> requireLabels(s.loss, training));
        Descriptor made = descriptor.descriptor(IntStream.range(0, elements.size()).toArray());
        DescribedFrames described = new DescribedFrames(learned(training), elements, made, workers);
        ranges = described.ranges();
        InputScaling scaling = InputScaling.of(settings.scaling, ranges);
        DescribedFrames other =
                held.isEmpty() ? null : new DescribedFrames(learned(held), elements, made, workers);
        long reserved = other == null ? 0 : other.leastBytes(workers.count());
        TrainingSet set = new TrainingSet(described, scaling, settings.memory - reserved, workers);
        TrainingSet validation =
                other == null ? null : new TrainingSet(other, scaling, settings.memory - set.bytes(), workers);
        task = new TrainingTask(set, validation, new ParameterLayout(IntStream.range(0, elements.size())
                .mapToObj(s -> NetworkShape.of(made.size(s), settings.hidden, settings.activation)).toList()), workers);
        EnergyScale offsets = EnergyScale.fitted(set, 1);
        spread = offsets.spread(set);
        scale = offsets.withFactor(spread.energy());
        identity = 31 * identity(training) + identity(held);
        start = random();
        current = training();
    }

    private static void requireLabels(Loss loss, List<LabelledFrame> frames) {
        if (loss.stressWeight() > 0 && frames.stream().allMatch(f -> f.virial() == null)) {
            throw new InputException("loss: stresses have the weight " + loss.stressWeight()
                    + ", but no configuration has a stress or virial; leave stress out");
        }
        boolean energies = loss.energyWeight() > 0 && frames.stream().anyMatch(f -> f.energy() != null);
        boolean forces = loss.forceWeight() > 0 && frames.stream().anyMatch(f -> f.forces() != null);
        if (!energies && !forces && loss.stressWeight() == 0) {
            throw new InputException("loss: no configuration has a label that has a weight, so nothing can be learned");
        }
        Set<String> groups = frames.stream().map(LabelledFrame::group).collect(Collectors.toCollection(TreeSet::new));
        loss.groups().keySet().stream().filter(g -> !groups.contains(g)).findFirst().ifPresent(g -> {
            throw new InputException("loss.groups: no configuration to learn from is of the group '" + g
                    + "'; there are " + String.join(", ", groups));
        });
    }

    private List<LabelledFrame> learned(List<LabelledFrame> frames) {
        return settings.stages.stream().anyMatch(s -> s.loss.needsDerivatives())
                ? frames
                : frames.stream().map(LabelledFrame::withEnergyOnly).toList();
    }

    /** Differs, as good as certainly, if configurations or labels do. */
    private static int identity(List<LabelledFrame> frames) {
        int hash = 1;
        for (LabelledFrame f : frames) {
            hash = 31 * hash + Arrays.hashCode(f.atoms().x());
            hash = 31 * hash + Arrays.hashCode(f.forces());
            hash = 31 * hash + Arrays.hashCode(f.virial());
            hash = 31 * hash + Objects.hashCode(f.energy());
        }
        return hash;
    }

    private long seed() {
        return settings.seeds.get(members.size());
    }

    private Point random() {
        return new Point(settings.initial.parameters(task.layout(), seed()), scale.offset(), 0);
    }

    /** The training of this stage, before its first epoch. */
    private EpochTraining training() {
        waited = 0;
        over = false;
        firstEpoch = curve.size();
        clock.restart();
        Stage s = settings.stages.get(stage);
        return s.method.begin(
                task, start.parameters, scale(start.offset), s.loss.in(spread), seed());
    }

    private EnergyScale scale(double[] offset) {
        return new EnergyScale(scale.factor(), offset);
    }

    /** A line on what is trained and what it needs: memory, and a rough guess of the time. */
    public String description() {
        ParameterLayout layout = task.layout();
        long method = settings.stages.stream().mapToLong(s -> s.method.bytes(layout)).max().orElse(0);
        int epochs = settings.stages.get(stage).epochs;
        double seconds = current.secondsPerEpoch();
        List<TrainingSet> sets =
                Stream.of(task.set(), task.validation()).filter(Objects::nonNull).toList();
        return String.format(Locale.ROOT,
                "%s: %d parameters (%s), %d training frames, %.0f MB for descriptors (%s), %.0f MB for the optimizer;"
                        + " about %s per epoch, %s for the %d of %s",
                methods(), layout.count(),
                String.join(", ", layout.shapes().stream().map(s -> s.nodes().toString()).toList()),
                task.set().count(), sets.stream().mapToLong(TrainingSet::bytes).sum() / MEGABYTE,
                kept(sets), method / MEGABYTE,
                time(seconds), time(epochs * seconds), epochs,
                settings.stages.size() == 1 ? "a network" : "its first stage");
    }

    private static String kept(List<TrainingSet> sets) {
        int kept = sets.stream().mapToInt(TrainingSet::kept).sum();
        int all = sets.stream().mapToInt(TrainingSet::sloped).sum();
        return kept == all
                ? "kept"
                : "derivatives of " + kept + " frames kept, of " + (all - kept) + " made anew: slow";
    }

    private static String time(double seconds) {
        return seconds < SHORT
                ? String.format(Locale.ROOT, "%.2f s", seconds)
                : seconds < HOUR
                        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
    }

    private String methods() {
        return settings.stages.stream().map(s -> s.method.label()).collect(Collectors.joining(", then "));
    }

    /**
     * Trains all members, or those that are left.
     *
     * @param progress takes a line per epoch
     * @throws Resumption.Interrupted if the calculation has to end; its state is kept
     * @throws SimulationException if training leaves for infinity before anything was learned
     */
    public List<Member> run(Resumption resumption, Consumer<String> progress) {
        if (resumption.restore(this)) {
            progress.accept("resumed behind epoch " + curve.size() + " of network " + (members.size() + 1));
        }
        while (true) {
            Stage s = settings.stages.get(stage);
            while (!over && current.epoch() < s.epochs && waited < s.patience) {
                epoch(progress);
                resumption.passed(this);
            }
            if (stage + 1 < settings.stages.size()) {
                start = best();
                stage++;
            } else {
                members.add(new Trained(seed(), best(), warnings.isEmpty() ? last() : best(), new LearningCurve(curve),
                        List.copyOf(warnings)));
                if (members.size() == settings.seeds.size()) {
                    return members.stream().map(this::member).toList();
                }
                stage = 0;
                curve.clear();
                warnings.clear();
                start = random();
            }
            current = training();
        }
    }

    private Point best() {
        return new Point(current.bestParameters(), current.bestScale().offset(),
                current.bestEpoch() == 0 ? start.epoch : firstEpoch + current.bestEpoch());
    }

    private Point last() {
        return new Point(current.parameters(), current.scale().offset(), curve.size());
    }

    private void epoch(Consumer<String> progress) {
        long before = System.nanoTime();
        EpochTraining.Epoch epoch;
        try {
            epoch = current.run();
        } catch (SimulationException e) {
            if (nothingLearned()) {
                throw e;
            }
            lost(e.getMessage(), progress);
            return;
        }
        clock.add((System.nanoTime() - before) / 1e9);
        waited = epoch.best() ? 0 : waited + 1;
        curve.add(new LearningCurve.Row(stage + 1, firstEpoch + epoch.epoch(), epoch.loss(), epoch.rate(),
                epoch.training(), epoch.validation()));
        progress.accept(line(epoch));
        if (epoch.diverged()) {
            String what = "the loss is " + epoch.loss() + ", far above that of networks that know nothing";
            if (nothingLearned()) {
                throw new SimulationException.NonFiniteState(-1, -1, "training diverges in its first epochs: " + what
                        + "; lower the learning rate, clip gradients, or start with smaller weights");
            }
            lost(what, progress);
        } else if (epoch.ended()) {
            progress.accept("the optimizer has ended: nothing lower was found");
        }
        over = over || epoch.ended();
    }

    private boolean nothingLearned() {
        return stage == 0 && current.bestEpoch() == 0;
    }

    private void lost(String why, Consumer<String> progress) {
        String text = "network " + (members.size() + 1) + ": training diverged in epoch " + curve.size()
                + ", the best epoch before is kept (" + why + ")";
        warnings.add(text);
        progress.accept(text);
        over = true;
    }

    private Member member(Trained t) {
        return new Member(
                t.seed, model(t.best, t.seed), t.best.epoch, model(t.last, t.seed), t.curve, t.warnings);
    }

    private DescriptorModel model(Point at, long seed) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("method", methods());
        provenance.put("seed", Long.toString(seed));
        provenance.put("epoch", Integer.toString(at.epoch));
        provenance.put("training frames", Integer.toString(task.set().count()));
        return task.layout().model(elements, descriptor, at.parameters, ranges, task.set().scaling(),
                scale(at.offset), provenance);
    }

    private String line(EpochTraining.Epoch epoch) {
        Stage now = settings.stages.get(stage);
        int all = settings.stages.stream().mapToInt(Stage::epochs).sum();
        int left = settings.stages.stream().skip(stage).mapToInt(Stage::epochs).sum() - epoch.epoch()
                + (settings.seeds.size() - members.size() - 1) * all;
        return String.format(Locale.ROOT, "network %d/%d%s epoch %d/%d  loss %.4g  train %s%s%s  %.2f s, %.0f s left",
                members.size() + 1, settings.seeds.size(),
                settings.stages.size() == 1 ? "" : " stage " + (stage + 1) + "/" + settings.stages.size(),
                epoch.epoch(), now.epochs, epoch.loss(), errors(epoch.training()),
                epoch.validation() == null ? "" : "  held back " + errors(epoch.validation()),
                epoch.best() ? " *" : "", clock.last, left * clock.mean());
    }

    private static String errors(ErrorSummary e) {
        return "E " + error(e.energies(), 1000 * e.energyRmse(), "%.3f meV/atom") + " F "
                + error(e.forces(), e.forceRmse(), "%.4f eV/A")
                + (e.virials() == 0 ? "" : " W " + error(e.virials(), 1000 * e.virialRmse(), "%.2f meV/atom"));
    }

    private static String error(long count, double value, String format) {
        return count == 0 ? "-" : String.format(Locale.ROOT, format, value);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(identity);
        out.writeInt(members.size());
        for (Trained t : members) {
            write(out, t.best);
            write(out, t.last);
            t.curve.write(out);
            write(out, t.warnings);
        }
        out.writeInt(stage);
        write(out, start);
        new LearningCurve(curve).write(out);
        out.writeInt(firstEpoch);
        write(out, warnings);
        out.writeInt(waited);
        out.writeBoolean(over);
        current.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        if (in.readInt() != identity) {
            throw new IOException("the data files were changed since the training began");
        }
        members.clear();
        int done = in.readInt();
        for (int m = 0; m < done; m++) {
            members.add(new Trained(
                    settings.seeds.get(m), point(in), point(in), LearningCurve.read(in), lines(in)));
        }
        stage = in.readInt();
        start = point(in);
        current = training();
        curve.clear();
        curve.addAll(LearningCurve.read(in).rows());
        firstEpoch = in.readInt();
        warnings.clear();
        warnings.addAll(lines(in));
        waited = in.readInt();
        over = in.readBoolean();
        current.restore(in);
    }

    private static void write(DataOutput out, Point at) throws IOException {
        for (double x : at.parameters) {
            out.writeDouble(x);
        }
        for (double x : at.offset) {
            out.writeDouble(x);
        }
        out.writeInt(at.epoch);
    }

    private Point point(DataInput in) throws IOException {
        return new Point(numbers(in, task.layout().count()), numbers(in, task.layout().species()), in.readInt());
    }

    private static double[] numbers(DataInput in, int count) throws IOException {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = in.readDouble();
        }
        return numbers;
    }

    private static void write(DataOutput out, List<String> lines) throws IOException {
        out.writeInt(lines.size());
        for (String line : lines) {
            out.writeUTF(line);
        }
    }

    private static List<String> lines(DataInput in) throws IOException {
        int count = in.readInt();
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            lines.add(in.readUTF());
        }
        return List.copyOf(lines);
    }

    /** Seconds of the epochs of a stage. */
    private static final class Clock {
        private double last;
        private double sum;
        private int count;

        void restart() {
            sum = 0;
            count = 0;
        }

        void add(double seconds) {
            last = seconds;
            sum += seconds;
            count++;
        }

        double mean() {
            return sum / Math.max(1, count);
        }
    }
}
