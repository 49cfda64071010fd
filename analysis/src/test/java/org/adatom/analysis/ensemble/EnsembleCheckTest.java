package org.adatom.analysis.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.verify.Verdict;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Ensemble;
import org.adatom.engine.error.InputException;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Harmonic oscillators: both parts of the energy have a gamma distribution, here as sums of squares of Gaussians. */
class EnsembleCheckTest {
    private static final double BOLTZMANN = 8.617333262e-5;
    private static final int FREEDOM = 30;

    /** Energies of f/2 kT each on average; of neighbours in time the Gaussians have the correlation phi. */
    private static double[] energies(double temperature, int count, double phi, long seed, String purpose) {
        CounterRandom random = new CounterRandom(seed, purpose);
        double[] x = new double[FREEDOM];
        Arrays.setAll(x, i -> random.normal(0, i, 0));
        double[] energy = new double[count];
        for (int k = 0; k < count; k++) {
            double squares = 0;
            for (int i = 0; i < FREEDOM; i++) {
                squares += x[i] * x[i];
                x[i] = phi * x[i] + Math.sqrt(1 - phi * phi) * random.normal(k + 1, i, 0);
            }
            energy[k] = 0.5 * BOLTZMANN * temperature * squares;
        }
        return energy;
    }

    private static StageSamples oscillators(double temperature, int count, double phi, long seed) {
        return new StageSamples(temperature + " K", Ensemble.nvt(temperature), FREEDOM / 3, FREEDOM, BOLTZMANN,
                UnitLabels.METAL, 0.01, energies(temperature, count, phi, seed, "potential " + temperature),
                energies(temperature, count, phi, seed, "kinetic " + temperature), new double[0]);
    }

    /** The same with every energy changed. */
    private static StageSamples changed(StageSamples s, DoubleUnaryOperator potential, DoubleUnaryOperator kinetic) {
        return new StageSamples(s.name(), s.ensemble(), s.atoms(), s.freedom(), s.boltzmann(), s.labels(), s.interval(),
                Arrays.stream(s.potential()).map(potential).toArray(),
                Arrays.stream(s.kinetic()).map(kinetic).toArray(), s.volume());
    }

    private static Comparison find(EnsembleCheck check, String law) {
        return check.comparisons().stream().filter(c -> c.law().contains(law)).findFirst().orElseThrow();
    }

    @Test
    void ofExactSamplesProbabilitiesAreUniformAndNoLawFails() {
        for (double phi : new double[] {0, 0.8}) {
            int runs = 100;
            String[] laws = {"total energy", "potential energy", "kinetic energy", "of 300", "of 340", "C_V"};
            double[][] p = new double[laws.length][runs];
            int warnings = 0;
            for (int seed = 0; seed < runs; seed++) {
                int count = phi == 0 ? 500 : 1500;
                EnsembleCheck check =
                        EnsembleCheck.of(oscillators(300, count, phi, seed), oscillators(340, count, phi, seed));
                assertTrue(check.passed(), check.comparisons().toString());
                for (Comparison c : check.comparisons()) {
                    warnings += c.verdict() == Verdict.WARN ? 1 : 0;
                }
                for (int l = 0; l < laws.length; l++) {
                    p[l][seed] = find(check, laws[l]).p();
                }
            }
            // 600 comparisons, of which one in 370 deviates by three standard deviations; errors are uncertain themselves.
            assertTrue(warnings <= 10, warnings + " warnings");
            for (int l = 0; l < laws.length - 1; l++) {
                double uniform =
                        new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), p[l]);
                assertTrue(uniform > 1e-3, laws[l] + ", correlation " + phi + ": p of the p-values " + uniform);
            }
        }
    }

    @Test
    void aBathThatSqueezesTheDistributionFails() {
        StageSamples cold = oscillators(300, 3000, 0, 1);
        StageSamples warm = oscillators(340, 3000, 0, 1);
        double mean300 = 0.5 * FREEDOM * BOLTZMANN * 300;
        double mean340 = 0.5 * FREEDOM * BOLTZMANN * 340;
        EnsembleCheck check = EnsembleCheck.of(
                changed(cold, e -> mean300 + 0.7 * (e - mean300), e -> mean300 + 0.7 * (e - mean300)),
                changed(warm, e -> mean340 + 0.7 * (e - mean340), e -> mean340 + 0.7 * (e - mean340)));
        assertFalse(check.passed());
        for (Comparison c : check.comparisons()) {
            assertEquals(Verdict.FAIL, c.verdict(), c.toString());
        }
        // A narrower distribution moves further with the temperature: the slope is 1/0.7^2 of the right one.
        Comparison slope = find(check, "total energy");
        assertEquals(slope.expected().value() / 0.49, slope.found().value(), 4 * slope.found().error());
    }

    /** So narrow that nothing overlaps: not the temperatures are to blame. */
    @Test
    void aBathThatLeavesNoOverlapFailsAndIsNotTakenForABadChoiceOfTemperatures() {
        double mean300 = 0.5 * FREEDOM * BOLTZMANN * 300;
        double mean400 = 0.5 * FREEDOM * BOLTZMANN * 400;
        StageSamples cold = changed(oscillators(300, 2000, 0, 1), e -> mean300 + 0.1 * (e - mean300),
                e -> mean300 + 0.1 * (e - mean300));
        StageSamples warm = changed(oscillators(400, 2000, 0, 1), e -> mean400 + 0.1 * (e - mean400),
                e -> mean400 + 0.1 * (e - mean400));
        Comparison slope = find(EnsembleCheck.of(cold, warm), "total energy");
        assertEquals(Verdict.FAIL, slope.verdict());
        assertTrue(slope.remark().contains("too narrow"), slope.remark());
        assertEquals(0, slope.p());
    }

    @Test
    void coldVelocitiesFailThoughPositionsAreRight() {
        StageSamples s = changed(oscillators(300, 3000, 0, 1), e -> e, k -> 0.95 * k);
        EnsembleCheck check = EnsembleCheck.of(s);
        assertEquals(Verdict.FAIL, check.comparisons().get(0).verdict());
        assertEquals(285, check.comparisons().get(0).found().value(), 4 * check.comparisons().get(0).found().error());
        assertTrue(EnsembleCheck.of(oscillators(300, 3000, 0, 1)).passed());
    }

    /** An ideal gas in a bath of constant pressure: P(V) = V^N exp(-PV/kT), a gamma distribution of shape N + 1. */
    private static StageSamples gas(double temperature, double pressure, int count, double squeeze) {
        double kT = BOLTZMANN * temperature;
        double[] half = energies(temperature, count, 0, 3, "volume " + temperature + " " + pressure);
        double mean = 0.5 * FREEDOM * kT / pressure;
        double[] volume = Arrays.stream(half).map(e -> mean + squeeze * (e / pressure - mean)).toArray();
        return new StageSamples(temperature + " K, " + pressure, Ensemble.npt(temperature, pressure), FREEDOM / 3,
                FREEDOM,
                BOLTZMANN, UnitLabels.METAL, 0.01,
                energies(temperature, count, 0, 3, "potential " + temperature + pressure),
                energies(temperature, count, 0, 3, "kinetic " + temperature + pressure), volume);
    }

    @Test
    void volumesAndEnthalpiesOfAGasPass() {
        StageSamples base = gas(300, 0.001, 3000, 1);
        EnsembleCheck pressures = EnsembleCheck.of(gas(300, 0.0013, 3000, 1), base);
        assertTrue(pressures.passed());
        Comparison volume = find(pressures, "volume");
        assertEquals(-0.0003 / (BOLTZMANN * 300) * -1, -volume.expected().value(), 1e-12);
        assertEquals(0.001, pressures.stages().get(0).ensemble().pressure());
        EnsembleCheck temperatures = EnsembleCheck.of(base, gas(340, 0.001, 3000, 1));
        assertTrue(temperatures.passed(), temperatures.comparisons().toString());
        // 3/2 k of the kinetic energy, 3/2 k of the potential, and PV: f/2 per system here, so k f/2 per atom = 3/2.
        assertEquals(4.5, find(temperatures, "C_P").found().value(), 4 * find(temperatures, "C_P").found().error());
        EnsembleCheck both = EnsembleCheck.of(base, gas(340, 0.0012, 3000, 1));
        assertTrue(both.passed(), both.comparisons().toString());
        assertEquals(5, both.comparisons().size());
        assertFalse(EnsembleCheck.of(gas(300, 0.001, 3000, 0.7), gas(300, 0.0013, 3000, 0.7)).passed());
        assertFalse(EnsembleCheck.of(gas(300, 0.001, 3000, 0.7), gas(340, 0.0012, 3000, 0.7)).passed());
    }

    @Test
    void whatCannotBeComparedIsRefusedWithACure() {
        StageSamples s = oscillators(300, 1000, 0, 1);
        assertRefused("choose temperatures about", s, oscillators(1200, 1000, 0, 1));
        assertRefused("same temperature", s, oscillators(300, 1000, 0, 2));
        assertRefused("independent values", s, oscillators(340, 60, 0.9, 2));
        assertRefused("too far apart", s, oscillators(3000, 1000, 0, 2));
        StageSamples ramp =
                new StageSamples("ramp", Ensemble.NONE, s.atoms(), s.freedom(), s.boltzmann(), s.labels(), 1,
                        s.potential(), s.kinetic(), s.volume());
        assertRefused("ramped", s, ramp);
        StageSamples other =
                new StageSamples("other", Ensemble.nvt(340), 7, 21, BOLTZMANN, s.labels(), 1, s.potential(),
                        s.kinetic(), s.volume());
        assertRefused("different systems", s, other);
        // The advice is right: at twice the distance the means lie two standard deviations apart.
        double kT2 = BOLTZMANN * 300 * 300;
        double sigma = Math.sqrt(FREEDOM) * BOLTZMANN * 300;
        String advice = assertThrows(InputException.class, () -> EnsembleCheck.of(s, oscillators(3000, 1000, 0, 2)))
                .getMessage();
        double advised = Double.parseDouble(advice.replaceAll(".*about ([0-9.e]+) K.*", "$1"));
        assertEquals(2 * kT2 / sigma, advised, 0.1 * advised);
    }

    private static void assertRefused(String words, StageSamples a, StageSamples b) {
        String message = assertThrows(InputException.class, () -> EnsembleCheck.of(a, b)).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void theStartIsLeftOutUntilTheEnergySettles() {
        StageSamples s = oscillators(300, 2000, 0, 4);
        double[] hot = s.potential().clone();
        for (int k = 0; k < 200; k++) {
            hot[k] += 2 * Math.exp(-k / 50.0);
        }
        StageSamples started =
                new StageSamples(s.name(), s.ensemble(), s.atoms(), s.freedom(), s.boltzmann(), s.labels(),
                        s.interval(), hot, s.kinetic(), s.volume());
        assertTrue(started.settles());
        assertTrue(started.settled().count() < 1900 && started.settled().count() > 1000,
                "" + started.settled().count());
        assertTrue(EnsembleCheck.of(started, oscillators(340, 2000, 0, 4)).passed());
    }

    @Test
    void separatedOrConstantValuesHaveNoRatio() {
        assertNull(DensityRatio.fit(new double[][] {{1, 2, 3}}, new double[][] {{4, 5, 6}}));
        assertNull(DensityRatio.fit(new double[][] {{1, 1, 1}}, new double[][] {{1, 1}}));
        assertNotNull(DensityRatio.fit(new double[][] {{1, 2, 3, 4.5}}, new double[][] {{4, 5, 6, 2.5}}));
    }
}
