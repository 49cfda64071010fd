package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.neural.Activation;

/**
 * A network N at work on some atoms, one in each lane, forwards and backwards, with the derivative of N along a direction
 * of the inputs beside its value.
 *
 * <p>Energies are values N(x), forces are derivatives t&middot;&nabla;N(x) along directions t that the descriptor gives. The
 * forward pass carries both (tangents: &#7823; = f'(z) &#380;), the backward pass the derivatives of a sum of both by
 * all that went in: with the adjoints a of y and b of &#7823;, that of z is a f' + b f'' &#380;, and that of
 * &#380; is b f'. So the mixed second derivatives by inputs and weights that training on forces needs cost two more
 * products of matrices, and no matrix of derivatives exists. Every row holds the values, then the tangents: as long as
 * nodes are only summed up, they are the same thing.
 *
 * <p>B. A. Pearlmutter, Neural Computation 6, 147 (1994). One thread at a time.
 */
final class NetworkPass {
    /** The largest number of atoms in one pass; the states of so many stay in the cache. */
    static final int MOST = 64;

    private final NetworkShape shape;
    private final LayerPass[] layers;
    private final double[][] input;
    private final double[][] inputAdjoint;
    private final double[] lanes = new double[4 * Simd.LANES];
    private double[] parameters = {};
    private int offset;
    private int count;
    private int width;

    NetworkPass(NetworkShape shape) {
        this.shape = shape;
        input = rows(shape.inputs());
        inputAdjoint = rows(shape.inputs());
        layers = new LayerPass[shape.layers()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = new LayerPass(shape, l);
        }
    }

    private static double[][] rows(int count) {
        return new double[count][2 * Simd.roundUp(MOST)];
    }

    /** Takes the parameters of the network from {@code offset} on; they must not change until they are taken anew. */
    void load(double[] all, int from) {
        parameters = all;
        offset = from;
        for (LayerPass layer : layers) {
            layer.transpose(all, from);
        }
    }

    /** Begins with a number of atoms; their inputs and directions are still to be written. */
    void begin(int atoms) {
        count = atoms;
        width = Simd.roundUp(atoms);
        for (double[] row : input) {
            Arrays.fill(row, atoms, width, 0);
            Arrays.fill(row, width + atoms, 2 * width, 0);
        }
    }

    /** Number of atoms. */
    int count() {
        return count;
    }

    /** Input i of atom a is {@code input()[i][a]}, component i of its direction {@code input()[i][tangents() + a]}. */
    double[][] input() {
        return input;
    }

    /** Where the tangents of a row begin. */
    int tangents() {
        return width;
    }

    /** Values, and with {@code tangent} the derivatives along the directions. */
    void forward(boolean tangent) {
        double[][] in = input;
        for (LayerPass layer : layers) {
            layer.forward(parameters, offset, in, width, tangent);
            in = layer.value;
        }
    }

    /** N of atom a. */
    double value(int a) {
        return layers[layers.length - 1].value[0][a];
    }

    /** t&middot;&nabla;N of atom a. */
    double derivative(int a) {
        return layers[layers.length - 1].value[0][width + a];
    }

    /**
     * From the weights of values and derivatives of all atoms in a sum to the derivatives of the sum.
     *
     * @param byValue of every value
     * @param byDerivative of every derivative; looked at only if the forward pass had tangents
     */
    void backward(double byValue, double byDerivative, boolean tangent) {
        double[] last = layers[layers.length - 1].adjoint[0];
        Arrays.fill(last, 0);
        Arrays.fill(last, 0, count, byValue);
        Arrays.fill(last, width, width + count, byDerivative);
        for (int l = layers.length - 1; l >= 0; l--) {
            layers[l].toSums(width, tangent);
            if (l > 0) {
                layers[l].toInputs(layers[l - 1].adjoint, tangent ? 2 * width : width);
            }
        }
    }

    /** After {@link #backward} without tangents: derivatives by the inputs, laid out like them. */
    double[][] inputGradient() {
        layers[0].toInputs(inputAdjoint, width);
        return inputAdjoint;
    }

    /** After {@link #backward}: adds the derivatives by the parameters, of which the first belongs at {@code from}. */
    void addGradient(boolean tangent, double[] gradient, int from) {
        double[][] in = input;
        for (LayerPass layer : layers) {
            layer.addGradient(in, width, tangent, lanes, gradient, from);
            in = layer.value;
        }
    }

    /** The shape of the network. */
    NetworkShape shape() {
        return shape;
    }

    /** A layer at work; rows are its nodes. */
    private static final class LayerPass {
        private final Activation activation;
        private final int inputs;
        private final int first;
        private final int firstBias;
        private final double[] transposed;
        private final double[] zeros;
        private final double[][] sum;
        private final double[][] slope;
        private final double[][] curvature;
        final double[][] value;
        final double[][] adjoint;

        LayerPass(NetworkShape shape, int layer) {
            int outputs = shape.nodes().get(layer + 1);
            activation = shape.activations().get(layer);
            inputs = shape.nodes().get(layer);
            first = shape.first(layer);
            firstBias = shape.firstBias(layer);
            transposed = new double[inputs * outputs];
            zeros = new double[Math.max(inputs, outputs)];
            sum = rows(outputs);
            slope = rows(outputs);
            curvature = rows(outputs);
            value = rows(outputs);
            adjoint = rows(outputs);
        }

        void transpose(double[] parameters, int offset) {
            int outputs = value.length;
            for (int o = 0; o < outputs; o++) {
                for (int i = 0; i < inputs; i++) {
                    transposed[i * outputs + o] = parameters[offset + first + o * inputs + i];
                }
            }
        }

        void forward(double[] parameters, int offset, double[][] in, int width, boolean tangent) {
            Rows.multiply(
                    parameters, offset + firstBias, parameters, offset + first, inputs, in, 0, width, sum);
            if (tangent) {
                Rows.multiply(zeros, 0, parameters, offset + first, inputs, in, width, 2 * width, sum);
            }
            for (int o = 0; o < value.length; o++) {
                activation.evaluate(width, sum[o], value[o], slope[o]);
                if (tangent) {
                    activation.curvature(width, sum[o], value[o], slope[o], curvature[o]);
                    for (int a = 0; a < width; a++) {
                        value[o][width + a] = slope[o][a] * sum[o][width + a];
                    }
                }
            }
        }

        /** From the derivatives by values and tangents of the nodes to those by the sums that go in. */
        void toSums(int width, boolean tangent) {
            for (int o = 0; o < value.length; o++) {
                double[] adj = adjoint[o];
                double[] f1 = slope[o];
                for (int a = 0; a < width; a++) {
                    adj[a] *= f1[a];
                }
                if (tangent) {
                    double[] f2 = curvature[o];
                    double[] z = sum[o];
                    for (int a = 0; a < width; a++) {
                        adj[a] += adj[width + a] * f2[a] * z[width + a];
                        adj[width + a] *= f1[a];
                    }
                }
            }
        }

        void toInputs(double[][] byInput, int to) {
            Rows.multiply(zeros, 0, transposed, 0, value.length, adjoint, 0, to, byInput);
        }

        void addGradient(
                double[][] in, int width, boolean tangent, double[] lanes, double[] gradient, int from) {
            int to = tangent ? 2 * width : width;
            for (int o = 0; o < value.length; o++) {
                Rows.addDots(adjoint[o], in, inputs, to, lanes, gradient, from + first + o * inputs);
                double bias = 0;
                for (int a = 0; a < width; a++) {
                    bias += adjoint[o][a];
                }
                gradient[from + firstBias + o] += bias;
            }
        }
    }
}
