package org.adatom.forcefields.angular;

import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@code .vashishta} file: a centre and two neighbours.
 *
 * <p>The pair term of (i, j) and the range of its leg in triplets come from the entry (i, j, j); of (i, j, k) only B, C
 * and cos &theta;<sub>0</sub> count.
 *
 * @param h H, eV &Aring;<sup>&eta;</sup>
 * @param eta &eta;
 * @param zi Z<sub>i</sub>, e
 * @param zj Z<sub>j</sub>, e
 * @param lambda1 decay of the charges, &Aring;
 * @param d D, eV &Aring;<sup>4</sup>
 * @param lambda4 decay of the dipoles, &Aring;
 * @param w W, eV &Aring;<sup>6</sup>
 * @param cutoff r<sub>c</sub> of the pair term, &Aring;
 * @param strength B, eV
 * @param gamma &gamma;, &Aring;
 * @param end r<sub>0</sub> of the leg, &Aring;; 0 for one that takes no part in triplets
 * @param saturation C
 * @param cosTheta0 cosine of the preferred angle
 */
record VashishtaTriplet(
        double h,
        double eta,
        double zi,
        double zj,
        double lambda1,
        double d,
        double lambda4,
        double w,
        double cutoff,
        double strength,
        double gamma,
        double end,
        double saturation,
        double cosTheta0) {
    /** More than the Coulomb constant, by which charges are multiplied, in any units. */
    private static final double LARGEST_FACTOR = 1e6;

    private static final List<String> NUMBERS = List.of(
            "H", "eta", "Zi", "Zj", "lambda1", "D", "lambda4", "W", "rc", "B", "gamma", "r0", "C", "cos(theta0)");

    /**
     * All entries of a file.
     *
     * @throws InputException naming file and line if a word is missing, no number or out of range, or an entry occurs
     *     twice
     */
    static Map<LabelTriple, VashishtaTriplet> readAll(PotentialFile source) {
        return LabelTriple.readAll(source, "Vashishta", VashishtaTriplet::read);
    }

    private static VashishtaTriplet read(PotentialFile file, LabelTriple key) {
        List<Double> v = List.copyOf(key.numbers(
                file, NUMBERS, (name, value) -> check(file, key, name, value), VashishtaTriplet::meaning)
                .values());
        VashishtaTriplet entry = new VashishtaTriplet(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9),
                v.get(10), v.get(11), v.get(12), v.get(13));
        if (!Double.isFinite(LARGEST_FACTOR * entry.zi * entry.zj)) {
            throw file.error("the numbers of " + key + " are too large to compute with");
        }
        if (key.isPair()) {
            entry.checkPair(file, key);
        }
        return entry;
    }

    private static void check(PotentialFile file, LabelTriple key, String name, double value) {
        switch (name) {
            case "Zi", "Zj" -> {}
            case "cos(theta0)" -> {
                if (Math.abs(value) > 1) {
                    throw file.error(name + " of " + key + " must lie between -1 and 1: " + value);
                }
            }
            default -> {
                if (value < 0) {
                    throw file.error(name + " of " + key + " must not be negative: " + value);
                }
            }
        }
    }

    private static @Nullable String meaning(int numbers) {
        return numbers == NUMBERS.size() ? null : TersoffTriplet.meaning(numbers);
    }

    private void checkPair(PotentialFile file, LabelTriple key) {
        requirePositive(file, key, "rc", cutoff, true);
        requirePositive(file, key, "lambda1", lambda1, zi * zj != 0);
        requirePositive(file, key, "lambda4", lambda4, d != 0);
        requirePositive(file, key, "gamma", gamma, end > 0);
    }

    private static void requirePositive(PotentialFile file, LabelTriple key, String name, double value, boolean used) {
        if (used && value == 0) {
            throw file.error(name + " of " + key + " must be positive, not 0");
        }
    }

    /** Whether the pair terms are those of the other entry, seen from the other atom. */
    boolean isPairOf(VashishtaTriplet other) {
        return h == other.h && eta == other.eta && zi * zj == other.zi * other.zj && lambda1 == other.lambda1
                && d == other.d && lambda4 == other.lambda4 && w == other.w && cutoff == other.cutoff;
    }

    /** Whether the other entry wants the same angle. */
    boolean isAngleOf(VashishtaTriplet other) {
        return strength == other.strength && saturation == other.saturation && cosTheta0 == other.cosTheta0;
    }
}
