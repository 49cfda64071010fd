package org.adatom.cli.run;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;

/**
 * A file that is either whole or not there: magic, version, content (big-endian), CRC-32C of all that.
 *
 * <p>It is written under a temporary name, brought to the disk and renamed. The file it replaces stays beside it with
 * the ending {@code .previous}.
 */
final class SavedState {
    private static final byte[] MAGIC = {'A', 'D', 'A', 'T', 'O', 'M', 'C', 'P'};
    private static final int VERSION = 4;

    private SavedState() {}

    /** What is saved. */
    @FunctionalInterface
    interface Content {
        /** Writes it. */
        void write(DataOutput out) throws IOException;
    }

    /** What restores it. */
    @FunctionalInterface
    interface Reader<T> {
        /** Reads what {@link Content#write} wrote. */
        T read(DataInputStream in) throws IOException;
    }

    /** Replaces the file, keeping the one before. */
    static void write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                CheckedOutputStream checked = new CheckedOutputStream(plain, new CRC32C());
                DataOutputStream out = new DataOutputStream(checked);
                out.write(MAGIC);
                out.writeInt(VERSION);
                content.write(out);
                out.writeLong(checked.getChecksum().getValue());
                out.flush();
                channel.force(true);
            }
            if (Files.exists(file)) {
                Files.move(file, previous(file), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + e.getMessage() + "; is the disk full?", e);
        }
    }

    /**
     * Reads a file that {@link #write} made; if a kill left only the one before, that.
     *
     * @throws InputException if it is damaged or not such a file
     * @throws FileException if it cannot be read
     */
    static <T> T read(Path file, Reader<T> reader) {
        Path source = !Files.exists(file) && Files.exists(previous(file)) ? previous(file) : file;
        try {
            byte[] bytes = Files.readAllBytes(source);
            check(source, bytes);
            return reader.read(new DataInputStream(
                    new ByteArrayInputStream(bytes, MAGIC.length + 4, bytes.length - MAGIC.length - 12)));
        } catch (NoSuchFileException e) {
            throw new FileException(file, "no such file; is this the output folder of a run?", e);
        } catch (EOFException e) {
            throw damaged(source, "it ends too early");
        } catch (StreamCorruptedException | UTFDataFormatException | IllegalArgumentException e) {
            throw damaged(source, e.getMessage());
        } catch (IOException e) {
            throw new FileException(source, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static void check(Path file, byte[] bytes) {
        if (bytes.length < MAGIC.length + 12 || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw damaged(file, "it does not begin like a checkpoint");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int version = buffer.getInt(MAGIC.length);
        if (version != VERSION) {
            throw InputException.at(file, 0, "is of checkpoint version " + version + ", this program reads version "
                    + VERSION + "; continue with the program that wrote it");
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 8);
        if (crc.getValue() != buffer.getLong(bytes.length - 8)) {
            throw damaged(file, "its checksum does not fit its content");
        }
    }

    private static InputException damaged(Path file, String how) {
        Path previous = previous(file);
        String cure = Files.exists(previous)
                ? "; move " + previous.getFileName() + " to " + file.getFileName() + " to continue from the one before"
                : "; start the run again";
        return InputException.at(file, 0, "is damaged: " + how + cure);
    }

    private static Path previous(Path file) {
        return file.resolveSibling(file.getFileName() + ".previous");
    }
}
