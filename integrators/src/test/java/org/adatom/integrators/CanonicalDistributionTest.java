package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In the canonical ensemble the kinetic energy has a gamma distribution, shape N_f/2 and scale kT. Samples are taken far
 * enough apart to be independent of each other.
 */
class CanonicalDistributionTest {
    private static final double FS = Systems.UNITS.femtosecond();

    private static double[] sample(Simulation s, Integrator integrator, int n, int apart) {
        double[] kinetic = new double[n];
        s.run(integrator, 10 * apart);
        for (int k = 0; k < n; k++) {
            s.run(integrator, apart);
            kinetic[k] = s.atoms().kineticEnergy();
        }
        return kinetic;
    }

    private static void assertCanonical(boolean canonical, Simulation s, Integrator integrator, double kT,
            double[] kinetic) {
        int freedom = DegreesOfFreedom.of(s.atoms(), s.cell(), integrator.momenta()).count();
        double p = new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new GammaDistribution(freedom / 2.0, kT), kinetic);
        if (canonical) {
            assertTrue(p > 0.003, "Kolmogorov-Smirnov p = " + p);
        } else {
            assertTrue(p < 1e-9, "Kolmogorov-Smirnov p = " + p);
        }
        double error = Math.sqrt(freedom / 2.0) * kT / Math.sqrt(kinetic.length);
        assertEquals(freedom * kT / 2, Series.mean(kinetic), 3 * error);
    }

    /** Without forces only the thermostat makes the distribution; a deterministic one cannot do it alone. */
    @ParameterizedTest
    @EnumSource(names = "NOSE_HOOVER", mode = EnumSource.Mode.EXCLUDE)
    void idealGas(Method method) {
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.idealGas(2, 300, workers);
            Integrator integrator = method.integrator(2 * FS, Ramp.constant(300), 10 * FS);
            double[] kinetic = sample(s, integrator, 600, 30);
            assertCanonical(method.canonical, s, integrator, Systems.UNITS.boltzmann() * 300, kinetic);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void solidArgon(Method method) {
        try (Workers workers = new Workers(2)) {
            Simulation s = Systems.argon(3, 40, workers);
            Integrator integrator = method.integrator(4 * FS, Ramp.constant(40), 100 * FS);
            double[] kinetic = sample(s, integrator, 1500, 151);
            assertCanonical(method.canonical, s, integrator, Systems.UNITS.boltzmann() * 40, kinetic);
        }
    }
}
