package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;

class GaussianCoreContractTest extends ForceFieldContract {
    @Override
    protected ForceField forceField() {
        GaussianCore formula = new GaussianCore(
                List.of("A", "B"), new double[] {0.1, 0.05, 0.05, 0.2}, new double[] {3, 2, 2, 2.5});
        return new TruncatedPair(formula, Truncation.ENERGY, 7.5);
    }

    @Override
    protected List<Structure> structures() {
        return Structures.of(Structures.Lattice.FCC, 5.0, "B", "A");
    }

    @Override
    protected Smoothness smoothness() {
        return Smoothness.ENERGY;
    }
}
