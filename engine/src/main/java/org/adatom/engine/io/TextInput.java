package org.adatom.engine.io;

import com.github.luben.zstd.ZstdIOException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A text file read line by line and word by word without making strings of the numbers. Large files are mostly numbers, so
 * words are parsed where they lie in the buffer.
 */
final class TextInput implements Closeable {
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int SHOWN = 80;
    private static final int LONGEST_LINE = 1 << 28;

    private final Path file;
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int next;
    private int lineStart;
    private int lineEnd;
    private int wordStart;
    private int wordEnd;
    private long lineNumber;

    /**
     * Opens a file, compressed if its name says so.
     *
     * @throws FileException if it cannot be opened
     */
    TextInput(Path file) {
        this.file = file;
        if (!Files.exists(file)) {
            throw new FileException(file, "no such file", null);
        }
        if (!Files.isRegularFile(file)) {
            throw new FileException(file, "is not a file that can be read", null);
        }
        InputStream raw = null;
        try {
            raw = new FileInputStream(file.toFile());
            in = Compression.of(file.getFileName().toString()).expand(raw);
        } catch (IOException e) {
            closeQuietly(raw);
            throw failure(e);
        }
    }

    /** Goes to the next line; false at the end of the file. */
    boolean nextLine() {
        lineStart = next;
        int scan = next;
        while (true) {
            while (scan < filled && buffer[scan] != '\n') {
                scan++;
            }
            if (scan < filled) {
                next = scan + 1;
                break;
            }
            int done = scan - lineStart;
            if (!fill()) {
                if (done == 0) {
                    return false;
                }
                scan = lineStart + done;
                next = scan;
                break;
            }
            scan = lineStart + done;
        }
        lineEnd = scan > lineStart && buffer[scan - 1] == '\r' ? scan - 1 : scan;
        wordEnd = lineStart;
        lineNumber++;
        return true;
    }

    /** Moves the unfinished line to the front of the buffer and reads on; false at the end of the file. */
    private boolean fill() {
        int kept = filled - lineStart;
        if (kept > LONGEST_LINE) {
            throw error(lineNumber + 1, "a line of more than " + (LONGEST_LINE >> 20)
                    + " MB: this is no text file of the expected format");
        }
        byte[] target = kept > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, lineStart, target, 0, kept);
        buffer = target;
        lineStart = 0;
        next = 0;
        filled = kept;
        try {
            int n = in.read(buffer, filled, buffer.length - filled);
            if (n <= 0) {
                return false;
            }
            filled += n;
            return true;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The line as text. */
    String line() {
        return new String(buffer, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    /** Whether nothing but white space is left on the line. */
    boolean atEnd() {
        for (int i = wordEnd; i < lineEnd; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but white space or a comment that begins with # is left on the line. */
    boolean atEndOrComment() {
        int i = wordEnd;
        while (i < lineEnd && buffer[i] <= ' ' && buffer[i] >= 0) {
            i++;
        }
        return i == lineEnd || buffer[i] == '#';
    }

    /** Goes to the next word of the line; false if there is none. */
    boolean nextWord() {
        int i = wordEnd;
        while (i < lineEnd && buffer[i] <= ' ' && buffer[i] >= 0) {
            i++;
        }
        wordStart = i;
        while (i < lineEnd && (buffer[i] > ' ' || buffer[i] < 0)) {
            i++;
        }
        wordEnd = i;
        return wordEnd > wordStart;
    }

    /** The present word as text. */
    String word() {
        return new String(buffer, wordStart, wordEnd - wordStart, StandardCharsets.UTF_8);
    }

    /** The next word as text; {@code what} names it in the error if there is none. */
    String text(String what) {
        need(what);
        return word();
    }

    /** Whether the present word consists of these bytes. */
    boolean wordIs(byte[] text) {
        return Arrays.equals(buffer, wordStart, wordEnd, text, 0, text.length);
    }

    /** The bytes of the present word. */
    byte[] wordBytes() {
        return Arrays.copyOfRange(buffer, wordStart, wordEnd);
    }

    /** The next word as a finite number, with E or D before the exponent. */
    double real(String what) {
        double value = realOrNonFinite(what);
        if (!Double.isFinite(value)) {
            throw found(what + " was expected, which must be a finite number");
        }
        return value;
    }

    /** The next word as a number, NaN or infinity. */
    double realOrNonFinite(String what) {
        need(what);
        int i = wordStart;
        boolean negative = buffer[i] == '-';
        if (negative || buffer[i] == '+') {
            i++;
        }
        long digits = 0;
        int seen = 0;
        int scale = 0;
        boolean point = false;
        for (; i < wordEnd; i++) {
            int c = buffer[i];
            if (c >= '0' && c <= '9') {
                if (digits >= EXACT / 10 - 1) {
                    return slowReal(what);
                }
                digits = 10 * digits + (c - '0');
                seen++;
                scale -= point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return slowReal(what);
        }
        if (i < wordEnd) {
            int exponent = exponent(i);
            if (exponent == Integer.MIN_VALUE) {
                return slowReal(what);
            }
            scale += exponent;
        }
        if (scale < -22 || scale > 22) {
            return slowReal(what);
        }
        // Both factors are exact, so the single rounding gives the nearest number (W. D. Clinger, PLDI 1990).
        double value = scale < 0 ? digits / POWERS_OF_TEN[-scale] : digits * POWERS_OF_TEN[scale];
        return negative ? -value : value;
    }

    /** The exponent that begins at {@code i} and fills the word, or MIN_VALUE. */
    private int exponent(int i) {
        int letter = buffer[i] | 0x20;
        int k = i + 1;
        boolean negative = k < wordEnd && buffer[k] == '-';
        if (k < wordEnd && (negative || buffer[k] == '+')) {
            k++;
        }
        if (letter != 'e' && letter != 'd' || k >= wordEnd || wordEnd - k > 3) {
            return Integer.MIN_VALUE;
        }
        int value = 0;
        for (; k < wordEnd; k++) {
            if (buffer[k] < '0' || buffer[k] > '9') {
                return Integer.MIN_VALUE;
            }
            value = 10 * value + buffer[k] - '0';
        }
        return negative ? -value : value;
    }

    private double slowReal(String what) {
        double value = Numbers.real(word());
        if (Double.isNaN(value) && !word().toLowerCase(Locale.ROOT).endsWith("nan")) {
            throw found(what + " was expected (a number)");
        }
        return value;
    }

    /** The next word as an integer. */
    long integer(String what) {
        need(what);
        try {
            return Long.parseLong(word());
        } catch (NumberFormatException e) {
            throw found(what + " was expected (an integer)");
        }
    }

    /** The next word as a number of things that fits an array. */
    int count(String what) {
        long n = integer(what);
        if (n < 0 || n > Integer.MAX_VALUE - 64) {
            throw found(what + " was expected (0 to " + (Integer.MAX_VALUE - 64) + ")");
        }
        return (int) n;
    }

    /** The next word as an integer of 32 bits. */
    int smallInteger(String what) {
        long n = integer(what);
        if (n != (int) n) {
            throw found(what + " was expected, which must lie between " + Integer.MIN_VALUE + " and "
                    + Integer.MAX_VALUE);
        }
        return (int) n;
    }

    /** Fails unless the line ends here; {@code what} names its last word. */
    void needEnd(String what) {
        if (nextWord()) {
            throw error("found '" + shown(word()) + "' after " + what + ", where the line should end");
        }
    }

    private InputException found(String where) {
        return error("found '" + shown(word()) + "' where " + where);
    }

    /** Text for a message: the beginning of it if it is long. */
    static String shown(String text) {
        String trimmed = text.trim();
        return trimmed.length() <= SHOWN ? trimmed : trimmed.substring(0, SHOWN) + "...";
    }

    private void need(String what) {
        if (!nextWord()) {
            throw error("the line ends where " + what + " was expected");
        }
    }

    /** Goes to the next line, which must be there. */
    void needLine(String what) {
        if (!nextLine()) {
            throw end(what);
        }
    }

    /** The failure of a file that ends too early. */
    InputException end(String what) {
        return error("the file ends where " + what + " was expected: it is truncated, copy or write it again");
    }

    /** Bad content in the present line. */
    InputException error(String message) {
        return InputException.at(file, lineNumber, message);
    }

    /** Bad content in a given line. */
    InputException error(long line, String message) {
        return InputException.at(file, line, message);
    }

    /** The file, as it was named. */
    Path file() {
        return file;
    }

    /** Number of the present line, counted from 1. */
    long lineNumber() {
        return lineNumber;
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private static void closeQuietly(@Nullable Closeable stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            // A file that was only read loses nothing when closing it fails.
        }
    }

    /** Damaged compressed data is bad content, anything else a failure of the file system. */
    private RuntimeException failure(IOException e) {
        if (e instanceof EOFException || e instanceof ZipException || e instanceof ZstdIOException) {
            return InputException.at(file, 0, "after line " + lineNumber
                    + " the compressed data are truncated or damaged ("
                    + (e.getMessage() == null ? "they end too early" : e.getMessage())
                    + "): copy or write the file again");
        }
        return new FileException(file, "cannot be read: " + e.getMessage(), e);
    }
}
