package org.adatom.cli;

import static org.adatom.cli.Results.frames;
import static org.adatom.cli.Results.measure;
import static org.adatom.cli.Results.summary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.io.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Relaxations and calculations that leave the training range of a potential. Copper with the network of sample 34
 * starts inside, and is outside under the pressure to which it is relaxed.
 */
class BeyondTrustTest {
    private static final double LIMIT = 1e-3;

    private static final String INPUT = """
            structure: { crystal: { lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2] } }
            forcefield: { %s }
            relax:
              cell: full
              pressure: 14 GPa
              perturb: 0.01 A
              trajectory: { every: 1, uncertainty: true }
              checkpoint: { every: 2 }
            """;

    @TempDir
    private Path folder;

    /** The network, and with a range three times as wide: its crystal is inside at rest, but no vacancy, face or dense crystal. */
    @BeforeEach
    void writeModels() throws IOException {
        Path file = folder.resolve("a.model.json");
        Files.copy(Path.of("../samples/34-copper.model.json"), file);
        Results.copyWithRange(file, folder.resolve("wide.model.json"), 1);
    }

    private static String model(String policy) {
        return "model: { file: a.model.json, extrapolation: " + policy + " }";
    }

    private Program relax(String name, String forceField) throws IOException {
        Path input = Files.writeString(folder.resolve(name + ".yaml"), INPUT.formatted(forceField));
        return Program.run("relax", input.toString(), "-o", folder.resolve(name).toString());
    }

    private Path relaxed(String name, String forceField) throws IOException {
        Program program = relax(name, forceField);
        assertEquals(0, program.code(), program.err());
        return folder.resolve(name);
    }

    private static double worst(Frame frame) {
        return Arrays.stream(measure(frame, "outside")).max().orElseThrow();
    }

    private static JsonNode monitor(Path job) throws IOException {
        return summary(job).findValue("monitors").get(0);
    }

    private static int firstOutside(List<Frame> trajectory) {
        return IntStream.range(0, trajectory.size()).filter(k -> worst(trajectory.get(k)) > LIMIT).findFirst()
                .orElseThrow();
    }

    @Test
    void aRelaxationCountsItsStepsOutside() throws IOException {
        Path job = relaxed("warn", model("warn"));
        List<Frame> trajectory = frames(job.resolve("trajectory.extxyz"));
        int first = firstOutside(trajectory);
        assertTrue(first > 0, "starts inside");
        JsonNode account = monitor(job);
        assertEquals(trajectory.size(), account.get("looks").asInt());
        assertEquals(trajectory.stream().filter(f -> worst(f) > LIMIT).count(), account.get("looks_beyond").asLong());
        assertEquals(first, account.at("/first/step").asInt());
        assertEquals("caution", summary(job).at("/verdict/level").asText());
        assertTrue(Files.readString(job.resolve("report.html")).contains("Atoms outside the training range"));
    }

    @Test
    void watchingChangesNoBit() throws IOException {
        Path warned = relaxed("warn", model("warn"));
        Path input = Files.writeString(folder.resolve("ignore.yaml"),
                INPUT.formatted(model("ignore")).replace(", uncertainty: true", ""));
        Path ignored = folder.resolve("ignore");
        assertEquals(0, Program.run("relax", input.toString(), "-o", ignored.toString()).code());
        assertArrayEquals(Files.readAllBytes(warned.resolve("relax.csv")),
                Files.readAllBytes(ignored.resolve("relax.csv")));
        assertEquals("good", summary(ignored).at("/verdict/level").asText());
    }

    /** Nothing that is left looks like a result, and going on from the checkpoint comes to the same end. */
    @Test
    void stopEndsARelaxation() throws IOException {
        Path warned = relaxed("warn", model("warn"));
        List<Frame> trajectory = frames(warned.resolve("trajectory.extxyz"));
        int first = firstOutside(trajectory);
        String reason = monitor(warned).at("/first/text").asText();
        Program program = relax("stop", model("stop"));
        Path job = folder.resolve("stop");
        assertStopped(program, first, reason);
        Frame kept = frames(job.resolve("extrapolation.extxyz")).getLast();
        assertEquals(first, ((Number) kept.info().get("step")).intValue());
        assertEquals(reason, kept.info().get("reason"));
        assertArrayEquals(trajectory.get(first).atoms().x(), kept.atoms().x());
        for (String result : List.of("summary.json", "relaxed.extxyz", "report.html")) {
            assertFalse(Files.exists(job.resolve(result)), result);
        }
        String failure = Files.readString(job.resolve("failure.txt"));
        assertTrue(failure.contains(reason) && failure.contains("last frame of extrapolation.extxyz"), failure);
        byte[] table = Files.readAllBytes(job.resolve("relax.csv"));
        byte[] saved = Files.readAllBytes(job.resolve("extrapolation.extxyz"));
        assertTrue(first > 2, "a checkpoint is there before step " + first);
        assertStopped(Program.run("resume", job.toString()), first, reason);
        assertArrayEquals(table, Files.readAllBytes(job.resolve("relax.csv")));
        assertArrayEquals(saved, Files.readAllBytes(job.resolve("extrapolation.extxyz")));
    }

    private static void assertStopped(Program program, int step, String reason) {
        assertEquals(3, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.errors().get(0).startsWith("error: step " + step + ", atom ")
                && program.errors().get(0).endsWith(reason), program.err());
    }

    @Test
    void theAccountOfARelaxationIsResumed() throws IOException {
        Path whole = relaxed("whole", model("save"));
        assertTrue(monitor(whole).get("frames_kept").asInt() > 0);
        Path killed = relaxed("killed", model("save"));
        Files.delete(killed.resolve("summary.json"));
        Files.move(killed.resolve("checkpoint.previous"), killed.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        Program program = Program.run("resume", killed.toString());
        assertEquals(0, program.code(), program.err());
        for (String file : List.of("relax.csv", "trajectory.extxyz", "extrapolation.extxyz", "relaxed.extxyz")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
        }
        assertEquals(monitor(whole), monitor(killed));
    }

    /** A committee that looks every hundred steps looks at the end all the same. */
    @Test
    void theEndIsAlwaysLookedAt() throws IOException {
        Files.copy(folder.resolve("a.model.json"), folder.resolve("b.model.json"));
        Path job = relaxed("committee",
                "committee: { files: [a.model.json, b.model.json], limit: 1, every: 100 }");
        assertEquals(2, monitor(job).get("looks").asInt());
    }

    /** Calculations write nothing before they have a result, and have none here. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            elastic  | {} | 3.3
            phonons  | {}              | 3.3
            eos      | { range: [0.7, 1.05], points: 8 } | 3.61
            surface  | { faces: [[1, 1, 1]] } | 3.61
            defect   | { type: vacancy, sizes: [2] } | 3.61
            neb      | { vacancy: {}, images: 3 } | 3.61
            """)
    void calculationsEndWithTheSameError(String verb, String block, String a) throws IOException {
        String text = """
                structure: { crystal: { lattice: fcc, species: Cu, a: %s } }
                forcefield: { model: { file: wide.model.json, extrapolation: stop } }
                %s: %s
                """.formatted(a, verb, block);
        Path input = Files.writeString(folder.resolve("input.yaml"), text);
        Program program = Program.run(verb, input.toString(), "-o", folder.resolve("out").toString());
        assertEquals(3, program.code(), program.err() + program.out());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.errors().get(0).matches("error: .*atom \\d+: Cu: descriptor \\d+ \\(.*\\) is .*, outside its"
                + " training range of .* to .* by .* % of the width"), program.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    /** What stays inside is what it is without a watch. */
    @Test
    void aCalculationInsideIsLeftAlone() throws IOException {
        Path input = Files.writeString(folder.resolve("input.yaml"), """
                structure: { crystal: { lattice: fcc, species: Cu, a: 3.61 } }
                forcefield: { model: { file: wide.model.json, extrapolation: stop } }
                elastic: {}
                """);
        Program stop = Program.run("elastic", input.toString(), "-o", folder.resolve("stop").toString());
        assertEquals(0, stop.code(), stop.err());
        Program ignore = Program.run("elastic", input.toString(), "-o", folder.resolve("ignore").toString(), "--set",
                "forcefield.model.extrapolation=ignore");
        assertEquals(ignore.out(), stop.out());
    }
}
