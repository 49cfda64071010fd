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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.adatom.analysis.Resumption;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.training.neural.DescribedFrames;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.ErrorSummary;
import org.adatom.forcefields.training.neural.InputRanges;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.KalmanSettings;
import org.adatom.forcefields.training.neural.KalmanTraining;
import org.adatom.forcefields.training.neural.NetworkShape;
import org.adatom.forcefields.training.neural.ParameterLayout;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.adatom.forcefields.training.neural.UpdateSettings;
import org.adatom.forcefields.training.neural.WeightInitialization;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * Trains networks with the Kalman filter, one for each seed: a committee. The state is kept after every epoch, and an interrupted
 * training goes on with the same bits.
 */
public final class NetworkTraining implements Resumption.State {
    private final Settings settings;
    private final List<String> elements;
    private final DescriptorSettings descriptor;
    private final Workers workers;
    private final TrainingSet set;
    private final @Nullable TrainingSet validation;
    private final InputRanges ranges;
    private final ParameterLayout layout;
    private final EnergyScale scale;
    private final EnergyScale.Spread spread;
    private final List<Trained> members = new ArrayList<>();
    private List<Row> curve = new ArrayList<>();
    private final int identity;
    private KalmanTraining current;
    private int waited;

    /**
     * How networks are trained.
     *
     * @param hidden nodes of the hidden layers
     * @param activation of the hidden layers
     * @param scaling of the values of the descriptor
     * @param initial weights
     * @param kalman filter
     * @param forceWeight of errors of forces against those of energies, both by the spread of their labels
     * @param forceFraction updates by forces per epoch and component; 0 for energies only
     * @param epochs at most
     * @param patience epochs without a better one after which training stops
     * @param memory bytes for values and derivatives of descriptors
     * @param seeds of the networks, one each
     */
    public record Settings(
            List<Integer> hidden, Activation activation, InputScaling.Rule scaling, WeightInitialization initial,
            KalmanSettings kalman, double forceWeight, double forceFraction, int epochs, int patience, long memory,
            List<Long> seeds) {}

    /**
     * Errors after an epoch.
     *
     * @param epoch its number
     * @param training errors on the training set
     * @param validation errors on the set held back, if there is one
     */
    public record Row(int epoch, ErrorSummary training, @Nullable ErrorSummary validation) {}

    /**
     * A trained network.
     *
     * @param seed it started from
     * @param best with the lowest product of the errors of energies and forces, on the set held back if there is one
     * @param bestEpoch when that was
     * @param last after the last epoch
     * @param curve errors by epoch
     */
    public record Member(long seed, DescriptorModel best, int bestEpoch, DescriptorModel last, List<Row> curve) {}

    /** A finished network as numbers. */
    private record Trained(
            long seed, double[] best, double[] bestOffset, int bestEpoch, double[] last, double[] lastOffset,
            List<Row> curve) {}

    /**
     * Computes descriptors; nothing is trained yet.
     *
     * @param elements that the descriptor numbers
     * @param held configurations held back, by which the best epoch is chosen; may be empty
     * @param workers stay open as long as this is used
     * @throws InputException if the sets do not fit into the memory allowed, or an element is missing
     */
    public NetworkTraining(
            Settings settings, List<String> elements, DescriptorSettings descriptor, List<LabelledFrame> training,
            List<LabelledFrame> held, Workers workers) {
        this.settings = settings;
        this.elements = List.copyOf(elements);
        this.descriptor = descriptor;
        this.workers = workers;
        Descriptor made = descriptor.descriptor(IntStream.range(0, elements.size()).toArray());
        DescribedFrames described = new DescribedFrames(training, elements, made, workers);
        ranges = described.ranges();
        InputScaling scaling = InputScaling.of(settings.scaling, ranges);
        set = new TrainingSet(described, scaling, settings.memory, workers);
        validation = held.isEmpty()
                ? null
                : new TrainingSet(
                        new DescribedFrames(held, elements, made, workers), scaling, settings.memory, workers);
        layout = new ParameterLayout(IntStream.range(0, elements.size())
                .mapToObj(s -> NetworkShape.of(made.size(s), settings.hidden, settings.activation)).toList());
        EnergyScale offsets = EnergyScale.fitted(set, 1);
        spread = offsets.spread(set);
        scale = offsets.withFactor(spread.energy());
        identity = 31 * identity(training) + identity(held);
        current = begin(0);
    }

    /** Differs, as good as certainly, if configurations or labels do. */
    private static int identity(List<LabelledFrame> frames) {
        int hash = 1;
        for (LabelledFrame f : frames) {
            hash = 31 * hash + Arrays.hashCode(f.atoms().x());
            hash = 31 * hash + Arrays.hashCode(f.forces());
            hash = 31 * hash + Objects.hashCode(f.energy());
        }
        return hash;
    }

    private KalmanTraining begin(int member) {
        waited = 0;
        curve = new ArrayList<>();
        long seed = settings.seeds.get(member);
        return new KalmanTraining(set, validation, layout, settings.initial.parameters(layout, seed), scale,
                settings.kalman,
                new UpdateSettings(UpdateSettings.Selection.THRESHOLD, 1, settings.forceFraction, 0, 1, 3,
                        settings.forceWeight, spread.energy(), spread.force()),
                seed, workers);
    }

    /** A line on what is trained and what it needs. */
    public String description() {
        return String.format(Locale.ROOT,
                "%d parameters (%s), %d training frames, %.0f MB for descriptors (%s), %.0f MB for"
                        + " the filter, %d updates per epoch",
                layout.count(), String.join(", ", layout.shapes().stream().map(s -> s.nodes().toString()).toList()),
                set.count(), set.bytes() / 1048576.0, set.keepsDerivatives() ? "kept" : "derivatives made anew",
                KalmanTraining.bytes(settings.kalman, layout) / 1048576.0, current.updatesPerEpoch());
    }

    /**
     * Trains all members, or those that are left.
     *
     * @param progress takes a line per epoch
     * @throws Resumption.Interrupted if the calculation has to end; its state is kept
     * @throws org.adatom.engine.error.SimulationException if the numbers overflow
     */
    public List<Member> run(Resumption resumption, Consumer<String> progress) {
        if (resumption.restore(this)) {
            progress.accept("resumed behind epoch " + current.epoch() + " of network " + (members.size() + 1));
        }
        while (true) {
            while (current.epoch() < settings.epochs && waited < settings.patience) {
                long start = System.nanoTime();
                KalmanTraining.Epoch epoch = current.run();
                waited = epoch.best() ? 0 : waited + 1;
                curve.add(new Row(epoch.epoch(), epoch.training(), epoch.validation()));
                progress.accept(line(epoch, (System.nanoTime() - start) / 1e9));
                resumption.passed(this);
            }
            members.add(new Trained(settings.seeds.get(members.size()), current.bestParameters(),
                    current.bestScale().offset(), current.bestEpoch(), current.parameters(), current.scale().offset(),
                    List.copyOf(curve)));
            if (members.size() == settings.seeds.size()) {
                return members.stream().map(this::member).toList();
            }
            current = begin(members.size());
        }
    }

    private Member member(Trained t) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("method", "extended Kalman filter");
        provenance.put("seed", Long.toString(t.seed));
        provenance.put("epoch", Integer.toString(t.bestEpoch));
        provenance.put("training frames", Integer.toString(set.count()));
        DescriptorModel best = model(t.best, scale(t.bestOffset), provenance);
        provenance.put("epoch", Integer.toString(t.curve.size()));
        return new Member(t.seed, best, t.bestEpoch, model(t.last, scale(t.lastOffset), provenance), t.curve);
    }

    private EnergyScale scale(double[] offset) {
        return new EnergyScale(scale.factor(), offset);
    }

    private DescriptorModel model(double[] parameters, EnergyScale energies, Map<String, String> provenance) {
        return layout.model(elements, descriptor, parameters, ranges, set.scaling(), energies, provenance);
    }

    private String line(KalmanTraining.Epoch epoch, double seconds) {
        int left = settings.epochs - epoch.epoch() + (settings.seeds.size() - members.size() - 1) * settings.epochs;
        return String.format(Locale.ROOT, "network %d/%d epoch %d/%d  train E %s F %s%s%s  %.2f s, %.0f s left",
                members.size() + 1, settings.seeds.size(), epoch.epoch(), settings.epochs,
                energy(epoch.training()), force(epoch.training()),
                epoch.validation() == null
                        ? ""
                        : "  held back E " + energy(epoch.validation()) + " F "
                                + force(epoch.validation()),
                epoch.best() ? " *" : "", seconds, left * seconds);
    }

    private static String energy(ErrorSummary e) {
        return String.format(Locale.ROOT, "%.3f meV/atom", 1000 * e.energyRmse());
    }

    private static String force(ErrorSummary e) {
        return e.forces() == 0 ? "-" : String.format(Locale.ROOT, "%.4f eV/A", e.forceRmse());
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(identity);
        out.writeInt(members.size());
        for (Trained t : members) {
            write(out, t.best);
            write(out, t.bestOffset);
            out.writeInt(t.bestEpoch);
            write(out, t.last);
            write(out, t.lastOffset);
            write(out, t.curve);
        }
        write(out, curve);
        out.writeInt(waited);
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
            members.add(new Trained(settings.seeds.get(m), numbers(in, layout.count()), numbers(in, layout.species()),
                    in.readInt(), numbers(in, layout.count()), numbers(in, layout.species()), rows(in)));
        }
        current = begin(done);
        curve = rows(in);
        waited = in.readInt();
        current.restore(in);
    }

    private static void write(DataOutput out, double[] numbers) throws IOException {
        for (double x : numbers) {
            out.writeDouble(x);
        }
    }

    private static double[] numbers(DataInput in, int count) throws IOException {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = in.readDouble();
        }
        return numbers;
    }

    private static void write(DataOutput out, List<Row> rows) throws IOException {
        out.writeInt(rows.size());
        for (Row row : rows) {
            out.writeInt(row.epoch);
            write(out, row.training);
            out.writeBoolean(row.validation != null);
            if (row.validation != null) {
                write(out, row.validation);
            }
        }
    }

    private static void write(DataOutput out, ErrorSummary e) throws IOException {
        out.writeLong(e.energies());
        out.writeDouble(e.energyMae());
        out.writeDouble(e.energyRmse());
        out.writeLong(e.forces());
        out.writeDouble(e.forceMae());
        out.writeDouble(e.forceRmse());
        out.writeLong(e.virials());
        out.writeDouble(e.virialMae());
        out.writeDouble(e.virialRmse());
    }

    private static List<Row> rows(DataInput in) throws IOException {
        int count = in.readInt();
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            rows.add(new Row(in.readInt(), errors(in), in.readBoolean() ? errors(in) : null));
        }
        return rows;
    }

    private static ErrorSummary errors(DataInput in) throws IOException {
        return new ErrorSummary(in.readLong(), in.readDouble(), in.readDouble(), in.readLong(), in.readDouble(),
                in.readDouble(), in.readLong(), in.readDouble(), in.readDouble());
    }
}
