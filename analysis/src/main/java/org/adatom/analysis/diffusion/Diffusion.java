package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.analysis.path.TransitionState;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Diffusion by jumps whose rates follow from barriers and vibrations: every kind of jump that symmetry leaves distinct gets a path of
 * least energy and, from the modes at its ends and its saddle, a rate there and back.
 *
 * @param walker what wanders
 * @param rates of the kinds of jumps
 * @param formation of vacancies, if it is known
 * @param warnings what has to be said of jumps
 */
public record Diffusion(Walker walker, List<JumpRate> rates, @Nullable Formation formation, List<String> warnings) {
    /** Modes of more atoms than this take longer than the path. */
    private static final int MOST = 350;
    /** Displacement of the second start path of a jump whose saddle is of higher order, &Aring;. */
    private static final double RATTLE = 0.1;
    /** Barriers there and back between equivalent sites that differ by more mean that the ends are not, eV. */
    private static final double UNEQUAL = 2e-3;

    /**
     * Computes it.
     *
     * @param crystal of one element, for the number of vacancies; null if that is not asked for
     * @param repeat of its cell in the supercells of the walker
     * @param band how paths are sought
     * @param prefactor of all jumps, 1/ps; NaN to compute them
     * @param progress takes a line now and then
     */
    public static Diffusion of(Statics statics, Walker walker, @Nullable Bulk crystal, List<Integer> repeat,
            MinimumEnergyPath.Settings band, double prefactor, Consumer<String> progress) {
        List<JumpRate> rates = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        JumpNetwork network = walker.network();
        for (Jump jump : network.representatives()) {
            progress.accept(String.format(Locale.ROOT, "jump %d of %d, %.3f A", jump.kind() + 1,
                    network.representatives().size(), jump.length()));
            EndPoints ends = walker.ends(jump);
            JumpRate rate = rate(statics, network, jump, ends, band, prefactor, progress);
            if (rate.unstable() > 1) {
                MinimumEnergyPath.Settings rattled = new MinimumEnergyPath.Settings(band.images(), band.start(), RATTLE,
                        band.seed(), band.band(), band.method(), band.steps());
                progress.accept("its saddle is of higher order: once more, away from the symmetric path");
                rate = rate(statics, network, jump, ends, rattled, prefactor, progress);
            }
            rates.add(rate);
            warn(rate, network, warnings);
        }
        Formation formation = crystal == null
                ? null
                : formation(statics, crystal, repeat, rates.getFirst(), Double.isNaN(prefactor), progress);
        return new Diffusion(walker, rates, formation, warnings);
    }

    private static JumpRate rate(Statics statics, JumpNetwork network, Jump jump, EndPoints ends,
            MinimumEnergyPath.Settings band, double prefactor, Consumer<String> progress) {
        MinimumEnergyPath path = MinimumEnergyPath.of(statics, ends, new double[0], band, progress);
        boolean alike = network.symmetric(jump.kind());
        double forward = alike ? (path.forward() + path.backward()) / 2 : path.forward();
        double backward = alike ? forward : path.backward();
        double there = prefactor;
        double back = prefactor;
        int unstable = -1;
        if (Double.isNaN(prefactor) && path.converged() && path.climbing()) {
            progress.accept("modes at the ends and at the saddle");
            Frame saddle = path.images().get(path.saddle());
            TransitionState state = TransitionState.of(statics, path.first().frame(), saddle, MOST);
            there = state.prefactor();
            unstable = state.unstable().length;
            back = alike ? there : TransitionState.of(statics, path.last().frame(), saddle, MOST).prefactor();
        }
        return new JumpRate(jump, network.multiplicity(jump.kind()), path, forward, backward, there, back, unstable);
    }

    private static void warn(JumpRate rate, JumpNetwork network, List<String> warnings) {
        String name = "jump " + (rate.jump().kind() + 1);
        rate.path().warnings().forEach(w -> warnings.add(name + ": " + w));
        if (!rate.path().converged()) {
            warnings.add(name + ": its band did not converge; raise maxSteps, or look at it with neb");
        } else if (rate.unstable() > 1) {
            warnings.add(name + ": " + rate.unstable()
                    + " modes fall at its highest image: a lower way leads around it; no rate follows");
        } else if (Math.min(rate.forward(), rate.backward()) <= 0) {
            warnings.add(
                    name + ": no saddle lies above both of its ends: one of them is no site that is left by jumps");
        } else if (!rate.known()) {
            warnings.add(name + ": there is no saddle of first order between minima; no rate follows");
        }
        double difference = Math.abs(rate.path().reaction());
        if (network.symmetric(rate.jump().kind()) && difference > UNEQUAL) {
            warnings.add(String.format(Locale.ROOT, "%s: its ends are equivalent, but relaxed to states %.3f eV apart:"
                    + " the defect has several minima; the mean barrier is taken", name, difference));
        }
    }

    /** Energy and entropy of formation of the vacancy at the first end of a jump. */
    private static Formation formation(Statics statics, Bulk crystal, List<Integer> repeat, JumpRate jump,
            boolean entropy, Consumer<String> progress) {
        Frame vacancy = jump.path().first().frame();
        int atoms = vacancy.atoms().count();
        double energy = jump.path().first().energy() - atoms * crystal.energyPerAtom();
        if (!entropy || atoms + 1 > MOST) {
            return new Formation(energy, 0, false);
        }
        progress.accept("modes of the crystal without the vacancy");
        double[] perfect = logarithms(Hessian.of(statics, Supercell.repeat(crystal.frame(), repeat)));
        double[] with = logarithms(Hessian.of(statics, vacancy));
        double mean = Arrays.stream(perfect).average().orElse(Double.NaN);
        return new Formation(energy, with.length * mean - Arrays.stream(with).sum(), true);
    }

    /** Logarithms of the frequencies of all modes but the three translations. */
    private static double[] logarithms(Hessian hessian) {
        return Arrays.stream(hessian.squaredFrequencies()).skip(3).map(s -> 0.5 * Math.log(s)).toArray();
    }

    /** Whether all rates are known, so that a diffusion coefficient follows. */
    public boolean known() {
        return rates.stream().allMatch(JumpRate::known);
    }

    /** Along how many directions there is diffusion. */
    public int dimensions() {
        return walker.network().cell().periodicCount();
    }

    /** Diffusion at a temperature, K. */
    public Diffusivity at(double temperature, Units units) {
        JumpNetwork network = walker.network();
        double[] logs = logWeights(temperature, units);
        double largest = Arrays.stream(logs).max().orElse(0);
        double[] p = Arrays.stream(logs).map(w -> Math.exp(w - largest)).toArray();
        double sum = Arrays.stream(p).sum();
        double[] probability = Arrays.stream(p).map(w -> w / sum).toArray();
        double[] jumpRates = network.jumps().stream().mapToDouble(j -> {
            // Detailed balance to the last digit: the flux is the same both ways.
            JumpRate rate = rates.get(j.kind());
            double there = probability[j.from()] * rate.at(j.reversed(), temperature, units);
            double back = probability[j.to()] * rate.at(!j.reversed(), temperature, units);
            return Math.sqrt(there) * Math.sqrt(back) / probability[j.from()];
        }).toArray();
        double[] walk = network.walk(jumpRates, probability).diffusivity();
        double[] atom = walker.vacancy() ? new TracerWalk(network, jumpRates, probability).diffusivity() : null;
        double concentration = Double.NaN;
        if (formation != null) {
            int reference = rates.getFirst().jump().from();
            concentration = formation.concentration(temperature, units) / probability[reference] / p.length;
        }
        return new Diffusivity(temperature,
                rates.stream().mapToDouble(r -> r.at(false, temperature, units)).toArray(), walk, atom, concentration);
    }

    /** Logarithms of the probabilities of the sites, as rates there and back say. */
    private double[] logWeights(double temperature, Units units) {
        JumpNetwork network = walker.network();
        double[] logs = new double[network.sites().size()];
        boolean[] known = new boolean[logs.length];
        known[0] = true;
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Jump j : network.jumps()) {
                if (known[j.from()] && !known[j.to()]) {
                    double ratio = rates.get(j.kind()).logRatio(temperature, units);
                    logs[j.to()] = logs[j.from()] + (j.reversed() ? -ratio : ratio);
                    known[j.to()] = true;
                    grown = true;
                }
            }
        }
        return logs;
    }
}
