package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Dynamics at constant energy with shorter and shorter time steps. Velocity Verlet's energy fluctuates with the square of
 * the time step; where energy and forces do not belong together it does not. Atoms start from places where they would
 * rest, because a configuration that falls apart at once says nothing.
 *
 * @param specimen what moved
 * @param timeSteps internal units
 * @param fluctuations standard deviations of the total energy, eV
 * @param drifts change of the energy over the run by a straight line, over the kinetic energy; signed
 */
public record Dynamics(String specimen, double[] timeSteps, double[] fluctuations, double[] drifts) {
    private static final int LEVELS = 4;
    /** The longest step times the Einstein frequency: some 30 steps per period of the atoms. */
    private static final double LONGEST = 0.2;
    private static final int SAMPLES = 400;
    private static final int ATOMS = 64;
    private static final double DRIFT = 1e-3;
    /** How far an atom may move in a step downhill, &Aring;. */
    private static final double GENTLE = 0.02;
    /** Steps downhill before the start. */
    private static final int DOWNHILL = 300;
    /** Name of the row. */
    static final String POWER = "energy fluctuates with the time step to the power 2 in NVE";

    /** Runs the series. */
    static Dynamics of(ForceField forceField, Specimen start, Settings settings, Workers workers) {
        Probe probe = new Probe(forceField, workers);
        Specimen s = downhill(probe, start, LONGEST / einstein(probe, start), settings);
        int samples = Math.clamp((long) SAMPLES * ATOMS / s.count(), 40, SAMPLES);
        double longest = LONGEST / einstein(probe, s);
        double[] dt = new double[LEVELS];
        double[] fluctuations = new double[LEVELS];
        double[] drifts = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            int steps = 1 << level;
            dt[level] = longest / steps;
            Atoms atoms = s.atoms().copy();
            Velocities.draw(atoms, s.cell(), settings.units(), settings.temperature(), settings.seed());
            Simulation simulation =
                    new Simulation(atoms, s.cell(), new ForceEvaluator(forceField, workers), settings.units());
            VelocityVerlet verlet = new VelocityVerlet(dt[level]);
            double kinetic = atoms.kineticEnergy();
            SimpleRegression line = new SimpleRegression();
            for (int k = 0; k < samples; k++) {
                simulation.run(verlet, steps);
                line.addData(k, verlet.conserved(simulation));
            }
            fluctuations[level] = Math.sqrt(line.getTotalSumSquares() / samples);
            drifts[level] = line.getSlope() * samples / kinetic;
        }
        return new Dynamics(s.name(), dt, fluctuations, drifts);
    }

    /**
     * Follows the forces towards a minimum: dynamics that stops whenever it goes uphill.     */
    private static Specimen downhill(Probe probe, Specimen s, double timeStep, Settings settings) {
        Atoms atoms = s.atoms().copy();
        Simulation simulation = new Simulation(
                atoms, s.cell(), new ForceEvaluator(probe.forceField(), probe.workers()), settings.units());
        simulation.updateForces();
        for (int k = 0; k < DOWNHILL; k++) {
            simulation.run(new VelocityVerlet(Math.min(timeStep, gentle(atoms))), 1);
            double power = 0;
            for (int i = 0; i < atoms.count(); i++) {
                power += atoms.fx()[i] * atoms.vx()[i] + atoms.fy()[i] * atoms.vy()[i] + atoms.fz()[i] * atoms.vz()[i];
            }
            if (power < 0) {
                Arrays.fill(atoms.vx(), 0);
                Arrays.fill(atoms.vy(), 0);
                Arrays.fill(atoms.vz(), 0);
            }
        }
        return s.with(atoms);
    }

    /** The time in which neither velocity nor force alone moves an atom further than {@link #GENTLE}. */
    private static double gentle(Atoms atoms) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < atoms.count(); i++) {
            double force = Math.hypot(Math.hypot(atoms.fx()[i], atoms.fy()[i]), atoms.fz()[i]);
            double speed = Math.hypot(Math.hypot(atoms.vx()[i], atoms.vy()[i]), atoms.vz()[i]);
            shortest = Math.min(
                    shortest, Math.min(Math.sqrt(2 * GENTLE * atoms.mass()[i] / force), GENTLE / speed));
        }
        return shortest;
    }

    /**
     * Frequency of the stiffest atom among others at rest, from the largest curvature of the energy along an axis: where
     * it is negative the atom falls as fast.
     */
    private static double einstein(Probe probe, Specimen s) {
        double h = 1e-3;
        double largest = 0;
        for (int i = 0; i < Math.min(s.count(), ATOMS); i++) {
            for (int d = 0; d < s.cell().dimensions(); d++) {
                double plus = probe.of(s.moved(i, d, h)).forces()[3 * i + d];
                double minus = probe.of(s.moved(i, d, -h)).forces()[3 * i + d];
                double stiffness = Math.abs(minus - plus) / (2 * h);
                largest = Math.max(largest, stiffness / s.atoms().mass()[i]);
            }
        }
        return largest > 0 ? Math.sqrt(largest) : 1;
    }

    /** The power of the time step with which the energy fluctuates. */
    public double exponent() {
        SimpleRegression line = new SimpleRegression();
        for (int k = 0; k < timeSteps.length; k++) {
            line.addData(Math.log(timeSteps[k]), Math.log(fluctuations[k]));
        }
        return line.getSlope();
    }

    /** The drift extrapolated to no time step, its error going with the square of the time step (Richardson). */
    private double driftLeft() {
        int last = drifts.length - 1;
        return (4 * drifts[last] - drifts[last - 1]) / 3;
    }

    /**
     * The rows. Each time an atom meets a kink of the energy, the energy changes by a product of the kink, its velocity and
     * the time step, so that a continuous energy fluctuates with a power between 1 and 2; a jump of the energy is there
     * at any time step.
     *
     * @param declared jump of the energy that the force field declares, eV
     */
    List<Finding> findings(Smoothness wanted, double declared) {
        double power = exponent();
        boolean mayJump = wanted == Smoothness.NONE || wanted == Smoothness.DECLARED && declared > 0;
        Verdict bad = mayJump ? Verdict.WARN : Verdict.FAIL;
        String where = declared > 0 ? specimen + "; its energy jumps by definition" : specimen;
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(Check.DYNAMICS, POWER, power, 2, "", where,
                power > 1.8 && power < 2.2 ? Verdict.PASS : power > 1 && power < 3 ? Verdict.WARN : bad));
        double drift = Math.abs(driftLeft());
        findings.add(new Finding(Check.DYNAMICS, "drift as the time step goes to zero", drift, DRIFT,
                "of the kinetic energy", where, drift <= DRIFT ? Verdict.PASS : bad));
        return findings;
    }
}
