package org.adatom.analysis.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.ConfigurationalTemperature;
import org.adatom.analysis.ConfigurationalTemperatureResult;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Ensemble;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.Andersen;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.Barostat;
import org.adatom.integrators.Berendsen;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.Coupling;
import org.adatom.integrators.LangevinBaoab;
import org.adatom.integrators.MartynaTobiasKlein;
import org.adatom.integrators.MovingCellVerlet;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.OrnsteinUhlenbeck;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.StochasticCellRescaling;
import org.adatom.integrators.Rescaling;
import org.adatom.integrators.Thermostat;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Argon at two temperatures or pressures, with every thermostat and barostat there is: does it sample its ensemble? */
@Tag("slow")
class EnsembleOfIntegratorsTest {
    private static final double STEP = 0.004;
    private static final double TAU = 0.2;
    private static final int STEPS = 150_000;
    private static final int EVERY = 10;

    /** A dynamics, and whether it is canonical; {@code make} gets the temperature. */
    enum Bath {
        NOSE_HOOVER(true, t -> around(new NoseHooverChain(Ramp.constant(t), TAU, 3))),
        /** A chain of one, ergodic enough in a liquid. */
        NOSE_HOOVER_SINGLE(true, t -> around(new NoseHooverChain(Ramp.constant(t), TAU, 1))),
        LANGEVIN(true, t -> new LangevinBaoab(
                STEP, List.of(new OrnsteinUhlenbeck(AtomGroup.ALL, Ramp.constant(t), TAU, random(t), true)))),
        BUSSI(true, t -> around(new Bussi(AtomGroup.ALL, Ramp.constant(t), TAU, random(t)))),
        ANDERSEN(true, t -> around(new Andersen(AtomGroup.ALL, Ramp.constant(t), TAU, random(t)))),
        /** Holds the mean only. */
        BERENDSEN(false, t -> around(new Berendsen(AtomGroup.ALL, Ramp.constant(t), TAU))),
        /** Sets the kinetic energy back every 50 steps. */
        RESCALE(false, t -> around(new Rescaling(AtomGroup.ALL, Ramp.constant(t), 50)));

        private final boolean canonical;
        private final DoubleFunction<Integrator> make;

        Bath(boolean canonical, DoubleFunction<Integrator> make) {
            this.canonical = canonical;
            this.make = make;
        }

        private static Integrator around(Thermostat thermostat) {
            return new ThermostattedVerlet(STEP, thermostat);
        }

        private static CounterRandom random(double temperature) {
            return new CounterRandom(17, "bath at " + temperature);
        }
    }

    /** Energies and volumes every few steps. */
    private static final class Recorder implements Observer {
        private final double[] potential = new double[STEPS / EVERY];
        private final double[] kinetic = new double[STEPS / EVERY];
        private final double[] volume = new double[STEPS / EVERY];
        private int count;

        @Override
        public long every() {
            return EVERY;
        }

        @Override
        public void observe(Simulation s) {
            if (count < potential.length) {
                potential[count] = s.evaluator().energy();
                volume[count] = s.cell().volume();
                kinetic[count++] = s.atoms().kineticEnergy();
            }
        }
    }

    private static StageSamples sample(Bath bath, double temperature, long seed) {
        return sample(bath + " at " + temperature, 0.8, temperature, bath.make.apply(temperature), seed);
    }

    private static StageSamples sample(
            String name, double density, double temperature, Integrator dynamics, long seed) {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.FORCE, 2.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, density, "Ar").repeated(3, 3, 3).build(Units.LJ);
        Arrays.fill(start.atoms().mass(), 1);
        try (Workers workers = new Workers(1)) {
            Velocities.draw(start.atoms(), start.cell(), Units.LJ, 2 * temperature, seed);
            Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(lj, workers), Units.LJ);
            s.run(dynamics, STEPS / 10);
            Recorder recorder = new Recorder();
            s.observe(recorder);
            s.run(dynamics, STEPS);
            boolean pressed = dynamics.ensemble().kind() == Ensemble.Kind.NPT;
            return new StageSamples(name, pressed ? dynamics.ensemble() : Ensemble.nvt(temperature),
                    start.atoms().count(), s.degreesOfFreedom().count(), 1, UnitLabels.REDUCED, EVERY * STEP,
                    recorder.potential, recorder.kinetic, pressed ? recorder.volume : new double[0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void samplesTheCanonicalEnsembleOrIsFoundOut(Bath bath) {
        EnsembleCheck check = EnsembleCheck.of(sample(bath, 0.9, 1), sample(bath, 1.0, 2));
        assertEquals(bath.canonical, check.passed(), EnsembleReport.rows(check).toString());
    }

    /** Positions and velocities have the temperature of the bath, also of baths that hold no more than the mean. */
    @ParameterizedTest
    @EnumSource
    void positionsHaveTheTemperatureOfTheBath(Bath bath) {
        double temperature = 0.9;
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.FORCE, 2.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, 0.8, "Ar").repeated(3, 3, 3).build(Units.LJ);
        Arrays.fill(start.atoms().mass(), 1);
        try (Workers workers = new Workers(1)) {
            Velocities.draw(start.atoms(), start.cell(), Units.LJ, 2 * temperature, 5);
            Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(lj, workers), Units.LJ);
            Integrator dynamics = bath.make.apply(temperature);
            s.run(dynamics, 5000);
            ConfigurationalTemperature measured = new ConfigurationalTemperature(20, 0, 1, lj, workers);
            s.observe(measured);
            s.run(dynamics, 40_000);
            ConfigurationalTemperatureResult r = measured.result();
            assertTrue(r.agrees(), r.difference().toString());
            assertEquals(temperature, r.configurational().value(), 3.5 * r.configurational().error());
            assertTrue(r.configurational().error() < 0.01 * temperature, "error " + r.configurational().error());
        }
    }

    /** A barostat on liquid argon as a whole, or on the edges, or on edges and angles, of a crystal. */
    enum Piston {
        MTK_LIQUID(false, Coupling.Kind.ISOTROPIC),
        MTK_CRYSTAL_EDGES(false, Coupling.Kind.ANISOTROPIC),
        MTK_CRYSTAL(false, Coupling.Kind.TRICLINIC),
        RESCALING_LIQUID(true, Coupling.Kind.ISOTROPIC),
        RESCALING_CRYSTAL(true, Coupling.Kind.TRICLINIC);

        private final boolean stochastic;
        private final Coupling.Kind kind;

        Piston(boolean stochastic, Coupling.Kind kind) {
            this.stochastic = stochastic;
            this.kind = kind;
        }

        private boolean liquid() {
            return kind == Coupling.Kind.ISOTROPIC;
        }

        private StageSamples sample(double temperature, double pressure, long seed) {
            Ramp t = Ramp.constant(temperature);
            Ramp p = Ramp.constant(pressure);
            Coupling coupling = new Coupling(kind, "xyz");
            Barostat barostat = stochastic
                    ? new StochasticCellRescaling(coupling, p, t, 1, 0.05, seed)
                    : new MartynaTobiasKlein(coupling, p, t, 2);
            Thermostat bath = stochastic
                    ? new Bussi(AtomGroup.ALL, t, TAU, new CounterRandom(seed, "bath"))
                    : new NoseHooverChain(t, TAU, 3);
            return EnsembleOfIntegratorsTest.sample(this + " at " + temperature + ", " + pressure,
                    liquid() ? 0.8 : 0.98, temperature, new MovingCellVerlet(STEP, List.of(bath), barostat, null),
                    seed);
        }
    }

    /** At two temperatures the slopes of enthalpies, at two pressures that of volumes. */
    @ParameterizedTest
    @EnumSource
    void samplesTheEnsembleOfConstantPressure(Piston piston) {
        double t = piston.liquid() ? 1.0 : 0.6;
        double p = 2;
        StageSamples first = piston.sample(t, p, 1);
        EnsembleCheck warmer = EnsembleCheck.of(first, piston.sample(t * 1.07, p, 2));
        assertTrue(warmer.passed(), EnsembleReport.rows(warmer).toString());
        EnsembleCheck denser = EnsembleCheck.of(first, piston.sample(t, p + 0.5, 3));
        assertTrue(denser.passed(), EnsembleReport.rows(denser).toString());
        assertTrue(denser.slopes().getFirst().found().slope()[0].error() < 0.2 * 0.5 / t, "the slope is too vague");
    }
}
