package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.MeanSquaredDisplacement;
import org.adatom.analysis.MeanSquaredDisplacementResult;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;

/**
 * The same diffusion by molecular dynamics: mean squared displacements in independent runs of the supercell with its defect, at the volume that
 * barriers were computed at.
 *
 * @param temperature K
 * @param runs diffusion coefficient of each run, mean over directions, in the terms of {@link Diffusivity}: of what wanders, or of an
 *     atom divided by the concentration of vacancies, &Aring;&sup2;/ps
 */
public record JumpDynamics(double temperature, double[] runs) {
    /**
     * How the runs are made; times in internal units.
     *
     * @param temperatures K
     * @param timeStep of the dynamics
     * @param equilibration steps before anything is measured
     * @param steps measured steps of each run
     * @param runs independent runs at each temperature
     * @param seed of all random numbers
     */
    public record Settings(double[] temperatures, double timeStep, long equilibration, long steps, int runs,
            long seed) {}

    private static final int SAMPLES = 500;
    /** Relaxation time of the thermostat in time steps: slow enough to leave the jumps alone. */
    private static final double TAU = 200;

    /**
     * Makes the runs.
     *
     * @param start the supercell with the defect at rest, one atom more, or one of the species missing
     * @param walker what wanders
     * @param sites of the vacancy in the supercell
     */
    public static List<JumpDynamics> of(Statics statics, Frame start, Walker walker, String species, int sites,
            Settings settings, Consumer<String> progress) {
        List<JumpDynamics> all = new ArrayList<>();
        for (double temperature : settings.temperatures()) {
            double[] runs = new double[settings.runs()];
            // Of a face the normal is z.
            int dimensions = walker.network().cell().periodicCount();
            for (int r = 0; r < runs.length; r++) {
                progress.accept("dynamics at " + temperature + " K, run " + (r + 1) + " of " + runs.length);
                MeanSquaredDisplacementResult msd = run(statics, start, temperature, settings, r);
                MeanSquaredDisplacementResult.Curve curve =
                        msd.curves().stream().filter(c -> c.label().equals(species)).findFirst()
                                .orElse(msd.curves().getFirst());
                long atoms = Arrays.stream(curve.groupAtoms()).sum();
                double each =
                        msd.diffusion(curve).axis().stream().limit(dimensions).mapToDouble(Estimate::value).average()
                                .orElse(Double.NaN);
                // Displacements of all atoms together are those of the one defect.
                runs[r] = each * (walker.vacancy() ? sites : atoms);
            }
            all.add(new JumpDynamics(temperature, runs));
        }
        return all;
    }

    private static MeanSquaredDisplacementResult run(Statics statics, Frame start, double temperature,
            Settings settings, int run) {
        Simulation s = new Simulation(start.atoms().copy(), start.cell(), statics.evaluator(), statics.units());
        long seed = settings.seed() + 1000L * run;
        // Half of the kinetic energy goes into vibrations of the crystal, which is at rest.
        Velocities.draw(s.atoms(), s.cell(), s.units(), 2 * temperature, seed);
        Integrator motion = new ThermostattedVerlet(settings.timeStep(), List.of(new Bussi(AtomGroup.ALL,
                Ramp.constant(temperature), TAU * settings.timeStep(), new CounterRandom(seed, "jumps"))));
        s.run(motion, settings.equilibration());
        long every = Math.max(1, settings.steps() / SAMPLES);
        MeanSquaredDisplacement msd = new MeanSquaredDisplacement(every, s.step(), 0);
        s.observe(msd);
        s.run(motion, settings.steps());
        return msd.result();
    }

    /** The mean of the runs with its standard error. */
    public Estimate diffusivity() {
        double mean = Arrays.stream(runs).average().orElse(Double.NaN);
        double squares = Arrays.stream(runs).map(v -> (v - mean) * (v - mean)).sum();
        return new Estimate(mean,
                runs.length < 2 ? Double.NaN : Math.sqrt(squares / (runs.length * (runs.length - 1.0))));
    }
}
