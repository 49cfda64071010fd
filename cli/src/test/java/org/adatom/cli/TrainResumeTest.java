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

/** A training in stages whose process is killed goes on to the same files. */
@Timeout(300)
@Tag("slow")
class TrainResumeTest {
    private static final String INPUT =
            """
                    train:
                      data: {files: [set/train.extxyz]}
                      descriptor: {symmetry: {cutoff: 4, count: 2}}
                      network:
                        layers: [5]
                        members: 2
                        stages:
                          - {optimizer: {lbfgs: {history: 5}}, loss: {force: 0}, epochs: 200}
                          - {optimizer: {adam: {rate: 0.01, batch: 4, schedule: {cosine: {}}}}, loss: {stress: 0.1}, epochs: 200}
                          - {optimizer: {kalman: {}}, loss: {stress: 1}, epochs: 20}
                    """;

    @TempDir
    private Path folder;

    @Test
    void aKilledTrainingGoesOnToTheSameFiles() throws IOException, InterruptedException {
        Path teacher = Files.writeString(folder.resolve("data.yaml"), """
                structure: {crystal: {lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2]}}
                forcefield: {emt: {}}
                data: {sample: {temperatures: [600], timestep: 5, frames: 20, test: 5, every: 20}}
                """);
        assertEquals(0, Program.run("data", teacher.toString(), "-o", folder.resolve("set").toString()).code());
        Path input = Files.writeString(folder.resolve("in.yaml"), INPUT);
        Path killed = folder.resolve("killed");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "train", input.toString(), "-o", killed.toString(), "--threads", "2")
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        while (!Files.readString(folder.resolve("stderr")).contains("network 1/2 stage 2/3 epoch 3/200")) {
            assertTrue(process.isAlive(), Files.readString(folder.resolve("stderr")));
            Thread.sleep(2);
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertFalse(Files.exists(killed.resolve("summary.json")), "it was over before it could be ended");
        Path whole = folder.resolve("whole");
        assertEquals(0, Program.run("train", input.toString(), "-o", whole.toString(), "--threads", "1").code());
        Program resumed = Program.run("resume", killed.toString(), "--threads", "1");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("resumed behind epoch 20"), resumed.err());
        for (String name : new String[] {"best-1", "last-1", "best-2", "last-2"}) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(name + ".model.json")),
                    Files.readAllBytes(killed.resolve(name + ".model.json")), name);
        }
        assertArrayEquals(Files.readAllBytes(whole.resolve("learning-curve-2.csv")),
                Files.readAllBytes(killed.resolve("learning-curve-2.csv")));
    }
}
