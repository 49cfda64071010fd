package org.adatom.forcefields.training.neural;

import java.util.Map;
import org.adatom.engine.error.InputException;

/**
 * What training makes small: weighted costs of the errors of energies, forces and stresses, and a penalty on weights.
 *
 * @param convention how errors are weighed
 * @param residual what an error costs; squares in every one of the programs
 * @param forceWeight &alpha; of the convention
 * @param stressWeight &beta; of the convention
 * @param groups further factors of configurations of a group; 1 for a group that is not named
 * @param absolutePenalty on the sum of |w|
 * @param squaredPenalty on the sum of w&sup2;
 * @param energyUnit eV; energies of {@link LossConvention#N2P2} are in this unit
 * @param forceUnit eV/&Aring;; forces of {@link LossConvention#N2P2} are in this unit
 */
public record Loss(
        LossConvention convention, Residual residual, double forceWeight, double stressWeight,
        Map<String, GroupWeight> groups, double absolutePenalty, double squaredPenalty, double energyUnit,
        double forceUnit) {
    /**
     * Factors of the costs of a group.
     *
     * @param energy of energies
     * @param force of forces
     * @param stress of stresses
     */
    public record GroupWeight(double energy, double force, double stress) {
        /** All as they are. */
        public static final GroupWeight ONE = new GroupWeight(1, 1, 1);

        /**
         * Checks.
         *
         * @throws InputException if a factor is negative
         */
        public GroupWeight {
            require("weight of energies of a group", energy);
            require("weight of forces of a group", force);
            require("weight of stresses of a group", stress);
        }
    }

    /**
     * Checks.
     *
     * @throws InputException if a weight is negative, or the convention has no such term
     */
    public Loss {
        groups = Map.copyOf(groups);
        require("weight of forces", forceWeight);
        require("weight of stresses", stressWeight);
        require("penalty on absolute weights", absolutePenalty);
        require("penalty on squared weights", squaredPenalty);
        if (!(energyUnit > 0 && forceUnit > 0)) {
            throw new InputException("units of errors must be positive: " + energyUnit + " eV, " + forceUnit + " eV/A");
        }
        if (forceWeight > 0 && !convention.hasForces()) {
            throw new InputException("the loss of " + convention.label() + " has no term of forces, but they have the"
                    + " weight " + forceWeight + ": choose another convention, or the weight 0");
        }
        if (stressWeight > 0 && !convention.hasStress()) {
            throw new InputException("the loss of " + convention.label() + " has no term of stresses, but they have the"
                    + " weight " + stressWeight + ": choose another convention, or the weight 0");
        }
    }

    private static void require(String what, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new InputException("the " + what + " must not be negative: " + value);
        }
    }

    /** Squares, with the convention's weight of forces and none of stresses, without penalty. */
    public static Loss of(LossConvention convention) {
        return new Loss(convention, Residual.SQUARED, convention.forceWeight(), 0, Map.of(), 0, 0, 1, 1);
    }

    /** The factors of a group. */
    GroupWeight group(String name) {
        return groups.getOrDefault(name, GroupWeight.ONE);
    }
}
