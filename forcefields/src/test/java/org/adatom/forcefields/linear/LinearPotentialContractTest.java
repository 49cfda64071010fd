package org.adatom.forcefields.linear;

import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;
import org.junit.jupiter.api.Nested;

/** Polynomials of descriptors other than the bispectrum, for which {@link SnapContractTest} is. */
class LinearPotentialContractTest {
    private abstract static class Contract extends ForceFieldContract {
        private final ForceField potential;

        Contract(Descriptor descriptor, boolean quadratic, double size) {
            double[][] all = new double[2][];
            for (int s = 0; s < 2; s++) {
                int n = descriptor.size(s);
                all[s] = new double[(int) LinearPotential.count(n, quadratic)];
                for (int k = 0; k < all[s].length; k++) {
                    all[s][k] = size * (k <= n ? 1 : 0.1) * Math.sin(1 + 7.3 * k + 2.1 * s);
                }
            }
            potential = new LinearPotential(List.of("Cu", "Ni"), descriptor, quadratic, all, "test", List.of());
        }

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.6, "Cu", "Ni");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    private static Descriptor powerSpectrum() {
        return new PowerSpectrum(2, 2, 1.2, 4.4).descriptor(new double[] {1, 0.8});
    }

    /** Of different size for the two elements. */
    private static Descriptor symmetryFunctions() {
        CutoffFunction fc = new CutoffFunction(CutoffFunction.Kind.POLY2, 4.4);
        RadialShape wide = new RadialShape.Gaussian(fc, 0.2, 0);
        RadialShape ring = new RadialShape.Gaussian(fc, 0.8, 2);
        SymmetryFunction angle =
                new SymmetryFunction.Angular(0, 1, false, wide, new AngularShape.Power(1, 2));
        return SymmetryFunctions.of(new int[] {0, 1}, new double[] {1, 1}, List.of(
                List.of(new SymmetryFunction.Radial(0, ring), new SymmetryFunction.Radial(1, wide), angle),
                List.of(angle, new SymmetryFunction.Radial(1, ring))));
    }

    @Nested
    class LinearPowerSpectrum extends Contract {
        LinearPowerSpectrum() {
            super(powerSpectrum(), false, 0.5);
        }
    }

    @Nested
    class QuadraticPowerSpectrum extends Contract {
        QuadraticPowerSpectrum() {
            super(powerSpectrum(), true, 0.2);
        }
    }

    @Nested
    class LinearSymmetryFunctions extends Contract {
        LinearSymmetryFunctions() {
            super(symmetryFunctions(), false, 0.3);
        }
    }

    @Nested
    class QuadraticSymmetryFunctions extends Contract {
        QuadraticSymmetryFunctions() {
            super(symmetryFunctions(), true, 0.2);
        }
    }
}
