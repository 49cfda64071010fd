package org.adatom.cli.run;

import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.analysis.UnitLabels;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Momenta;
import org.adatom.engine.build.Displacement;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.CellMode;

/**
 * What the input of {@code relax} makes before the first step; every mistake that can be found by then is found here.
 *
 * @param input the input
 * @param units constants in use
 * @param start atoms and cell, held coordinates marked
 * @param forceField what acts between the atoms
 */
record RelaxSetup(RelaxInput input, Units units, Frame start, ForceField forceField) {
    /**
     * Checks the input and makes everything from it.
     *
     * @throws InputException naming the place in the input
     */
    static RelaxSetup of(InputFile file, Workers workers) {
        RelaxInput input = Binder.bind(file, RelaxInput.class);
        RelaxBlock block = input.relax();
        Units units = block.unitsOrDefault();
        Frame start = RunSetup.structure(file, input.structure(), block.seedOrDefault(), units);
        RelaxSetup setup = with(file, input, start);
        StartChecks.check(file, start, workers);
        if (block.trajectory() != null) {
            block.trajectory().check(file, "relax", setup.forceField);
        }
        try {
            block.cellOrDefault().check(start.cell());
        } catch (InputException e) {
            throw e.in(file.place("relax", "cell") + ": relax.cell");
        }
        new HeldGroups("fixed", block.fixed(), block.groups()).apply(file, "relax", start.atoms(), start.cell());
        if (block.cellOrDefault() == CellMode.NONE
                && DegreesOfFreedom.of(start.atoms(), start.cell(), Momenta.NONE).count() == 0) {
            throw file.place("relax", "fixed")
                    .error("relax.fixed: every atom is held and the cell is not relaxed, so nothing can move; hold fewer");
        }
        if (block.perturb() == null) {
            return setup;
        }
        Frame moved = new Displacement(null, block.perturb()).apply(start, block.seedOrDefault());
        return new RelaxSetup(input, units, moved, setup.forceField);
    }

    /** The same for atoms that come from a checkpoint. */
    static RelaxSetup restored(InputFile file, Frame atoms) {
        return with(file, Binder.bind(file, RelaxInput.class), atoms);
    }

    private static RelaxSetup with(InputFile file, RelaxInput input, Frame start) {
        Units units = input.relax().unitsOrDefault();
        return new RelaxSetup(input, units, start,
                RunSetup.forceField(file, input.forcefield(), start.atoms().symbols(), units));
    }

    /** The block {@code relax}. */
    RelaxBlock block() {
        return input.relax();
    }

    /** What is to be reached, in internal units. */
    AtomsAndCell.Goal goal() {
        return block().goal(start.cell().dimensions());
    }

    /** " GPa", " N/m", or nothing in reduced units. */
    String stressUnit() {
        return units.reduced() ? "" : " " + UnitLabels.of(units).pressure(start.cell().dimensions());
    }

    /** A new evaluator of the forces, monitored as in a run. */
    ForceEvaluator evaluator(Workers workers) {
        Double skin = block().skin();
        ForceEvaluator evaluator =
                skin == null ? new ForceEvaluator(forceField, workers) : new ForceEvaluator(forceField, workers, skin);
        evaluator.monitor(true);
        return evaluator;
    }
}
