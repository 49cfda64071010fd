package org.adatom.forcefields.coulomb;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Nested;

/** The contract for all three sums. */
class CoulombContractTest {
    private static final List<String> SPECIES = List.of("Na", "Cl");
    private static final double[] CHARGES = {1, -1};
    private static final double K = Units.CODATA_2018.coulomb();

    @Nested
    class DampedShiftedForce extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return Coulomb.dampedShiftedForce(SPECIES, CHARGES, 6.2, 0.25, K);
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

    /** Damped so strongly that the force jumps by no more than 0.01 eV/A, which the contract's steps resolve. */
    @Nested
    class Wolf extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return Coulomb.wolf(SPECIES, CHARGES, 6.2, 0.35, K);
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 4.9, "Cl", "Na");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.ENERGY;
        }
    }

    /** Neutral cells periodic in three directions, so that nothing leaves and {@code smoothness} has no say. */
    @Nested
    class Ewald extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return Coulomb.ewald(SPECIES, CHARGES, 5.2, 1e-14, K);
        }

        @Override
        protected List<Structure> structures() {
            List<Structure> all = new ArrayList<>();
            double h = 2.8;
            Cell primitive = Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true);
            all.add(rockSalt("primitive", primitive, 0));
            all.add(rockSalt("displaced", primitive, 0.3));
            Cell skewed = Cell.of(new double[] {4.1, 0.3, -0.2, 2.5, 4.4, 0.1, -0.7, 1.9, 5.2}, true, true, true);
            all.add(rockSalt("skewed", skewed, 0.2));
            Cell leftHanded = Cell.of(new double[] {-4.1, 0.3, -0.2, 2.5, 4.4, 0.1, -0.7, 1.9, 5.2}, true, true, true);
            all.add(rockSalt("left-handed", leftHanded, 0.1));
            all.add(Structures.supercell(rockSalt("eight pairs", skewed, 0.2), 2));
            return all;
        }

        private Structure rockSalt(String name, Cell cell, double shift) {
            Atoms atoms = Atoms.of(List.of("Na", "Cl"));
            atoms.setPosition(0, 0.1, -0.2, 0.3 + shift);
            atoms.setPosition(
                    1,
                    0.1 + cell.cartesian(0, 0.5, 0.5, 0.5) + shift,
                    -0.2 + cell.cartesian(1, 0.5, 0.5, 0.5),
                    0.3 + cell.cartesian(2, 0.5, 0.5, 0.5) - shift / 2);
            return new Structure(name, atoms, cell);
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.NONE;
        }
    }
}
