package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dynamics at constant energy with neural networks: forces that are the derivatives of the energy keep it. */
class NetworkConservationTest {
    private static final String SAMPLE =
            "model: { file: " + Path.of("../samples/34-copper.model.json").toAbsolutePath().normalize() + " }";

    @TempDir
    private Path folder;

    private Path run(String name, String forceField, int cells, double temperature, double timestep, int settle,
            int measure)
            throws IOException {
        Path input = Files.writeString(folder.resolve(name + ".yaml"), """
                structure:
                  crystal: { lattice: fcc, species: Cu, a: 3.615, repeat: [%2$d, %2$d, %2$d] }
                forcefield: { %1$s }
                run:
                  seed: 1
                  velocities: { temperature: %3$s }
                  stages:
                    - { ensemble: nve, timestep: %4$s fs, steps: %5$d }
                    - { ensemble: nve, timestep: %4$s fs, steps: %6$d }
                  thermo: { every: 1 }
                  trajectory: { every: 10, forces: true }
                """.formatted(forceField, cells, temperature, timestep, settle, measure));
        Program program = Program.run("run", input.toString(), "-o", folder.resolve(name).toString(), "-q");
        assertEquals(0, program.code(), program.err());
        return folder.resolve(name);
    }

    /** The sum of the forces of every frame is rounding. */
    private static void assertForcesCancel(Path run) {
        try (FrameReader in = StructureFiles.open(
                run.resolve("trajectory.extxyz"), ReadOptions.defaults(Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                for (double[] force : new double[][] {
                    f.get().atoms().fx(), f.get().atoms().fy(), f.get().atoms().fz()
                }) {
                    double size = Arrays.stream(force).map(Math::abs).sum();
                    assertEquals(0, Arrays.stream(force).sum(), 1e-13 * size + 1e-12 * force.length);
                }
            }
        }
    }

    /** In units of eV/atom/ps: below 1e-6, and measured well enough to say so. */
    private static void assertNoDrift(Path run) throws IOException {
        JsonNode drift = new ObjectMapper().readTree(run.resolve("summary.json").toFile()).get("stages").get(1)
                .get("conserved_drift");
        assertEquals("eV/atom/ps", drift.get("unit").asText());
        assertTrue(Math.abs(drift.get("value").asDouble()) < 1e-6 && drift.get("error").asDouble() < 1e-6,
                drift.toString());
    }

    /** Largest deviation of the energy from its mean, eV. */
    private static double ripple(Path run) throws IOException {
        double[] energy = Files.readAllLines(run.resolve("thermo.csv")).stream().skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",")[5])).toArray();
        double mean = Arrays.stream(energy).average().orElseThrow();
        return Arrays.stream(energy).map(e -> Math.abs(e - mean)).max().orElseThrow();
    }

    /** Velocity Verlet's energy ripples with the square of the time step if, and only if, forces are exact. */
    @Test
    void theEnergyOfASmallNetworkRipplesWithTheSquareOfTheTimeStep() throws IOException {
        Path coarse = run("coarse", SAMPLE, 2, 400, 2, 1, 40);
        double ratio = ripple(coarse) / ripple(run("fine", SAMPLE, 2, 400, 1, 2, 80));
        assertEquals(4, ratio, 0.2);
        assertForcesCancel(coarse);
    }

    /** At 200 K, where the sample was trained: outside, some of its inputs change by orders of magnitude within a step. */
    @Test
    @Tag("slow")
    void aSmallNetworkDoesNotDrift() throws IOException {
        Path run = run("sample", SAMPLE, 3, 400, 0.5, 400, 1500);
        assertNoDrift(run);
        assertForcesCancel(run);
    }

    /** 500 atoms at 300 K with the network of Y. Zuo et al., J. Phys. Chem. A 124, 731 (2020), from the mlearn sets, in the files of n2p2. */
    @Test
    @Tag("slow")
    void aPublishedNetworkDoesNotDrift() throws IOException {
        Path files = SharedFolder.require("reference/nnp-n2p2-cu").toAbsolutePath();
        Path run = run("published", "n2p2: { folder: " + files + ", units: bohr-hartree }", 5, 600, 0.5, 400, 2000);
        assertNoDrift(run);
        assertForcesCancel(run);
    }
}
