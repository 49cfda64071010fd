package org.adatom.analysis.crystal;

import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.NotConverged;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.LimitedMemory;
import org.adatom.integrators.minimize.SoftestMode;
import org.jspecify.annotations.Nullable;

/**
 * Molecular statics with one force field: energies, forces, stresses and minima of structures. Frames given are never changed.
 *
 * <pre>{@code
 * Statics statics = new Statics(forceField, workers, Units.CODATA_2018);
 * Minimum slab = statics.relax(frame, 1e-6);
 * double energy = slab.evaluation().energy();
 * }</pre>
 */
public final class Statics {
    /** Largest displacement of an atom in one step of a minimiser, &Aring;. */
    private static final double MAX_STEP = 0.2;
    /** Steps after which a minimisation is given up. */
    private static final long MAX_STEPS = 10_000;
    /** Skin of neighbour lists, &Aring;: statics moves little. */
    private static final double SKIN = Evaluation.SKIN;

    private final ForceField forceField;
    private final Workers workers;
    private final Units units;

    /** Statics of structures whose species the force field covers. */
    public Statics(ForceField forceField, Workers workers, Units units) {
        this.forceField = forceField;
        this.workers = workers;
        this.units = units;
    }

    /** What acts between the atoms. */
    public ForceField forceField() {
        return forceField;
    }

    /** The threads at work. */
    public Workers workers() {
        return workers;
    }

    /** The constants. */
    public Units units() {
        return units;
    }

    /** Energy, forces, virial and energies of the atoms. */
    public Evaluation evaluate(Frame frame) {
        return Evaluation.by(evaluator(), frame.atoms().copy(), frame.cell());
    }

    /**
     * A new evaluator of the forces, for a calculation of its own such as dynamics. It fails where the force field is not to be
     * trusted and the user wants to stop then.
     */
    public ForceEvaluator evaluator() {
        return new ForceEvaluator(forceField, workers, SKIN).heeding();
    }

    /**
     * The minimum next to a structure, by L-BFGS in a fixed cell. Held coordinates stay.
     *
     * @param force largest force that may remain on an atom, eV/&Aring;
     * @throws SimulationException if the minimisation does not converge
     */
    public Minimum relax(Frame start, double force) {
        return relax(start, AtomsAndCell.Goal.forces(force, MAX_STEP));
    }

    /**
     * The same with the cell, without outer stress.
     *
     * @param cell which strains are relaxed
     * @param force largest force that may remain on an atom, eV/&Aring;
     * @param stress largest stress that may remain in the components which the mode relaxes, eV/&Aring;&sup3;
     * @throws InputException if the cell cannot be relaxed this way
     * @throws SimulationException if the minimisation does not converge
     */
    public Minimum relax(Frame start, CellMode cell, double force, double stress) {
        return relax(start, new AtomsAndCell.Goal(cell, new double[9], force, stress, MAX_STEP));
    }

    /**
     * The direction in which the energy curves least, or most downwards, at a stationary point: it tells a minimum from a saddle
     * point.
     *
     * @param cell which strains count
     * @return null if nothing can move
     * @throws InputException if the cell cannot be strained this way
     */
    public @Nullable SoftestMode softestMode(Frame at, CellMode cell) {
        Simulation simulation = new Simulation(at.atoms().copy(), at.cell(), evaluator(), units);
        AtomsAndCell objective =
                new AtomsAndCell(simulation, new AtomsAndCell.Goal(cell, new double[9], 1, 1, MAX_STEP));
        simulation.updateForces();
        objective.refresh();
        return SoftestMode.of(objective, 1, () -> false);
    }

    /**
     * The same with all that can be chosen.
     *
     * @throws InputException if the cell cannot be relaxed this way
     * @throws SimulationException if the minimisation does not converge
     */
    public Minimum relax(Frame start, AtomsAndCell.Goal goal) {
        Simulation simulation = new Simulation(start.atoms().copy(), start.cell(), evaluator(), units);
        AtomsAndCell objective = new AtomsAndCell(simulation, goal);
        simulation.run(new LimitedMemory(objective), MAX_STEPS);
        if (!objective.converged()) {
            throw new NotConverged(simulation.step(), objective.largestForce(), "the relaxation of "
                    + start.atoms().count() + " atoms to forces below " + goal.forceTolerance() + " eV/A");
        }
        Frame end = start.changed(simulation.atoms(), simulation.cell(), start.columns());
        return new Minimum(end, evaluate(end), objective.largestForce(), objective.calls());
    }
}
