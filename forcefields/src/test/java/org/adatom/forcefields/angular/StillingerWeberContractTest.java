package org.adatom.forcefields.angular;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

class StillingerWeberContractTest {
    @Nested
    class Silicon extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return StillingerWeber.silicon();
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.DIAMOND, 5.43, "Si");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    /** Two species, every parameter different and the exponents not whole, as no file has them. */
    @Nested
    class Binary extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            StillingerWeberTriplet[] t = new StillingerWeberTriplet[8];
            for (int k = 0; k < 8; k++) {
                int unlike = Integer.bitCount(k);
                double x = unlike / 3.0;
                t[k] = new StillingerWeberTriplet(
                        2 + 0.3 * x, 1.9 + 0.3 * x, 1.8 - 0.1 * x, 20 + 5 * x, 1.2 - 0.2 * x, -1.0 / 3 + 0.1 * x, 7 + x,
                        0.6 + 0.1 * x, 4 + 0.4 * x, 0.2 * x);
            }
            return new StillingerWeber(List.of("C", "Si"), List.of(t), "test", List.of());
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.DIAMOND, 4.9, "Si", "C");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
