package org.adatom.integrators.minimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.SimulationException.UnstableCell;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.Systems;
import org.adatom.integrators.minimize.Relaxing.Method;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MinimizerTest {
    private static final int MANY = 5000;
    private Workers workers;

    @BeforeEach
    void open() {
        workers = new Workers(1);
    }

    @AfterEach
    void close() {
        workers.close();
    }

    /** A system, by name. */
    record Named(String name, Function<Workers, Simulation> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Named> systems() {
        return Stream.of(
                new Named("copper", w -> Systems.copper(3, 0, w)),
                new Named("silicon", w -> Systems.silicon(2, 0, w)),
                new Named("argon", w -> Systems.argon(3, 0, w)));
    }

    static Stream<Arguments> methodsAndSystems() {
        return Stream.of(Method.values()).flatMap(m -> systems().map(s -> Arguments.of(m, s)));
    }

    @ParameterizedTest
    @MethodSource("methodsAndSystems")
    void forcesFarBelowTheRoundingOfEnergiesAreReached(Method method, Named system) {
        Simulation s = Relaxing.shaken(system.make().apply(workers), 0.1);
        AtomsAndCell objective = new AtomsAndCell(s, AtomsAndCell.Goal.forces(1e-10, 0.2));
        s.run(method.of(objective), MANY);
        assertTrue(objective.converged(), objective.largestForce() + " eV/A after " + s.step() + " steps");
        s.updateForces();
        for (int i = 0; i < s.atoms().count(); i++) {
            assertEquals(0, Math.hypot(s.atoms().fx()[i], Math.hypot(s.atoms().fy()[i], s.atoms().fz()[i])), 1e-10);
        }
    }

    /** Lattice constants of LAMMPS and ASE (zero of the pressure, 1e-9 A), reference/properties.json. */
    static Stream<Arguments> lattices() {
        return Stream.of(
                Arguments.of(new Named("silicon", w -> Systems.silicon(2, 0, w)), 2, 5.430949778405175),
                Arguments.of(new Named("argon, cut", w -> argon(w, Truncation.CUT, 8.5)), 3, 5.2686516419041896),
                Arguments.of(new Named("argon, force shifted", w -> argon(w, Truncation.FORCE, 7.65)), 3,
                        5.319075170107218),
                Arguments.of(new Named("copper, EMT", w -> emt(w)), 3, 3.5898255905213428));
    }

    private static Simulation argon(Workers w, Truncation truncation, double cutoff) {
        var frame = Crystal.of(Lattice.FCC, 5.35, "Ar").repeated(3, 3, 3).build(Systems.UNITS);
        return Relaxing.of(frame.atoms(), frame.cell(),
                new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), truncation, cutoff), w);
    }

    private static Simulation emt(Workers w) {
        var frame = Crystal.of(Lattice.FCC, 3.63, "Cu").repeated(3, 3, 3).build(Systems.UNITS);
        return Relaxing.of(frame.atoms(), frame.cell(),
                new EmtFactory().create(new EmtParameters(null, null),
                        new ForceFieldFactory.Context(Path.of("."), List.of("Cu"), Systems.UNITS)),
                w);
    }

    @ParameterizedTest
    @MethodSource("lattices")
    void latticeConstantsAreThoseOfOthers(Named system, int repeat, double expected) {
        for (CellMode mode : new CellMode[] {CellMode.ISOTROPIC, CellMode.ANISOTROPIC, CellMode.FULL}) {
            Simulation s = system.make().apply(workers);
            AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(mode, 1e-8, 1e-7));
            s.run(new LimitedMemory(objective), MANY);
            assertTrue(objective.converged(), mode + ": " + objective.stressDeviation());
            for (int k = 0; k < 3; k++) {
                assertEquals(expected, s.cell().length(k) / repeat, 1e-6 * expected, mode.key());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStrainedShakenCrystalFindsBack(Method method) {
        double[] strain = {0.03, 0.02, 0, 0.02, -0.02, 0.01, 0, 0.01, 0.02};
        Simulation s = Relaxing.shaken(Systems.silicon(2, 0, workers), 0.1, strain);
        AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-9, 1e-7));
        s.run(method.of(objective), MANY);
        assertTrue(objective.converged(), objective.largestForce() + " " + objective.stressDeviation());
        for (int k = 0; k < 3; k++) {
            assertEquals(2 * 5.430949778405175, s.cell().length(k), 1e-5);
        }
        // Si_sw in reference/properties.json; the strain energy of 1e-7 GPa is far below.
        assertEquals(-4.336599999917267, s.evaluator().energy() / s.atoms().count(), 1e-9);
    }

    @Test
    void theVolumeStaysWhereItIsToStay() {
        double[] strain = {0.03, 0.02, 0, 0.02, -0.02, 0.01, 0, 0.01, 0.02};
        Simulation s = Relaxing.shaken(Systems.copper(3, 0, workers), 0.05, strain);
        double before = s.cell().volume();
        AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.FIXED_VOLUME, 1e-8, 1e-6));
        s.run(new LimitedMemory(objective), MANY);
        assertTrue(objective.converged());
        assertEquals(before, s.cell().volume(), 1e-12 * before);
        // A cubic crystal of that volume: three equal edges at right angles, under pressure.
        for (int k = 0; k < 3; k++) {
            assertEquals(Math.cbrt(before), s.cell().length(k), 1e-6);
        }
    }

    @Test
    void theShapeStaysWhereItIsToStay() {
        double[] strain = {0.03, 0.02, 0, 0.02, -0.02, 0.01, 0, 0.01, 0.02};
        Simulation s = Relaxing.shaken(Systems.copper(3, 0, workers), 0.02, strain);
        double[] before = s.cell().rows();
        AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.ISOTROPIC, 1e-8, 1e-6));
        s.run(new LimitedMemory(objective), MANY);
        assertTrue(objective.converged());
        double factor = s.cell().rows()[0] / before[0];
        assertTrue(Math.abs(factor - 1) > 1e-3);
        for (int c = 0; c < 9; c++) {
            assertEquals(factor * before[c], s.cell().rows()[c], 1e-12);
        }
    }

    @Test
    void ofASlabOnlyThePlaneIsRelaxed() {
        Simulation bulk = Relaxing.shaken(Systems.copper(3, 0, workers), 0.02);
        Cell cell = bulk.cell().strained(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 0.5}).withPeriodicity(true, true, false);
        Simulation s = Relaxing.of(bulk.atoms(), cell, bulk.evaluator().forceField(), workers);
        AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.IN_PLANE, 1e-8, 1e-6));
        s.run(new LimitedMemory(objective), MANY);
        assertTrue(objective.converged());
        assertArrayEquals(new double[] {0, 0, cell.vector(2, 2)},
                new double[] {s.cell().vector(2, 0), s.cell().vector(2, 1), s.cell().vector(2, 2)}, 1e-12);
        // A free copper film contracts: surfaces are under tension.
        assertTrue(s.cell().length(0) < 0.9995 * cell.length(0), s.cell().toString());
    }

    @Test
    void aPressureAndAnyOtherStressAreReached() {
        double[][] targets = {{-8, -8, -8, 0, 0, 0}, {3, -2, 1, 0.8, -0.5, 1.2}};
        for (double[] target : targets) {
            Simulation s = Relaxing.shaken(Systems.silicon(2, 0, workers), 0.05);
            AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-7, 1e-5, target));
            s.run(new LimitedMemory(objective), MANY);
            assertTrue(objective.converged());
            double[] w = s.evaluator().virial();
            double[] stress = {w[0], w[4], w[8], w[5], w[2], w[1]};
            for (int c = 0; c < 6; c++) {
                assertEquals(target[c], -stress[c] / s.cell().volume() / Relaxing.GPA, 1.1e-5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrystalThatIsTornApartIsNoticed(Method method) {
        Simulation s = Relaxing.shaken(Systems.copper(2, 0, workers), 0.01);
        AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-4, 1e-3, 60, 60, 60, 0, 0, 0));
        UnstableCell e = assertThrows(UnstableCell.class, () -> s.run(method.of(objective), MANY));
        assertTrue(e.getMessage().contains("does not bear this target stress"), e.getMessage());
        assertTrue(e.step() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void aRestoredMinimizerGoesOnBitByBit(Method method) throws IOException {
        Simulation whole = Relaxing.shaken(Systems.silicon(2, 0, workers), 0.1, 0.02, 0.01, 0, 0.01, 0, 0, 0, 0, 0);
        Minimizer first =
                method.of(new AtomsAndCell(whole, Relaxing.cell(CellMode.FULL, 1e-9, 1e-8, 1, 0, 0, 0, 0, 0.5)));
        whole.run(first, 13);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        whole.evaluator().save(out);
        first.save(out);
        ForceEvaluator evaluator = new ForceEvaluator(whole.evaluator().forceField(), workers);
        Simulation rest = new Simulation(whole.atoms().copy(), whole.cell(), evaluator, whole.units());
        rest.continueAt(13, 0);
        whole.run(first, 27);

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        evaluator.restore(in, rest.cell());
        AtomsAndCell objective = new AtomsAndCell(rest, Relaxing.cell(CellMode.FULL, 1e-9, 1e-8, 1, 0, 0, 0, 0, 0.5));
        Minimizer second = method.of(objective);
        second.restore(in);
        rest.run(second, 27);
        assertArrayEquals(whole.atoms().x(), rest.atoms().x());
        assertArrayEquals(whole.atoms().fz(), rest.atoms().fz());
        assertArrayEquals(whole.cell().rows(), rest.cell().rows());
        assertEquals(((AtomsAndCell) first.objective()).calls(), objective.calls() + 1, "the one of the second run");
    }

    @ParameterizedTest
    @EnumSource
    void theNumberOfThreadsChangesNoBit(Method method) {
        double[][] x = new double[2][];
        for (int k = 0; k < 2; k++) {
            try (Workers team = new Workers(1 + 2 * k)) {
                Simulation s = Relaxing.shaken(Systems.argon(6, 0, team), 0.2, 0.01, 0, 0, 0, 0, 0, 0, 0, 0);
                s.run(method.of(new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-9, 1e-9))), 40);
                x[k] = s.atoms().x();
            }
        }
        assertArrayEquals(x[0], x[1]);
    }

    /** Copper in the bcc lattice: mechanically unstable, but without a force. */
    @Test
    void aSaddlePointIsToldFromAMinimumAndLeft() {
        var bcc = Crystal.of(Lattice.BCC, 2.87, "Cu").repeated(4, 4, 4).build(Systems.UNITS);
        Simulation s =
                Relaxing.of(bcc.atoms(), bcc.cell(), Systems.copper(1, 0, workers).evaluator().forceField(), workers);
        AtomsAndCell objective = new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-6, 1e-5));
        Minimizer minimizer = new LimitedMemory(objective);
        s.run(minimizer, MANY);
        assertTrue(objective.converged());
        double before = objective.energy();
        double[] point = objective.coordinates().clone();
        SoftestMode mode = SoftestMode.of(objective, 1, () -> false);
        assertTrue(mode.unstable(), mode.curvature() + " eV/A^2");
        assertArrayEquals(point, objective.coordinates());
        objective.moveTo(point, 0.5 * objective.longestStep(mode.direction()), mode.direction());
        minimizer.restart();
        s.run(minimizer, MANY);
        assertTrue(objective.converged());
        assertTrue(objective.energy() < before - 0.01 * s.atoms().count(), objective.energy() + " " + before);
        SoftestMode end = SoftestMode.of(objective, 1, () -> false);
        assertFalse(end.unstable(), end.curvature() + " eV/A^2");
    }

    /** The curvature against displacement of one atom, all others held, is known from forces. */
    @Test
    void theSoftestModeOfASingleAtomIsItsLowestSpringConstant() {
        Simulation s = Systems.silicon(2, 0, workers);
        for (int i = 1; i < s.atoms().count(); i++) {
            s.atoms().frozen()[i] = Atoms.FROZEN;
        }
        AtomsAndCell objective = new AtomsAndCell(s, AtomsAndCell.Goal.forces(1e-8, 0.2));
        s.run(new LimitedMemory(objective), MANY);
        SoftestMode mode = SoftestMode.of(objective, 1, () -> false);
        double x = s.atoms().x()[0];
        double h = 1e-4;
        s.atoms().x()[0] = x + h;
        s.updateForces();
        double ahead = s.atoms().fx()[0];
        s.atoms().x()[0] = x - h;
        s.updateForces();
        double spring = (s.atoms().fx()[0] - ahead) / (2 * h);
        assertEquals(spring, mode.curvature(), 1e-3 * spring);
    }
}
