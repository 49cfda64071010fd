package org.adatom.forcefields.training.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.Network;

/**
 * Nodes and activations of a network, and the place of its weights in an array of parameters: layer by layer from the
 * inputs on, first the weights row by row (one row per node of the layer), then the biases.
 *
 * @param nodes of each layer, the inputs first; the last layer has one
 * @param activations of each layer but the inputs
 */
public record NetworkShape(List<Integer> nodes, List<Activation> activations) {
    /**
     * Checks.
     *
     * @throws InputException if a layer has no node, the last one not one node, or numbers of layers do not agree
     */
    public NetworkShape {
        nodes = List.copyOf(nodes);
        activations = List.copyOf(activations);
        if (nodes.size() < 2 || nodes.stream().anyMatch(n -> n < 1) || nodes.get(nodes.size() - 1) != 1) {
            throw new InputException("a network needs inputs, at least one node in each layer and one output; its"
                    + " layers have " + nodes + " nodes");
        }
        if (activations.size() != nodes.size() - 1) {
            throw new InputException("a network of " + nodes + " nodes needs " + (nodes.size() - 1)
                    + " activation functions, one for each layer but the inputs; there are " + activations.size());
        }
    }

    /**
     * A network with a linear output.
     *
     * @param hidden nodes of the hidden layers
     * @param activation of all of them
     */
    public static NetworkShape of(int inputs, List<Integer> hidden, Activation activation) {
        List<Integer> nodes = new ArrayList<>();
        nodes.add(inputs);
        nodes.addAll(hidden);
        nodes.add(1);
        List<Activation> activations = new ArrayList<>();
        hidden.forEach(h -> activations.add(activation));
        activations.add(Activation.LINEAR);
        return new NetworkShape(nodes, activations);
    }

    /** Nodes and activations of a network. */
    public static NetworkShape of(Network network) {
        return new NetworkShape(network.nodes(), network.layers().stream().map(Network.Layer::activation).toList());
    }

    /** Number of inputs. */
    public int inputs() {
        return nodes.get(0);
    }

    /** Number of layers but the inputs. */
    int layers() {
        return activations.size();
    }

    /** Number of weights and biases. */
    public int parameters() {
        return first(layers());
    }

    /** Where the weights of a layer begin; of the layer behind the last one, where all end. */
    int first(int layer) {
        int count = 0;
        for (int l = 0; l < layer; l++) {
            count += (nodes.get(l) + 1) * nodes.get(l + 1);
        }
        return count;
    }

    /** Where the biases of a layer begin. */
    int firstBias(int layer) {
        return first(layer) + nodes.get(layer) * nodes.get(layer + 1);
    }

    /** The network with those parameters, the first of which stands at {@code offset}. */
    public Network network(double[] parameters, int offset) {
        List<Network.Layer> layers = new ArrayList<>();
        for (int l = 0; l < layers(); l++) {
            int inputs = nodes.get(l);
            int outputs = nodes.get(l + 1);
            double[][] weights = new double[outputs][inputs];
            double[] bias = new double[outputs];
            for (int o = 0; o < outputs; o++) {
                System.arraycopy(parameters, offset + first(l) + o * inputs, weights[o], 0, inputs);
            }
            System.arraycopy(parameters, offset + firstBias(l), bias, 0, outputs);
            layers.add(new Network.Layer(weights, bias, activations.get(l)));
        }
        return new Network(layers);
    }

    /**
     * Writes the parameters of a network from {@code offset} on.
     *
     * @throws InputException if the network has another shape
     */
    public void read(Network network, double[] parameters, int offset) {
        if (!Objects.equals(of(network), this)) {
            throw new InputException("the network has " + network.nodes() + " nodes, expected " + nodes
                    + " with the activations " + activations);
        }
        for (int l = 0; l < layers(); l++) {
            Network.Layer layer = network.layers().get(l);
            int inputs = nodes.get(l);
            for (int o = 0; o < nodes.get(l + 1); o++) {
                System.arraycopy(layer.weights()[o], 0, parameters, offset + first(l) + o * inputs, inputs);
            }
            System.arraycopy(layer.bias(), 0, parameters, offset + firstBias(l), nodes.get(l + 1));
        }
    }
}
