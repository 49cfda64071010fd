package org.adatom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/** The frames of all files of one format in a folder, in the order of their names; each says which file it is from ({@code source}). */
final class FolderReader implements FrameReader {
    private final ReadOptions options;
    private final FileFormat format;
    private final Iterator<Path> files;
    private @Nullable FrameReader open;
    private String source = "";

    /**
     * A reader of the files whose names fit the format.
     *
     * @throws InputException if there is none
     */
    FolderReader(Path folder, FileFormat format, ReadOptions options) {
        this.options = options;
        this.format = format;
        List<Path> members = members(folder, format);
        if (members.isEmpty()) {
            throw new InputException(folder + ": is a folder without files of the format " + format);
        }
        files = members.iterator();
    }

    /** The files of a folder that fit a format, sorted by name. */
    static List<Path> members(Path folder, FileFormat format) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> Files.isRegularFile(p) && format.fits(p)).sorted().toList();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Frame> next() {
        while (true) {
            if (open == null) {
                if (!files.hasNext()) {
                    return Optional.empty();
                }
                Path file = files.next();
                source = file.getFileName().toString();
                open = StructureFiles.reader(file, format, options);
            }
            Optional<Frame> frame = open.next();
            if (frame.isPresent()) {
                frame.get().info().putIfAbsent("source", source);
                return frame;
            }
            close();
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
