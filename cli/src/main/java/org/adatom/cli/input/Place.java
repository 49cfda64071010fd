package org.adatom.cli.input;

import org.adatom.engine.error.InputException;

/**
 * Where something stands in an input.
 *
 * @param file as the user named it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String file, int line, int column) {
    /** An input error at this place. */
    public InputException error(String message) {
        return new InputException(this + ": " + message);
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ":" + column : file;
    }
}
