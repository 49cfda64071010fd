package org.adatom.forcefields.training.gaussian;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.gaussian.Expansion;
import org.adatom.forcefields.gaussian.RadialFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Labels and their covariances in units of &sigma;&sup2;. The covariance of a label with the energy of an atom at q is an
 * {@link Expansion}; with another label it is that label of the expansion. So all blocks of energies, forces and virials
 * come from the values and gradients of one kind of function.
 */
final class Observations {
    private final PointSet points;
    private final Label[] labels;
    private final int[] first;

    /**
     * Labels.
     *
     * @param labels in the order of their configurations
     */
    Observations(PointSet points, List<Label> labels) {
        this.points = points;
        this.labels = labels.toArray(Label[]::new);
        first = new int[points.frames() + 1];
        for (Label label : labels) {
            first[label.frame() + 1]++;
        }
        for (int k = 0; k < points.frames(); k++) {
            first[k + 1] += first[k];
        }
    }

    /** Their number. */
    int count() {
        return labels.length;
    }

    /** A label. */
    Label label(int r) {
        return labels[r];
    }

    /** The environments. */
    PointSet points() {
        return points;
    }

    /** All of them. */
    List<Label> labels() {
        return List.of(labels);
    }

    /** The values of all labels. */
    double[] values() {
        return Arrays.stream(labels).mapToDouble(Label::value).toArray();
    }

    /** The covariances of all labels with each other. */
    DMatrixRMaj covariances(RadialFunction radial, Workers workers) {
        DMatrixRMaj matrix = new DMatrixRMaj(labels.length, labels.length);
        Filler[] fillers = new Filler[workers.count()];
        workers.run(labels.length, (r, worker) -> {
            fillers[worker] = fillers[worker] == null ? new Filler() : fillers[worker];
            fillers[worker].fill(points, labels[r], radial, labels[r].frame() + 1, matrix.data, r * labels.length);
        });
        for (int r = 0; r < labels.length; r++) {
            for (int s = 0; s < r; s++) {
                matrix.data[s * labels.length + r] = matrix.data[r * labels.length + s];
            }
        }
        return matrix;
    }

    /**
     * The covariances of other labels with all of these, row by row.
     *
     * @param of where the others' environments are
     */
    DMatrixRMaj covariances(PointSet of, List<Label> others, RadialFunction radial, Workers workers) {
        DMatrixRMaj matrix = new DMatrixRMaj(others.size(), labels.length);
        Filler[] fillers = new Filler[workers.count()];
        workers.run(others.size(), (r, worker) -> {
            fillers[worker] = fillers[worker] == null ? new Filler() : fillers[worker];
            fillers[worker].fill(of, others.get(r), radial, points.frames(), matrix.data, r * labels.length);
        });
        return matrix;
    }

    /** The covariance of every label with itself. */
    static double[] variances(PointSet of, List<Label> labels, RadialFunction radial, Workers workers) {
        double[][] variances = new double[labels.size()][1];
        workers.run(labels.size(), (r, worker) -> new Observations(of, List.of(labels.get(r))).new Filler()
                .fill(of, labels.get(r), radial, of.frames(), variances[r], 0));
        return Arrays.stream(variances).mapToDouble(v -> v[0]).toArray();
    }

    /** Computes rows; one per worker. */
    private final class Filler {
        private final Expansion.Evaluator[] evaluators;
        private final double[][][] gradient;
        private double[] value = {};
        // The gradient of one point after the other.
        private double[] turned = {};

        Filler() {
            evaluators = new Expansion.Evaluator[points.elements()];
            gradient = new double[points.elements()][][];
            for (int e = 0; e < evaluators.length; e++) {
                evaluators[e] = new Expansion.Evaluator(points.map(e).size());
                gradient[e] = new double[points.map(e).size()][0];
            }
        }

        void fill(PointSet of, Label label, RadialFunction radial, int frames, double[] out, int at) {
            for (Label.Part part : label.parts()) {
                int e = part.element();
                Expansion sum = expansion(of, label.frame(), part);
                for (int k = 0; k < frames; k++) {
                    PointSet.Block block = points.block(k, e);
                    if (block.count() > 0 && first[k + 1] > first[k]) {
                        evaluate(sum, e, block, radial);
                        for (int s = first[k]; s < first[k + 1]; s++) {
                            out[at + s] += apply(labels[s], e);
                        }
                    }
                }
            }
        }

        private void evaluate(Expansion sum, int e, PointSet.Block block, RadialFunction radial) {
            int lanes = block.lanes();
            double[][] g = gradient[e];
            if (value.length < lanes) {
                value = new double[Simd.roundUp(lanes)];
            }
            if (g[0].length < lanes) {
                Arrays.setAll(g, f -> new double[lanes]);
            }
            if (turned.length < lanes * g.length) {
                turned = new double[lanes * g.length];
            }
            Arrays.fill(value, 0, lanes, 0);
            for (double[] row : g) {
                Arrays.fill(row, 0, lanes, 0);
            }
            evaluators[e].add(sum, radial, lanes, block.points(), value, g);
            for (int f = 0; f < g.length; f++) {
                for (int a = 0; a < block.count(); a++) {
                    turned[a * g.length + f] = g[f][a];
                }
            }
        }

        /** The part of a label that comes from the atoms of an element. */
        private double apply(Label label, int e) {
            double total = 0;
            int size = gradient[e].length;
            for (Label.Part part : label.parts()) {
                if (part.element() != e) {
                    continue;
                }
                int[] lanes = part.lanes();
                double[] u = part.directions();
                for (int n = 0; n < lanes.length; n++) {
                    double sum = part.weight() * value[lanes[n]];
                    for (int f = 0; f < size && u.length > 0; f++) {
                        sum = Math.fma(u[n * size + f], turned[lanes[n] * size + f], sum);
                    }
                    total += sum;
                }
            }
            return total;
        }
    }

    /** The covariance of a label with the energy of an atom of an element. */
    private static Expansion expansion(PointSet of, int frame, Label.Part part) {
        int size = of.map(part.element()).size();
        double[] at = new double[part.lanes().length * size];
        double[] weights = new double[part.lanes().length];
        Arrays.fill(weights, part.weight());
        for (int n = 0; n < weights.length; n++) {
            of.block(frame, part.element()).copy(part.lanes()[n], at, n * size);
        }
        return new Expansion(size, at, part.directions(), weights);
    }
}
