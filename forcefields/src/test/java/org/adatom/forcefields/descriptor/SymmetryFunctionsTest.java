package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Structure;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.CutoffFunction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against sums written down as in the papers. Derivatives are checked by {@code NeuralNetworkContractTest}. */
class SymmetryFunctionsTest {
    private static final List<String> SPECIES = List.of("H", "O", "Cu");
    private static final int[] ELEMENTS = {0, 1, 2};
    private static final double[] NUMBERS = {1, 8, 29};
    private static final double RC = 5.5;
    private static final CutoffFunction COSINE = new CutoffFunction(Kind.COSINE, RC);
    private static final Structure CLUSTER = cluster();

    /** A function and its formula: &rho; of legs and base, A of the cosine. */
    static Stream<Arguments> functions() {
        RadialShape.Gaussian gauss = new RadialShape.Gaussian(COSINE, 0.3, -0.8);
        DoubleUnaryOperator rho = r -> Math.exp(-0.3 * Math.pow(r + 0.8, 2)) * cutoff(r);
        RadialShape.CosineWave wave = new RadialShape.CosineWave(COSINE, 1.7);
        DoubleUnaryOperator cosine = r -> Math.cos(1.7 * r) * cutoff(r);
        RadialShape.Compact bump = new RadialShape.Compact(0.5, 5, CompactShape.named("p2"));
        DoubleUnaryOperator compact = r -> poly2(Math.abs(r - 2.75) / 2.25);
        RadialShape.Compact sharp = new RadialShape.Compact(0.5, 5, CompactShape.named("p2a"));
        DoubleUnaryOperator asymmetric = r -> {
            double s = Math.min(Math.abs(r - 2.75) / 2.25, 1);
            return poly2(s * (2 - s));
        };
        AngularShape.Power power = new AngularShape.Power(-1, 3);
        DoubleUnaryOperator angle = c -> Math.pow(2, -2) * Math.pow(1 - c, 3);
        AngularShape.Power odd = new AngularShape.Power(1, 2.5);
        DoubleUnaryOperator oddAngle = c -> Math.pow(2, -1.5) * Math.pow(1 + c, 2.5);
        AngularShape.Compact cone =
                new AngularShape.Compact(Math.toRadians(40), Math.toRadians(160), CompactShape.named("p2"));
        DoubleUnaryOperator coneOf = c -> poly2(Math.abs(Math.toDegrees(Math.acos(c)) - 100) / 60);
        return Stream.of(
                Arguments.of("radial", new SymmetryFunction.Radial(1, gauss), rho, null),
                Arguments.of("cosine", new SymmetryFunction.Radial(2, wave), cosine, null),
                Arguments.of("weighted radial", new SymmetryFunction.Radial(SymmetryFunction.ANY, gauss), rho, null),
                Arguments.of("compact radial", new SymmetryFunction.Radial(0, bump), compact, null),
                Arguments.of("asymmetric", new SymmetryFunction.Radial(0, sharp), asymmetric, null),
                Arguments.of("narrow", new SymmetryFunction.Angular(0, 1, true, gauss, power), rho, angle),
                Arguments.of("narrow, one element", new SymmetryFunction.Angular(1, 1, true, gauss, power), rho, angle),
                Arguments.of("wide", new SymmetryFunction.Angular(1, 2, false, gauss, odd), rho, oddAngle),
                Arguments.of("weighted", new SymmetryFunction.Angular(-1, -1, true, gauss, power), rho, angle),
                Arguments.of("compact wide", new SymmetryFunction.Angular(0, 2, false, bump, cone), compact, coneOf),
                Arguments.of("compact narrow", new SymmetryFunction.Angular(0, 0, true, bump, cone), compact, coneOf),
                Arguments.of("compact weighted", new SymmetryFunction.Angular(-1, -1, false, sharp, cone), asymmetric,
                        coneOf));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void valueIsTheSum(String name, SymmetryFunction f, DoubleUnaryOperator rho, DoubleUnaryOperator angle) {
        // Beside another one of each kind, so that places in groups are told apart.
        List<SymmetryFunction> all = List.of(
                new SymmetryFunction.Radial(1, new RadialShape.Gaussian(COSINE, 0.1, 0)), f,
                new SymmetryFunction.Angular(0, 1, true, new RadialShape.Gaussian(COSINE, 0.1, 0),
                        new AngularShape.Power(1, 1)));
        SymmetryFunctions descriptor = SymmetryFunctions.of(ELEMENTS, NUMBERS, List.of(all, all, all));
        double[][] values = DescriptorValues.of(SPECIES, descriptor, CLUSTER);
        for (int i = 0; i < values.length; i++) {
            double expected = switch (f) {
                case SymmetryFunction.Radial r -> radialSum(i, r.neighbor(), rho);
                case SymmetryFunction.Angular a -> angularSum(i, a, rho, angle);
            };
            assertEquals(expected, values[i][1], 1e-12 * Math.max(1, Math.abs(expected)), name + " of atom " + i);
        }
    }

    /** A cell narrower than the cutoff has the values of its supercell. */
    @Test
    void atomsSeeTheirOwnImages() {
        Structure small = new Structure("small", atoms(CLUSTER, 0, 1, 2), Cell.of(
                new double[] {4, 0, 0, 0.7, 4.2, 0, -0.3, 0.5, 4.4}, true, true, true));
        Atoms doubled = Atoms.of(List.of("H", "O", "Cu", "H", "O", "Cu"));
        for (int i = 0; i < 6; i++) {
            double shift = i < 3 ? 0 : 4;
            doubled.setPosition(i, small.atoms().x()[i % 3] + shift, small.atoms().y()[i % 3],
                    small.atoms().z()[i % 3]);
        }
        Structure big = new Structure("big", doubled, Cell.of(
                new double[] {8, 0, 0, 0.7, 4.2, 0, -0.3, 0.5, 4.4}, true, true, true));
        List<SymmetryFunction> all = functions().map(a -> (SymmetryFunction) a.get()[1]).toList();
        SymmetryFunctions descriptor = SymmetryFunctions.of(ELEMENTS, NUMBERS, List.of(all, all, all));
        double[][] one = DescriptorValues.of(SPECIES, descriptor, small);
        double[][] two = DescriptorValues.of(SPECIES, descriptor, big);
        for (int i = 0; i < 6; i++) {
            for (int f = 0; f < all.size(); f++) {
                assertEquals(one[i % 3][f], two[i][f], 1e-10 * Math.max(1, Math.abs(two[i][f])));
            }
        }
    }

    /** Artrith, Urban, Ceder 2017: orders of distances, of angles, then both with weights. */
    @Test
    void chebyshevValuesAreTheSums() {
        double[] weight = {-1, 0, 1};
        SymmetryFunctions.ChebyshevSetup setup = new SymmetryFunctions.ChebyshevSetup(RC, 3, 4.5, 2, weight);
        SymmetryFunctions descriptor = SymmetryFunctions.chebyshev(List.of(setup, setup, setup));
        double[][] values = DescriptorValues.of(SPECIES, descriptor, CLUSTER);
        Atoms atoms = CLUSTER.atoms();
        for (int i = 0; i < values.length; i++) {
            assertEquals(14, values[i].length);
            for (int f = 0; f < 14; f++) {
                boolean weighted = f >= 7;
                int order = f % 7;
                double expected = 0;
                for (int j = 0; j < atoms.count(); j++) {
                    double wj = weighted ? weight[atoms.species()[j]] : 1;
                    double rij = distance(i, j);
                    if (j != i && order < 4 && rij < RC) {
                        expected += wj * Math.cos(order * Math.acos(2 * rij / RC - 1)) * cutoff(rij);
                    }
                    for (int k = 0; k < j && order >= 4; k++) {
                        double wk = weighted ? weight[atoms.species()[k]] : 1;
                        double rik = distance(i, k);
                        if (j != i && k != i && rij < 4.5 && rik < 4.5) {
                            expected += wj * wk * Math.cos((order - 4) * Math.acos(cosine(i, j, k)))
                                    * cutoff(rij * RC / 4.5) * cutoff(rik * RC / 4.5);
                        }
                    }
                }
                assertEquals(expected, values[i][f], 1e-11, "function " + f + " of atom " + i);
            }
        }
    }

    @Test
    void badFunctionsAreRefused() {
        assertThrows(InputException.class, () -> new AngularShape.Power(1.5, 1));
        assertThrows(InputException.class, () -> new AngularShape.Power(1, 0.5));
        assertThrows(InputException.class, () -> new RadialShape.Compact(3, 2, CompactShape.named("p1")));
        assertThrows(InputException.class, () -> CompactShape.named("p7"));
        // From 30 to 170 degrees is fine, from 30 to 200 has a slope at 180.
        new AngularShape.Compact(0.5, 3, CompactShape.named("p1"));
        assertThrows(InputException.class, () -> new AngularShape.Compact(0.5, 3.5, CompactShape.named("p1")));
        SymmetryFunction twice = new SymmetryFunction.Angular(
                0, 0, true, new RadialShape.Gaussian(COSINE, 1, 0), new AngularShape.Power(1, 1));
        assertThrows(InputException.class,
                () -> SymmetryFunctions.of(new int[] {0}, new double[] {1}, List.of(List.of(twice, twice))));
    }

    private static double radialSum(int i, int neighbor, DoubleUnaryOperator rho) {
        Atoms atoms = CLUSTER.atoms();
        double sum = 0;
        for (int j = 0; j < atoms.count(); j++) {
            if (j != i && (neighbor < 0 || atoms.species()[j] == neighbor)) {
                sum += (neighbor < 0 ? NUMBERS[atoms.species()[j]] : 1) * rho.applyAsDouble(distance(i, j));
            }
        }
        return sum;
    }

    private static double angularSum(
            int i, SymmetryFunction.Angular f, DoubleUnaryOperator rho, DoubleUnaryOperator angle) {
        int[] species = CLUSTER.atoms().species();
        double sum = 0;
        for (int j = 0; j < CLUSTER.atoms().count(); j++) {
            for (int k = 0; k < j; k++) {
                boolean fits = f.one() < 0 || species[j] == f.one() && species[k] == f.other()
                        || species[j] == f.other() && species[k] == f.one();
                if (j != i && k != i && fits) {
                    double weight = f.one() < 0 ? NUMBERS[species[j]] * NUMBERS[species[k]] : 1;
                    double base = f.narrow() ? rho.applyAsDouble(distance(j, k)) : 1;
                    sum += weight * rho.applyAsDouble(distance(i, j)) * rho.applyAsDouble(distance(i, k)) * base
                            * angle.applyAsDouble(cosine(i, j, k));
                }
            }
        }
        return sum;
    }

    private static double cutoff(double r) {
        return r < RC ? 0.5 + 0.5 * Math.cos(Math.PI * r / RC) : 0;
    }

    private static double poly2(double s) {
        double x = Math.min(s, 1);
        return ((15 - 6 * x) * x - 10) * x * x * x + 1;
    }

    private static double distance(int i, int j) {
        Atoms a = CLUSTER.atoms();
        return Math.hypot(Math.hypot(a.x()[j] - a.x()[i], a.y()[j] - a.y()[i]), a.z()[j] - a.z()[i]);
    }

    private static double cosine(int i, int j, int k) {
        double a = distance(i, j);
        double b = distance(i, k);
        double c = distance(j, k);
        return (a * a + b * b - c * c) / (2 * a * b);
    }

    /** Fourteen atoms in a box of 6 A, none closer than 1 A. */
    private static Structure cluster() {
        CounterRandom random = new CounterRandom(7, "symmetry functions");
        Atoms atoms = Atoms.of(List.of(
                "H", "O", "Cu", "H", "H", "O", "Cu", "O", "H", "Cu", "O", "H", "Cu", "O"));
        int draw = 0;
        for (int i = 0; i < atoms.count(); i++) {
            double nearest = 0;
            while (nearest < 1) {
                double[] r = new double[3];
                for (int d = 0; d < 3; d++) {
                    r[d] = 6 * random.uniform(0, draw++, 0);
                }
                nearest = Double.MAX_VALUE;
                for (int j = 0; j < i; j++) {
                    nearest = Math.min(nearest, Math.hypot(
                            Math.hypot(r[0] - atoms.x()[j], r[1] - atoms.y()[j]), r[2] - atoms.z()[j]));
                }
                atoms.setPosition(i, r[0], r[1], r[2]);
            }
        }
        return new Structure("cluster", atoms, Cell.open());
    }

    private static Atoms atoms(Structure s, int... which) {
        Atoms atoms =
                Atoms.of(java.util.Arrays.stream(which).mapToObj(i -> SPECIES.get(s.atoms().species()[i])).toList());
        for (int i = 0; i < which.length; i++) {
            atoms.setPosition(i, 0.6 * s.atoms().x()[which[i]], 0.6 * s.atoms().y()[which[i]],
                    0.6 * s.atoms().z()[which[i]]);
        }
        return atoms;
    }
}
