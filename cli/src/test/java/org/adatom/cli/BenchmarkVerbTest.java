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
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkVerbTest {
    @TempDir
    private Path folder;

    private Program benchmark(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "benchmark";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "-o";
        all[args.length + 2] = folder.resolve("out").toString();
        return Program.run(all);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Green within the first limit, amber within the second, red beyond and where nothing could be computed. */
    @Test
    void gradesPotentialsSideBySide() throws IOException {
        String reference = file("ref.yaml", """
                title: Silicon by itself
                crystal: {lattice: diamond, species: Si, a: 5.4}
                sources: {sw: "Stillinger and Weber 1985"}
                values:
                  lattice_constant: {value: 5.43095, good: 1e-5, source: sw}
                  c11: {value: 151.42, good: 1e-4, source: sw}
                  c44: {value: 50, good: 0.1, fair: 0.2, source: sw}
                  surface_111: {value: 0.5, source: sw}
                  expansion_300k: {value: 2.655, good: 0.05, source: sw}
                """);
        String other = file("t3.yaml",
                "forcefield: {tersoff: {builtin: si-c-1989}}\nrun: {nothing: here}\n");
        Program p = benchmark("stillinger-weber:si-1985", other, "--against", reference);
        assertEquals(0, p.code(), p.err());
        JsonNode summary = new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
        assertEquals(151.42, summary.at("/properties/c11/computed/stillinger-weber:si-1985").asDouble(), 0.01);
        assertEquals(2.655, summary.at("/properties/expansion_300k/computed/stillinger-weber:si-1985").asDouble(), 0.1);
        assertTrue(summary.at("/properties/c11/computed/t3").asDouble() < 145);
        assertTrue(p.out().contains("stillinger-weber:si-1985 3 green, 1 amber, 1 red"), p.out());
        String page = Files.readString(folder.resolve("out/report.html"));
        assertTrue(page.contains("score good") && page.contains("score caution") && page.contains("score bad"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Al", "Ar", "Au", "C", "Cu", "Ni", "Si"})
    void everyShippedSetIsRead(String set) {
        Program p = benchmark("toy", "--against", set);
        // The set is read before the potentials, of which there is none by that name.
        assertEquals(4, p.code(), p.err());
        assertTrue(p.err().contains("toy"), p.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lattice_constant: {value: 5.4, source: me} | latice_constant: {value: 5.4, source: me} | did you mean 'lattice_constant'",
        "value: 5.4 | value: 0 | cannot be compared with",
        "value: 5.4, | value: 5.4, good: -1, | use positive numbers"
    })
    void badReferencesAreRefused(String part, String by, String message) throws IOException {
        String reference = file("ref.yaml", """
                title: Silicon
                crystal: {lattice: diamond, species: Si, a: 5.4}
                values:
                  lattice_constant: {value: 5.4, source: me}
                """.replace(part, by));
        Program p = benchmark("stillinger-weber:si-1985", "--against", reference);
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains(message), p.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatIsNoPotentialAndNoSetIsRefused() throws IOException {
        Program p = benchmark(file("none.yaml", "run: {}\n"), "--against", "Si");
        assertEquals(2, p.code());
        assertTrue(p.err().contains("has no block forcefield"), p.err());
        p = benchmark("stillinger-weber:si-1985", "--against", "Xx");
        assertEquals(2, p.code());
        assertTrue(p.err().contains("neither a file nor a shipped set"), p.err());
        p = benchmark("stillinger-weber:si-1985", "--against", "Cu");
        assertEquals(2, p.code());
        assertTrue(p.err().contains("Cu"), p.err());
    }
}
