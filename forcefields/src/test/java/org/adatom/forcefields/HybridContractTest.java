package org.adatom.forcefields;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SelectedPairs;
import org.adatom.engine.forcefield.SpeciesPair;
import org.adatom.engine.forcefield.SumForceField;
import org.junit.jupiter.api.Nested;

/** Sums whose terms act on some species or pairs of species only, of every kind of force field. */
class HybridContractTest {
    private abstract static class Contract extends ForceFieldContract {
        private final ForceField hybrid;
        private final List<Structure> structures;
        private final Smoothness smoothness;

        Contract(Smoothness smoothness, List<Structure> structures, ForceField... terms) {
            this.hybrid = SumForceField.of(List.of(terms));
            this.structures = structures;
            this.smoothness = smoothness;
        }

        @Override
        protected ForceField forceField() {
            return hybrid;
        }

        @Override
        protected List<Structure> structures() {
            return structures;
        }

        @Override
        protected Smoothness smoothness() {
            return smoothness;
        }
    }

    static ForceField between(ForceField forceField, List<String> species, String... pairs) {
        List<SpeciesPair> chosen = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (String text : pairs) {
            SpeciesPair pair = SpeciesPair.parse(text);
            chosen.add(pair);
            named.add(pair.first());
            named.add(pair.second());
        }
        return RestrictedForceField.of(SelectedPairs.of(forceField, chosen), named.stream().distinct().toList(),
                species);
    }

    static ForceField among(ForceField forceField, List<String> species, String... chosen) {
        return RestrictedForceField.of(forceField, List.of(chosen), species);
    }

    /** Every term is restricted, so that nothing acts on all atoms. */
    @Nested
    class TersoffSiliconAndArgon extends Contract {
        private static final List<String> ALL = List.of("Si", "Ar");

        TersoffSiliconAndArgon() {
            super(Smoothness.ENERGY,
                    Structures.of(Structures.Lattice.DIAMOND, 5.5, "Ar", "Si"),
                    among(Hybrids.tersoffSilicon(), ALL, "Si"),
                    among(Hybrids.lennardJones(2.3, "Ar"), ALL, "Ar"),
                    between(Hybrids.lennardJones(2.2, "Ar", "Si"), ALL, "Si-Ar"));
        }

        /** The exponent n of the bond order is below 1; see the contract of Tersoff. */
        @Override
        protected double energyJump() {
            return 2e-3;
        }
    }

    /** One term acts on all atoms, and one of three species has nothing else. */
    @Nested
    class StillingerWeberAndSelectedCore extends Contract {
        private static final List<String> ALL = List.of("Ar", "Si", "Kr");

        StillingerWeberAndSelectedCore() {
            super(Smoothness.FORCE,
                    Structures.of(Structures.Lattice.DIAMOND, 5.5, "Si", "Ar", "Kr"),
                    among(Hybrids.stillingerWeberSilicon(), ALL, "Si"),
                    Hybrids.lennardJones(2.1, "Kr", "Ar", "Si"),
                    between(Hybrids.zbl("Si", "Kr", "Ar"), ALL, "Si-Kr", "Ar-Ar"));
        }
    }

    @Nested
    class CopperAlloyAndArgon extends Contract {
        private static final List<String> ALL = List.of("Ar", "Ni", "Cu");

        CopperAlloyAndArgon() {
            super(Smoothness.FORCE,
                    Structures.of(Structures.Lattice.FCC, 3.7, "Cu", "Ar", "Ni"),
                    among(Hybrids.zhou("Cu", "Ni"), ALL, "Cu", "Ni"),
                    among(Hybrids.lennardJones(2.4, "Ar"), ALL, "Ar"),
                    between(Hybrids.lennardJones(2.2, "Cu", "Ni", "Ar"), ALL, "Cu-Ar", "Ar-Ni"));
        }
    }

    /** Neutral cells periodic in three directions, so that nothing leaves and {@code smoothness} has no say. */
    @Nested
    class EwaldAmongIons extends Contract {
        private static final List<String> ALL = List.of("Ar", "Na", "Cl");

        EwaldAmongIons() {
            super(Smoothness.NONE, structuresWithIons(),
                    among(Hybrids.ewald(), ALL, "Cl", "Na"),
                    Hybrids.lennardJones(2.3, "Ar", "Cl", "Na"));
        }

        private static List<Structure> structuresWithIons() {
            Cell skewed = Cell.of(new double[] {5.1, 0.3, -0.2, 2.5, 4.9, 0.1, -0.7, 1.9, 5.6}, true, true, true);
            Cell left = Cell.of(new double[] {-5.1, 0.3, -0.2, 2.5, 4.9, 0.1, -0.7, 1.9, 5.6}, true, true, true);
            List<Structure> all = new ArrayList<>();
            for (Cell cell : List.of(skewed, left)) {
                Atoms atoms = Atoms.of(List.of("Na", "Ar", "Cl"));
                for (int i = 0; i < 3; i++) {
                    double s = 0.1 + 0.34 * i;
                    atoms.setPosition(
                            i, cell.cartesian(0, s, 0.9 * s, s), cell.cartesian(1, s, 0.9 * s, s),
                            cell.cartesian(2, s, 0.9 * s, s));
                }
                all.add(new Structure("ions and argon", atoms, cell));
            }
            return all;
        }
    }
}
