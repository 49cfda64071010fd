package org.adatom.forcefields.training.optimize;

/**
 * Nesterov's accelerated gradient in the variable where the gradient is taken, v = &mu; v &minus; &eta; g, x += &mu; v &minus;
 * &eta; g (I. Sutskever, J. Martens, G. Dahl and G. Hinton, ICML 2013; Y. Bengio et al., arXiv:1212.0901).
 */
public final class Nesterov extends GradientStep {
    private final double mu;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param mu &mu;, from 0 to below 1
     */
    public Nesterov(int dimension, double mu) {
        super(dimension, 1);
        this.mu = mu;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] v = memory(0);
        for (int i = 0; i < x.length; i++) {
            v[i] = mu * v[i] - rate * g[i];
            x[i] += mu * v[i] - rate * g[i];
        }
    }
}
