package org.adatom.analysis.eos;

import org.adatom.analysis.crystal.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.build.Strain;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.SoftestMode;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.jspecify.annotations.Nullable;

/**
 * Compresses and expands a crystal step by step from its own volume outwards, each step from the end of the one before, so that
 * the crystal is followed as long as it exists.
 */
final class Scanner {
    /** Remaining force (eV/&Aring;) and shear stress (eV/&Aring;&sup3;) of cells of up to a hundred atoms. */
    private static final double FORCE = 1e-8;
    private static final double STRESS = 1e-10;
    /** Linear strain of the differences for the modulus, for its error, and for its slope. */
    private static final double MODULUS_STRAIN = 1e-4;
    private static final double ROUGHNESS_STRAIN = 1e-3;
    private static final double SLOPE_STRAIN = 5e-3;
    /** Strain, and displacement in mean distances of atoms, that no crystal relaxes by in one step without becoming another. */
    private static final double MOST_STRAIN = 0.03;
    private static final double MOST_MOVED = 0.1;

    private final Statics statics;
    private final ScanSettings settings;
    private final List<String> warnings = new ArrayList<>();

    Scanner(Statics statics, ScanSettings settings) {
        this.statics = statics;
        this.settings = settings;
    }

    PhaseScan scan(Phase phase) {
        Extent extent = Extent.of(phase.start().cell());
        Bulk bulk = Bulk.relaxed(statics, phase.start(), settings.bulk());
        bulk.warnings(statics.units(), "volumes are relative to that of the stressed crystal").forEach(this::warn);
        List<ScanPoint> points = points(bulk.frame(), extent);
        EnergyCurve curve = new EnergyCurve(points);
        Estimate modulus = modulus(bulk.frame(), extent);
        PhaseScan scan = new PhaseScan(phase, bulk, extent.dimensions(), points, modulus, slope(bulk.frame(), extent),
                zero(points, extent), curve, softest(bulk), warnings);
        warnings.addAll(ScanReview.of(scan));
        return scan;
    }

    private void warn(String text) {
        warnings.add(text);
    }

    /** The points in the order of volumes; they end where the crystal does. */
    private List<ScanPoint> points(Frame bulk, Extent extent) {
        List<ScanPoint> points = new ArrayList<>();
        int first = 0;
        while (settings.value(first) < settings.kind().unchanged()) {
            first++;
        }
        Frame at = bulk;
        double stretch = 1;
        for (int k = first - 1; k >= 0 && at != null; k--) {
            at = follow(points, k, at, stretch, extent, 0);
            stretch = stretch(k, extent);
        }
        at = bulk;
        stretch = 1;
        for (int k = first; k < settings.points() && at != null; k++) {
            at = follow(points, k, at, stretch, extent, points.size());
            stretch = stretch(k, extent);
        }
        return List.copyOf(points);
    }

    private double stretch(int k, Extent extent) {
        return settings.kind().stretch(settings.value(k), extent.dimensions());
    }

    /** Takes point k into the list, from the one beside it; null if the crystal ended. */
    private @Nullable Frame follow(
            List<ScanPoint> points, int k, Frame beside, double stretchBeside, Extent extent, int place) {
        double stretch = stretch(k, extent);
        Frame start = scaled(beside, stretch / stretchBeside, extent);
        String what = null;
        Frame end = start;
        try {
            end = relaxed(start);
            what = change(start, end);
        } catch (BeyondTrust e) {
            throw e;
        } catch (SimulationException e) {
            what = e.getMessage();
        }
        if (what != null) {
            warn(String.format(Locale.ROOT,
                    "the scan ends before %s = %.4g, where the crystal becomes another: %s; take a"
                            + " range within its own, or relax less",
                    settings.kind() == ScanSettings.Kind.VOLUME ? "V/V0" : "s",
                    settings.value(k), what));
            return null;
        }
        Evaluation e = statics.evaluate(end);
        int n = end.atoms().count();
        points.add(place, new ScanPoint(settings.value(k), stretch, extent.size(end.cell()) / n, e.energy() / n,
                extent.pressure(e, end.cell()), end));
        return end;
    }

    private static Frame scaled(Frame frame, double factor, Extent extent) {
        return Strain.apply(frame, extent.strain(factor));
    }

    private Frame relaxed(Frame start) {
        if (settings.relaxation() == ScanSettings.Relaxation.NONE) {
            return start;
        }
        boolean shape = settings.relaxation() == ScanSettings.Relaxation.SHAPE && start.cell().periodicCount() == 3;
        double noise = Math.max(1, start.atoms().count() / 100.0);
        return statics.relax(start, shape ? CellMode.FIXED_VOLUME : CellMode.NONE, FORCE * noise, STRESS * noise)
                .frame();
    }

    /** What tells that a relaxation led to another crystal; null if it did not. */
    private static @Nullable String change(Frame start, Frame end) {
        Cell a = start.cell();
        Cell b = end.cell();
        double strain = 0;
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                double f = a.fractional(l, b.vector(k, 0), b.vector(k, 1), b.vector(k, 2));
                strain = Math.max(strain, a.periodic(k) ? Math.abs(f - (k == l ? 1 : 0)) : 0);
            }
        }
        int n = start.atoms().count();
        double[] mean = new double[3];
        double[] moved = new double[3 * n];
        for (int i = 0; i < n; i++) {
            double[] f = new double[3];
            for (int l = 0; l < 3; l++) {
                f[l] = b.fractional(l, end.atoms().x()[i], end.atoms().y()[i], end.atoms().z()[i])
                        - a.fractional(l, start.atoms().x()[i], start.atoms().y()[i], start.atoms().z()[i]);
            }
            for (int d = 0; d < 3; d++) {
                moved[3 * i + d] = b.cartesian(d, f[0], f[1], f[2]);
                mean[d] += moved[3 * i + d] / n;
            }
        }
        double most = 0;
        for (int c = 0; c < moved.length; c++) {
            most = Math.max(most, Math.abs(moved[c] - mean[c % 3]));
        }
        double spacing = a.periodicCount() == 3
                ? Math.cbrt(a.volume() / n)
                : Math.sqrt(Extent.of(a).size(a) / n);
        return strain > MOST_STRAIN || most > MOST_MOVED * spacing
                ? String.format(Locale.ROOT, "its cell strains by %.2g and atoms move by %.2g A in one step", strain,
                        most)
                : null;
    }

    private double pressure(Frame bulk, Extent extent, double strain) {
        Frame end = relaxed(scaled(bulk, Math.exp(strain), extent));
        return extent.pressure(statics.evaluate(end), end.cell());
    }

    /** &minus;dP/d ln V; its error is the change with a ten times larger strain, which sees the roughness of tables. */
    private Estimate modulus(Frame bulk, Extent extent) {
        double[] b = new double[2];
        for (int k = 0; k < 2; k++) {
            double e = k == 0 ? MODULUS_STRAIN : ROUGHNESS_STRAIN;
            b[k] = (pressure(bulk, extent, -e) - pressure(bulk, extent, e)) / (2 * e * extent.dimensions());
        }
        return new Estimate(b[0], Math.abs(b[1] - b[0]));
    }

    /** dB/dP = &minus;P''/P' with derivatives to ln V, by differences of fourth order. */
    private double slope(Frame bulk, Extent extent) {
        double[] p = new double[5];
        for (int k = 0; k < 5; k++) {
            p[k] = pressure(bulk, extent, (k - 2) * SLOPE_STRAIN);
        }
        double h = SLOPE_STRAIN * extent.dimensions();
        double first = (p[0] - 8 * p[1] + 8 * p[3] - p[4]) / (12 * h);
        double second = (-p[0] + 16 * p[1] - 30 * p[2] + 16 * p[3] - p[4]) / (12 * h * h);
        return -second / first;
    }

    /** Where dE/ds vanishes, between the points around the lowest. */
    private static double zero(List<ScanPoint> points, Extent extent) {
        for (int k = 0; k + 1 < points.size(); k++) {
            double left = points.get(k).slope(extent.dimensions());
            double right = points.get(k + 1).slope(extent.dimensions());
            if (left <= 0 && right > 0) {
                int from = Math.max(0, Math.min(k - 2, points.size() - 6));
                List<ScanPoint> near = points.subList(from, Math.min(points.size(), from + 6));
                PolynomialSplineFunction slope = new SplineInterpolator()
                        .interpolate(near.stream().mapToDouble(q -> q.stretch() - 1).toArray(),
                                near.stream().mapToDouble(q -> q.slope(extent.dimensions())).toArray());
                return left == 0
                        ? points.get(k).stretch() - 1
                        : new BrentSolver(1e-12)
                                .solve(200, slope::value, points.get(k).stretch() - 1, points.get(k + 1).stretch() - 1);
            }
        }
        return Double.NaN;
    }

    /** The lowest curvature relative to the mean; 0 if it cannot be told from 0. */
    private double softest(Bulk bulk) {
        if (bulk.relaxation() == BulkRelaxation.NONE) {
            return 0;
        }
        CellMode cell = bulk.cell().periodicCount() == 3 ? CellMode.FULL : CellMode.IN_PLANE;
        SoftestMode mode = statics.softestMode(bulk.frame(), cell);
        return mode != null && mode.unstable() ? mode.curvature() / mode.stiffness() : 0;
    }
}
