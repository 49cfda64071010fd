package org.adatom.engine.io;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The primitive types of extended XYZ: how text is recognised as an integer, a number or a truth value. */
final class Numbers {
    private Numbers() {}

    /** A number with E, e, D or d before its exponent, nan or inf; NaN also if the text is none. */
    static double real(String text) {
        String t = text.toLowerCase(Locale.ROOT);
        if (isDecimal(t)) {
            return Double.parseDouble(t.replace('d', 'e'));
        }
        return switch (t) {
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /** Whether the text (in lower case) is a decimal number: sign, digits with at most one point, exponent. */
    static boolean isDecimal(String t) {
        int i = t.startsWith("-") || t.startsWith("+") ? 1 : 0;
        int digits = 0;
        boolean point = false;
        for (; i < t.length(); i++) {
            char c = t.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0 || i == t.length()) {
            return digits > 0;
        }
        if (t.charAt(i) != 'e' && t.charAt(i) != 'd') {
            return false;
        }
        return isInteger(t.substring(i + 1));
    }

    /** Whether the text is an integer with or without a sign. */
    static boolean isInteger(String t) {
        int i = t.startsWith("-") || t.startsWith("+") ? 1 : 0;
        if (i == t.length()) {
            return false;
        }
        for (; i < t.length(); i++) {
            if (t.charAt(i) < '0' || t.charAt(i) > '9') {
                return false;
            }
        }
        return t.length() < 19;
    }

    /** The truth value T, True, true, TRUE or F, False, false, FALSE; null if the text is none. */
    static @Nullable Boolean logical(String t) {
        return switch (t) {
            case "T", "True", "true", "TRUE" -> Boolean.TRUE;
            case "F", "False", "false", "FALSE" -> Boolean.FALSE;
            default -> null;
        };
    }
}
