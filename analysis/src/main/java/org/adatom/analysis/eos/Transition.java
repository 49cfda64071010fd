package org.adatom.analysis.eos;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.jspecify.annotations.Nullable;

/**
 * Two phases of equal enthalpy at one pressure: the common tangent of their energies as functions of the volume has the slope
 * &minus;p.
 *
 * @param below the phase that is lower in enthalpy at lower pressure
 * @param above the phase that is lower at higher pressure
 * @param pressure eV/&Aring;&sup3;
 * @param enthalpy per atom, eV
 * @param volumeBelow per atom of the first there, &Aring;&sup3;
 * @param volumeAbove per atom of the second there, &Aring;&sup3;
 * @param rival a phase that is lower than both there, if any
 */
public record Transition(String below, String above, double pressure, double enthalpy, double volumeBelow,
        double volumeAbove, @Nullable String rival) {
    /** Pressures at which the difference of two enthalpies is looked at for a change of sign. */
    private static final int SAMPLES = 400;
    private static final int MOST_EVALUATIONS = 200;

    /** All pairs at all pressures that both of the pair reach in their scans, in the order of pressures. */
    static List<Transition> among(List<PhaseScan> phases) {
        List<Transition> found = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            for (int j = i + 1; j < phases.size(); j++) {
                between(phases.get(i), phases.get(j), phases, found);
            }
        }
        found.sort((a, b) -> Double.compare(a.pressure, b.pressure));
        return found;
    }

    /** The pressures that both phases reach: lowest, highest; the first is above the second if there are none. */
    static double[] common(PhaseScan a, PhaseScan b) {
        return new double[] {Math.max(a.curve().lowestPressure(), b.curve().lowestPressure()),
            Math.min(a.curve().highestPressure(), b.curve().highestPressure())};
    }

    private static void between(PhaseScan a, PhaseScan b, List<PhaseScan> all, List<Transition> found) {
        double[] range = common(a, b);
        if (a.coincidesWith(b) || !(range[0] < range[1])) {
            return;
        }
        double step = (range[1] - range[0]) / SAMPLES;
        double before = difference(a, b, range[0]);
        for (int k = 1; k <= SAMPLES; k++) {
            double p = range[0] + k * step;
            double now = difference(a, b, p);
            if (before * now < 0) {
                double at = new BrentSolver(1e-12)
                        .solve(MOST_EVALUATIONS, x -> difference(a, b, x), p - step, p);
                found.add(now > 0 ? of(a, b, at, all) : of(b, a, at, all));
            }
            before = now;
        }
    }

    private static double difference(PhaseScan a, PhaseScan b, double p) {
        return a.curve().enthalpy(p) - b.curve().enthalpy(p);
    }

    private static Transition of(PhaseScan below, PhaseScan above, double p, List<PhaseScan> all) {
        double enthalpy = below.curve().enthalpy(p);
        String rival = null;
        double lowest = enthalpy - 1e-9;
        for (PhaseScan other : all) {
            boolean reached = p >= other.curve().lowestPressure() && p <= other.curve().highestPressure();
            if (other != below && other != above && reached && other.curve().enthalpy(p) < lowest) {
                lowest = other.curve().enthalpy(p);
                rival = other.name();
            }
        }
        return new Transition(below.name(), above.name(), p, enthalpy, below.curve().volume(p), above.curve().volume(p),
                rival);
    }
}
