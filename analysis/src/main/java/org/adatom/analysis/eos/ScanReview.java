package org.adatom.analysis.eos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/** What has to be said of a finished scan: its range, its smoothness, the stability of the crystal. */
final class ScanReview {
    /** Disagreement of energies and pressures from which on they are told not to be smooth, in mean steps of the energy. */
    private static final double ROUGH = 0.02;
    /** A fit and the differences disagree by more than this part of the modulus: the form of the equation does not hold. */
    private static final double WIDE = 0.03;
    /** Energies between ends and minimum are too small a part of rounding to be fitted, eV per atom. */
    private static final double NARROW = 1e-6;

    private final List<String> warnings = new ArrayList<>();

    private ScanReview() {}

    /** A line for each. */
    static List<String> of(PhaseScan scan) {
        ScanReview review = new ScanReview();
        review.judge(scan);
        return review.warnings;
    }

    private void warn(String text) {
        warnings.add(text);
    }

    private void judge(PhaseScan scan) {
        List<ScanPoint> points = scan.points();
        int n = points.size();
        int lowest = 0;
        for (int k = 1; k < n; k++) {
            lowest = points.get(k).energy() < points.get(lowest).energy() ? k : lowest;
        }
        if (n < EnergyFit.FEWEST || lowest == 0 || lowest == n - 1) {
            warn(n < EnergyFit.FEWEST
                    ? "only " + n + " points are left, too few for a fit: take a smaller range"
                    : "the energy is lowest at an end of the scan, so that no minimum lies inside: take a wider range, or"
                            + " bulk: full");
            return;
        }
        double span = Math.max(points.getFirst().energy(), points.getLast().energy()) - points.get(lowest).energy();
        if (span < NARROW) {
            warn(String.format(Locale.ROOT,
                    "the range is too narrow: energies differ by %.2g eV per atom, near rounding;"
                            + " take some 10 %% of the volume",
                    span));
        }
        roughness(points, span, scan.dimensions());
        for (EnergyFit fit : scan.fits()) {
            double deviation = Math.abs(fit.b0().value() / scan.modulus().value() - 1);
            if (scan.bulk().relaxation() == BulkRelaxation.FULL && deviation > WIDE) {
                warn(String.format(Locale.ROOT, "the modulus of the %s fit is %.1f %% from that by differences: %s",
                        fit.equation().label(), 100 * deviation,
                        span < 1e-3 ? "the range is narrow" : "the range is too wide for an equation of third order"));
            }
        }
        if (scan.unstable()) {
            warn("the crystal is at a saddle point of the energy: a distortion of its cell or atoms lowers it, so that this"
                    + " phase exists by its symmetry only");
        }
    }

    /** Energies must be the integrals of the pressures. */
    private void roughness(List<ScanPoint> points, double span, int dimensions) {
        double[] v = points.stream().mapToDouble(ScanPoint::volume).toArray();
        double[] p = points.stream().mapToDouble(ScanPoint::pressure).toArray();
        PolynomialSplineFunction pressure = new SplineInterpolator().interpolate(v, p);
        double worst = 0;
        double where = 0;
        // The spline is free at its ends, where it is not to be trusted.
        for (int k = 2; k + 3 < v.length; k++) {
            double h = v[k + 1] - v[k];
            double work = 0;
            // Gauss-Legendre, exact for the cubic between two points.
            for (int sign = -1; sign <= 1; sign += 2) {
                work -= h / 2 * pressure.value(v[k] + h / 2 * (1 + sign / Math.sqrt(3)));
            }
            double miss = Math.abs(points.get(k + 1).energy() - points.get(k).energy() - work);
            where = miss > worst ? v[k] : where;
            worst = Math.max(worst, miss);
        }
        if (worst > ROUGH * span / v.length) {
            warn(String.format(Locale.ROOT,
                    "energies are not smooth: near %.5g A^%d per atom they jump by %.2g eV beyond what"
                            + " the pressure explains, as where a relaxing crystal changes its shape at once (take a narrower range), or a"
                            + " potential is cut without being shifted (take a smooth truncation)",
                    where, dimensions, worst));
        }
    }
}
