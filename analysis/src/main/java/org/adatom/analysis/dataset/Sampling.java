package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import org.jspecify.annotations.Nullable;

/**
 * Labelled frames from runs with a force field that plays the teacher: one run per temperature for training, and one from other
 * velocities for the test.
 *
 * @param train frames with energy, forces and virial, temperature by temperature
 * @param test the same of the independent runs
 */
public record Sampling(List<Frame> train, List<Frame> test) {
    /** Time constant of the thermostat, in time steps. */
    private static final double TAU = 50;
    /** By how much the seeds of test runs differ from those of training runs. */
    private static final long TEST = 500_000;

    /**
     * How the runs are made.
     *
     * @param temperatures K; of the initial velocities, and of the thermostat if there is one
     * @param thermostat whether the runs are at constant temperature (stochastic velocity rescaling) or energy
     * @param timeStep internal units
     * @param equilibration steps before the first frame
     * @param frames training frames per temperature
     * @param testFrames test frames per temperature; may be 0
     * @param every steps between frames
     * @param alpha acceleration for strides that follow it, &Aring; per internal unit of time squared; null for fixed strides.
     *     A frame comes trunc(alpha / a<sub>max</sub>) steps after the one before, at least one (A. Pukrittayakamee et al., J. Chem.
     *     Phys. 130, 134101 (2009)), with the largest acceleration a<sub>max</sub> of an atom
     * @param seed of the velocities
     */
    public record Settings(List<Double> temperatures, boolean thermostat, double timeStep, long equilibration,
            int frames,
            int testFrames, long every, @Nullable Double alpha, long seed) {
        /** Checks. */
        public Settings {
            temperatures = List.copyOf(temperatures);
            if (temperatures.isEmpty() || temperatures.stream().anyMatch(t -> !(t > 0))) {
                throw new InputException("temperatures: " + temperatures + " are not positive temperatures in K");
            }
            if (!(timeStep > 0) || equilibration < 0 || frames < 1 || testFrames < 0 || every < 1
                    || alpha != null && !(alpha > 0)) {
                throw new InputException(
                        "timestep, frames, every and alpha must be positive, equilibration and test not"
                                + " negative");
            }
        }
    }

    /**
     * Makes the runs.
     *
     * @throws SimulationException if one breaks
     */
    public static Sampling run(Statics teacher, Frame start, Settings settings, Consumer<String> progress) {
        List<Frame> train = new ArrayList<>();
        List<Frame> test = new ArrayList<>();
        for (int k = 0; k < settings.temperatures().size(); k++) {
            progress.accept(String.format(Locale.ROOT, "runs at %s K", settings.temperatures().get(k)));
            train.addAll(run(teacher, start, settings, k, settings.seed() + k, settings.frames()));
            if (settings.testFrames() > 0) {
                test.addAll(run(teacher, start, settings, k, settings.seed() + TEST + k, settings.testFrames()));
            }
        }
        return new Sampling(train, test);
    }

    private static List<Frame> run(Statics teacher, Frame start, Settings settings, int k, long seed, int count) {
        double temperature = settings.temperatures().get(k);
        Simulation s = new Simulation(start.atoms().copy(), start.cell(), teacher.evaluator(), teacher.units());
        Velocities.draw(s.atoms(), s.cell(), s.units(), temperature, seed);
        Integrator motion = settings.thermostat()
                ? new ThermostattedVerlet(settings.timeStep(),
                        List.of(new Bussi(AtomGroup.ALL, Ramp.constant(temperature),
                                TAU * settings.timeStep(), new CounterRandom(seed, "sampling"))))
                : new VelocityVerlet(settings.timeStep());
        s.run(motion, settings.equilibration());
        List<Frame> frames = new ArrayList<>();
        while (frames.size() < count) {
            s.run(motion, stride(s, settings));
            frames.add(labelled(s, temperature));
        }
        return frames;
    }

    /** Steps to the next frame. */
    static long stride(Simulation s, Settings settings) {
        if (settings.alpha() == null) {
            return settings.every();
        }
        s.updateForces();
        Atoms a = s.atoms();
        double largest = 0;
        for (int i = 0; i < a.count(); i++) {
            double force = Math.sqrt(a.fx()[i] * a.fx()[i] + a.fy()[i] * a.fy()[i] + a.fz()[i] * a.fz()[i]);
            largest = Math.max(largest, force / a.mass()[i]);
        }
        // In a perfect crystal nothing accelerates: the fixed stride is the longest there is.
        return Math.max(1, (long) Math.min(settings.every(), settings.alpha() / largest));
    }

    private static Frame labelled(Simulation s, double temperature) {
        Frame frame = new Frame(s.atoms().copy(), s.cell()).with(Frame.Field.FORCES);
        double femtosecond = s.units().femtosecond();
        frame.info().put("energy", s.evaluator().energy());
        frame.info().put("virial", s.evaluator().virial().clone());
        frame.info().put("config_type", String.format(Locale.ROOT, "%gK", temperature).replaceFirst("\\.?0*K", "K"));
        frame.info().put("time", s.time() / femtosecond);
        frame.info().put("temperature",
                s.degreesOfFreedom().temperature(s.atoms().kineticEnergy(), s.units().boltzmann()));
        return frame;
    }
}
