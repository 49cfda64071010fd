package org.adatom.engine.error;

/**
 * A failure that has a plain explanation for the user. Its message is one line that says where, what and what to do;
 * anything else that escapes is a bug.
 */
public abstract sealed class AdatomException extends RuntimeException
        permits InputException, SimulationException, FileException {
    private static final long serialVersionUID = 1;

    AdatomException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The exit code of a program that ends with this failure: 2 input, 3 simulation, 4 files. */
    public abstract int exitCode();
}
