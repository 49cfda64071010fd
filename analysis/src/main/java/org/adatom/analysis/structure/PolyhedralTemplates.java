package org.adatom.analysis.structure;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.neighbor.NearestNeighbors;

/**
 * Polyhedral template matching (P. M. Larsen, S. Schmidt and J. Schiotz, Modelling Simul. Mater. Sci. Eng. 24, 055007
 * (2016)): an atom has the structure whose {@link Template} fits its neighbours best, by the root mean square deviation
 *
 * <p>RMSD = min &radic;(1/(N + 1) &Sigma; |s (v<sub>i</sub> &minus; v&#772;) &minus; Q w<sub>i</sub>|&sup2;)
 *
 * <p>over scales s, rotations Q and assignments of the N neighbours v to the points w of the template, whose mean distance is one;
 * the atom itself counts, too. The rotation is the orientation of the crystal.
 *
 * <p>Assignments are found in another way than in that paper, which compares the graphs of convex hulls: the nearest neighbour
 * and one at an angle to it are laid onto points of the template, each point takes the neighbour next to it, and the rotation that
 * follows from all is used to assign anew until nothing changes. Where vibrations bring an atom of the second shell in between, the paper
 * takes neighbours by the solid angles of their faces; here points may take any of the {@link #NEIGHBORS} nearest, as long as no atom is
 * passed over that is much closer than the farthest one taken ({@link #PASSED_OVER}); those of simple cubic are the six nearest.
 *
 * <p>Holds scratch memory: one instance per worker.
 */
public final class PolyhedralTemplates {
    /** Neighbours that are looked at: the two shells of fcc. */
    public static final int NEIGHBORS = 18;

    private static final List<Template> TEMPLATES =
            List.of(Template.FCC, Template.HCP, Template.BCC, Template.ICO, Template.SC);
    /** Angles that differ by more are not laid onto each other, radians. */
    private static final double TOLERANCE = 0.45;
    private static final int ROUNDS = 4;
    /**
     * Atoms closer than this part of the farthest neighbour cannot be passed over. The first shells of diamond and of simple cubic, without
     * which the second ones would be fcc, are at 0.61 and 0.71 of these.
     */
    private static final double PASSED_OVER = 0.8;

    private final Alignment alignment = new Alignment();
    private final double[] x = new double[NEIGHBORS];
    private final double[] y = new double[NEIGHBORS];
    private final double[] z = new double[NEIGHBORS];
    private final double[] r = new double[NEIGHBORS];
    private final double[] overlap = new double[9];
    private final double[] q = new double[4];
    private final double[] matrix = new double[9];
    private final int[] assigned = new int[NEIGHBORS];
    private int pool;
    private double meanDistance;
    private double rmsd;
    private final double[] orientation = new double[4];

    /** Scratch memory only. */
    public PolyhedralTemplates() {}

    /**
     * Finds the structure about an atom.
     *
     * @param near at least {@link #NEIGHBORS} neighbours, if there are as many
     * @param i the atom
     * @param threshold RMSD from which on an atom is {@link LocalStructure#OTHER}
     */
    public LocalStructure of(NearestNeighbors near, int i, double threshold) {
        rmsd = Double.POSITIVE_INFINITY;
        Template best = null;
        for (Template t : TEMPLATES) {
            if (near.count(i) >= t.size()) {
                take(near, i, t == Template.SC ? t.size() : Math.min(NEIGHBORS, near.count(i)), t.size());
                if (match(t)) {
                    best = t;
                }
            }
        }
        if (best == null || rmsd >= threshold) {
            orientation[0] = 1;
            orientation[1] = 0;
            orientation[2] = 0;
            orientation[3] = 0;
            return LocalStructure.OTHER;
        }
        reduce(best);
        return best.structure();
    }

    /** RMSD of the template that fitted the last atom best; infinite if no assignment was found for any. */
    public double rmsd() {
        return rmsd;
    }

    /**
     * Unit quaternion (w, x, y, z) of the rotation from the axes of the crystal to those of the last atom's neighbours: of all
     * that are equal by symmetry the one with the smallest angle, w positive. That of {@link LocalStructure#OTHER} is no
     * rotation.
     */
    public double[] orientation() {
        return orientation;
    }

    private void take(NearestNeighbors near, int i, int n, int nearest) {
        int from = i * near.most();
        double sum = 0;
        pool = n;
        for (int k = 0; k < n; k++) {
            x[k] = near.x()[from + k];
            y[k] = near.y()[from + k];
            z[k] = near.z()[from + k];
            r[k] = near.r()[from + k];
            sum += k < nearest ? r[k] : 0;
        }
        meanDistance = sum / nearest;
    }

    /** Sum of the squared distances of the assigned neighbours and the atom from their centre; infinite if an atom is passed over. */
    private double spread(int n) {
        double cx = 0;
        double cy = 0;
        double cz = 0;
        double squares = 0;
        double farthest = 0;
        int taken = 0;
        for (int p = 0; p < n; p++) {
            int k = assigned[p];
            cx += x[k];
            cy += y[k];
            cz += z[k];
            squares += r[k] * r[k];
            farthest = Math.max(farthest, r[k]);
            taken |= 1 << k;
        }
        int first = Integer.numberOfTrailingZeros(~taken);
        if (first < pool && r[first] < PASSED_OVER * farthest) {
            return Double.POSITIVE_INFINITY;
        }
        return squares - (cx * cx + cy * cy + cz * cz) / (n + 1);
    }

    /** Whether the template fits better than those before. */
    private boolean match(Template t) {
        boolean better = false;
        for (int[] anchor : t.anchors()) {
            double angle = Math.acos(t.cosine(anchor[0], anchor[1]));
            double most = Math.cos(angle - TOLERANCE);
            double least = Math.cos(angle + TOLERANCE);
            for (int j = 1; j < pool; j++) {
                double cos = (x[0] * x[j] + y[0] * y[j] + z[0] * z[j]) / (r[0] * r[j]);
                if (cos > least && cos < most && fit(t, anchor, j)) {
                    better = true;
                }
            }
        }
        return better;
    }

    /** Whether neighbours 0 and j on the two points of the anchor lead to a better fit than all before. */
    private boolean fit(Template t, int[] anchor, int j) {
        Arrays.fill(overlap, 0);
        add(t.point(anchor[0]), 0);
        add(t.point(anchor[1]), j);
        alignment.solve(overlap, q);
        Arrays.fill(assigned, -1);
        for (int round = 0; round < ROUNDS; round++) {
            Alignment.matrix(q, matrix);
            int changes = assign(t);
            if (changes < 0) {
                return false;
            }
            if (changes == 0) {
                break;
            }
            Arrays.fill(overlap, 0);
            for (int k = 0; k < t.size(); k++) {
                add(t.point(k), assigned[k]);
            }
            alignment.solve(overlap, q);
        }
        double found = alignment.overlap();
        double spread = spread(t.size());
        double fitted = found <= 0 || Double.isInfinite(spread)
                ? Double.POSITIVE_INFINITY
                : Math.sqrt(Math.max(0, t.square() - found * found / spread) / (t.size() + 1));
        if (fitted >= rmsd) {
            return false;
        }
        rmsd = fitted;
        System.arraycopy(q, 0, orientation, 0, 4);
        return true;
    }

    private void add(double[] w, int k) {
        for (int a = 0; a < 3; a++) {
            overlap[3 * a] += w[a] * x[k];
            overlap[3 * a + 1] += w[a] * y[k];
            overlap[3 * a + 2] += w[a] * z[k];
        }
    }

    /** Gives each point the neighbour next to it; returns how many changed, or -1 if two points want the same. */
    private int assign(Template t) {
        int taken = 0;
        int changes = 0;
        for (int p = 0; p < t.size(); p++) {
            double[] w = t.point(p);
            double px = meanDistance * (matrix[0] * w[0] + matrix[1] * w[1] + matrix[2] * w[2]);
            double py = meanDistance * (matrix[3] * w[0] + matrix[4] * w[1] + matrix[5] * w[2]);
            double pz = meanDistance * (matrix[6] * w[0] + matrix[7] * w[1] + matrix[8] * w[2]);
            int next = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < pool; k++) {
                double dx = x[k] - px;
                double dy = y[k] - py;
                double dz = z[k] - pz;
                double square = dx * dx + dy * dy + dz * dz;
                if (square < least) {
                    least = square;
                    next = k;
                }
            }
            if ((taken & 1 << next) != 0) {
                return -1;
            }
            taken |= 1 << next;
            changes += assigned[p] == next ? 0 : 1;
            assigned[p] = next;
        }
        return changes;
    }

    private void reduce(Template t) {
        double[] smallest = orientation.clone();
        for (double[] rotation : t.rotations()) {
            double[] turned = Alignment.product(orientation, rotation);
            if (Math.abs(turned[0]) > Math.abs(smallest[0]) + 1e-12) {
                smallest = turned;
            }
        }
        double sign = smallest[0] < 0 ? -1 : 1;
        for (int k = 0; k < 4; k++) {
            orientation[k] = sign * smallest[k];
        }
    }
}
