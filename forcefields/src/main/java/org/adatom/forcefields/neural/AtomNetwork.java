package org.adatom.forcefields.neural;

import org.adatom.engine.error.InputException;

/**
 * The energy of an atom as a function of its descriptor: U = offset + factor N(x), x<sub>f</sub> = (G<sub>f</sub> &minus;
 * center<sub>f</sub>) scale<sub>f</sub>.
 *
 * @param center subtracted from each value of the descriptor
 * @param scale then multiplied with
 * @param network N
 * @param factor energy of one unit of the output, eV
 * @param offset energy of an atom whose network gives 0, eV
 */
public record AtomNetwork(double[] center, double[] scale, Network network, double factor, double offset) {
    /**
     * Checks.
     *
     * @throws InputException if the sizes do not agree
     */
    public AtomNetwork {
        if (center.length != network.inputs() || scale.length != network.inputs()) {
            throw new InputException("a network with " + network.inputs() + " inputs cannot take " + center.length
                    + " values of a descriptor");
        }
    }
}
