package org.adatom.analysis.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plain numbers and units as they are printed. */
public final class Typography {
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final Pattern EXPONENT = Pattern.compile("e(-?[0-9]+)");

    private static final Pattern PARENTHESES = Pattern.compile("\\([^()]*\\)");

    private Typography() {}

    /** {@code -2.4e-5} with a true minus sign and its power of ten as a superscript. */
    static String number(String plain) {
        return EXPONENT.matcher(plain).replaceAll(m -> " \u00d7 10" + superscript(m.group(1))).replace('-', '\u2212');
    }

    /** {@code A^2/ps} with superscripts and the sign of the angstrom, {@code sigma} as a Greek letter. */
    public static String unit(String plain) {
        return plain.replace("^2", "\u00b2").replace("^3", "\u00b3").replaceAll("\\bA\\b", "\u00c5")
                .replaceAll("\\bsigma\\b", "\u03c3").replaceAll("\\beps\\b", "\u03b5")
                .replaceAll("\\btau\\b", "\u03c4");
    }

    /** A label of an axis, in which units stand between parentheses. */
    static String axis(String plain) {
        return PARENTHESES.matcher(plain).replaceAll(m -> Matcher.quoteReplacement(unit(m.group())));
    }

    private static String superscript(String integer) {
        return integer.chars().mapToObj(c -> c == '-' ? "\u207b" : SUPERSCRIPTS.substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }
}
