package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} with a block {@code active}, on cells of eight atoms. */
@Timeout(180)
class ActiveVerbTest {
    private static final String START = """
            structure: {crystal: {lattice: fcc, species: Cu, a: 3.61, repeat: [2, 1, 1]}}
            """;
    private static final String TEACHER = "forcefield: {emt: {}}\n";
    private static final String TRAIN = """
            train:
              check: false
              data: {files: [set/train.extxyz], test: [set/test.extxyz], validation: 0.2}
              descriptor: {symmetry: {cutoff: 4, count: 2}}
              network: {layers: [4], epochs: 3, members: 2}
              active:
                temperatures: [600, 1200]
                timestep: 4 fs
                steps: 50
                threshold: {force: 0.08, outside: 0.5}
                frames: 4
                rounds: 3
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void sample() throws IOException {
        Program p = program("data", "set",
                START + TEACHER + "data: {sample: {temperatures: [300], timestep: 5, frames: 10, test: 5, every: 10}}");
        assertEquals(0, p.code(), p.err());
    }

    private Program program(String verb, String out, String input) throws IOException {
        Path file = Files.writeString(folder.resolve(out + ".yaml"), input);
        return Program.run(verb, file.toString(), "-o", folder.resolve(out).toString());
    }

    private JsonNode rounds(String out) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(out).resolve("summary.json").toFile()).get("rounds");
    }

    @Test
    void framesThatATeacherLabelsMakeTheTrainingSetGrow() throws IOException {
        Program p = program("train", "job", START + TEACHER + TRAIN);
        assertEquals(0, p.code(), p.err());
        JsonNode rounds = rounds("job");
        assertTrue(rounds.size() >= 2, p.err());
        int learned = 0;
        for (JsonNode r : rounds) {
            assertEquals(10 + learned, r.get("training").asInt() + r.get("held_back").asInt());
            learned += r.get("learned").asInt();
            assertTrue(r.get("to_label").asInt() <= 4);
        }
        String collected = Files.readString(folder.resolve("job/collected.extxyz"));
        assertEquals(learned, collected.lines().filter(l -> l.startsWith("Lattice")).count());
        assertTrue(collected.contains("reason=\"force spread") && collected.contains("run_temperature=600"), collected);
        assertTrue(Files.exists(folder.resolve("job/best-2.model.json")));
    }

    @Test
    void withoutATeacherTheJobWaitsForLabels() throws IOException {
        Program p = program("train", "job", START + TRAIN.replace("rounds: 3", "rounds: 2"));
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("labels are wanted"), p.err());
        Path job = folder.resolve("job");
        assertFalse(Files.exists(job.resolve("summary.json")));
        Program early = Program.run("resume", job.toString());
        assertEquals(2, early.code());
        assertTrue(early.errors().get(0).contains("labels of round 1 are missing"), early.err());
        Program labelled = program("evaluate", "job/labelled-1.extxyz",
                TEACHER + "structure: {file: " + job.resolve("to-label-1.extxyz") + "}");
        assertEquals(0, labelled.code(), labelled.err());
        Path labels = job.resolve("labelled-1.extxyz");
        Files.writeString(labels, Files.readString(labels).repeat(2));
        Program resumed = Program.run("resume", job.toString());
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(resumed.err().contains("labelled-1.extxyz: ") && resumed.err().contains("copies"),
                "labels are audited: " + resumed.err());
        assertEquals(2, rounds("job").size());
        assertTrue(rounds("job").get(0).get("learned").asInt() > 0, resumed.err());
        assertTrue(Files.readString(job.resolve("collected.extxyz")).contains("max_force_spread"),
                "the frames are known again");
    }

    @Test
    void killedAnywhereItIsResumedToTheSameNetworks() throws IOException, InterruptedException {
        String input = START + TEACHER + TRAIN;
        assertEquals(0, program("train", "whole", input).code());
        Path broken = folder.resolve("broken");
        Path file = Files.writeString(folder.resolve("broken.yaml"), input);
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "train", file.toString(), "-o", broken.toString(), "--threads", "1")
                .redirectOutput(folder.resolve("stdout").toFile()).redirectError(folder.resolve("stderr").toFile())
                .start();
        while (!Files.exists(broken.resolve("collected.extxyz"))) {
            assertTrue(process.isAlive(), "ended early");
            Thread.sleep(2);
        }
        process.destroyForcibly();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertFalse(Files.exists(broken.resolve("summary.json")), "it was over before it could be killed");
        Program resumed = Program.run("resume", broken.toString(), "--threads", "2");
        assertEquals(0, resumed.code(), resumed.err());
        for (String name : new String[] {"best-1.model.json", "last-2.model.json", "collected.extxyz"}) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("whole").resolve(name)),
                    Files.readAllBytes(broken.resolve(name)), name);
        }
    }

    @Test
    void whatDoesNotFitIsToldInOneLine() throws IOException {
        refused("a", TEACHER + TRAIN, "runs need a structure");
        refused("b", START + TEACHER + TRAIN.replace(", members: 2", ""), "give network.members");
        refused("c", START + TEACHER + TRAIN.replace("force: 0.08", "force: -1"), "force: -1.0 is not allowed");
        refused("d", START + TEACHER + TRAIN.substring(0, TRAIN.indexOf("  active")), "only train.active uses it");
        refused("e", START.replace("Cu", "Ag") + TEACHER + TRAIN, "there is Ag in structure 1");
        refused("f", START + TEACHER + TRAIN.replace("steps: 50", "steps: 5\n    every: 6"),
                "more than the 5 of a run");
    }

    private void refused(String out, String input, String why) throws IOException {
        Program p = program("train", out, input);
        assertEquals(2, p.code(), p.err());
        assertEquals(1, p.errors().size(), p.err());
        assertTrue(p.errors().get(0).contains(why), p.err());
    }
}
