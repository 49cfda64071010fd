package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

/** The contract for argon after Buckingham, and for two species with every term and the core. */
class BornMayerContractTest {
    @Nested
    class Argon extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(
                    BornMayer.buckingham(
                            List.of("Ar"), new double[] {9575.7}, new double[] {0.276143}, new double[] {62.03}),
                    Truncation.ENERGY,
                    6.5);
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 5.3, "Ar");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.ENERGY;
        }
    }

    @Nested
    class Halide extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            BornMayer formula = new BornMayer(
                    "halide",
                    List.of("Na", "Cl"),
                    new double[] {0.26, 0.21, 0.21, 0.16},
                    new double[] {0.317, 0.32, 0.32, 0.325},
                    new double[] {2.34, 2.755, 2.755, 3.17},
                    new double[] {1.05, 7.0, 7.0, 72.4},
                    new double[] {-0.5, -8.7, -8.7, -145.4})
                    .withCore(new double[] {0, 0.01, 0.01, 0.02}, new double[] {0, 1.5, 1.5, 1.9});
            return new TruncatedPair(formula, Truncation.FORCE, 6.2);
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 4.9, "Cl", "Na");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
