package org.adatom.engine.forcefield;

/**
 * Pairs within the cutoff for an {@link EmbeddedPotential}; see {@link PairBatch} for the rules.
 *
 * <p>All slopes are divided by r: {@code energySlope} = (d&phi;/dr)/r and so on. For one species (and wherever both
 * atoms are alike) {@code densityAtI} and {@code densityAtJ} are equal; with one species they are the same array.
 */
public final class EmbeddedBatch {
    /** Number of pairs. */
    public int size;
    /** In: squared distances, &Aring;&sup2;. */
    public double[] r2 = {};
    /** In: {@code speciesOfI * speciesCount + speciesOfJ}. */
    public int[] type = {};
    /** Out: pair energy &phi;, eV. */
    public double[] energy = {};
    /** Out: &phi;&prime;/r, eV/&Aring;&sup2;. */
    public double[] energySlope = {};
    /** Out: density at atom i due to j. */
    public double[] densityAtI = {};
    /** Out: slope over r of {@code densityAtI}. */
    public double[] slopeAtI = {};
    /** Out: density at atom j due to i. */
    public double[] densityAtJ = {};
    /** Out: slope over r of {@code densityAtJ}. */
    public double[] slopeAtJ = {};
    /** Work array, for places in a table. */
    public int[] index = {};

    private final ScratchArrays scratch = new ScratchArrays();

    /** A work array as long as the others; {@code k} = 0, 1, 2, ... gives different ones. */
    public double[] scratch(int k) {
        return scratch.get(k, r2.length);
    }

    /**
     * Makes room for at least that many pairs; contents are not kept.
     *
     * @param alike whether all atoms are of one species; then one array serves for both atoms' densities, and one for both
     *     slopes
     */
    public void ensureCapacity(int capacity, boolean alike) {
        if (r2.length < capacity) {
            int length = Math.max(capacity, 2 * r2.length);
            r2 = new double[length];
            type = new int[length];
            index = new int[length];
            scratch.clear();
            energy = new double[length];
            energySlope = new double[length];
            densityAtI = new double[length];
            slopeAtI = new double[length];
            densityAtJ = alike ? densityAtI : new double[length];
            slopeAtJ = alike ? slopeAtI : new double[length];
        }
    }
}
