package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GsfVerbTest {
    private static final String COPPER = """
            structure: {crystal: {lattice: fcc, species: Cu, a: 3.615}}
            forcefield: {eam: {builtin: zhou-2004}}
            gsf: {plane: [1, 1, 1], direction: [1, 1, -2], points: 13, map: 3}
            """;

    @TempDir
    private Path folder;

    private Program gsf(String text, String... more) throws IOException {
        Path input = Files.writeString(folder.resolve("in.yaml"), text);
        return Program.run(Stream.concat(
                Stream.of("gsf", input.toString(), "-o", folder.resolve("out").toString(), "--force"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void curveAndMapAreWritten() throws IOException {
        Program program = gsf(COPPER);
        assertEquals(0, program.code(), program.err());
        var figures = new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile()).get("figures");
        assertEquals("mJ/m^2", figures.at("/stable_fault/unit").asText());
        assertTrue(figures.at("/unstable_fault/value").asDouble() > figures.at("/stable_fault/value").asDouble());
        assertEquals(14, Files.readAllLines(folder.resolve("out/gsf-curve.csv")).size());
        assertEquals(10, Files.readAllLines(folder.resolve("out/gsf-map.csv")).size());
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("Energy over the plane (1 1 1)"),
                "map");
        assertTrue(Files.exists(folder.resolve("out/fault.extxyz")));
    }

    @Test
    void whatIsWrongIsOneLineWithItsPlace() throws IOException {
        assertRefused(gsf(COPPER, "--set", "gsf.direction=[1,0,0]"),
                "gsf.direction: [1, 0, 0] does not lie in the plane");
        assertRefused(gsf(COPPER, "--set", "gsf.plane=[0,0,0]"), "gsf.plane: [0, 0, 0] is not three integers");
        assertRefused(gsf(COPPER, "--set", "gsf.cut=3"), "there are 1 different gaps");
        assertRefused(gsf(COPPER, "--set", "structure.pbc=[true,true,false]"), "periodic along a, b and c");
        assertRefused(gsf(COPPER.replace(", direction: [1, 1, -2], points: 13, map: 3", "")), "neither a direction");
    }

    private static void assertRefused(Program program, String reason) {
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.err().contains(reason), program.err());
    }
}
