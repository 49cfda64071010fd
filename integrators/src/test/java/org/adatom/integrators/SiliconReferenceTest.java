package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeberFactory;
import org.adatom.forcefields.angular.StillingerWeberParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hot silicon, 216 atoms, against the trajectory and the averages of LAMMPS 29 Sep 2021 (entry {@code Si_sw_nve} of the
 * reference data), with LAMMPS' constants.
 */
class SiliconReferenceTest {
    private static final Units UNITS = Units.LAMMPS_METAL;
    private static final int ATOMS = 216;
    private static final double PICOSECONDS = 20;

    /** Positions in &Aring; and velocities in &Aring;/ps, three numbers per atom. */
    private record Snapshot(double[] positions, double[] velocities) {}

    /** The frames of steps 0, 1, 10 and 100. */
    private static List<Snapshot> trajectory() throws IOException {
        List<String> lines = Files.readAllLines(SharedFolder.require("reference/md/Si_sw_nve_start.extxyz"));
        List<Snapshot> frames = new ArrayList<>();
        for (int at = 0; at < lines.size(); at += ATOMS + 2) {
            double[] positions = new double[3 * ATOMS];
            double[] velocities = new double[3 * ATOMS];
            for (int i = 0; i < ATOMS; i++) {
                String[] words = lines.get(at + 2 + i).trim().split("\\s+");
                for (int d = 0; d < 3; d++) {
                    positions[3 * i + d] = Double.parseDouble(words[1 + d]);
                    velocities[3 * i + d] = Double.parseDouble(words[4 + d]);
                }
            }
            frames.add(new Snapshot(positions, velocities));
        }
        return frames;
    }

    private static Simulation simulation(Snapshot start, Workers workers) {
        Atoms atoms = Atoms.of(Collections.nCopies(ATOMS, "Si"));
        Arrays.fill(atoms.mass(), 28.085);
        for (int i = 0; i < ATOMS; i++) {
            atoms.setPosition(i, start.positions[3 * i], start.positions[3 * i + 1], start.positions[3 * i + 2]);
            atoms.vx()[i] = start.velocities[3 * i] / UNITS.picosecond();
            atoms.vy()[i] = start.velocities[3 * i + 1] / UNITS.picosecond();
            atoms.vz()[i] = start.velocities[3 * i + 2] / UNITS.picosecond();
        }
        Path file = SharedFolder.require("reference/sw_Si/Si.sw");
        ForceField sw = new StillingerWeberFactory().create(
                new StillingerWeberParameters(file, null, null),
                new ForceFieldFactory.Context(file.getParent(), List.of("Si"), UNITS));
        Cell cell = Cell.orthorhombic(3 * 5.431, 3 * 5.431, 3 * 5.431);
        return new Simulation(atoms, cell, new ForceEvaluator(sw, workers), UNITS);
    }

    private static double[] interleaved(double scale, double[]... components) {
        double[] all = new double[3 * ATOMS];
        for (int k = 0; k < all.length; k++) {
            all[k] = scale * components[k % 3][k / 3];
        }
        return all;
    }

    @Test
    void followsTheTrajectoryOfLammps() throws IOException {
        List<Snapshot> frames = trajectory();
        try (Workers workers = new Workers(2)) {
            Simulation s = simulation(frames.get(0), workers);
            s.updateForces();
            assertEquals(-909.76050012, s.evaluator().energy(), 1e-8);
            assertEquals(28.6791511094, s.atoms().kineticEnergy(), 1e-9);
            int[] steps = {0, 1, 10, 100};
            for (int k = 1; k < steps.length; k++) {
                s.run(new VelocityVerlet(1e-3 * UNITS.picosecond()), steps[k] - s.step());
                Atoms a = s.atoms();
                Snapshot expected = frames.get(k);
                assertArrayEquals(expected.positions, interleaved(1, a.x(), a.y(), a.z()), 1e-10, "step " + s.step());
                assertArrayEquals(
                        expected.velocities, interleaved(UNITS.picosecond(), a.vx(), a.vy(), a.vz()), 1e-8,
                        "velocities of step " + s.step());
            }
        }
    }

    /**
     * Temperature, fluctuation and offset of the energy over 20 ps. The trajectories are chaotic, so only averages agree:
     * temperatures within 3.5 standard errors of their difference, the others, which LAMMPS gives without an error,
     * within 15 %.
     */
    @ParameterizedTest
    @Tag("slow")
    @CsvSource({
        "0.5, 980.1315, 0.3375, 2.3764e-6, 2.6572e-6",
        "1, 979.2923, 0.1750, 9.4279e-6, 1.12298e-5",
        "2, 977.1993, 0.1871, 4.07669e-5, 4.54606e-5",
        "4, 968.7743, 0.2962, 1.438929e-4, 2.481690e-4"
    })
    void hasTheAveragesOfLammps(
            double femtoseconds, double temperature, double standardError, double rms, double meanMinusInitial)
            throws IOException {
        try (Workers workers = new Workers(1)) {
            Simulation s = simulation(trajectory().get(0), workers);
            VelocityVerlet verlet = new VelocityVerlet(femtoseconds * UNITS.femtosecond());
            int n = (int) Math.round(1000 * PICOSECONDS / femtoseconds);
            double[] temperatures = new double[n];
            double[] energies = new double[n];
            DegreesOfFreedom freedom = DegreesOfFreedom.of(s.atoms(), s.cell());
            s.updateForces();
            double initial = verlet.conserved(s);
            for (int k = 0; k < n; k++) {
                s.run(verlet, 1);
                temperatures[k] = freedom.temperature(s.atoms().kineticEnergy(), UNITS.boltzmann());
                energies[k] = (verlet.conserved(s) - initial) / ATOMS;
            }
            double error = Math.max(Series.standardError(temperatures, 20), Series.standardError(temperatures, 10));
            assertEquals(temperature, Series.mean(temperatures), 3.5 * Math.hypot(error, standardError));
            assertEquals(rms, Series.deviation(energies), 0.15 * rms);
            assertEquals(meanMinusInitial, Series.mean(energies), 0.15 * meanMinusInitial);
            assertEquals(0, Series.slope(energies) * 1000 / femtoseconds, femtoseconds < 2 ? 1e-6 : 5e-6);
        }
    }
}
