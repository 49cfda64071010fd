package org.adatom.forcefields.neural;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.gaussian.Deviation;
import org.adatom.forcefields.gaussian.Expansion;
import org.adatom.forcefields.gaussian.FeatureMap;
import org.adatom.forcefields.gaussian.GaussianAtom;
import org.adatom.forcefields.gaussian.Kernel;
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

    /**
     * The mean of a Gaussian process and what its deviation follows from: {@link Expansion} and {@link Deviation}.
     *
     * @param center subtracted from each value
     * @param scale then multiplied with
     * @param bias 0 if points are values, positive if they are directions
     * @param kernel of points
     * @param amplitude standard deviation of the energy of an atom before training, eV
     * @param offset added to the mean, eV
     * @param points coordinates of environments of training
     * @param weights of their kernels, eV
     * @param vectors that multiply the derivatives of their kernels, eV
     * @param anchors which of the points deviations are judged from
     * @param factor R of the anchors, an upper triangle row by row
     * @param spread largest deviation of an atom in training, eV
     */
    record Gaussian(
            double[] center, double[] scale, double bias, Kernel kernel, double amplitude, double offset,
            double[][] points, double[] weights, double[][] vectors, int[] anchors, double[] factor, double spread)
            implements
                Regressor {
        @Override
        public void check(String element, long values) {
            int size = new FeatureMap(center, scale, bias).size();
            if (center.length != values) {
                throw new InputException("the model of " + element + " has a descriptor of " + values
                        + " values, but there are " + center.length + " centers and scales");
            }
            if (bias > 0 != (kernel.shape() == Kernel.Shape.DOT_PRODUCT)) {
                throw new InputException("the model of " + element + " has the bias " + bias
                        + ": a DOT_PRODUCT needs a positive one, any other kernel 0");
            }
            if (weights.length != points.length || vectors.length != points.length
                    || Stream.of(points, vectors).flatMap(Arrays::stream)
                            .anyMatch(p -> p == null || p.length != size)) {
                throw new InputException("the model of " + element + " needs as many points, weights and vectors, and "
                        + size + " numbers in each point and vector");
            }
            if (factor.length != (long) anchors.length * (anchors.length + 1) / 2
                    || Arrays.stream(anchors).anyMatch(a -> a < 0 || a >= points.length)) {
                throw new InputException("the model of " + element + " has " + anchors.length + " anchors among "
                        + points.length + " points, and " + factor.length + " numbers for them, expected "
                        + (long) anchors.length * (anchors.length + 1) / 2);
            }
            requireFinite(element, Stream.of(Stream.of(center, scale, weights, factor,
                    new double[] {amplitude, offset, spread}), Arrays.stream(points), Arrays.stream(vectors))
                    .flatMap(s -> s));
        }

        /** The same at work. */
        GaussianAtom atom() {
            FeatureMap map = new FeatureMap(center, scale, bias);
            int n = anchors.length;
            double[] square = new double[n * n];
            int at = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    square[i * n + j] = factor[at++];
                }
            }
            double[] ofAnchors = flat(Arrays.stream(anchors).mapToObj(a -> points[a]));
            return new GaussianAtom(map, kernel, offset,
                    new Expansion(map.size(), flat(Arrays.stream(points)), flat(Arrays.stream(vectors)), weights),
                    new Deviation(kernel, amplitude, map.size(), ofAnchors, square));
        }

        private static double[] flat(Stream<double[]> rows) {
            return rows.flatMapToDouble(Arrays::stream).toArray();
        }
    }

    private static void requireFinite(String element, Stream<double[]> numbers) {
        if (!numbers.flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            throw new InputException("the model of " + element + " has a number that is not finite");
        }
    }
}
