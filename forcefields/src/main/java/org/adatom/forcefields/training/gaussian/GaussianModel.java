package org.adatom.forcefields.training.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.gaussian.Deviation;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.Regressor;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.InputRanges;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * Makes the model of a solved Gaussian process: labels that share an environment become one weight and one vector of it, so that
 * no derivative is kept; and a few environments tell the deviation of any other.
 *
 * @param elements symbols
 * @param descriptor of their environments
 * @param set that was learned from
 * @param ranges of the values in it
 * @param offsets of energies
 * @param points the environments
 * @param settings of the fit
 * @param h hyperparameters
 * @param observations the labels
 * @param posterior what is known with them
 * @param workers share work out
 */
record GaussianModel(
        List<String> elements, DescriptorSettings descriptor, TrainingSet set, InputRanges ranges, EnergyScale offsets,
        PointSet points, GaussianSettings settings, Hyperparameters h, Observations observations,
        Posterior posterior, Workers workers) {
    /** Variance of energies that anchors may leave open, in units of &sigma;&sup2;. */
    private static final double OPEN = 1e-8;
    /** Where rounding makes a matrix indefinite, its diagonal grows from this on. */
    private static final double SHIFT = 1e-14;

    /** The model. */
    DescriptorModel model(Map<String, String> provenance) {
        List<DescriptorModel.AtomModel> atoms = new ArrayList<>();
        for (int e = 0; e < elements.size(); e++) {
            atoms.add(new DescriptorModel.AtomModel(
                    elements.get(e), ranges.min()[e], ranges.max()[e], regressor(e)));
        }
        return new DescriptorModel(elements, descriptor, atoms, provenance);
    }

    private Regressor.Gaussian regressor(int e) {
        int size = points.map(e).size();
        int n = points.count(e);
        int[] first = new int[points.frames() + 1];
        for (int k = 0; k < points.frames(); k++) {
            first[k + 1] = first[k] + points.block(k, e).count();
        }
        double[] weights = new double[n];
        double[] vectors = new double[n * size];
        boolean[] used = new boolean[n];
        for (int r = 0; r < observations.count(); r++) {
            Label label = observations.label(r);
            for (Label.Part part : label.parts()) {
                if (part.element() == e) {
                    fold(part, first[label.frame()], posterior.factors()[r], weights, vectors, used);
                }
            }
        }
        double[] all = points.all(e);
        int[] placeOf = new int[n];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            placeOf[i] = kept;
            if (used[i]) {
                weights[kept] = weights[i];
                System.arraycopy(vectors, i * size, vectors, kept * size, size);
                System.arraycopy(all, i * size, all, kept * size, size);
                kept++;
            }
        }
        all = Arrays.copyOf(all, kept * size);
        int[] anchors =
                Selection.pivots(all, size, posterior.kernel(), Math.min(settings.anchors(), kept), OPEN);
        double[] ofAnchors = new double[anchors.length * size];
        for (int i = 0; i < anchors.length; i++) {
            System.arraycopy(all, anchors[i] * size, ofAnchors, i * size, size);
        }
        double[] factor = factor(e, anchors, placeOf, used, first, ofAnchors);
        return new Regressor.Gaussian(set.scaling().center()[e], set.scaling().scale()[e], points.map(e).bias(),
                posterior.kernel(), h.amplitude(), offsets.offset()[e], rows(all, size), Arrays.copyOf(weights, kept),
                rows(Arrays.copyOf(vectors, kept * size), size), anchors, triangle(factor, anchors.length),
                spread(e, new Deviation(posterior.kernel(), h.amplitude(), size, ofAnchors, factor)));
    }

    private static void fold(
            Label.Part part, int first, double factor, double[] weights, double[] vectors, boolean[] used) {
        int[] lanes = part.lanes();
        double[] u = part.directions();
        int size = u.length / Math.max(1, lanes.length);
        for (int i = 0; i < lanes.length; i++) {
            int at = first + lanes[i];
            used[at] = true;
            weights[at] += factor * part.weight();
            for (int f = 0; f < size; f++) {
                vectors[at * size + f] += factor * u[i * size + f];
            }
        }
    }

    /** R with R<sup>T</sup>R = 1 &minus; L<sup>&minus;1</sup> G L<sup>&minus;T</sup>, where G is what was learned of the anchors. */
    private double[] factor(int e, int[] anchors, int[] placeOf, boolean[] used, int[] first, double[] ofAnchors) {
        int m = anchors.length;
        List<Label> energies = new ArrayList<>();
        for (int a : anchors) {
            int i = a;
            while (!used[i] || placeOf[i] != a) {
                i++;
            }
            int k = 0;
            while (first[k + 1] <= i) {
                k++;
            }
            energies.add(new Label(k, Label.Kind.ENERGY, 0, 1,
                    new Label.Part[] {new Label.Part(e, new int[] {i - first[k]}, 1, new double[0])}));
        }
        DMatrixRMaj g = posterior.learned(points, energies);
        double[] lower = Deviation.lower(posterior.kernel(), points.map(e).size(), ofAnchors);
        for (int turn = 0; turn < 2; turn++) {
            for (int row = 0; row < m; row++) {
                double[] right = Arrays.copyOfRange(g.data, row * m, (row + 1) * m);
                TriangularSolver_DDRM.solveL(lower, right, m);
                System.arraycopy(right, 0, g.data, row * m, m);
            }
            CommonOps_DDRM.transpose(g);
        }
        for (double shift = SHIFT;; shift *= 10) {
            DMatrixRMaj left = new DMatrixRMaj(m, m);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    left.data[i * m + j] = (i == j ? 1 + shift : 0) - 0.5 * (g.data[i * m + j] + g.data[j * m + i]);
                }
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(m, false);
            if (m == 0 || cholesky.decompose(left)) {
                return m == 0 ? new double[0] : cholesky.getT(null).data;
            }
        }
    }

    /** The largest deviation of all environments. */
    private double spread(int e, Deviation deviation) {
        double[] largest = new double[points.frames()];
        Deviation.Evaluator[] evaluators = new Deviation.Evaluator[workers.count()];
        workers.run(points.frames(), (k, worker) -> {
            evaluators[worker] = evaluators[worker] == null ? deviation.newEvaluator() : evaluators[worker];
            PointSet.Block block = points.block(k, e);
            double[] out = new double[block.lanes()];
            evaluators[worker].evaluate(block.lanes(), block.points(), block.halfSquares(), out);
            largest[k] = Arrays.stream(out, 0, block.count()).max().orElse(0);
        });
        return Arrays.stream(largest).max().orElse(0);
    }

    private static double[][] rows(double[] flat, int size) {
        double[][] rows = new double[flat.length / size][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * size, (i + 1) * size));
        return rows;
    }

    private static double[] triangle(double[] square, int n) {
        double[] triangle = new double[n * (n + 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                triangle[at++] = square[i * n + j];
            }
        }
        return triangle;
    }
}
