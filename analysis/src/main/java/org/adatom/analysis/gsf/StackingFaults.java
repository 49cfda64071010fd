package org.adatom.analysis.gsf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.jspecify.annotations.Nullable;

/**
 * Energies of generalised stacking faults per area: a slab is cut in the middle and its upper half shifted in the plane; atoms relax
 * along the normal only, so that the shift stays what it is (V. Vitek, Philos. Mag. 18, 773 (1968)). The energy of the slab
 * without shift, relaxed alike, is taken away, and with it that of its two surfaces.
 *
 * <pre>{@code
 * GsfSettings settings = GsfSettings.curve(List.of(1, 1, 1), List.of(1, 1, -2));
 * StackingFaults faults = StackingFaults.of(statics, cell, settings, line -> {});
 * double intrinsic = faults.curve().stable().energy() / (10 * units.gigapascal());    // J/m^2
 * }</pre>
 *
 * @param settings which faults
 * @param bulk the relaxed crystal
 * @param slab what was shifted, without fault
 * @param description of the slab in words
 * @param curve energies along the direction, if there is one
 * @param map energies over the cell of the plane, if wanted
 * @param warnings what has to be said
 */
public record StackingFaults(GsfSettings settings, Bulk bulk, Frame slab, String description, @Nullable Curve curve,
        @Nullable Grid map, List<String> warnings) {
    /** Thickness of a half in cutoffs, by default and least without a warning. */
    private static final double THICKNESS = 3;
    private static final double THIN = 2;
    /** A shift by a lattice vector must cost nothing: what is told, eV/&Aring;&sup2; (0.016 mJ/m&sup2;). */
    private static final double CLOSED = 1e-6;
    /** Of fractions of the period at stationary faults. */
    private static final double PRECISION = 1e-5;
    /** Differences of energies that rounding may make, eV/&Aring;&sup2;. */
    private static final double ROUNDING = 1e-9;

    /**
     * A fault at which the energy is stationary along the curve.
     *
     * @param fraction of the period
     * @param energy relaxed, eV/&Aring;&sup2;
     * @param minimum whether it is a minimum, otherwise a maximum
     */
    public record Stationary(double fraction, double energy, boolean minimum) {}

    /**
     * Energies along a direction over one period of the lattice.
     *
     * @param period its length, &Aring;
     * @param fractions of it, rising from 0 to 1
     * @param ideal energies of rigid halves, eV/&Aring;&sup2;
     * @param relaxed energies, atoms relaxed along the normal, eV/&Aring;&sup2;
     * @param opening by how much the halves move apart, &Aring;
     * @param stationary minima and maxima between the ends
     * @param faulted the slab at the stable fault, or at the highest maximum
     */
    public record Curve(double period, double[] fractions, double[] ideal, double[] relaxed, double[] opening,
            List<Stationary> stationary, Frame faulted) {
        /** The lowest minimum between the ends; null if there is none. */
        public @Nullable Stationary stable() {
            return stationary.stream().filter(Stationary::minimum)
                    .min((a, b) -> Double.compare(a.energy(), b.energy())).orElse(null);
        }

        /**
         * The barrier: the highest maximum on the lower of the two ways to the stable fault, or of the curve if there is none; null
         * if the curve has no maximum.
         */
        public @Nullable Stationary unstable() {
            Stationary stable = stable();
            if (stable == null) {
                return highest(0, 1);
            }
            Stationary before = highest(0, stable.fraction());
            Stationary behind = highest(stable.fraction(), 1);
            return before == null || behind == null ? null : before.energy() <= behind.energy() ? before : behind;
        }

        private @Nullable Stationary highest(double from, double to) {
            return stationary.stream().filter(s -> !s.minimum() && s.fraction() > from && s.fraction() < to)
                    .max((a, b) -> Double.compare(a.energy(), b.energy())).orElse(null);
        }
    }

    /**
     * Energies over the cell of the plane.
     *
     * @param points along each vector
     * @param vectors a<sub>x</sub> a<sub>y</sub> b<sub>x</sub> b<sub>y</sub> of the cell, &Aring;
     * @param ideal at (i a + j b)/points in element i * points + j, rigid halves, eV/&Aring;&sup2;
     * @param relaxed the same, relaxed
     */
    public record Grid(int points, double[] vectors, double[] ideal, double[] relaxed) {
        /** The relaxed energy at a place (&Aring;), linear between points, with the period of the cell. */
        public double at(double x, double y) {
            double v = y / vectors[3];
            double u = (x - v * vectors[2]) / vectors[0];
            double p = (u - Math.floor(u)) * points;
            double q = (v - Math.floor(v)) * points;
            int i = (int) p;
            int j = (int) q;
            double s = p - i;
            double t = q - j;
            return (1 - s) * ((1 - t) * value(i, j) + t * value(i, j + 1))
                    + s * ((1 - t) * value(i + 1, j) + t * value(i + 1, j + 1));
        }

        private double value(int i, int j) {
            return relaxed[i % points * points + j % points];
        }
    }

    /**
     * Computes.
     *
     * @param start a cell of the crystal; plane and direction are those of its vectors
     * @param progress takes a line now and then
     * @throws InputException if it is no crystal, or there is no such gap
     * @throws org.adatom.engine.error.SimulationException if a relaxation fails
     */
    public static StackingFaults of(Statics statics, Frame start, GsfSettings settings, Consumer<String> progress) {
        if (start.cell().periodicCount() != 3) {
            throw new InputException(
                    "a stacking fault lies in a crystal: give a cell that is periodic along a, b and c, the"
                            + " slab is made from it");
        }
        Bulk bulk = Bulk.relaxed(statics, start, settings.bulk());
        double cutoff = statics.forceField().cutoff();
        FaultSlab slab =
                FaultSlab.of(bulk, settings, settings.thickness() > 0 ? settings.thickness() : THICKNESS * cutoff);
        Energies energies = new Energies(statics, slab, settings.force());
        Curve curve = null;
        if (!settings.direction().isEmpty()) {
            progress.accept(settings.points() + " shifts of " + slab.describe());
            curve = curve(energies, slab, bulk.cell(), settings);
        }
        Grid map = null;
        if (settings.grid() > 0) {
            progress.accept(settings.grid() * settings.grid() + " shifts over the cell of the plane");
            map = map(energies, slab.frame().cell(), settings.grid());
        }
        return new StackingFaults(settings, bulk, slab.frame(), description(slab), curve, map,
                warnings(statics, bulk, slab, cutoff, curve));
    }

    private static String description(FaultSlab slab) {
        return slab.describe() + (slab.gaps().size() > 1
                ? "; gaps between layers: " + String.join(", ",
                        slab.gaps().stream().map(g -> String.format(Locale.ROOT, "%.4g A", g)).toList())
                : "");
    }

    private static List<String> warnings(
            Statics statics, Bulk bulk, FaultSlab slab, double cutoff, @Nullable Curve curve) {
        List<String> all = new ArrayList<>(
                bulk.warnings(statics.units(), "the fault is that of the stressed crystal"));
        if (slab.half() < THIN * cutoff) {
            all.add(String.format(Locale.ROOT,
                    "the slab is thin: halves of %.3g A are less than two cutoffs of %.3g A, so that fault"
                            + " and surfaces feel each other; use a larger thickness",
                    slab.half(), cutoff));
        }
        if (curve != null) {
            double open = Math.abs(curve.relaxed()[curve.relaxed().length - 1]);
            if (open > CLOSED) {
                all.add(String.format(Locale.ROOT,
                        "a shift by a lattice vector costs %.2g eV/A^2 and should cost nothing: the"
                                + " slab relaxes into different states; look at the structures",
                        open));
            }
        }
        return List.copyOf(all);
    }

    private static Curve curve(Energies energies, FaultSlab slab, Cell crystal, GsfSettings settings) {
        double[] period = slab.period(crystal, settings.direction());
        int n = settings.points();
        double[] fractions = new double[n];
        double[] ideal = new double[n];
        double[] relaxed = new double[n];
        double[] opening = new double[n];
        for (int k = 0; k < n; k++) {
            fractions[k] = k / (n - 1.0);
            Energies.Fault fault = energies.of(fractions[k] * period[0], fractions[k] * period[1]);
            ideal[k] = fault.ideal();
            relaxed[k] = fault.relaxed();
            opening[k] = fault.opening();
        }
        List<Stationary> stationary = new ArrayList<>();
        for (int k = 1; k + 1 < n; k++) {
            boolean low = relaxed[k] < relaxed[k - 1] - ROUNDING && relaxed[k] <= relaxed[k + 1];
            boolean high = relaxed[k] > relaxed[k - 1] + ROUNDING && relaxed[k] >= relaxed[k + 1];
            if (low || high) {
                var found = new BrentOptimizer(1e-10, PRECISION).optimize(new MaxEval(100),
                        new UnivariateObjectiveFunction(s -> energies.of(s * period[0], s * period[1]).relaxed()),
                        low ? GoalType.MINIMIZE : GoalType.MAXIMIZE,
                        new SearchInterval(fractions[k - 1], fractions[k + 1], fractions[k]));
                stationary.add(new Stationary(found.getPoint(), found.getValue(), low));
            }
        }
        Curve bare = new Curve(Math.hypot(period[0], period[1]), fractions, ideal, relaxed, opening, stationary,
                slab.frame());
        Stationary shown = bare.stable() != null ? bare.stable() : bare.unstable();
        double s = shown == null ? 0.5 : shown.fraction();
        return new Curve(bare.period(), fractions, ideal, relaxed, opening, List.copyOf(stationary),
                energies.of(s * period[0], s * period[1]).frame());
    }

    private static Grid map(Energies energies, Cell cell, int n) {
        double[] ideal = new double[n * n];
        double[] relaxed = new double[n * n];
        double[] h = {cell.vector(0, 0), cell.vector(0, 1), cell.vector(1, 0), cell.vector(1, 1)};
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Energies.Fault fault =
                        energies.of((i * h[0] + j * h[2]) / n, (i * h[1] + j * h[3]) / n);
                ideal[i * n + j] = fault.ideal();
                relaxed[i * n + j] = fault.relaxed();
            }
        }
        return new Grid(n, h, ideal, relaxed);
    }
}
