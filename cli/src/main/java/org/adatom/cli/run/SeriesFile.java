package org.adatom.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.adatom.engine.error.FileException;

/** A text file that grows by whole lines, and can be cut back to a length it had. */
final class SeriesFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private SeriesFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A new, empty file. */
    static SeriesFile create(Path path) {
        return open(path, 0, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** An existing file, cut back to {@code length} bytes. */
    static SeriesFile reopen(Path path, long length) {
        return open(path, length, StandardOpenOption.WRITE);
    }

    private static SeriesFile open(Path path, long length, StandardOpenOption... options) {
        try {
            FileChannel channel = FileChannel.open(path, options);
            if (channel.size() < length) {
                channel.close();
                throw new FileException(
                        path, "is shorter than when the checkpoint was written, so the run cannot be continued", null);
            }
            channel.truncate(length);
            channel.position(length);
            return new SeriesFile(path, channel);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Adds a line; the line end is added, too. */
    void line(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    /** Brings everything to the disk and returns the length in bytes. */
    long sync() {
        try {
            channel.force(false);
            return channel.position();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static FileException unwritable(Path path, IOException e) {
        return new FileException(path, "cannot be written: " + e.getMessage(), e);
    }
}
