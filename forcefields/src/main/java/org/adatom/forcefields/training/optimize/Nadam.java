package org.adatom.forcefields.training.optimize;

/**
 * Nadam: Adam with Nesterov's look ahead (T. Dozat, ICLR workshop 2016, algorithm 2 with constant &mu; =
 * &beta;<sub>1</sub>).
 */
public final class Nadam extends GradientStep {
    private final double beta1;
    private final double beta2;
    private final double epsilon;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param beta1 &beta;<sub>1</sub>, usually 0.9
     * @param beta2 &beta;<sub>2</sub>, usually 0.999
     * @param epsilon &epsilon;, which keeps the step finite
     */
    public Nadam(int dimension, double beta1, double beta2, double epsilon) {
        super(dimension, 2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] m = memory(0);
        double[] v = memory(1);
        double mass1 = 1 - StrictMath.pow(beta1, steps());
        double mass2 = 1 - StrictMath.pow(beta2, steps());
        double next1 = 1 - StrictMath.pow(beta1, steps() + 1);
        for (int i = 0; i < x.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            double ahead = beta1 * m[i] / next1 + (1 - beta1) * g[i] / mass1;
            x[i] -= rate * ahead / (Math.sqrt(v[i] / mass2) + epsilon);
        }
    }
}
