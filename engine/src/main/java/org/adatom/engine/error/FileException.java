package org.adatom.engine.error;

import java.nio.file.Path;

/** A file or folder that cannot be read or written: missing, no permission, disk full. Exit code 4. */
public final class FileException extends AdatomException {
    private static final long serialVersionUID = 1;

    /** Something about that path failed; {@code message} says what and what to do. */
    public FileException(Path path, String message, Throwable cause) {
        super(path + ": " + message, cause);
    }

    @Override
    public int exitCode() {
        return 4;
    }
}
