package org.adatom.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.LostAtom;
import org.adatom.engine.units.Units;

/**
 * Atoms, cell, forces and time: what integrators move and observers look at. Holds the only loop over time steps.
 *
 * <pre>{@code
 * Simulation s = new Simulation(atoms, cell, evaluator, Units.CODATA_2018);
 * s.observe(observer);
 * s.run(new VelocityVerlet(1 * s.units().femtosecond()), 1000);
 * }</pre>
 */
public final class Simulation {
    /** Steps between the states kept for {@link #lastGood}: seldom enough to cost nothing. */
    private static final int REMEMBER = 10;

    private final Atoms atoms;
    private final ForceEvaluator evaluator;
    private final Units units;
    private final List<Observer> observers = new ArrayList<>();
    private final Atoms remembered;
    private Cell cell;
    private long step;
    private double time;
    private long observed = -1;
    private volatile boolean stopping;
    private Momenta momenta = Momenta.ALL;
    private Cell rememberedCell;
    private long rememberedStep;

    /** A system at step 0. */
    public Simulation(Atoms atoms, Cell cell, ForceEvaluator evaluator, Units units) {
        this.atoms = atoms;
        this.cell = cell;
        this.evaluator = evaluator;
        this.units = units;
        remembered = atoms.copy();
        rememberedCell = cell;
    }

    /** The atoms, live. */
    public Atoms atoms() {
        return atoms;
    }

    /** The cell as it is now. */
    public Cell cell() {
        return cell;
    }

    /** Replaces the cell; positions are the integrator's business. */
    public void setCell(Cell newCell) {
        cell = newCell;
    }

    /** What computes the forces. */
    public ForceEvaluator evaluator() {
        return evaluator;
    }

    /** The constants in use. */
    public Units units() {
        return units;
    }

    /** Number of the current step. */
    public long step() {
        return step;
    }

    /** Time since step 0, internal units. */
    public double time() {
        return time;
    }

    /** Which momenta the dynamics of the present run conserves. */
    public Momenta momenta() {
        return momenta;
    }

    /** Degrees of freedom under the dynamics of the present run. */
    public DegreesOfFreedom degreesOfFreedom() {
        return DegreesOfFreedom.of(atoms, cell, momenta);
    }

    /** Adds an observer; observers see a step in the order they were added. */
    public void observe(Observer observer) {
        if (observer.every() < 1) {
            throw new IllegalArgumentException("period of an observer must be at least 1 step: " + observer.every());
        }
        observers.add(observer);
    }

    /** Evaluates the forces at the present positions. */
    public void updateForces() {
        evaluator.evaluate(atoms, cell);
    }

    /**
     * Continues at a step that was saved: observers have seen that step already.
     *
     * @param savedTime {@link #time()} of that step
     */
    public void continueAt(long savedStep, double savedTime) {
        step = savedStep;
        time = savedTime;
        observed = savedStep;
    }

    /**
     * A state not long before the present: what there is to look at when a run has broken.
     *
     * @param step its number
     * @param atoms with velocities and forces of that step
     * @param cell of that step
     */
    public record State(long step, Atoms atoms, Cell cell) {}

    /** The last state that was kept, at most ten steps old; a copy. Before the first run that of the start. */
    public State lastGood() {
        return new State(rememberedStep, remembered.copy(), rememberedCell);
    }

    private void remember() {
        remembered.set(atoms);
        rememberedCell = cell;
        rememberedStep = step;
    }

    /**
     * Makes {@link #run} return after the step under way, observed as usual; from then on no step is begun. May be called
     * from any thread.
     */
    public void stop() {
        stopping = true;
    }

    /**
     * Advances by {@code steps}, or until {@link #stop} or {@link Integrator#done}. Observers also see the state before the first step, if it is
     * due and they have not seen it at the end of the run before.
     *
     * @throws SimulationException in the step in which something became infinite, not a number or lost
     */
    public void run(Integrator integrator, long steps) {
        try {
            updateForces();
        } catch (SimulationException e) {
            throw e.at(step);
        }
        momenta = integrator.momenta();
        integrator.prepare(this);
        remember();
        notifyObservers();
        for (long target = step + steps; step < target && !stopping && !integrator.done();) {
            try {
                integrator.step(this);
                requireTogether();
            } catch (SimulationException e) {
                throw e.at(step + 1);
            }
            step++;
            time += integrator.timeStep();
            if (step % REMEMBER == 0) {
                remember();
            }
            notifyObservers();
        }
    }

    /** Lists are renewed when an atom has moved half a skin; one found a cutoff further off has been thrown out. */
    private void requireTogether() {
        double moved = evaluator.largestDisplacement();
        if (moved > evaluator.forceField().cutoff() + evaluator.skin() / 2) {
            int fastest = 0;
            for (int i = 1; i < atoms.count(); i++) {
                fastest = speed2(i) > speed2(fastest) ? i : fastest;
            }
            throw new LostAtom(step + 1, fastest, String.format(
                    Locale.ROOT,
                    "moved %.3g A at once; is the time step too long, or did atoms start on top of each other?",
                    moved));
        }
    }

    private double speed2(int i) {
        double vx = atoms.vx()[i];
        double vy = atoms.vy()[i];
        double vz = atoms.vz()[i];
        return vx * vx + vy * vy + vz * vz;
    }

    private void notifyObservers() {
        if (step == observed) {
            return;
        }
        observed = step;
        for (Observer o : observers) {
            if (step % o.every() == 0) {
                o.observe(this);
            }
        }
    }
}
