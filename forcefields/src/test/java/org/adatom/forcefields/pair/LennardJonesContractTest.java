package org.adatom.forcefields.pair;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.Nested;

/** The contract for every truncation, for one and several species, in three dimensions and two. */
class LennardJonesContractTest {
    private static final LennardJones ARGON = new LennardJones("Ar", 0.0104, 3.4);

    private static final LennardJones MIXTURE = LennardJones.mixed(
            List.of("Ar", "Kr"), new double[] {0.0104, 0.014}, new double[] {3.4, 3.65}, LennardJones.Mixing.GEOMETRIC);

    private abstract static class Argon extends ForceFieldContract {
        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 5.3, "Ar");
        }
    }

    private abstract static class Mixture extends ForceFieldContract {
        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 5.4, "Kr", "Ar");
        }

        /** Different cutoffs for the three kinds of pairs. */
        static ForceField truncated(Truncation truncation) {
            return new TruncatedPair(MIXTURE, truncation, new double[] {6.1, 6.6, 6.6, 7.2}, 0.8, false);
        }
    }

    @Nested
    class Cut extends Argon {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(ARGON, Truncation.CUT, 6.5);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.NONE;
        }
    }

    @Nested
    class EnergyShifted extends Argon {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(ARGON, Truncation.ENERGY, 6.5);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.ENERGY;
        }
    }

    @Nested
    class ForceShifted extends Argon {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(ARGON, Truncation.FORCE, 6.5);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class Switched extends Argon {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(ARGON, Truncation.SWITCH, 6.5);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class MixtureCut extends Mixture {
        @Override
        protected ForceField forceField() {
            return truncated(Truncation.CUT);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.NONE;
        }
    }

    @Nested
    class MixtureForceShifted extends Mixture {
        @Override
        protected ForceField forceField() {
            return truncated(Truncation.FORCE);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class MixtureSwitched extends Mixture {
        @Override
        protected ForceField forceField() {
            return truncated(Truncation.SWITCH);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class Planar extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return new TruncatedPair(ARGON, Truncation.ENERGY, 6.5);
        }

        @Override
        protected List<Structure> structures() {
            return Structures.planar(3.9, "Ar");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.ENERGY;
        }
    }
}
