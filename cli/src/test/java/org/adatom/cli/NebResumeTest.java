package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A band whose process is ended in the middle, kindly and not, goes on to the same path. */
@Timeout(300)
@Tag("slow")
class NebResumeTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: fcc, species: Cu, a: 3.62, repeat: [3, 3, 3]}}
            forcefield: {eam: {builtin: zhou-2004}}
            neb: {vacancy: {}, images: 3, force: 1e-8, rattle: 0.1, prefactor: false, checkpoint: {every: 3}}
            """;

    @TempDir
    private Path folder;

    /** Starts a band in a process of its own, and waits until it has been saved some times. */
    private Process started(Path input, Path out) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "neb", input.toString(), "-o", out.toString(), "--threads", "2")
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        while (!Files.exists(out.resolve("checkpoint.previous"))) {
            assertTrue(process.isAlive(), () -> "ended early: " + text("stderr"));
            Thread.sleep(2);
        }
        return process;
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void anInterruptedBandGoesOnToTheSamePath() throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("in.yaml"), INPUT);
        Path killed = folder.resolve("killed");
        Process process = started(input, killed);
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        Path ended = folder.resolve("terminated");
        process = started(input, ended);
        process.destroy();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
        String last = text("stderr").lines().toList().getLast();
        assertTrue(last.matches("checkpoint at step \\d+; continue with ./adatom resume .*terminated"), last);
        Path whole = folder.resolve("whole");
        assertEquals(0, Program.run("neb", input.toString(), "-o", whole.toString(), "--threads", "1").code());
        for (Path broken : new Path[] {killed, ended}) {
            assertFalse(Files.exists(broken.resolve("summary.json")), "it was over before it could be ended");
            Program resumed = Program.run("resume", broken.toString(), "--threads", "1");
            assertEquals(0, resumed.code(), resumed.err());
            assertTrue(resumed.err().contains("continuing at step"), resumed.err());
            assertArrayEquals(Files.readAllBytes(whole.resolve("path.extxyz")),
                    Files.readAllBytes(broken.resolve("path.extxyz")));
            assertTrue(Program.run("resume", broken.toString()).err().contains("nothing to resume"));
        }
    }
}
