package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToyVerbTest {
    @TempDir
    private Path folder;

    private Program battery(String text) throws IOException {
        Path input = Files.writeString(folder.resolve("in.yaml"), text);
        return Program.run("toy", "battery", input.toString(), "-o", folder.resolve("out").toString());
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(Files.readString(folder.resolve("out/summary.json")));
    }

    /** Without an input; the numbers are those of ThesisNumbersTest. */
    @Test
    void theDefaultBatteryPassesAndLeavesReportAndTables() throws IOException {
        String out = folder.resolve("out").toString();
        Program program = Program.run("toy", "battery", "-o", out, "--set", "battery.grid=20");
        assertEquals(0, program.code(), program.out() + program.err());
        assertTrue(program.out().endsWith("adopted passes every test.\n"), program.out());
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(
                    Set.of("a-triangle.csv", "b-cell.csv", "c-square.csv", "d-surface.csv", "e-repulsion.csv",
                            "f-depth.csv", "g-translation.csv", "input.yaml", "report.html", "summary.json"),
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
        }
        List<String> depths = Files.readAllLines(folder.resolve("out/f-depth.csv"));
        assertEquals("width (Rc),depth,adopted as printed (Ec per particle),adopted invariant (Ec per particle)",
                depths.get(0));
        assertTrue(depths.get(1 + 2 * 9 + 1).startsWith("4,1,-0.571707855"), depths.get(20));
        assertEquals(1 + 20 * 20, Files.readAllLines(folder.resolve("out/d-surface.csv")).size());
        assertEquals(-5.260480, summary().at("/figures/cell_minimum/value").asDouble(), 6e-7);
        // What the folder keeps is an input that does the same again.
        Program again = Program.run(
                "toy", "battery", folder.resolve("out/input.yaml").toString(), "-o", folder.resolve("b").toString());
        assertEquals(program.out(), again.out());
        assertEquals(4, Program.run("toy", "battery", "-o", out).code());
    }

    @Test
    void aCandidateThatFailsMakesExitCode3() throws IOException {
        Program program = battery("""
                battery:
                  candidates:
                    - {model: adopted}
                    - {model: adopted, counting: as-printed}
                  tests: [triangle, translation]
                """);
        assertEquals(3, program.code(), program.out() + program.err());
        assertTrue(program.out().contains("1 of 2 candidates pass every test; adopted as printed fails (g)."),
                program.out());
        assertEquals("pass", summary().at("/candidates/0/verdict").asText());
        assertEquals("as-printed", summary().at("/candidates/1/counting").asText());
    }

    /** Thesis appendix A.1: 4/2187 and 2916 for Eq. 6. */
    @Test
    void aRecipeStatesItsConstants() throws IOException {
        battery("""
                battery:
                  candidates:
                    - model: recipe
                      distance: 2.5
                      energy: 300 meV
                      attraction: {perimeter: -6}
                      repulsion: {area: 2, sides: -12}
                  tests: triangle
                """);
        assertEquals(4.0 / 2187, summary().at("/candidates/0/Vsc").asDouble(), 1e-11);
        assertEquals(2916, summary().at("/candidates/0/Mc").asDouble(), 1e-5);
        assertEquals(0.3, summary().at("/candidates/0/Ec").asDouble());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{candidates: [{model: eq-9}]} | in.yaml:1:32: battery.candidates[0].model: unknown value 'eq-9'",
                "{candidates: []} | in.yaml:1:11: battery.candidates: name at least one",
                "{candidates: [{model: eq-6, exponent: 4}]} | battery.candidates[0].exponent: eq-6 has none; remove",
                "{candidates: [{model: morse, counting: invariant}]} | counting: morse has none; remove the key",
                "{candidates: [{model: adopted}, {model: adopted}]} | two are called 'adopted'; give one a name",
                "{candidates: [{model: adopted, name: 'a,b'}]} | name: 'a,b' is not allowed",
                "{candidates: [{model: adopted, cutoff: 0.5}]} | candidates[0].cutoff must be greater than the distance",
                "{candidates: [{model: adopted, energy: -1}]} | candidates[0].energy: -1.0 is not allowed",
                "{candidates: [{model: recipe}]} | needs both attraction and repulsion",
                "{candidates: [{model: recipe, attraction: {}, repulsion: {area: 1}}]} | attraction: no power is given",
                "{candidates: [{model: recipe, attraction: {area: -1}, repulsion: {area: 1}}]} | attraction.area: -1 is",
                "{candidates: [{model: recipe, attraction: {perimeter: -6}, repulsion: {sides: -6}}]} | nothing is left",
                "{candidates: [{model: recipe, attraction: {area: 1}, repulsion: {area: 1, sides: -2}}]} | does not change",
                "{dimensions: 4} | battery.dimensions: [4] is not 2, 3 or [2, 3]",
                "{tests: []} | battery.tests: name at least one",
                "{tests: [squares]} | did you mean 'square'?",
                "{grid: 2} | battery.grid: 2 is not allowed, use 10 to 1000",
                "{depth: 1} | battery.depth: 1 is not allowed, use at least 2",
                "{widths: [1, 0]} | battery.widths: 0.0 is not allowed, use positive numbers",
                "{width: [1]} | did you mean 'widths'?",
            })
    void mistakesAreOneLineThatSaysWhere(String block, String message) throws IOException {
        Program program = battery("battery: " + block + "\n");
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.err().contains(message), program.err());
        assertTrue(!Files.exists(folder.resolve("out")), "nothing is written");
    }

    @Test
    void theVerbNamesItsJobs() {
        Program alone = Program.run("toy");
        assertEquals(2, alone.code());
        assertEquals("error: which job? use battery (see 'adatom help toy')\n", alone.err());
        Program slip = Program.run("toy", "batery");
        assertEquals(2, slip.code());
        assertEquals("error: unknown job 'batery' of toy: did you mean 'battery'? (see 'adatom help toy')\n",
                slip.err());
        Program option = Program.run("toy", "battery", "--outputt", "x");
        assertEquals("error: unknown option '--outputt': did you mean '--output'? (see 'adatom help toy')\n",
                option.err());
        String help = Program.run("help", "toy").out();
        assertEquals(help, Program.run("toy", "battery", "--help").out());
        for (String part : List.of("--output", "as-printed", "attraction", "[eV]", "battery")) {
            assertTrue(help.contains(part), part + " in " + help);
        }
    }
}
