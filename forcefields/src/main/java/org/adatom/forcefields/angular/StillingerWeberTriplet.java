package org.adatom.forcefields.angular;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@code .sw} file: a centre and two neighbours.
 *
 * <p>The two-body term of the pair (i, j) and the range of its leg in triplets come from the entry (i, j, j); of (i, j,
 * k) only &epsilon;, &lambda; and cos &theta;<sub>0</sub> count.
 *
 * @param epsilon eV
 * @param sigma &Aring;
 * @param a cutoff in units of sigma
 * @param lambda strength of the three-body term
 * @param gamma decay of the three-body term in units of sigma
 * @param cosTheta0 cosine of the preferred angle
 * @param strength A
 * @param repulsion B
 * @param p exponent of the repulsion
 * @param q exponent of the attraction
 */
record StillingerWeberTriplet(
        double epsilon,
        double sigma,
        double a,
        double lambda,
        double gamma,
        double cosTheta0,
        double strength,
        double repulsion,
        double p,
        double q) {
    private static final List<String> NUMBERS = List.of(
            "epsilon", "sigma", "a", "lambda", "gamma", "cos(theta0)", "A", "B", "p", "q", "tol");

    private static final Set<String> RANGES = Set.of("sigma", "a");

    private static void check(PotentialFile file, LabelTriple key, String name, double value) {
        boolean isCosine = name.equals("cos(theta0)");
        if (isCosine && Math.abs(value) > 1) {
            throw file.error(name + " of " + key + " must lie between -1 and 1: " + value);
        } else if (!isCosine && value < 0) {
            throw file.error(name + " of " + key + " must not be negative: " + value);
        } else if (value == 0 && key.isPair() && RANGES.contains(name)) {
            throw file.error(name + " of " + key + " must be positive, not 0");
        }
    }

    private static @Nullable String meaning(int numbers) {
        return numbers == NUMBERS.size() - 1
                ? "a file without tol: append 0.0 to each entry"
                : numbers >= 14 ? "a file of another potential, such as tersoff" : null;
    }

    /**
     * All entries of a file. The last number of each, {@code tol}, lets LAMMPS shorten the cutoff a little at the price
     * of a jump; it is ignored here.
     *
     * @throws InputException naming file and line if a word is missing or no number, or an entry occurs twice
     */
    static Map<LabelTriple, StillingerWeberTriplet> readAll(PotentialFile source) {
        return LabelTriple.readAll(source, "Stillinger-Weber", StillingerWeberTriplet::read);
    }

    private static StillingerWeberTriplet read(PotentialFile file, LabelTriple key) {
        Map<String, Double> numbers = key.numbers(
                file, NUMBERS, (name, value) -> check(file, key, name, value), StillingerWeberTriplet::meaning);
        List<Double> v = List.copyOf(numbers.values());
        if (!Double.isFinite(v.get(1) * v.get(2))) {
            throw file.error("the numbers of " + key + " are too large to compute with");
        }
        return new StillingerWeberTriplet(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9));
    }
}
