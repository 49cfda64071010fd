package org.adatom.analysis.training;

import java.util.Arrays;
import java.util.List;
import org.adatom.forcefields.training.Prediction;

/** What models are compared with labels in. */
enum Compared {
    /** Energies per atom. */
    ENERGY("energy", "eV/atom") {
        @Override
        double[] label(Prediction p) {
            return p.frame().energy() == null ? NONE : new double[] {p.frame().energy() / p.frame().count()};
        }

        @Override
        double[] model(Prediction p) {
            return new double[] {p.model().energy() / p.frame().count()};
        }
    },
    /** Components of forces. */
    FORCE("force component", "eV/\u00c5") {
        @Override
        double[] label(Prediction p) {
            return p.frame().forces() == null ? NONE : p.frame().forces();
        }

        @Override
        double[] model(Prediction p) {
            return p.model().forces();
        }
    },
    /** Components of the virial per atom. */
    VIRIAL("virial component", "eV/atom") {
        @Override
        double[] label(Prediction p) {
            return p.frame().virial() == null ? NONE : perAtom(p.frame().virial(), p);
        }

        @Override
        double[] model(Prediction p) {
            return perAtom(p.model().virial(), p);
        }
    };

    private static final double[] NONE = {};

    /** Name for titles and axes. */
    final String quantity;
    /** Unit of the numbers. */
    final String unit;

    Compared(String quantity, String unit) {
        this.quantity = quantity;
        this.unit = unit;
    }

    /** The labels of a configuration; none if it has none. */
    abstract double[] label(Prediction p);

    /** What the model says, as many numbers as there are labels where there are any. */
    abstract double[] model(Prediction p);

    /**
     * Labels and model of all configurations that have labels.
     *
     * @return two rows of equal length
     */
    double[][] pairs(List<Prediction> predictions) {
        List<Prediction> labelled = predictions.stream().filter(p -> label(p).length > 0).toList();
        return new double[][] {
            labelled.stream().flatMapToDouble(p -> Arrays.stream(label(p))).toArray(),
            labelled.stream().flatMapToDouble(p -> Arrays.stream(model(p))).toArray()
        };
    }

    private static double[] perAtom(double[] virial, Prediction p) {
        return Arrays.stream(virial).map(w -> w / p.frame().count()).toArray();
    }
}
