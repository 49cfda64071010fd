package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleVerbTest {
    private static final String INPUT = """
            structure:
              crystal: {lattice: fcc, species: Ar, density: 0.9, repeat: [2, 2, 2]}
            forcefield:
              lennard-jones: {epsilon: 1, sigma: 1, cutoff: 2.2, truncation: force}
            run:
              units: lj
              velocities: {temperature: 1.2}
              stages:
                - {ensemble: nvt, temperature: 0.8, timestep: 0.004, tau: 0.2, steps: 1000}
                - {ensemble: nvt, temperature: 0.8, timestep: 0.004, tau: 0.2, steps: 12000}
                - {ensemble: nvt, temperature: 0.8, endTemperature: 1, timestep: 0.004, tau: 0.2, steps: 200}
                - {ensemble: nve, timestep: 0.004, steps: 200}
              thermo: {every: 5}
            """;

    @TempDir
    private Path folder;

    private Path run(String name, String input) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), input);
        Path out = folder.resolve(name + ".out");
        Program program = Program.run("run", file.toString(), "-o", out.toString(), "-q", "--threads", "1");
        assertEquals(0, program.code(), program.err());
        return out;
    }

    private static void assertRefused(int code, String words, String... args) {
        Program program = Program.run(args);
        assertEquals(code, program.code(), program.out());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.errors().get(0).contains(words), program.err());
    }

    /** Kinetic energies that are set in every step have no fluctuations that could be compared: a law broken, not too little data. */
    @Test
    void rescalingInEveryStepFails() throws IOException {
        String stages =
                "    - {ensemble: nvt, thermostat: rescale, tau: 0.004, temperature: 0.8, timestep: 0.004, steps: 400}\n";
        String run =
                run("rescaled", INPUT.replaceAll("(?m)^    - .*\n", "").replace("  stages:\n", "  stages:\n" + stages)
                        .replace("every: 5", "every: 1")).toString();
        Program check = Program.run("ensemble", run + ":1", "-q");
        assertEquals(3, check.code(), check.out() + check.err());
        assertTrue(check.out().contains("they are set, as by rescaling in every step"), check.out());
    }

    @Test
    void twoRunsAreComparedAndEveryMisuseGetsOneLine() throws IOException {
        String cold = run("cold", INPUT).toString();
        String warm = run("warm", INPUT.replace("temperature: 0.8", "temperature: 0.95"))
                .toString();
        Path report = folder.resolve("report");
        Program check = Program.run("ensemble", warm + ":2", cold + ":2", "-o", report.toString(), "-q");
        assertEquals(0, check.code(), check.out() + check.err());
        // Header, three slopes, two tests of kinetic energies, the heat capacity, a blank line, the sentence.
        assertEquals(9, check.out().lines().count(), check.out());
        assertTrue(check.out().lines().limit(7).skip(1).noneMatch(l -> l.startsWith("fail")), check.out());
        assertTrue(check.out().contains("slope of ln(P2/P1), total energy"), check.out());
        JsonNode summary = new ObjectMapper().readTree(report.resolve("summary.json").toFile());
        assertEquals(6, summary.path("comparisons").size());
        // beta1 - beta2 = 1/0.8 - 1/0.95
        assertEquals(1 / 0.8 - 1 / 0.95, summary.path("comparisons").get(0).at("/expected/value").asDouble(), 1e-12);
        assertTrue(Files.readString(report.resolve("report.html")).contains("gamma distribution"));
        assertRefused(4, "--force", "ensemble", cold + ":2", "-o", report.toString());

        assertEquals(0, Program.run("ensemble", cold + ":2", "-q").code());
        assertRefused(2, "ramped", "ensemble", cold + ":3");
        assertRefused(2, "ramped", "ensemble", cold + ":3", warm + ":2");
        assertRefused(2, "constant energy", "ensemble", cold + ":4");
        assertRefused(2, "stages 1 to 4", "ensemble", cold + ":5");
        assertRefused(2, "same temperature", "ensemble", cold + ":1", cold + ":2");
        assertRefused(4, "no such folder", "ensemble", folder.resolve("none").toString());
        assertRefused(2, "unexpected argument", "ensemble", cold, warm, cold);

        String other = run("other", INPUT.replace("cutoff: 2.2", "cutoff: 2.1").replace("12000", "100")).toString();
        assertRefused(2, "different systems", "ensemble", cold + ":2", other + ":2");
        assertRefused(2, "independent values", "ensemble", other + ":2");
        Path csv = Path.of(other, "thermo.csv");
        Files.writeString(csv, Files.readString(csv).replaceFirst("\n0,0,", "\n0,zero,"));
        assertRefused(4, "is damaged", "ensemble", other + ":2");
        Files.delete(Path.of(other, "summary.json"));
        assertRefused(4, "not finished", "ensemble", other);
        assertFalse(Files.exists(folder.resolve("ensemble.out")));
    }
}
