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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A text file of potential parameters, read word by word; whatever is wrong is reported with file and line.
 *
 * <p>Numbers may have Fortran exponents ({@code 1.0D-3}).
 */
public final class PotentialFile {
    private static final long LARGEST = 256 << 20;
    private static final Pattern UNITS = Pattern.compile("\\bUNITS:\\s*(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d+)?");
    private static final Pattern BEYOND = Pattern.compile("[-+]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final List<String> lines;
    private final long characters;
    private int next;
    private int current;
    private StringTokenizer words = new StringTokenizer("");
    /** The next word if it was looked at before it was asked for; it may lie on a line behind the current one. */
    private @Nullable String ahead;
    private boolean comments = true;

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
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new FileException(path, "is not a file that can be read", null);
            }
            if (Files.exists(path) && Files.size(path) > LARGEST) {
                throw InputException.at(path, 0,
                        "is larger than " + (LARGEST >> 20) + " MB, so it is hardly a potential file");
            }
            // Names in citations are in any encoding; the numbers are ASCII.
            PotentialFile file = new PotentialFile(
                    path.toString(), Files.readAllLines(path, StandardCharsets.ISO_8859_1));
            file.checkText();
            file.checkUnits();
            return file;
        } catch (NoSuchFileException e) {
            throw new FileException(path, "no such potential file", e);
        } catch (IOException e) {
            throw new FileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    private void checkText() {
        for (int k = 0; k < lines.size(); k++) {
            if (lines.get(k).indexOf('\0') >= 0) {
                throw InputException.at(name, k + 1,
                        "holds zero bytes: expected plain text; is it UTF-16, compressed or damaged?");
            }
        }
    }

    /** The first line of LAMMPS' files may name their units. */
    private void checkUnits() {
        Matcher units = UNITS.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (units.find() && !units.group(1).equals("metal")) {
            throw InputException.at(name, 1, "the file is in units '" + abbreviated(units.group(1))
                    + "', expected metal (eV, A): convert it, or take the version in these units");
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

    /** From here on drops everything after a {@code #} on every line. */
    public PotentialFile withoutComments() {
        comments = false;
        return this;
    }

    private String text(int line) {
        return comments ? lines.get(line) : uncommented(lines.get(line));
    }

    private static String uncommented(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }

    /** The citation that the first lines give: what follows {@code CITATION:}, or else the first line. */
    public String citation() {
        String first = lines.isEmpty() ? "" : lines.get(0).replace("#", "").strip();
        int at = first.indexOf("CITATION:");
        return at < 0 ? first : first.substring(at + "CITATION:".length()).strip();
    }

    /**
     * The next line, whole.
     *
     * @throws InputException if there is none, or if words are left on the line before
     */
    public String line(String what) {
        if (current == next && (ahead != null || words.hasMoreTokens())) {
            throw error("found '" + abbreviated(word(what)) + "', expected the line to end here and " + what
                    + " to follow: there are more values than announced");
        }
        // A word of a later line may have been looked at.
        next = current;
        ahead = null;
        words = new StringTokenizer("");
        if (next >= lines.size()) {
            throw ended(what);
        }
        current = ++next;
        return text(current - 1);
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
        while (ahead == null && (words.hasMoreTokens() || next < lines.size())) {
            if (words.hasMoreTokens()) {
                ahead = words.nextToken();
            } else {
                words = new StringTokenizer(text(next++));
            }
        }
        return ahead == null;
    }

    /** The next word. */
    public String word(String what) {
        if (atEnd()) {
            throw ended(what);
        }
        current = next;
        String word = ahead;
        ahead = null;
        return word;
    }

    /** Whether a number follows. */
    public boolean atNumber() {
        return !atEnd() && NUMBER.matcher(ahead).matches();
    }

    /** How many words are left; they stay. */
    public long wordsLeft() {
        long count = ahead == null ? 0 : 1;
        count += words.countTokens();
        for (int k = next; k < lines.size(); k++) {
            count += new StringTokenizer(text(k)).countTokens();
        }
        return count;
    }

    /** The next word as a finite number. */
    public double number(String what) {
        return number(word(what), what);
    }

    /** That word of the current line as a finite number. */
    public double number(String word, String what) {
        if (BEYOND.matcher(word).matches()) {
            throw error(what + " must be a finite number, not " + word);
        } else if (!NUMBER.matcher(word).matches()) {
            throw error("'" + abbreviated(word) + "' is not a number (expected " + what + ")");
        }
        double value = Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
        if (!Double.isFinite(value)) {
            throw error(what + " must be a finite number, not " + abbreviated(word));
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

    /** Number of the current line; the first is 1. */
    public int lineNumber() {
        return current;
    }

    /** A complaint about the current line. */
    public InputException error(String message) {
        return InputException.at(name, current, message);
    }

    /** A word for a message: the beginning of it if it is long. */
    public static String abbreviated(String word) {
        return word.length() > 60 ? word.substring(0, 60) + "..." : word;
    }

    private InputException ended(String what) {
        return InputException.at(name, lines.size(), "the file ends where " + what
                + " should follow; is it complete?");
    }
}
