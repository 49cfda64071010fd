package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.CounterRandom;

/** Networks with fixed random weights. */
final class RandomNetworks {
    private RandomNetworks() {}

    /**
     * A network with one linear output.
     *
     * @param hidden nodes of the hidden layers
     * @param activations of the hidden layers
     */
    static Network network(long seed, int inputs, List<Integer> hidden, List<Activation> activations) {
        CounterRandom random = new CounterRandom(seed, "weights");
        List<Network.Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int l = 0; l <= hidden.size(); l++) {
            int nodes = l < hidden.size() ? hidden.get(l) : 1;
            double[][] weights = new double[nodes][before];
            double[] bias = new double[nodes];
            for (int o = 0; o < nodes; o++) {
                for (int i = 0; i < before; i++) {
                    weights[o][i] = (2 * random.uniform(l, o, i) - 1) / Math.sqrt(before);
                }
                bias[o] = random.uniform(l, o, before) - 0.5;
            }
            layers.add(new Network.Layer(
                    weights, bias, l < hidden.size() ? activations.get(l) : Activation.LINEAR));
            before = nodes;
        }
        return new Network(layers);
    }
}
