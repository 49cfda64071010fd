package org.adatom.forcefields.training.neural;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * Configurations with the inputs of all atoms and, where memory allows it, their derivatives by all positions. Where it does
 * not, derivatives are made anew each time they are needed, with the same bits.
 */
public final class TrainingSet {
    private static final double MEGABYTE = 1 << 20;

    private final List<String> species;
    private final Descriptor descriptor;
    private final InputScaling scaling;
    private final TrainingFrame[] frames;
    private final @Nullable InputDerivatives[] kept;
    private final boolean keeps;

    /**
     * Scales the values and makes the derivatives.
     *
     * @param cap bytes that values and derivatives may take; derivatives are kept if all of them fit
     * @throws InputException if not even values and the derivatives of one configuration per worker fit
     */
    public TrainingSet(DescribedFrames described, InputScaling scaling, long cap, Workers workers) {
        species = described.species();
        descriptor = described.descriptor();
        this.scaling = scaling;
        long least = described.bytesOfValues() + workers.count() * described.bytesOfLargest();
        if (least > cap) {
            throw new InputException(String.format(Locale.ROOT,
                    "training on these %d configurations needs at least %.0f MB for descriptors, but only %.0f MB are"
                            + " allowed: allow more, or use fewer functions, a shorter cutoff, fewer or smaller"
                            + " configurations",
                    described.count(), least / MEGABYTE, cap / MEGABYTE));
        }
        keeps = described.bytesOfValues() + described.bytesOfDerivatives() <= cap;
        frames = new TrainingFrame[described.count()];
        kept = new InputDerivatives[described.count()];
        Source[] sources = new Source[workers.count()];
        workers.run(frames.length, (k, worker) -> {
            frames[k] = scaled(described.frame(k));
            if (keeps && hasSlopes(frames[k].labels())) {
                sources[worker] = sources[worker] == null ? new Source(this) : sources[worker];
                kept[k] = sources[worker].make(k);
            }
        });
    }

    private static boolean hasSlopes(LabelledFrame labels) {
        return labels.forces() != null || labels.virial() != null;
    }

    private TrainingFrame scaled(TrainingFrame frame) {
        double[] inputs = new double[frame.inputs().length];
        for (int s = 0; s < species.size(); s++) {
            double[] center = scaling.center()[s];
            double[] scale = scaling.scale()[s];
            for (int a : frame.members()[s]) {
                int first = frame.first()[a];
                for (int f = 0; f < center.length; f++) {
                    inputs[first + f] = (frame.inputs()[first + f] - center[f]) * scale[f];
                }
            }
        }
        return frame.withInputs(inputs);
    }

    /** The species of the model. */
    public List<String> species() {
        return species;
    }

    /** The descriptor. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** How inputs come from its values. */
    public InputScaling scaling() {
        return scaling;
    }

    /** Number of configurations. */
    public int count() {
        return frames.length;
    }

    /** The labels of a configuration. */
    public LabelledFrame labels(int k) {
        return frames[k].labels();
    }

    /** Whether derivatives are kept, not made anew. */
    public boolean keepsDerivatives() {
        return keeps;
    }

    /** Bytes that inputs and derivatives take. */
    public long bytes() {
        long bytes = 0;
        for (int k = 0; k < frames.length; k++) {
            InputDerivatives d = kept[k];
            bytes += (long) Double.BYTES * frames[k].inputs().length + (d == null ? 0 : d.bytes());
        }
        return bytes;
    }

    /** A configuration with its inputs. */
    public TrainingFrame frame(int k) {
        return frames[k];
    }

    /** Where one worker gets derivatives from. */
    public static final class Source {
        private final TrainingSet set;
        private @Nullable FrameDescriptor maker;
        // The last ones made anew.
        private int last = -1;
        private @Nullable InputDerivatives lastMade;

        /** The derivatives of that set. */
        public Source(TrainingSet set) {
            this.set = set;
        }

        /** The derivatives of a configuration that has forces or a virial. */
        public InputDerivatives get(int k) {
            InputDerivatives there = set.kept[k];
            if (there != null) {
                return there;
            }
            InputDerivatives made = lastMade;
            if (last != k || made == null) {
                made = make(k);
                lastMade = made;
                last = k;
            }
            return made;
        }

        private InputDerivatives make(int k) {
            FrameDescriptor m = maker;
            if (m == null) {
                m = new FrameDescriptor(set.descriptor, set.species.size());
                maker = m;
            }
            LabelledFrame labels = set.frames[k].labels();
            return m.derivatives(set.frames[k].atoms(), labels.cell(), set.scaling, labels.virial() != null);
        }
    }
}
