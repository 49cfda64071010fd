package org.adatom.forcefields.neural;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.linear.LinearPotential;

/** The energy of an atom as a function of the values of its descriptor, as plain data; energies in eV. */
public sealed interface Regressor {
    /**
     * Checks that it takes that many values.
     *
     * @param element for the message
     * @throws InputException if it does not, or a number is not finite
     */
    void check(String element, long values);

    /**
     * A network: U = offset + factor N((G &minus; center) scale).
     *
     * @param center subtracted from each value
     * @param scale then multiplied with
     * @param layers of the network
     * @param factor energy of one unit of the output, eV
     * @param offset energy of an atom whose network gives 0, eV
     */
    record Neural(double[] center, double[] scale, List<Network.Layer> layers, double factor, double offset)
            implements
                Regressor {
        /**
         * Checks.
         *
         * @throws InputException if layers do not fit each other
         */
        public Neural {
            layers = List.copyOf(layers);
            new Network(layers);
        }

        @Override
        public void check(String element, long values) {
            int inputs = layers.get(0).inputs();
            if (inputs != values || center.length != values || scale.length != values) {
                throw new InputException("the model of " + element + " has a descriptor of " + values
                        + " values, but center, scale and network have " + center.length + ", " + scale.length
                        + " and " + inputs);
            }
            requireFinite(element, Stream.concat(
                    Stream.of(center, scale, new double[] {factor, offset}),
                    layers.stream().flatMap(l -> Stream.concat(Stream.of(l.bias()), Arrays.stream(l.weights())))));
        }

        /** Inputs, network and energies. */
        AtomNetwork network() {
            return new AtomNetwork(center, scale, new Network(layers), factor, offset);
        }
    }

    /**
     * A polynomial, as in {@link LinearPotential}.
     *
     * @param quadratic whether there is a quadratic term
     * @param coefficients constant, linear terms, upper triangle of the quadratic ones row by row, whose diagonal counts
     *     half
     */
    record Polynomial(boolean quadratic, double[] coefficients) implements Regressor {
        @Override
        public void check(String element, long values) {
            long expected = LinearPotential.count(values, quadratic);
            if (coefficients.length != expected) {
                throw new InputException("the model of " + element + " has a descriptor of " + values
                        + " values, which needs " + expected + " coefficients, but there are "
                        + coefficients.length);
            }
            requireFinite(element, Stream.of(coefficients));
        }
    }

    private static void requireFinite(String element, Stream<double[]> numbers) {
        if (!numbers.flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new InputException("the model of " + element + " has a number that is not finite");
        }
    }
}
