package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.ThermoSeries;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.units.Units;
import org.adatom.integrators.Andersen;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.Berendsen;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.LangevinBaoab;
import org.adatom.integrators.MomentumRemoval;
import org.adatom.integrators.Barostat;
import org.adatom.integrators.Coupling;
import org.adatom.integrators.Deformation;
import org.adatom.integrators.MartynaTobiasKlein;
import org.adatom.integrators.MovingCellVerlet;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.OrnsteinUhlenbeck;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.Rescaling;
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
        List<Thermostat> around = new ArrayList<>();
        List<OrnsteinUhlenbeck> inside = new ArrayList<>();
        for (int k = 0; k < block.baths().size(); k++) {
            Thermostat t = thermostat(block.baths().get(k), block, "thermostat " + (stage + 1) + "." + (k + 1));
            if (t instanceof OrnsteinUhlenbeck langevin) {
                inside.add(langevin);
            } else {
                around.add(t);
            }
        }
        if (block.movesCell()) {
            // Around the motion of the cell friction and noise act like any other thermostat.
            around.addAll(inside);
            return withoutDrift(new MovingCellVerlet(timeStep, around, barostat(stage), deformation(block)));
        }
        Integrator motion = inside.isEmpty() ? new VelocityVerlet(timeStep) : new LangevinBaoab(timeStep, inside);
        return withoutDrift(around.isEmpty() ? motion : new ThermostattedVerlet(motion, around));
    }

    private Integrator withoutDrift(Integrator motion) {
        MomentumBlock momentum = setup.input().run().momentum();
        return momentum == null ? motion : new MomentumRemoval(motion, momentum.every());
    }

    /** One thermostat of a stage; {@code purpose} tells its random numbers from those of others. */
    private Thermostat thermostat(ThermostatBlock block, StageBlock stage, String purpose) {
        AtomGroup group = setup.group(block);
        Ramp temperature = temperature(block, stage);
        double time = block.tauOrDefault(stage.timestep());
        double tau = time * units.femtosecond();
        CounterRandom random = new CounterRandom(setup.input().run().seedOrDefault(), purpose);
        return switch (block.kind()) {
            case NOSE_HOOVER -> new NoseHooverChain(group, temperature, tau, block.chainOrDefault());
            case LANGEVIN -> new OrnsteinUhlenbeck(group, temperature, tau, random, true);
            case BUSSI -> new Bussi(group, temperature, tau, random);
            case ANDERSEN -> new Andersen(group, temperature, tau, random);
            case BERENDSEN -> new Berendsen(group, temperature, tau);
            case RESCALE ->
                    new Rescaling(group, temperature, Math.max(1, Math.round(time / stage.timestep())));
        };
    }

    private static Ramp temperature(ThermostatBlock block, StageBlock stage) {
        return new Ramp(block.temperature(), block.endTemperatureOrDefault(), Math.max(1, stage.steps()));
    }

    private @Nullable Barostat barostat(int stage) {
        StageBlock block = blocks.get(stage);
        BarostatBlock b = block.barostat();
        if (b == null) {
            return null;
        }
        int dimensions = simulation.cell().dimensions();
        Coupling coupling = b.couplingOf(block.deform(), dimensions);
        double unit = units.pressure(dimensions);
        Ramp pressure = new Ramp(b.pressure() * unit, b.endPressureOrDefault() * unit, Math.max(1, block.steps()));
        double tau = b.tauOrDefault(block.timestep()) * units.femtosecond();
        return switch (b.methodOrDefault()) {
            case MTK -> new MartynaTobiasKlein(coupling, pressure, temperature(block.baths().getFirst(), block), tau);
            case STOCHASTIC_RESCALING ->
                    new StochasticCellRescaling(coupling, pressure, temperature(block.baths().getFirst(), block), tau,
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
        holds.begin(stage, simulation);
        Integrator integrator = integrator(stage);
        thermo.beginStage(name(stage), simulation.step(), integrator, degreesOfFreedom(integrator));
        return integrator;
    }

    /** Which coordinates the stages hold. */
    Holds holds() {
        return holds;
    }

    /** The table told that a stage goes on. */
    void continueWith(Integrator integrator, ThermoSeries thermo) {
        thermo.continueStage(integrator, degreesOfFreedom(integrator));
    }

    /** Degrees of freedom by which the temperature is measured under this dynamics. */
    DegreesOfFreedom degreesOfFreedom(Integrator integrator) {
        return DegreesOfFreedom.of(simulation.atoms(), simulation.cell(), integrator.momenta());
    }

    /** "2 nvt 300 K", "2 nvt 300 to 600 K", "2 nvt hot 400 K, cold 300 K". */
    private String name(int stage) {
        StageBlock s = blocks.get(stage);
        String unit = units.reduced() ? "" : " K";
        String temperatures = s.baths().stream()
                .map(t -> (t.group() == null ? " " : " " + t.group() + " ") + Numbers.general(t.temperature(), 6)
                        + (t.endTemperature() == null ? "" : " to " + Numbers.general(t.endTemperature(), 6)) + unit)
                .collect(Collectors.joining(","));
        return (stage + 1) + " " + s.ensemble().word() + temperatures + DryRun.cellChange(s, setup);
    }
}
