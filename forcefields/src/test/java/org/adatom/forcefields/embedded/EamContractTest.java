package org.adatom.forcefields.embedded;

import java.util.List;
import org.adatom.engine.Deck;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract for analytic metals and alloys, and for files where they are at hand. */
class EamContractTest {
    @Nested
    class ZhouCopper extends ForceFieldContract {
        private final ForceField potential =
                new EmbeddedAtom(ZhouMetal.tables(List.of("Cu")), List.of("Cu"), List.of("Cu"));

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.6, "Cu");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class ZhouAlloy extends ForceFieldContract {
        private final List<String> metals = List.of("Fe", "W", "Al");
        private final ForceField potential = new EmbeddedAtom(ZhouMetal.tables(metals), metals, metals);

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.BCC, 3.1, "Al", "Fe", "W");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class FinnisSinclairIronAluminium extends ForceFieldContract {
        private ForceField potential;

        @BeforeAll
        void read() {
            potential = EamDeckTest.potential(Deck.require("eam_AlFe_mm"));
        }

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.BCC, 2.9, "Al", "Fe");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
