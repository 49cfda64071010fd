package org.adatom.engine.forcefield;

/**
 * The embedded-atom family: U = &Sigma;<sub>i</sub> F(&rho;<sub>i</sub>) + &Sigma;<sub>i&lt;j</sub>
 * &phi;(r<sub>ij</sub>) with &rho;<sub>i</sub> = &Sigma;<sub>j</sub> f<sub>ij</sub>(r<sub>ij</sub>).
 *
 * <p>M. S. Daw and M. I. Baskes, Phys. Rev. B 29, 6443 (1984). The density at i due to j and that at j due to i are
 * separate outputs, so alloys and Finnis-Sinclair files need nothing special. Thread-safe.
 */
public non-sealed interface EmbeddedPotential extends ForceField {
    /** Pair terms and density contributions of every pair of the batch, with their slopes over r. */
    void pairs(EmbeddedBatch batch);

    /**
     * Embedding energies and their slopes.
     *
     * @param n number of atoms
     * @param species of each atom, index in {@link #species()}
     * @param density in: total density at each atom
     * @param energy out: F(&rho;), eV
     * @param slope out: F&prime;(&rho;)
     */
    void embed(int n, int[] species, double[] density, double[] energy, double[] slope);
}
