package org.adatom.engine.forcefield;

import org.jspecify.annotations.Nullable;

/**
 * Some hundred pairs within the cutoff, as arrays: what a {@link PairPotential} reads and fills.
 *
 * <p>Loops run over {@code 0 <= k < size}. The fields are open because a potential's loop over local copies of them is
 * what the compiler turns into vector code.
 */
public final class PairBatch {
    /** Number of pairs. */
    public int size;
    /** In: squared distances, &Aring;&sup2;. */
    public double[] r2 = {};
    /** In: kind of each pair, {@code speciesOfI * speciesCount + speciesOfJ}, symmetric in meaning. */
    public int[] type = {};
    /** Out: pair energies, eV. */
    public double[] energy = {};
    /** Out: &minus;(d&phi;/dr)/r, eV/&Aring;&sup2;. */
    public double[] forceOverR = {};

    private final ScratchArrays scratch = new ScratchArrays();
    private @Nullable PairBatch part;

    /** Makes room for at least that many pairs; contents are not kept. */
    public void ensureCapacity(int capacity) {
        if (r2.length < capacity) {
            int length = Math.max(capacity, 2 * r2.length);
            r2 = new double[length];
            type = new int[length];
            energy = new double[length];
            forceOverR = new double[length];
            scratch.clear();
        }
    }

    /** A work array as long as the others; {@code k} = 0, 1, 2, ... gives different ones. */
    public double[] scratch(int k) {
        return scratch.get(k, r2.length);
    }

    /** Another batch, always the same, for a potential that hands some of its pairs on to a second one. */
    public PairBatch part() {
        if (part == null) {
            part = new PairBatch();
        }
        return part;
    }
}
