package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * Configurations with the inputs of all atoms and, for as many as memory allows, their derivatives by all positions. Those of
 * the others are made anew each time they are needed, with the same bits.
 */
public final class TrainingSet {
    private static final double MEGABYTE = 1 << 20;

    private final List<String> species;
    private final Descriptor descriptor;
    private final InputScaling scaling;
    private final TrainingFrame[] frames;
    private final @Nullable InputDerivatives[] kept;

    /**
     * Scales the values and makes the derivatives.
     *
     * @param cap bytes that values and derivatives may take, those included that are made anew
     * @throws InputException if not even values and the derivatives of one configuration per worker fit
     */
    public TrainingSet(DescribedFrames described, InputScaling scaling, long cap, Workers workers) {
        species = described.species();
        descriptor = described.descriptor();
        this.scaling = scaling;
        long least = described.leastBytes(workers.count());
        if (least > cap) {
            throw new InputException(String.format(Locale.ROOT,
                    "training on these %d configurations needs at least %.1f MB for descriptors, but only %.1f MB are"
                            + " allowed: allow more, or use fewer functions, a shorter cutoff, fewer or smaller"
                            + " configurations",
                    described.count(), least / MEGABYTE, cap / MEGABYTE));
        }
        frames = new TrainingFrame[described.count()];
        kept = new InputDerivatives[described.count()];
        boolean[] keeps = keeps(described, cap, least);
        Source[] sources = new Source[workers.count()];
        workers.run(frames.length, (k, worker) -> {
            frames[k] = scaled(described.frame(k));
            if (keeps[k]) {
                sources[worker] = sources[worker] == null ? new Source(this) : sources[worker];
                kept[k] = sources[worker].make(k, true);
            }
        });
    }

    /** Which derivatives are kept: all if they fit, else the first that fit beside the scratch of the workers. */
    private static boolean[] keeps(DescribedFrames described, long cap, long least) {
        boolean all = described.bytesOfValues() + described.bytesOfDerivatives() <= cap;
        long room = cap - (all ? described.bytesOfValues() : least);
        boolean[] keeps = new boolean[described.count()];
        for (int k = 0; k < keeps.length; k++) {
            long bytes = described.bytesOfDerivatives(k);
            keeps[k] = hasSlopes(described.frame(k).labels()) && bytes <= room;
            room -= keeps[k] ? bytes : 0;
        }
        return keeps;
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

    /** Number of configurations whose derivatives are kept; there are none of those without forces and virial. */
    public int kept() {
        return (int) Arrays.stream(kept).filter(Objects::nonNull).count();
    }

    /** Number of configurations that have derivatives, kept or not. */
    public int sloped() {
        return (int) Arrays.stream(frames).filter(f -> hasSlopes(f.labels())).count();
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

        /** The derivatives of a configuration that has forces or a virial; good until the next call. */
        public InputDerivatives get(int k) {
            InputDerivatives there = set.kept[k];
            if (there != null) {
                return there;
            }
            InputDerivatives made = lastMade;
            if (last != k || made == null) {
                made = make(k, false);
                lastMade = made;
                last = k;
            }
            return made;
        }

        private InputDerivatives make(int k, boolean lasting) {
            FrameDescriptor m = maker;
            if (m == null) {
                m = new FrameDescriptor(set.descriptor, set.species.size());
                maker = m;
            }
            LabelledFrame labels = set.frames[k].labels();
            return m.derivatives(set.frames[k].atoms(), labels.cell(), set.scaling, labels.virial() != null,
                    lasting);
        }
    }
}
