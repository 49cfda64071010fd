package org.adatom.cli.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinderTest {
    enum Ensemble {
        NVE,
        NOSE_HOOVER
    }

    record Inner(@Quantity(Dimension.TEMPERATURE) double temperature, @Nullable Integer steps) {
        Inner {
            if (temperature < 0) {
                throw new IllegalArgumentException("temperature must not be negative: " + temperature + " K");
            }
            if (steps != null && steps == 13) {
                throw new InputException("inner.steps: 13 brings bad luck");
            }
        }
    }

    record Outer(
            @Description("list of stages") List<Inner> stages,
            @Nullable Ensemble ensemble,
            @Nullable Boolean flag,
            @Nullable Inner block,
            @Quantity(Dimension.LENGTH) double @Nullable [] box,
            int @Nullable [] repeat,
            @Nullable Path file,
            @Nullable Double factor,
            @Quantity(Dimension.ENERGY) @Nullable Map<String, Double> energies) {}

    private static Outer bind(String text) {
        return Binder.bind(InputFile.parse("in.yaml", Path.of(""), text), Outer.class);
    }

    private static String refusal(String text) {
        return assertThrows(InputException.class, () -> bind(text)).getMessage();
    }

    @Test
    void everyKindOfValueArrives() {
        Outer o = bind(
                """
                        stages: [{temperature: 300 K, steps: 1_000}, {temperature: 10}]
                        ensemble: nose-hoover
                        flag: true
                        box: [1, 1 nm, 0.5 bohr]
                        repeat: [2, 3, 4]
                        file: some/where.xyz
                        factor: 1e-3
                        energies: {Cu: 120 kB*K, "Ar": 2 meV}
                        """);
        assertEquals(List.of(new Inner(300, 1000), new Inner(10, null)), o.stages());
        assertEquals(Ensemble.NOSE_HOOVER, o.ensemble());
        assertEquals(true, o.flag());
        assertNull(o.block());
        assertArrayEquals(new double[] {1, 10, 0.5 * 0.529177210903}, o.box());
        assertArrayEquals(new int[] {2, 3, 4}, o.repeat());
        assertEquals(Path.of("some/where.xyz"), o.file());
        assertEquals(1e-3, o.factor());
        assertEquals(120 * 8.617333262e-5, o.energies().get("Cu"), 1e-11);
        assertEquals(0.002, o.energies().get("Ar"));
    }

    @Test
    void jsonIsReadTooEvenWithTabs() {
        assertEquals(5, bind("{\n\t\"stages\": [\n\t\t{\"temperature\": 5}\n\t]\n}\n").stages().get(0).temperature());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    stages: [{temprature: 1}] | in.yaml:1:11: unknown key 'temprature' in stages[0]: did you mean 'temperature'?
                    stages: [{colour: 1}] | in.yaml:1:11: unknown key 'colour' in stages[0]; use temperature or steps
                    stages: [{steps: 1}] | in.yaml:1:10: missing key 'temperature' in stages[0]
                    ensemble: nve | in.yaml:1:1: missing key 'stages' (list of stages)
                    stages: 5 | in.yaml:1:9: stages: expected a list [...], found '5'
                    stages: [{temperature: 300 C}] | in.yaml:1:24: stages[0].temperature: '300 C': unknown unit of temperature; use K
                    stages: [{temperature: hot}] | in.yaml:1:24: stages[0].temperature: expected a temperature (K), found 'hot'
                    stages: [{temperature: [1]}] | in.yaml:1:24: stages[0].temperature: expected a temperature (K), found a list
                    stages: [{temperature: -1}] | in.yaml:1:11: stages[0].temperature must not be negative: -1.0 K
                    stages: [{temperature: 1, steps: 13}] | in.yaml:1:27: stages[0].steps: 13 brings bad luck
                    stages: [{temperature: 1, steps: 1.5}] | in.yaml:1:34: stages[0].steps: expected a whole number, found '1.5'
                    stages: [{temperature: 1, steps: 3000000000}] | in.yaml:1:34: stages[0].steps: 3000000000 is too large
                    {stages: [], ensemble: nose-hover} | in.yaml:1:24: ensemble: unknown value 'nose-hover': did you mean 'nose-hoover'?
                    {stages: [], ensemble: npt} | in.yaml:1:24: ensemble: unknown value 'npt'; use nve or nose-hoover
                    {stages: [], flag: yes} | in.yaml:1:20: flag: expected true or false, found 'yes'
                    {stages: [], factor: 2 fs} | in.yaml:1:22: factor: '2 fs': a pure number is expected here, without a unit
                    {stages: [], factor: "2"} | in.yaml:1:22: factor: expected a number, found the text "2"
                    {stages: [], block: 3} | in.yaml:1:21: block: expected a block of keys, found '3'
                    {stages: [], stages: []} | in.yaml:1:14: key 'stages' is given twice; first in line 1
                    stages: [ | in.yaml:1:10: not valid YAML while parsing a flow node: expected the node content, but found '<stream end>'
                    """)
    void everyMistakeIsNamedWithItsPlace(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @Test
    void tabsAndSecondDocumentsAndEmptyFilesAreNamed() {
        assertEquals("in.yaml:2:1: a tab; YAML is indented with spaces", refusal("stages:\n\t- 1\n"));
        assertEquals("in.yaml:3:1: a second document begins here; one file is one job", refusal("a: 1\n---\nb: 2\n"));
        assertEquals("in.yaml: is empty; see 'adatom help' for what an input holds", refusal("# nothing\n"));
        assertEquals(
                "in.yaml:1:1: an input is a block of keys such as 'structure:', not a list", refusal("- 1\n"));
    }

    @Test
    void overridesReplaceAndCreateValues() {
        InputFile input = InputFile.parse("in.yaml", Path.of(""), "stages: [{temperature: 1}]");
        Overrides.apply(input, "stages.0.temperature=2 K");
        Overrides.apply(input, "block.temperature=7");
        Overrides.apply(input, "repeat=[1, 2, 3]");
        Outer o = Binder.bind(input, Outer.class);
        assertEquals(2, o.stages().get(0).temperature());
        assertEquals(7, o.block().temperature());
        assertArrayEquals(new int[] {1, 2, 3}, o.repeat());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    stages.1.temperature=2 | --set stages.1.temperature=2: '1' is no index into a list of 1 (the first is 0)
                    stages.0.temprature=2 | --set stages.0.temprature=2: unknown key 'temprature' in stages[0]: did you mean 'temperature'?
                    stages.0.temperature.x=2 | --set stages.0.temperature.x=2: no key 'x' under the single value '1'
                    nonsense | --set nonsense: expected key=value, such as --set run.seed=7
                    """)
    void badOverridesAreNamed(String assignment, String message) {
        InputFile input = InputFile.parse("in.yaml", Path.of(""), "stages: [{temperature: 1}]");
        InputException e = assertThrows(InputException.class, () -> {
            Overrides.apply(input, assignment);
            Binder.bind(input, Outer.class);
        });
        assertEquals(message, e.getMessage());
    }

    @Test
    void deepAndSelfRepeatingInputsEndInAMessage() {
        assertEquals("in.yaml:1:58: blocks are nested deeper than 50 levels",
                refusal("stages: " + "[".repeat(100_000)));
        assertEquals("in.yaml:1:9: blocks are nested deeper than 50 levels; does an alias hold itself?",
                refusal("stages: &a [*a]"));
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 2]\n");
        for (int k = 1; k < 25; k++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(k, k, k - 1, k - 1));
        }
        assertTrue(refusal(bomb.toString()).contains("more than 200000 values; do aliases repeat each other?"));
    }

    @Test
    void charactersThatAreNotAllowedArePlaced() {
        assertEquals("in.yaml:2: the character U+0007 is not allowed; is this an input file?",
                refusal("stages: []\nflag: \u0007"));
    }

    /** A pattern that tries all ways of sharing the blanks among its parts would take hours. */
    @Test
    void quantitiesWithManyBlanksAreReadAtOnce() {
        assertTrue(refusal("stages: [{temperature: \"1" + " ".repeat(200_000) + "\\nx\"}]").contains("temperature"));
    }
}
