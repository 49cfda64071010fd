package org.adatom.engine.io;

/** Writes frames to a file, one after the other. */
public interface FrameWriter extends AutoCloseable {
    /**
     * Adds a frame.
     *
     * @throws org.adatom.engine.error.InputException if the format cannot hold it
     * @throws org.adatom.engine.error.FileException if it cannot be written
     */
    void write(Frame frame);

    /**
     * Brings everything written so far to the disk and returns the file's length in bytes. The file then consists of whole
     * frames, whatever happens later; a compressed piece is ended.
     */
    long sync();

    @Override
    void close();
}
