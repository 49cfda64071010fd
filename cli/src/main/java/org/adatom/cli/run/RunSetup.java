package org.adatom.cli.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.analysis.AnalysisInput;
import org.adatom.analysis.RadialDistribution;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Place;
import org.adatom.engine.Atoms;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Momenta;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.AtomGroup;
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
 * @param groups those that thermostats act on, by name, as they were at the very start of the run
 */
public record RunSetup(InputFile file, RunInput input, Units units, Frame start, ForceField forceField,
        Map<String, AtomGroup> groups) {
    /**
     * Checks the input and makes everything from it.
     *
     * @throws InputException naming the place in the input
     */
    public static RunSetup of(InputFile file, Workers workers) {
        RunInput input = Binder.bind(file, RunInput.class);
        Units units = input.run().unitsOrDefault();
        Frame start = structure(file, input.structure(), input.run().seedOrDefault(), units);
        RunSetup setup = with(file, input, start, Map.of());
        StartChecks.check(file, start, workers);
        new HeldGroups("fixed", input.run().fixed(), input.run().groups())
                .apply(file, "run", start.atoms(), start.cell());
        setup.checkFreedom();
        Holds holds = Holds.of(setup);
        setup.checkCells(holds);
        setup.checkAnalysis(workers);
        Transport.check(setup);
        if (input.run().trajectory() != null) {
            input.run().trajectory().check(file, "run", setup.forceField);
        }
        setup.checkMomentum();
        RunSetup whole = with(file, input, start, setup.thermostatGroups());
        whole.checkThermostats(holds);
        return whole;
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

    /** The same for atoms and groups that come from a checkpoint. */
    static RunSetup restored(InputFile file, Frame atoms, Map<String, AtomGroup> groups) {
        return with(file, Binder.bind(file, RunInput.class), atoms, groups);
    }

    private static RunSetup with(InputFile file, RunInput input, Frame start, Map<String, AtomGroup> groups) {
        Units units = input.run().unitsOrDefault();
        ForceField forceField = forceField(file, input.forcefield(), start.atoms().symbols(), units);
        return new RunSetup(file, input, units, start, forceField, groups);
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

    /** A new evaluator of the forces. All of a run are monitored: what nobody monitors, a potential warns of by itself. */
    public ForceEvaluator evaluator(Workers workers) {
        Double skin = input.run().skin();
        ForceEvaluator evaluator = skin == null
                ? new ForceEvaluator(forceField, workers)
                : new ForceEvaluator(forceField, workers, skin);
        evaluator.monitor(true);
        return evaluator;
    }

    /** The groups that thermostats name. */
    private Map<String, AtomGroup> thermostatGroups() {
        Map<String, AtomGroup> found = new LinkedHashMap<>();
        for (int k = 0; k < input.run().stages().size(); k++) {
            List<ThermostatBlock> baths = input.run().stages().get(k).baths();
            for (int i = 0; i < baths.size(); i++) {
                String name = baths.get(i).group();
                if (name != null && !found.containsKey(name)) {
                    Place place = file.place(
                            "run", "stages", Integer.toString(k), "thermostats", Integer.toString(i), "group");
                    HeldGroups.require(input.run().groups(), name,
                            place + ": run.stages[" + k + "].thermostats[" + i + "].group");
                    found.put(name, AtomGroup.of(HeldGroups.members(file, "run", input.run().groups(), name,
                            start.atoms(), start.cell())));
                }
            }
        }
        return Collections.unmodifiableMap(found);
    }

    /** The atoms a thermostat acts on. */
    AtomGroup group(ThermostatBlock thermostat) {
        return thermostat.group() == null ? AtomGroup.ALL : groups.get(thermostat.group());
    }

    /** No atom has two thermostats, and every thermostat has something that moves. */
    private void checkThermostats(Holds holds) {
        for (int k = 0; k < input.run().stages().size(); k++) {
            List<ThermostatBlock> baths = input.run().stages().get(k).baths();
            Atoms atoms = holds.held(start.atoms(), k);
            for (int i = 0; i < baths.size(); i++) {
                Place place = file.place("run", "stages", Integer.toString(k), "thermostats", Integer.toString(i));
                String where = "run.stages[" + k + "].thermostats[" + i + "]: ";
                AtomGroup group = group(baths.get(i));
                DegreesOfFreedom freedom = group.degreesOfFreedom(atoms, start.cell(), Momenta.ALL);
                if (freedom.count() == 0) {
                    throw place.error(where + "the atoms of " + named(baths.get(i)) + " cannot move ("
                            + freedom.explanation() + "); remove this thermostat, or hold fewer atoms");
                }
                for (int j = 0; j < i; j++) {
                    if (group.overlaps(group(baths.get(j)))) {
                        throw place.error(where + "some atoms of " + named(baths.get(i)) + " also belong to "
                                + named(baths.get(j)) + " of thermostats[" + j
                                + "]; an atom can have one thermostat, so make the groups disjoint");
                    }
                }
            }
        }
    }

    /** There must be an axis along which the whole can drift. */
    private void checkMomentum() {
        int held = 0;
        for (byte bits : start.atoms().frozen()) {
            held |= bits;
        }
        int axes = start.cell().dimensions() == 2 ? Atoms.FROZEN_X | Atoms.FROZEN_Y : Atoms.FROZEN;
        if (input.run().momentum() != null && (held & axes) == axes) {
            throw file.place("run", "momentum").error("run.momentum: atoms are held along every axis, so there is no"
                    + " drift of the whole to take away; remove the block");
        }
    }

    private static String named(ThermostatBlock t) {
        return t.group() == null ? "all atoms" : "group '" + t.group() + "'";
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
    private void checkCells(Holds holds) {
        for (int k = 0; k < input.run().stages().size(); k++) {
            StageBlock stage = input.run().stages().get(k);
            Atoms atoms = holds.held(start.atoms(), k);
            BarostatBlock barostat = stage.barostat();
            DeformBlock deform = stage.deform();
            String key = "barostat";
            try {
                if (barostat != null) {
                    barostat.couplingOf(deform, start.cell().dimensions()).check(atoms, start.cell());
                }
                key = "deform";
                if (deform != null) {
                    double duration = stage.steps() * stage.timestep() * units.femtosecond() / units.picosecond();
                    if (deform.axis() != null && !(deform.finalStrain(duration) > -1)) {
                        throw new InputException(
                                "rate: the cell has vanished before the stage ends; use fewer steps, or a"
                                        + " slower rate");
                    }
                    Deformation.of(deform.component(), 0).check(atoms, start.cell());
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
        if (analysis == null) {
            return;
        }
        try {
            if (analysis.rdf() != null) {
                RadialDistribution.of(analysis.rdf(), input.run().totalSteps(), 0, workers);
            }
        } catch (IllegalArgumentException e) {
            throw file.place("run", "analysis", "rdf").error("run.analysis.rdf: " + e.getMessage());
        }
        try {
            analysis.frameObservers(input.run().totalSteps(), 0, workers)
                    .forEach(f -> f.check(start.atoms().symbols(), start.cell()));
        } catch (InputException e) {
            throw e.in(file.place("run", "analysis") + ": run.analysis");
        }
    }
}
