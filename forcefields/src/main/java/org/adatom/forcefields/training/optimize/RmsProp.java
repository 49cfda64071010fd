package org.adatom.forcefields.training.optimize;

/**
 * RMSprop: s = &rho; s + (1 &minus; &rho;) g&sup2;, x &minus;= &eta; g/(&radic;s + &epsilon;) (T. Tieleman and G. Hinton, Neural Networks for
 * Machine Learning, lecture 6.5 (2012)).
 */
public final class RmsProp extends GradientStep {
    private final double rho;
    private final double epsilon;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param rho &rho;, usually 0.9
     * @param epsilon &epsilon;, which keeps the step finite
     */
    public RmsProp(int dimension, double rho, double epsilon) {
        super(dimension, 1);
        this.rho = rho;
        this.epsilon = epsilon;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] s = memory(0);
        for (int i = 0; i < x.length; i++) {
            s[i] = rho * s[i] + (1 - rho) * g[i] * g[i];
            x[i] -= rate * g[i] / (Math.sqrt(s[i]) + epsilon);
        }
    }
}
