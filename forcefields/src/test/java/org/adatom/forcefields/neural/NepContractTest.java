package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.PotentialFile;
import org.junit.jupiter.api.Nested;

class NepContractTest {
    private abstract static class Contract extends ForceFieldContract {
        private final ForceField potential;
        private final List<Structure> structures;

        Contract(String text, double a, String... species) {
            potential = NepFactory.create(PotentialFile.of("nep.txt", text), "nep.txt", Map.of(),
                    new Context(Path.of(""), List.of(species), Units.CODATA_2018));
            structures = Structures.of(Structures.Lattice.DIAMOND, a, species);
        }

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return structures;
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    /** One network for all elements, and the universal repulsion. */
    @Nested
    class Version3 extends Contract {
        Version3() {
            super(NepTexts.of("nep3_zbl", "zbl 1.5 2.6\n", "C", "Si"), 4.5, "Si", "C");
        }
    }

    /** A network for each element, and a repulsion of its own for each pair. */
    @Nested
    class Version4 extends Contract {
        Version4() {
            super(NepTexts.of("nep4_zbl", "zbl 0 0\n", "C", "Si"), 4.5, "Si", "C");
        }
    }

    @Nested
    class OneElement extends Contract {
        OneElement() {
            super(NepTexts.of("nep4", "", "C"), 3.7, "C");
        }
    }
}
