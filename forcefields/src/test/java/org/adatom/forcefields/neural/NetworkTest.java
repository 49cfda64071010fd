package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.Simd;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Network NETWORK =
            RandomNetworks.network(1, 5, List.of(7, 3), List.of(Activation.TANH, Activation.SOFTPLUS));

    /** 3 tanh(x1 - x2 + 0.1) + 0.25. */
    @Test
    void outputIsThatOfTheFormula() {
        Network network = new Network(List.of(
                new Network.Layer(new double[][] {{1, -1}}, new double[] {0.1}, Activation.TANH),
                new Network.Layer(new double[][] {{3}}, new double[] {0.25}, Activation.LINEAR)));
        double[][] result = evaluate(network, 1, new double[][] {{0.5}, {1}});
        assertEquals(3 * Math.tanh(-0.4) + 0.25, result[0][0], 1e-15);
        double slope = 3 * (1 - Math.pow(Math.tanh(-0.4), 2));
        assertEquals(slope, result[1][0], 1e-14);
        assertEquals(-slope, result[2][0], 1e-14);
    }

    @Test
    void gradientIsTheDerivative() {
        double[] x = {0.3, -0.2, 0.9, -0.7, 0.1};
        for (int i = 0; i < x.length; i++) {
            double h = 1e-3;
            double[][] near = new double[5][4];
            for (int f = 0; f < 5; f++) {
                for (int k = 0; k < 4; k++) {
                    near[f][k] = x[f] + (f == i ? h * new double[] {-2, -1, 1, 2}[k] : 0);
                }
            }
            double[] u = evaluate(NETWORK, 4, near)[0];
            double difference = (8 * (u[2] - u[1]) - (u[3] - u[0])) / (12 * h);
            double[][] here = {{x[0]}, {x[1]}, {x[2]}, {x[3]}, {x[4]}};
            assertEquals(difference, evaluate(NETWORK, 1, here)[1 + i][0], 1e-10);
        }
    }

    /** An atom's energy does not depend on which others are evaluated with it, to the last bit. */
    @Test
    void atomsAreIndependent() {
        double[][] many = new double[5][19];
        for (int f = 0; f < 5; f++) {
            for (int a = 0; a < 19; a++) {
                many[f][a] = Math.sin(f + 1.7 * a);
            }
        }
        double[][] together = evaluate(NETWORK, 19, many);
        for (int a = 0; a < 19; a++) {
            double[][] one = new double[5][1];
            for (int f = 0; f < 5; f++) {
                one[f][0] = many[f][a];
            }
            double[][] alone = evaluate(NETWORK, 1, one);
            for (int k = 0; k < 6; k++) {
                assertEquals(alone[k][0], together[k][a]);
            }
        }
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        Network.Layer two = new Network.Layer(new double[][] {{1}, {1}}, new double[2], Activation.TANH);
        assertThrows(InputException.class, () -> new Network(List.of(two)));
        assertThrows(InputException.class, () -> new Network(List.of(two, two)));
        assertThrows(InputException.class, () -> new Network(List.of()));
        assertThrows(InputException.class,
                () -> new Network.Layer(new double[][] {{1}, {1, 2}}, new double[2], Activation.TANH));
        assertThrows(InputException.class,
                () -> new Network.Layer(new double[][] {{1}}, new double[2], Activation.TANH));
    }

    /** Output in the first row, then the gradient. */
    private static double[][] evaluate(Network network, int n, double[][] inputs) {
        double[][] padded = new double[inputs.length][Simd.roundUp(n)];
        double[][] result = new double[inputs.length + 1][Simd.roundUp(n)];
        double[][] gradient = new double[inputs.length][];
        for (int f = 0; f < inputs.length; f++) {
            System.arraycopy(inputs[f], 0, padded[f], 0, n);
            gradient[f] = result[f + 1];
        }
        network.newEvaluator().evaluate(n, padded, result[0], gradient);
        return result;
    }
}
