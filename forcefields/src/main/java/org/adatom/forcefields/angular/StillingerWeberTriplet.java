package org.adatom.forcefields.angular;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;

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
        List<Double> v = new ArrayList<>();
        for (String name : NUMBERS) {
            double value = file.number(name + " of " + key);
            boolean isCosine = name.equals("cos(theta0)");
            if (isCosine && Math.abs(value) > 1) {
                throw file.error(name + " of " + key + " must lie between -1 and 1: " + value);
            } else if (!isCosine && value < 0) {
                throw file.error(name + " of " + key + " must not be negative: " + value);
            } else if (value == 0 && key.isPair() && RANGES.contains(name)) {
                throw file.error(name + " of " + key + " must be positive, not 0");
            }
            v.add(value);
        }
        return new StillingerWeberTriplet(
                v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8), v.get(9));
    }
}
