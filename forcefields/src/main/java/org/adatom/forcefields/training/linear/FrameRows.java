package org.adatom.forcefields.training.linear;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.neighbor.SiteSearch;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * The rows of configurations: by how much each coefficient changes their energy per atom, forces and virial per atom. The
 * derivatives of the values of an atom come from one pull-back with unit slope per value; rows of products follow from them
 * and the values. Scratch of one worker.
 */
final class FrameRows {
    /** Components of a symmetric tensor: xx yy zz yz xz xy. */
    private static final int[][] VOIGT = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

    /**
     * The rows of a configuration, each with room for the label.
     *
     * @param energy per atom
     * @param forces x, y, z of each atom; none if the frame has no forces
     * @param virial per atom, six components; none if the frame has no virial
     * @param min smallest value of each component of each element
     * @param max largest value
     */
    record Of(double[] energy, double[][] forces, double[][] virial, double[][] min, double[][] max) {}

    private final Columns columns;
    private final Descriptor descriptor;
    private final Descriptor.Evaluator evaluator;
    private final SiteSearch search;
    private final int most;
    private double[][] values = {};
    private double[][] slopes = {};
    private double[] gradients = {};
    private final double[] own;
    private final double[] sums;

    /**
     * Scratch.
     *
     * @param descriptor for the elements of the columns as species
     */
    FrameRows(Columns columns, Descriptor descriptor, Workers alone) {
        this.columns = columns;
        this.descriptor = descriptor;
        evaluator = descriptor.newEvaluator();
        search = new SiteSearch(alone);
        most = Arrays.stream(columns.sizes()).max().orElse(0);
        own = new double[most];
        sums = new double[(3 + VOIGT.length) * most];
    }

    /**
     * Computes the rows.
     *
     * @param elementOf element of each species of the frame
     */
    Of compute(LabelledFrame frame, int[] elementOf) {
        int width = columns.count() + 1;
        int elements = columns.elements().size();
        Of rows = new Of(
                new double[width], new double[frame.forces() == null ? 0 : 3 * frame.count()][width],
                new double[frame.virial() == null ? 0 : VOIGT.length][width], new double[elements][most],
                new double[elements][most]);
        for (int e = 0; e < elements; e++) {
            Arrays.fill(rows.min[e], Double.MAX_VALUE);
            Arrays.fill(rows.max[e], -Double.MAX_VALUE);
        }
        boolean derivatives = rows.forces.length + rows.virial.length > 0;
        search.visit(frame.atoms(), frame.cell(), descriptor.cutoff(), (worker, sites, neighbor) -> {
            rename(sites, elementOf);
            if (values.length == 0 || values[0].length < sites.atoms) {
                values = new double[most][sites.atoms];
                slopes = new double[most][sites.atoms];
            }
            evaluator.values(sites, values);
            if (derivatives) {
                differentiate(sites);
            }
            for (int a = 0; a < sites.atoms; a++) {
                add(rows, sites, neighbor, a, frame.count(), derivatives);
            }
        });
        return rows;
    }

    private static void rename(Sites sites, int[] elementOf) {
        for (int a = 0; a < sites.atoms; a++) {
            sites.species[a] = elementOf[sites.species[a]];
        }
        for (int k = 0; k < sites.neighbors(); k++) {
            sites.neighborSpecies[k] = elementOf[sites.neighborSpecies[k]];
        }
    }

    /** All &part;G<sub>f</sub>/&part;r<sub>ij</sub> of the block: neighbour and axis slow, f fast. */
    private void differentiate(Sites sites) {
        int n = sites.neighbors();
        if (gradients.length < 3 * n * most) {
            gradients = new double[3 * n * most];
        }
        for (int f = 0; f < most; f++) {
            Arrays.fill(sites.gx, 0, n, 0);
            Arrays.fill(sites.gy, 0, n, 0);
            Arrays.fill(sites.gz, 0, n, 0);
            Arrays.fill(slopes[f], 0, sites.atoms, 1);
            evaluator.pullBack(sites, slopes);
            Arrays.fill(slopes[f], 0, sites.atoms, 0);
            for (int k = 0; k < n; k++) {
                gradients[3 * k * most + f] = sites.gx[k];
                gradients[(3 * k + 1) * most + f] = sites.gy[k];
                gradients[(3 * k + 2) * most + f] = sites.gz[k];
            }
        }
    }

    private void add(Of rows, Sites sites, int[] neighbor, int a, int atoms, boolean derivatives) {
        int e = sites.species[a];
        int size = columns.sizes()[e];
        for (int f = 0; f < size; f++) {
            own[f] = values[f][a];
            rows.min[e][f] = Math.min(rows.min[e][f], own[f]);
            rows.max[e][f] = Math.max(rows.max[e][f], own[f]);
        }
        columns.addEnergy(rows.energy, e, own, 1.0 / atoms);
        if (!derivatives) {
            return;
        }
        Arrays.fill(sums, 0);
        double[][] r = {sites.dx, sites.dy, sites.dz};
        for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
            for (int axis = 0; axis < 3; axis++) {
                int at = (3 * k + axis) * most;
                accumulate(size, 1, at, axis * most);
                if (rows.forces.length > 0) {
                    columns.addSlope(rows.forces[3 * neighbor[k] + axis], e, own, gradients, at, -1);
                }
            }
            for (int v = 0; v < VOIGT.length; v++) {
                accumulate(size, -r[VOIGT[v][0]][k], (3 * k + VOIGT[v][1]) * most, (3 + v) * most);
            }
        }
        for (int axis = 0; axis < 3 && rows.forces.length > 0; axis++) {
            columns.addSlope(rows.forces[3 * sites.atomIndex[a] + axis], e, own, sums, axis * most, 1);
        }
        for (int v = 0; v < rows.virial.length; v++) {
            columns.addSlope(rows.virial[v], e, own, sums, (3 + v) * most, 1.0 / atoms);
        }
    }

    private void accumulate(int size, double factor, int from, int to) {
        for (int f = 0; f < size; f++) {
            sums[to + f] += factor * gradients[from + f];
        }
    }

    /** Component of a tensor given row by row. */
    static double component(double[] tensor, int voigt) {
        return tensor[3 * VOIGT[voigt][0] + VOIGT[voigt][1]];
    }
}
