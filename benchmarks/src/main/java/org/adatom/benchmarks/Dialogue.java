package org.adatom.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A process that answers every line it is sent with one line of numbers, and ends with its input. */
final class Dialogue implements AutoCloseable {
    private final String name;
    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;

    /** Starts the process; {@code name} is for messages. */
    Dialogue(String name, List<String> command) throws IOException {
        this.name = name;
        process = new ProcessBuilder(command).start();
        requests = new PrintStream(process.getOutputStream(), true);
        answers = process.inputReader();
    }

    /** Sends lines that are not answered. */
    void tell(String lines) {
        requests.println(lines);
    }

    /**
     * Sends a line and waits for the answer.
     *
     * @throws IOException if the process has ended, with what it wrote to its standard error
     */
    double[] ask(String line) throws IOException {
        return Arrays.stream(askWords(line)).mapToDouble(Double::parseDouble).toArray();
    }

    /** As {@link #ask}; the answer as words. */
    String[] askWords(String line) throws IOException {
        requests.println(line);
        String answer = answers.readLine();
        if (answer == null) {
            String why = process.errorReader().lines()
                    .filter(l -> !l.startsWith("WARNING: Using incubator modules"))
                    .collect(Collectors.joining("\n"));
            throw new IOException(name + " ended early: " + why);
        }
        return answer.split(" ");
    }

    @Override
    public void close() {
        requests.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
