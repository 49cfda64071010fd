package org.adatom.cli.run;

import java.util.List;
import java.util.Locale;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.ThermoSeries;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.units.Units;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.adatom.integrators.VelocityVerlet;

/** Turns the stages of an input into integrators. */
final class Stages {
    private final RunSetup setup;
    private final Simulation simulation;
    private final List<StageBlock> blocks;
    private final Units units;
    private final Holds holds;

    /** The stages of that input, for that simulation. */
    Stages(RunSetup setup, Simulation simulation, Holds holds) {
        this.holds = holds;
        this.setup = setup;
        this.simulation = simulation;
        this.blocks = setup.input().run().stages();
        this.units = setup.units();
    }

    /** Sets the velocities that the input asks for; otherwise those of the structure file stay. */
    void drawVelocities() {
        holds.begin(0, simulation);
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
        return switch (block.ensemble()) {
            case NVE -> new VelocityVerlet(timeStep);
            case NVT -> new ThermostattedVerlet(timeStep, new NoseHooverChain(
                    new Ramp(block.temperature(), block.endTemperatureOrDefault(), Math.max(1, block.steps())),
                    block.tauOrDefault() * units.femtosecond(), block.chainOrDefault()));
        };
    }

    /** A new integrator, and the table told that its stage begins. */
    Integrator begin(int stage, ThermoSeries thermo) {
        holds.begin(stage, simulation);
        Integrator integrator = integrator(stage);
        thermo.beginStage(name(stage), simulation.step(), integrator, degreesOfFreedom());
        return integrator;
    }

    /** Which coordinates the stages hold. */
    Holds holds() {
        return holds;
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
        return (stage + 1) + " " + s.ensemble().name().toLowerCase(Locale.ROOT) + temperature;
    }
}
