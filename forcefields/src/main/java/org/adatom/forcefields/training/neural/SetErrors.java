package org.adatom.forcefields.training.neural;

import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the energies of a set and, if there is a term of forces or stresses in the loss, of all forces and virials; configurations shared out.
 */
final class SetErrors {
    private final TrainingSet set;
    private final ParameterLayout layout;
    private final Loss loss;
    private final Workers workers;
    private final @Nullable At[] at;
    private final double[] predicted;
    private final double[] energy;
    private final double[][] force;
    private final double[][] virial;

    SetErrors(TrainingSet set, ParameterLayout layout, Loss loss, Workers workers) {
        this.set = set;
        this.layout = layout;
        this.loss = loss;
        this.workers = workers;
        at = new At[workers.count()];
        predicted = new double[set.count()];
        energy = new double[set.count()];
        force = new double[set.count()][];
        virial = new double[set.count()][];
    }

    /** One worker's tools. */
    private record At(FrameModel model, TrainingSet.Source source, FrameModel.Prediction prediction) {}

    /** Computes all errors (label less prediction). */
    void evaluate(double[] parameters, EnergyScale scale) {
        boolean[] loaded = new boolean[workers.count()];
        workers.run(set.count(), (k, worker) -> {
            At own = at[worker];
            if (own == null) {
                own = new At(new FrameModel(layout, scale.factor()), new TrainingSet.Source(set),
                        new FrameModel.Prediction());
                at[worker] = own;
            }
            if (!loaded[worker]) {
                own.model.load(parameters);
                loaded[worker] = true;
            }
            evaluate(k, own);
        });
        offset(scale);
    }

    private void evaluate(int k, At own) {
        TrainingFrame frame = set.frame(k);
        LabelledFrame labels = frame.labels();
        boolean slopes = loss.needsDerivatives() && (labels.forces() != null || labels.virial() != null);
        own.model.predict(frame, slopes ? own.source.get(k) : null, own.prediction);
        predicted[k] = own.prediction.energy;
        double[] f = slopes ? labels.forces() : null;
        force[k] = f == null ? new double[0] : force[k] == null ? new double[f.length] : force[k];
        for (int c = 0; c < force[k].length; c++) {
            force[k][c] = f[c] - own.prediction.forces[c];
        }
        double[] w = slopes ? labels.virial() : null;
        virial[k] = new double[w == null ? 0 : 9];
        for (int c = 0; c < virial[k].length; c++) {
            virial[k][c] = (w[c] - own.prediction.virial[component(c / 3, c % 3)]) / labels.count();
        }
    }

    /** Place of a component of a symmetric tensor in the order xx yy zz yz xz xy. */
    private static int component(int a, int b) {
        return a == b ? a : 6 - a - b;
    }

    /** The error of the energy of a configuration, eV. */
    double energy(int k) {
        return energy[k];
    }

    /** The error of a component of the forces of a configuration, eV/&Aring;. */
    double force(int k, int component) {
        return force[k][component];
    }

    /** The error of a component (xx yy zz yz xz xy) of the virial of a configuration per atom, eV. */
    double virial(int k, int component) {
        return LossObjective.symmetric(virial[k], component);
    }

    /** The scale with the best offsets. */
    EnergyScale refitted(EnergyScale scale) {
        return scale.refitted(set, predicted, loss);
    }

    /** Takes other offsets for the errors of energies. */
    void offset(EnergyScale scale) {
        for (int k = 0; k < set.count(); k++) {
            Double label = set.labels(k).energy();
            energy[k] = label == null ? 0 : label - predicted[k] - scale.offsets(set.frame(k));
        }
    }

    /** Means over the set. */
    ErrorSummary summary() {
        Mean energies = new Mean();
        Mean forces = new Mean();
        Mean virials = new Mean();
        for (int k = 0; k < set.count(); k++) {
            if (set.labels(k).energy() != null) {
                energies.add(energy[k] / set.labels(k).count());
            }
            for (double error : force[k]) {
                forces.add(error);
            }
            for (double error : virial[k]) {
                virials.add(error);
            }
        }
        return new ErrorSummary(energies.count(), energies.mae(), energies.rmse(), forces.count(), forces.mae(),
                forces.rmse(), virials.count() / 9, virials.mae(), virials.rmse());
    }
}
