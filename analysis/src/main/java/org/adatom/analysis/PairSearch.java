package org.adatom.analysis;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;

/**
 * All pairs of atoms within any distance of each other, periodic images and an atom's own images included, for
 * measurements that look further than the forces do.
 *
 * <p>Atoms are sorted into a grid of boxes aligned with the cell vectors; a box meets those boxes, of the cell or of its
 * images, that can lie within the range. Of two opposite neighbours only one is visited, so each pair is met once; a pair
 * of different images of the same two atoms is another pair. Any cell shape and any ratio of range to cell size will do.
 */
final class PairSearch {
    /** Takes pairs; called from several threads at a time with different {@code worker}. */
    @FunctionalInterface
    interface Visitor {
        /**
         * {@code size} pairs.
         *
         * @param species index of the pair's species, {@code min * speciesCount + max}
         */
        void pairs(int worker, int size, double[] r2, int[] species);
    }

    private static final int BATCH = 256;

    private final Workers workers;
    private final double[] basis = new double[9];
    private final boolean[] periodic = new boolean[3];
    private final int[] boxes = new int[3];
    private final int[] reach = new int[3];
    private int[] start = {};
    private int[] boxOf = {};
    private double[] x = {};
    private double[] y = {};
    private double[] z = {};
    private int[] species = {};

    PairSearch(Workers workers) {
        this.workers = workers;
    }

    /** Shows {@code visitor} every pair closer than {@code range}; {@code speciesOf} maps the atoms' species indices. */
    void forEach(Atoms atoms, Cell cell, double range, int[] speciesOf, int speciesCount, Visitor visitor) {
        if (atoms.count() == 0) {
            return;
        }
        sort(atoms, cell, range, speciesOf);
        Batch[] batches = new Batch[workers.count()];
        for (int w = 0; w < batches.length; w++) {
            batches[w] = new Batch(w, visitor);
        }
        workers.run(start.length - 1, (box, worker) -> visit(box, range * range, speciesCount, batches[worker]));
        for (Batch b : batches) {
            b.flush();
        }
    }

    private void sort(Atoms atoms, Cell cell, double range, int[] speciesOf) {
        int n = atoms.count();
        System.arraycopy(cell.completed(), 0, basis, 0, 9);
        double[][] fractional = new double[3][n];
        double[] low = new double[3];
        double[] width = new double[3];
        for (int k = 0; k < 3; k++) {
            periodic[k] = cell.periodic(k);
            double high = Double.NEGATIVE_INFINITY;
            low[k] = Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double f = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
                f -= periodic[k] ? Math.floor(f) : 0;
                fractional[k][i] = f;
                low[k] = Math.min(low[k], f);
                high = Math.max(high, f);
            }
            low[k] = periodic[k] ? 0 : low[k];
            width[k] = periodic[k] ? 1 : high - low[k];
        }
        divide(cell, range, width, n);
        int total = boxes[0] * boxes[1] * boxes[2];
        start = new int[total + 1];
        boxOf = new int[n];
        for (int i = 0; i < n; i++) {
            int box = 0;
            for (int k = 0; k < 3; k++) {
                double t = width[k] > 0 ? (fractional[k][i] - low[k]) / width[k] : 0;
                box = box * boxes[k] + Math.min(boxes[k] - 1, (int) (t * boxes[k]));
            }
            boxOf[i] = box;
            start[box + 1]++;
        }
        for (int box = 0; box < total; box++) {
            start[box + 1] += start[box];
        }
        x = new double[n];
        y = new double[n];
        z = new double[n];
        species = new int[n];
        int[] next = start.clone();
        for (int i = 0; i < n; i++) {
            int slot = next[boxOf[i]]++;
            x[slot] = cell.cartesian(0, fractional[0][i], fractional[1][i], fractional[2][i]);
            y[slot] = cell.cartesian(1, fractional[0][i], fractional[1][i], fractional[2][i]);
            z[slot] = cell.cartesian(2, fractional[0][i], fractional[1][i], fractional[2][i]);
            species[slot] = speciesOf[atoms.species()[i]];
        }
    }

    /** Chooses boxes of about half the range, but no more of them than there are atoms to fill them. */
    private void divide(Cell cell, double range, double[] width, int atoms) {
        for (int k = 0; k < 3; k++) {
            boxes[k] = (int) Math.clamp((long) (2 * width[k] * cell.height(k) / range), 1, 1000);
        }
        while ((long) boxes[0] * boxes[1] * boxes[2] > Math.max(64, 2L * atoms)) {
            int longest = boxes[0] >= boxes[1] ? 0 : 1;
            longest = boxes[longest] >= boxes[2] ? longest : 2;
            boxes[longest] = (boxes[longest] + 1) / 2;
        }
        for (int k = 0; k < 3; k++) {
            double height = width[k] * cell.height(k) / boxes[k];
            reach[k] = height > 0 ? (int) Math.min(Math.ceil(range / height), 1e6) : 0;
            reach[k] = periodic[k] ? reach[k] : Math.min(reach[k], boxes[k] - 1);
        }
    }

    private void visit(int box, double limit, int speciesCount, Batch batch) {
        int a = box / (boxes[1] * boxes[2]);
        int b = box / boxes[2] % boxes[1];
        int c = box % boxes[2];
        for (int da = 0; da <= reach[0]; da++) {
            for (int db = da == 0 ? 0 : -reach[1]; db <= reach[1]; db++) {
                for (int dc = da == 0 && db == 0 ? 0 : -reach[2]; dc <= reach[2]; dc++) {
                    if (inside(0, a + da) && inside(1, b + db) && inside(2, c + dc)) {
                        meet(box, a + da, b + db, c + dc, limit, speciesCount, batch);
                    }
                }
            }
        }
    }

    private boolean inside(int k, int index) {
        return periodic[k] || index >= 0 && index < boxes[k];
    }

    /** Pairs of the atoms in {@code box} with those in the box at (a, b, c), which may lie in an image of the cell. */
    private void meet(int box, int a, int b, int c, double limit, int speciesCount, Batch batch) {
        int sa = Math.floorDiv(a, boxes[0]);
        int sb = Math.floorDiv(b, boxes[1]);
        int sc = Math.floorDiv(c, boxes[2]);
        int other = (Math.floorMod(a, boxes[0]) * boxes[1] + Math.floorMod(b, boxes[1])) * boxes[2]
                + Math.floorMod(c, boxes[2]);
        double shiftX = sa * basis[0] + sb * basis[3] + sc * basis[6];
        double shiftY = sa * basis[1] + sb * basis[4] + sc * basis[7];
        double shiftZ = sa * basis[2] + sb * basis[5] + sc * basis[8];
        boolean same = other == box && sa == 0 && sb == 0 && sc == 0;
        for (int i = start[box]; i < start[box + 1]; i++) {
            double xi = x[i] - shiftX;
            double yi = y[i] - shiftY;
            double zi = z[i] - shiftZ;
            for (int j = same ? i + 1 : start[other]; j < start[other + 1]; j++) {
                double dx = x[j] - xi;
                double dy = y[j] - yi;
                double dz = z[j] - zi;
                double r2 = dx * dx + dy * dy + dz * dz;
                if (r2 < limit) {
                    int si = species[i];
                    int sj = species[j];
                    batch.add(r2, si < sj ? si * speciesCount + sj : sj * speciesCount + si);
                }
            }
        }
    }

    /** Pairs of one worker on their way to the visitor. */
    private static final class Batch {
        private final int worker;
        private final Visitor visitor;
        private final double[] r2 = new double[BATCH];
        private final int[] kind = new int[BATCH];
        private int size;

        Batch(int worker, Visitor visitor) {
            this.worker = worker;
            this.visitor = visitor;
        }

        void add(double squared, int pairSpecies) {
            r2[size] = squared;
            kind[size] = pairSpecies;
            if (++size == BATCH) {
                flush();
            }
        }

        void flush() {
            visitor.pairs(worker, size, r2, kind);
            size = 0;
        }
    }
}
