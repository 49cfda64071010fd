package org.adatom.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.adatom.engine.error.AdatomException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What the command lines of the benchmarks have in common. */
final class Tool {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tool() {}

    /** Runs a command and ends the process: 0, 2 for wrong arguments, 3 if the
     * programs disagree, 4 if one cannot be run. */
    static void main(Callable<Integer> command, String[] arguments) {
        CommandLine line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((e, commandLine, parsed) -> {
            int code = switch (e) {
                case AdatomException known -> known.exitCode();
                case Disagreement differ -> 3;
                case IOException failed -> 4;
                default -> throw e;
            };
            System.err.println(line.getCommandName() + ": " + e.getMessage());
            return code;
        });
        System.exit(line.execute(arguments));
    }

    /** Prints a record as a line of JSON and appends it to a file, if one is given. */
    static void emit(Object result, @Nullable Path file) throws IOException {
        String text = JSON.writeValueAsString(result);
        System.out.println(text);
        if (file != null) {
            Files.writeString(file, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** The steps that take about a second, a multiple of {@code multiple} and at least {@code least}. */
    static int stepsOfOneSecond(double secondsPerStep, int least, int multiple) {
        double wanted = Math.max(least, Math.min(1e7, 1 / secondsPerStep));
        return (int) Math.ceil(wanted / multiple) * multiple;
    }

    /** Two programs that should compute the same do not; their speeds mean nothing then. */
    static final class Disagreement extends Exception {
        private static final long serialVersionUID = 1;

        Disagreement(String message) {
            super(message);
        }
    }
}
