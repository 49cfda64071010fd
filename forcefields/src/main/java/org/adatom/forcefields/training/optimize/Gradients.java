package org.adatom.forcefields.training.optimize;

/** Care for the gradients of a training. */
public final class Gradients {
    private Gradients() {}

    /**
     * Shortens a gradient to a greatest length (R. Pascanu, T. Mikolov and Y. Bengio, ICML 2013, algorithm 1).
     *
     * @param gradient in and out
     * @return its length before
     */
    public static double clip(double[] gradient, double longest) {
        double length = Math.sqrt(QuasiNewton.dot(gradient, gradient));
        if (length > longest) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= longest / length;
            }
        }
        return length;
    }
}
