package org.adatom.engine.error;

import java.util.regex.Pattern;

/**
 * A failure that has a plain explanation for the user. Its message is one line that says where, what and what to do;
 * anything else that escapes is a bug.
 *
 * <p>Messages quote what was found, and a damaged file may hold anything: control characters are shown as {@code ?}, and
 * of a message that is too long the middle is left out.
 */
public abstract sealed class AdatomException extends RuntimeException
        permits InputException, SimulationException, FileException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 1000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]+");

    AdatomException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        String shown = message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + " ... " + message.substring(message.length() - LONGEST / 2);
        return UNPRINTABLE.matcher(shown).replaceAll("?");
    }

    /** The exit code of a program that ends with this failure: 2 input, 3 simulation, 4 files. */
    public abstract int exitCode();
}
