package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaVerbTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @EnumSource
    void publishedSchemasAreCurrent(Inputs input) throws IOException {
        Path published = ROOT.resolve("docs/schema/" + input.verb() + ".json");
        assertEquals(Files.readString(published), Program.run("schema", input.verb()).out(),
                "write it anew: ./adatom schema " + input.verb() + " > docs/schema/" + input.verb() + ".json");
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("samples"))) {
            List<Path> yaml = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            assertTrue(yaml.size() >= 3);
            return yaml.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesFulfilTheSchemaAndPassTheDryRunWithoutWarnings(Path sample) throws IOException {
        List<String> commands = Files.readAllLines(sample).stream()
                .filter(line -> line.matches("# +\\./adatom [\\w ]+ samples/" + sample.getFileName()))
                .toList();
        assertEquals(1, commands.size(), "the head must name the command, ./adatom VERB samples/...");
        String verb = commands.get(0).strip().split(" +")[2];
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Program.run("schema", verb).out());
        assertEquals(List.of(), schema.validate(Files.readString(sample), InputFormat.YAML));
        if (!List.of("run", "relax").contains(verb)) {
            return;
        }
        Program dry = Program.run(verb, sample.toString(), "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertEquals("", dry.err());
    }

    @Test
    void everyKeyOfEveryInputIsExplained() {
        for (Inputs input : Inputs.values()) {
            String help = Program.run("help", input.verb()).out();
            assertTrue(help.contains("Keys of the input"), help);
            List<String> silent = help.lines()
                    .filter(line -> line.matches(" +\\w+\\*?  \\[.*\\]"))
                    .filter(line -> line.length() < 34)
                    .toList();
            assertEquals(List.of(), silent);
        }
    }
}
