package org.adatom.engine.neighbor;

import java.util.Arrays;

/**
 * Virials of the local slots of all domains, in the form that carries heat: W<sub>i,ab</sub> = &Sigma;<sub>j</sub>
 * (r<sub>j</sub> &minus; r<sub>i</sub>)<sub>a</sub> &part;U<sub>j</sub>/&part;r<sub>i,b</sub>, the response of the energies of other
 * sites to a motion of this one (Z. Fan et al., Phys. Rev. B 92, 094301 (2015)).
 *
 * <p>Where all forces act along the lines between pairs the tensors are symmetric and six components are kept, else all nine.
 */
final class SiteVirials {
    /** Kept component of each of the nine: xx yy zz yz xz xy. */
    private static final int[] SYMMETRIC = {0, 5, 4, 5, 1, 3, 4, 3, 2};

    private static final int[] GENERAL = {0, 1, 2, 3, 4, 5, 6, 7, 8};

    private final int[] place;
    private final double[][][] value;

    /** @param symmetric whether six components are enough */
    SiteVirials(boolean symmetric) {
        place = symmetric ? SYMMETRIC : GENERAL;
        value = new double[symmetric ? 6 : 9][0][];
    }

    /** Forgets all domains; there are now that many. */
    void resize(int domains) {
        for (int k = 0; k < value.length; k++) {
            value[k] = new double[domains][0];
        }
    }

    /** Sets the virials of domain d to zero. */
    void clear(int d, int capacity) {
        for (double[][] component : value) {
            if (component[d].length < capacity) {
                component[d] = new double[capacity + capacity / 8];
            }
            Arrays.fill(component[d], 0, capacity, 0);
        }
    }

    /** The components of domain d to add to, each over local slots; a new outer array. */
    double[][] of(int d) {
        double[][] components = new double[value.length][];
        for (int k = 0; k < value.length; k++) {
            components[k] = value[k][d];
        }
        return components;
    }

    /**
     * Adds the virials of the atoms of domain d, those of their copies elsewhere included.
     *
     * @param virials nine numbers for each atom, in the user's order
     */
    void distribute(Contributions contributions, Decomposition dec, int d, int firstSlot, double[] virials) {
        for (double[][] component : value) {
            contributions.fold(dec, d, component, component[d]);
        }
        for (int k = 0, n = dec.atomsIn(d); k < n; k++) {
            int at = 9 * dec.order()[firstSlot + k];
            for (int c = 0; c < 9; c++) {
                virials[at + c] += value[place[c]][d][k];
            }
        }
    }
}
