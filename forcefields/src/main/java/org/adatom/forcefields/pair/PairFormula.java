package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.forcefield.PairBatch;

/**
 * A pair energy &phi;(r) at any distance, for all pairs of some species; {@link TruncatedPair} ends it at a cutoff.
 *
 * <p>Immutable. The type of a pair is {@code speciesOfI * species().size() + speciesOfJ}, and formulas are symmetric in
 * it.
 */
public interface PairFormula {
    /** Species labels. */
    List<String> species();

    /** Name and source of the parameters for logs. */
    String description();

    /** Publications to cite. */
    default List<String> references() {
        return List.of();
    }

    /**
     * Energies and forces of a batch, without regard to any cutoff.
     *
     * @param batch in: {@code size}, {@code r2}, {@code type}; out: {@code energy} &phi; (eV), {@code forceOverR}
     *     &minus;&phi;&prime;/r (eV/&Aring;&sup2;). Scratch arrays 0 to 3 may be used.
     */
    void evaluate(PairBatch batch);

    /**
     * The integral of &phi;(r) r&sup2; from {@code cutoff} (&Aring;) to infinity, in eV &Aring;&sup3;.
     *
     * @param type kind of pair
     */
    double energyBeyond(int type, double cutoff);
}
