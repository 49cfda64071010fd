package org.adatom.forcefields.coulomb;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.GlobalPotential;
import org.jspecify.annotations.Nullable;

/** A constant energy of each atom that depends on its species: charges in their own screening. */
final class SelfEnergy implements GlobalPotential {
    private final List<String> species;
    private final double[] energyOf;

    /** @param energyOf an atom of each species, eV */
    SelfEnergy(List<String> species, double[] energyOf) {
        this.species = List.copyOf(species);
        this.energyOf = energyOf.clone();
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        return "self energy of charges";
    }

    @Override
    public Evaluator newEvaluator() {
        return this::evaluate;
    }

    private double evaluate(
            Atoms atoms, int[] speciesOf, Cell cell, double[] virial, double @Nullable [] energies, Loop loop) {
        double sum = 0;
        for (int i = 0; i < speciesOf.length; i++) {
            sum += energyOf[speciesOf[i]];
            if (energies != null) {
                energies[i] += energyOf[speciesOf[i]];
            }
        }
        return sum;
    }
}
