package org.adatom.forcefields.training.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.InputDerivatives;
import org.adatom.forcefields.training.neural.TrainingFrame;

/** Makes the labels of one configuration; one thread at a time. */
final class LabelMaker {
    /** xx yy zz yz xz xy. */
    private static final int[][] VOIGT = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

    private final PointSet points;
    private final int number;
    private final TrainingFrame frame;
    private final double factor;

    /**
     * For a configuration.
     *
     * @param number its number in the set
     * @param factor of the weights of its labels
     */
    LabelMaker(PointSet points, int number, TrainingFrame frame, double factor) {
        this.points = points;
        this.number = number;
        this.frame = frame;
        this.factor = factor;
    }

    /**
     * The energy per atom.
     *
     * @param offsets what the atoms' energies are measured from, of all together, eV
     */
    Label energy(double offsets) {
        List<Label.Part> parts = new ArrayList<>();
        for (int e = 0; e < points.elements(); e++) {
            if (frame.members()[e].length > 0) {
                int[] lanes = new int[frame.members()[e].length];
                for (int lane = 0; lane < lanes.length; lane++) {
                    lanes[lane] = lane;
                }
                parts.add(new Label.Part(e, lanes, 1.0 / frame.count(), new double[0]));
            }
        }
        Double energy = frame.labels().energy();
        return label(Label.Kind.ENERGY, ((energy == null ? 0 : energy) - offsets) / frame.count(), parts);
    }

    /** A component of the force on an atom: the energies of all whose environment it is part of. */
    Label force(InputDerivatives derivatives, int atom, int axis) {
        List<Label.Part> parts = new ArrayList<>();
        int from = derivatives.firstPair(atom);
        int to = derivatives.firstPair(atom + 1);
        for (int e = 0; e < points.elements(); e++) {
            int size = points.map(e).size();
            int[] lanes = new int[to - from];
            double[] directions = new double[(to - from) * size];
            int n = 0;
            for (int pair = from; pair < to; pair++) {
                int center = derivatives.center(pair);
                if (frame.atoms().species()[center] == e) {
                    derivatives.subtract(pair, axis, directions, n * size);
                    lanes[n++] = points.lane(number, center);
                }
            }
            add(parts, e, lanes, directions, n);
        }
        double[] forces = frame.labels().forces();
        return label(Label.Kind.FORCE, forces == null ? 0 : forces[3 * atom + axis], parts);
    }

    /** One of the six components of the virial per atom. */
    Label virial(InputDerivatives derivatives, int component) {
        double[] one = new double[InputDerivatives.STRAINS];
        one[component] = 1.0 / frame.count();
        double[] all = new double[frame.inputs().length];
        derivatives.subtractStrains(one, all);
        List<Label.Part> parts = new ArrayList<>();
        for (int e = 0; e < points.elements(); e++) {
            int size = points.map(e).size();
            int[] members = frame.members()[e];
            int[] lanes = new int[members.length];
            double[] directions = new double[members.length * size];
            for (int n = 0; n < members.length; n++) {
                int first = frame.first()[members[n]];
                System.arraycopy(all, first, directions, n * size, frame.first()[members[n] + 1] - first);
                lanes[n] = points.lane(number, members[n]);
            }
            add(parts, e, lanes, directions, members.length);
        }
        LabelledFrame labels = frame.labels();
        double[] w = labels.virial();
        int a = VOIGT[component][0];
        int b = VOIGT[component][1];
        return label(Label.Kind.VIRIAL, w == null ? 0 : (w[3 * a + b] + w[3 * b + a]) / (2.0 * frame.count()), parts);
    }

    /** Directions of inputs become directions of points. */
    private void add(List<Label.Part> parts, int element, int[] lanes, double[] directions, int n) {
        if (n == 0) {
            return;
        }
        PointSet.Block block = points.block(number, element);
        int size = points.map(element).size();
        double[] point = new double[size];
        for (int k = 0; k < n; k++) {
            block.copy(lanes[k], point, 0);
            points.map(element).push(directions, k * size, point, block.norms()[lanes[k]]);
        }
        parts.add(new Label.Part(element, Arrays.copyOf(lanes, n), 0,
                Arrays.copyOf(directions, n * size)));
    }

    private Label label(Label.Kind kind, double value, List<Label.Part> parts) {
        return new Label(number, kind, value, factor, parts.toArray(Label.Part[]::new));
    }
}
