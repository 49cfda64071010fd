package org.adatom.forcefields;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Nested;

/** Sums of the three kinds, with different cutoffs and orders of species. */
class SumContractTest {
    private static ForceField alloy(String... species) {
        return new EamFactory()
                .create(
                        new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null),
                        new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018));
    }

    private static ForceField pair(String... species) {
        return new TruncatedPair(
                LennardJones.mixed(
                        List.of(species), new double[] {0.1, 0.2}, new double[] {2.1, 2.4},
                        LennardJones.Mixing.GEOMETRIC),
                Truncation.FORCE, 4.4);
    }

    @Nested
    class PairAndEmbedded extends ForceFieldContract {
        private final ForceField sum =
                SumForceField.of(List.of(pair("Cu", "Ni"), alloy("Ni", "Cu"), pair("Ni", "Cu")));

        @Override
        protected ForceField forceField() {
            return sum;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.7, "Cu", "Ni");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class PairAndSite extends ForceFieldContract {
        private final ForceField sum = SumForceField.of(List.of(
                StillingerWeber.silicon(),
                new TruncatedPair(new LennardJones("Si", 0.05, 2.2), Truncation.SWITCH, 5.1)));

        @Override
        protected ForceField forceField() {
            return sum;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.DIAMOND, 5.5, "Si");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }
}
