package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

/** The contract for copper, and for two species of which one pair is left out. */
class MorseContractTest {
    @Nested
    class Copper extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(new Morse("Cu", 0.3429, 1.3588, 2.866), Truncation.FORCE, 5.1);
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
    class Mixture extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            Morse morse = new Morse(
                    List.of("Al", "Cu"),
                    new double[] {0.2703, 0.3, 0.3, 0},
                    new double[] {1.1646, 1.25, 1.25, 1},
                    new double[] {3.253, 3.05, 3.05, 1});
            return new TruncatedPair(morse, Truncation.SWITCH, new double[] {5.4, 5.2, 5.2, 5.2}, 0.8, false);
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.8, "Cu", "Al");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
