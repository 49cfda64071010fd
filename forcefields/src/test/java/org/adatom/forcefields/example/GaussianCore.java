package org.adatom.forcefields.example;

import java.util.List;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.simd.ArrayMath;

/**
 * Particles that may overlap: &phi;(r) = &epsilon; [exp(&minus;r&sup2;/&sigma;&sup2;) &minus;
 * exp(&minus;r<sub>c</sub>&sup2;/&sigma;&sup2;)] (F. H. Stillinger, J. Chem. Phys. 65, 3968 (1976)), shifted to end at
 * zero.
 *
 * @param species the only species
 * @param epsilon height, eV
 * @param sigma width, &Aring;; positive
 * @param cutoff &Aring;; positive
 */
public record GaussianCore(List<String> species, double epsilon, double sigma, double cutoff) implements PairPotential {
    /** Checks. */
    public GaussianCore {
        if (!(sigma > 0) || !(cutoff > 0)) {
            throw new IllegalArgumentException(
                    "sigma and cutoff must be positive: " + sigma + " A, " + cutoff + " A");
        }
    }

    @Override
    public String description() {
        return "Gaussian core, epsilon " + epsilon + " eV, sigma " + sigma + " A, cutoff " + cutoff + " A";
    }

    @Override
    public List<String> references() {
        return List.of("F. H. Stillinger, J. Chem. Phys. 65, 3968 (1976)");
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] exponent = batch.scratch(0);
        double[] gauss = batch.scratch(1);
        double minusBeta = -1 / (sigma * sigma);
        for (int k = 0; k < n; k++) {
            exponent[k] = minusBeta * batch.r2[k];
        }
        ArrayMath.exp(exponent, gauss, n);
        double atCutoff = ArrayMath.exp(minusBeta * cutoff * cutoff);
        for (int k = 0; k < n; k++) {
            batch.energy[k] = epsilon * (gauss[k] - atCutoff);
            batch.forceOverR[k] = -2 * minusBeta * epsilon * gauss[k];
        }
    }
}
