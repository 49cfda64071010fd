package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataVerbTest {
    private static final String TEACHER = """
            structure: {crystal: {lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2]}}
            forcefield: {emt: {}}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void sample() throws IOException {
        Program p = data("set",
                TEACHER + "data: {sample: {temperatures: [300, 900], timestep: 5, frames: 10, test: 3, every: 10}}");
        assertEquals(0, p.code(), p.err());
    }

    private Program data(String out, String input) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        return Program.run("data", file.toString(), "-o", folder.resolve(out).toString(), "--threads", "1");
    }

    private JsonNode summary(String out) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(out).resolve("summary.json").toFile());
    }

    private List<Frame> frames(String file) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(folder.resolve(file), ReadOptions.defaults(Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                frames.add(f.get());
            }
        }
        return frames;
    }

    @Test
    void samplesOfATeacherAreWritten() throws IOException {
        assertEquals(20, frames("set/train.extxyz").size());
        List<Frame> test = frames("set/test.extxyz");
        assertEquals(6, test.size());
        assertTrue(test.get(0).has(Frame.Field.FORCES));
        assertTrue(test.get(0).info().containsKey("virial"));
        assertEquals(20, summary("set").at("/figures/forces/value").asInt());
        assertEquals("good", summary("set").at("/verdict/level").asText());
    }

    @Test
    void splitsPartEveryGroupAlike() throws IOException {
        Program p = data("split", "data: {files: [set/train.extxyz, set/test.extxyz], split: {test: 0.25}}");
        assertEquals(0, p.code(), p.err());
        assertEquals(7, frames("split/test.extxyz").size());
        assertEquals(19, frames("split/train.extxyz").size());
        assertTrue(Files.readString(folder.resolve("split/frames.csv")).lines().count() == 27);
        p = data("byfile", "data: {files: [set/train.extxyz, set/test.extxyz], split: {files: [set/test.extxyz]}}");
        assertEquals(0, p.code(), p.err());
        assertEquals(frames("set/test.extxyz").get(2).info().get("energy"),
                frames("byfile/test.extxyz").get(2).info().get("energy"));
        p = data("bykey", "data: {files: set/train.extxyz, split: {key: config_type, values: [900K]}}");
        assertEquals(0, p.code(), p.err());
        assertEquals(10, frames("bykey/test.extxyz").size());
        p = data("folds", "data: {files: set/train.extxyz, split: {folds: 3}}");
        assertEquals(0, p.code(), p.err());
        assertEquals(20, frames("folds/fold-1.extxyz").size() + frames("folds/fold-2.extxyz").size()
                + frames("folds/fold-3.extxyz").size());
    }

    @Test
    void variantsAreLabelledByTheTeacherAndMixed() throws IOException {
        Program p = data("more", """
                forcefield: {emt: {}}
                data:
                  files: set/train.extxyz
                  augment: {copies: 2, scale: [0.98, 1.02], rattle: 0.05, vacancies: 1, share: 0.2}
                """);
        assertEquals(0, p.code(), p.err());
        List<Frame> all = frames("more/train.extxyz");
        assertEquals(25, all.size());
        assertEquals(31, all.get(24).atoms().count());
        assertTrue(all.get(24).info().containsKey("energy"));
        p = data("bare", "data: {files: set/train.extxyz, augment: {rattle: 0.05}}");
        assertTrue(p.err().contains("20 variants have no labels"), p.err());
        assertFalse(frames("bare/augmented.extxyz").get(0).info().containsKey("energy"));
    }

    @Test
    void aFewFramesAreSelected() throws IOException {
        Program p = data("few",
                "data: {files: set/train.extxyz, select: {count: 5, components: 3}, subset: {groups: [900K]}}");
        assertEquals(0, p.code(), p.err());
        assertEquals(5, frames("few/train.extxyz").size());
        assertEquals(10, summary("few").at("/figures/frames/value").asInt());
        assertTrue(p.out().contains("Cu n"), p.out());
    }

    @Test
    void strictAuditsFail() throws IOException {
        Path file = folder.resolve("bad.extxyz");
        Files.writeString(file,
                Files.readString(folder.resolve("set/train.extxyz")).replaceFirst("energy=\\S+", "energy=nan"));
        Program p = data("strict", "data: {files: bad.extxyz, audit: {strict: true}}");
        assertEquals(3, p.code(), p.err());
        assertTrue(p.err().contains("left out: bad.extxyz, frame 1: energy is not a number: nan"), p.err());
        assertEquals(19, summary("strict").at("/figures/frames/value").asInt());
    }

    @Test
    void contradictionsAreNamed() throws IOException {
        assertRefused("data: {seed: 1}", "give either files");
        assertRefused("data: {files: a.xyz, split: {test: 0.1, folds: 5}}", "give one of test");
        assertRefused("forcefield: {emt: {}}\ndata: {files: a.xyz}", "only data.sample and data.augment use it");
        assertRefused("data: {sample: {temperatures: [300], timestep: 1, frames: 3}}",
                "needs a structure and a forcefield");
        assertRefused("data: {files: set/train.extxyz, split: {test: 1.5}}", "is not a share");
        assertRefused("data: {files: set/train.extxyz, select: {count: 50}}", "50 of 20 cannot be selected");
        assertRefused("data: {files: set/train.extxyz, augment: {copies: 2}}", "nothing is changed");
    }

    private void assertRefused(String input, String message) throws IOException {
        Program p = data("refused", input);
        assertEquals(2, p.code(), p.err());
        assertEquals(1, p.errors().size());
        assertTrue(p.err().contains(message), p.err());
        assertFalse(Files.exists(folder.resolve("refused")));
    }
}
