package org.adatom.engine.neighbor;

import java.util.Arrays;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;

/**
 * The nearest neighbours of every atom, in the order of distance: where the number of neighbours is known and the distance is
 * not.
 *
 * <p>Neighbours are sought up to twice the median distance of atoms from their nearest neighbour, which holds the first two
 * shells of every dense crystal and all 16 atoms about one of diamond; an atom in emptier surroundings has fewer. Arrays are
 * laid out atom by atom, {@link #most} places each. Nothing depends on the frames before.
 */
public final class NearestNeighbors {
    /** Neighbours lie within this many median distances. */
    private static final double REACH = 2;
    /** A first guess of a distance, &Aring;. */
    private static final double SHORT = 1;
    /** By how much the guess grows. */
    private static final double GROWTH = 1.3;

    private final int most;
    private final SiteSearch search;
    private double guess = SHORT;
    private double spacing = Double.NaN;
    private int atoms;
    private int[] count = {};
    private int[] index = {};
    private double[] x = {};
    private double[] y = {};
    private double[] z = {};
    private double[] r = {};

    /**
     * Still empty.
     *
     * @param most largest number of neighbours kept of each atom
     */
    public NearestNeighbors(int most, Workers workers) {
        this.most = most;
        this.search = new SiteSearch(workers);
    }

    /** Finds the neighbours of all atoms. */
    public void find(Atoms all, Cell cell) {
        allocate(all.count());
        if (atoms == 0 || atoms == 1 && cell.periodicCount() == 0) {
            Arrays.fill(count, 0);
            spacing = Double.NaN;
            return;
        }
        while (true) {
            gather(all, cell, guess);
            spacing = median();
            if (REACH * spacing <= guess) {
                break;
            }
            guess = spacing < guess ? 1.05 * REACH * spacing : GROWTH * guess;
        }
        for (int i = 0; i < atoms; i++) {
            while (count[i] > 0 && r[i * most + count[i] - 1] > REACH * spacing) {
                count[i]--;
            }
        }
        guess = 1.05 * REACH * spacing;
    }

    private void allocate(int n) {
        atoms = n;
        if (count.length != n) {
            count = new int[n];
            index = new int[n * most];
            x = new double[n * most];
            y = new double[n * most];
            z = new double[n * most];
            r = new double[n * most];
        }
    }

    private void gather(Atoms all, Cell cell, double radius) {
        search.visit(all, cell, radius, (worker, sites, neighbor) -> {
            for (int a = 0; a < sites.atoms; a++) {
                int i = sites.atomIndex[a];
                count[i] = 0;
                for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                    insert(i, neighbor[k], sites.dx[k], sites.dy[k], sites.dz[k], sites.r[k]);
                }
            }
        });
    }

    /** Puts a neighbour where its distance belongs; of equally far ones the first in the order of atoms comes first. */
    private void insert(int i, int j, double dx, double dy, double dz, double distance) {
        int from = i * most;
        int at = from + count[i];
        while (at > from && (distance < r[at - 1] || distance == r[at - 1] && j < index[at - 1])) {
            at--;
        }
        if (at == from + most) {
            return;
        }
        count[i] = Math.min(most, count[i] + 1);
        int moved = from + count[i] - 1 - at;
        System.arraycopy(index, at, index, at + 1, moved);
        System.arraycopy(x, at, x, at + 1, moved);
        System.arraycopy(y, at, y, at + 1, moved);
        System.arraycopy(z, at, z, at + 1, moved);
        System.arraycopy(r, at, r, at + 1, moved);
        index[at] = j;
        x[at] = dx;
        y[at] = dy;
        z[at] = dz;
        r[at] = distance;
    }

    /** Of the distances from the nearest neighbour; infinite if most atoms have none. */
    private double median() {
        double[] nearest = new double[atoms];
        for (int i = 0; i < atoms; i++) {
            nearest[i] = count[i] == 0 ? Double.POSITIVE_INFINITY : r[i * most];
        }
        Arrays.sort(nearest);
        return nearest[(atoms - 1) / 2];
    }

    /** Number of atoms. */
    public int atoms() {
        return atoms;
    }

    /** Places in the arrays per atom. */
    public int most() {
        return most;
    }

    /** Median distance of atoms from their nearest neighbour, &Aring;; NaN of a lone atom. */
    public double spacing() {
        return spacing;
    }

    /** Number of neighbours of atom i. */
    public int count(int i) {
        return count[i];
    }

    /** Indices of the neighbours. */
    public int[] index() {
        return index;
    }

    /** x of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    public double[] x() {
        return x;
    }

    /** y of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    public double[] y() {
        return y;
    }

    /** z of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    public double[] z() {
        return z;
    }

    /** Distances, &Aring;. */
    public double[] r() {
        return r;
    }
}
