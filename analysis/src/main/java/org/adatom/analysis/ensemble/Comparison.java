package org.adatom.analysis.ensemble;

import java.util.Arrays;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.verify.Verdict;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * One law of an ensemble beside what was found.
 *
 * @param law what is compared
 * @param unit of the numbers; empty for pure ones
 * @param expected by the law
 * @param found with its standard error
 * @param deviations difference in standard deviations; of a test of a distribution, those of a Gaussian with the same
 *     probability of exceeding it
 * @param verdict what that means
 * @param remark on the data; may be empty
 */
public record Comparison(String law, String unit, Estimate expected, Estimate found, double deviations, Verdict verdict,
        String remark) {
    /** Standard deviations from which on a deviation is to be known: one in 370 by chance. */
    public static final double WARN = 3;
    /** Standard deviations from which on it is none of chance: one in 16 000. */
    public static final double FAIL = 4;
    private static final double LARGEST = 38;

    /** Two numbers that should be equal. */
    static Comparison of(String law, String unit, Estimate expected, Estimate found, String remark) {
        double error = Double.isNaN(expected.error()) ? found.error() : Math.hypot(expected.error(), found.error());
        double deviations = (found.value() - expected.value()) / error;
        return new Comparison(law, unit, expected, found, deviations, verdict(deviations), remark);
    }

    /**
     * Kinetic energies against their distribution in a bath, the gamma distribution of shape f/2 and scale kT, by the test of
     * Kolmogorov and Smirnov on values so far apart that they are independent. Numbers are the mean temperature and that of
     * the bath.
     */
    static Comparison kinetic(StageSamples s) {
        double[] picked = StageSamples.decorrelated(s.kinetic());
        double shape = 0.5 * s.freedom();
        double p =
                new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new GammaDistribution(null, shape, s.kT()), picked);
        double toKelvin = 1 / (shape * s.boltzmann());
        double mean = Arrays.stream(picked).average().orElse(Double.NaN) * toKelvin;
        double variance = Arrays.stream(picked).map(k -> k * toKelvin - mean).map(d -> d * d).average().orElse(0);
        double deviations = p <= 0 ? LARGEST : Math.min(LARGEST, Math.sqrt(2) * Erf.erfcInv(p));
        return new Comparison("kinetic energies of " + s.name() + " have a gamma distribution",
                s.labels().temperature(),
                Estimate.of(s.ensemble().temperature()), new Estimate(mean, Math.sqrt(variance / picked.length)),
                deviations, verdict(deviations), "p = " + p(p) + ", " + picked.length + " independent values");
    }

    /** The kinetic energies of a stage that sets them, which fluctuate by next to nothing. */
    static Comparison rigid(StageSamples s) {
        double toKelvin = 2 / (s.freedom() * s.boltzmann());
        return new Comparison("kinetic energies of " + s.name() + " fluctuate", s.labels().temperature(),
                Estimate.of(s.canonicalFluctuation() * toKelvin), Estimate.of(s.fluctuation() * toKelvin), -LARGEST,
                Verdict.FAIL,
                "they are set, as by rescaling in every step, not exchanged with a bath");
    }

    /** Probability that chance alone deviates at least as far. */
    public double p() {
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(deviations));
    }

    private static String p(double p) {
        return p < 1e-4 ? "below 1e-4" : Numbers.general(p, 2);
    }

    private static Verdict verdict(double deviations) {
        double size = Math.abs(deviations);
        return size > FAIL ? Verdict.FAIL : size > WARN ? Verdict.WARN : Verdict.PASS;
    }
}
