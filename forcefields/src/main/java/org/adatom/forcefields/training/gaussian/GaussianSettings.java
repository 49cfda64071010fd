package org.adatom.forcefields.training.gaussian;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.training.neural.InputScaling;
import org.jspecify.annotations.Nullable;

/**
 * How a Gaussian process is fitted. An amplitude or a length that is null is that of the largest likelihood; noises that are null are
 * those of {@link #ENERGY_NOISE} and its fellows, or found likewise. Found noises suit data of one kind; where some configurations are
 * harder than others, they may end so high that energies are ignored.
 *
 * @param shape of the kernel
 * @param scaling of the values of the descriptor
 * @param bias of directions, in units of the root mean square length of the scaled values; of {@code DOT_PRODUCT} only
 * @param amplitude standard deviation of the energy of an atom, eV
 * @param length of the kernel
 * @param energyNoise of energies per atom, eV
 * @param forceNoise of force components, eV/&Aring;
 * @param virialNoise of virials per atom, eV
 * @param findNoise whether noises that are null are those of the largest likelihood
 * @param forceFraction share of the atoms whose forces are learned from
 * @param choice of these atoms
 * @param virials whether virials are learned from
 * @param groups factors of weights by group of configurations, which divide variances of noise; 0 leaves a group out
 * @param steps of the optimiser at most
 * @param sample labels that hyperparameters are found from at most; configurations are taken by chance, of each the energy,
 *     the virial and the forces on a few atoms
 * @param anchors environments at most from which deviations are judged
 * @param memory bytes that the fit may take
 * @param seed of choices by chance
 */
public record GaussianSettings(
        Kernel.Shape shape, InputScaling.Rule scaling, double bias, @Nullable Double amplitude, @Nullable Double length,
        @Nullable Double energyNoise, @Nullable Double forceNoise, @Nullable Double virialNoise, boolean findNoise,
        double forceFraction,
        Choice choice, boolean virials, Map<String, Double> groups, int steps, int sample, int anchors, long memory,
        long seed) {
    /** Noise of energies by default, eV/atom. */
    public static final double ENERGY_NOISE = 2e-3;
    /** Noise of force components by default, eV/&Aring;. */
    public static final double FORCE_NOISE = 0.05;
    /** Noise of virials by default, eV/atom. */
    public static final double VIRIAL_NOISE = 5e-3;

    /** How atoms are chosen whose forces are learned from. */
    public enum Choice {
        /** By chance. */
        RANDOM,
        /** With environments that are far from each other. */
        FARTHEST
    }

    /** Nothing given: all is found. */
    public static final GaussianSettings STANDARD = new GaussianSettings(Kernel.Shape.DOT_PRODUCT,
            InputScaling.Rule.NONE, 1, null, null, null, null, null, false, 0.1, Choice.RANDOM, false, Map.of(), 30,
            500,
            300,
            4L << 30, 1);

    /**
     * Checks.
     *
     * @throws InputException if a number is out of its range
     */
    public GaussianSettings {
        groups = Map.copyOf(groups);
        require(bias > 0 && Double.isFinite(bias), "bias: " + bias + " is not allowed, use a positive number");
        require(forceFraction >= 0 && forceFraction <= 1,
                "forceFraction: " + forceFraction + " is not a share from 0 to 1");
        require(steps >= 0, "steps: " + steps + " is not allowed, use 0 or more");
        require(sample > 0, "sample: " + sample + " is not allowed, use a positive number");
        require(anchors > 0, "anchors: " + anchors + " is not allowed, use a positive number");
        groups.forEach((group, factor) -> require(factor >= 0 && Double.isFinite(factor),
                "the weight of group " + group + " must be at least 0: " + factor));
        Double[] given = {amplitude, length, energyNoise, forceNoise, virialNoise};
        for (Double number : given) {
            require(number == null || number > 0 && Double.isFinite(number),
                    "amplitude, length and noises must be positive: " + number);
        }
    }

    private static void require(boolean sound, String message) {
        if (!sound) {
            throw new InputException(message);
        }
    }

    /** The factor of a group. */
    double factor(String group) {
        return groups.getOrDefault(group, 1.0);
    }
}
