package org.adatom.forcefields.neural.training;

/**
 * From outputs of networks to energies: E = &Sigma;<sub>i</sub> (offset of the species of i + factor N<sub>i</sub>).
 *
 * @param factor energy of one unit of the output, eV
 * @param offset of an atom of each species, eV
 */
public record EnergyScale(double factor, double[] offset) {
    /** Sum of the offsets of the atoms of a configuration, eV. */
    double offsets(TrainingFrame frame) {
        double sum = 0;
        for (int s = 0; s < offset.length; s++) {
            sum += offset[s] * frame.members()[s].length;
        }
        return sum;
    }
}
