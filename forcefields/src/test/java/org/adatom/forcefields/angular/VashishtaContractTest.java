package org.adatom.forcefields.angular;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

/** Silicon carbide, where only unlike pairs form angles, and a set without zeros, as no file has it. */
class VashishtaContractTest {
    @Nested
    class Carbide extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return VashishtaTest.create("sic-2007.vashishta", "C", "Si");
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.DIAMOND, 4.5, "Si", "C");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class AllTerms extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return VashishtaTest.create("mixed.vashishta", "Si", "C");
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.DIAMOND, 4.7, "Si", "C");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
