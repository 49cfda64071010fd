package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Cell;
import org.adatom.forcefields.training.LabelledFrame;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * Whether energies, forces and virials belong together, told by pairs of frames that are near each other. From one to the
 * other the energy changes by
 *
 * <pre>
 * dE = -a sum_i F_i . du_i - b W : e + O(third order),
 * </pre>
 *
 * with the means of the forces F and virials W of both, the strain e of the cell and the displacements du beside it
 * (trapezoidal rule). Labels in the same units have a = b = 1; a factor tells other units, a negative one the wrong sign,
 * and another order of the shear components that fits better the wrong order.
 *
 * @param pairs number of pairs with the same cell
 * @param force a, from pairs with the same cell; NaN if there are too few, or no energies and forces
 * @param forceError root mean square of what remains of dE with this factor, by that of dE
 * @param strained number of pairs with different cells
 * @param virial b, from pairs with different cells; NaN if there are too few, or no virials
 * @param virialError the same for these
 * @param better the order of the shear components as labelled that fits much better than the one assumed, such as "yz xy xz";
 *     null if there is none
 */
public record Consistency(int pairs, double force, double forceError, int strained, double virial,
        double virialError, @Nullable String better) {
    /** Frames after a frame, among those of the same atoms, that it is compared with. */
    private static final int WINDOW = 24;
    /** The largest displacement beside the strain, &Aring;: beyond it the third order counts. */
    private static final double FAR = 0.35;
    /** The same for pairs with different cells, whose energies change less. */
    private static final double FAR_STRAINED = 0.1;
    /** The largest component of the change of the cell. */
    private static final double LARGEST_STRAIN = 0.08;
    private static final double SAME_CELL = 1e-9;
    /** Fewer pairs tell nothing. */
    private static final int FEWEST = 6;
    /** Another order counts as better if it leaves less than this share of the squares. */
    private static final double MUCH_BETTER = 0.25;
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    private static final String[] SHEARS = {"yz", "xz", "xy"};

    /**
     * What a pair says.
     *
     * @param energy change, eV
     * @param work of the forces, -sum F du, eV
     * @param normal work of the diagonal of the virial, eV
     * @param shear shears[k][l]: work of component k of the virial with component l of the strain, eV
     */
    private record Pair(double energy, double work, double normal, double[][] shear) {
        double strainWork(int[] order) {
            return normal + shear[order[0]][0] + shear[order[1]][1] + shear[order[2]][2];
        }
    }

    /** Looks at all frames that have an energy and forces. */
    static Consistency of(List<FrameFacts> frames) {
        Map<String, List<LabelledFrame>> buckets = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (FrameFacts f : frames) {
            if (f.labels().energy() != null && f.labels().forces() != null) {
                String key = sequence(f.labels());
                buckets.computeIfAbsent(key, k -> {
                    keys.add(k);
                    return new ArrayList<>();
                }).add(f.labels());
            }
        }
        List<Pair> same = new ArrayList<>();
        List<Pair> strained = new ArrayList<>();
        for (String key : keys) {
            List<LabelledFrame> bucket = buckets.get(key);
            for (int i = 0; i < bucket.size(); i++) {
                for (int j = i + 1; j < Math.min(bucket.size(), i + 1 + WINDOW); j++) {
                    compare(bucket.get(i), bucket.get(j), same, strained);
                }
            }
        }
        double[] a = slope(same, Pair::work, Pair::energy);
        double factor = Double.isNaN(a[0]) ? 1 : a[0];
        int[] assumed = ORDERS[0];
        double[] b = slope(strained, p -> p.strainWork(assumed), p -> p.energy - factor * p.work);
        String better = null;
        double least = MUCH_BETTER * b[1] * b[1];
        for (int[] order : ORDERS) {
            double[] other = slope(strained, p -> p.strainWork(order), p -> p.energy - factor * p.work);
            if (other[1] * other[1] < least) {
                least = other[1] * other[1];
                better = SHEARS[order[0]] + " " + SHEARS[order[1]] + " " + SHEARS[order[2]];
            }
        }
        return new Consistency(same.size(), a[0], a[1], strained.size(), b[0], b[1], better);
    }

    private static String sequence(LabelledFrame f) {
        StringBuilder key = new StringBuilder(f.group()).append(" ").append(f.cell().periodicCount()).append(" ");
        for (int i = 0; i < f.count(); i++) {
            key.append(f.atoms().symbol(i)).append(' ');
        }
        return key.toString();
    }

    private interface Value {
        double of(Pair p);
    }

    /** Slope through the origin and the relative residual; NaN if there are too few pairs or nothing changes. */
    private static double[] slope(List<Pair> pairs, Value x, Value y) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Pair p : pairs) {
            xx += x.of(p) * x.of(p);
            xy += x.of(p) * y.of(p);
            yy += y.of(p) * y.of(p);
        }
        if (pairs.size() < FEWEST || !(xx > 0) || !(yy > 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {xy / xx, Math.sqrt(Math.max(0, 1 - xy * xy / (xx * yy)))};
    }

    private static void compare(LabelledFrame f, LabelledFrame g, List<Pair> same, List<Pair> strained) {
        double[] strain = strain(f.cell(), g.cell());
        if (strain == null) {
            return;
        }
        double size = 0;
        for (double e : strain) {
            size = Math.max(size, Math.abs(e));
        }
        double[] u = displacements(f, g, size < SAME_CELL ? FAR : FAR_STRAINED);
        if (u == null || size > LARGEST_STRAIN) {
            return;
        }
        double work = 0;
        for (int k = 0; k < u.length; k++) {
            work -= 0.5 * (f.forces()[k] + g.forces()[k]) * u[k];
        }
        double energy = g.energy() - f.energy();
        if (size < SAME_CELL) {
            same.add(new Pair(energy, work, 0, new double[3][3]));
        } else if (f.virial() != null && g.virial() != null) {
            double[] w = new double[9];
            for (int k = 0; k < 9; k++) {
                w[k] = 0.5 * (f.virial()[k] + g.virial()[k]);
            }
            double normal = -(w[0] * strain[0] + w[4] * strain[4] + w[8] * strain[8]);
            double[] shears = {w[5], w[2], w[1]};
            double[] angles = {strain[5] + strain[7], strain[2] + strain[6], strain[1] + strain[3]};
            double[][] products = new double[3][3];
            for (int k = 0; k < 3; k++) {
                for (int l = 0; l < 3; l++) {
                    products[k][l] = -shears[k] * angles[l];
                }
            }
            strained.add(new Pair(energy, work, normal, products));
        }
    }

    /** &epsilon; with h' = h (1 + &epsilon;/2)(1 - &epsilon;/2)<sup>-1</sup>, which is of second order; null if a cell is singular. */
    private static double @Nullable [] strain(Cell from, Cell to) {
        if (from.periodicCount() != to.periodicCount() || from.periodicCount() == 1 || from.periodicCount() == 2) {
            return null;
        }
        if (from.periodicCount() == 0) {
            return new double[9];
        }
        DMatrixRMaj mean = new DMatrixRMaj(3, 3);
        DMatrixRMaj change = new DMatrixRMaj(3, 3);
        for (int k = 0; k < 9; k++) {
            mean.data[k] = 0.5 * (from.rows()[k] + to.rows()[k]);
            change.data[k] = to.rows()[k] - from.rows()[k];
        }
        DMatrixRMaj strain = new DMatrixRMaj(3, 3);
        return CommonOps_DDRM.solve(mean, change, strain) ? strain.data : null;
    }

    /**
     * Displacements beside the strain, less their mean (the forces sum to zero); null if one is too large. Fractional coordinates
     * are compared in the mean cell, and the nearest image is meant.
     */
    private static double @Nullable [] displacements(LabelledFrame f, LabelledFrame g, double far) {
        int n = f.count();
        double[] u = new double[3 * n];
        boolean periodic = f.cell().periodicCount() == 3;
        double[] mean = new double[3];
        for (int i = 0; i < n; i++) {
            if (periodic) {
                for (int k = 0; k < 3; k++) {
                    double s = g.cell().fractional(k, g.atoms().x()[i], g.atoms().y()[i], g.atoms().z()[i])
                            - f.cell().fractional(k, f.atoms().x()[i], f.atoms().y()[i], f.atoms().z()[i]);
                    s -= Math.rint(s);
                    for (int d = 0; d < 3; d++) {
                        u[3 * i + d] += s * 0.5 * (f.cell().vector(k, d) + g.cell().vector(k, d));
                    }
                }
            } else {
                u[3 * i] = g.atoms().x()[i] - f.atoms().x()[i];
                u[3 * i + 1] = g.atoms().y()[i] - f.atoms().y()[i];
                u[3 * i + 2] = g.atoms().z()[i] - f.atoms().z()[i];
            }
            for (int d = 0; d < 3; d++) {
                mean[d] += u[3 * i + d] / n;
            }
        }
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int d = 0; d < 3; d++) {
                u[3 * i + d] -= mean[d];
                square += u[3 * i + d] * u[3 * i + d];
            }
            if (square > far * far) {
                return null;
            }
        }
        return u;
    }
}
