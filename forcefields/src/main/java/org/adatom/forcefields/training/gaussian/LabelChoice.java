package org.adatom.forcefields.training.gaussian;

import java.util.Arrays;
import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.TrainingFrame;
import org.adatom.forcefields.training.neural.TrainingSet;

/**
 * Which labels are learned from, and what they cost: known before any of them is made.
 *
 * @param energies configurations whose energy is learned from
 * @param forces atoms whose force is learned from, of each configuration
 * @param virials configurations whose virial is learned from
 */
record LabelChoice(boolean[] energies, int[][] forces, boolean[] virials) {
    private static final double MEGABYTE = 1 << 20;
    /** Sums of products in a second and thread, on ordinary machines. */
    private static final double SPEED = 2e9;

    /** Chooses by the settings. */
    static LabelChoice of(GaussianSettings settings, TrainingSet set, PointSet points) {
        int frames = set.count();
        boolean[] energies = new boolean[frames];
        boolean[] virials = new boolean[frames];
        boolean[] slopes = new boolean[frames];
        for (int k = 0; k < frames; k++) {
            LabelledFrame labels = set.labels(k);
            boolean wanted = settings.factor(labels.group()) > 0;
            energies[k] = wanted && labels.energy() != null;
            virials[k] = wanted && settings.virials() && labels.virial() != null;
            slopes[k] = wanted && labels.forces() != null;
        }
        int[][] forces = new int[frames][0];
        for (int e = 0; e < points.elements(); e++) {
            addForces(forces, settings, set, points, e, slopes);
        }
        return new LabelChoice(energies, forces, virials);
    }

    private static void addForces(
            int[][] forces, GaussianSettings settings, TrainingSet set, PointSet points, int e, boolean[] slopes) {
        int size = points.map(e).size();
        int count = 0;
        for (int k = 0; k < slopes.length; k++) {
            count += slopes[k] ? points.block(k, e).count() : 0;
        }
        int[] frameOf = new int[count];
        int[] laneOf = new int[count];
        double[] all = new double[count * size];
        int at = 0;
        for (int k = 0; k < slopes.length; k++) {
            for (int lane = 0; slopes[k] && lane < points.block(k, e).count(); lane++) {
                points.block(k, e).copy(lane, all, at * size);
                frameOf[at] = k;
                laneOf[at++] = lane;
            }
        }
        int wanted = (int) Math.round(settings.forceFraction() * count);
        int[] chosen = switch (settings.choice()) {
            case RANDOM -> Selection.random(count, wanted, settings.seed() * points.elements() + e);
            case FARTHEST -> Selection.farthest(all, size, wanted);
        };
        for (int c : chosen) {
            TrainingFrame frame = set.frame(frameOf[c]);
            int[] own = Arrays.copyOf(forces[frameOf[c]], forces[frameOf[c]].length + 1);
            own[own.length - 1] = frame.members()[e][laneOf[c]];
            forces[frameOf[c]] = own;
        }
    }

    /** Number of labels of a configuration. */
    int count(int k) {
        return (energies[k] ? 1 : 0) + 3 * forces[k].length + (virials[k] ? 6 : 0);
    }

    /** Number of energies, force components and virial components. */
    int[] counts() {
        int[] counts = new int[Label.Kind.values().length];
        for (int k = 0; k < forces.length; k++) {
            counts[Label.Kind.ENERGY.ordinal()] += energies[k] ? 1 : 0;
            counts[Label.Kind.FORCE.ordinal()] += 3 * forces[k].length;
            counts[Label.Kind.VIRIAL.ordinal()] += virials[k] ? 6 : 0;
        }
        return counts;
    }

    /** Number of all labels. */
    int count() {
        return Arrays.stream(counts()).sum();
    }

    /**
     * What a fit will cost, in words.
     *
     * @param neighbors mean number of atoms that a force depends on
     * @param sample number of labels that hyperparameters are found from
     * @throws InputException if the memory does not suffice
     */
    String cost(GaussianSettings settings, PointSet points, double neighbors, int sample, int threads) {
        long n = count();
        if (n == 0) {
            throw new InputException("none of the configurations has a label whose weight is above 0");
        }
        int size = 0;
        for (int e = 0; e < points.elements(); e++) {
            size = Math.max(size, points.map(e).size());
        }
        double terms = 0;
        double products = 0;
        long environments = 0;
        for (int k = 0; k < forces.length; k++) {
            long atoms = 0;
            for (int e = 0; e < points.elements(); e++) {
                atoms += points.block(k, e).count();
            }
            double own = 3.0 * forces[k].length * neighbors + (virials[k] ? 6.0 * atoms : 0);
            terms += own;
            environments += count(k) > 0 ? atoms : 0;
            products += (own + (energies[k] ? atoms : 0)) * environments * (4.0 * size + 20);
        }
        double bytes = Math.max(2.0 * Double.BYTES * n * n, MarginalLikelihood.bytes(sample))
                + Double.BYTES * (double) size * (terms + 2.0 * environments)
                + Double.BYTES * (double) environments * Math.min(settings.anchors(), environments);
        String need = String.format(Locale.ROOT, "%d equations on %d environments of %d values need %.0f MB", n,
                environments, size, bytes / MEGABYTE);
        if (bytes > settings.memory()) {
            throw new InputException(String.format(Locale.ROOT,
                    "%s, but only %.0f MB are allowed: learn from fewer forces (forceFraction), no virials or fewer"
                            + " configurations, or allow more memory",
                    need, settings.memory() / MEGABYTE));
        }
        double cubic = Math.pow(n, 3) / 6;
        double part = Math.pow((double) sample / n, 2);
        return String.format(Locale.ROOT, "%s; some %.0f s for their covariances and %.0f s for each of up to %d steps"
                + " with %d equations to find hyperparameters", need,
                (products / threads + cubic) / SPEED,
                (2 * products * part / threads + 6 * Math.pow(sample, 3) / 6) / SPEED, settings.steps(), sample);
    }
}
