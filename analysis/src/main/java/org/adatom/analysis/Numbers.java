package org.adatom.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers are written: with a point, whatever the country. */
public final class Numbers {
    private static final Pattern ZERO = Pattern.compile("-0(\\.0*)?");
    /** A number as it stands in tables: with sign, error, exponent or a sign of order before it, or unknown. */
    private static final Pattern NUMBER =
            Pattern.compile("([<>\u2264\u2265] )?[-+(]*[0-9][-+0-9.e ()\u00b1*]*|-|-?inf");

    private Numbers() {}

    /** Whether the cell of a table holds a number. */
    public static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /** Ten significant digits without trailing zeros; empty if unknown (NaN). */
    public static String csv(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e10) {
            return Long.toString((long) value);
        }
        return general(value, 10);
    }

    /** {@code digits} significant digits, plain or with an exponent as the size asks, without trailing zeros. */
    public static String general(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.isNaN(value) ? "-" : value == 0 ? "0" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(digits, 6)) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + "e" + exponent;
    }

    /** The number with {@code digits} significant digits. */
    public static double significant(double value, int digits) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(digits)).doubleValue() : value;
    }

    /** With {@code decimals} digits behind the point; what rounds to zero has no sign. */
    public static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return ZERO.matcher(text).matches() ? text.substring(1) : text;
    }

    /**
     * Value and error with as many digits as the error deserves (two): {@code 3.141 ± 0.012}. Without error six digits.
     */
    public static String withError(Estimate e) {
        if (!Double.isFinite(e.value()) || !Double.isFinite(e.error()) || e.error() <= 0) {
            return general(e.value(), 6);
        }
        int exponent = (int) Math.floor(Math.log10(e.error()));
        int scale = (int) Math.floor(Math.log10(Math.max(Math.abs(e.value()), e.error())));
        if (scale >= 6 || scale < -3) {
            int decimals = Math.max(0, scale - exponent + 1);
            double unit = Math.pow(10, scale);
            return "(" + fixed(e.value() / unit, decimals) + " ± " + fixed(e.error() / unit, decimals) + ")e" + scale;
        }
        int decimals = Math.max(0, 1 - exponent);
        return fixed(e.value(), decimals) + " ± " + fixed(e.error(), decimals);
    }

    /** Mean and, of more than one value, standard deviation, with {@code decimals} digits behind the point; - if one is unknown. */
    public static String withSpread(double[] values, int decimals) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        if (Double.isNaN(mean)) {
            return "-";
        }
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        String text = fixed(mean, decimals);
        return values.length == 1 ? text : text + " ± " + fixed(Math.sqrt(square / (values.length - 1)), decimals);
    }
}
