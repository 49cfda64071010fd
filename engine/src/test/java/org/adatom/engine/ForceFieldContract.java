package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SumForceField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every force field must satisfy, whatever its formula. A test class of a force field extends this one and
 * supplies the force field and structures ({@link Structures}).
 *
 * <p>The laws are checked on {@link BruteForce}, and {@link ForceEvaluator} is required to agree with it, so that they
 * hold for both; gradients are checked on both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ForceFieldContract {
    /** What stays continuous where atoms pass the cutoff. */
    public enum Smoothness {
        /** The energy jumps. */
        NONE,
        /** The energy is continuous, forces jump. */
        ENERGY,
        /** Energy and forces are continuous. */
        FORCE
    }

    /** Steps of the central differences, &Aring;: where forces jump, a pair may pass the cutoff within a long one. */
    private static final double[] STEPS = {2e-4, 2e-5, 2e-6};

    private static final double ROUNDING = 1e-10;

    /** The force field under test. */
    protected abstract ForceField forceField();

    /** Configurations of its species; no pair may lie within 2e-5 &Aring; of a cutoff at which the energy jumps. */
    protected abstract List<Structure> structures();

    /** What the force field promises at its cutoff. */
    protected abstract Smoothness smoothness();

    final List<Structure> clusters() {
        return structures().stream()
                .filter(s -> s.cell().periodicCount() == 0)
                .toList();
    }

    final List<Structure> periodicStructures() {
        return structures().stream()
                .filter(s -> s.cell().periodicCount() > 0)
                .toList();
    }

    /** Allowed deviation of a force from the central difference, relative to 1 eV/&Aring; or the largest force. */
    protected double differenceTolerance() {
        return 1e-8;
    }

    /** How {@link ForceEvaluator} and {@link BruteForce} are called. */
    List<Evaluation.Method> methods() {
        return List.of(BruteForce::evaluate, (f, atoms, cell) -> Evaluation.byEngine(f, atoms, cell, 1));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void forcesAreMinusTheGradientOfTheEnergy(Structure s) {
        for (Evaluation.Method method : methods()) {
            Evaluation at = method.evaluate(forceField(), s.atoms().copy(), s.cell());
            double tolerance = differenceTolerance() * Math.max(1, at.largestForce());
            for (int i = 0; i < Math.min(3, s.atoms().count()); i++) {
                for (int d = 0; d < s.cell().dimensions(); d++) {
                    int atom = i * (s.atoms().count() - 1) / 2;
                    int axis = d;
                    double slope = derivative(-at.forces()[3 * atom + axis], h -> {
                        Atoms moved = s.atoms().copy();
                        coordinate(moved, axis)[atom] += h;
                        return method.evaluate(forceField(), moved, s.cell()).energy();
                    });
                    assertEquals(-slope, at.forces()[3 * atom + axis], tolerance, "atom " + atom + ", axis " + axis);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("structures")
    void virialIsMinusTheStrainDerivativeOfTheEnergy(Structure s) {
        for (Evaluation.Method method : methods()) {
            Evaluation at = method.evaluate(forceField(), s.atoms().copy(), s.cell());
            double tolerance = 10 * differenceTolerance() * Math.max(1, Evaluation.largest(at.virial()));
            for (int a = 0; a < s.cell().dimensions(); a++) {
                for (int b = 0; b < s.cell().dimensions(); b++) {
                    double[] strain = new double[9];
                    int component = 3 * a + b;
                    double slope = derivative(-at.virial()[component], h -> {
                        strain[component] = h;
                        Structure t = strained(s, strain);
                        return method.evaluate(forceField(), t.atoms(), t.cell()).energy();
                    });
                    assertEquals(-slope, at.virial()[component], tolerance, "component " + component);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("structures")
    void forcesSumToZero(Structure s) {
        Evaluation at = BruteForce.evaluate(forceField(), s.atoms(), s.cell());
        double[] sum = new double[3];
        for (int k = 0; k < at.forces().length; k++) {
            sum[k % 3] += at.forces()[k];
        }
        assertArrayEquals(new double[3], sum, ROUNDING * Math.max(1, at.largestForce()));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void virialIsSymmetric(Structure s) {
        double[] w = BruteForce.evaluate(forceField(), s.atoms(), s.cell()).virial();
        double[] transposed = {w[0], w[3], w[6], w[1], w[4], w[7], w[2], w[5], w[8]};
        assertArrayEquals(transposed, w, ROUNDING * Math.max(1, Evaluation.largest(w)));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("clusters")
    void clustersFeelNoTorque(Structure s) {
        Evaluation at = BruteForce.evaluate(forceField(), s.atoms(), s.cell());
        double[] torque = new double[3];
        for (int i = 0; i < s.atoms().count(); i++) {
            double[] r = {s.atoms().x()[i], s.atoms().y()[i], s.atoms().z()[i]};
            for (int d = 0; d < 3; d++) {
                int e = (d + 1) % 3;
                int f = (d + 2) % 3;
                torque[d] += r[e] * at.forces()[3 * i + f] - r[f] * at.forces()[3 * i + e];
            }
        }
        assertArrayEquals(new double[3], torque, 10 * ROUNDING * Math.max(1, at.largestForce()));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void atomEnergiesAddUp(Structure s) {
        Evaluation at = BruteForce.evaluate(forceField(), s.atoms(), s.cell());
        assertEquals(at.energy(), Arrays.stream(at.atomEnergies()).sum(),
                ROUNDING * Math.max(1, Math.abs(at.energy())));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void translationChangesNothing(Structure s) {
        Atoms moved = s.atoms().copy();
        double dz = s.cell().dimensions() == 2 ? 0 : 7.7;
        for (int i = 0; i < moved.count(); i++) {
            moved.setPosition(i, moved.x()[i] + 1.234, moved.y()[i] - 17.3, moved.z()[i] + dz);
        }
        assertSame(evaluate(s), BruteForce.evaluate(forceField(), moved, s.cell()));
        assertSame(evaluate(s), Evaluation.byEngine(forceField(), moved, s.cell(), 1));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void rotationTurnsTheForces(Structure s) {
        double[] turn = rotation(s.cell().dimensions() == 2);
        Structure turned = mapped(s, turn);
        Evaluation before = evaluate(s);
        Evaluation expected = new Evaluation(
                before.energy(),
                times(before.forces(), turn),
                times(transposed(times(transposed(before.virial()), turn)), turn),
                before.atomEnergies());
        assertSame(expected, evaluate(turned));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void reflectionChangesTheHandOfTheCellOnly(Structure s) {
        double[] mirror = {-1, 0, 0, 0, 1, 0, 0, 0, 1};
        Evaluation before = evaluate(s);
        Evaluation expected = new Evaluation(
                before.energy(),
                times(before.forces(), mirror),
                times(transposed(times(transposed(before.virial()), mirror)), mirror),
                before.atomEnergies());
        Structure mirrored = mapped(s, mirror);
        assertSame(expected, evaluate(mirrored));
        assertSame(expected, Evaluation.byEngine(forceField(), mirrored.atoms(), mirrored.cell(), 1));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void orderOfAtomsAndOfSpeciesDoesNotMatter(Structure s) {
        int n = s.atoms().count();
        List<String> symbols = new ArrayList<>(s.atoms().symbols());
        Collections.reverse(symbols);
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[n - 1 - i] = symbols.indexOf(s.atoms().symbol(i));
        }
        Atoms reversed = new Atoms(symbols, species);
        for (int i = 0; i < n; i++) {
            reversed.setPosition(n - 1 - i, s.atoms().x()[i], s.atoms().y()[i], s.atoms().z()[i]);
        }
        Evaluation before = evaluate(s);
        double[] forces = new double[3 * n];
        double[] energies = new double[n];
        for (int i = 0; i < n; i++) {
            energies[n - 1 - i] = before.atomEnergies()[i];
            System.arraycopy(before.forces(), 3 * i, forces, 3 * (n - 1 - i), 3);
        }
        Evaluation expected = new Evaluation(before.energy(), forces, before.virial(), energies);
        assertSame(expected, BruteForce.evaluate(forceField(), reversed, s.cell()));
        assertSame(expected, Evaluation.byEngine(forceField(), reversed, s.cell(), 1));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void latticeShiftsOfSingleAtomsChangeNothing(Structure s) {
        Atoms shifted = s.atoms().copy();
        for (int i = 0; i < shifted.count(); i++) {
            int[] m = {i % 3 - 1, i % 5 - 2, i % 4 - 2};
            for (int k = 0; k < 3; k++) {
                m[k] = s.cell().periodic(k) ? m[k] : 0;
            }
            double[] t = Structures.combination(s.cell(), m[0], m[1], m[2]);
            shifted.setPosition(i, shifted.x()[i] + t[0], shifted.y()[i] + t[1], shifted.z()[i] + t[2]);
        }
        assertSame(evaluate(s), BruteForce.evaluate(forceField(), shifted, s.cell()));
        assertSame(evaluate(s), Evaluation.byEngine(forceField(), shifted, s.cell(), 1));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("periodicStructures")
    void supercellHasTheSameEnergyPerAtomAndTheSameForces(Structure s) {
        Structure big = Structures.supercell(s, 2);
        Evaluation one = evaluate(s);
        int copies = big.atoms().count() / s.atoms().count();
        double[] forces = new double[3 * big.atoms().count()];
        double[] energies = new double[big.atoms().count()];
        for (int c = 0; c < copies; c++) {
            System.arraycopy(one.forces(), 0, forces, c * one.forces().length, one.forces().length);
            System.arraycopy(one.atomEnergies(), 0, energies, c * s.atoms().count(), s.atoms().count());
        }
        double[] virial = Arrays.stream(one.virial()).map(w -> copies * w).toArray();
        Evaluation expected = new Evaluation(copies * one.energy(), forces, virial, energies);
        assertSame(expected, Evaluation.byEngine(forceField(), big.atoms(), big.cell(), 1));
        if (s.atoms().count() <= 8) {
            assertSame(expected, evaluate(big));
        }
    }

    @Test
    void farAtomAddsItsIsolatedEnergy() {
        for (Structure s : clusters()) {
            if (s.cell().dimensions() == 2) {
                continue;
            }
            int n = s.atoms().count();
            int[] species = Arrays.copyOf(s.atoms().species(), n + 1);
            Atoms more = new Atoms(s.atoms().symbols(), species);
            for (int i = 0; i < n; i++) {
                more.setPosition(i, s.atoms().x()[i], s.atoms().y()[i], s.atoms().z()[i]);
            }
            more.setPosition(n, 1000, -2000, 500);
            Atoms alone = new Atoms(s.atoms().symbols(), new int[1]);
            double isolated = BruteForce.evaluate(forceField(), alone, Cell.open()).energy();
            Evaluation before = evaluate(s);
            double[] forces = Arrays.copyOf(before.forces(), 3 * n + 3);
            double[] energies = Arrays.copyOf(before.atomEnergies(), n + 1);
            energies[n] = isolated;
            Evaluation expected = new Evaluation(before.energy() + isolated, forces, before.virial(), energies);
            assertSame(expected, BruteForce.evaluate(forceField(), more, s.cell()));
            assertSame(expected, Evaluation.byEngine(forceField(), more, s.cell(), 1));
        }
    }

    /** An atom flies away from two others; energy and force may not jump, as far as promised. */
    @Test
    void nothingJumpsAsAnAtomLeaves() {
        if (smoothness() == Smoothness.NONE) {
            return;
        }
        double rc = forceField().cutoff();
        double h = 1e-3;
        int kinds = forceField().species().size();
        for (int combination = 0; combination < kinds * kinds * kinds; combination++) {
            int[] species = {combination % kinds, combination / kinds % kinds, combination / kinds / kinds};
            Atoms atoms = new Atoms(forceField().species(), species);
            atoms.setPosition(1, 0.3 * rc, 0.3 * rc, 0.15 * rc);
            Evaluation before = null;
            Evaluation last = null;
            for (double r = 0.7 * rc; r < 1.4 * rc; r += h) {
                atoms.setPosition(2, r, 0, 0);
                Evaluation now = BruteForce.evaluate(forceField(), atoms, Cell.open());
                String at = forceField().species() + " " + Arrays.toString(species) + " at " + r + " A";
                if (last != null) {
                    double work = (last.forces()[6] + now.forces()[6]) / 2 * h;
                    assertEquals(last.energy() - now.energy(), work, energyJump(), "energy jumps for " + at);
                }
                if (before != null && smoothness() == Smoothness.FORCE) {
                    double extrapolated = 2 * last.forces()[6] - before.forces()[6];
                    if (Math.abs(now.forces()[6] - extrapolated) > forceJump()) {
                        // A kink, which tables have, or a jump, which does not get smaller with the step.
                        assertEquals(0, largestStep(atoms, r - h, r), forceJump(), "force jumps for " + at);
                    }
                }
                before = last;
                last = now;
            }
        }
    }

    /** The largest change of the force on atom 2 over a hundredth of the interval while it moves along x. */
    private double largestStep(Atoms atoms, double from, double to) {
        double largest = 0;
        double last = Double.NaN;
        for (int k = 0; k <= 100; k++) {
            atoms.setPosition(2, from + (to - from) * k / 100, 0, 0);
            double now = BruteForce.evaluate(forceField(), atoms, Cell.open()).forces()[6];
            largest = k == 0 ? 0 : Math.max(largest, Math.abs(now - last));
            last = now;
        }
        return largest;
    }

    /** Largest departure of the energy from the trapezoidal work over 1e-3 &Aring; outside 0.7 cutoffs, eV. */
    protected double energyJump() {
        return 1e-5;
    }

    /** Largest departure of a force from the line through the two before it, in steps of 1e-3 &Aring;, eV/&Aring;. */
    protected double forceJump() {
        return 1e-4;
    }

    @ParameterizedTest
    @MethodSource("structures")
    void engineAgreesWithBruteForce(Structure s) {
        assertSame(evaluate(s), Evaluation.byEngine(forceField(), s.atoms().copy(), s.cell(), 1));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void numberOfThreadsDoesNotChangeABit(Structure s) {
        Structure big = Structures.supercell(s, 2);
        Evaluation one = Evaluation.byEngine(forceField(), big.atoms().copy(), big.cell(), 1);
        for (int threads = 2; threads <= 3; threads++) {
            Evaluation many = Evaluation.byEngine(forceField(), big.atoms().copy(), big.cell(), threads);
            assertEquals(one.energy(), many.energy());
            assertArrayEquals(one.forces(), many.forces());
            assertArrayEquals(one.virial(), many.virial());
            assertArrayEquals(one.atomEnergies(), many.atomEnergies());
        }
    }

    /** Many-body forces are no forces between pairs: this is where the usual shares of the virial fail. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("clusters")
    void heatFluxIsTheRateAtWhichEnergyMoves(Structure s) {
        if (hasAtomVirials()) {
            EnergyBalance.requireHeatFlux(forceField(), s, differenceTolerance());
        }
    }

    @ParameterizedTest
    @MethodSource("structures")
    void atomVirialsAddUpAndRepeatWithTheCell(Structure s) {
        if (hasAtomVirials()) {
            EnergyBalance.requireAtomVirials(forceField(), s, ROUNDING);
        } else {
            EnergyBalance.requireRefusal(forceField());
        }
    }

    private boolean hasAtomVirials() {
        List<ForceField> terms = forceField() instanceof SumForceField sum ? sum.terms() : List.of(forceField());
        return terms.stream().map(t -> t instanceof RestrictedForceField r ? r.inner() : t)
                .noneMatch(GlobalPotential.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("structures")
    void nothingButForcesIsWritten(Structure s) {
        Atoms atoms = s.atoms().copy();
        Arrays.fill(atoms.vx(), 0.25);
        Atoms before = atoms.copy();
        Evaluation.byEngine(forceField(), atoms, s.cell(), 2);
        assertArrayEquals(before.species(), atoms.species());
        assertArrayEquals(before.x(), atoms.x());
        assertArrayEquals(before.y(), atoms.y());
        assertArrayEquals(before.z(), atoms.z());
        assertArrayEquals(before.vx(), atoms.vx());
        assertArrayEquals(before.mass(), atoms.mass());
    }

    @Test
    void describesItself() {
        assertTrue(forceField().cutoff() > 0 && Double.isFinite(forceField().cutoff()));
        assertTrue(!forceField().description().isBlank() && !forceField().description().contains("\n"));
        assertEquals(forceField().species().size(), forceField().species().stream().distinct().count());
    }

    private Evaluation evaluate(Structure s) {
        return BruteForce.evaluate(forceField(), s.atoms(), s.cell());
    }

    /** Equal but for the order of sums. */
    private static void assertSame(Evaluation expected, Evaluation actual) {
        double energyScale = Math.max(1, Math.abs(expected.energy()));
        double forceScale = Math.max(1, expected.largestForce());
        assertEquals(expected.energy(), actual.energy(), ROUNDING * energyScale, "energy");
        assertArrayEquals(expected.forces(), actual.forces(), ROUNDING * forceScale, "forces");
        double virialScale = Math.max(forceScale, Evaluation.largest(expected.virial()));
        assertArrayEquals(expected.virial(), actual.virial(), ROUNDING * virialScale, "virial");
        assertArrayEquals(expected.atomEnergies(), actual.atomEnergies(), ROUNDING * energyScale, "atom energies");
    }

    /** The central difference of fourth order, of that step which comes nearest to the expected value. */
    static double derivative(double expected, DoubleUnaryOperator energy) {
        double best = Double.NaN;
        for (double h : STEPS) {
            double near = energy.applyAsDouble(h) - energy.applyAsDouble(-h);
            double far = energy.applyAsDouble(2 * h) - energy.applyAsDouble(-2 * h);
            double slope = (8 * near - far) / (12 * h);
            if (!(Math.abs(slope - expected) >= Math.abs(best - expected))) {
                best = slope;
            }
        }
        return best;
    }

    private static double[] coordinate(Atoms atoms, int axis) {
        return switch (axis) {
            case 0 -> atoms.x();
            case 1 -> atoms.y();
            default -> atoms.z();
        };
    }

    private static Structure strained(Structure s, double[] strain) {
        double[] map = strain.clone();
        for (int d = 0; d < 3; d++) {
            map[4 * d] += 1;
        }
        return mapped(s, map);
    }

    /** Positions and lattice vectors as rows times the matrix. */
    private static Structure mapped(Structure s, double[] matrix) {
        Atoms atoms = s.atoms().copy();
        for (int i = 0; i < atoms.count(); i++) {
            double[] r = times(new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]}, matrix);
            atoms.setPosition(i, r[0], r[1], r[2]);
        }
        return new Structure(s.name(), atoms, s.cell().withVectors(times(s.cell().rows(), matrix)));
    }

    /** Rows of three times a 3x3 matrix. */
    private static double[] times(double[] rows, double[] matrix) {
        double[] out = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            for (int e = 0; e < 3; e++) {
                out[k] += rows[k / 3 * 3 + e] * matrix[3 * e + k % 3];
            }
        }
        return out;
    }

    private static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }

    /** A rotation about z by 0.7, followed (in space) by one about x by 1.1 radians. */
    private static double[] rotation(boolean planar) {
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double[] aboutZ = {c, s, 0, -s, c, 0, 0, 0, 1};
        double d = Math.cos(1.1);
        double t = Math.sin(1.1);
        return planar ? aboutZ : times(aboutZ, new double[] {1, 0, 0, 0, d, t, 0, -t, d});
    }
}
