package org.adatom.forcefields.training.optimize;

/**
 * Gradient descent with momentum, v = &mu; v &minus; &eta; g, x += v (B. T. Polyak, USSR Comput. Math. Math. Phys. 4, 1
 * (1964)); &mu; = 0 is stochastic gradient descent.
 */
public final class Momentum extends GradientStep {
    private final double mu;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param mu &mu;, from 0 to below 1
     */
    public Momentum(int dimension, double mu) {
        super(dimension, 1);
        this.mu = mu;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] v = memory(0);
        for (int i = 0; i < x.length; i++) {
            v[i] = mu * v[i] - rate * g[i];
            x[i] += v[i];
        }
    }
}
