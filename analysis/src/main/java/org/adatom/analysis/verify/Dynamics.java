package org.adatom.analysis.verify;

import java.util.ArrayList;
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
 * the time step; where energy and forces do not belong together, or jump, it does not.
 *
 * @param specimen what moved
 * @param timeSteps internal units
 * @param fluctuations standard deviations of the total energy, eV
 * @param drifts change of the energy over the run by a straight line, over the kinetic energy
 */
public record Dynamics(String specimen, double[] timeSteps, double[] fluctuations, double[] drifts) {
    private static final int LEVELS = 4;
    /** The longest step times the Einstein frequency: some 30 steps per period of the atoms. */
    private static final double LONGEST = 0.2;
    private static final int SAMPLES = 400;
    private static final int ATOMS = 64;
    private static final double DRIFT = 1e-3;

    /** Runs the series. */
    static Dynamics of(ForceField forceField, Specimen s, Settings settings, Workers workers) {
        int samples = Math.clamp((long) SAMPLES * ATOMS / s.count(), 40, SAMPLES);
        double longest = LONGEST / einstein(new Probe(forceField, workers), s);
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
            drifts[level] = Math.abs(line.getSlope()) * samples / kinetic;
        }
        return new Dynamics(s.name(), dt, fluctuations, drifts);
    }

    /** Frequency of the stiffest atom among others at rest. */
    private static double einstein(Probe probe, Specimen s) {
        double h = 1e-3;
        double largest = 0;
        for (int i = 0; i < Math.min(s.count(), ATOMS); i++) {
            double stiffness = 0;
            for (int d = 0; d < s.cell().dimensions(); d++) {
                double plus = probe.of(s.moved(i, d, h)).forces()[3 * i + d];
                double minus = probe.of(s.moved(i, d, -h)).forces()[3 * i + d];
                stiffness += (minus - plus) / (2 * h) / s.cell().dimensions();
            }
            largest = Math.max(largest, stiffness / s.atoms().mass()[i]);
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

    List<Finding> findings(Smoothness wanted) {
        double power = exponent();
        Verdict bad = wanted == Smoothness.NONE ? Verdict.WARN : Verdict.FAIL;
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(Check.DYNAMICS, "energy fluctuates with the time step to the power 2 in NVE", power,
                2, "", specimen,
                power > 1.8 && power < 2.2 ? Verdict.PASS : power > 1 && power < 3 ? Verdict.WARN : bad));
        double drift = drifts[drifts.length - 1];
        findings.add(new Finding(Check.DYNAMICS, "drift at the shortest time step", drift, DRIFT,
                "of the kinetic energy", specimen, drift <= DRIFT ? Verdict.PASS : bad));
        return findings;
    }
}
