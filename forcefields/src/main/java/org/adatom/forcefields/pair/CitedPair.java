package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;

/**
 * A pair potential whose parameters are those of a publication.
 *
 * @param potential with these parameters
 * @param set name of the set
 * @param references what to cite
 */
public record CitedPair(PairPotential potential, String set, List<String> references) implements PairPotential {
    @Override
    public List<String> species() {
        return potential.species();
    }

    @Override
    public double cutoff() {
        return potential.cutoff();
    }

    @Override
    public String description() {
        return potential.description() + ", " + set;
    }

    @Override
    public Tail tail(long[] counts, double volume) {
        return potential.tail(counts, volume);
    }

    @Override
    public double energyJump() {
        return potential.energyJump();
    }

    @Override
    public List<String> warnings() {
        return potential.warnings();
    }

    @Override
    public void evaluate(PairBatch batch) {
        potential.evaluate(batch);
    }
}
