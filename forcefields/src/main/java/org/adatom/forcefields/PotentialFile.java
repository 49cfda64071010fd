package org.adatom.forcefields;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;

/**
 * A text file of potential parameters, read word by word; whatever is wrong is reported with file and line.
 *
 * <p>Numbers may have Fortran exponents ({@code 1.0D-3}).
 */
public final class PotentialFile {
    private final String name;
    private final List<String> lines;
    private final long characters;
    private int next;
    private int current;
    private StringTokenizer words = new StringTokenizer("");

    private PotentialFile(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
        this.characters = lines.stream().mapToLong(String::length).sum();
    }

    /**
     * Reads a file.
     *
     * @throws FileException if it is missing or unreadable
     */
    public static PotentialFile read(Path path) {
        try {
            // Names in citations are in any encoding; the numbers are ASCII.
            return new PotentialFile(path.toString(), Files.readAllLines(path, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new FileException(path, "no such potential file", e);
        } catch (IOException e) {
            throw new FileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Text that is built in, under a name for messages. */
    public static PotentialFile of(String name, String text) {
        return new PotentialFile(name, text.lines().toList());
    }

    /** A data file that comes with the program, beside that class. */
    public static PotentialFile builtin(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's name as it was given. */
    public String name() {
        return name;
    }

    /** Drops everything after a {@code #} on every line from here on. */
    public PotentialFile withoutComments() {
        return new PotentialFile(name, lines.stream().map(l -> l.replaceFirst("#.*", "")).toList());
    }

    /** The citation that the first lines give: what follows {@code CITATION:}, or else the first line. */
    public String citation() {
        String first = lines.isEmpty() ? "" : lines.get(0).replace("#", "").strip();
        int at = first.indexOf("CITATION:");
        return at < 0 ? first : first.substring(at + "CITATION:".length()).strip();
    }

    /** The next line, whole; what was left of the last one is skipped. */
    public String line(String what) {
        if (next >= lines.size()) {
            throw ended(what);
        }
        words = new StringTokenizer("");
        current = ++next;
        return lines.get(current - 1);
    }

    /** The words of the next line that is not blank. */
    public List<String> words(String what) {
        String line = line(what);
        while (line.isBlank()) {
            line = line(what);
        }
        return List.of(line.strip().split("\\s+"));
    }

    /** All words that are left on the line of the next word. */
    public List<String> restOfLine() {
        List<String> rest = new ArrayList<>();
        rest.add(word("a line"));
        while (words.hasMoreTokens()) {
            rest.add(words.nextToken());
        }
        return rest;
    }

    /** Whether nothing but white space is left. */
    public boolean atEnd() {
        while (!words.hasMoreTokens() && next < lines.size()) {
            words = new StringTokenizer(lines.get(next++));
        }
        return !words.hasMoreTokens();
    }

    /** The next word. */
    public String word(String what) {
        if (atEnd()) {
            throw ended(what);
        }
        current = next;
        return words.nextToken();
    }

    /** The next word as a finite number. */
    public double number(String what) {
        return number(word(what), what);
    }

    /** That word of the current line as a finite number. */
    public double number(String word, String what) {
        double value;
        try {
            value = Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
        } catch (NumberFormatException e) {
            throw error("'" + abbreviated(word) + "' is not a number (expected " + what + ")");
        }
        if (!Double.isFinite(value)) {
            throw error(what + " must be a finite number, not " + word);
        }
        return value;
    }

    /** That word of the current line as a whole number. */
    public int whole(String word, String what) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw error("'" + abbreviated(word) + "' is not a whole number (expected " + what + ")");
        }
    }

    /** That many finite numbers. */
    public double[] numbers(int count, String what) {
        if (count > characters) {
            throw error(count + " values of " + what + " are announced, more than the file has characters");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            if (atEnd()) {
                throw ended("value " + (i + 1) + " of " + count + " of " + what);
            }
            values[i] = number(what);
        }
        return values;
    }

    /** A complaint about the current line. */
    public InputException error(String message) {
        return InputException.at(name, current, message);
    }

    private static String abbreviated(String word) {
        return word.length() > 30 ? word.substring(0, 30) + "..." : word;
    }

    private InputException ended(String what) {
        return InputException.at(name, lines.size(), "the file ends where " + what
                + " should follow; is it complete?");
    }
}
