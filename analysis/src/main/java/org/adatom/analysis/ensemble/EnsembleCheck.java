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
    /** Means further apart than so many times the sum of both standard deviations: nothing overlaps. */
    private static final double FAR = 3;
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
        check.requireIndependent(check.first.kinetic(), "kinetic energy", check.first);
        check.comparisons.add(Comparison.kinetic(check.first));
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
        check.compare();
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
            requireOverlap(variable, one, other);
            DensityRatio ratio = DensityRatio.fit(new double[][] {one}, new double[][] {other});
            if (ratio == null) {
                throw apart(variable);
            }
            slopes.add(new Slope(variable, unit, one, other, expected, ratio));
            add("slope of ln(P2/P1), " + variable, "1/" + unit, expected, ratio.slope()[0], ratio.converged(),
                    Math.min(StageSamples.independent(one), StageSamples.independent(other)));
        }

        private void joint(double[][] one, double[][] other, double energySlope, double volumeSlope) {
            String[] names = {"total energy", "volume"};
            double independent = Double.POSITIVE_INFINITY;
            for (int v = 0; v < 2; v++) {
                requireIndependent(one[v], names[v], first);
                requireIndependent(other[v], names[v], second);
                requireOverlap(names[v], one[v], other[v]);
                independent = Math.min(independent,
                        Math.min(StageSamples.independent(one[v]), StageSamples.independent(other[v])));
            }
            DensityRatio ratio = DensityRatio.fit(one, other);
            if (ratio == null) {
                throw apart("total energy and volume");
            }
            add("slope of ln(P2/P1), total energy, at given volume", "1/" + first.labels().energy(), energySlope,
                    ratio.slope()[0], ratio.converged(), independent);
            add("slope of ln(P2/P1), volume, at given energy", "1/" + first.labels().length() + "^3", volumeSlope,
                    ratio.slope()[1], ratio.converged(), independent);
        }

        private void add(String law, String unit, double expected, Estimate found, boolean converged,
                double independent) {
            comparisons.add(Comparison.of(law, unit, Estimate.of(expected), found,
                    "at least " + Math.round(independent) + " independent values"
                            + (converged ? "" : ", too few for a reliable error")));
            double vagueness = found.error() / Math.abs(expected);
            if (vagueness > VAGUE) {
                warnings.add("The " + law + " is known to " + Numbers.general(100 * vagueness, 2)
                        + " % only, so little is checked: run longer, or " + spacing() + ".");
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

        private void requireOverlap(String variable, double[] one, double[] other) {
            BlockAverages a = BlockAverages.of(one);
            BlockAverages b = BlockAverages.of(other);
            double apart = Math.abs(a.mean() - b.mean()) / (a.standardDeviation() + b.standardDeviation());
            if (!(apart < FAR)) {
                throw apart(variable);
            }
        }

        private InputException apart(String variable) {
            return new InputException(
                    first.name() + " and " + second.name() + " are too far apart, their distributions of"
                            + " the " + variable + " do not overlap: " + spacing());
        }

        /**
         * The distance at which the means lie one sum of standard deviations apart, which is about the best: with &sigma;
         * = T&radic;(k<sub>B</sub>C) it is 2k<sub>B</sub>T&sup2;/&sigma;<sub>E</sub>, and of pressures
         * 2k<sub>B</sub>T/&sigma;<sub>V</sub>.
         */
        private String spacing() {
            double sigma = BlockAverages.of(first.withWork(first.total())).standardDeviation();
            double temperature = 2 * first.kT() * first.ensemble().temperature() / sigma;
            String text = "choose temperatures about " + Numbers.general(temperature, 2) + " "
                    + first.labels().temperature() + " apart";
            if (first.ensemble().kind() != Ensemble.Kind.NPT) {
                return text;
            }
            double pressure = 2 * first.kT() / BlockAverages.of(first.volume()).standardDeviation();
            return text + ", or pressures " + Numbers.general(pressure, 2) + " " + first.labels().energy() + "/"
                    + first.labels().length() + "^3";
        }
    }
}
