package org.adatom.engine.io;

import java.nio.file.Path;
import org.adatom.engine.error.InputException;

/** Opens structure and trajectory files. */
public final class StructureFiles {
    private StructureFiles() {}

    /**
     * One frame of a file.
     *
     * @param index counted from 0; negative numbers count from the end, -1 is the last
     */
    public static Frame read(Path file, ReadOptions options, int index) {
        throw new InputException(file + ": structure files cannot be read yet");
    }
}
