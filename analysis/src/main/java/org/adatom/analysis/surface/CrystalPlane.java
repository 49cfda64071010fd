package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.PlaneBasis;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * A lattice plane of a crystal: its primitive cell turned so that the plane lies in x and y and the normal points along z, and the
 * atoms of one repeat distance as planes, between which the crystal can be cut.
 *
 * <p>The vectors in the plane and the one that leads to the next are those of {@link PlaneBasis}.
 *
 * @param miller indices in the cell of the structure
 * @param along vectors in the plane, three components each, &Aring;: the first along x, the second with positive y
 * @param stacking lattice vector to the next plane of the lattice, &Aring;
 * @param atoms those of one repeat, sorted by height, heights from 0 to below the spacing
 * @param planes numbers of atoms at each height
 * @param turn rotation from the structure, rows are x, y, z
 * @param symmetry of the crystal
 */
public record CrystalPlane(int[] miller, double[][] along, double[] stacking, Atoms atoms, List<int[]> planes,
        double[] turn,
        Symmetry symmetry) {
    /** Atoms whose heights differ by less lie in one plane, &Aring;. */
    private static final double FLAT = 1e-3;

    /**
     * A place to cut: above a plane of atoms and below the next.
     *
     * @param number from 1
     * @param below index of the plane that becomes the upper face of what lies below
     * @param gap distance of the planes on either side, &Aring;
     * @param name such as {@code Si|Si, 2.352 A apart}
     */
    public record Termination(int number, int below, double gap, String name) {}

    /**
     * The plane with these Miller indices.
     *
     * @param crystal periodic along three vectors
     * @param indices h, k, l in the cell of the crystal
     * @throws InputException if all are zero, or the crystal is open along a direction
     */
    public static CrystalPlane of(Frame crystal, int... indices) {
        if (indices.length != 3 || indices[0] == 0 && indices[1] == 0 && indices[2] == 0) {
            throw new InputException("Miller indices are three numbers, not all zero: " + name(indices));
        }
        Symmetry symmetry = Symmetry.of(crystal);
        Frame primitive = symmetry.primitive();
        double[] normal = reciprocal(crystal.cell(), indices);
        int[] m = indicesIn(primitive.cell(), normal, indices);
        int[] p = PlaneBasis.of(primitive.cell(), m[0], m[1], m[2]).matrix();
        int[][] v = {{p[0], p[1], p[2]}, {p[3], p[4], p[5]}, {p[6], p[7], p[8]}};
        double[] x = Matrix3.unit(vector(primitive.cell(), v[0]));
        double[] z = Matrix3.unit(normal);
        double[] y = Matrix3.cross(z, x);
        double[] turn = {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]};
        double[][] along = {Matrix3.times(turn, vector(primitive.cell(), v[0])),
            Matrix3.times(turn, vector(primitive.cell(), v[1]))};
        if (along[1][1] < 0) {
            along[1] = new double[] {-along[1][0], -along[1][1], -along[1][2]};
        }
        along[0][1] = 0;
        along[0][2] = 0;
        along[1][2] = 0;
        double[] stacking = Matrix3.times(turn, vector(primitive.cell(), v[2]));
        Atoms atoms = sorted(primitive.atoms(), turn, stacking);
        return new CrystalPlane(indices.clone(), along, stacking, atoms, planes(atoms), turn, symmetry);
    }

    /** h a* + k b* + l c*, without 2&pi;: along the normal, as long as one over the spacing of these planes. */
    private static double[] reciprocal(Cell cell, int[] hkl) {
        double[] g = new double[3];
        for (int d = 0; d < 3; d++) {
            double[] unit = new double[3];
            unit[d] = 1;
            for (int k = 0; k < 3; k++) {
                g[d] += hkl[k] * cell.fractional(k, unit[0], unit[1], unit[2]);
            }
        }
        return g;
    }

    /** The same plane in the primitive basis, coprime. */
    private static int[] indicesIn(Cell primitive, double[] normal, int[] hkl) {
        double[] m = new double[3];
        for (int k = 0; k < 3; k++) {
            m[k] = Matrix3.dot(normal,
                    new double[] {primitive.vector(k, 0), primitive.vector(k, 1), primitive.vector(k, 2)});
        }
        // The primitive lattice is finer than that of the cell by at most a small whole number.
        for (int factor = 1; factor <= 4096; factor++) {
            int[] whole = new int[3];
            boolean near = true;
            for (int k = 0; k < 3; k++) {
                whole[k] = (int) Math.rint(factor * m[k]);
                near &= Math.abs(whole[k] - factor * m[k]) < 1e-4 * factor;
            }
            if (near && (whole[0] != 0 || whole[1] != 0 || whole[2] != 0)) {
                int divisor = gcd(gcd(Math.abs(whole[0]), Math.abs(whole[1])), Math.abs(whole[2]));
                return new int[] {whole[0] / divisor, whole[1] / divisor, whole[2] / divisor};
            }
        }
        throw new InputException("no lattice plane has the indices " + name(hkl));
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static double[] vector(Cell cell, int[] v) {
        return new double[] {cell.cartesian(0, v[0], v[1], v[2]), cell.cartesian(1, v[0], v[1], v[2]),
            cell.cartesian(2, v[0], v[1], v[2])};
    }

    /** The atoms turned, moved by whole stackings to heights from 0 to below the spacing, and sorted by height. */
    private static Atoms sorted(Atoms primitive, double[] turn, double[] stacking) {
        double spacing = stacking[2];
        double[][] at = new double[primitive.count()][];
        for (int i = 0; i < at.length; i++) {
            at[i] = Matrix3.times(turn, new double[] {primitive.x()[i], primitive.y()[i], primitive.z()[i]});
            double steps = Math.floor(at[i][2] / spacing + FLAT / spacing);
            for (int d = 0; d < 3; d++) {
                at[i][d] -= steps * stacking[d];
            }
        }
        int[] order = IntStream.range(0, at.length).boxed().sorted(Comparator.comparingDouble(i -> at[i][2]))
                .mapToInt(Integer::intValue).toArray();
        Atoms atoms = primitive.select(order);
        for (int k = 0; k < order.length; k++) {
            double[] p = at[order[k]];
            atoms.setPosition(k, p[0], p[1], p[2]);
        }
        return atoms;
    }

    private static List<int[]> planes(Atoms atoms) {
        List<int[]> planes = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= atoms.count(); i++) {
            if (i == atoms.count() || atoms.z()[i] > atoms.z()[i - 1] + FLAT) {
                planes.add(IntStream.range(begin, i).toArray());
                begin = i;
            }
        }
        return List.copyOf(planes);
    }

    /** A rotation of the crystal in the axes of the plane. */
    double[] turned(double[] rotation) {
        return Matrix3.product(turn, Matrix3.product(rotation, Matrix3.transposed(turn)));
    }

    /** Distance after which the planes repeat, &Aring;. */
    public double spacing() {
        return stacking[2];
    }

    /** Area of the cell in the plane, &Aring;&sup2;. */
    public double area() {
        return along[0][0] * along[1][1];
    }

    /** Height of a plane of atoms above the first, &Aring;; planes beyond those of one repeat are counted on. */
    public double height(int plane) {
        int n = planes.size();
        return atoms.z()[planes.get(Math.floorMod(plane, n))[0]] + Math.floorDiv(plane, n) * spacing();
    }

    /** Number of planes of the thinnest slab below a cut that is at least so thick (&Aring;), two or more. */
    public int count(Termination cut, double thickness) {
        int count = 2;
        while (height(cut.below()) - height(cut.below() - count + 1) < thickness) {
            count++;
        }
        return count;
    }

    /** How many cells along a vector in the plane, 0 or 1, are at least so long, &Aring;. */
    public int repeats(int vector, double length) {
        return (int) Math.ceil(length / Math.hypot(along[vector][0], along[vector][1]) - FLAT);
    }

    /** Ways to cut the crystal, the widest gap first. Cuts that symmetry maps onto each other are listed once. */
    public List<Termination> terminations() {
        List<Termination> all = new ArrayList<>();
        for (int p = 0; p < planes.size(); p++) {
            double gap = height(p + 1) - height(p);
            all.add(new Termination(0, p, gap, String.format(Locale.ROOT, "%s|%s, %.3f A apart", composition(p),
                    composition(p + 1), gap)));
        }
        all.sort(Comparator.comparingDouble((Termination t) -> -Math.rint(t.gap() / FLAT)));
        List<Termination> distinct = new ArrayList<>();
        for (Termination t : all) {
            if (distinct.stream().noneMatch(d -> equivalent(d, t))) {
                distinct.add(new Termination(distinct.size() + 1, t.below(), t.gap(), t.name()));
            }
        }
        return distinct;
    }

    /** Whether an operation of the crystal maps one cut onto the other, whichever side of it is up. */
    private boolean equivalent(Termination a, Termination b) {
        for (Symmetry.Operation o : symmetry.operations()) {
            double sign = turned(o.rotation())[8];
            if (Math.abs(Math.abs(sign) - 1) < 1e-6) {
                double steps = (sign * middle(a) + Matrix3.times(turn, o.translation())[2] - middle(b)) / spacing();
                if (Math.abs(steps - Math.rint(steps)) * spacing() < FLAT) {
                    return true;
                }
            }
        }
        return false;
    }

    private double middle(Termination t) {
        return height(t.below()) + t.gap() / 2;
    }

    /** Atoms of a plane in the cell: {@code Si}, {@code Ga2 N}. */
    public String composition(int plane) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i : planes.get(Math.floorMod(plane, planes.size()))) {
            counts.merge(atoms.symbol(i), 1, Integer::sum);
        }
        return counts.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + (e.getValue() == 1 ? "" : e.getValue().toString()))
                .collect(Collectors.joining(" "));
    }

    /** The indices as they are printed: {@code (1 1 -1)}. */
    public String name() {
        return name(miller);
    }

    private static String name(int[] hkl) {
        return IntStream.of(hkl).mapToObj(Integer::toString).collect(Collectors.joining(" ", "(", ")"));
    }
}
