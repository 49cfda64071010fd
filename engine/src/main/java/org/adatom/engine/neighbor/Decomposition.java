package org.adatom.engine.neighbor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.SimulationException.LostAtom;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;

/**
 * The atoms wrapped into the cell, sorted in space as clusters of {@link Simd#LANES} atoms, and the clusters cut into
 * domains of some hundred atoms.
 *
 * <p>A <em>slot</em> is a place in the sorted order; slot s belongs to cluster s / LANES. Only the last cluster of all
 * may have empty slots. Between rebuilds {@link #follow} tracks the moving atoms, and {@link #renew} takes them where they
 * are as the new reference. What is kept meanwhile is saved ({@link #save}, {@link #restore}), so that a run that restores
 * it continues with the same bits.
 */
public final class Decomposition {
    /** Small enough for a domain's arrays to stay in the cache, large enough to keep its surroundings a minor part. */
    private static final int ATOMS_PER_DOMAIN = 768;
    /** Where an atom costs microseconds the surroundings cost little beside it, and a small system too should keep all threads busy. */
    private static final int FEW_ATOMS = 64;

    /**
     * How often the order may be kept while lists are made anew: sorting is a third of the work, and atoms change their
     * neighbours slowly.
     */
    private static final int MOST_KEPT = 6;

    private static final int CHUNK = 8192;
    /** Doubles of this size are 2e-9 apart; forces would lose their digits, &Aring;. */
    private static final double FARTHEST = 1e7;

    private final Workers workers;
    private final Workers.Task gatherTask = (d, worker) -> gather(d);
    private Atoms atoms;
    private Cell cell;
    private double[] vectors = {};
    private Cell reference;
    private int atomsPerDomain = ATOMS_PER_DOMAIN;
    private int count = -1;
    private int clusters;
    private int domains;
    private int[] domainFirst = {};
    private int[] owner = {};
    private int[] order = {};
    private int[] wrap = {};
    private double[] x = {};
    private double[] y = {};
    private double[] z = {};
    private final double[] strain = new double[9];
    private double[] referenceX = {};
    private double[] referenceY = {};
    private double[] referenceZ = {};
    private double[] displacement2 = {};
    private double largestDisplacement;
    // Since the last sort: how often the order was kept, and how far atoms may have moved.
    private int kept;
    private double drift;
    private final Boxes clusterBoxes = new Boxes();
    private final Boxes domainBoxes = new Boxes();
    private long rebuilds;

    /** An empty decomposition; {@link #rebuild} fills it. */
    public Decomposition(Workers workers) {
        this.workers = workers;
    }

    /** Makes domains small from the first {@link #rebuild} on: for potentials in which an atom is costly. */
    public void refine() {
        atomsPerDomain = FEW_ATOMS;
    }

    /** Number of atoms. */
    int count() {
        return count;
    }

    /** Number of clusters. */
    int clusters() {
        return clusters;
    }

    /** Number of domains; depends on the number of atoms and on {@link #refine} alone. */
    public int domains() {
        return domains;
    }

    /** First cluster of domain d; that of domain {@link #domains()} is the total. */
    int firstCluster(int d) {
        return domainFirst[d];
    }

    /** Domain that cluster c belongs to. */
    int ownerOf(int c) {
        return owner[c];
    }

    /** Number of atoms in domain d. */
    int atomsIn(int d) {
        return Math.min(domainFirst[d + 1] * Simd.LANES, count) - domainFirst[d] * Simd.LANES;
    }

    /** Index in the user's order of the atom in each slot. */
    int[] order() {
        return order;
    }

    /** Wrapped x of each slot, &Aring;. */
    double[] x() {
        return x;
    }

    /** Wrapped y of each slot. */
    double[] y() {
        return y;
    }

    /** Wrapped z of each slot. */
    double[] z() {
        return z;
    }

    /** Bounding boxes of the clusters at the last rebuild. */
    Boxes clusterBoxes() {
        return clusterBoxes;
    }

    /** Bounding boxes of the domains at the last rebuild. */
    Boxes domainBoxes() {
        return domainBoxes;
    }

    /** The cell as it is now. */
    Cell cell() {
        return cell;
    }

    /** Largest distance of an atom from its reference position, carried along with the cell, that {@link #follow} met last, &Aring;. */
    public double largestDisplacement() {
        return largestDisplacement;
    }

    /** How often the order was made anew. */
    public long rebuilds() {
        return rebuilds;
    }

    /**
     * Takes over the atoms' present positions, if they have not moved too far since the last rebuild.
     *
     * <p>With the cell deformed by 1 + &epsilon; since then, two atoms that were r apart are now at least (1 - |&epsilon;|) r
     * apart, less the distances by which each has left the place to which the deformation alone would have carried it.
     *
     * @param skin margin in &Aring; by which lists were made longer than the cutoff
     * @param radius of the longest list, skin included, &Aring;
     * @return false if some pair may have come within the cutoff unlisted, or nothing is known of these atoms
     */
    public boolean follow(Atoms newAtoms, Cell newCell, double skin, double radius) {
        if (newAtoms.count() != count || reference == null || !repeatsAlike(newCell, reference)) {
            return false;
        }
        take(newAtoms, newCell);
        double stretch = radius * deform();
        workers.run(domains, gatherTask);
        double largest = 0;
        for (int d = 0; d < domains; d++) {
            largest = Math.max(largest, displacement2[d]);
        }
        largestDisplacement = Math.sqrt(largest);
        return 2 * largestDisplacement + stretch <= skin;
    }

    /** Finds the deformation since the lists were made, x &rarr; x + &epsilon; x, and returns its norm. */
    private double deform() {
        Arrays.fill(strain, 0);
        if (Arrays.equals(vectors, reference.rows())) {
            return 0;
        }
        double[] basis = cell.completed();
        double squares = 0;
        for (int d = 0; d < 3; d++) {
            for (int e = 0; e < 3; e++) {
                double sum = d == e ? -1 : 0;
                for (int k = 0; k < 3; k++) {
                    sum += basis[3 * k + d] * reference.fractional(k, e == 0 ? 1 : 0, e == 1 ? 1 : 0, e == 2 ? 1 : 0);
                }
                strain[3 * d + e] = sum;
                squares += sum * sum;
            }
        }
        return Math.sqrt(squares);
    }

    private static boolean repeatsAlike(Cell a, Cell b) {
        return a.periodic(0) == b.periodic(0) && a.periodic(1) == b.periodic(1) && a.periodic(2) == b.periodic(2);
    }

    private void take(Atoms newAtoms, Cell newCell) {
        atoms = newAtoms;
        cell = newCell;
        vectors = newCell.rows();
    }

    private void gather(int d) {
        int from = domainFirst[d] * Simd.LANES;
        int to = from + atomsIn(d);
        double[] ax = atoms.x();
        double[] ay = atoms.y();
        double[] az = atoms.z();
        double[] h = vectors;
        double[] e = strain;
        double largest = 0;
        for (int k = from; k < to; k++) {
            int i = order[k];
            int a = wrap[3 * k];
            int b = wrap[3 * k + 1];
            int c = wrap[3 * k + 2];
            x[k] = ax[i] + (a * h[0] + b * h[3] + c * h[6]);
            y[k] = ay[i] + (a * h[1] + b * h[4] + c * h[7]);
            z[k] = az[i] + (a * h[2] + b * h[5] + c * h[8]);
            double rx = referenceX[k];
            double ry = referenceY[k];
            double rz = referenceZ[k];
            double dx = x[k] - rx - (e[0] * rx + e[1] * ry + e[2] * rz);
            double dy = y[k] - ry - (e[3] * rx + e[4] * ry + e[5] * rz);
            double dz = z[k] - rz - (e[6] * rx + e[7] * ry + e[8] * rz);
            double d2 = dx * dx + dy * dy + dz * dz;
            // NaN stays NaN in a maximum, and makes the comparison with the skin fail.
            largest = Math.max(largest, d2);
        }
        displacement2[d] = largest;
    }

    /**
     * Makes the positions that {@link #follow} found too far away the new reference. Wrapping and order are kept a few
     * times, unless the cell has changed or an atom has moved by more than {@code most} (&Aring;).
     *
     * @throws NonFiniteState if a position is not a finite number
     * @throws LostAtom if an atom is so far away that its position is no longer exact
     */
    public void renew(Atoms newAtoms, Cell newCell, double most) {
        boolean sameCell = newAtoms.count() == count && reference != null && repeatsAlike(newCell, reference)
                && Arrays.equals(newCell.rows(), reference.rows());
        if (sameCell && kept < MOST_KEPT && largestDisplacement <= most) {
            kept++;
            drift += largestDisplacement;
            adoptReference();
        } else {
            rebuild(newAtoms, newCell);
        }
    }

    /** How far an atom may have left the cell into which it was wrapped, &Aring;. */
    double drift() {
        return drift;
    }

    /**
     * Wraps and orders the atoms anew.
     *
     * @throws NonFiniteState if a position is not a finite number
     * @throws LostAtom if an atom is so far away that its position is no longer exact
     */
    public void rebuild(Atoms newAtoms, Cell newCell) {
        take(newAtoms, newCell);
        allocate(newAtoms.count());
        kept = 0;
        drift = 0;
        int[] unsorted = new int[3 * count];
        double[][] wrapped = new double[3][count];
        workers.run((count + CHUNK - 1) / CHUNK, (chunk, worker) -> wrapInto(chunk, unsorted, wrapped));
        SpatialOrder spatial = new SpatialOrder(count, wrapped, order, new double[count]);
        double[][] boxes = new double[domains][6];
        boxes[0] = boxAround(wrapped);
        splitIntoDomains(spatial, boxes);
        workers.run(domains, (d, worker) -> {
            splitIntoClusters(spatial, domainFirst[d], domainFirst[d + 1], boxes[d]);
            for (int k = domainFirst[d] * Simd.LANES, end = k + atomsIn(d); k < end; k++) {
                System.arraycopy(unsorted, 3 * order[k], wrap, 3 * k, 3);
            }
        });
        workers.run(domains, gatherTask);
        adoptReference();
    }

    /** Makes the present positions the reference from which displacements count. */
    private void adoptReference() {
        reference = cell;
        System.arraycopy(x, 0, referenceX, 0, x.length);
        System.arraycopy(y, 0, referenceY, 0, y.length);
        System.arraycopy(z, 0, referenceZ, 0, z.length);
        for (int d = 0; d < domains; d++) {
            domainBoxes.clear(d);
            for (int c = domainFirst[d]; c < domainFirst[d + 1]; c++) {
                int from = c * Simd.LANES;
                clusterBoxes.enclose(c, x, y, z, from, Math.min(from + Simd.LANES, count));
                domainBoxes.include(d, clusterBoxes, c);
                owner[c] = d;
            }
        }
        rebuilds++;
    }

    private void allocate(int n) {
        if (n == count) {
            return;
        }
        count = n;
        clusters = (n + Simd.LANES - 1) / Simd.LANES;
        domains = Math.max(1, Math.min(clusters, (n + atomsPerDomain - 1) / atomsPerDomain));
        domainFirst = new int[domains + 1];
        int slots = clusters * Simd.LANES;
        owner = new int[clusters];
        order = new int[slots];
        wrap = new int[3 * slots];
        x = new double[slots];
        y = new double[slots];
        z = new double[slots];
        referenceX = new double[slots];
        referenceY = new double[slots];
        referenceZ = new double[slots];
        displacement2 = new double[domains];
        clusterBoxes.ensureCapacity(clusters);
        domainBoxes.ensureCapacity(domains);
    }

    private void wrapInto(int chunk, int[] shifts, double[][] wrapped) {
        double[] ax = atoms.x();
        double[] ay = atoms.y();
        double[] az = atoms.z();
        double[] h = vectors;
        for (int i = chunk * CHUNK, end = Math.min(i + CHUNK, count); i < end; i++) {
            if (!Double.isFinite(ax[i] + ay[i] + az[i])) {
                throw new NonFiniteState(-1, i, "position is not a finite number");
            }
            if (Math.abs(ax[i]) + Math.abs(ay[i]) + Math.abs(az[i]) > FARTHEST) {
                throw new LostAtom(-1, i, "is so far away that its position can no longer be resolved");
            }
            for (int k = 0; k < 3; k++) {
                shifts[3 * i + k] = cell.periodic(k) ? (int) -Math.floor(cell.fractional(k, ax[i], ay[i], az[i])) : 0;
            }
            int a = shifts[3 * i];
            int b = shifts[3 * i + 1];
            int c = shifts[3 * i + 2];
            wrapped[0][i] = ax[i] + (a * h[0] + b * h[3] + c * h[6]);
            wrapped[1][i] = ay[i] + (a * h[1] + b * h[4] + c * h[7]);
            wrapped[2][i] = az[i] + (a * h[2] + b * h[5] + c * h[8]);
        }
    }

    /** Halves the range of clusters level by level until there is one domain in each; the parts of a level in parallel. */
    private void splitIntoDomains(SpatialOrder spatial, double[][] boxes) {
        domainFirst[0] = 0;
        domainFirst[domains] = clusters;
        // The parts of one level: domains [edges[e], edges[e + 1]); the box of a part is that of its first domain.
        int[] edges = {0, domains};
        while (edges.length - 1 < domains) {
            int[] coarse = edges;
            workers.run(coarse.length - 1, (e, worker) -> halve(spatial, boxes, coarse[e], coarse[e + 1]));
            int[] finer = new int[2 * coarse.length];
            int n = 0;
            for (int e = 0; e + 1 < coarse.length; e++) {
                finer[n++] = coarse[e];
                if (coarse[e + 1] - coarse[e] > 1) {
                    finer[n++] = (coarse[e] + coarse[e + 1]) / 2;
                }
            }
            finer[n++] = domains;
            edges = Arrays.copyOf(finer, n);
        }
    }

    private void halve(SpatialOrder spatial, double[][] boxes, int first, int last) {
        if (last - first > 1) {
            int mid = (first + last) / 2;
            long span = (long) domainFirst[last] - domainFirst[first];
            domainFirst[mid] = domainFirst[first] + (int) (span * (mid - first) / (last - first));
            splitAt(spatial, domainFirst[first], domainFirst[mid], domainFirst[last], boxes[first], boxes[mid]);
        }
    }

    private void splitIntoClusters(SpatialOrder spatial, int first, int last, double[] box) {
        if (last - first > 1) {
            int mid = (first + last) / 2;
            double[] above = new double[6];
            splitAt(spatial, first, mid, last, box, above);
            splitIntoClusters(spatial, first, mid, box);
            splitIntoClusters(spatial, mid, last, above);
        }
    }

    /** Splits clusters first to last at mid; {@code box} becomes that of the lower part. */
    private void splitAt(SpatialOrder spatial, int first, int mid, int last, double[] box, double[] above) {
        spatial.split(
                first * Simd.LANES, mid * Simd.LANES, Math.min(last * Simd.LANES, count), box, box, above);
    }

    /** The box around all wrapped atoms. */
    private static double[] boxAround(double[][] wrapped) {
        double[] box = new double[6];
        for (int d = 0; d < 3; d++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (double v : wrapped[d]) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
            box[d] = min;
            box[3 + d] = max;
        }
        return box;
    }

    /** Writes what the next evaluation depends on besides the atoms: order, shifts and reference positions. */
    public void save(DataOutput out) throws IOException {
        out.writeInt(reference == null ? -1 : count);
        if (reference == null) {
            return;
        }
        out.writeInt(Simd.LANES);
        for (double h : reference.rows()) {
            out.writeDouble(h);
        }
        for (int k = 0; k < count; k++) {
            out.writeInt(order[k]);
            out.writeInt(wrap[3 * k]);
            out.writeInt(wrap[3 * k + 1]);
            out.writeInt(wrap[3 * k + 2]);
            out.writeDouble(referenceX[k]);
            out.writeDouble(referenceY[k]);
            out.writeDouble(referenceZ[k]);
        }
        for (int first : domainFirst) {
            out.writeInt(first);
        }
        out.writeInt(kept);
        out.writeDouble(drift);
        out.writeLong(rebuilds);
    }

    /**
     * Restores what {@link #save} wrote.
     *
     * @param system gives the periodicity of the cell
     * @return false if nothing had been saved, or on a machine with other vectors, whose clusters were others: the next
     *     evaluation starts anew
     */
    public boolean restore(DataInput in, Cell system) throws IOException {
        int n = in.readInt();
        if (n < 0) {
            return false;
        }
        boolean sameClusters = in.readInt() == Simd.LANES;
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            rows[k] = in.readDouble();
        }
        allocate(n);
        cell = system.withVectors(rows);
        for (int k = 0; k < count; k++) {
            order[k] = in.readInt();
            wrap[3 * k] = in.readInt();
            wrap[3 * k + 1] = in.readInt();
            wrap[3 * k + 2] = in.readInt();
            x[k] = in.readDouble();
            y[k] = in.readDouble();
            z[k] = in.readDouble();
        }
        for (int d = 0; d <= domains; d++) {
            domainFirst[d] = in.readInt();
        }
        reference = null;
        if (sameClusters) {
            adoptReference();
        }
        kept = in.readInt();
        drift = in.readDouble();
        rebuilds = in.readLong();
        return sameClusters;
    }
}
