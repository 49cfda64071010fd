package org.adatom.forcefields.training.optimize;

/**
 * Adam (D. P. Kingma and J. Ba, arXiv:1412.6980, algorithm 1), with the decay of parameters apart from the gradient, x
 * &minus;= &eta; &lambda; x, of I. Loshchilov and F. Hutter, arXiv:1711.05101 (AdamW), and AMSGrad, which divides by the root of the
 * largest second moment so far (S. J. Reddi, S. Kale and S. Kumar, ICLR 2018), with the bias correction of Adam.
 */
public final class Adam extends GradientStep {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double decay;
    private final boolean largest;

    /**
     * The rule for that many parameters.
     *
     * @param dimension number of parameters
     * @param beta1 &beta;<sub>1</sub>, usually 0.9
     * @param beta2 &beta;<sub>2</sub>, usually 0.999
     * @param epsilon &epsilon;, which keeps the step finite
     * @param decay &lambda;; 0 is Adam
     * @param largest whether the second moment never falls: AMSGrad
     */
    public Adam(int dimension, double beta1, double beta2, double epsilon, double decay, boolean largest) {
        super(dimension, largest ? 3 : 2);
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.decay = decay;
        this.largest = largest;
    }

    @Override
    void move(double[] x, double[] g, double rate) {
        double[] m = memory(0);
        double[] v = memory(1);
        double[] most = largest ? memory(2) : v;
        double mass1 = 1 - StrictMath.pow(beta1, steps());
        double mass2 = 1 - StrictMath.pow(beta2, steps());
        for (int i = 0; i < x.length; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            most[i] = Math.max(most[i], v[i]);
            x[i] -= rate * (m[i] / mass1 / (Math.sqrt(most[i] / mass2) + epsilon) + decay * x[i]);
        }
    }
}
