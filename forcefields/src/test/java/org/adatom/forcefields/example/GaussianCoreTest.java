package org.adatom.forcefields.example;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;

class GaussianCoreTest extends ForceFieldContract {
    @Override
    protected ForceField forceField() {
        return new GaussianCore(List.of("X"), 0.1, 3.0, 7.5);
    }

    @Override
    protected List<Structure> structures() {
        return Structures.of(Structures.Lattice.FCC, 5.0, "X");
    }

    @Override
    protected Smoothness smoothness() {
        return Smoothness.ENERGY;
    }
}
