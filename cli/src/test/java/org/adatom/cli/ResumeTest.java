package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is interrupted and resumed, or done with other threads, gives every bit of the run that is not. */
class ResumeTest {
    private static final String INPUT =
            """
                    structure:
                      crystal: {lattice: fcc, species: Cu, a: 3.615, repeat: [4, 4, 4]}
                    forcefield:
                      eam: {builtin: zhou-2004}
                    run:
                      velocities: {temperature: 1200}
                      groups: {lower: {z: [-1, 7]}}
                      stages:
                        - {ensemble: nvt, temperature: 600, timestep: 2 fs, steps: 60, hold: {lower: xyz}}
                        - {ensemble: nve, timestep: 2 fs, steps: 90}
                        - {ensemble: nvt, temperature: 900, timestep: 2 fs, steps: 50, hold: {lower: z}}
                      thermo: {every: 7}
                      trajectory: {every: 25, stress: true}
                      checkpoint: {every: 30}
                      analysis: {rdf: {rmax: 6, every: 10}, msd: {every: 5}, vacf: {every: 2, length: 40 fs}, configurationalTemperature: {every: 10},
                                 adf: {every: 10}, coordination: {every: 10},
                                 structureFactor: {kmax: 6, every: 10}, structures: {method: ptm, every: 10}, thermalConductivity: {every: 2, length: 40 fs}, viscosity: {every: 1, length: 30 fs}}
                    """;

    /** What a cell that changes does not allow. */
    private static final String TRANSPORT =
            ", thermalConductivity: {every: 2, length: 40 fs}, viscosity: {every: 1, length: 30 fs}";

    @TempDir
    private Path folder;

    private Path run(String name, String... more) throws IOException {
        return runText(INPUT, name, more);
    }

    private Path runText(String text, String name, String... more) throws IOException {
        Path input = Files.writeString(folder.resolve("cu.yaml"), text);
        Path out = folder.resolve(name);
        List<String> args =
                Stream.concat(Stream.of("run", input.toString(), "-o", out.toString()), Stream.of(more)).toList();
        Program program = Program.run(args.toArray(String[]::new));
        assertEquals(0, program.code(), program.err());
        return out;
    }

    /** The same with fewer atoms, and other groups and stages. The last checkpoint but one is that of step 180. */
    private static String withStages(String stages) {
        return INPUT.substring(0, INPUT.indexOf("  groups:")).replace("[4, 4, 4]", "[3, 3, 3]") + stages
                + INPUT.substring(INPUT.indexOf("  thermo:")).replace("rmax: 6", "rmax: 5");
    }

    /** One stage for each kind, the second half of it resumed by other threads from the checkpoint in its middle. */
    @ParameterizedTest
    @ValueSource(strings = {"nose-hoover", "langevin", "bussi", "andersen", "berendsen", "rescale"})
    void everyThermostatResumesBitByBitWithOtherThreads(String thermostat) throws IOException {
        String stages =
                """
                          groups: {low: {z: [-1, 7]}, high: {z: [7, 20]}}
                          momentum: {every: 20}
                          stages:
                            - {ensemble: nvt, thermostat: %1$s, temperature: 600, endTemperature: 500, tau: 60, timestep: 2, steps: 70}
                            - ensemble: nvt
                              thermostats:
                                - {group: low, thermostat: %1$s, temperature: 900, tau: 50}
                                - {group: high, thermostat: langevin, temperature: 300, tau: 80}
                              timestep: 2
                              steps: 130
                        """
                        .formatted(thermostat);
        String input = withStages(stages);
        Path whole = runText(input, "whole-" + thermostat, "--threads", "1");
        assertSameResults(whole, runText(input, "threads-" + thermostat, "--threads", "3"));
        Path killed = copy(whole, folder.resolve("killed-" + thermostat));
        Files.delete(killed.resolve("summary.json"));
        Files.move(killed.resolve("checkpoint.previous"), killed.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        Program resumed = Program.run("resume", killed.toString(), "--threads", "2");
        assertEquals(0, resumed.code(), resumed.err());
        assertSameResults(whole, killed);
    }

    private static void assertSameResults(Path expected, Path found) throws IOException {
        for (String file : List.of("thermo.csv", "trajectory.extxyz", "rdf.csv", "msd.csv", "vacf.csv", "vdos.csv",
                "configurational-temperature.csv", "thermal-conductivity.csv", "viscosity.csv", "input.yaml")) {
            assertEquals(Files.exists(expected.resolve(file)), Files.exists(found.resolve(file)), file);
            if (Files.exists(expected.resolve(file))) {
                assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(found.resolve(file)),
                        file);
            }
        }
        assertEquals(summary(expected), summary(found));
    }

    /** The summary without what belongs to the process, not to the result: when, how fast, on which machine. */
    private static JsonNode summary(Path run) throws IOException {
        ObjectNode summary = (ObjectNode) new ObjectMapper().readTree(run.resolve("summary.json").toFile());
        summary.remove(List.of("performance", "provenance"));
        return summary;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theNumberOfThreadsChangesNoBit(int threads) throws IOException {
        assertSameResults(run("one", "--threads", "1"), run("more", "--threads", Integer.toString(threads)));
    }

    /**
     * A process that was killed leaves a checkpoint and files that have grown since. Such a state is made from a complete
     * run: its checkpoint of the step before, and no summary.
     */
    @Test
    void aKilledRunResumesBitByBit() throws IOException {
        Path whole = run("whole");
        for (String checkpoint : List.of("checkpoint", "checkpoint.previous")) {
            Path killed = copy(whole, folder.resolve("killed-" + checkpoint));
            Files.delete(killed.resolve("summary.json"));
            Files.delete(killed.resolve("rdf.csv"));
            Files.move(killed.resolve(checkpoint), killed.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
            Program resumed = Program.run("resume", killed.toString(), "--threads", "3");
            assertEquals(0, resumed.code(), resumed.err());
            assertSameResults(whole, killed);
        }
    }

    /** Every barostat and deformation, through the same checkpoint. */
    @ParameterizedTest
    @ValueSource(strings = {
        "barostat: {pressure: 1, endPressure: 2, tau: 300 fs}",
        "barostat: {pressure: 1, tau: 300 fs, coupling: anisotropic, axes: xz}",
        "barostat: {pressure: 1, tau: 300 fs, coupling: triclinic}",
        "barostat: {method: stochastic-rescaling, pressure: 1, tau: 300 fs, coupling: triclinic}",
        "barostat: {method: stochastic-rescaling, pressure: 1, tau: 300 fs}, deform: {axis: z, rate: 0.05}",
        "barostat: {pressure: 1, tau: 300 fs, coupling: anisotropic}, deform: {shear: xy, strain: 0.02}"})
    void aCellThatChangesResumesBitByBit(String cell) throws IOException {
        String text = withStages("""
                  stages:
                    - {ensemble: nvt, temperature: 600, timestep: 2 fs, steps: 60}
                    - {ensemble: npt, temperature: 600, timestep: 2 fs, steps: 140, %s}
                """.formatted(cell)).replace(TRANSPORT, "");
        Path whole = runText(text, "whole", "--threads", "1");
        Path killed = copy(whole, folder.resolve("killed"));
        Files.delete(killed.resolve("summary.json"));
        Files.move(killed.resolve("checkpoint.previous"), killed.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        Program resumed = Program.run("resume", killed.toString(), "--threads", "3");
        assertEquals(0, resumed.code(), resumed.err());
        assertSameResults(whole, killed);
    }

    @Test
    void aFinishedRunHasNothingToResume() throws IOException {
        Program again = Program.run("resume", run("done").toString());
        assertEquals(0, again.code());
        assertTrue(again.err().contains("the run is finished"), again.err());
    }

    @Test
    void aChangedInputIsRefused() throws IOException {
        Path done = run("changed");
        Files.delete(done.resolve("summary.json"));
        Files.writeString(done.resolve("input.yaml"), INPUT.replace("1200", "1300"));
        Program resumed = Program.run("resume", done.toString());
        assertEquals(2, resumed.code());
        assertTrue(resumed.err().contains("were changed since the run began"), resumed.err());
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheOneBeforeIsOffered() throws IOException {
        Path done = run("damaged");
        Files.delete(done.resolve("summary.json"));
        byte[] bytes = Files.readAllBytes(done.resolve("checkpoint"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(done.resolve("checkpoint"), bytes);
        Program resumed = Program.run("resume", done.toString());
        assertEquals(2, resumed.code());
        assertEquals(1, resumed.err().lines().count());
        assertTrue(resumed.err().contains("move checkpoint.previous to checkpoint"), resumed.err());
    }

    @Test
    void potentialFilesAreCopiedSoThatTheOriginalsAreNoLongerNeeded() throws IOException {
        // F. H. Stillinger and T. A. Weber, Phys. Rev. B 31, 5262 (1985), in the format of LAMMPS.
        Path potential = Files.writeString(folder.resolve("Si.sw"),
                "Si Si Si 2.1683 2.0951 1.80 21.0 1.20 -0.333333333333 7.049556277 0.6022245584 4.0 0.0 0.0\n");
        Path input = Files.writeString(folder.resolve("si.yaml"), """
                structure: {crystal: {lattice: diamond, species: Si, a: 5.431}}
                forcefield: {stillinger-weber: {file: Si.sw}}
                run: {stages: [{ensemble: nve, timestep: 1, steps: 4}], velocities: {temperature: 100}}
                """);
        Path out = folder.resolve("si");
        assertEquals(0, Program.run("run", input.toString(), "-o", out.toString()).code());
        Files.delete(potential);
        Files.delete(out.resolve("summary.json"));
        Program resumed = Program.run("resume", out.toString());
        assertEquals(0, resumed.code(), resumed.err());
        Files.delete(out.resolve("summary.json"));
        Files.writeString(out.resolve("potentials/Si.sw"), "Si Si Si 2.2 2 2 21 1 -0.3 7 0.6 4 0 0\n");
        Program changed = Program.run("resume", out.toString());
        assertEquals(2, changed.code());
        assertTrue(changed.err().contains("potential files in the folder were changed"), changed.err());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path p : files.toList()) {
                Files.copy(p, to.resolve(from.relativize(p).toString()));
            }
        }
        return to;
    }
}
