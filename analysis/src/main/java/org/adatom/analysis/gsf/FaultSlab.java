package org.adatom.analysis.gsf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.PlaneBasis;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * A slab of a crystal, open along the normal of a plane (z), in the smallest cell of that plane, that is cut into two halves. Atoms
 * move along z only.
 *
 * @param frame the slab without fault
 * @param upper which atoms are shifted
 * @param gap distance of the layers on both sides of the cut, &Aring;
 * @param gaps all different distances of layers, widest first, &Aring;
 * @param half thickness of the thinner half, &Aring;
 * @param turn the rotation that brought the crystal here, nine components
 */
record FaultSlab(Frame frame, boolean[] upper, double gap, List<Double> gaps, double half, double[] turn) {
    /** Atoms whose heights differ by less are one layer, &Aring;. */
    private static final double LAYER = 1e-3;
    /** Open space on both sides, &Aring;, so that the picture and its cell hold all atoms. */
    private static final double MARGIN = 5;

    /**
     * Cuts a crystal.
     *
     * @param half least thickness of a half, &Aring;
     * @throws InputException if there is no such gap
     */
    static FaultSlab of(Bulk bulk, GsfSettings settings, double half) {
        Frame flat = inPlane(bulk, settings.plane());
        double[] turn = upright(flat.cell());
        Frame cell = turned(flat, turn);
        double height = cell.cell().height(2);
        int periods = Math.max(1, (int) Math.ceil(half / height)) + 1;
        Frame tall = Supercell.repeat(cell, List.of(1, 1, 2 * periods));
        Atoms atoms = tall.atoms();
        List<Double> layers = layers(atoms.z());
        List<Double> cuts = cuts(layers, height);
        if (settings.cut() > cuts.size()) {
            throw new InputException(
                    "cut: there are " + cuts.size() + " different gaps between layers of " + settings.plane()
                            + ", there is no number " + settings.cut());
        }
        double middle = (layers.getFirst() + layers.getLast()) / 2;
        double wanted = cuts.get(settings.cut() - 1);
        double at = Double.NaN;
        for (int k = 0; k + 1 < layers.size(); k++) {
            double z = (layers.get(k) + layers.get(k + 1)) / 2;
            boolean same = Math.abs(layers.get(k + 1) - layers.get(k) - wanted) < LAYER;
            at = same && !(Math.abs(z - middle) >= Math.abs(at - middle)) ? z : at;
        }
        boolean[] upper = new boolean[atoms.count()];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = atoms.z()[i] > at;
        }
        double thinner = Math.min(at - layers.getFirst(), layers.getLast() - at);
        return new FaultSlab(open(tall, layers), upper, wanted, cuts, thinner, turn);
    }

    /** The smallest cell with a and b in the plane. */
    private static Frame inPlane(Bulk bulk, List<Integer> plane) {
        Frame primitive = Symmetry.of(bulk.frame()).primitive();
        int[] h = indices(bulk.cell(), plane, primitive.cell());
        return Supercell.of(primitive, PlaneBasis.of(primitive.cell(), h[0], h[1], h[2]).matrix());
    }

    /** The rotation that brings a along x and the normal of a and b along z. */
    private static double[] upright(Cell cell) {
        double[] a = {cell.vector(0, 0), cell.vector(0, 1), cell.vector(0, 2)};
        double[] b = {cell.vector(1, 0), cell.vector(1, 1), cell.vector(1, 2)};
        double[] z = Matrix3.unit(Matrix3.cross(a, b));
        double[] x = Matrix3.unit(a);
        double[] y = Matrix3.cross(z, x);
        return new double[] {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]};
    }

    private static Frame turned(Frame flat, double[] turn) {
        Atoms atoms = flat.atoms().copy();
        for (int i = 0; i < atoms.count(); i++) {
            double[] p = Matrix3.times(turn, new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]});
            atoms.setPosition(i, p[0], p[1], p[2]);
        }
        double[] rows = Matrix3.product(flat.cell().rows(), Matrix3.transposed(turn));
        // What rounding leaves of components that are zero would tilt the open cell.
        rows[1] = 0;
        rows[2] = 0;
        rows[5] = 0;
        return new Frame(atoms, flat.cell().withVectors(rows));
    }

    /** The indices of a plane in another basis of the lattice: products of its normal with the vectors, without common divisor. */
    private static int[] indices(Cell cell, List<Integer> plane, Cell other) {
        double[] product = new double[3];
        for (int k = 0; k < 3; k++) {
            for (int l = 0; l < 3; l++) {
                product[k] +=
                        plane.get(l) * cell.fractional(l, other.vector(k, 0), other.vector(k, 1), other.vector(k, 2));
            }
        }
        return whole(product);
    }

    /** The smallest integers in the same ratio. */
    static int[] whole(double[] v) {
        double largest = 0;
        for (double c : v) {
            largest = Math.max(largest, Math.abs(c));
        }
        for (int n = 1; n <= 1000; n++) {
            int[] m = new int[v.length];
            double off = 0;
            for (int k = 0; k < v.length; k++) {
                double c = v[k] / largest * n;
                m[k] = (int) Math.rint(c);
                off = Math.max(off, Math.abs(c - m[k]));
            }
            if (off < 1e-4) {
                return m;
            }
        }
        throw new InputException("plane: its indices are too large for this lattice");
    }

    private static List<Double> layers(double[] z) {
        List<Double> all = new ArrayList<>();
        for (double h : Arrays.stream(z).sorted().toArray()) {
            if (all.isEmpty() || h - all.getLast() > LAYER) {
                all.add(h);
            }
        }
        return all;
    }

    /** Different gaps within one period, widest first. */
    private static List<Double> cuts(List<Double> layers, double period) {
        List<Double> found = new ArrayList<>();
        for (int k = 0; k + 1 < layers.size() && layers.get(k) - layers.getFirst() < period - LAYER; k++) {
            double gap = layers.get(k + 1) - layers.get(k);
            if (found.stream().noneMatch(g -> Math.abs(g - gap) < LAYER)) {
                found.add(gap);
            }
        }
        found.sort(Comparator.reverseOrder());
        return List.copyOf(found);
    }

    private static Frame open(Frame tall, List<Double> layers) {
        Atoms atoms = tall.atoms();
        double low = layers.getFirst();
        for (int i = 0; i < atoms.count(); i++) {
            atoms.z()[i] += MARGIN - low;
            atoms.frozen()[i] = Atoms.FROZEN_X | Atoms.FROZEN_Y;
        }
        double[] rows = tall.cell().rows();
        rows[6] = 0;
        rows[7] = 0;
        rows[8] = layers.getLast() - low + 2 * MARGIN;
        return new Frame(atoms, tall.cell().withVectors(rows).withPeriodicity(true, true, false));
    }

    /** Area of the cell in the plane, &Aring;&sup2;. */
    double area() {
        Cell c = frame.cell();
        return Math.abs(c.vector(0, 0) * c.vector(1, 1) - c.vector(0, 1) * c.vector(1, 0));
    }

    /** The shortest vector of the lattice along a direction of the crystal's cell, x and y in the slab, &Aring;. */
    double[] period(Cell crystal, List<Integer> direction) {
        double[] d = new double[3];
        for (int k = 0; k < 3; k++) {
            for (int e = 0; e < 3; e++) {
                d[e] += direction.get(k) * crystal.vector(k, e);
            }
        }
        double[] p = Matrix3.times(turn, d);
        Cell c = frame.cell();
        double b = p[1] / c.vector(1, 1);
        double a = (p[0] - b * c.vector(1, 0)) / c.vector(0, 0);
        int[] n = whole(new double[] {a, b});
        return new double[] {n[0] * c.vector(0, 0) + n[1] * c.vector(1, 0), n[1] * c.vector(1, 1)};
    }

    /** The slab with its upper half shifted by (x, y). */
    Frame shifted(double x, double y) {
        Atoms atoms = frame.atoms().copy();
        for (int i = 0; i < upper.length; i++) {
            if (upper[i]) {
                atoms.x()[i] += x;
                atoms.y()[i] += y;
            }
        }
        return new Frame(atoms, frame.cell());
    }

    /** Thickness of both halves and the gap at the cut, in words. */
    String describe() {
        return String.format(Locale.ROOT, "%d atoms, halves of %.3g A or more, cut in a gap of %.4g A",
                frame.atoms().count(),
                half, gap);
    }
}
