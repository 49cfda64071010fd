package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.ThermoColumns;
import org.adatom.analysis.ThermoSeries;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.units.Units;
import org.adatom.integrators.Barostat;
import org.adatom.integrators.Coupling;
import org.adatom.integrators.Deformation;
import org.adatom.integrators.MartynaTobiasKlein;
import org.adatom.integrators.MovingCellVerlet;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.StochasticCellRescaling;
import org.adatom.integrators.Thermostat;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;
import org.jspecify.annotations.Nullable;

/** Turns the stages of an input into integrators. */
final class Stages {
    private final RunSetup setup;
    private final Simulation simulation;
    private final List<StageBlock> blocks;
    private final Units units;

    /** The stages of that input, for that simulation. */
    Stages(RunSetup setup, Simulation simulation) {
        this.setup = setup;
        this.simulation = simulation;
        this.blocks = setup.input().run().stages();
        this.units = setup.units();
    }

    /** Sets the velocities that the input asks for; otherwise those of the structure file stay. */
    void drawVelocities() {
        VelocitiesBlock block = setup.input().run().velocities();
        if (block != null) {
            Velocities.draw(simulation.atoms(), simulation.cell(), units, block.temperature(),
                    setup.input().run().seedOrDefault());
        }
    }

    /** A new integrator for a stage. */
    Integrator integrator(int stage) {
        StageBlock block = blocks.get(stage);
        double timeStep = block.timestep() * units.femtosecond();
        List<Thermostat> thermostats =
                block.ensemble() == StageBlock.Ensemble.NVE ? List.of() : List.of(thermostat(block));
        if (block.movesCell()) {
            return new MovingCellVerlet(timeStep, thermostats, barostat(block), deformation(block));
        }
        return thermostats.isEmpty()
                ? new VelocityVerlet(timeStep)
                : new ThermostattedVerlet(timeStep, thermostats);
    }

    private Thermostat thermostat(StageBlock block) {
        return new NoseHooverChain(
                temperature(block), block.tauOrDefault() * units.femtosecond(), block.chainOrDefault());
    }

    private static Ramp temperature(StageBlock block) {
        return new Ramp(block.temperature(), block.endTemperatureOrDefault(), Math.max(1, block.steps()));
    }

    private @Nullable Barostat barostat(StageBlock block) {
        BarostatBlock b = block.barostat();
        if (b == null) {
            return null;
        }
        int dimensions = simulation.cell().dimensions();
        Coupling coupling = b.couplingOf(block.deform(), dimensions);
        double unit = dimensions == 2 && !units.reduced() ? 1 / ThermoColumns.NEWTON_PER_METRE : units.gigapascal();
        Ramp pressure = new Ramp(b.pressure() * unit, b.endPressureOrDefault() * unit, Math.max(1, block.steps()));
        double tau = b.tauOrDefault(block.timestep()) * units.femtosecond();
        return switch (b.methodOrDefault()) {
            case MTK -> new MartynaTobiasKlein(coupling, pressure, temperature(block), tau);
            case STOCHASTIC_RESCALING -> new StochasticCellRescaling(coupling, pressure, temperature(block), tau,
                    b.compressibilityOrDefault(units.reduced()) / unit, setup.input().run().seedOrDefault());
        };
    }

    private @Nullable Deformation deformation(StageBlock block) {
        DeformBlock d = block.deform();
        if (d == null) {
            return null;
        }
        double duration = block.steps() * block.timestep() * units.femtosecond();
        return Deformation.of(d.component(), d.finalStrain(duration / units.picosecond()) / duration);
    }

    /** A new integrator, and the table told that its stage begins. */
    Integrator begin(int stage, ThermoSeries thermo) {
        Integrator integrator = integrator(stage);
        thermo.beginStage(name(stage), simulation.step(), integrator, degreesOfFreedom());
        return integrator;
    }

    /** The table told that a stage goes on. */
    void continueWith(Integrator integrator, ThermoSeries thermo) {
        thermo.continueStage(integrator, degreesOfFreedom());
    }

    /** Degrees of freedom by which the temperature is measured. */
    DegreesOfFreedom degreesOfFreedom() {
        return DegreesOfFreedom.of(simulation.atoms(), simulation.cell());
    }

    /** "2 nvt 300 K". */
    private String name(int stage) {
        StageBlock s = blocks.get(stage);
        String temperature = s.temperature() == null
                ? ""
                : " " + Numbers.general(s.temperature(), 6)
                        + (units.reduced() ? "" : " K");
        return (stage + 1) + " " + s.ensemble().word() + temperature + DryRun.cellChange(s, setup);
    }
}
