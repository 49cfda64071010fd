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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticVerbTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: diamond, species: Si, a: 5.5}}
            forcefield: {stillinger-weber: {builtin: si-1985}}
            elastic: {strain: 0.001}
            """;

    private static final String GRAPHENE = """
            structure: {crystal: {lattice: graphene, species: C, a: 2.46}}
            forcefield: {tersoff: {builtin: b-n-c-2012}}
            elastic: {}
            """;

    @TempDir
    private Path folder;

    private Program elastic(String input) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        return Program.run("elastic", file.toString(), "-o", folder.resolve("out").toString());
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
    }

    @Test
    void printsTheTableAndWritesReportSummaryAndCrystal() throws IOException {
        Program p = elastic(INPUT);
        assertEquals(0, p.code(), p.err());
        assertTrue(p.out().contains("C44                56.45          109.76               56.45"), p.out());
        assertEquals(56.449, summary().at("/figures/c44/value").asDouble(), 0.01);
        assertEquals("m-3m", summary().at("/elastic/laue_class").asText());
        assertTrue(Files.exists(folder.resolve("out/report.html")));
        assertTrue(Files.readString(folder.resolve("out/crystal.extxyz")).contains("5.43094"));
    }

    @Test
    void tellsThatACrystalIsNotAtRest() throws IOException {
        Program p = elastic(INPUT.replace("strain: 0.001", "bulk: none"));
        assertEquals(0, p.code());
        assertTrue(p.err().contains("the crystal is not relaxed: its stress is up to 3.6"), p.err());
        assertEquals("caution", summary().at("/verdict/level").asText());
    }

    /** A simple cubic crystal of Lennard-Jones atoms falls together under shear. */
    @Test
    void endsWithExitCode3IfTheCrystalIsUnstable() throws IOException {
        Program p = elastic("""
                structure: {crystal: {lattice: sc, species: Ar, a: 3.7}}
                forcefield: {lennard-jones: {epsilon: 0.0104, sigma: 3.4, cutoff: 8.5, truncation: force}}
                elastic: {bulk: isotropic}
                """);
        assertEquals(3, p.code(), p.err());
        assertTrue(p.out().contains("Not stable"), p.out());
    }

    /** Graphene: LAMMPS has C11 356.376, C12 23.173 N/m, see SheetConstantsTest. */
    @Test
    void takesASheetInItsPlane() throws IOException {
        Program p = elastic(GRAPHENE);
        assertEquals(0, p.code(), p.err());
        assertEquals(356.376, summary().at("/figures/c11/value").asDouble(), 0.01);
        assertEquals("N/m", summary().at("/figures/c66/unit").asText());
        assertTrue(summary().at("/figures/c16").isMissingNode());
        assertEquals("good", summary().at("/verdict/level").asText());
    }

    @Test
    void hasNoThermalConstantsOfSheets() throws IOException {
        Program p = elastic(GRAPHENE.replace("elastic: {}", "elastic: {thermal: {temperature: 300}}"));
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains("thermal: constants at a temperature are computed of crystals only"), p.err());
    }

    @Test
    void tellsThatASheetIsNotAtRest() throws IOException {
        Program p = elastic(GRAPHENE.replace("elastic: {}", "elastic: {bulk: none}"));
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("the sheet is not relaxed: its stress is up to"), p.err());
        assertTrue(p.err().contains("N/m"), p.err());
    }

    /** A short run: the numbers are rough, and their errors say so. */
    @Test
    void addsConstantsAtATemperatureWithErrors() throws IOException {
        Program p = elastic(INPUT.replace("strain: 0.001",
                "crossCheck: false, thermal: {temperature: 300, steps: 200, equilibration: 200, repeat: [2, 2, 2]}"));
        assertEquals(0, p.code(), p.err());
        JsonNode c11 = summary().at("/figures/c11_thermal");
        assertTrue(c11.at("/error").asDouble() > 0.1, c11.toString());
        assertEquals(145, c11.at("/value").asDouble(), 5 * c11.at("/error").asDouble() + 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "strain: 0.001 | strain: 0.5 | strain: 0.5 is not allowed",
        "strain: 0.001 | thermal: {steps: 5} | missing key 'temperature' in elastic.thermal",
        "strain: 0.001 | thermal: {temperature: -3} | thermal.temperature: -3.0 K is not allowed",
        "strain: 0.001 | strian: 0.001 | did you mean 'strain'",
        "a: 5.5} | a: 5.5}, pbc: [true, false, true] | this structure is neither"
    })
    void refusesInOneLine(String part, String by, String message) throws IOException {
        Program p = elastic(INPUT.replace(part, by));
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains(message), p.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
