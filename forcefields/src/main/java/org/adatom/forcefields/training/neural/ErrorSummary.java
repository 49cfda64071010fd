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
     * One number for both: the product of the errors of energies and forces, or the one that is there. Independent of
     * the units, so that neither drowns in the other.
     */
    public double score() {
        return (energies > 0 ? energyRmse : 1) * (forces > 0 ? forceRmse : 1);
    }
}
