package org.adatom.analysis.diffusion;

import org.jspecify.annotations.Nullable;

/**
 * Diffusion at one temperature. Tensors have nine components, in &Aring;&sup2;/ps.
 *
 * @param temperature K
 * @param rates of the jumps of each kind, forward, 1/ps
 * @param walker diffusion tensor of what wanders
 * @param atom diffusion tensor of an atom that vacancies move, divided by their mean concentration; null if no vacancy wanders
 * @param concentration mean number of vacancies per site; NaN if it is not known
 */
public record Diffusivity(double temperature, double[] rates, double[] walker, double @Nullable [] atom,
        double concentration) {
    /** Mean over the directions in which it diffuses. */
    static double mean(double[] tensor, int dimensions) {
        return (tensor[0] + tensor[4] + tensor[8]) / dimensions;
    }

    /** Self-diffusion of atoms by vacancies in equilibrium, mean over directions; NaN if their number is not known. */
    public double self(int dimensions) {
        return atom == null ? Double.NaN : concentration * mean(atom, dimensions);
    }

    /** Factor by which correlations slow atoms down, mean over directions; 1 for what wanders by itself. */
    public double correlation(int dimensions) {
        return atom == null ? 1 : mean(atom, dimensions) / mean(walker, dimensions);
    }
}
