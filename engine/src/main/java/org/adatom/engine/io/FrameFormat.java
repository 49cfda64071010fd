package org.adatom.engine.io;

/** How a frame becomes text. */
interface FrameFormat {
    /**
     * Appends the text of a frame, line ends included.
     *
     * @throws org.adatom.engine.error.InputException if the format cannot hold the frame
     */
    void append(StringBuilder out, Frame frame);

    /** Whether a file holds one frame only. */
    boolean single();
}
