package org.adatom.analysis.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * The neighbours of an atom in a perfect crystal, in units of their mean distance, with the rotations that map them onto
 * themselves. Cubic crystals have their axes along x, y, z; hcp has a nearest neighbour along x and its c axis along z; the
 * icosahedron has twofold axes along x, y, z.
 */
final class Template {
    private static final double SAME = 1e-6;
    private static final double GOLDEN = 0.5 * (1 + Math.sqrt(5));

    static final Template FCC = new Template(LocalStructure.FCC, signs(permuted(0, 1, 1)));
    static final Template HCP = new Template(LocalStructure.HCP, hcp());
    static final Template BCC = new Template(LocalStructure.BCC,
            concatenated(signs(new double[][] {{1, 1, 1}}), signs(permuted(2, 0, 0))));
    static final Template SC = new Template(LocalStructure.SC, signs(permuted(1, 0, 0)));
    static final Template ICO = new Template(LocalStructure.ICO, signs(permuted(0, 1, GOLDEN)));

    private final LocalStructure structure;
    private final double[][] points;
    private final double square;
    private final List<double[]> rotations = new ArrayList<>();
    private final List<int[]> anchors = new ArrayList<>();

    private Template(LocalStructure structure, double[][] points) {
        this.structure = structure;
        this.points = points;
        double mean = 0;
        for (double[] p : points) {
            mean += Math.sqrt(dot(p, p)) / points.length;
        }
        double sum = 0;
        for (double[] p : points) {
            for (int d = 0; d < 3; d++) {
                p[d] /= mean;
            }
            sum += dot(p, p);
        }
        square = sum;
        findRotations();
        findAnchors();
    }

    /** Cyclic permutations, each once. */
    private static double[][] permuted(double a, double b, double c) {
        return new double[][] {{a, b, c}, {c, a, b}, {b, c, a}};
    }

    /** All signs of the components, each point once. */
    private static double[][] signs(double[][] points) {
        List<double[]> all = new ArrayList<>();
        for (double[] p : points) {
            for (int s = 0; s < 8; s++) {
                boolean zero = p[0] == 0 && (s & 1) != 0 || p[1] == 0 && (s & 2) != 0 || p[2] == 0 && (s & 4) != 0;
                if (!zero) {
                    all.add(new double[] {(s & 1) != 0 ? -p[0] : p[0], (s & 2) != 0 ? -p[1] : p[1],
                        (s & 4) != 0 ? -p[2] : p[2]});
                }
            }
        }
        return all.toArray(double[][]::new);
    }

    private static double[][] concatenated(double[][] a, double[][] b) {
        List<double[]> all = new ArrayList<>(List.of(a));
        all.addAll(List.of(b));
        return all.toArray(double[][]::new);
    }

    private static double[][] hcp() {
        double[][] p = new double[12][];
        for (int k = 0; k < 6; k++) {
            p[k] = new double[] {Math.cos(Math.PI / 3 * k), Math.sin(Math.PI / 3 * k), 0};
        }
        for (int k = 0; k < 3; k++) {
            double angle = Math.PI / 6 + 2 * Math.PI / 3 * k;
            double x = Math.cos(angle) / Math.sqrt(3);
            double y = Math.sin(angle) / Math.sqrt(3);
            p[6 + k] = new double[] {x, y, Math.sqrt(2 / 3.0)};
            p[9 + k] = new double[] {x, y, -Math.sqrt(2 / 3.0)};
        }
        return p;
    }

    static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** A rotation is where two points go that do not lie on one line; it must bring all points onto points. */
    private void findRotations() {
        int other = 1;
        while (Math.abs(dot(points[0], points[other])) > 0.99 * dot(points[0], points[0])) {
            other++;
        }
        Alignment alignment = new Alignment();
        double[] r = new double[9];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                if (Math.abs(dot(points[i], points[i]) - dot(points[0], points[0])) > SAME
                        || Math.abs(dot(points[j], points[j]) - dot(points[other], points[other])) > SAME
                        || Math.abs(dot(points[i], points[j]) - dot(points[0], points[other])) > SAME) {
                    continue;
                }
                double[] s = new double[9];
                for (int a = 0; a < 3; a++) {
                    for (int b = 0; b < 3; b++) {
                        s[3 * a + b] = points[0][a] * points[i][b] + points[other][a] * points[j][b];
                    }
                }
                double[] q = new double[4];
                alignment.solve(s, q);
                Alignment.matrix(q, r);
                if (images(r) != null) {
                    rotations.add(q);
                }
            }
        }
    }

    /** Onto which point a rotation brings each point; null if onto none. */
    private int[] images(double[] r) {
        int[] image = new int[points.length];
        for (int k = 0; k < points.length; k++) {
            double[] p = points[k];
            double[] moved = {r[0] * p[0] + r[1] * p[1] + r[2] * p[2], r[3] * p[0] + r[4] * p[1] + r[5] * p[2],
                r[6] * p[0] + r[7] * p[1] + r[8] * p[2]};
            image[k] = -1;
            for (int m = 0; m < points.length; m++) {
                double[] d = {moved[0] - points[m][0], moved[1] - points[m][1], moved[2] - points[m][2]};
                image[k] = dot(d, d) < SAME ? m : image[k];
            }
            if (image[k] < 0) {
                return null;
            }
        }
        return image;
    }

    /** Of points that rotations map onto each other one, with a point about at a right angle to it. */
    private void findAnchors() {
        boolean[] done = new boolean[points.length];
        double[] r = new double[9];
        for (int a = 0; a < points.length; a++) {
            if (done[a]) {
                continue;
            }
            for (double[] q : rotations) {
                Alignment.matrix(q, r);
                done[images(r)[a]] = true;
            }
            int partner = a == 0 ? 1 : 0;
            for (int b = 0; b < points.length; b++) {
                partner = b != a && Math.abs(cosine(a, b)) < Math.abs(cosine(a, partner)) - SAME ? b : partner;
            }
            anchors.add(new int[] {a, partner});
        }
    }

    /** Cosine of the angle between two points. */
    double cosine(int a, int b) {
        return dot(points[a], points[b])
                / Math.sqrt(dot(points[a], points[a]) * dot(points[b], points[b]));
    }

    /** What has these neighbours. */
    LocalStructure structure() {
        return structure;
    }

    /** Number of neighbours. */
    int size() {
        return points.length;
    }

    /** Neighbour k, three components. */
    double[] point(int k) {
        return points[k];
    }

    /** Sum of the squares of the distances. */
    double square() {
        return square;
    }

    /** Quaternions (w, x, y, z) of the rotations onto itself. */
    List<double[]> rotations() {
        return rotations;
    }

    /** Pairs of neighbours: any neighbour can be rotated onto the first of one of them. */
    List<int[]> anchors() {
        return anchors;
    }
}
