package org.adatom.analysis.crystal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;

/** The atoms of a cell as a set of points that repeat, in which one looks for the atom at a place. */
public final class Sites {
    private final Atoms atoms;
    private final Cell cell;
    private final double tolerance;
    /** Atoms in the order of their fractional coordinate along a, and that coordinate. */
    private final int[] order;

    private final double[] sorted;

    /**
     * The sites of a frame.
     *
     * @param tolerance largest distance between a place and the atom that is taken to be there, &Aring;
     */
    public Sites(Frame frame, double tolerance) {
        atoms = frame.atoms();
        cell = frame.cell();
        this.tolerance = tolerance;
        double[] f = new double[atoms.count()];
        for (int i = 0; i < f.length; i++) {
            f[i] = folded(0, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
        }
        order = IntStream.range(0, f.length).boxed().sorted(Comparator.comparingDouble(i -> f[i]))
                .mapToInt(Integer::intValue).toArray();
        sorted = Arrays.stream(order).mapToDouble(i -> f[i]).toArray();
    }

    private double folded(int k, double x, double y, double z) {
        double f = cell.fractional(k, x, y, z);
        return cell.periodic(k) ? f - Math.floor(f) : f;
    }

    /** Position of an atom. */
    double[] position(int i) {
        return new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]};
    }

    /** The first atom of the species that has fewest. */
    int rarest() {
        long[] counts = atoms.speciesCounts();
        int best = 0;
        for (int i = 1; i < atoms.count(); i++) {
            best = counts[atoms.species()[i]] < counts[atoms.species()[best]] ? i : best;
        }
        return best;
    }

    /** The atoms of the same species. */
    int[] alike(int i) {
        return IntStream.range(0, atoms.count()).filter(j -> atoms.species()[j] == atoms.species()[i]).toArray();
    }

    /**
     * Which atom R x + t of each atom is.
     *
     * @param rotation R, nine components
     * @param translation t, &Aring;
     * @return empty if one of them is none of the same species
     */
    public int[] image(double[] rotation, double[] translation) {
        int[] image = new int[atoms.count()];
        boolean[] taken = new boolean[atoms.count()];
        for (int i = 0; i < image.length; i++) {
            double[] p = Matrix3.times(rotation, position(i));
            int at = at(p[0] + translation[0], p[1] + translation[1], p[2] + translation[2]);
            if (at < 0 || taken[at] || atoms.species()[at] != atoms.species()[i]) {
                return new int[0];
            }
            taken[at] = true;
            image[i] = at;
        }
        return image;
    }

    /** The atom at that place or at an image of it; &minus;1 if there is none. */
    public int at(double x, double y, double z) {
        double reach = tolerance / cell.height(0);
        double f = folded(0, x, y, z);
        int found = among(f - reach, f + reach, x, y, z);
        if (found < 0 && cell.periodic(0) && f < reach) {
            found = among(f + 1 - reach, 1, x, y, z);
        }
        if (found < 0 && cell.periodic(0) && f > 1 - reach) {
            found = among(0, f - 1 + reach, x, y, z);
        }
        return found;
    }

    private int among(double low, double high, double x, double y, double z) {
        int k = Arrays.binarySearch(sorted, low);
        for (k = k < 0 ? -k - 1 : k; k > 0 && sorted[k - 1] >= low;) {
            k--;
        }
        for (; k < sorted.length && sorted[k] <= high; k++) {
            int j = order[k];
            if (square(x - atoms.x()[j], y - atoms.y()[j], z - atoms.z()[j]) < tolerance * tolerance) {
                return j;
            }
        }
        return -1;
    }

    /** Square of the length of a vector, taken to the image that is nearest in fractional coordinates. */
    private double square(double dx, double dy, double dz) {
        double[] f = new double[3];
        for (int k = 0; k < 3; k++) {
            double g = cell.fractional(k, dx, dy, dz);
            f[k] = cell.periodic(k) ? g - Math.rint(g) : g;
        }
        double square = 0;
        for (int d = 0; d < 3; d++) {
            double v = cell.cartesian(d, f[0], f[1], f[2]);
            square += v * v;
        }
        return square;
    }
}
