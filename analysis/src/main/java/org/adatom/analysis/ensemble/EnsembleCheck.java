package org.adatom.analysis.ensemble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.adatom.analysis.BlockAverages;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.HeatCapacity;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.verify.Verdict;
import org.adatom.engine.Ensemble;
import org.adatom.engine.error.InputException;

/**
 * Whether stages at constant temperature, or temperature and pressure, sample their ensemble: M. R. Shirts, J. Chem. Theory
 * Comput. 9, 909 (2013).
 *
 * <p>Where the same system was run at two temperatures or pressures, whatever it is, the unknown density of states cancels
 * from the ratio of the two distributions, and with &beta; = 1/(k<sub>B</sub>T)
 *
 * <pre>
 * NVT                      ln [P2(E)/P1(E)] = a + (beta1 - beta2) E          E total, potential or kinetic
 * NPT, same pressure       ln [P2(H)/P1(H)] = a + (beta1 - beta2) H          H = E + P V
 * NPT, same temperature    ln [P2(V)/P1(V)] = a + beta (P1 - P2) V
 * NPT, both differ         ln [P2(E,V)/P1(E,V)] = a + (beta1 - beta2) E + (beta1 P1 - beta2 P2) V
 * </pre>
 *
 * <p>The slopes are found by maximum likelihood ({@link DensityRatio}). Beside them the kinetic energies of each stage are held
 * against the gamma distribution, and the heat capacity from the fluctuations against that from the two mean energies.
 *
 * @param stages one or two, the colder (or that of lower pressure) first, without what came before they settled
 * @param comparisons the laws
 * @param slopes the ratio that is drawn; empty for a single stage
 * @param warnings what limits the check
 */
public record EnsembleCheck(List<StageSamples> stages, List<Comparison> comparisons, List<Slope> slopes,
        List<String> warnings) {
    /** Fewer independent values than this have no distribution to speak of. */
    private static final int FEWEST = 50;
    /** Means that should lie further apart than so many times the sum of both standard deviations hardly overlap. */
    private static final double FAR = 2;
    /** Means this many times further apart, in standard deviations, than the ensemble demands: it is squeezed. */
    private static final double SQUEEZED = 1.5;
    /** A slope known to less than this tells little. */
    private static final double VAGUE = 0.25;

    /**
     * A ratio of distributions of one variable.
     *
     * @param variable its name
     * @param unit its unit
     * @param first its values in the first stage
     * @param second in the second
     * @param expected slope by the law
     * @param found ratio by maximum likelihood
     */
    public record Slope(String variable, String unit, double[] first, double[] second, double expected,
            DensityRatio found) {}

    /**
     * Checks one stage: its kinetic energies only.
     *
     * @throws InputException if it has no constant temperature or too few independent values
     */
    public static EnsembleCheck of(StageSamples stage) {
        requireBath(stage);
        Builder check = new Builder(stage.settled(), null);
        check.settling(stage);
        if (!check.rigid()) {
            check.requireIndependent(check.first.kinetic(), "kinetic energy", check.first);
            check.comparisons.add(Comparison.kinetic(check.first));
        }
        return check.built();
    }

    /**
     * Checks two stages of the same system, in any order.
     *
     * @throws InputException if they do not belong to the same system and ensemble, do not differ in temperature or
     *     pressure, do not overlap or have too few independent values
     */
    public static EnsembleCheck of(StageSamples one, StageSamples other) {
        Stream.of(one, other).forEach(EnsembleCheck::requireBath);
        List<StageSamples> sorted = Stream.of(one, other)
                .sorted(Comparator.comparingDouble((StageSamples s) -> s.ensemble().temperature())
                        .thenComparingDouble(s -> s.ensemble().pressure()))
                .toList();
        requireSameSystem(sorted.get(0), sorted.get(1));
        Builder check = new Builder(sorted.get(0).settled(), sorted.get(1).settled());
        sorted.forEach(check::settling);
        if (!check.rigid()) {
            check.compare();
        }
        return check.built();
    }

    /** Whether no law is broken. */
    public boolean passed() {
        return comparisons.stream().noneMatch(c -> c.verdict() == Verdict.FAIL);
    }

    private static void requireBath(StageSamples s) {
        Ensemble.Kind kind = s.ensemble().kind();
        if (kind == Ensemble.Kind.NVE) {
            throw new InputException(
                    s.name() + ": is at constant energy, so it has no temperature to be checked; name a"
                            + " stage at constant temperature");
        }
        if (kind == Ensemble.Kind.NONE) {
            throw new InputException(
                    s.name() + ": its temperature or pressure is ramped, or differs between atoms, so it"
                            + " belongs to no ensemble; name a stage at constant temperature");
        }
    }

    private static void requireSameSystem(StageSamples a, StageSamples b) {
        if (a.atoms() != b.atoms() || a.freedom() != b.freedom()) {
            throw new InputException(
                    "different systems: " + a.name() + " has " + a.atoms() + " atoms and " + a.freedom()
                            + " degrees of freedom, " + b.name() + " has " + b.atoms() + " and " + b.freedom());
        }
        if (a.ensemble().kind() != b.ensemble().kind()) {
            throw new InputException("different ensembles: " + a.name() + " is "
                    + a.ensemble().kind().name().toLowerCase(Locale.ROOT) + ", " + b.name() + " is "
                    + b.ensemble().kind().name().toLowerCase(Locale.ROOT));
        }
        boolean fixed = a.ensemble().kind() == Ensemble.Kind.NVT && a.volume().length > 0 && b.volume().length > 0;
        if (fixed && Math.abs(a.volume()[0] - b.volume()[0]) > 1e-9 * a.volume()[0]) {
            throw new InputException(
                    "different volumes: " + Numbers.general(a.volume()[0], 8) + " in " + a.name() + ", "
                            + Numbers.general(b.volume()[0], 8) + " in " + b.name()
                            + "; energies can be compared at the same volume only");
        }
        boolean samePressure = a.ensemble().kind() == Ensemble.Kind.NVT
                || same(a.ensemble().pressure(), b.ensemble().pressure());
        if (same(a.ensemble().temperature(), b.ensemble().temperature()) && samePressure) {
            throw new InputException(a.name() + " and " + b.name() + " have the same temperature"
                    + (a.ensemble().kind() == Ensemble.Kind.NPT ? " and pressure" : "")
                    + "; the check needs two that differ");
        }
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
    }

    /** What is being put together. */
    private static final class Builder {
        private final StageSamples first;
        private final StageSamples second;
        private final List<Comparison> comparisons = new ArrayList<>();
        private final List<Slope> slopes = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Builder(StageSamples first, StageSamples second) {
            this.first = first;
            this.second = second;
        }

        EnsembleCheck built() {
            return new EnsembleCheck(second == null ? List.of(first) : List.of(first, second), List.copyOf(comparisons),
                    List.copyOf(slopes), List.copyOf(warnings));
        }

        void settling(StageSamples s) {
            if (!s.settles()) {
                warnings.add(s.name() + ": the energy has not settled by the end; run longer, or equilibrate in a stage"
                        + " before");
            }
        }

        /** Whether a stage has no fluctuations to compare; that is a broken law by itself. */
        boolean rigid() {
            Stream.of(first, second).filter(s -> s != null && s.rigid()).map(Comparison::rigid)
                    .forEach(comparisons::add);
            return !comparisons.isEmpty();
        }

        void compare() {
            boolean pressed = first.ensemble().kind() == Ensemble.Kind.NPT;
            boolean warmer = !same(first.ensemble().temperature(), second.ensemble().temperature());
            boolean denser = pressed && !same(first.ensemble().pressure(), second.ensemble().pressure());
            String energy = first.labels().energy();
            double beta1 = 1 / first.kT();
            double beta2 = 1 / second.kT();
            if (warmer && denser) {
                double work = beta1 * first.ensemble().pressure() - beta2 * second.ensemble().pressure();
                joint(new double[][] {first.total(), first.volume()}, new double[][] {second.total(), second.volume()},
                        beta1 - beta2, work);
            } else if (denser) {
                double slope = beta1 * (first.ensemble().pressure() - second.ensemble().pressure());
                slope("volume", first.labels().length() + "^3", first.volume(), second.volume(), slope);
            } else {
                String suffix = pressed ? " + PV" : "";
                slope("total energy" + suffix, energy, first.withWork(first.total()), second.withWork(second.total()),
                        beta1 - beta2);
                slope("potential energy" + suffix, energy, first.withWork(first.potential()),
                        second.withWork(second.potential()), beta1 - beta2);
            }
            if (warmer) {
                slope("kinetic energy", energy, first.kinetic(), second.kinetic(), beta1 - beta2);
            }
            comparisons.add(Comparison.kinetic(first));
            comparisons.add(Comparison.kinetic(second));
            if (warmer && !denser) {
                heatCapacity(pressed);
            }
        }

        private void slope(String variable, String unit, double[] one, double[] other, double expected) {
            requireIndependent(one, variable, first);
            requireIndependent(other, variable, second);
            double apart = apart(expected * (mean(other) - mean(one)));
            requireOverlap(variable, apart);
            String law = "slope of ln(P2/P1), " + variable;
            DensityRatio ratio = DensityRatio.fit(new double[][] {one}, new double[][] {other});
            if (ratio == null) {
                comparisons.add(squeezed(law, "1/" + unit, expected, variable, apart, one, other));
                return;
            }
            slopes.add(new Slope(variable, unit, one, other, expected, ratio));
            add(law, "1/" + unit, expected, ratio.slope()[0], ratio.converged(),
                    Math.min(StageSamples.independent(one), StageSamples.independent(other)), apart);
        }

        private void joint(double[][] one, double[][] other, double energySlope, double volumeSlope) {
            String[] names = {"total energy", "volume"};
            double independent = Double.POSITIVE_INFINITY;
            for (int v = 0; v < 2; v++) {
                requireIndependent(one[v], names[v], first);
                requireIndependent(other[v], names[v], second);
                independent = Math.min(independent,
                        Math.min(StageSamples.independent(one[v]), StageSamples.independent(other[v])));
            }
            double apart = apart(energySlope * (mean(other[0]) - mean(one[0]))
                    + volumeSlope * (mean(other[1]) - mean(one[1])));
            requireOverlap("total energy and volume", apart);
            String[] laws = {"slope of ln(P2/P1), total energy, at given volume",
                "slope of ln(P2/P1), volume, at given energy"};
            String[] units = {"1/" + first.labels().energy(), "1/" + first.labels().length() + "^3"};
            double[] expected = {energySlope, volumeSlope};
            DensityRatio ratio = DensityRatio.fit(one, other);
            for (int v = 0; v < 2; v++) {
                if (ratio == null) {
                    comparisons.add(squeezed(laws[v], units[v], expected[v], names[v], apart, one[v], other[v]));
                } else {
                    add(laws[v], units[v], expected[v], ratio.slope()[v], ratio.converged(), independent, apart);
                }
            }
        }

        private void add(String law, String unit, double expected, Estimate found, boolean converged,
                double independent, double apart) {
            comparisons.add(Comparison.of(law, unit, Estimate.of(expected), found,
                    "at least " + Math.round(independent) + " independent values"
                            + (converged ? "" : ", too few for a reliable error")));
            double vagueness = found.error() / Math.abs(expected);
            if (vagueness > VAGUE) {
                warnings.add("The " + law + " is known to " + Numbers.general(100 * vagueness, 2)
                        + " % only, so little is checked: run longer, or " + spacing(apart) + ".");
            }
        }

        /** C from the mean energies of both stages beside the mean of C from the fluctuations of each. */
        private void heatCapacity(boolean pressed) {
            double perAtom = 1 / (first.boltzmann() * first.atoms()
                    * (second.ensemble().temperature() - first.ensemble().temperature()));
            Estimate low = BlockAverages.of(first.withWork(first.total())).estimate();
            Estimate high = BlockAverages.of(second.withWork(second.total())).estimate();
            Estimate difference =
                    new Estimate(high.value() - low.value(), Math.hypot(high.error(), low.error())).times(perAtom);
            HeatCapacity one = heatCapacity(first);
            HeatCapacity other = heatCapacity(second);
            if (one == null || other == null) {
                return;
            }
            Estimate fluctuations = new Estimate(0.5 * (one.perAtom().value() + other.perAtom().value()),
                    0.5 * Math.hypot(one.perAtom().error(), other.perAtom().error()));
            comparisons.add(Comparison.of(
                    one.symbol() + " from fluctuations (found) and from mean " + (pressed ? "enthalpies" : "energies"),
                    "kB/atom", difference, fluctuations,
                    one.reliable() && other.reliable() ? "" : "too short for a reliable error"));
        }

        /** By the formula of the ensemble, whether or not the bath claims to sample it. */
        private static HeatCapacity heatCapacity(StageSamples s) {
            Ensemble e = s.ensemble();
            Ensemble exact = new Ensemble(e.kind(), e.temperature(), e.pressure(), true);
            return HeatCapacity.of(exact, s.freedom(), s.atoms(), s.boltzmann(), s.total(), s.kinetic(), s.volume());
        }

        void requireIndependent(double[] series, String variable, StageSamples stage) {
            double independent = series.length < 2 ? 0 : StageSamples.independent(series);
            if (independent < FEWEST) {
                throw new InputException(String.format(Locale.ROOT,
                        "%s: only %d independent values of the %s among %d rows, at least %d are needed: run longer%s",
                        stage.name(), (int) independent, variable, series.length, FEWEST,
                        independent > 0.5 * series.length ? ", or write more rows (thermo.every)" : ""));
            }
        }

        private void requireOverlap(String variable, double apart) {
            if (!(apart < FAR)) {
                throw tooFar(variable, apart);
            }
        }

        /**
         * No overlap though the ensemble demands it: its distributions are wider than those found.
         *
         * @throws InputException if that is not clear, so that it may be for want of data
         */
        private Comparison squeezed(String law, String unit, double expected, String variable, double apart,
                double[] one,
                double[] other) {
            double found = Math.abs(mean(one) - mean(other)) / (deviation(one) + deviation(other));
            if (!(found > SQUEEZED * apart)) {
                throw tooFar(variable, apart);
            }
            return new Comparison(law, unit, Estimate.of(expected),
                    Estimate.of(Math.copySign(Double.POSITIVE_INFINITY, expected)), Double.POSITIVE_INFINITY,
                    Verdict.FAIL,
                    "no overlap: both distributions are too narrow, means " + Numbers.general(found, 2)
                            + " widths apart in place of " + Numbers.general(apart, 2));
        }

        private InputException tooFar(String variable, double apart) {
            return new InputException(
                    first.name() + " and " + second.name() + " are too far apart, their distributions of"
                            + " the " + variable + " hardly overlap: " + spacing(apart));
        }

        /**
         * How far apart the means should lie, in units of the sum of both standard deviations, whatever the widths found. Of
         * distributions whose logarithms differ by b x the means differ by b &sigma;&sup2;, to second order.
         *
         * @param product b times the difference of the means
         */
        private static double apart(double product) {
            return 0.5 * Math.sqrt(Math.abs(product));
        }

        /**
         * The distance of temperatures or pressures at which the means lie one sum of standard deviations apart, about the
         * best there is. With the energy it is 2k<sub>B</sub>T&sup2;/&sigma;<sub>E</sub> of the colder stage.
         */
        private String spacing(double apart) {
            Ensemble one = first.ensemble();
            Ensemble other = second.ensemble();
            double nearer = Math.sqrt(one.temperature() / other.temperature()) / apart;
            List<String> parts = new ArrayList<>();
            if (!same(one.temperature(), other.temperature())) {
                parts.add("temperatures about "
                        + Numbers.general(nearer * (other.temperature() - one.temperature()), 2) + " "
                        + first.labels().temperature());
            }
            if (one.kind() == Ensemble.Kind.NPT && !same(one.pressure(), other.pressure())) {
                parts.add("pressures about " + Numbers.general(nearer * Math.abs(other.pressure() - one.pressure()), 2)
                        + " " + first.labels().energy() + "/" + first.labels().length() + "^3");
            }
            return "choose " + String.join(" and ", parts) + " apart";
        }

        private static double mean(double[] series) {
            return BlockAverages.of(series).mean();
        }

        private static double deviation(double[] series) {
            return BlockAverages.of(series).standardDeviation();
        }
    }
}
