package org.adatom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.adatom.engine.error.FileException;
import org.adatom.engine.units.Units;

/** A file of frames that appears under its name when it is whole, and not at all if something goes wrong before. */
public final class FrameTarget implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final FrameWriter writer;
    private long frames;

    /**
     * Begins to write under a temporary name beside the target.
     *
     * @throws FileException if the folder cannot be written to
     * @throws org.adatom.engine.error.InputException if the name tells no format
     */
    public FrameTarget(Path target, Units units) {
        if (Files.isDirectory(target)) {
            throw new FileException(target, "is a folder; name a file", null);
        }
        this.target = target;
        this.part = target.resolveSibling(".partial-" + target.getFileName());
        this.writer = new FrameFile(part, target, StructureFiles.text(FileFormat.of(target), units), 0);
    }

    /** Adds a frame. */
    public void write(Frame frame) {
        writer.write(frame);
        frames++;
    }

    /** Number of frames so far. */
    public long frames() {
        return frames;
    }

    /** All frames are written: gives the file its name. */
    public void finish() {
        writer.sync();
        writer.close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FileException(target, "cannot be written: " + FrameFile.reason(e), e);
        }
    }

    /** Removes what is not finished. */
    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // Nothing more can be done, and the failure that led here is on its way to the user.
            }
        }
    }
}
