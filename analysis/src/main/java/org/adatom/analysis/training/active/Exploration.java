package org.adatom.analysis.training.active;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Elements;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.io.Frame;
import org.adatom.engine.neighbor.NearestNeighbors;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.neural.CommitteePotential;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import org.jspecify.annotations.Nullable;

/**
 * Dynamics with a committee that looks out for frames it knows little of. A run ends before its time when it breaks: numbers overflow, atoms
 * meet, it heats up, or the members are so far apart that the motion means nothing.
 */
public final class Exploration {
    /** Time constant of the thermostat, in time steps. */
    private static final double TAU = 50;
    /** Atoms nearer than this part of the sum of their covalent radii have met. */
    private static final double MEETING = 0.5;
    /** A run that gets hotter than this many times what it should be has broken; cells of some atoms fluctuate much. */
    private static final double HOT = 5;

    private final Settings settings;
    private final Units units;
    private final ForceEvaluator evaluator;
    private final ForceEvaluator range;
    private final @Nullable Statics teacher;
    private final NearestNeighbors neighbors;

    /**
     * How runs are made and what is beyond the thresholds.
     *
     * @param temperatures K
     * @param thermostat whether they are kept (stochastic velocity rescaling), or else the energy
     * @param timeStep internal units
     * @param steps of each run
     * @param every steps between looks
     * @param force spread of the force on an atom above which a frame is worth a label, eV/&Aring;
     * @param outside distance of a value of the descriptor from its range of training, as a part of its width, above which it is, too
     * @param most spread of a force with which a run is given up, eV/&Aring;
     */
    public record Settings(List<Double> temperatures, boolean thermostat, double timeStep, long steps, long every,
            double force, double outside, double most) {
        /** Checks. */
        public Settings {
            temperatures = List.copyOf(temperatures);
            if (temperatures.isEmpty() || temperatures.stream().anyMatch(t -> !(t > 0))) {
                throw new InputException("temperatures: " + temperatures + " are not positive temperatures in K");
            }
            if (!(timeStep > 0) || steps < 1 || every < 1 || every > steps) {
                throw new InputException("steps: timestep, steps and every must be positive, and every at most steps");
            }
            if (!(force > 0) || !(outside > 0) || !(most > force)) {
                throw new InputException("threshold: force and outside must be positive, and most above force: " + force
                        + ", " + outside + ", " + most);
            }
        }
    }

    /** The worst of a frame. */
    private record Worst(double spread, int atom, double outside, int outsideAtom) {}

    /**
     * Before a run with a committee.
     *
     * @param models its members, trained on the same frames
     * @param elements of all structures
     * @param teacher to compare forces with; may be absent
     */
    Exploration(List<DescriptorModel> models, List<String> elements, @Nullable Statics teacher, Settings settings,
            Workers workers, Units units) {
        this.settings = settings;
        this.units = units;
        this.teacher = teacher;
        evaluator = new ForceEvaluator(committee(models, elements), workers);
        evaluator.monitor(true);
        range = new ForceEvaluator(
                models.get(0).potential(elements, Map.of(), "member", List.of(), Monitor.Policy.WARN, null), workers,
                0);
        range.monitor(true);
        neighbors = new NearestNeighbors(1, workers);
    }

    /** The mean of the models, for all elements. */
    static CommitteePotential committee(List<DescriptorModel> models, List<String> elements) {
        return CommitteePotential.of(models, elements, Map.of(), models.stream().map(m -> "member").toList(),
                Double.POSITIVE_INFINITY, Monitor.Policy.WARN, 1);
    }

    /**
     * Makes a run.
     *
     * @param origin round, number of the structure and temperature
     * @param seed of velocities and thermostat
     * @param look is called at every look: the run can be given up there
     */
    Tally run(Frame start, Origin origin, long seed, Runnable look) {
        Tally tally = new Tally();
        Simulation s = new Simulation(start.atoms().copy(), start.cell(), evaluator, units);
        Velocities.draw(s.atoms(), s.cell(), units, origin.temperature(), seed);
        Integrator motion = settings.thermostat
                ? new ThermostattedVerlet(settings.timeStep, List.of(new Bussi(AtomGroup.ALL,
                        Ramp.constant(origin.temperature()), TAU * settings.timeStep,
                        new CounterRandom(seed, "exploration"))))
                : new VelocityVerlet(settings.timeStep);
        Candidate last = null;
        boolean taken = false;
        try {
            s.updateForces();
            while (true) {
                look.run();
                String broken = broken(s, origin.temperature());
                if (broken == null) {
                    double[] errors = errors(s);
                    double[] spreads = evaluator.monitored().get(0).measure();
                    Worst worst = worst(spreads, s.atoms(), s.cell());
                    tally.look(spreads, errors);
                    taken = worst.spread > settings.force || worst.outside > settings.outside;
                    last = candidate(origin, s.step(), worst, reason(worst), s.atoms(), s.cell());
                    if (taken) {
                        tally.beyond(last);
                    }
                    broken = worst.spread > settings.most
                            ? String.format(Locale.ROOT, "the members disagree by %.3g eV/A", worst.spread)
                            : null;
                }
                if (broken != null) {
                    end(tally, origin, s, broken, last, taken);
                    return tally;
                }
                if (s.step() >= settings.steps) {
                    return tally;
                }
                s.run(motion, Math.min(settings.every, settings.steps - s.step()));
            }
        } catch (SimulationException e) {
            end(tally, origin, s, e.getMessage(), last, taken);
            return tally;
        }
    }

    private static Candidate candidate(
            Origin run, long step, Worst worst, String reason, Atoms atoms, Cell cell) {
        return Candidate.of(new Origin(run.round(), run.start(), run.temperature(), step, worst.spread, worst.outside,
                reason), atoms, cell);
    }

    private String reason(Worst w) {
        return w.spread > settings.force
                ? String.format(Locale.ROOT, "force spread %.4g eV/A on atom %d", w.spread, w.atom + 1)
                : w.outside > settings.outside
                        ? String.format(Locale.ROOT, "outside the training range by %.3g %%, atom %d", 100 * w.outside,
                                w.outsideAtom + 1)
                        : "within the thresholds";
    }

    /** Notes how the run broke, and takes the last frame that makes sense, unless it has been taken. */
    private void end(
            Tally tally, Origin origin, Simulation s, String how, @Nullable Candidate last, boolean taken) {
        long step = s.step();
        tally.broke(String.format(Locale.ROOT, "structure %d at %.6g K broke at step %d: %s", origin.start(),
                origin.temperature(), step, how));
        Simulation.State good = s.lastGood();
        if (good.step() > 0 && (last == null || good.step() > last.origin().step())) {
            try {
                if (met(good.atoms(), good.cell()) == null) {
                    evaluator.evaluate(good.atoms(), good.cell());
                    Worst worst = worst(evaluator.monitored().get(0).measure(), good.atoms(), good.cell());
                    tally.before(candidate(origin, good.step(), worst, "before the run broke: " + how, good.atoms(),
                            good.cell()));
                    return;
                }
            } catch (SimulationException e) {
                // It makes no sense; the frame looked at last does.
            }
        }
        if (last != null && !taken) {
            Origin o = last.origin();
            tally.before(new Candidate(new Origin(o.round(), o.start(), o.temperature(), o.step(), o.spread(),
                    o.outside(), "before the run broke: " + how), last.atoms(), last.cell()));
        }
    }

    /** Why the present frame makes no sense; null if it does. */
    private @Nullable String broken(Simulation s, double temperature) {
        double now = s.degreesOfFreedom().temperature(s.atoms().kineticEnergy(), units.boltzmann());
        return now > HOT * temperature
                ? String.format(Locale.ROOT, "it has heated up to %.4g K", now)
                : met(s.atoms(), s.cell());
    }

    private @Nullable String met(Atoms atoms, Cell cell) {
        neighbors.find(atoms, cell);
        for (int i = 0; i < neighbors.atoms(); i++) {
            if (neighbors.count(i) > 0) {
                int j = neighbors.index()[i * neighbors.most()];
                double r = neighbors.r()[i * neighbors.most()];
                double sum = Elements.covalentRadius(atoms.symbol(i)).orElse(0)
                        + Elements.covalentRadius(atoms.symbol(j)).orElse(0);
                if (r < MEETING * sum) {
                    return String.format(Locale.ROOT, "atoms %d and %d are %.3g A apart", i + 1, j + 1, r);
                }
            }
        }
        return null;
    }

    private Worst worst(double[] spreads, Atoms atoms, Cell cell) {
        range.evaluate(Candidate.positions(atoms), cell);
        double[] outside = range.monitored().get(0).measure();
        int s = largest(spreads);
        int o = largest(outside);
        return new Worst(spreads[s], s, outside[o], o);
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    /** Norms of the differences of the forces from those of the teacher. */
    private double[] errors(Simulation s) {
        if (teacher == null) {
            return new double[0];
        }
        Atoms a = s.atoms();
        Evaluation truth = teacher.evaluate(new Frame(Candidate.positions(a), s.cell()));
        double[] errors = new double[a.count()];
        for (int i = 0; i < errors.length; i++) {
            double dx = a.fx()[i] - truth.forces()[3 * i];
            double dy = a.fy()[i] - truth.forces()[3 * i + 1];
            double dz = a.fz()[i] - truth.forces()[3 * i + 2];
            errors[i] = Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
        return errors;
    }
}
