package org.adatom.forcefields.training.neural;

import java.util.Locale;

/**
 * How the programs of the field weigh the errors of energies, forces and stresses against each other. With M
 * configurations of N<sub>m</sub> atoms, &Delta; the difference to the labels, and &alpha;, &beta;, &gamma; the weights of forces,
 * stresses and of the penalty. Energies may have a weight, too; it is 1 in all of the programs.
 */
public enum LossConvention {
    /**
     * Squares of the root mean square errors: mean (&Delta;E/N)&sup2; + &alpha; mean &Delta;F&sup2; + &beta; mean
     * (&Delta;W/N)&sup2;, each mean over what is labelled (W: six components of the virial, eV); penalty &gamma;
     * &Sigma;w&sup2; without biases.
     */
    ADATOM(0.1, true, false),
    /**
     * AMP (A. Khorshidi and A. A. Peterson, Comput. Phys. Commun. 207, 310 (2016)), as the program has it, without the factor 1/2 of the paper: &Sigma;<sub>m</sub> [(&Delta;E/N<sub>m</sub>)&sup2;
     * + &alpha;/(3N<sub>m</sub>) &Sigma; &Delta;F&sup2;], penalty &gamma; &Sigma;&theta;&sup2; over weights and biases.
     */
    AMP(0.04, false, true),
    /**
     * PyXtal_FF as published (H. Yanxon et al., Mach. Learn.: Sci. Technol. 2, 027001 (2021)): 1/(2M) &Sigma;<sub>m</sub>
     * [(&Delta;E/N<sub>m</sub>)&sup2; + &alpha;/(3N<sub>m</sub>) &Sigma; &Delta;F&sup2; + &beta;/6 &Sigma;
     * &Delta;S&sup2;], S in GPa, penalty &gamma;/(2M) &Sigma;w&sup2; without biases.
     */
    PYXTAL_FF(0.03, true, false),
    /**
     * PyXtal_FF as version 0.1.3 computes it: 1/(2M) &Sigma; (&Delta;E/N<sub>m</sub>)&sup2; + &alpha;/(2&Sigma;N<sub>m</sub>)
     * &Sigma; &Delta;F&sup2; + &beta;/(12M<sub>S</sub>) &Sigma; &Delta;S&sup2; with the M<sub>S</sub> configurations
     * that have a stress, S in GPa; penalty &gamma; &Sigma;w&sup2; without biases.
     */
    PYXTAL_FF_0_1_3(0.03, true, false),
    /**
     * n2p2 (A. Singraber et al., J. Chem. Theory Comput. 15, 3075 (2019)): &Sigma;<sub>m</sub> [&Delta;E&sup2; + &alpha;&sup2;
     * &Sigma; &Delta;F&sup2;] with total energies and forces in the units of {@link Loss}; and, which n2p2 does not have,
     * &beta;&sup2; &Sigma; &Delta;W&sup2; with the six components of the total virial in its unit.
     */
    N2P2(10, true, false),
    /** aenet: 1/2 &Sigma;<sub>m</sub> (&Delta;E/N<sub>m</sub>)&sup2;, energies only. */
    AENET(0, false, false);

    /** GPa of one eV/&Aring;&sup3;. */
    private static final double GIGAPASCAL = 160.2176634;

    private final double forceWeight;
    private final boolean hasStress;
    private final boolean penalizesBiases;

    LossConvention(double forceWeight, boolean hasStress, boolean penalizesBiases) {
        this.forceWeight = forceWeight;
        this.hasStress = hasStress;
        this.penalizesBiases = penalizesBiases;
    }

    /** Its name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The weight of forces where none is given. */
    public double forceWeight() {
        return forceWeight;
    }

    /** Whether there is a term of forces. */
    boolean hasForces() {
        return this != AENET;
    }

    /** Whether there is a term of stresses. */
    boolean hasStress() {
        return hasStress;
    }

    /** Whether the loss is a sum over configurations, not a mean. */
    boolean sums() {
        return this == AMP || this == N2P2 || this == AENET;
    }

    /** Whether energies count per atom; if not, energies, forces and virials are in the units of the loss. */
    boolean perAtom() {
        return this != N2P2;
    }

    /** Whether the penalty is on biases, too. */
    boolean penalizesBiases() {
        return penalizesBiases;
    }

    /** What the virial (eV) is multiplied with to become what errors are counted in. */
    double perVirial(int atoms, double volume) {
        return switch (this) {
            case ADATOM -> 1.0 / atoms;
            case N2P2 -> 1;
            default -> GIGAPASCAL / volume;
        };
    }

    /**
     * How much is labelled.
     *
     * @param frames configurations
     * @param energies of which have an energy
     * @param forceAtoms atoms with forces
     * @param stresses configurations with a virial
     */
    record Counts(int frames, int energies, long forceAtoms, int stresses) {}

    /** What the cost of the energy of a configuration is multiplied with. */
    double energyFactor(Counts counts, double weight) {
        return switch (this) {
            case ADATOM -> weight / counts.energies;
            case PYXTAL_FF, PYXTAL_FF_0_1_3 -> 0.5 * weight / counts.frames;
            case AMP -> weight;
            case N2P2 -> weight * weight;
            case AENET -> 0.5 * weight;
        };
    }

    /** What the cost of each component of the forces is multiplied with. */
    double forceFactor(Counts counts, int atoms, double weight) {
        return switch (this) {
            case ADATOM -> weight / (3.0 * counts.forceAtoms);
            case AMP -> weight / (3.0 * atoms);
            case PYXTAL_FF -> weight / (6.0 * atoms * counts.frames);
            case PYXTAL_FF_0_1_3 -> 0.5 * weight / counts.forceAtoms;
            case N2P2 -> weight * weight;
            case AENET -> 0;
        };
    }

    /** What the cost of each of the six components of the stress is multiplied with. */
    double stressFactor(Counts counts, double weight) {
        return switch (this) {
            case ADATOM -> weight / (6.0 * counts.stresses);
            case PYXTAL_FF -> weight / (12.0 * counts.frames);
            case PYXTAL_FF_0_1_3 -> weight / (12.0 * counts.stresses);
            case N2P2 -> weight * weight;
            case AMP, AENET -> 0;
        };
    }

    /** What the penalty on the weights is multiplied with, of so many configurations. */
    double penaltyFactor(int frames) {
        return this == PYXTAL_FF ? 0.5 / frames : 1;
    }
}
