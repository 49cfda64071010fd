package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.units.Units;

/**
 * The softest wave of a wave vector: where it is and what moves in it, in words.
 *
 * @param frequency THz, negative if imaginary
 * @param place the wave vector as fractions of the reciprocal vectors of the primitive cell, with its name if it has one
 * @param motion which atoms move, and how
 */
record SoftWave(double frequency, String place, String motion) {
    private static final double CLOSE = 1e-4;
    /** The largest denominator of a wave vector that is said to fit into a supercell. */
    private static final int LARGEST = 8;
    /** Waves this near to the softest one, in THz, share its place: the direction of one of them would be arbitrary. */
    private static final double DEGENERATE = 1e-3;

    /**
     * Describes it.
     *
     * @param fraction the wave vector, in fractions of the reciprocal vectors of the primitive cell
     */
    static SoftWave at(Phonons phonons, double[] fraction, Units units) {
        Cell cell = phonons.constants().primitive().cell();
        double[] reduced = Arrays.stream(fraction).map(f -> f - Math.ceil(f - 0.5 - CLOSE)).map(f -> f + 0.0).toArray();
        double[] q = BrillouinPath.cartesian(cell, reduced);
        Waves waves = phonons.constants().waves(q);
        double[] f = Hessian.terahertz(waves.squares(), units);
        int alike = (int) Arrays.stream(f).filter(v -> v < f[0] + DEGENERATE).count();
        String place = named(phonons, q) + "q = (" + number(reduced[0]) + ", " + number(reduced[1]) + ", "
                + number(reduced[2]) + ")";
        return new SoftWave(f[0], place, species(phonons, waves, alike) + sense(waves, q, alike) + fits(reduced));
    }

    private static String number(double fraction) {
        return Numbers.general(Math.abs(fraction) < CLOSE ? 0 : fraction, 4);
    }

    /** The name of a point of the path that symmetry makes equal to q. */
    private static String named(Phonons phonons, double[] q) {
        Cell cell = phonons.constants().primitive().cell();
        for (BrillouinPath.Stretch s : phonons.path().stretches()) {
            for (boolean begin : new boolean[] {true, false}) {
                double[] point = begin ? s.begin() : s.end();
                for (Symmetry.Operation o : phonons.symmetry().operations()) {
                    if (equal(cell, o.rotated(q), point, 1) || equal(cell, o.rotated(q), point, -1)) {
                        return (begin ? s.from() : s.to()) + ", ";
                    }
                }
            }
        }
        return "";
    }

    /** Whether a vector and plus or minus another differ by a reciprocal lattice vector. */
    private static boolean equal(Cell cell, double[] q, double[] p, int sign) {
        return IntStream.range(0, 3).mapToDouble(k -> IntStream.range(0, 3)
                .mapToDouble(d -> (q[d] - sign * p[d]) * cell.vector(k, d)).sum() / (2 * Math.PI))
                .allMatch(f -> Math.abs(f - Math.rint(f)) < CLOSE);
    }

    private static String species(Phonons phonons, Waves waves, int alike) {
        Atoms atoms = phonons.constants().primitive().atoms();
        Map<String, Double> parts = new LinkedHashMap<>();
        for (int k = 0; k < alike; k++) {
            for (int a = 0; a < atoms.count(); a++) {
                parts.merge(atoms.symbol(a), waves.shares()[k][a] / alike, Double::sum);
            }
        }
        if (parts.size() == 1) {
            return parts.keySet().iterator().next() + " moves";
        }
        List<String> words = new ArrayList<>();
        parts.forEach((symbol, part) -> words.add(String.format(Locale.ROOT, "%s (%.0f %%)", symbol, 100 * part)));
        return String.join(" and ", words) + " move";
    }

    /** Along or across the wave vector, and of a single wave the direction of its strongest atom. */
    private static String sense(Waves waves, double[] q, int alike) {
        double length = Math.sqrt(Matrix3.dot(q, q));
        StringBuilder words = new StringBuilder();
        if (length < CLOSE) {
            words.append(" against each other, equally in every cell");
        } else {
            double along = IntStream.range(0, alike).mapToDouble(k -> longitudinal(waves, k, q) / alike).sum();
            words.append(along > 0.9
                    ? " along the wave vector"
                    : along < 0.1
                            ? " across the wave vector"
                            : String.format(Locale.ROOT, " by %.0f %% along the wave vector", 100 * along));
        }
        if (alike == 1) {
            double[] shares = waves.shares()[0];
            int strongest =
                    IntStream.range(0, shares.length).boxed().max((a, b) -> Double.compare(shares[a], shares[b]))
                            .orElseThrow();
            double[] u = direction(waves, strongest);
            words.append(String.format(Locale.ROOT, ", most of all in the direction [%.2f %.2f %.2f]", u[0], u[1], u[2])
                    .replace("-0.00", "0.00"));
        } else {
            words.append(", in ").append(alike).append(" equal waves");
        }
        return words.toString();
    }

    /** The part of a wave that moves along the wave vector. */
    private static double longitudinal(Waves waves, int k, double[] q) {
        double sum = 0;
        for (double[] e : new double[][] {waves.real()[k], waves.imaginary()[k]}) {
            for (int a = 0; a < e.length; a += 3) {
                double dot = e[a] * q[0] + e[a + 1] * q[1] + e[a + 2] * q[2];
                sum += dot * dot / Matrix3.dot(q, q);
            }
        }
        return sum;
    }

    /** Unit vector of the greater of the two parts of an atom's displacement, its largest component positive. */
    private static double[] direction(Waves waves, int atom) {
        double[] re = Arrays.copyOfRange(waves.real()[0], 3 * atom, 3 * atom + 3);
        double[] im = Arrays.copyOfRange(waves.imaginary()[0], 3 * atom, 3 * atom + 3);
        double[] u = Matrix3.unit(Matrix3.dot(re, re) >= Matrix3.dot(im, im) ? re : im);
        double largest = Arrays.stream(u).boxed().max((a, b) -> Double.compare(Math.abs(a), Math.abs(b) - 1e-6))
                .orElseThrow();
        return Arrays.stream(u).map(c -> c * Math.signum(largest)).toArray();
    }

    private static String fits(double[] fraction) {
        int[] n = Arrays.stream(fraction).mapToInt(f -> IntStream.rangeClosed(1, LARGEST)
                .filter(k -> Math.abs(k * f - Math.rint(k * f)) < CLOSE * k).findFirst().orElse(0)).toArray();
        return Arrays.stream(n).anyMatch(k -> k == 0)
                ? ""
                : "; the wave fits into " + n[0] + "x" + n[1] + "x" + n[2] + " primitive cells";
    }

    /** One line: frequency, place and motion. */
    String sentence() {
        return Numbers.general(-frequency, 4) + "i THz at " + place + " of the reciprocal vectors: " + motion;
    }
}
