package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * The places between the atoms of a crystal: the points at which the distance to the nearest atom is stationary. They are the
 * centres of pairs, triangles and tetrahedra of atoms whose smallest sphere through the corners holds no other atom: the bond
 * centres, and the saddle points and maxima of the distance, among them the vertices of Voronoi cells. Of those that a symmetry of
 * the crystal maps onto each other one is kept.
 */
final class Interstices {
    /** Distances that differ by less than this part are equal. */
    private static final double EQUAL = 1e-3;
    /** Neighbours beyond this many mean distances of atoms bound no hole of a crystal worth the name. */
    private static final double REACH = 2.4;

    private final Symmetry symmetry;
    private final Cell cell;
    private final double reach;
    private final List<double[]> found = new ArrayList<>();

    /**
     * A place.
     *
     * @param position &Aring;
     * @param distance to the nearest atoms, &Aring;
     * @param neighbours vectors to the atoms at that distance
     * @param shape what it is called
     */
    record Hole(double[] position, double distance, List<double[]> neighbours, Shape shape) {}

    /** How the nearest atoms lie around a place. */
    enum Shape {
        /** Four at the corners of a tetrahedron. */
        TETRAHEDRAL,
        /** Six at the corners of an octahedron, or two of them nearer than the other four. */
        OCTAHEDRAL,
        /** Six in a puckered ring. */
        HEXAGONAL,
        /** Half way between two neighbours. */
        BOND_CENTRED,
        /** Another. */
        OTHER
    }

    private Interstices(Symmetry symmetry) {
        this.symmetry = symmetry;
        cell = symmetry.primitive().cell();
        reach = REACH * Math.cbrt(cell.volume() / symmetry.primitive().atoms().count());
    }

    /** The places of a crystal, roomiest first. */
    static List<Hole> of(Symmetry symmetry) {
        Interstices search = new Interstices(symmetry);
        Atoms atoms = symmetry.primitive().atoms();
        for (int i = 0; i < atoms.count(); i++) {
            search.around(new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]});
        }
        List<Hole> holes = new ArrayList<>();
        search.found.forEach(p -> holes.add(search.hole(p)));
        holes.sort(Comparator.comparingDouble((Hole h) -> -h.distance()));
        return holes;
    }

    /** Vectors from a point to all atoms within a distance, nearest first. */
    private List<double[]> vectors(double[] from, double within) {
        Atoms atoms = symmetry.primitive().atoms();
        List<double[]> all = new ArrayList<>();
        int[] n = new int[3];
        for (int k = 0; k < 3; k++) {
            n[k] = (int) Math.ceil(within / cell.height(k)) + 1;
        }
        for (int i = 0; i < atoms.count(); i++) {
            double[] d = {atoms.x()[i] - from[0], atoms.y()[i] - from[1], atoms.z()[i] - from[2]};
            double[] f = new double[3];
            for (int k = 0; k < 3; k++) {
                double g = cell.fractional(k, d[0], d[1], d[2]);
                f[k] = g - Math.rint(g);
            }
            for (int a = -n[0]; a <= n[0]; a++) {
                for (int b = -n[1]; b <= n[1]; b++) {
                    for (int c = -n[2]; c <= n[2]; c++) {
                        double[] v = new double[3];
                        for (int e = 0; e < 3; e++) {
                            v[e] = cell.cartesian(e, f[0] + a, f[1] + b, f[2] + c);
                        }
                        if (Matrix3.dot(v, v) <= within * within) {
                            all.add(v);
                        }
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(v -> Matrix3.dot(v, v)));
        return all;
    }

    /** Centres of the pairs, triangles and tetrahedra with one corner at an atom. */
    private void around(double[] atom) {
        List<double[]> near = vectors(atom, reach);
        near.removeIf(v -> Matrix3.dot(v, v) < 1e-12);
        int n = near.size();
        for (int i = 0; i < n; i++) {
            double[] a = near.get(i);
            take(atom, new double[] {a[0] / 2, a[1] / 2, a[2] / 2}, near);
            for (int j = 0; j < i; j++) {
                double[] b = near.get(j);
                double[] normal = Matrix3.cross(a, b);
                if (Matrix3.dot(normal, normal) < 1e-6) {
                    continue;
                }
                double[] flat = equidistant(a, b, normal, 0);
                if (insideTriangle(flat, a, b)) {
                    take(atom, flat, near);
                }
                for (int k = 0; k < j; k++) {
                    double[] c = near.get(k);
                    double volume = Matrix3.dot(normal, c);
                    if (Math.abs(volume) > 1e-3) {
                        take(atom, equidistant(a, b, c, Matrix3.dot(c, c) / 2), near);
                    }
                }
            }
        }
    }

    /** The point x with a x = a&sup2;/2, b x = b&sup2;/2, c x = right: as far from a and b as from the origin. */
    private static double[] equidistant(double[] a, double[] b, double[] c, double right) {
        double[] bc = Matrix3.cross(b, c);
        double[] ca = Matrix3.cross(c, a);
        double[] ab = Matrix3.cross(a, b);
        double det = Matrix3.dot(a, bc);
        double[] x = new double[3];
        for (int d = 0; d < 3; d++) {
            x[d] = (Matrix3.dot(a, a) / 2 * bc[d] + Matrix3.dot(b, b) / 2 * ca[d] + right * ab[d]) / det;
        }
        return x;
    }

    /** Whether a point in the plane lies in the triangle of the origin, a and b: the triangle is acute. */
    private static boolean insideTriangle(double[] x, double[] a, double[] b) {
        double aa = Matrix3.dot(a, a);
        double bb = Matrix3.dot(b, b);
        double ab = Matrix3.dot(a, b);
        double det = aa * bb - ab * ab;
        double s = (bb * Matrix3.dot(x, a) - ab * Matrix3.dot(x, b)) / det;
        double t = (aa * Matrix3.dot(x, b) - ab * Matrix3.dot(x, a)) / det;
        return s > EQUAL && t > EQUAL && s + t < 1 - EQUAL;
    }

    /** Keeps a centre if its sphere is empty and none like it is known. */
    private void take(double[] atom, double[] centre, List<double[]> near) {
        double radius2 = Matrix3.dot(centre, centre);
        if (4 * radius2 > reach * reach) {
            return;
        }
        for (double[] v : near) {
            double dx = v[0] - centre[0];
            double dy = v[1] - centre[1];
            double dz = v[2] - centre[2];
            if (dx * dx + dy * dy + dz * dz < radius2 * (1 - EQUAL)) {
                return;
            }
        }
        double[] p = {atom[0] + centre[0], atom[1] + centre[1], atom[2] + centre[2]};
        for (double[] known : found) {
            if (equivalent(known, p)) {
                return;
            }
        }
        found.add(p);
    }

    private boolean equivalent(double[] known, double[] p) {
        for (Symmetry.Operation o : symmetry.operations()) {
            double[] q = o.moved(known);
            double square = 0;
            double[] f = new double[3];
            for (int k = 0; k < 3; k++) {
                double g = cell.fractional(k, q[0] - p[0], q[1] - p[1], q[2] - p[2]);
                f[k] = g - Math.rint(g);
            }
            for (int d = 0; d < 3; d++) {
                double v = cell.cartesian(d, f[0], f[1], f[2]);
                square += v * v;
            }
            if (square < 1e-4) {
                return true;
            }
        }
        return false;
    }

    private Hole hole(double[] p) {
        List<double[]> near = vectors(p, reach);
        double distance = Math.sqrt(Matrix3.dot(near.get(0), near.get(0)));
        int shell = 0;
        while (shell < near.size()
                && Matrix3.dot(near.get(shell), near.get(shell)) < Math.pow(distance * (1 + EQUAL), 2)) {
            shell++;
        }
        List<double[]> nearest = List.copyOf(near.subList(0, shell));
        return new Hole(p, distance, nearest, shape(near, shell));
    }

    private Shape shape(List<double[]> near, int shell) {
        return switch (shell) {
            case 2 -> near.size() >= 6 && octahedron(near.subList(0, 6))
                    ? Shape.OCTAHEDRAL
                    : bond(near) ? Shape.BOND_CENTRED : Shape.OTHER;
            case 4 -> Shape.TETRAHEDRAL;
            case 6 -> octahedron(near.subList(0, 6)) ? Shape.OCTAHEDRAL : Shape.HEXAGONAL;
            default -> Shape.OTHER;
        };
    }

    /** Whether two atoms are no further apart than nearest neighbours are somewhere. */
    private boolean bond(List<double[]> near) {
        double length = 2 * Math.sqrt(Matrix3.dot(near.get(0), near.get(0)));
        Atoms atoms = symmetry.primitive().atoms();
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < atoms.count(); i++) {
            double[] v = vectors(new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]}, reach).get(1);
            nearest = Math.min(nearest, Math.sqrt(Matrix3.dot(v, v)));
        }
        return length < nearest * (1 + 0.1);
    }

    /** Whether six vectors are three opposite pairs at right angles. */
    private static boolean octahedron(List<double[]> six) {
        int opposite = 0;
        int right = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < i; j++) {
                double cosine = Matrix3.dot(Matrix3.unit(six.get(i)), Matrix3.unit(six.get(j)));
                opposite += cosine < -0.99 ? 1 : 0;
                right += Math.abs(cosine) < 0.1 ? 1 : 0;
            }
        }
        return opposite == 3 && right == 12;
    }
}
