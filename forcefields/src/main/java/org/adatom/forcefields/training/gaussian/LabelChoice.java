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

    /** The same with the forces on at most so many atoms of each configuration, evenly from all that are learned from. */
    LabelChoice thinned(int most) {
        int[][] few = new int[forces.length][];
        for (int k = 0; k < forces.length; k++) {
            int[] all = forces[k];
            int n = Math.min(most, all.length);
            few[k] = new int[n];
            Arrays.setAll(few[k], i -> all[(int) ((long) i * all.length / n)]);
        }
        return new LabelChoice(energies, few, virials);
    }

    /** The same of some configurations only. */
    LabelChoice only(int[] frames) {
        boolean[] ownEnergies = new boolean[forces.length];
        int[][] ownForces = new int[forces.length][0];
        boolean[] ownVirials = new boolean[forces.length];
        for (int k : frames) {
            ownEnergies[k] = energies[k];
            ownForces[k] = forces[k];
            ownVirials[k] = virials[k];
        }
        return new LabelChoice(ownEnergies, ownForces, ownVirials);
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

    /** Values of kernels and what they are made of: directions of labels, pairs of environments, environments. */
    private record Work(double terms, double pairs, long environments) {}

    private Work work(PointSet points, double neighbors) {
        double terms = 0;
        double pairs = 0;
        long environments = 0;
        for (int k = 0; k < forces.length; k++) {
            long atoms = 0;
            for (int e = 0; e < points.elements(); e++) {
                atoms += points.block(k, e).count();
            }
            double own = 3.0 * forces[k].length * neighbors + (virials[k] ? 6.0 * atoms : 0);
            terms += own;
            environments += count(k) > 0 ? atoms : 0;
            pairs += (own + (energies[k] ? atoms : 0)) * environments;
        }
        return new Work(terms, pairs, environments);
    }

    /**
     * What a fit will cost, in words.
     *
     * @param neighbors mean number of atoms that a force depends on
     * @param sample what hyperparameters are found from
     * @throws InputException if the memory does not suffice
     */
    String cost(GaussianSettings settings, PointSet points, double neighbors, LabelChoice sample, int threads) {
        long n = count();
        if (n == 0) {
            throw new InputException("none of the configurations has a label whose weight is above 0");
        }
        int size = 0;
        for (int e = 0; e < points.elements(); e++) {
            size = Math.max(size, points.map(e).size());
        }
        Work work = work(points, neighbors);
        long few = sample.count();
        double bytes = Math.max(2.0 * Double.BYTES * n * n, MarginalLikelihood.bytes(few))
                + Double.BYTES * (double) size * (work.terms + 2.0 * work.environments)
                + Double.BYTES * (double) work.environments * Math.min(settings.anchors(), work.environments);
        String need = String.format(Locale.ROOT, "%d equations on %d environments of %d values need %.0f MB", n,
                work.environments, size, bytes / MEGABYTE);
        if (bytes > settings.memory()) {
            throw new InputException(String.format(Locale.ROOT,
                    "%s, but only %.0f MB are allowed: learn from fewer forces (forceFraction), no virials or fewer"
                            + " configurations, or allow more memory",
                    need, settings.memory() / MEGABYTE));
        }
        double each = (4.0 * size + 20) / threads;
        return String.format(Locale.ROOT, "%s; some %.0f s for their covariances and %.1f s for each of up to %d steps"
                + " with %d equations to find hyperparameters", need,
                (work.pairs * each + Math.pow(n, 3) / 6) / SPEED,
                (2 * sample.work(points, neighbors).pairs * each + Math.pow(few, 3)) / SPEED, settings.steps(), few);
    }
}
