package org.adatom.engine.io;

import java.util.Optional;

/** The frames of a file, one after the other; never more than one of them in memory. */
public interface FrameReader extends AutoCloseable {
    /**
     * The next frame, empty at the end of the file.
     *
     * @throws org.adatom.engine.error.InputException if the content is wrong, with file, line and cure
     * @throws org.adatom.engine.error.FileException if the file cannot be read
     */
    Optional<Frame> next();

    @Override
    void close();
}
