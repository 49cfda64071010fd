package org.adatom.engine.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The key=value pairs of an extended XYZ comment line, after the grammar of libAtoms/extxyz; besides, as in ASE, values
 * in single quotes and keys without a value, which mean true.
 */
final class Comment {
    private final String line;
    private final Map<String, Object> pairs = new LinkedHashMap<>();
    private int at;
    private boolean bareWords;

    /**
     * Parses a line.
     *
     * @throws IllegalArgumentException if it is not made of key=value pairs, saying what was found in which column
     */
    Comment(String line) {
        this.line = line;
        for (skipSpace(); at < line.length(); skipSpace()) {
            String key = quoted(line.charAt(at)) ? quotedText() : bareText();
            skipSpace();
            boolean hasValue = at < line.length() && line.charAt(at) == '=';
            Object value = Boolean.TRUE;
            if (hasValue) {
                at++;
                skipSpace();
                value = value();
            }
            bareWords |= !hasValue;
            if (pairs.put(key, value) != null) {
                throw new IllegalArgumentException("key '" + key + "' occurs twice");
            }
        }
    }

    /** The pairs in the order of the line. */
    Map<String, Object> pairs() {
        return pairs;
    }

    /** Whether a word stood without a value. */
    boolean hasBareWords() {
        return bareWords;
    }

    private Object value() {
        if (at == line.length()) {
            throw new IllegalArgumentException("the line ends where a value was expected");
        }
        char c = line.charAt(at);
        if (quoted(c)) {
            String text = quotedText();
            List<String> words = words(text);
            Object typed = words.isEmpty() ? text : typed(words);
            return typed instanceof String[] || typed instanceof String ? text : typed;
        }
        if (c == '{') {
            int end = line.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("'{' in column " + (at + 1) + " is not closed");
            }
            List<String> words = words(line.substring(at + 1, end).replace(',', ' '));
            at = end + 1;
            return typed(words);
        }
        return c == '[' ? array() : typed(List.of(bareText()));
    }

    /** A one- or two-dimensional array in square brackets. */
    private Object array() {
        int open = at++;
        skipSpace();
        if (at < line.length() && line.charAt(at) == '[') {
            List<List<String>> rows = new ArrayList<>();
            do {
                skipSpace();
                if (at == line.length() || line.charAt(at) != '[') {
                    throw new IllegalArgumentException("a row '[...]' was expected in column " + (at + 1));
                }
                at++;
                rows.add(elements(at - 1));
                skipSpace();
            } while (at < line.length() && line.charAt(at++) == ',');
            if (line.charAt(at - 1) != ']') {
                throw new IllegalArgumentException("'[' in column " + (open + 1) + " is not closed");
            }
            return matrix(rows);
        }
        Object values = typed(elements(open));
        return switch (values) {
            case Long v -> new long[] {v};
            case Double v -> new double[] {v};
            case Boolean v -> new boolean[] {v};
            case String v -> new String[] {v};
            default -> values;
        };
    }

    /** The elements of a row whose bracket is open, past its end. */
    private List<String> elements(int open) {
        List<String> elements = new ArrayList<>();
        while (true) {
            skipSpace();
            if (at == line.length()) {
                throw new IllegalArgumentException("'[' in column " + (open + 1) + " is not closed");
            }
            char c = line.charAt(at);
            if (c == ']') {
                at++;
                return elements;
            }
            elements.add(quoted(c) ? quotedText() : bareText());
            skipSpace();
            if (at < line.length() && line.charAt(at) == ',') {
                at++;
            } else if (at < line.length() && line.charAt(at) != ']') {
                throw new IllegalArgumentException("',' or ']' was expected in column " + (at + 1));
            }
        }
    }

    private static Object matrix(List<List<String>> rows) {
        int width = rows.get(0).size();
        List<String> all = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException(
                        "the rows of an array have " + width + " and " + row.size() + " elements");
            }
            all.addAll(row);
        }
        int n = rows.size();
        Object flat = all.size() == 1 ? new String[] {all.get(0)} : typed(all);
        return switch (flat) {
            case long[] v -> {
                long[][] m = new long[n][width];
                for (int i = 0; i < v.length; i++) {
                    m[i / width][i % width] = v[i];
                }
                yield m;
            }
            case double[] v -> {
                double[][] m = new double[n][width];
                for (int i = 0; i < v.length; i++) {
                    m[i / width][i % width] = v[i];
                }
                yield m;
            }
            case boolean[] v -> {
                boolean[][] m = new boolean[n][width];
                for (int i = 0; i < v.length; i++) {
                    m[i / width][i % width] = v[i];
                }
                yield m;
            }
            default -> {
                String[][] m = new String[n][width];
                for (int i = 0; i < all.size(); i++) {
                    m[i / width][i % width] = all.get(i);
                }
                yield m;
            }
        };
    }

    /** One value or an array, of the first type that all words have: integer, number, truth value, text. */
    private static Object typed(List<String> words) {
        int n = words.size();
        if (words.stream().allMatch(Numbers::isInteger)) {
            long[] v = words.stream().mapToLong(Long::parseLong).toArray();
            return n == 1 ? (Object) v[0] : v;
        }
        if (words.stream().allMatch(w -> Numbers.isDecimal(w.toLowerCase(Locale.ROOT)))) {
            double[] v = words.stream().mapToDouble(Numbers::real).toArray();
            return n == 1 ? (Object) v[0] : v;
        }
        if (words.stream().allMatch(w -> Numbers.logical(w) != null)) {
            boolean[] v = new boolean[n];
            for (int i = 0; i < n; i++) {
                v[i] = Boolean.TRUE.equals(Numbers.logical(words.get(i)));
            }
            return n == 1 ? (Object) v[0] : v;
        }
        return n == 1 ? words.get(0) : words.toArray(String[]::new);
    }

    private static List<String> words(String text) {
        String trimmed = text.trim();
        return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("[ \t]+"));
    }

    private static boolean quoted(char c) {
        return c == '"' || c == '\'';
    }

    private String quotedText() {
        int open = at;
        char quote = line.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (at < line.length() && line.charAt(at) != quote) {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                c = line.charAt(at++);
                c = c == 'n' ? '\n' : c;
            }
            text.append(c);
        }
        if (at == line.length()) {
            throw new IllegalArgumentException("the quotation mark in column " + (open + 1) + " is not closed");
        }
        at++;
        return text.toString();
    }

    private String bareText() {
        int start = at;
        while (at < line.length() && " \t=\",[]{}".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("'" + line.charAt(at) + "' in column " + (at + 1) + " is out of place");
        }
        return line.substring(start, at);
    }

    private void skipSpace() {
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
    }
}
