package org.adatom.forcefields.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;
import org.junit.jupiter.api.Nested;

/** Sums over made-up environments, with both kernels and descriptors of one or two sizes. */
class GaussianContractTest {
    private abstract static class Contract extends ForceFieldContract {
        private final ForceField potential;

        Contract(Descriptor descriptor, Kernel kernel) {
            List<GaussianAtom> atoms = new ArrayList<>();
            for (int s = 0; s < 2; s++) {
                int values = descriptor.size(s);
                double bias = kernel.shape() == Kernel.Shape.DOT_PRODUCT ? 0.5 : 0;
                FeatureMap map = new FeatureMap(numbers(values, s, 0, 0.3), numbers(values, s + 2, 0.8, 0.2), bias);
                // No whole number of chunks.
                int environments = 19 + s;
                double[] points = numbers(environments * map.size(), s + 4, 0.6, 0.5);
                for (int i = 0; bias > 0 && i < environments; i++) {
                    normalise(points, i * map.size(), map.size());
                }
                double[] anchors = Arrays.copyOf(points, 3 * map.size());
                atoms.add(new GaussianAtom(map, kernel, -1.3 - s,
                        new Expansion(map.size(), points, numbers(points.length, s + 6, 0, 0.03),
                                numbers(environments, s + 8, 0, 0.2)),
                        new Deviation(kernel, 1.5, map.size(), anchors,
                                new double[] {0.1, 0.02, 0.03, 0, 0.2, 0.01, 0, 0, 0.3})));
            }
            potential = new GaussianPotential(
                    List.of("Cu", "Ni"), descriptor, atoms, "test", List.of(), 0.5, Monitor.Policy.WARN);
        }

        private static double[] numbers(int n, int seed, double mean, double size) {
            double[] numbers = new double[n];
            for (int k = 0; k < n; k++) {
                numbers[k] = mean + size * Math.sin(1 + 7.3 * k + 2.1 * seed);
            }
            return numbers;
        }

        private static void normalise(double[] points, int at, int size) {
            double square = 0;
            for (int f = 0; f < size; f++) {
                square += points[at + f] * points[at + f];
            }
            for (int f = 0; f < size; f++) {
                points[at + f] /= Math.sqrt(square);
            }
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
    class Directions extends Contract {
        Directions() {
            super(symmetryFunctions(), new Kernel(Kernel.Shape.DOT_PRODUCT, 0.7));
        }
    }

    @Nested
    class Values extends Contract {
        Values() {
            super(symmetryFunctions(), new Kernel(Kernel.Shape.SQUARED_EXPONENTIAL, 1.1));
        }
    }

    @Nested
    class DirectionsOfAPowerSpectrum extends Contract {
        DirectionsOfAPowerSpectrum() {
            super(new PowerSpectrum(2, 2, 1.2, 4.4).descriptor(new double[] {1, 0.8}),
                    new Kernel(Kernel.Shape.DOT_PRODUCT, 0.5));
        }
    }
}
