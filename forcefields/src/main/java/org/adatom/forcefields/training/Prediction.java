package org.adatom.forcefields.training;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/**
 * A labelled configuration and what a force field says of it.
 *
 * @param frame configuration and labels
 * @param model energy, forces and virial of the force field
 */
public record Prediction(LabelledFrame frame, Evaluation model) {
    /**
     * Predictions of configurations, in their order.
     *
     * @param forceField for all their species
     * @param workers share out the configurations; the numbers do not depend on how many they are
     */
    public static List<Prediction> of(ForceField forceField, List<LabelledFrame> frames, Workers workers) {
        Prediction[] predictions = new Prediction[frames.size()];
        ForceEvaluator[] evaluators = new ForceEvaluator[workers.count()];
        workers.run(frames.size(), (k, worker) -> {
            if (evaluators[worker] == null) {
                // One worker has no thread of its own.
                evaluators[worker] = new ForceEvaluator(forceField, new Workers(1), 0);
            }
            Atoms atoms = frames.get(k).atoms().copy();
            predictions[k] =
                    new Prediction(frames.get(k), Evaluation.by(evaluators[worker], atoms, frames.get(k).cell()));
        });
        return List.copyOf(Arrays.asList(predictions));
    }

    /** Error of the energy per atom, eV; NaN without a label. */
    public double energyError() {
        return frame.energy() == null ? Double.NaN : (model.energy() - frame.energy()) / frame.count();
    }

    /** Errors of the force components, eV/&Aring;; none without labels. */
    public double[] forceErrors() {
        double[] labels = frame.forces();
        return labels == null ? new double[0] : differences(model.forces(), labels, 1);
    }

    /** Errors of the nine components of the virial per atom, eV; none without labels. */
    public double[] virialErrors() {
        double[] labels = frame.virial();
        return labels == null ? new double[0] : differences(model.virial(), labels, frame.count());
    }

    /** Root mean square of the errors of forces, eV/&Aring;; NaN without labels. */
    public double forceRmse() {
        return Math.sqrt(Arrays.stream(forceErrors()).map(e -> e * e).average().orElse(Double.NaN));
    }

    private static double[] differences(double[] a, double[] b, int divisor) {
        double[] d = new double[a.length];
        for (int k = 0; k < d.length; k++) {
            d[k] = (a[k] - b[k]) / divisor;
        }
        return d;
    }
}
