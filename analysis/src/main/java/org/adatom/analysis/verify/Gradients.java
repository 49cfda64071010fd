package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceField.Tail;

/**
 * Forces and virial are minus the derivatives of the energy by positions and strain, wherever there are derivatives.
 *
 * <p>Where an atom passes a cutoff within the steps of the differences there may be none: a truncated energy jumps, a
 * steep force has no slope. Such places are rare and a mistake is not: it fills whole neighbourhoods. So a derivative that
 * does not settle ({@link Difference}) is measured again with all atoms a little displaced, and a violation counts if it
 * is found at two places; the smaller of them is reported. Limits need no allowance for rough potentials then.
 */
final class Gradients {
    private static final int ATOMS = 4;
    private static final int PLACES = 12;
    /** Displacement from one place to the next, &Aring;, and strain. */
    private static final double ASIDE = 1e-3;
    /** Of a bound that is reached, relative. */
    private static final double ROUNDING = 1e-9;

    private final Probe probe;
    private final double limit;

    private Gradients(Probe probe, double limit) {
        this.probe = probe;
        this.limit = limit;
    }

    static List<Finding> of(Probe probe, List<Specimen> specimens, double limit) {
        Gradients g = new Gradients(probe, limit);
        Worst forces = new Worst();
        Worst virial = new Worst();
        for (Specimen s : specimens) {
            g.forces(s, forces);
            g.virial(s, virial);
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(forces.within(Check.GRADIENTS, "forces = -dE/dr", limit, "eV/A, relative"));
        findings.add(virial.within(Check.GRADIENTS, "virial = -dE/dstrain", limit, "eV, relative"));
        g.tails(specimens, findings);
        return findings;
    }

    /**
     * The row of the long-range correction, if there is one. Where the energy is truncated, pairs that pass the cutoff as
     * the cell is strained lose its jump; a correction makes up for them in the virial, as if they were spread evenly: by
     * at most 2&pi; N&sup2;/V rc&sup3; times the jump, which no difference of energies shows.
     */
    private void tails(List<Specimen> specimens, List<Finding> findings) {
        Worst error = new Worst();
        Worst beyond = new Worst();
        for (Specimen s : specimens) {
            Tail tail = probe.tail(s);
            if (!tail.equals(Tail.NONE)) {
                double scale = Math.max(s.count(), Math.abs(tail.virial()));
                double slope = Difference.of(
                        h -> probe.tail(s.mapped(new double[] {1 + h, 0, 0, 0, 1 + h, 0, 0, 0, 1 + h})).energy(),
                        limit * scale);
                double off = Math.abs(tail.virial() + slope);
                ForceField f = probe.forceField();
                double passing = 2 * Math.PI * s.count() * s.count() / s.cell().volume() * Math.pow(f.cutoff(), 3)
                        * f.energyJump();
                error.see(off / scale, s.name());
                beyond.see(Math.max(0, off - passing * (1 + ROUNDING)) / scale, s.name());
            }
        }
        if (error.seen()) {
            Verdict otherwise = beyond.value() <= limit ? Verdict.WARN : Verdict.FAIL;
            findings.add(error.within(Check.GRADIENTS, "virial of the long-range correction = -dE/dstrain", limit,
                    otherwise == Verdict.WARN
                            ? "eV, relative, no more than the pairs that pass the truncated end"
                            : "eV, relative",
                    otherwise));
        }
    }

    private void forces(Specimen s, Worst worst) {
        int probes = Math.min(ATOMS, s.count());
        for (int p = 0; p < probes; p++) {
            int atom = p * s.count() / probes;
            for (int d = 0; d < s.cell().dimensions(); d++) {
                int axis = d;
                see(worst, s, place -> forceError(place, atom, axis), "atom " + (atom + 1));
            }
        }
    }

    private double forceError(Specimen s, int atom, int axis) {
        Response at = probe.of(s);
        double scale = at.forceScale();
        double slope = Difference.of(h -> probe.localEnergy(s.moved(atom, axis, h)), limit * scale);
        return Math.abs(at.forces()[3 * atom + axis] + slope) / scale;
    }

    private void virial(Specimen s, Worst worst) {
        for (int a = 0; a < s.cell().dimensions(); a++) {
            for (int b = 0; b < s.cell().dimensions(); b++) {
                int k = 3 * a + b;
                see(worst, s, place -> virialError(place, k), "component " + "xyz".charAt(a) + "xyz".charAt(b));
            }
        }
    }

    private double virialError(Specimen s, int k) {
        double[] virial = probe.of(s).virial();
        // A crystal at rest has no virial: what counts is the error on the scale of 1 eV per atom.
        double scale = Math.max(s.count(), Response.largest(virial));
        double slope = Difference.of(h -> probe.localEnergy(s.mapped(unitPlus(k, h))), limit * scale);
        return Math.abs(virial[k] + slope) / scale;
    }

    private static double[] unitPlus(int k, double h) {
        double[] map = {1, 0, 0, 0, 1, 0, 0, 0, 1};
        map[k] += h;
        return map;
    }

    /** Notes the error at this place or, if it cannot be measured or is too large, what other places confirm. */
    private void see(Worst worst, Specimen s, Function<Specimen, Double> error, String what) {
        double found = Double.NaN;
        boolean confirmed = false;
        for (int k = 0; k < PLACES && !confirmed; k++) {
            double here = error.apply(k == 0 ? s : aside(s, k));
            confirmed = here <= limit || !Double.isNaN(here) && !Double.isNaN(found);
            found = Double.isNaN(found) || here < found ? here : found;
        }
        worst.see(found, s.name() + ", " + what + (Double.isNaN(found) ? ", where differences do not settle" : ""));
    }

    /** A place nearby: atoms displaced, cell strained. */
    private static Specimen aside(Specimen s, int k) {
        double[] map = {1 + k * ASIDE, 0, 0, 0, 1 - k * ASIDE / 2, 0, 0, 0, 1 + k * ASIDE / 3};
        return s.mapped(map).rattled(ASIDE, new CounterRandom(k, "aside"));
    }
}
