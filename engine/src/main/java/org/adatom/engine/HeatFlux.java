package org.adatom.engine;

import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SumForceField;

/**
 * The heat flux of a simulation, J = &Sigma;<sub>i</sub> E<sub>i</sub> v<sub>i</sub> + &Sigma;<sub>i</sub> W<sub>i</sub>
 * v<sub>i</sub>, not divided by the volume; eV &Aring; per internal unit of time.
 *
 * <p>E<sub>i</sub> is the kinetic and potential energy of an atom, W<sub>i</sub> its {@link ForceEvaluator#atomVirials virial}.
 * J is the rate of &Sigma; r<sub>i</sub> E<sub>i</sub> for pair and many-body potentials alike: Z. Fan et al., Phys. Rev. B 92,
 * 094301 (2015); the usual per-atom stress, which shares the virial of a many-body term equally, does not give it (D. Surblys et al.,
 * Phys. Rev. E 99, 051301 (2019)). The correction for what lies beyond the cutoff is left out.
 */
public final class HeatFlux {
    private HeatFlux() {}

    /**
     * Refuses a force field of which there is no heat flux.
     *
     * @throws InputException if a part of it is no sum over neighbourhoods
     */
    public static void require(ForceField forceField) {
        switch (forceField) {
            case SumForceField sum -> sum.terms().forEach(HeatFlux::require);
            case RestrictedForceField restricted -> require(restricted.inner());
            case GlobalPotential global -> throw new InputException("a heat flux and stresses of single atoms need a"
                    + " potential that is a sum over neighbours; there are none for: " + global.description());
            default -> {
            }
        }
    }

    /**
     * The flux at the last evaluation.
     *
     * @param atoms with their velocities; those evaluated
     * @param evaluator after {@link ForceEvaluator#evaluate} of these atoms
     * @return J<sub>x</sub>, J<sub>y</sub>, J<sub>z</sub>
     * @throws IllegalStateException if the force field has no virials of single atoms
     */
    public static double[] of(Atoms atoms, ForceEvaluator evaluator) {
        double[] w = evaluator.atomVirials();
        double[] potential = evaluator.atomEnergies();
        double[] flux = new double[3];
        for (int i = 0; i < atoms.count(); i++) {
            double vx = atoms.vx()[i];
            double vy = atoms.vy()[i];
            double vz = atoms.vz()[i];
            double e = potential[i] + 0.5 * atoms.mass()[i] * (vx * vx + vy * vy + vz * vz);
            flux[0] += e * vx + w[9 * i] * vx + w[9 * i + 1] * vy + w[9 * i + 2] * vz;
            flux[1] += e * vy + w[9 * i + 3] * vx + w[9 * i + 4] * vy + w[9 * i + 5] * vz;
            flux[2] += e * vz + w[9 * i + 6] * vx + w[9 * i + 7] * vy + w[9 * i + 8] * vz;
        }
        return flux;
    }
}
