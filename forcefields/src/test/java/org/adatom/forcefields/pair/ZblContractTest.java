package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.units.Units;

/** The contract for a switch that begins between first and second neighbours. */
class ZblContractTest extends ForceFieldContract {
    @Override
    protected ForceField forceField() {
        return new Zbl(List.of("In", "P"), new double[] {49, 15}, 2.8, 4.2, Units.CODATA_2018.coulomb());
    }

    @Override
    protected List<Structure> structures() {
        return Structures.of(Structures.Lattice.FCC, 4.2, "P", "In");
    }

    @Override
    protected Smoothness smoothness() {
        return Smoothness.FORCE;
    }
}
