package org.adatom.forcefields.toy;

import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

/** The contract for the thesis's shape and another one, in three dimensions and two. */
class ToyModelContractTest {
    @Nested
    class Standard extends ForceFieldContract {
        private final ForceField potential = new ToyModel(List.of("Ar"), ToyShape.standard());

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Stream.concat(
                    Structures.of(Structures.Lattice.FCC, 1.9, "Ar").stream(),
                    Structures.planar(1.1, "Ar").stream())
                    .toList();
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class SoftWithTwoLabels extends ForceFieldContract {
        private final ForceField potential = new ToyModel(List.of("Ar", "Kr"), new ToyShape(5, 3.1, 1.7, 0.3));

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Stream.concat(
                    Structures.of(Structures.Lattice.BCC, 2.4, "Kr", "Ar").stream(),
                    Structures.planar(1.8, "Ar", "Kr").stream())
                    .toList();
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
