package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NoseHooverChainTest {
    private static final double FS = Systems.UNITS.femtosecond();

    private static Integrator nvt(double timeStep, Ramp temperature, double tau) {
        return new ThermostattedVerlet(timeStep, new NoseHooverChain(temperature, tau, 3));
    }

    /** A ramp arrives: the target moves between the two halves of a step. */
    @Test
    void rampReachesItsEndWithItsLastHalfStep() {
        Ramp ramp = new Ramp(300, 500, 900);
        assertEquals(300, ramp.at(Thermostat.stepOf(0)));
        assertEquals(500, ramp.at(Thermostat.stepOf(2 * 899 + 1)));
        assertEquals(500, ramp.at(2000));
    }

    @Test
    void conservedQuantityIsAsGoodAsThatOfConstantEnergy() {
        try (Workers workers = new Workers(1)) {
            double nve = deviation(Systems.copper(3, 600, workers), new VelocityVerlet(2 * FS));
            double nvt = deviation(Systems.copper(3, 600, workers), nvt(2 * FS, Ramp.constant(300), 100 * FS));
            assertTrue(nvt < 2 * nve, nvt + " against " + nve);
        }
    }

    @Test
    void conservedQuantityIsConservedWhileTheTemperatureIsRamped() {
        try (Workers workers = new Workers(1)) {
            double nve = deviation(Systems.copper(3, 600, workers), new VelocityVerlet(2 * FS));
            Ramp ramp = new Ramp(300, 500, 900);
            assertTrue(deviation(Systems.copper(3, 600, workers), nvt(2 * FS, ramp, 50 * FS)) < 3 * nve);
        }
    }

    /** Root mean square deviation of the conserved quantity over 1000 steps, eV. */
    private static double deviation(Simulation s, Integrator integrator) {
        double sum = 0;
        double squares = 0;
        s.run(integrator, 1);
        double first = integrator.conserved(s);
        int n = 1000;
        for (int k = 0; k < n; k++) {
            s.run(integrator, 1);
            double e = integrator.conserved(s) - first;
            sum += e;
            squares += e * e;
        }
        return Math.sqrt(squares / n - sum * sum / n / n);
    }

    @Test
    void savedChainContinuesBitwise() throws IOException {
        try (Workers workers = new Workers(2)) {
            Simulation one = Systems.copper(3, 300, workers);
            Integrator chain = nvt(2 * FS, new Ramp(300, 350, 100), 60 * FS);
            one.run(chain, 30);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            chain.save(out);
            one.evaluator().save(out);
            Simulation two = new Simulation(
                    one.atoms().copy(), one.cell(), new ForceEvaluator(one.evaluator().forceField(), workers),
                    Systems.UNITS);
            Integrator restored = nvt(2 * FS, new Ramp(300, 350, 100), 60 * FS);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            restored.restore(in);
            two.evaluator().restore(in, two.cell());
            one.run(chain, 60);
            two.run(restored, 60);
            assertArrayEquals(one.atoms().x(), two.atoms().x(), 0.0);
            assertArrayEquals(one.atoms().vz(), two.atoms().vz(), 0.0);
            assertEquals(chain.conserved(one), restored.conserved(two), 0.0);
        }
    }

    @Test
    void numberOfThreadsDoesNotChangeABit() {
        double[][] x = new double[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Workers workers = new Workers(threads)) {
                Simulation s = Systems.copper(8, 300, workers);
                s.run(nvt(2 * FS, Ramp.constant(300), 60 * FS), 40);
                x[threads - 1] = s.atoms().x().clone();
            }
        }
        assertArrayEquals(x[0], x[1], 0.0);
        assertArrayEquals(x[0], x[2], 0.0);
    }

    /**
     * In the canonical ensemble the kinetic energy has a gamma distribution, shape N_f/2 and scale kT. Samples are taken
     * far enough apart to be independent of each other.
     */
    @Test
    @Tag("slow")
    void kineticEnergyHasTheCanonicalDistributionAndTheRightMean() {
        try (Workers workers = new Workers(2)) {
            Simulation s = Systems.argon(3, 40, workers);
            Integrator chain = nvt(4 * FS, Ramp.constant(40), 100 * FS);
            s.run(chain, 5000);
            int n = 1500;
            double[] kinetic = new double[n];
            for (int k = 0; k < n; k++) {
                s.run(chain, 151);
                kinetic[k] = s.atoms().kineticEnergy();
            }
            int freedom = DegreesOfFreedom.of(s.atoms(), s.cell()).count();
            double kT = Systems.UNITS.boltzmann() * 40;
            GammaDistribution gamma = new GammaDistribution(freedom / 2.0, kT);
            double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(gamma, kinetic);
            assertTrue(p > 0.003, "Kolmogorov-Smirnov p = " + p);
            double mean = Arrays.stream(kinetic).average().orElseThrow();
            double exact = freedom * kT / 2;
            double error = Math.sqrt(freedom / 2.0) * kT / Math.sqrt(n);
            assertEquals(exact, mean, 3 * error);
        }
    }

    @Test
    void argumentsMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> new NoseHooverChain(Ramp.constant(300), -1, 3));
        assertThrows(IllegalArgumentException.class, () -> new NoseHooverChain(Ramp.constant(0), 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new NoseHooverChain(Ramp.constant(300), 1, 0));
    }
}
