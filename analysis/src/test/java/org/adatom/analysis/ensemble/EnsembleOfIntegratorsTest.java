package org.adatom.analysis.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.adatom.analysis.UnitLabels;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.DegreesOfFreedom;
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
import org.adatom.integrators.Berendsen;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.LangevinBaoab;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.OrnsteinUhlenbeck;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.Rescaling;
import org.adatom.integrators.Thermostat;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Liquid argon at two temperatures, with every thermostat there is: does it sample the canonical ensemble? */
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
        /** Holds the kinetic energy. */
        RESCALE(false, t -> around(new Rescaling(AtomGroup.ALL, Ramp.constant(t), 1)));

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

    /** Energies every few steps. */
    private static final class Recorder implements Observer {
        private final double[] potential = new double[STEPS / EVERY];
        private final double[] kinetic = new double[STEPS / EVERY];
        private int count;

        @Override
        public long every() {
            return EVERY;
        }

        @Override
        public void observe(Simulation s) {
            if (count < potential.length) {
                potential[count] = s.evaluator().energy();
                kinetic[count++] = s.atoms().kineticEnergy();
            }
        }
    }

    private static StageSamples sample(Bath bath, double temperature, long seed) {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.FORCE, 2.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, 0.8, "Ar").repeated(3, 3, 3).build(Units.LJ);
        Arrays.fill(start.atoms().mass(), 1);
        try (Workers workers = new Workers(1)) {
            Velocities.draw(start.atoms(), start.cell(), Units.LJ, 2 * temperature, seed);
            Simulation s = new Simulation(start.atoms(), start.cell(), new ForceEvaluator(lj, workers), Units.LJ);
            Integrator nvt = bath.make.apply(temperature);
            s.run(nvt, STEPS / 10);
            Recorder recorder = new Recorder();
            s.observe(recorder);
            s.run(nvt, STEPS);
            DegreesOfFreedom freedom = s.degreesOfFreedom();
            return new StageSamples(bath + " at " + temperature, Ensemble.nvt(temperature), start.atoms().count(),
                    freedom.count(), 1, UnitLabels.REDUCED, EVERY * STEP, recorder.potential, recorder.kinetic,
                    new double[0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void samplesTheCanonicalEnsembleOrIsFoundOut(Bath bath) {
        EnsembleCheck check = EnsembleCheck.of(sample(bath, 0.9, 1), sample(bath, 1.0, 2));
        assertEquals(bath.canonical, check.passed(), EnsembleReport.rows(check).toString());
    }
}
