package org.adatom.forcefields.linear;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.forcefields.descriptor.Bispectrum;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumElement.Inner;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.junit.jupiter.api.Nested;

class SnapContractTest {
    /** Numbers without a pattern, of the size that published coefficients have. */
    private static double[][] coefficients(int species, int components, boolean quadratic) {
        double[][] all = new double[species][(int) LinearPotential.count(components, quadratic)];
        for (int s = 0; s < species; s++) {
            for (int k = 0; k < all[s].length; k++) {
                all[s][k] = (k <= components ? 0.02 : 0.0005) * Math.sin(1 + 7.3 * k + 2.1 * s);
            }
        }
        return all;
    }

    private static LinearPotential potential(
            List<String> species, BispectrumSettings settings, boolean quadratic, BispectrumElement... elements) {
        int[] index = species.size() == 1 ? new int[] {0} : new int[] {1, 0};
        Bispectrum bispectrum = new Bispectrum(settings, List.of(elements), index);
        return new LinearPotential(species, bispectrum, quadratic,
                coefficients(species.size(), bispectrum.size(), quadratic), "test", List.of());
    }

    @Nested
    class Linear extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return potential(List.of("W"), BispectrumSettings.of(4, 4.7), false, new BispectrumElement(0.5, 1));
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.BCC, 3.18, "W");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    /** Two elements of different radius and weight in one density; near neighbours fade in. */
    @Nested
    class Quadratic extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return potential(List.of("Si", "C"), new BispectrumSettings(
                    3, 4.4, 0.95, 0.2, true, false, false, false, false), true,
                    new BispectrumElement(0.45, 0.7, new Inner(1.8, 0.2)),
                    new BispectrumElement(0.5, 1, new Inner(2.0, 0.3)));
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

    @Nested
    class Explicit extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return potential(List.of("Si", "C"), new BispectrumSettings(
                    3, 4.4, 0.99363, 0, true, true, true, true, true), false, new BispectrumElement(0.45, 0.7),
                    new BispectrumElement(0.5, 1));
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

    /** The explicit form where an atom counts in its own density only. */
    @Nested
    class ExplicitQuadratic extends ForceFieldContract {
        @Override
        protected ForceField forceField() {
            return potential(List.of("Si", "C"), new BispectrumSettings(
                    2, 4.4, 0.99363, 0, true, true, false, true, false), true, new BispectrumElement(0.45, 0.7),
                    new BispectrumElement(0.5, 1));
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
