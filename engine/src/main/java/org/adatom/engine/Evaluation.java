package org.adatom.engine;

import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/**
 * What a force field says about one configuration; arrays belong to the record.
 *
 * @param energy total, eV
 * @param forces x, y, z of atom 0, of atom 1, ..., eV/&Aring;
 * @param virial W<sub>ab</sub> = &Sigma; r<sub>a</sub> f<sub>b</sub>, nine components, eV
 * @param atomEnergies energy of each atom, eV
 */
public record Evaluation(double energy, double[] forces, double[] virial, double[] atomEnergies) {
    /** One way of computing: brute force, or the engine. */
    @FunctionalInterface
    public interface Method {
        /** Evaluates a configuration; only the forces of {@code atoms} may be written. */
        Evaluation evaluate(ForceField forceField, Atoms atoms, Cell cell);
    }

    /** Skin of the neighbour list in {@link #byEngine}, &Aring;. */
    public static final double SKIN = 0.4;

    /** Evaluates with a new {@link ForceEvaluator} on that many threads. */
    public static Evaluation byEngine(ForceField forceField, Atoms atoms, Cell cell, int threads) {
        try (Workers workers = new Workers(threads)) {
            return by(new ForceEvaluator(forceField, workers, SKIN), atoms, cell);
        }
    }

    /** Evaluates with that evaluator; its results are copied. */
    public static Evaluation by(ForceEvaluator evaluator, Atoms atoms, Cell cell) {
        evaluator.wantAtomEnergies(true);
        evaluator.evaluate(atoms, cell);
        return new Evaluation(
                evaluator.energy(),
                interleaved(atoms.fx(), atoms.fy(), atoms.fz()),
                evaluator.virial().clone(),
                evaluator.atomEnergies().clone());
    }

    /** The largest force component, eV/&Aring;. */
    public double largestForce() {
        return largest(forces);
    }

    /** The largest absolute value; 0 of an empty array. */
    public static double largest(double[] values) {
        double max = 0;
        for (double v : values) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }

    private static double[] interleaved(double[] x, double[] y, double[] z) {
        double[] all = new double[3 * x.length];
        for (int i = 0; i < x.length; i++) {
            all[3 * i] = x[i];
            all[3 * i + 1] = y[i];
            all[3 * i + 2] = z[i];
        }
        return all;
    }
}
