package org.adatom.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.error.FileException;

/**
 * The folder of a run and the names in it.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    private static final String MARKER = "input.yaml";

    /**
     * Refuses a folder that must not be written to.
     *
     * @param replace whether an earlier run in it may be deleted
     * @throws FileException if it is a file, holds something else, or a run that must not be deleted
     */
    public void requireFree(boolean replace) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new FileException(path, "is a file; name an output folder with -o", null);
        }
        if (isEmpty()) {
            return;
        }
        if (!Files.exists(input())) {
            throw new FileException(path, "is not empty and not the folder of a run; name another with -o", null);
        }
        if (!replace) {
            throw new FileException(
                    path,
                    finished()
                            ? "holds a finished job; name another folder with -o, or replace it with --force"
                            : "holds an unfinished run; continue it with 'adatom resume " + path
                                    + "', or replace it with --force",
                    null);
        }
    }

    /**
     * Makes the folder for a new run; an earlier run in it is deleted.
     *
     * @throws FileException if it cannot be made
     */
    void create() {
        try {
            if (Files.exists(input())) {
                clear();
            }
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new FileException(path, "cannot be made: " + reason(e) + "; name another folder with -o", e);
        }
    }

    /**
     * The folder of an earlier run.
     *
     * @throws FileException if it is none
     */
    public static RunFolder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new FileException(path, Files.exists(path) ? "is a file; name the folder of a run" : "no such folder",
                    null);
        }
        RunFolder folder = new RunFolder(path);
        if (!Files.exists(folder.input())) {
            throw new FileException(path, "is not the folder of a run: it has no " + MARKER, null);
        }
        return folder;
    }

    /** The resolved input. */
    public Path input() {
        return path.resolve(MARKER);
    }

    /** The saved state. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }

    /** The results as JSON; there when the run is finished. */
    public Path summary() {
        return path.resolve("summary.json");
    }

    /** The certificate of {@code verify} as JSON; it takes the place of the summary. */
    Path certificate() {
        return path.resolve("certificate.json");
    }

    /** Copies of the potential files. */
    public Path potentials() {
        return path.resolve("potentials");
    }

    /** A file of that name. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Whether the run, or the check of a potential, came to its end. */
    public boolean finished() {
        return Files.exists(summary()) || Files.exists(certificate());
    }

    /** Writes a text file so that it is whole or not there. */
    void write(Path file, String text) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + reason(e), e);
        }
    }

    private void clear() throws IOException {
        // The marker goes first: a folder that is half cleared is not taken for a run.
        Files.delete(input());
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path p : deepestFirst) {
                if (!p.equals(path)) {
                    Files.delete(p);
                }
            }
        }
    }

    private boolean isEmpty() {
        if (!Files.isDirectory(path)) {
            return true;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new FileException(path, "cannot be read: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage();
        };
    }
}
