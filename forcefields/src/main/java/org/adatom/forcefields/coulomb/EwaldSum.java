package org.adatom.forcefields.coulomb;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.GlobalPotential;

/**
 * The reciprocal and self part of the Ewald sum for charges in a periodic cell in a conducting surrounding: (2&pi;k/V)
 * &Sigma;<sub>g&ne;0</sub> e<sup>&minus;g&sup2;/4&alpha;&sup2;</sup>/g&sup2; |S(g)|&sup2; &minus;
 * k&alpha;/&radic;&pi; &Sigma; q&sup2;, S(g) = &Sigma; q<sub>j</sub> e<sup>ig&middot;r<sub>j</sub></sup> (P. P. Ewald,
 * Ann. Phys. 369, 253 (1921); M. P. Allen, D. J. Tildesley, Computer Simulation of Liquids, section 6.2).
 */
final class EwaldSum implements GlobalPotential {
    private final List<String> species;
    final double[] charges;
    final double alpha;
    final double largest;
    final double coulomb;

    /**
     * The sum with &alpha; in 1/&Aring; over all |g| up to the largest, 1/&Aring;.
     *
     * @param charges of each species, e
     * @param coulomb k = e&sup2;/(4&pi;&epsilon;<sub>0</sub>), eV &Aring;
     */
    EwaldSum(List<String> species, double[] charges, double alpha, double largest, double coulomb) {
        this.species = List.copyOf(species);
        this.charges = charges.clone();
        this.alpha = alpha;
        this.largest = largest;
        this.coulomb = coulomb;
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public boolean longRange() {
        return true;
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "Ewald sum up to %.5g 1/A", largest);
    }

    @Override
    public Evaluator newEvaluator() {
        return new EwaldEvaluator(this);
    }
}
