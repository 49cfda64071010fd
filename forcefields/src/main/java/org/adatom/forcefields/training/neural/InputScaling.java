package org.adatom.forcefields.training.neural;

import org.adatom.engine.error.InputException;

/**
 * How values of the descriptor become inputs of a network: x = (G &minus; center) scale. One array per species, one
 * element per value.
 *
 * @param center subtracted first
 * @param scale then multiplied with
 */
public record InputScaling(double[][] center, double[][] scale) {
    /** A range below this part of the largest magnitude is rounding: the value is the same for all atoms. */
    private static final double ROUNDING = 1e-12;

    /** How center and scale follow from the values in the training set. */
    public enum Rule {
        /** Values as they are. */
        NONE,
        /** Minimum 0, maximum 1: RuNNer and n2p2 ({@code scale_symmetry_functions}), PyXtal_FF. */
        UNIT_RANGE,
        /** Minimum &minus;1, maximum 1: AMP. */
        SYMMETRIC_RANGE,
        /** Mean 0: n2p2 ({@code center_symmetry_functions}). */
        CENTERED,
        /** Mean 0, maximum less minimum 1: n2p2 (both of these keywords). */
        CENTERED_RANGE,
        /** Mean 0, standard deviation 1: aenet, n2p2 ({@code scale_symmetry_functions_sigma}). */
        STANDARDIZED
    }

    /**
     * The scaling by a rule. A value that is the same for all atoms has no range; it becomes a constant input, with
     * scale 1.
     *
     * @throws InputException if a value is not finite
     */
    public static InputScaling of(Rule rule, InputRanges ranges) {
        int species = ranges.min().length;
        double[][] center = new double[species][];
        double[][] scale = new double[species][];
        for (int s = 0; s < species; s++) {
            int size = ranges.min()[s].length;
            center[s] = new double[size];
            scale[s] = new double[size];
            for (int f = 0; f < size; f++) {
                double min = ranges.min()[s][f];
                double max = ranges.max()[s][f];
                double mean = ranges.mean()[s][f];
                if (!Double.isFinite(min) || !Double.isFinite(max)) {
                    throw new InputException("value " + (f + 1) + " of the descriptor of species " + (s + 1)
                            + " is not finite in the training set: are two atoms in one place, or is a species absent?");
                }
                double range = max - min;
                boolean constant = !(range > ROUNDING * Math.max(Math.abs(min), Math.abs(max)));
                scale[s][f] = constant ? 1 : switch (rule) {
                    case NONE, CENTERED -> 1;
                    case UNIT_RANGE, CENTERED_RANGE -> 1 / range;
                    case SYMMETRIC_RANGE -> 2 / range;
                    case STANDARDIZED -> 1 / ranges.sigma()[s][f];
                };
                center[s][f] = switch (rule) {
                    case NONE -> 0;
                    case UNIT_RANGE -> min;
                    case SYMMETRIC_RANGE -> constant ? min : min + range / 2;
                    case CENTERED, CENTERED_RANGE, STANDARDIZED -> constant ? min : mean;
                };
            }
        }
        return new InputScaling(center, scale);
    }
}
