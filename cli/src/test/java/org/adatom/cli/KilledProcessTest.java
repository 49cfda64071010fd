package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is ended in the middle of a run, kindly and not. */
@Timeout(120)
class KilledProcessTest {
    private static final String INPUT = """
            structure:
              crystal: {lattice: fcc, species: Cu, a: 3.615, repeat: [4, 4, 4]}
            forcefield:
              eam: {builtin: zhou-2004}
            run:
              velocities: {temperature: 1200}
              stages: [{ensemble: nvt, temperature: 600, timestep: 2 fs, steps: 3000}]
              thermo: {every: 10}
              trajectory: {every: 50, file: t.extxyz.gz, velocities: true}
              checkpoint: {every: 150}
              analysis: {msd: {every: 10}}
            """;

    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void writeInput() throws IOException {
        input = Files.writeString(folder.resolve("cu.yaml"), INPUT);
    }

    /** Starts a run in a process of its own and waits until it has passed its 400th step. */
    private Process startedRun(Path out) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "run", input.toString(), "-o", out.toString(), "--threads", "2")
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        Path series = out.resolve("thermo.csv");
        while (!Files.exists(series) || lines(series) < 40) {
            assertTrue(process.isAlive(), () -> "ended early: " + text("stderr"));
            Thread.sleep(5);
        }
        return process;
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void assertResumesToTheSame(Path broken) throws IOException {
        Path whole = folder.resolve("whole");
        assertEquals(0, Program.run("run", input.toString(), "-o", whole.toString(), "--threads", "1").code());
        Program resumed = Program.run("resume", broken.toString(), "--threads", "1");
        assertEquals(0, resumed.code(), resumed.err());
        for (String file : List.of("thermo.csv", "t.extxyz.gz", "msd.csv")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(broken.resolve(file)), file);
        }
    }

    @Test
    void afterKillMinusNineTheRunIsResumedBitByBit() throws IOException, InterruptedException {
        Path out = folder.resolve("killed");
        Process process = startedRun(out);
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertFalse(Files.exists(out.resolve("summary.json")), "the run was over before it could be killed");
        assertResumesToTheSame(out);
    }

    @Test
    void onSigtermTheStateIsSavedAndTheExitCodeIs143() throws IOException, InterruptedException {
        Path out = folder.resolve("terminated");
        Process process = startedRun(out);
        process.destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
        assertFalse(Files.exists(out.resolve("summary.json")), "the run was over before it could be interrupted");
        String last = text("stderr").lines().toList().getLast();
        assertTrue(last.matches("checkpoint at step \\d+; continue with ./adatom resume .*terminated"), last);
        assertResumesToTheSame(out);
    }
}
