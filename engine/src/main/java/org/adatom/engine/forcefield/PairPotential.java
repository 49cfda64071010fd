package org.adatom.engine.forcefield;

/**
 * A sum over pairs, U = &Sigma;<sub>i&lt;j</sub> &phi;(r<sub>ij</sub>).
 *
 * <p>Thread-safe: everything that changes lives in the batch.
 */
public non-sealed interface PairPotential extends ForceField {
    /**
     * Energy &phi; (eV) and force over distance &minus;&phi;&prime;/r (eV/&Aring;&sup2;) of every pair of the batch.
     *
     * @param batch in: {@code size}, {@code r2}, {@code type}; out: {@code energy}, {@code forceOverR}. Every r2 is
     *     below the square of {@link #cutoff()}; a pair whose own cutoff is smaller must be given zeros.
     */
    void evaluate(PairBatch batch);
}
