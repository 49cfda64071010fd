package org.adatom.engine.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;

/**
 * A {@code .npy} file of floating-point numbers in C order, read row by row: the first dimension counts the rows, the others
 * make up one (NumPy enhancement proposal 1).
 */
final class NumpyArray implements Closeable {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
    private static final int LONGEST_HEADER = 1 << 16;

    private final Path file;
    private final RandomAccessFile in;
    private final int bytes;
    private final ByteOrder order;
    private final long rows;
    private final int width;

    /**
     * Opens the file and reads its head.
     *
     * @throws InputException if it is no such file, or is shorter or longer than its head says
     * @throws FileException if it cannot be read
     */
    NumpyArray(Path file) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw new FileException(file, "no such file", null);
        }
        try {
            in = new RandomAccessFile(file.toFile(), "r");
            try {
                String head = head();
                String type = find(TYPE, head, "'descr'");
                if (!type.matches("[<>]f[48]")) {
                    throw error("numbers of the type '" + TextInput.shown(type) + "', expected '<f4' or '<f8'");
                }
                if (!head.contains("'fortran_order': False")) {
                    throw error("the array is not in C order; write numpy.ascontiguousarray(...) of it");
                }
                order = type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
                bytes = type.charAt(2) - '0';
                long[] shape = shape(find(SHAPE, head, "'shape'"));
                rows = shape[0];
                long others = 1;
                for (int d = 1; d < shape.length; d++) {
                    others = Math.multiplyExact(others, shape[d]);
                }
                width = Math.toIntExact(others);
                long expected = Math.addExact(in.getFilePointer(),
                        Math.multiplyExact(rows, Math.multiplyExact(others, (long) bytes)));
                if (in.length() != expected) {
                    throw error("has " + in.length() + " bytes where its shape asks for " + expected
                            + ": it is truncated or damaged, copy or write it again");
                }
            } catch (RuntimeException | IOException e) {
                in.close();
                throw e;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw error("the shape of the array is damaged");
        } catch (EOFException e) {
            throw error("the file ends in its head: it is truncated, copy or write it again");
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private String head() throws IOException {
        byte[] magic = new byte[8];
        in.readFully(magic);
        if (!Arrays.equals(magic, 0, 6, MAGIC, 0, 6)) {
            throw error("this is no .npy file of NumPy");
        }
        byte[] size = new byte[magic[6] == 1 ? 2 : 4];
        in.readFully(size);
        int length = 0;
        for (int k = size.length - 1; k >= 0; k--) {
            length = length << 8 | size[k] & 0xff;
        }
        if (length < 0 || length > LONGEST_HEADER) {
            throw error("a head of " + length + " bytes: the file is damaged");
        }
        byte[] text = new byte[length];
        in.readFully(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private String find(Pattern pattern, String head, String what) {
        Matcher m = pattern.matcher(head);
        if (!m.find()) {
            throw error("the head of the array has no " + what);
        }
        return m.group(1);
    }

    private long[] shape(String text) {
        long[] shape = Arrays.stream(text.split(",")).map(String::trim).filter(s -> !s.isEmpty())
                .mapToLong(Long::parseLong).toArray();
        if (shape.length == 0 || Arrays.stream(shape).anyMatch(n -> n < 0)) {
            throw error("an array of the shape (" + TextInput.shown(text) + "), where rows were expected");
        }
        return shape;
    }

    /** Number of rows. */
    long rows() {
        return rows;
    }

    /** Numbers in a row. */
    int width() {
        return width;
    }

    /**
     * The numbers of the next row.
     *
     * @throws InputException if one is not finite
     */
    double[] next() {
        byte[] raw = new byte[bytes * width];
        try {
            in.readFully(raw);
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(order);
        double[] row = new double[width];
        for (int k = 0; k < width; k++) {
            row[k] = bytes == 4 ? buffer.getFloat() : buffer.getDouble();
            if (!Double.isFinite(row[k])) {
                throw error("holds " + row[k] + ", expected finite numbers only");
            }
        }
        return row;
    }

    /** A complaint about this file. */
    InputException error(String message) {
        return InputException.at(file, 0, message);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // A file that was only read loses nothing when closing it fails.
        }
    }
}
