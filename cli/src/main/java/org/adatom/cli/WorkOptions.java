package org.adatom.cli;

import org.adatom.cli.console.Console;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import picocli.CommandLine.Option;

/** Options of the verbs that compute. */
final class WorkOptions {
    @Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: all cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = {"-q", "--quiet"}, description = "No chatter on standard error.")
    private boolean quiet;

    /** The team of workers asked for. */
    Workers workers() {
        if (threads < 1) {
            throw new InputException("--threads " + threads + ": at least 1 thread is needed");
        }
        return new Workers(threads);
    }

    /** The console, silenced if asked for. */
    Console console(Console base) {
        return base.quiet(quiet);
    }
}
