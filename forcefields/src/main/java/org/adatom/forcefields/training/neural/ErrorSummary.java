package org.adatom.forcefields.training.neural;

/**
 * Errors of a model over a set; 0 of what has no label.
 *
 * @param energies how many
 * @param energyMae mean absolute error, eV/atom
 * @param energyRmse root mean square error, eV/atom
 * @param forces number of components
 * @param forceMae of components, eV/&Aring;
 * @param forceRmse of components, eV/&Aring;
 * @param virials number of configurations with a virial
 * @param virialMae of the nine components per atom, eV
 * @param virialRmse of the nine components per atom, eV
 */
public record ErrorSummary(
        long energies, double energyMae, double energyRmse, long forces, double forceMae, double forceRmse,
        long virials, double virialMae, double virialRmse) {
    /**
     * One number for all that is learned: the product of the root mean square errors of energies, forces and virials, as far as the loss has terms for
     * them and there are labels. Independent of the units, so that none drowns in another.
     */
    public double score(Loss loss) {
        return (energies > 0 && loss.energyWeight() > 0 ? energyRmse : 1)
                * (forces > 0 && loss.forceWeight() > 0 ? forceRmse : 1)
                * (virials > 0 && loss.stressWeight() > 0 ? virialRmse : 1);
    }
}
