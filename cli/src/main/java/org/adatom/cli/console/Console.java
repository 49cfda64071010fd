package org.adatom.cli.console;

import java.io.PrintStream;

/**
 * Where a verb speaks: results go to {@code out}, everything else to {@code err}.
 *
 * @param out standard output
 * @param err standard error
 * @param quiet whether chatter is left out; results and failures are not chatter
 * @param interactive whether {@code err} is a terminal that a person watches
 */
public record Console(PrintStream out, PrintStream err, boolean quiet, boolean interactive) {
    /** The streams of this process; the launcher knows whether standard error is a terminal, Java does not. */
    public static Console system() {
        return new Console(System.out, System.err, false, Boolean.getBoolean("adatom.terminal"));
    }

    /** The same streams, without chatter if {@code silence}. */
    public Console quiet(boolean silence) {
        return new Console(out, err, silence, interactive);
    }

    /** One line about what is being done. */
    public void note(String line) {
        if (!quiet) {
            err.println(line);
        }
    }

    /** One line about something that the user should know, shown even if quiet. */
    public void warn(String line) {
        err.println("warning: " + line);
    }
}
