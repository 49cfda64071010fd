package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The model at work on single configurations: E = &Sigma;<sub>i</sub> (offset + factor N(x<sub>i</sub>)), forces, virial, and
 * derivatives by the parameters of any combination of them. For one worker.
 *
 * <p>Any sum c<sub>E</sub> E + &Sigma; u F + &Sigma; w W is &Sigma;<sub>i</sub> [c N(x<sub>i</sub>) + v<sub>i</sub>
 * &middot; &nabla;N(x<sub>i</sub>)] with directions v<sub>i</sub> of the inputs of each atom that are linear in u and w. So its
 * gradient by all parameters is that of a {@link NetworkPass} with tangents.
 */
final class FrameModel {
    private final double factor;
    private final ParameterLayout layout;
    private final NetworkPass[] passes;
    private final int[] firstParameter;
    private double[] direction = {};
    private double[] gradient = {};
    private int[] lanes = {};

    /** Energy, forces and virial of the networks alone, without offsets. */
    static final class Prediction {
        /** eV. */
        double energy;
        /** x, y, z of each atom, eV/&Aring;. */
        double[] forces = {};
        /** xx yy zz yz xz xy, eV. */
        final double[] virial = new double[InputDerivatives.STRAINS];
    }

    /**
     * A model.
     *
     * @param factor energy of one unit of the networks' output, eV
     */
    FrameModel(ParameterLayout layout, double factor) {
        this.layout = layout;
        this.factor = factor;
        passes = layout.shapes().stream().map(NetworkPass::new).toArray(NetworkPass[]::new);
        firstParameter = new int[layout.species()];
        Arrays.setAll(firstParameter, layout::first);
    }

    /** Takes parameters, which must not change until they are taken anew. */
    void load(double[] parameters) {
        for (int s = 0; s < passes.length; s++) {
            passes[s].load(parameters, firstParameter[s]);
        }
    }

    /**
     * Energy and, if there are derivatives, forces and virial.
     *
     * @param out of which forces have room for all atoms; out
     */
    void predict(TrainingFrame frame, @Nullable InputDerivatives derivatives, Prediction out) {
        int inputs = frame.inputs().length;
        if (derivatives != null && gradient.length != inputs) {
            gradient = new double[inputs];
        }
        double sum = 0;
        for (int s = 0; s < passes.length; s++) {
            NetworkPass pass = passes[s];
            int[] members = frame.members()[s];
            for (int from = 0; from < members.length; from += NetworkPass.MOST) {
                int to = Math.min(from + NetworkPass.MOST, members.length);
                gather(frame, pass, members, from, to, false);
                pass.forward(false);
                for (int a = 0; a < to - from; a++) {
                    sum += pass.value(a);
                }
                if (derivatives != null) {
                    pass.backward(factor, 0, false);
                    double[][] slopes = pass.inputGradient();
                    for (int a = from; a < to; a++) {
                        int first = frame.first()[members[a]];
                        for (int i = 0; i < slopes.length; i++) {
                            gradient[first + i] = slopes[i][a - from];
                        }
                    }
                }
            }
        }
        out.energy = factor * sum;
        if (derivatives != null) {
            out.forces = out.forces.length == 3 * frame.count() ? out.forces : new double[3 * frame.count()];
            Arrays.fill(out.forces, 0);
            derivatives.subtractForces(frame.first(), gradient, out.forces);
            Arrays.fill(out.virial, 0);
            if (derivatives.hasStrain()) {
                derivatives.subtractVirial(gradient, out.virial);
            }
        }
    }

    private void gather(
            TrainingFrame frame, NetworkPass pass, int[] members, int from, int to, boolean tangent) {
        pass.begin(to - from);
        double[][] rows = pass.input();
        int shift = pass.tangents() - from;
        for (int a = from; a < to; a++) {
            int first = frame.first()[members[a]];
            for (int i = 0; i < rows.length; i++) {
                rows[i][a - from] = frame.inputs()[first + i];
            }
            if (tangent) {
                for (int i = 0; i < rows.length; i++) {
                    rows[i][shift + a] = direction[first + i];
                }
            }
        }
    }

    /**
     * Adds the derivatives of c E + &Sigma; u F + &Sigma; w W by the parameters.
     *
     * @param derivatives null if only c is not zero
     * @param c of the energy
     * @param u of the forces, x, y, z of each atom
     * @param w of the components xx yy zz yz xz xy of the virial; looked at if there are derivatives by strains
     * @param sum has all parameters
     */
    void addGradient(
            TrainingFrame frame, @Nullable InputDerivatives derivatives, double c, double[] u, double[] w,
            double[] sum) {
        boolean tangent = derivatives != null;
        if (derivatives != null) {
            int inputs = frame.inputs().length;
            direction = direction.length == inputs ? direction : new double[inputs];
            Arrays.fill(direction, 0);
            derivatives.subtractDirections(frame.first(), u, direction);
            if (derivatives.hasStrain()) {
                derivatives.subtractStrains(w, direction);
            }
        }
        for (int s = 0; s < passes.length; s++) {
            int[] members = frame.members()[s];
            for (int from = 0; from < members.length; from += NetworkPass.MOST) {
                int to = Math.min(from + NetworkPass.MOST, members.length);
                gather(frame, passes[s], members, from, to, tangent);
                passes[s].forward(tangent);
                passes[s].backward(c * factor, factor, tangent);
                passes[s].addGradient(tangent, sum, firstParameter[s]);
            }
        }
    }

    /**
     * One component of the force on an atom, and its derivatives by the parameters if they are wanted: only the atoms
     * whose environments hold the atom take part.
     *
     * @param row null, or adds factor times the derivatives
     * @param weight that factor
     */
    double force(
            TrainingFrame frame, InputDerivatives derivatives, int atom, int axis, double weight,
            double @Nullable [] row) {
        int first = derivatives.firstPair(atom);
        int end = derivatives.firstPair(atom + 1);
        lanes = lanes.length >= end - first ? lanes : new int[2 * (end - first)];
        double force = 0;
        for (int s = 0; s < passes.length; s++) {
            int count = 0;
            for (int p = first; p < end; p++) {
                lanes[count] = p;
                count += frame.atoms().species()[derivatives.center(p)] == s ? 1 : 0;
            }
            NetworkPass pass = passes[s];
            for (int from = 0; from < count; from += NetworkPass.MOST) {
                int to = Math.min(from + NetworkPass.MOST, count);
                pass.begin(to - from);
                double[][] rows = pass.input();
                int shift = pass.tangents();
                for (double[] input : rows) {
                    Arrays.fill(input, shift, shift + to - from, 0);
                }
                for (int a = 0; a < to - from; a++) {
                    int p = lanes[from + a];
                    int input = frame.first()[derivatives.center(p)];
                    for (int i = 0; i < rows.length; i++) {
                        rows[i][a] = frame.inputs()[input + i];
                    }
                    derivatives.scatter(p, axis, rows, shift + a);
                }
                pass.forward(true);
                for (int a = 0; a < to - from; a++) {
                    force += pass.derivative(a);
                }
                if (row != null) {
                    pass.backward(0, factor * weight, true);
                    pass.addGradient(true, row, firstParameter[s]);
                }
            }
        }
        return factor * force;
    }

    /**
     * One component of the virial, and its derivatives by the parameters if they are wanted.
     *
     * @param component of xx yy zz yz xz xy
     * @param row null, or adds factor times the derivatives
     * @param weight that factor
     */
    double virial(
            TrainingFrame frame, InputDerivatives derivatives, int component, double weight, double @Nullable [] row) {
        double[] factors = new double[InputDerivatives.STRAINS];
        factors[component] = 1;
        direction = direction.length == frame.inputs().length ? direction : new double[frame.inputs().length];
        Arrays.fill(direction, 0);
        derivatives.subtractStrains(factors, direction);
        double virial = 0;
        for (int s = 0; s < passes.length; s++) {
            int[] members = frame.members()[s];
            for (int from = 0; from < members.length; from += NetworkPass.MOST) {
                int to = Math.min(from + NetworkPass.MOST, members.length);
                gather(frame, passes[s], members, from, to, true);
                passes[s].forward(true);
                for (int a = 0; a < to - from; a++) {
                    virial += passes[s].derivative(a);
                }
                if (row != null) {
                    passes[s].backward(0, factor * weight, true);
                    passes[s].addGradient(true, row, firstParameter[s]);
                }
            }
        }
        return factor * virial;
    }

    /** The places of the parameters. */
    ParameterLayout layout() {
        return layout;
    }
}
