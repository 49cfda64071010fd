package org.adatom.analysis.eos;

import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Energy between the volumes of a scan: cubic polynomials that have the computed energies and, as slopes, the computed
 * pressures. No form of the equation of state is assumed.
 */
final class EnergyCurve {
    private static final int MOST_EVALUATIONS = 200;

    private final double[] v;
    private final double[] e;
    private final double[] p;
    /** Around the minimum the pressure falls from the first of these points to the last; beyond, the crystal gives way. */
    private final int first;

    private final int last;

    /** A curve through points in the order of their volumes. */
    EnergyCurve(List<ScanPoint> points) {
        v = points.stream().mapToDouble(ScanPoint::volume).toArray();
        e = points.stream().mapToDouble(ScanPoint::energy).toArray();
        p = points.stream().mapToDouble(ScanPoint::pressure).toArray();
        int lowest = 0;
        for (int k = 1; k < e.length; k++) {
            lowest = e[k] < e[lowest] ? k : lowest;
        }
        int k = lowest;
        while (k > 0 && p[k - 1] > p[k]) {
            k--;
        }
        first = k;
        k = lowest;
        while (k + 1 < p.length && p[k + 1] < p[k]) {
            k++;
        }
        last = k;
    }

    /** The lowest pressure, of the largest volume that is borne, eV/&Aring;&sup3;. */
    double lowestPressure() {
        return p[last];
    }

    /** The highest pressure, of the smallest volume that is borne, eV/&Aring;&sup3;. */
    double highestPressure() {
        return p[first];
    }

    /** Energy per atom, eV. */
    double energy(double volume) {
        int k = interval(volume);
        double h = v[k + 1] - v[k];
        double t = (volume - v[k]) / h;
        double s = 1 - t;
        return s * s * (1 + 2 * t) * e[k] + t * t * (3 - 2 * t) * e[k + 1] - h * t * s * (s * p[k] - t * p[k + 1]);
    }

    /** Pressure, eV/&Aring;&sup3;. */
    double pressure(double volume) {
        int k = interval(volume);
        double h = v[k + 1] - v[k];
        double t = (volume - v[k]) / h;
        double s = 1 - t;
        return 6 * t * s * (e[k] - e[k + 1]) / h + s * (1 - 3 * t) * p[k] + t * (3 * t - 2) * p[k + 1];
    }

    /** The volume per atom at which the crystal has that pressure, which lies between the lowest and the highest. */
    double volume(double pressure) {
        if (pressure >= p[first]) {
            return v[first];
        }
        int k = first;
        while (k + 1 < last && p[k + 1] > pressure) {
            k++;
        }
        if (pressure <= p[k + 1]) {
            return v[k + 1];
        }
        return new BrentSolver(1e-12).solve(MOST_EVALUATIONS, x -> pressure(x) - pressure, v[k], v[k + 1]);
    }

    /** min E + p V, per atom, eV. */
    double enthalpy(double pressure) {
        double volume = volume(pressure);
        return energy(volume) + pressure * volume;
    }

    private int interval(double volume) {
        int k = 0;
        while (k + 2 < v.length && v[k + 1] < volume) {
            k++;
        }
        return k;
    }
}
