package org.adatom.forcefields.embedded;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

class EmtContractTest {
    @Nested
    class Copper extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return EmtTest.emt(EmtParameters.Cutoff.ASE, List.of("Cu"));
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.61, "Cu");
        }

        /** Pairs are dropped where theta is still 1e-4 or less. */
        @Override
        protected Smoothness smoothness() {
            return Smoothness.NONE;
        }
    }

    @Nested
    class Alloy extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return EmtTest.emt(EmtParameters.Cutoff.ASAP, List.of("Al", "Pt", "Ni"));
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.83, "Ni", "Al", "Pt");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.NONE;
        }
    }
}
