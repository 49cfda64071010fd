package org.adatom.analysis.verify;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Forces and virial are minus the derivatives of the energy by positions and strain. */
final class Gradients {
    /** Steps of the differences, &Aring;: long ones feel tables' kinks and jumps, short ones rounding. */
    private static final double[] STEPS = {2e-3, 2e-4, 2e-5};

    private static final int ATOMS = 4;

    private Gradients() {}

    static List<Finding> of(Probe probe, List<Specimen> specimens, double limit) {
        Worst forces = new Worst();
        Worst virial = new Worst();
        for (Specimen s : specimens) {
            forces(probe, s, forces);
            virial(probe, s, virial);
        }
        return List.of(
                forces.within(Check.GRADIENTS, "forces = -dE/dr", limit, "eV/A, relative"),
                virial.within(Check.GRADIENTS, "virial = -dE/dstrain", limit, "eV, relative"));
    }

    private static void forces(Probe probe, Specimen s, Worst worst) {
        Response at = probe.of(s);
        int probes = Math.min(ATOMS, s.count());
        for (int p = 0; p < probes; p++) {
            int atom = p * s.count() / probes;
            for (int d = 0; d < s.cell().dimensions(); d++) {
                int axis = d;
                double force = at.forces()[3 * atom + axis];
                double slope = derivative(-force, h -> probe.energy(s.moved(atom, axis, h)));
                worst.see(Math.abs(force + slope) / at.forceScale(), s.name() + ", atom " + (atom + 1));
            }
        }
    }

    private static void virial(Probe probe, Specimen s, Worst worst) {
        double[] virial = probe.virial(s);
        // A crystal at rest has no virial: what counts is the error on the scale of 1 eV per atom.
        double scale = Math.max(s.count(), Response.largest(virial));
        for (int a = 0; a < s.cell().dimensions(); a++) {
            for (int b = 0; b < s.cell().dimensions(); b++) {
                int k = 3 * a + b;
                double slope = derivative(-virial[k], h -> {
                    double[] map = {1, 0, 0, 0, 1, 0, 0, 0, 1};
                    map[k] += h;
                    return probe.energy(s.mapped(map));
                });
                worst.see(
                        Math.abs(virial[k] + slope) / scale,
                        s.name() + ", component " + "xyz".charAt(a) + "xyz".charAt(b));
            }
        }
    }

    /** The central difference of fourth order, of that step which comes nearest to the expected value. */
    private static double derivative(double expected, DoubleUnaryOperator energy) {
        double best = Double.NaN;
        for (double h : STEPS) {
            double near = energy.applyAsDouble(h) - energy.applyAsDouble(-h);
            double far = energy.applyAsDouble(2 * h) - energy.applyAsDouble(-2 * h);
            double slope = (8 * near - far) / (12 * h);
            if (!(Math.abs(slope - expected) >= Math.abs(best - expected))) {
                best = slope;
            }
        }
        return best;
    }
}
