package org.adatom.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.JsonSchema;
import org.adatom.cli.input.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schema [VERB]}: the JSON Schema of a verb's input. */
@Command(name = "schema", description = "Prints the JSON Schema of a verb's input, for editors and programs.")
final class SchemaVerb implements Runnable {
    private final Console console;

    @Parameters(index = "0", arity = "0..1", paramLabel = "VERB", description = "The verb (default: run).")
    private String verb = "run";

    SchemaVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.out().print(text(Inputs.of(verb)));
    }

    /** The schema of one verb's input as it is published. */
    static String text(Inputs input) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return new ObjectMapper()
                    .writer(printer)
                    .writeValueAsString(
                            JsonSchema.of("Input of adatom " + input.verb(), Shape.of(input.record())))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
