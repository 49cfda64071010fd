package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.training.LabelledFrame;

/** Configurations with the values of a descriptor: what scaling and memory follow from before anything else is computed. */
public final class DescribedFrames {
    private final List<String> species;
    private final Descriptor descriptor;
    private final TrainingFrame[] frames;
    private final long[] pairs;
    private final long[] largest;

    /**
     * Computes the values of all atoms.
     *
     * @param species that the descriptor numbers
     * @param workers share the configurations out
     * @throws InputException if there is no configuration, or one has an atom of another species
     */
    public DescribedFrames(
            List<LabelledFrame> labelled, List<String> species, Descriptor descriptor, Workers workers) {
        if (labelled.isEmpty()) {
            throw new InputException("there is no configuration to train on");
        }
        this.species = List.copyOf(species);
        this.descriptor = descriptor;
        frames = labelled.stream().map(f -> TrainingFrame.of(f, species, descriptor)).toArray(TrainingFrame[]::new);
        FrameDescriptor[] at = new FrameDescriptor[workers.count()];
        long[][] found = new long[frames.length][species.size()];
        workers.run(frames.length, (k, worker) -> {
            at[worker] = at[worker] == null ? new FrameDescriptor(descriptor, species.size()) : at[worker];
            frames[k] = frames[k].withInputs(
                    at[worker].values(frames[k].atoms(), frames[k].labels().cell(), found[k]));
        });
        pairs = new long[frames.length];
        largest = new long[frames.length];
        for (int k = 0; k < frames.length; k++) {
            for (int s = 0; s < species.size(); s++) {
                pairs[k] += found[k][s];
                largest[k] += InputDerivatives.bytes(found[k][s], descriptor.size(s));
            }
            largest[k] += (long) InputDerivatives.STRAINS * Double.BYTES * frames[k].inputs().length;
        }
    }

    /** Number of configurations. */
    public int count() {
        return frames.length;
    }

    /** The species of the model. */
    public List<String> species() {
        return species;
    }

    /** The descriptor. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Mean number of atoms in an environment, the atom itself and images of others once each. */
    public double meanNeighbors() {
        return (double) Arrays.stream(pairs).sum() / Arrays.stream(frames).mapToLong(TrainingFrame::count).sum();
    }

    /** Bytes that the values take. */
    public long bytesOfValues() {
        return Arrays.stream(frames).mapToLong(f -> (long) Double.BYTES * f.inputs().length).sum();
    }

    /** Upper bound of the bytes that the derivatives of all configurations take. */
    public long bytesOfDerivatives() {
        return Arrays.stream(largest).sum();
    }

    /** Upper bound of the bytes that the derivatives of configuration k take. */
    long bytesOfDerivatives(int k) {
        return largest[k];
    }

    /** The least that a {@link TrainingSet} needs: the values, and for each worker the derivatives of a single configuration. */
    public long leastBytes(int workers) {
        return bytesOfValues() + workers * Arrays.stream(largest).max().orElse(0);
    }

    TrainingFrame frame(int k) {
        return frames[k];
    }

    /**
     * The ranges of the values.
     *
     * @throws InputException if a species does not occur
     */
    public InputRanges ranges() {
        int count = species.size();
        double[][] min = new double[count][];
        double[][] max = new double[count][];
        double[][] mean = new double[count][];
        double[][] sigma = new double[count][];
        for (int s = 0; s < count; s++) {
            int size = descriptor.size(s);
            min[s] = new double[size];
            max[s] = new double[size];
            mean[s] = new double[size];
            sigma[s] = new double[size];
            Arrays.fill(min[s], Double.POSITIVE_INFINITY);
            Arrays.fill(max[s], Double.NEGATIVE_INFINITY);
            long atoms = 0;
            for (TrainingFrame frame : frames) {
                atoms += frame.members()[s].length;
                for (int a : frame.members()[s]) {
                    for (int f = 0; f < size; f++) {
                        double value = frame.inputs()[frame.first()[a] + f];
                        min[s][f] = Math.min(min[s][f], value);
                        max[s][f] = Math.max(max[s][f], value);
                        mean[s][f] += value;
                    }
                }
            }
            if (atoms == 0) {
                throw new InputException("no configuration has an atom of " + species.get(s)
                        + ", so a model of it cannot be trained");
            }
            for (int f = 0; f < size; f++) {
                mean[s][f] /= atoms;
            }
            addSquares(s, mean[s], sigma[s]);
            for (int f = 0; f < size; f++) {
                sigma[s][f] = Math.sqrt(sigma[s][f] / Math.max(1, atoms - 1));
            }
        }
        return new InputRanges(min, max, mean, sigma);
    }

    private void addSquares(int s, double[] mean, double[] squares) {
        for (TrainingFrame frame : frames) {
            for (int a : frame.members()[s]) {
                for (int f = 0; f < mean.length; f++) {
                    double d = frame.inputs()[frame.first()[a] + f] - mean[f];
                    squares[f] += d * d;
                }
            }
        }
    }
}
