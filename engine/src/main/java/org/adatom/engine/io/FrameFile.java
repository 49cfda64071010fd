package org.adatom.engine.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/** A writer of text frames: each frame is formatted as a whole and then handed to the file in one piece. */
final class FrameFile implements FrameWriter {
    private final Path file;
    private final FrameFormat format;
    private final FileChannel channel;
    private final Compression compression;
    private final StringBuilder text = new StringBuilder();
    private @Nullable OutputStream piece;
    private long frames;

    /**
     * Opens a file for writing at byte {@code length}; what lies behind is discarded.
     *
     * @param shown the file's name in messages, as the user knows it
     * @param length 0 for a new file
     */
    FrameFile(Path file, Path shown, FrameFormat format, long length) {
        this.file = shown;
        this.format = format;
        compression = Compression.of(file.getFileName().toString());
        frames = length > 0 ? 1 : 0;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.size() < length) {
                channel.close();
                throw new FileException(shown, "has fewer than the " + length + " bytes written before: it was changed",
                        null);
            }
            channel.truncate(length);
            channel.position(length);
        } catch (IOException e) {
            throw new FileException(shown, "cannot be written: " + reason(e), e);
        }
    }

    @Override
    public void write(Frame frame) {
        if (frames > 0 && format.single()) {
            throw new InputException(
                    file + ": the format holds one frame only: choose one, or write a trajectory as extxyz or lammps-dump");
        }
        text.setLength(0);
        try {
            format.append(text, frame);
        } catch (InputException e) {
            throw e.in(file.toString());
        }
        try {
            if (piece == null) {
                piece = compression.compress(
                        new BufferedOutputStream(new Uncloseable(Channels.newOutputStream(channel)), 1 << 16));
            }
            piece.write(text.toString().getBytes(StandardCharsets.UTF_8));
            if (compression == Compression.NONE) {
                piece.flush();
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + reason(e), e);
        }
        frames++;
    }

    @Override
    public long sync() {
        try {
            endPiece();
            channel.force(true);
            return channel.position();
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + reason(e), e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            endPiece();
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + reason(e), e);
        }
    }

    private void endPiece() throws IOException {
        if (piece != null) {
            piece.close();
            piece = null;
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such folder";
            case AccessDeniedException denied -> "no permission";
            default -> e.getMessage();
        };
    }

    /** A stream whose end is not the end of the file. */
    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
