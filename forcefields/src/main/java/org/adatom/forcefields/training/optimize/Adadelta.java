package org.adatom.forcefields.training.optimize;

/**
 * Adadelta: s = &rho; s + (1 &minus; &rho;) g&sup2;, d = &minus;&radic;(u + &epsilon;)/&radic;(s + &epsilon;) g, u = &rho; u + (1 &minus; &rho;) d&sup2;, x
 * += &eta; d with &eta; = 1 in the paper (M. D. Zeiler, arXiv:1212.5701).
 */
public final class Adadelta extends GradientStep {
    private final double rho;
    private final double epsilon;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param rho &rho;, usually 0.95
     * @param epsilon &epsilon;, which starts the steps; usually 1e-6
     */
    public Adadelta(int dimension, double rho, double epsilon) {
        super(dimension, 2);
        this.rho = rho;
        this.epsilon = epsilon;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] s = memory(0);
        double[] u = memory(1);
        for (int i = 0; i < x.length; i++) {
            s[i] = rho * s[i] + (1 - rho) * g[i] * g[i];
            double d = -Math.sqrt(u[i] + epsilon) / Math.sqrt(s[i] + epsilon) * g[i];
            u[i] = rho * u[i] + (1 - rho) * d * d;
            x[i] += rate * d;
        }
    }
}
