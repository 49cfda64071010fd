package org.adatom.engine.forcefield;

/**
 * Pairs within the cutoff for an {@link EmbeddedPotential}; see {@link PairBatch} for the rules.
 *
 * <p>All slopes are divided by r: {@code energySlope} = (d&phi;/dr)/r and so on. For one species (and wherever both
 * atoms are alike) {@code densityAtI} and {@code densityAtJ} are equal.
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

    /** Makes room for at least that many pairs; contents are not kept. */
    public void ensureCapacity(int capacity) {
        if (r2.length < capacity) {
            int length = Math.max(capacity, 2 * r2.length);
            r2 = new double[length];
            type = new int[length];
            energy = new double[length];
            energySlope = new double[length];
            densityAtI = new double[length];
            slopeAtI = new double[length];
            densityAtJ = new double[length];
            slopeAtJ = new double[length];
        }
    }
}
