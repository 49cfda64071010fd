package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.Numbers;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;

/** Looks for settings that are allowed but hardly meant. */
final class Lint {
    private static final double STEPS_PER_VIBRATION = 10;
    private static final double STEPS_PER_THERMOSTAT_PERIOD = 20;
    private static final double STEPS_PER_BAROSTAT_PERIOD = 100;
    /** More steps than this per vibration are wasted: the time step was perhaps meant in another unit. */
    private static final double MOST_STEPS_PER_VIBRATION = 2000;
    /** Strain per ps from which on sound is too slow for the strain to be even. */
    private static final double FAST_STRAIN = 0.02;
    /** Gaps between layers of atoms that are wider than this are taken for vacuum, &Aring;. */
    private static final double VACUUM = 4;
    /** Forces above this at the start are a sign of a bad structure, eV/&Aring;. */
    private static final double LARGE_FORCE = 50;

    private final Frame begin;
    private final ForceField forceField;
    private final Units units;
    private final String time;
    private final String length;
    private final List<String> warnings = new ArrayList<>();

    private Lint(Frame begin, ForceField forceField, Units units) {
        this.begin = begin;
        this.forceField = forceField;
        this.units = units;
        this.time = units.reduced() ? "" : " fs";
        this.length = units.reduced() ? "" : " A";
    }

    /** One line for each thing that looks wrong. */
    static List<String> of(RunSetup setup, Workers workers) {
        Lint lint = new Lint(setup.start(), setup.forceField(), setup.units());
        lint.coverage(setup.input().forcefield());
        lint.start(setup);
        lint.cell();
        lint.thermostats(setup);
        lint.barostats(setup);
        lint.dynamics(setup, workers);
        lint.warnings.addAll(Transport.warnings(setup));
        return lint.warnings;
    }

    /** The same for a structure at rest. */
    static List<String> of(Frame start, ForceField forceField, ForceFieldInput input, Units units) {
        Lint lint = new Lint(start, forceField, units);
        lint.coverage(input);
        lint.cell();
        return lint.warnings;
    }

    private void coverage(ForceFieldInput input) {
        List<String> species = begin.atoms().symbols();
        warnings.addAll(input.idle(species));
        warnings.addAll(Coverage.gaps(forceField, species));
    }

    private void start(RunSetup setup) {
        boolean moving = setup.start().has(Frame.Field.VELOCITIES) || setup.input().run().velocities() != null;
        boolean heated = setup.input().run().stages().stream()
                .flatMap(s -> s.baths().stream())
                .anyMatch(t -> t.kind().startsFromRest());
        if (!moving && !heated) {
            warn("all atoms start at rest; give run.velocities: {temperature: ...} to set them moving");
        }
    }

    private void cell() {
        Atoms atoms = begin.atoms();
        Cell cell = begin.cell();
        double cutoff = forceField.cutoff();
        for (int k = 0; k < cell.dimensions(); k++) {
            char axis = "abc".charAt(k);
            if (cell.periodic(k) && cell.height(k) < cutoff) {
                warn("the cell is %s%s wide along %c, less than the cutoff of %s%s: right, but dear; repeat it",
                        cell.height(k), length, axis, cutoff, length);
            }
            double gap = widestGap(atoms, cell, k);
            double extent = cell.height(k) - gap;
            if (cell.periodic(k) && gap > VACUUM && gap < cutoff) {
                warn("the vacuum along %c is %s%s wide, less than the cutoff of %s%s: the images feel each other",
                        axis, gap, length, cutoff, length);
            }
            boolean slab = cell.periodicCount() == cell.dimensions() - 1 && !cell.periodic(k);
            if (slab && cell.length(k) > 0 && extent > VACUUM && extent < 2 * cutoff) {
                warn("the slab is %s%s thick along %c, less than twice the cutoff: its two surfaces feel each other",
                        extent, length, axis);
            }
        }
    }

    private void thermostats(RunSetup setup) {
        for (int k = 0; k < setup.input().run().stages().size(); k++) {
            StageBlock stage = setup.input().run().stages().get(k);
            for (ThermostatBlock t : stage.baths()) {
                thermostat("run.stages[" + k + "]", t, stage.timestep());
            }
        }
    }

    private void thermostat(String where, ThermostatBlock t, double timestep) {
        if (!t.kind().isCanonical()) {
            warn("%s: %s is not canonical: fluctuations are wrong; equilibrate with it, measure with nose-hoover, bussi or"
                    + " langevin, or in nve", where, t.kind());
        }
        double tau = t.tauOrDefault(timestep);
        if (t.kind() != ThermostatBlock.Kind.RESCALE && tau < STEPS_PER_THERMOSTAT_PERIOD * timestep) {
            warn("%s: the relaxation time of the thermostat, tau = %s%s, is shorter than %s time steps: %s; use a longer"
                    + " tau", where, tau, time, STEPS_PER_THERMOSTAT_PERIOD,
                    t.kind().startsFromRest()
                            ? "atoms hardly move before they forget their velocity"
                            : "energy may drift");
        }
    }

    private void barostats(RunSetup setup) {
        for (int k = 0; k < setup.input().run().stages().size(); k++) {
            StageBlock stage = setup.input().run().stages().get(k);
            if (stage.barostat() != null) {
                double bath = stage.baths().getFirst().tauOrDefault(stage.timestep());
                double tau = stage.barostat().tauOrDefault(stage.timestep());
                if (tau < STEPS_PER_BAROSTAT_PERIOD * stage.timestep()) {
                    warn("run.stages[%d]: the relaxation time of the barostat, tau = %s%s, is shorter than %s time steps:"
                            + " the cell shakes; use some 1000 time steps", k, tau, time, STEPS_PER_BAROSTAT_PERIOD);
                }
                if (tau < bath) {
                    warn("run.stages[%d]: the barostat (tau = %s%s) is faster than the thermostat (tau = %s%s), so that the"
                            + " work of the cell heats the atoms; use a barostat tau several times as long", k, tau,
                            time,
                            bath, time);
                }
            }
            if (stage.deform() != null && !units.reduced()) {
                double duration = 1e-3 * stage.steps() * stage.timestep();
                double rate = Math.abs(stage.deform().finalStrain(duration)) / duration;
                if (rate > FAST_STRAIN) {
                    warn("run.stages[%d]: a strain rate of %s 1/ps is so fast that the stress depends on it; deform more"
                            + " slowly, over more steps", k, rate);
                }
            }
        }
    }

    /** What only forces tell: their size at the start and the stiffest vibration. */
    private void dynamics(RunSetup setup, Workers workers) {
        Atoms atoms = setup.start().atoms().copy();
        ForceEvaluator evaluator = setup.evaluator(workers);
        evaluator.evaluate(atoms, setup.start().cell());
        int largest = largestForce(atoms);
        double force = force(atoms, largest);
        if (!units.reduced() && force > LARGE_FORCE) {
            warn("atom %d (%s) starts with a force of %s eV/A; check the structure", largest + 1,
                    atoms.symbol(largest), force);
        }
        double period = StiffestMode.period(atoms, setup.start().cell(), evaluator) / units.femtosecond();
        for (int k = 0; k < setup.input().run().stages().size(); k++) {
            double timestep = setup.input().run().stages().get(k).timestep();
            if (timestep > period / STEPS_PER_VIBRATION) {
                warn("run.stages[%d]: a time step of %s%s is long for the stiffest vibration (period %s%s); use at"
                        + " most %s%s", k, timestep, time, period, time, period / STEPS_PER_VIBRATION, time);
            } else if (timestep < period / MOST_STEPS_PER_VIBRATION) {
                warn("run.stages[%d]: a time step of %s%s is very short for the stiffest vibration (period %s%s)%s", k,
                        timestep, time, period, time,
                        units.reduced()
                                ? ""
                                : "; numbers without a unit are fs, so write '" + Numbers.general(timestep, 6)
                                        + " ps' if these were meant");
            }
        }
    }

    /** The atom with the largest force. */
    static int largestForce(Atoms atoms) {
        int largest = 0;
        for (int i = 1; i < atoms.count(); i++) {
            largest = force(atoms, i) > force(atoms, largest) ? i : largest;
        }
        return largest;
    }

    /** Magnitude of the force on atom i, eV/&Aring;. */
    static double force(Atoms atoms, int i) {
        return Math.sqrt(atoms.fx()[i] * atoms.fx()[i] + atoms.fy()[i] * atoms.fy()[i] + atoms.fz()[i] * atoms.fz()[i]);
    }

    /** Width of the widest empty layer parallel to the other two vectors, &Aring;, within the cell and across its face. */
    private static double widestGap(Atoms atoms, Cell cell, int k) {
        double[] f = new double[atoms.count()];
        for (int i = 0; i < f.length; i++) {
            double s = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
            f[i] = cell.periodic(k) ? s - Math.floor(s) : s;
        }
        Arrays.sort(f);
        if (!cell.periodic(k)) {
            return (1 - (f[f.length - 1] - f[0])) * cell.height(k);
        }
        double widest = f[0] + 1 - f[f.length - 1];
        for (int i = 1; i < f.length; i++) {
            widest = Math.max(widest, f[i] - f[i - 1]);
        }
        return widest * cell.height(k);
    }

    /** Numbers with a fraction are given to three digits. */
    private void warn(String format, Object... values) {
        Object[] texts = Arrays.stream(values)
                .map(v -> v instanceof Double number ? Numbers.general(number, 3) : v)
                .toArray();
        warnings.add(String.format(Locale.ROOT, format, texts));
    }
}
