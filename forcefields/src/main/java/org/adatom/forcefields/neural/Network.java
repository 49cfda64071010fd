package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;

/** A feed-forward network with one output. Immutable; atoms are evaluated many at a time, each in a lane of its own. */
public final class Network {
    private final List<Layer> layers;

    /**
     * A layer: out = f(W in + b).
     *
     * @param weights W; {@code weights[o][i]} leads from input i to output o
     * @param bias b
     * @param activation f
     */
    public record Layer(double[][] weights, double[] bias, Activation activation) {
        /**
         * Checks.
         *
         * @throws InputException if the sizes do not agree
         */
        public Layer {
            int inputs = weights.length == 0 ? 0 : weights[0].length;
            if (inputs == 0 || bias.length != weights.length
                    || Arrays.stream(weights).anyMatch(row -> row.length != inputs)) {
                throw new InputException("a layer of a network needs weights for every pair of nodes and a bias for"
                        + " every output");
            }
        }

        int inputs() {
            return weights[0].length;
        }

        int outputs() {
            return weights.length;
        }
    }

    /**
     * A network.
     *
     * @param layers from the inputs to the output
     * @throws InputException if a layer does not fit the one before, or the last has more than one output
     */
    public Network(List<Layer> layers) {
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).inputs() != layers.get(l - 1).outputs()) {
                throw new InputException("layer " + (l + 1) + " of a network has " + layers.get(l).inputs()
                        + " inputs, but the layer before has " + layers.get(l - 1).outputs() + " outputs");
            }
        }
        if (layers.isEmpty() || layers.get(layers.size() - 1).outputs() != 1) {
            throw new InputException("a network must have one output, the energy");
        }
        this.layers = List.copyOf(layers);
    }

    /** Number of inputs. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** The layers, from the inputs to the output. */
    public List<Layer> layers() {
        return layers;
    }

    /** Nodes of each layer, the inputs first. */
    public List<Integer> nodes() {
        List<Integer> nodes = new ArrayList<>();
        nodes.add(inputs());
        layers.forEach(layer -> nodes.add(layer.outputs()));
        return nodes;
    }

    /** A new evaluator with scratch of its own. */
    public Evaluator newEvaluator() {
        return new Evaluator(layers);
    }

    /** Evaluates; used by one thread at a time. */
    public static final class Evaluator {
        private final LayerState[] states;
        private int capacity;

        private Evaluator(List<Layer> layers) {
            states = layers.stream().map(LayerState::new).toArray(LayerState[]::new);
        }

        /**
         * Output and its derivatives by the inputs, for some atoms.
         *
         * @param n number of atoms
         * @param inputs {@code inputs[i][a]} of atom a; every row has room for a whole number of vectors
         * @param output out: of each atom; room likewise
         * @param gradient out: {@code gradient[i][a]} is the derivative of the output of atom a by its input i; room
         *     likewise
         */
        public void evaluate(int n, double[][] inputs, double[] output, double[][] gradient) {
            if (capacity < n) {
                capacity = Simd.roundUp(n);
                for (LayerState state : states) {
                    state.allocate(capacity);
                }
            }
            double[][] in = inputs;
            for (LayerState state : states) {
                state.forward(n, in);
                in = state.value;
            }
            System.arraycopy(in[0], 0, output, 0, n);
            int last = states.length - 1;
            Arrays.fill(states[last].delta[0], 0, n, 1);
            for (int l = last; l >= 0; l--) {
                states[l].backward(n, l > 0 ? states[l - 1].delta : gradient);
            }
        }
    }

    /** A layer at work: sums, values, slopes and derivatives of the output of each node. */
    private static final class LayerState {
        private final Layer layer;
        private final double[][] transposed;
        final double[][] value;
        final double[][] delta;
        private final double[][] slope;
        private double[] sum = {};

        LayerState(Layer layer) {
            this.layer = layer;
            transposed = new double[layer.inputs()][layer.outputs()];
            for (int i = 0; i < layer.inputs(); i++) {
                for (int o = 0; o < layer.outputs(); o++) {
                    transposed[i][o] = layer.weights[o][i];
                }
            }
            value = new double[layer.outputs()][0];
            slope = new double[layer.outputs()][0];
            delta = new double[layer.outputs()][0];
        }

        void allocate(int capacity) {
            sum = new double[capacity];
            Arrays.setAll(value, o -> new double[capacity]);
            Arrays.setAll(slope, o -> new double[capacity]);
            Arrays.setAll(delta, o -> new double[capacity]);
        }

        void forward(int n, double[][] in) {
            for (int o = 0; o < value.length; o++) {
                Rows.combine(layer.bias[o], in.length, layer.weights[o], 0, in, 0, n, sum);
                layer.activation.evaluate(n, sum, value[o], slope[o]);
            }
        }

        /** From the derivatives by the values of this layer to those by its inputs. */
        void backward(int n, double[][] byInput) {
            for (int o = 0; o < delta.length; o++) {
                for (int a = 0; a < n; a++) {
                    delta[o][a] *= slope[o][a];
                }
            }
            for (int i = 0; i < transposed.length; i++) {
                Rows.combine(0, delta.length, transposed[i], 0, delta, 0, n, byInput[i]);
            }
        }
    }
}
