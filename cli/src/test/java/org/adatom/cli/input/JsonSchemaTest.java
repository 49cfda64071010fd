package org.adatom.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.adatom.cli.run.RunInput;
import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the checker of the program give the same verdicts: both come from the same records. */
class JsonSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonSchema.of("run", Shape.of(RunInput.class)).toString());

    private static final String GOOD =
            """
                    structure:
                      crystal: {lattice: fcc, species: Cu, a: 3.615 A, repeat: [2, 2, 2]}
                    forcefield:
                      eam: {builtin: zhou-2004}
                    run:
                      stages:
                        - {ensemble: nvt, temperature: 300, timestep: 2 fs, steps: 10}
                      analysis: {msd: }
                    """;

    private static List<Error> verdict(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }

    @Test
    void aGoodInputPassesBoth() {
        assertEquals(List.of(), verdict(GOOD));
        Binder.bind(InputFile.parse("good", Path.of(""), GOOD), RunInput.class);
    }

    @Test
    void aSumOfForceFieldsPassesBoth() {
        String sum = GOOD.replace("  eam: {builtin: zhou-2004}", "  - eam: {builtin: zhou-2004}\n  - eam: {file: x}");
        assertEquals(List.of(), verdict(sum));
        assertEquals(
                2,
                Binder.bind(InputFile.parse("good", Path.of(""), sum), RunInput.class)
                        .forcefield()
                        .terms()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- {eam: {builtin: zhou-2004}, among: [Cu]}",
        "{eam: {builtin: zhou-2004}, among: Cu}",
        "- {zbl: {inner: 1, outer: 2}, between: [Cu-Cu, Cu-Ar]}"
    })
    void aSelectionPassesBoth(String selected) {
        String hybrid = GOOD.replace("  eam: {builtin: zhou-2004}", "  " + selected);
        assertEquals(List.of(), verdict(hybrid));
        Binder.bind(InputFile.parse("good", Path.of(""), hybrid), RunInput.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    temperature: 300 | temprature: 300
                    2 fs | 2 bar
                    2 fs | [2]
                    steps: 10 | steps: ten
                    , steps: 10 |
                    ensemble: nvt | ensemble: nph
                    eam: {builtin: zhou-2004} | eem: {}
                    eam: {builtin: zhou-2004} | among: [Cu]
                    eam: {builtin: zhou-2004} | {eam: {builtin: zhou-2004}, amongst: [Cu]}
                    eam: {builtin: zhou-2004} | {zbl: {inner: 1, outer: 2}, among: Cu, between: [Cu-Cu]}
                    eam: {builtin: zhou-2004} | eam: {builtin: zhou}
                    [2, 2, 2] | [2, two, 2]
                    3.615 A | 3.615 fs
                    """)
    void aMistakeFailsBoth(String good, String bad) {
        String broken = GOOD.replace(good, bad == null ? "" : bad);
        InputFile input = InputFile.parse("bad", Path.of(""), broken);
        assertThrows(InputException.class, () -> Binder.bind(input, RunInput.class));
        assertEquals(false, verdict(broken).isEmpty(), broken);
    }
}
