package org.adatom.forcefields.angular;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/**
 * One entry (i, j, k) of a Tersoff file: a centre and two neighbours; the formulas are those of {@link Tersoff}.
 *
 * <p>The two-body terms and the bond order of the pair (i, j) come from the entry (i, j, j). In &zeta;<sub>ij</sub> the
 * neighbour k counts with &omega;, g and f<sub>C</sub>(r<sub>ik</sub>) of the entry (i, j, k).
 *
 * @param power m, 1 or 3
 * @param lambda3 1/&Aring;
 * @param angle g(&theta;)
 * @param inner exponent of &beta;&zeta; in the bond order
 * @param outer the bond order is (1 + (&beta;&zeta;)<sup>inner</sup>)<sup>&minus;1/(2 outer)</sup>
 * @param beta &beta;
 * @param lambda2 1/&Aring;
 * @param attraction B, eV
 * @param middle R, &Aring;
 * @param halfWidth D, &Aring;: f<sub>C</sub> falls from 1 at R &minus; D to 0 at R + D
 * @param thirdHarmonic h in f<sub>C</sub> = 1/2 &minus; (1/2 + h) sin a &minus; h sin 3a, a = &pi;(r &minus; R)/(2D)
 * @param lambda1 1/&Aring;
 * @param repulsion A, eV
 * @param core screened nuclear repulsion that takes over at short distances
 */
record TersoffTriplet(
        int power,
        double lambda3,
        Angle angle,
        double inner,
        double outer,
        double beta,
        double lambda2,
        double attraction,
        double middle,
        double halfWidth,
        double thirdHarmonic,
        double lambda1,
        double repulsion,
        @Nullable TersoffCore core) {
    private static final double KUMAGAI_HARMONIC = 1.0 / 16;

    /**
     * g = base + rise h&sup2;/(width + h&sup2;) (1 + bump e<sup>&minus;decay h&sup2;</sup>) with h = cos
     * &theta;<sub>0</sub> &minus; cos &theta;.
     *
     * <p>Tersoff's g = &gamma;(1 + c&sup2;/d&sup2; &minus; c&sup2;/(d&sup2; + h&sup2;)) is that with base = &gamma;,
     * rise = &gamma;c&sup2;/d&sup2;, width = d&sup2;, without the cancellation.
     */
    record Angle(double cosTheta0, double base, double rise, double width, double bump, double decay) {}

    private static final List<String> STANDARD = List.of(
            "m", "gamma", "lambda3", "c", "d", "cos(theta0)", "n", "beta", "lambda2", "B", "R", "D", "lambda1", "A");

    private static final List<String> MODIFIED = List.of(
            "m", "alpha", "cos(theta0)", "eta", "beta", "lambda2", "B", "R", "D", "lambda1", "A", "n", "c1", "c2", "c3",
            "c4", "c5");

    private static final List<String> CORE = List.of("Z_i", "Z_j", "ZBLcut", "ZBLexpscale");

    private static List<String> names(TersoffParameters.Form form) {
        return switch (form) {
            case STANDARD -> STANDARD;
            case ZBL -> Stream.concat(STANDARD.stream(), CORE.stream()).toList();
            case MOD -> MODIFIED;
        };
    }

    /** What has entries of that many numbers. */
    static @Nullable String meaning(int numbers) {
        return switch (numbers) {
            case 11 -> "a Stillinger-Weber file: use the force field stillinger-weber";
            case 14 -> "a standard Tersoff file: set form: standard";
            case 17 -> "a tersoff/mod file: set form: mod";
            case 18 -> "a tersoff/zbl file: set form: zbl (or a tersoff/mod/c file, which is not read)";
            default -> null;
        };
    }

    /**
     * All entries of a file.
     *
     * @throws InputException naming file and line if a word is missing, no number or out of range, or if an entry occurs
     *     twice
     */
    static Map<LabelTriple, TersoffTriplet> readAll(PotentialFile source, TersoffParameters.Form form) {
        return LabelTriple.readAll(source, "Tersoff", (file, key) -> read(file, key, form));
    }

    private static TersoffTriplet read(PotentialFile file, LabelTriple key, TersoffParameters.Form form) {
        Map<String, Double> v = key.numbers(
                file, names(form), (name, value) -> checkSign(file, key, name, value), TersoffTriplet::meaning);
        TersoffTriplet entry = switch (form) {
            case STANDARD -> standard(v, null);
            case ZBL -> standard(
                    v, TersoffCore.of(v.get("Z_i"), v.get("Z_j"), v.get("ZBLcut"), v.get("ZBLexpscale")));
            case MOD -> modified(v);
        };
        entry.check(file, key);
        return entry;
    }

    private static void checkSign(PotentialFile file, LabelTriple key, String name, double value) {
        switch (name) {
            case "m" -> {
                if (value != 1 && value != 3) {
                    throw file.error("m of " + key + " must be 1 or 3, not " + value);
                }
            }
            case "cos(theta0)", "lambda3", "alpha", "c1", "c2", "c4" -> {}
            case "d", "c3" -> {
                if (value <= 0) {
                    throw file.error(name + " of " + key + " must be positive, not " + value);
                }
            }
            default -> {
                if (value < 0) {
                    throw file.error(name + " of " + key + " must not be negative: " + value);
                }
            }
        }
    }

    private void check(PotentialFile file, LabelTriple key) {
        if (halfWidth > middle || middle <= 0) {
            throw file.error("the cutoff of " + key + " must begin at a distance R - D of at least 0, not at "
                    + (middle - halfWidth));
        }
        if (key.isPair() && (inner <= 0 || outer <= 0)) {
            throw file.error("the exponent of the bond order of " + key + " must be positive, not 0");
        }
        if (!Double.isFinite(angle.rise + angle.width + end())) {
            throw file.error("the numbers of " + key + " are too large to compute with");
        }
    }

    private static TersoffTriplet standard(Map<String, Double> v, @Nullable TersoffCore core) {
        double gamma = v.get("gamma");
        double d2 = v.get("d") * v.get("d");
        double c2 = v.get("c") * v.get("c");
        return new TersoffTriplet(
                v.get("m").intValue(), v.get("lambda3"),
                new Angle(v.get("cos(theta0)"), gamma, gamma * c2 / d2, d2, 0, 0), v.get("n"), v.get("n"),
                v.get("beta"),
                v.get("lambda2"), v.get("B"), v.get("R"), v.get("D"), 0, v.get("lambda1"), v.get("A"),
                core);
    }

    private static TersoffTriplet modified(Map<String, Double> v) {
        return new TersoffTriplet(
                v.get("m").intValue(), v.get("alpha"),
                new Angle(v.get("cos(theta0)"), v.get("c1"), v.get("c2"), v.get("c3"), v.get("c4"), v.get("c5")),
                v.get("eta"), v.get("n"), v.get("beta"), v.get("lambda2"), v.get("B"), v.get("R"), v.get("D"),
                KUMAGAI_HARMONIC, v.get("lambda1"), v.get("A"), null);
    }

    /** The distance from which on nothing is left, &Aring;. */
    double end() {
        return middle + halfWidth;
    }
}
