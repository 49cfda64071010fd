package org.adatom.forcefields.training.optimize;

/**
 * Adam (D. P. Kingma and J. Ba, arXiv:1412.6980, algorithm 1), with the decay of parameters apart from the gradient, x
 * &minus;= &eta; &lambda; x, of I. Loshchilov and F. Hutter, arXiv:1711.05101 (AdamW).
 */
public final class Adam extends GradientStep {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double decay;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param beta1 &beta;<sub>1</sub>, usually 0.9
     * @param beta2 &beta;<sub>2</sub>, usually 0.999
     * @param epsilon &epsilon;, which keeps the step finite
     * @param decay &lambda;; 0 is Adam
     */
    public Adam(int dimension, double beta1, double beta2, double epsilon, double decay) {
        super(dimension, 2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.decay = decay;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] m = memory(0);
        double[] v = memory(1);
        double mass1 = 1 - StrictMath.pow(beta1, steps());
        double mass2 = 1 - StrictMath.pow(beta2, steps());
        for (int i = 0; i < x.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            x[i] -= rate * (m[i] / mass1 / (Math.sqrt(v[i] / mass2) + epsilon) + decay * x[i]);
        }
    }
}
