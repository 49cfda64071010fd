package org.adatom.forcefields.angular;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.adatom.engine.forcefield.SitePotential;

/**
 * J. Tersoff's bond-order potential for any number of species, Phys. Rev. B 37, 6991 (1988) and 39, 5566 (1989):
 *
 * <pre>
 * U_i     = 1/2 sum_j fC(r_ij) [A exp(-lambda1 r_ij) - b_ij B exp(-lambda2 r_ij)]
 * b_ij    = [1 + (beta zeta_ij)^n]^(-1/(2n))
 * zeta_ij = sum_(k != j) fC(r_ik) g(theta_jik) omega,   omega = exp{[lambda3 (r_ij - r_ik)]^m}
 * g       = gamma [1 + c^2/d^2 - c^2/(d^2 + h^2)],      h = cos theta0 - cos theta
 * fC      = 1/2 - 1/2 sin[pi (r - R)/(2D)]              R - D &lt; r &lt; R + D
 * </pre>
 *
 * <p>The modified potential of T. Kumagai, S. Izumi, S. Hara and S. Sakai, Comput. Mater. Sci. 39, 457 (2007), has other
 * g and f<sub>C</sub> ({@link TersoffTriplet}); {@code tersoff/zbl} another core ({@link TersoffCore}). Energy and
 * forces are continuous, second derivatives jump at both ends of f<sub>C</sub>.
 */
public final class Tersoff implements SitePotential {
    private final List<String> species;
    private final List<TersoffTriplet> triplets;
    private final String source;
    private final List<String> references;
    private final double cutoff;

    /**
     * A potential.
     *
     * @param species labels
     * @param triplets entry of centre i and neighbours j, k at {@code (i * n + j) * n + k}
     * @param source where the parameters come from, for logs
     * @param references what to cite
     */
    Tersoff(List<String> species, List<TersoffTriplet> triplets, String source, List<String> references) {
        this.species = List.copyOf(species);
        this.triplets = List.copyOf(triplets);
        this.source = source;
        this.references = List.copyOf(references);
        cutoff = triplets.stream().mapToDouble(TersoffTriplet::end).max().orElseThrow();
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "Tersoff %s, %s, cutoff %.6g A", String.join(" ", species), source, cutoff);
    }

    @Override
    public List<String> references() {
        return references;
    }

    @Override
    public Evaluator newEvaluator() {
        return new TersoffEvaluator(this);
    }

    /** The entry of centre i and neighbours j, k at {@code (i * n + j) * n + k}. */
    List<TersoffTriplet> triplets() {
        return triplets;
    }

    /** One parameter of every entry. */
    double[] values(ToDoubleFunction<TersoffTriplet> value) {
        return triplets.stream().mapToDouble(value).toArray();
    }

    /** One parameter of every pair (i, j), from the entry (i, j, j), at {@code i * n + j}. */
    double[] pairValues(ToDoubleFunction<TersoffTriplet> value) {
        int n = species.size();
        double[] values = new double[n * n];
        for (int p = 0; p < values.length; p++) {
            values[p] = value.applyAsDouble(triplets.get(p * n + p % n));
        }
        return values;
    }
}
