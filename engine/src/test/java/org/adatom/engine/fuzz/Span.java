package org.adatom.engine.fuzz;

import java.util.function.Predicate;

/** A piece of a text, from its first character to the one behind its last. */
record Span(int from, int to) {
    private static final int TRIES = 30;

    /** The line around a place, its line break included. */
    static Span line(String text, int at) {
        int from = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        return new Span(from, end < 0 ? text.length() : end + 1);
    }

    /** The word at or behind a place; empty if there is none. */
    static Span word(String text, int at) {
        int from = at;
        while (from < text.length() && text.charAt(from) <= ' ') {
            from++;
        }
        while (from > 0 && text.charAt(from - 1) > ' ') {
            from--;
        }
        int to = from;
        while (to < text.length() && text.charAt(to) > ' ') {
            to++;
        }
        return new Span(from, to);
    }

    /** A number at or soon behind a place; any word if there is none. */
    static Span number(String text, int at) {
        return search(text, at, w -> w.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?"));
    }

    /** A whole number at or soon behind a place. */
    static Span wholeNumber(String text, int at) {
        return search(text, at, w -> w.matches("[0-9]{1,9}"));
    }

    /** A word that begins with a letter at or soon behind a place. */
    static Span label(String text, int at) {
        return search(text, at, w -> w.matches("[A-Za-z].*"));
    }

    /** The first of the next few words that fits; words also end where YAML has marks. */
    private static Span search(String text, int at, Predicate<String> fits) {
        Span span = word(text, at);
        for (int k = 0; k < TRIES && span.to < text.length(); k++) {
            int from = span.from;
            for (int end = from; end <= span.to; end++) {
                if (end == span.to || ":,=[]{}\"".indexOf(text.charAt(end)) >= 0) {
                    if (fits.test(text.substring(from, end))) {
                        return new Span(from, end);
                    }
                    from = end + 1;
                }
            }
            span = word(text, span.to);
        }
        return span;
    }

    String of(String text) {
        return text.substring(from, to);
    }

    String replaced(String text, String by) {
        return text.substring(0, from) + by + text.substring(to);
    }

    static String swapped(String text, Span one, Span other) {
        boolean inOrder = one.from <= other.from;
        Span a = inOrder ? one : other;
        Span b = inOrder ? other : one;
        return a.to > b.from
                ? text
                : text.substring(0, a.from) + b.of(text) + text.substring(a.to, b.from) + a.of(text)
                        + text.substring(b.to);
    }
}
