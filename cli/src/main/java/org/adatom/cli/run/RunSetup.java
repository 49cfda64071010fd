package org.adatom.cli.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.adatom.analysis.AnalysisInput;
import org.adatom.analysis.RadialDistribution;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.Deformation;

/**
 * What an input file makes before the first step: atoms, cell, force field. Every mistake that can be found by then is
 * found here.
 *
 * @param file the input
 * @param input the same, bound
 * @param units constants in use
 * @param start atoms and cell, held coordinates marked
 * @param forceField what acts between the atoms
 */
public record RunSetup(InputFile file, RunInput input, Units units, Frame start, ForceField forceField) {
    /** Atoms nearer than this (&Aring;, or &sigma;) are taken for a mistake; no chemical bond is this short. */
    private static final double OVERLAP = 0.5;

    /**
     * Checks the input and makes everything from it.
     *
     * @throws InputException naming the place in the input
     */
    public static RunSetup of(InputFile file, Workers workers) {
        RunInput input = Binder.bind(file, RunInput.class);
        Units units = input.run().unitsOrDefault();
        Frame start = structure(file, input.structure(), input.run().seedOrDefault(), units);
        RunSetup setup = with(file, input, start);
        setup.checkStructure(workers);
        setup.fix();
        setup.checkFreedom();
        setup.checkCells();
        setup.checkAnalysis(workers);
        return setup;
    }

    /**
     * Builds a structure block.
     *
     * @throws InputException naming the place in the input
     */
    public static Frame structure(InputFile file, StructureBlock block, long seed, Units units) {
        try {
            return block.build(file.directory(), seed, units);
        } catch (InputException e) {
            throw e.in(file.place("structure") + ": structure");
        } catch (IllegalArgumentException e) {
            throw file.place("structure").error("structure: " + e.getMessage());
        }
    }

    /** The same for atoms that come from a checkpoint. */
    static RunSetup restored(InputFile file, Frame atoms) {
        return with(file, Binder.bind(file, RunInput.class), atoms);
    }

    private static RunSetup with(InputFile file, RunInput input, Frame start) {
        Units units = input.run().unitsOrDefault();
        ForceField forceField = forceField(file, input.forcefield(), start.atoms().symbols(), units);
        return new RunSetup(file, input, units, start, forceField);
    }

    /**
     * Makes the force field of an input.
     *
     * @throws InputException if it cannot be made, or does not cover every species
     */
    public static ForceField forceField(InputFile file, ForceFieldInput block, List<String> species, Units units) {
        ForceField forceField = block.create(new ForceFieldFactory.Context(file.directory(), species, units));
        Set<String> missing = new LinkedHashSet<>(species);
        missing.removeAll(forceField.species());
        if (!missing.isEmpty()) {
            throw file.place("forcefield").error("forcefield: no parameters for " + String.join(", ", missing)
                    + "; it covers " + String.join(", ", forceField.species())
                    + "; 'among' beside a potential restricts it to its species");
        }
        return forceField;
    }

    /** A new evaluator of the forces. */
    public ForceEvaluator evaluator(Workers workers) {
        Double skin = input.run().skin();
        return skin == null ? new ForceEvaluator(forceField, workers) : new ForceEvaluator(forceField, workers, skin);
    }

    private void checkStructure(Workers workers) {
        Atoms atoms = start.atoms();
        if (atoms.count() == 0) {
            throw file.place("structure").error("structure: there are no atoms");
        }
        checkInside(atoms, start.cell());
        ClosestPair pair = ClosestPair.within(OVERLAP, atoms, start.cell(), workers);
        if (pair != null) {
            throw file.place("structure").error("structure: atoms overlap: " + pair.describe(atoms)
                    + "; check coordinates, cell and repeat");
        }
    }

    /** Along a direction that does not repeat, atoms have to lie inside the cell if it has a length there. */
    private void checkInside(Atoms atoms, Cell cell) {
        for (int k = 0; k < 3; k++) {
            if (cell.periodic(k) || cell.length(k) == 0) {
                continue;
            }
            for (int i = 0; i < atoms.count(); i++) {
                double f = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
                if (f < -1e-6 || f > 1 + 1e-6) {
                    throw file.place("structure").error(String.format(
                            Locale.ROOT,
                            "structure: atom %d (%s) lies outside the cell along %c, which is not periodic (%.3f of its"
                                    + " length); shift the atoms, enlarge the cell, or set pbc",
                            i + 1, atoms.symbol(i), "abc".charAt(k), f));
                }
            }
        }
    }

    /** Where nothing can move there is no temperature. */
    private void checkFreedom() {
        boolean warm = input.run().velocities() != null
                || input.run().stages().stream().anyMatch(s -> s.ensemble() != StageBlock.Ensemble.NVE);
        DegreesOfFreedom freedom = DegreesOfFreedom.of(start.atoms(), start.cell());
        if (warm && freedom.count() == 0) {
            throw file.place("run").error("run: there are no degrees of freedom (" + freedom.explanation()
                    + "), so there is no temperature to set; add atoms or hold fewer fixed");
        }
    }

    /** A cell can change only where it repeats and no atom is held. */
    private void checkCells() {
        for (int k = 0; k < input.run().stages().size(); k++) {
            StageBlock stage = input.run().stages().get(k);
            BarostatBlock barostat = stage.barostat();
            DeformBlock deform = stage.deform();
            String key = "barostat";
            try {
                if (barostat != null) {
                    barostat.couplingOf(deform, start.cell().dimensions()).check(start.atoms(), start.cell());
                }
                key = "deform";
                if (deform != null) {
                    double duration = stage.steps() * stage.timestep() * units.femtosecond() / units.picosecond();
                    if (deform.axis() != null && !(deform.finalStrain(duration) > -1)) {
                        throw new InputException(
                                "rate: the cell has vanished before the stage ends; use fewer steps, or a"
                                        + " slower rate");
                    }
                    Deformation.of(deform.component(), 0).check(start.atoms(), start.cell());
                }
            } catch (InputException e) {
                throw file.place("run", "stages", Integer.toString(k), key)
                        .error("run.stages[" + k + "]." + key + ": " + e.getMessage());
            }
        }
    }

    /** A histogram that cannot be made is noticed before anything is written. */
    private void checkAnalysis(Workers workers) {
        AnalysisInput analysis = input.run().analysis();
        if (analysis != null && analysis.rdf() != null) {
            try {
                RadialDistribution.of(analysis.rdf(), input.run().totalSteps(), 0, workers);
            } catch (IllegalArgumentException e) {
                throw file.place("run", "analysis", "rdf").error("run.analysis.rdf: " + e.getMessage());
            }
        }
    }

    /** Marks the coordinates that the input holds fixed. */
    private void fix() {
        Map<String, String> fixed = input.run().fixed();
        if (fixed == null) {
            return;
        }
        Atoms atoms = start.atoms();
        fixed.forEach((name, axes) -> {
            boolean[] members;
            try {
                members = input.run().groups().get(name).select(atoms);
            } catch (InputException e) {
                throw e.in(file.place("run", "groups", name) + ": run.groups." + name);
            }
            int bits = (axes.contains("x") ? Atoms.FROZEN_X : 0)
                    | (axes.contains("y") ? Atoms.FROZEN_Y : 0)
                    | (axes.contains("z") ? Atoms.FROZEN_Z : 0);
            for (int i = 0; i < members.length; i++) {
                atoms.frozen()[i] |= (byte) (members[i] ? bits : 0);
            }
        });
    }
}
