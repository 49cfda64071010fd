package org.adatom.forcefields.training.neural;

import org.adatom.engine.CounterRandom;

/** Random parameters to start training from. */
public enum WeightInitialization {
    /** All uniform between &minus;1 and 1: n2p2. */
    UNIFORM,
    /**
     * Weights uniform, then scaled so that the active regions of the nodes of a hidden layer cover the range of its inputs,
     * &minus;1 to 1: D. Nguyen and B. Widrow, IJCNN (1990). The output is uniform between &minus;0.5 and 0.5.
     */
    NGUYEN_WIDROW,
    /**
     * Uniform within &plusmn;&radic;(6/(n<sub>in</sub> + n<sub>out</sub>)), biases included: X. Glorot and Y. Bengio, AISTATS
     * (2010); AMP.
     */
    GLOROT,
    /**
     * Weights uniform within &plusmn;&radic;(3/n<sub>in</sub>), which keeps the variance from layer to layer (K. He et al.,
     * ICCV (2015), with gain 1), biases 0.
     */
    KAIMING;

    /** 0.7 of Nguyen and Widrow: neighbouring regions overlap. */
    private static final double OVERLAP = 0.7;

    /** Parameters for a seed. */
    public double[] parameters(ParameterLayout layout, long seed) {
        CounterRandom random = new CounterRandom(seed, "initial weights");
        double[] parameters = new double[layout.count()];
        for (int s = 0; s < layout.species(); s++) {
            NetworkShape shape = layout.shapes().get(s);
            for (int l = 0; l < shape.layers(); l++) {
                int first = layout.first(s) + shape.first(l);
                int biases = layout.first(s) + shape.firstBias(l);
                int end = layout.first(s) + shape.first(l + 1);
                for (int p = first; p < end; p++) {
                    parameters[p] = 2 * random.uniform(s, p - layout.first(s), 0) - 1;
                }
                boolean hidden = l < shape.layers() - 1;
                scale(parameters, first, biases, end, shape.nodes().get(l), shape.nodes().get(l + 1), hidden);
            }
        }
        return parameters;
    }

    private void scale(double[] p, int first, int biases, int end, int inputs, int outputs, boolean hidden) {
        switch (this) {
            case UNIFORM -> {}
            case GLOROT -> multiply(p, first, end, Math.sqrt(6.0 / (inputs + outputs)));
            case KAIMING -> {
                multiply(p, first, biases, Math.sqrt(3.0 / inputs));
                multiply(p, biases, end, 0);
            }
            case NGUYEN_WIDROW -> {
                if (!hidden) {
                    multiply(p, first, end, 0.5);
                    return;
                }
                double length = OVERLAP * Math.pow(outputs, 1.0 / inputs);
                for (int o = 0; o < outputs; o++) {
                    double square = 0;
                    for (int i = 0; i < inputs; i++) {
                        square += p[first + o * inputs + i] * p[first + o * inputs + i];
                    }
                    multiply(p, first + o * inputs, first + (o + 1) * inputs, length / Math.sqrt(square));
                }
                multiply(p, biases, end, length);
            }
        }
    }

    private static void multiply(double[] p, int from, int to, double factor) {
        for (int k = from; k < to; k++) {
            p[k] *= factor;
        }
    }
}
