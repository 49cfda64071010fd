package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CompactShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.CutoffFunction.Kind;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;
import org.junit.jupiter.api.Nested;

/** Small networks with fixed random weights over every kind of symmetry function. */
class NeuralNetworkContractTest {
    private abstract static class Contract extends ForceFieldContract {
        private final ForceField potential;
        private final List<Structure> structures;

        Contract(Descriptor descriptor, double a, String... species) {
            List<AtomNetwork> networks = new ArrayList<>();
            for (int s = 0; s < species.length; s++) {
                int size = descriptor.size(s);
                double[] center = new double[size];
                double[] scale = new double[size];
                Arrays.fill(center, 0.1);
                Arrays.fill(scale, 0.3);
                networks.add(new AtomNetwork(center, scale,
                        RandomNetworks.network(s, size, List.of(6, 5), List.of(Activation.TANH, Activation.SOFTPLUS)),
                        0.7, -1.5 - s));
            }
            potential = new NeuralNetworkPotential(List.of(species), descriptor, networks, "test", List.of());
            structures = Structures.of(Structures.Lattice.FCC, a, species);
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

    /** Types 2, 3 and 9 of n2p2 and a cosine wave, with two cutoffs. */
    @Nested
    class Behler extends Contract {
        Behler() {
            super(SymmetryFunctions.of(new int[] {0, 1}, new double[] {1, 1}, List.of(functions(), functions())), 3.6,
                    "Cu", "Ni");
        }

        private static List<SymmetryFunction> functions() {
            RadialShape near = gauss(Kind.POLY2, 4, 0.4, 0);
            RadialShape wide = gauss(Kind.POLY2, 4.5, 0.2, -0.5);
            RadialShape other = gauss(Kind.POLY2, 4.5, 0.5, 1.5);
            return List.of(
                    new SymmetryFunction.Radial(0, other),
                    new SymmetryFunction.Radial(1, wide),
                    new SymmetryFunction.Radial(0, new RadialShape.CosineWave(cutoff(Kind.POLY2, 4.5), 2)),
                    new SymmetryFunction.Angular(0, 0, true, wide, new AngularShape.Power(1, 4)),
                    new SymmetryFunction.Angular(0, 1, true, wide, new AngularShape.Power(-1, 2)),
                    new SymmetryFunction.Angular(0, 1, true, other, new AngularShape.Power(1, 1)),
                    new SymmetryFunction.Angular(0, 1, true, wide, new AngularShape.Power(1, 1)),
                    new SymmetryFunction.Angular(1, 1, false, near, new AngularShape.Power(-1, 3.5)));
        }
    }

    /** Types 12, 13 and 20 to 25. */
    @Nested
    class WeightedAndCompact extends Contract {
        WeightedAndCompact() {
            super(SymmetryFunctions.of(new int[] {1, 0}, new double[] {0.6, 1.1}, List.of(functions(), functions())),
                    3.6, "Cu", "Ni");
        }

        private static List<SymmetryFunction> functions() {
            int any = SymmetryFunction.ANY;
            RadialShape gauss = gauss(Kind.EXPONENTIAL, 4.5, 0.2, 0.5);
            RadialShape bump = new RadialShape.Compact(-4.4, 4.4, CompactShape.named("p2"));
            RadialShape ring = new RadialShape.Compact(1, 4.4, CompactShape.named("p3a"));
            AngularShape forward = new AngularShape.Compact(-1.5, 1.5, CompactShape.named("p3"));
            AngularShape side = new AngularShape.Compact(0.4, 2.6, CompactShape.named("e"));
            return List.of(
                    new SymmetryFunction.Radial(any, gauss),
                    new SymmetryFunction.Radial(any, ring),
                    new SymmetryFunction.Radial(0, bump),
                    new SymmetryFunction.Angular(any, any, true, gauss, new AngularShape.Power(1, 2)),
                    new SymmetryFunction.Angular(any, any, true, ring, side),
                    new SymmetryFunction.Angular(any, any, false, bump, forward),
                    new SymmetryFunction.Angular(0, 1, true, bump, side),
                    new SymmetryFunction.Angular(0, 1, false, ring, side),
                    new SymmetryFunction.Angular(1, 1, false, ring, forward));
        }
    }

    @Nested
    class Chebyshev extends Contract {
        Chebyshev() {
            super(SymmetryFunctions.chebyshev(List.of(
                    new SymmetryFunctions.ChebyshevSetup(4.6, 4, 4.1, 3, new double[] {-1, 0, 1}),
                    new SymmetryFunctions.ChebyshevSetup(4.2, 3, 4.4, 2, new double[] {-1, 0, 1}),
                    new SymmetryFunctions.ChebyshevSetup(4.6, 2, 3.9, 1, null))), 3.7, "Cu", "Ni", "Ag");
        }
    }

    private static RadialShape gauss(Kind kind, double cutoff, double eta, double shift) {
        return new RadialShape.Gaussian(cutoff(kind, cutoff), eta, shift);
    }

    private static CutoffFunction cutoff(Kind kind, double outer) {
        return new CutoffFunction(kind, outer);
    }
}
