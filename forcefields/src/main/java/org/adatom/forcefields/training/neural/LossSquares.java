package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Rows;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.optimize.LeastSquares;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LossObjective} as &frac12; &Sigma; r&sup2;: one residual for each energy, component of forces and component of stresses that is learned, one for
 * each penalized weight. Rows of the Jacobian are made in blocks and never kept.
 */
public final class LossSquares implements LeastSquares {
    private static final int BLOCK = 128;

    private final LossObjective objective;
    private final TrainingSet set;
    private final ParameterLayout layout;
    private final EnergyScale scale;
    private final Loss loss;
    private final Workers workers;
    private final int[] first;
    private final @Nullable At[] at;
    private final double[][] columns;
    private final double[] residuals = new double[BLOCK];

    /**
     * The residuals of a loss.
     *
     * @throws InputException if its costs are no squares
     */
    LossSquares(
            LossObjective objective, TrainingSet set, ParameterLayout layout, EnergyScale scale, Loss loss,
            Workers workers) {
        if (loss.residual().kind() != Residual.Kind.SQUARED || loss.absolutePenalty() > 0) {
            throw new InputException("Levenberg-Marquardt minimises sums of squares: leave kind and l1 out of the loss,"
                    + " or choose another optimizer");
        }
        this.objective = objective;
        this.set = set;
        this.layout = layout;
        this.scale = scale;
        this.loss = loss;
        this.workers = workers;
        first = new int[set.count() + 1];
        for (int k = 0; k < set.count(); k++) {
            first[k + 1] = Math.addExact(first[k], rows(set.labels(k)));
        }
        at = new At[workers.count()];
        columns = new double[layout.count()][BLOCK];
    }

    /** An energy, then components of forces, then of virials, as far as they are learned. */
    private int rows(LabelledFrame labels) {
        return energyRows(labels) + forceRows(labels)
                + (labels.virial() != null && loss.stressWeight() > 0 ? InputDerivatives.STRAINS : 0);
    }

    private int energyRows(LabelledFrame labels) {
        return labels.energy() != null && loss.energyWeight() > 0 ? 1 : 0;
    }

    private int forceRows(LabelledFrame labels) {
        return labels.forces() != null && loss.forceWeight() > 0 ? 3 * labels.count() : 0;
    }

    @Override
    public int dimension() {
        return layout.count();
    }

    @Override
    public double value(double[] x) {
        return objective.value(x);
    }

    @Override
    public double normalEquations(double[] x, double[] matrix, double[] gradient) {
        int n = layout.count();
        int rows = first[set.count()];
        LossConvention.Counts counts = objective.counts();
        boolean[] loaded = new boolean[workers.count()];
        Arrays.fill(matrix, 0);
        Arrays.fill(gradient, 0);
        double sum = 0;
        for (int from = 0; from < rows; from += BLOCK) {
            int begin = from;
            int count = Math.min(BLOCK, rows - begin);
            workers.run(BLOCK, (r, worker) -> {
                At own = at(worker);
                if (!loaded[worker]) {
                    own.model.load(x);
                    loaded[worker] = true;
                }
                Arrays.fill(own.row, 0);
                residuals[r] = r < count ? own.residual(begin + r, counts) : 0;
                for (int p = 0; p < n; p++) {
                    columns[p][r] = own.row[p];
                }
            });
            workers.run(n, (p, worker) -> {
                double[] lanes = at(worker).lanes;
                Rows.addDots(columns[p], columns, p + 1, BLOCK, lanes, matrix, p * n);
                gradient[p] += Rows.dot(columns[p], residuals, 0, BLOCK, lanes);
            });
            for (int r = 0; r < count; r++) {
                sum += residuals[r] * residuals[r];
            }
        }
        double penalty = 2 * objective.penaltyFactor() * loss.squaredPenalty();
        for (int p = 0; p < n; p++) {
            if (objective.penalized(p)) {
                matrix[p * n + p] += penalty;
                gradient[p] += penalty * x[p];
                sum += penalty * x[p] * x[p];
            }
            for (int q = 0; q < p; q++) {
                matrix[q * n + p] = matrix[p * n + q];
            }
        }
        return sum / 2;
    }

    private At at(int worker) {
        At own = at[worker];
        if (own == null) {
            own = new At();
            at[worker] = own;
        }
        return own;
    }

    /** One worker's tools. */
    private final class At {
        private final FrameModel model = new FrameModel(layout, scale.factor());
        private final TrainingSet.Source source = new TrainingSet.Source(set);
        private final FrameModel.Prediction prediction = new FrameModel.Prediction();
        private final double[] row = new double[layout.count()];
        private final double[] lanes = new double[4 * Simd.LANES];
        private final double[] nothing = {};

        /** A residual; adds its derivatives to the row. */
        double residual(int number, LossConvention.Counts counts) {
            int found = Arrays.binarySearch(first, number);
            int k = found >= 0 ? found : -found - 2;
            while (first[k + 1] == number) {
                k++;
            }
            TrainingFrame frame = set.frame(k);
            LabelledFrame labels = frame.labels();
            Loss.Terms terms = loss.terms(labels, counts);
            int c = number - first[k] - energyRows(labels);
            if (c < 0) {
                double weight = Math.sqrt(2 * terms.energy()) * terms.perEnergy();
                model.predict(frame, null, prediction);
                model.addGradient(frame, null, weight, nothing, nothing, row);
                return weight * (prediction.energy + scale.offsets(frame) - labels.energy());
            }
            if (c < forceRows(labels)) {
                double weight = Math.sqrt(2 * terms.force()) * terms.perForce();
                return weight * (model.force(frame, source.get(k), c / 3, c % 3, weight, row) - labels.forces()[c]);
            }
            int s = c - forceRows(labels);
            double weight = Math.sqrt(2 * terms.stress()) * terms.perVirial();
            return weight
                    * (model.virial(frame, source.get(k), s, weight, row)
                            - LossObjective.symmetric(labels.virial(), s));
        }
    }
}
