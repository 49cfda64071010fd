package org.adatom.cli.input;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/** Values with units, such as {@code 0.1 ps}, turned into the plain unit of their {@link Dimension}. */
public final class Quantities {
    private static final Pattern VALUE = Pattern
            .compile("([-+]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][-+]?\\d++)?)\\s*+\\*?+\\s*+(\\S.*+)?");
    private static final Map<Dimension, Map<String, Double>> UNITS = units();

    private Quantities() {}

    /**
     * The value in the plain unit of the dimension.
     *
     * @param dimension null for a pure number
     * @throws IllegalArgumentException if the text is no number, or its unit none of that dimension
     */
    public static double parse(String text, @Nullable Dimension dimension) {
        Matcher m = VALUE.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("expected " + describe(dimension) + ", found '" + text + "'");
        }
        double value = Double.parseDouble(m.group(1));
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + text + "' is too large");
        }
        String unit = m.group(2);
        if (unit == null) {
            return value;
        }
        if (dimension == null) {
            throw new IllegalArgumentException("'" + text + "': a pure number is expected here, without a unit");
        }
        Double factor = UNITS.get(dimension).get(normalized(unit));
        if (factor == null) {
            throw new IllegalArgumentException(
                    "'" + text + "': unknown unit of " + name(dimension) + "; use " + listUnits(dimension));
        }
        return value * factor;
    }

    /** The unit in which a plain number of that dimension is understood. */
    public static String plainUnit(Dimension dimension) {
        return switch (dimension) {
            case LENGTH -> "A";
            case ENERGY -> "eV";
            case TIME -> "fs";
            case TEMPERATURE -> "K";
            case PRESSURE -> "GPa";
            case MASS -> "amu";
            case DENSITY -> "g/cm3";
            case ANGLE -> "deg";
            case FORCE -> "eV/A";
            case RATE -> "1/ps";
            case COMPRESSIBILITY -> "1/GPa";
        };
    }

    /** The unit names of a dimension, the plain one first. */
    public static Set<String> unitsOf(Dimension dimension) {
        return UNITS.get(dimension).keySet();
    }

    /** "a length in A", "a number". */
    static String describe(@Nullable Dimension dimension) {
        if (dimension == null) {
            return "a number";
        }
        String name = name(dimension);
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name + " (" + plainUnit(dimension) + ")";
    }

    private static String listUnits(Dimension dimension) {
        return Suggestion.alternatives(unitsOf(dimension));
    }

    private static String name(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static String normalized(String unit) {
        return switch (unit) {
            case "\u212B", "\u00C5", "angstrom", "Angstrom", "Ang" -> "A";
            case "K*kB", "K kB", "kB K" -> "kB*K";
            case "u", "Da", "g/mol" -> "amu";
            case "g/cm^3", "g/cc", "g/cm\u00B3" -> "g/cm3";
            case "kg/m^3", "kg/m\u00B3" -> "kg/m3";
            case "eV/\u00C5\u00B3", "eV/A^3", "eV/Ang^3" -> "eV/A3";
            case "degree", "degrees", "\u00B0" -> "deg";
            case "Ha" -> "hartree";
            case "eV/\u00C5", "eV/Ang" -> "eV/A";
            case "meV/\u00C5", "meV/Ang" -> "meV/A";
            case "/ps", "ps^-1", "ps-1" -> "1/ps";
            case "/ns", "ns^-1", "ns-1" -> "1/ns";
            case "/s", "s^-1", "s-1" -> "1/s";
            case "/GPa", "GPa^-1" -> "1/GPa";
            case "/bar", "bar^-1" -> "1/bar";
            default -> unit;
        };
    }

    private static Map<Dimension, Map<String, Double>> units() {
        double kB = Units.CODATA_2018.boltzmann();
        Map<Dimension, Map<String, Double>> u = new LinkedHashMap<>();
        u.put(Dimension.LENGTH, table("A", 1, "nm", 10, "pm", 0.01, "bohr", 0.529177210903));
        u.put(Dimension.ENERGY, table("eV", 1, "meV", 1e-3, "kJ/mol", 1 / 96.48533212331,
                "kcal/mol", 4.184 / 96.48533212331, "kB*K", kB, "hartree", 27.211386245988, "Ry", 13.605693122994));
        u.put(Dimension.TIME, table("fs", 1, "ps", 1e3, "ns", 1e6));
        u.put(Dimension.TEMPERATURE, table("K", 1));
        u.put(Dimension.PRESSURE, table("GPa", 1, "MPa", 1e-3, "kPa", 1e-6, "Pa", 1e-9, "bar", 1e-4, "kbar", 0.1,
                "atm", 1.01325e-4, "eV/A3", 160.2176634));
        u.put(Dimension.MASS, table("amu", 1, "kg", 1 / 1.66053906660e-27));
        u.put(Dimension.DENSITY, table("g/cm3", 1, "kg/m3", 1e-3));
        u.put(Dimension.ANGLE, table("deg", 1, "rad", 180 / Math.PI));
        u.put(Dimension.FORCE, table("eV/A", 1, "meV/A", 1e-3, "nN", 1 / 1.602176634,
                "hartree/bohr", 27.211386245988 / 0.529177210903, "Ry/bohr", 13.605693122994 / 0.529177210903));
        u.put(Dimension.RATE, table("1/ps", 1, "1/ns", 1e-3, "1/s", 1e-12));
        u.put(Dimension.COMPRESSIBILITY, table("1/GPa", 1, "1/bar", 1e4));
        return u;
    }

    private static Map<String, Double> table(Object... namesAndFactors) {
        Map<String, Double> t = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            t.put((String) namesAndFactors[i], ((Number) namesAndFactors[i + 1]).doubleValue());
        }
        return t;
    }
}
