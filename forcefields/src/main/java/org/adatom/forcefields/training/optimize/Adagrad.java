package org.adatom.forcefields.training.optimize;

/**
 * Adagrad: s += g&sup2;, x &minus;= &eta; g/(&radic;s + &epsilon;) (J. Duchi, E. Hazan and Y. Singer, J. Mach. Learn. Res. 12, 2121
 * (2011)).
 */
public final class Adagrad extends GradientStep {
    private final double epsilon;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param epsilon &epsilon;, which keeps the step finite
     */
    public Adagrad(int dimension, double epsilon) {
        super(dimension, 1);
        this.epsilon = epsilon;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] s = memory(0);
        for (int i = 0; i < x.length; i++) {
            s[i] += g[i] * g[i];
            x[i] -= rate * g[i] / (Math.sqrt(s[i]) + epsilon);
        }
    }
}
