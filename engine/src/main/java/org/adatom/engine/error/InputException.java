package org.adatom.engine.error;

import java.nio.file.Path;

/** Input that cannot be used: a key, a value or a file's content. Exit code 2. */
public final class InputException extends AdatomException {
    private static final long serialVersionUID = 1;

    /** Input that is wrong as a whole, or whose place the caller adds. */
    public InputException(String message) {
        super(message, null);
    }

    private InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Bad content at a place in a file.
     *
     * @param line counted from 1; 0 when the whole file is meant
     */
    public static InputException at(String file, long line, String message) {
        return new InputException(line > 0 ? file + ":" + line + ": " + message : file + ": " + message);
    }

    /** {@link #at(String, long, String)} for a path. */
    public static InputException at(Path file, long line, String message) {
        return at(file.toString(), line, message);
    }

    /** The same failure, its message preceded by the place where it was met. */
    public InputException in(String place) {
        return new InputException(place + ": " + getMessage(), this);
    }

    @Override
    public int exitCode() {
        return 2;
    }
}
