package org.adatom.forcefields.neural;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Simd;

/**
 * The networks of all species at work: from the values of the descriptor of the atoms of a block to their energies and
 * the derivatives by these values.
 *
 * @param ofSpecies the network of each
 */
record AtomNetworks(List<AtomNetwork> ofSpecies) {
    /** A new evaluator with scratch of its own. */
    Evaluator newEvaluator() {
        return new Evaluator(ofSpecies);
    }

    /** Makes rows long enough for a whole number of vectors of atoms; contents are not kept. */
    static void ensureCapacity(double[][] rows, int atoms) {
        int capacity = Simd.roundUp(atoms);
        for (int f = 0; f < rows.length; f++) {
            if (rows[f].length < capacity) {
                rows[f] = new double[capacity];
            }
        }
    }

    /** Evaluates blocks; used by one thread at a time. */
    static final class Evaluator {
        private final AtomNetwork[] networks;
        private final Network.Evaluator[] evaluators;
        private final double[][] inputs;
        private final double[][][] inputsOf;
        private final double[][] gradient;
        private int capacity;
        private double[] output = {};
        private int[] members = {};

        private Evaluator(List<AtomNetwork> ofSpecies) {
            networks = ofSpecies.toArray(AtomNetwork[]::new);
            evaluators = ofSpecies.stream().map(n -> n.network().newEvaluator()).toArray(Network.Evaluator[]::new);
            int most = ofSpecies.stream().mapToInt(n -> n.network().inputs()).max().orElseThrow();
            inputs = new double[most][0];
            gradient = new double[most][0];
            inputsOf = new double[networks.length][][];
        }

        /** The largest number of inputs of a network. */
        int inputs() {
            return inputs.length;
        }

        /**
         * Evaluates the atoms of a block.
         *
         * @param values of the descriptor, {@code values[f][a]}
         * @param energy out: of each atom, eV
         * @param slopes out: derivative of the energy by each value, eV; may be {@code values}
         */
        void evaluate(Sites sites, double[][] values, double[] energy, double[][] slopes) {
            ensureRoom(sites.atoms);
            for (int s = 0; s < networks.length; s++) {
                evaluateSpecies(sites, s, values, energy, slopes);
            }
        }

        private void evaluateSpecies(Sites sites, int species, double[][] values, double[] energy, double[][] slopes) {
            int n = 0;
            for (int a = 0; a < sites.atoms; a++) {
                members[n] = a;
                n += sites.species[a] == species ? 1 : 0;
            }
            if (n == 0) {
                return;
            }
            AtomNetwork model = networks[species];
            int size = model.center().length;
            for (int f = 0; f < size; f++) {
                double center = model.center()[f];
                double scale = model.scale()[f];
                for (int c = 0; c < n; c++) {
                    inputs[f][c] = (values[f][members[c]] - center) * scale;
                }
            }
            evaluators[species].evaluate(n, inputsOf[species], output, gradient);
            for (int c = 0; c < n; c++) {
                energy[members[c]] = model.offset() + model.factor() * output[c];
            }
            for (int f = 0; f < size; f++) {
                double factor = model.scale()[f] * model.factor();
                for (int c = 0; c < n; c++) {
                    slopes[f][members[c]] = gradient[f][c] * factor;
                }
            }
        }

        private void ensureRoom(int atoms) {
            if (capacity < atoms) {
                capacity = Simd.roundUp(atoms);
                Arrays.setAll(inputs, f -> new double[capacity]);
                Arrays.setAll(gradient, f -> new double[capacity]);
                Arrays.setAll(inputsOf, s -> Arrays.copyOf(inputs, networks[s].network().inputs()));
                output = new double[capacity];
                members = new int[capacity + 1];
            }
        }
    }
}
