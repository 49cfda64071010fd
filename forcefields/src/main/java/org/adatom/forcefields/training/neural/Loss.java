package org.adatom.forcefields.training.neural;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * What training makes small: weighted costs of the errors of energies, forces and stresses, and a penalty on weights.
 *
 * @param convention how errors are weighed
 * @param residual what an error costs; squares in every one of the programs
 * @param energyWeight of energies; 0 if they are not learned
 * @param forceWeight &alpha; of the convention; 0 if forces are not learned
 * @param stressWeight &beta; of the convention; 0 if stresses are not learned
 * @param groups further factors of configurations of a group; 1 for a group that is not named
 * @param absolutePenalty on the sum of |w|
 * @param squaredPenalty on the sum of w&sup2;
 * @param unit energies, forces and virials of {@link LossConvention#N2P2} are in these units; others do not look at them
 */
public record Loss(
        LossConvention convention, Residual residual, double energyWeight, double forceWeight, double stressWeight,
        Map<String, GroupWeight> groups, double absolutePenalty, double squaredPenalty, EnergyScale.Spread unit) {
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
        require("weight of energies", energyWeight);
        require("weight of forces", forceWeight);
        require("weight of stresses", stressWeight);
        require("penalty on absolute weights", absolutePenalty);
        require("penalty on squared weights", squaredPenalty);
        if (forceWeight > 0 && !convention.hasForces()) {
            throw new InputException("the loss of " + convention.label() + " has no term of forces, but they have the"
                    + " weight " + forceWeight + ": choose another convention, or the weight 0");
        }
        if (stressWeight > 0 && !convention.hasStress()) {
            throw new InputException("the loss of " + convention.label() + " has no term of stresses, but they have the"
                    + " weight " + stressWeight + ": choose another convention, or the weight 0");
        }
        if (energyWeight + forceWeight + stressWeight == 0) {
            throw new InputException("energies, forces and stresses all have the weight 0: there is nothing to learn");
        }
    }

    private static void require(String what, double value) {
        if (!(value >= 0) || !Double.isFinite(value)) {
            throw new InputException("the " + what + " must not be negative: " + value);
        }
    }

    /** Squares, with the convention's weight of forces and none of stresses, without penalty. */
    public static Loss of(LossConvention convention) {
        return new Loss(convention, Residual.SQUARED, 1, convention.forceWeight(), 0, Map.of(), 0, 0,
                EnergyScale.Spread.ONE);
    }

    /** The factors of a group. */
    GroupWeight group(String name) {
        return groups.getOrDefault(name, GroupWeight.ONE);
    }

    /** The same in other units. */
    public Loss in(EnergyScale.Spread other) {
        return new Loss(convention, residual, energyWeight, forceWeight, stressWeight, groups, absolutePenalty,
                squaredPenalty, other);
    }

    /** The same without forces. */
    public Loss withoutForces() {
        return new Loss(convention, residual, energyWeight, 0, stressWeight, groups, absolutePenalty, squaredPenalty,
                unit);
    }

    /** Whether forces or stresses are learned, for which the derivatives of the inputs are needed. */
    public boolean needsDerivatives() {
        return forceWeight > 0 || stressWeight > 0;
    }

    /**
     * How the errors of a configuration count: an error x of a label costs factor cost(per x).
     *
     * @param energy factor of the energy; 0 if it has no label or is not learned, as all factors
     * @param perEnergy 1/eV
     * @param force factor of each component of the forces
     * @param perForce &Aring;/eV
     * @param stress factor of each of the six components of the stress
     * @param perVirial of an error of the virial in eV
     */
    record Terms(double energy, double perEnergy, double force, double perForce, double stress, double perVirial) {}

    /** The terms of a configuration, of which the convention counts {@code counts}. */
    Terms terms(LabelledFrame labels, LossConvention.Counts counts) {
        GroupWeight group = group(labels.group());
        boolean perAtom = convention.perAtom();
        return new Terms(
                labels.energy() == null ? 0 : group.energy() * convention.energyFactor(counts, energyWeight),
                perAtom ? 1.0 / labels.count() : 1 / unit.energy(),
                labels.forces() == null
                        ? 0
                        : group.force() * convention.forceFactor(counts, labels.count(), forceWeight),
                perAtom ? 1 : 1 / unit.force(),
                labels.virial() == null ? 0 : group.stress() * convention.stressFactor(counts, stressWeight),
                labels.virial() == null
                        ? 0
                        : convention.perVirial(labels.count(), labels.cell().volume())
                                / (perAtom ? 1 : unit.virial()));
    }
}
