package org.adatom.engine.neighbor;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.parallel.Workers;

/**
 * All pairs of atoms within a radius, in parallel: for pair distributions and the like, at any radius and in any cell.
 *
 * <p>Every unordered pair comes once; two atoms count as often as they have images within the radius of each other, and
 * an atom pairs with its own images (each unordered pair of opposite images once).
 */
public final class PairSearch {
    /** Receives the pairs. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Some pairs. Which worker gets which pairs is not determined: gather in whole numbers, one array per worker.
         *
         * @param worker 0 to the number of workers less one
         * @param pairs {@code size}, {@code r2} and, with indices into {@link Atoms#symbols()}, {@code type} =
         *     speciesOfI * speciesCount + speciesOfJ; the order of the two atoms has no meaning
         */
        void visit(int worker, PairBatch pairs);
    }

    private final double radius;
    private final Workers workers;
    private final Decomposition dec;
    private final Neighborhood neighborhood;
    private final PairBatch[] batches;
    private ClusterList[] lists = {};

    /**
     * A search of that radius in &Aring;.
     *
     * @throws IllegalArgumentException if the radius is not positive
     */
    public PairSearch(double radius, Workers workers) {
        if (!(radius > 0) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException("search radius must be positive: " + radius + " A");
        }
        this.radius = radius;
        this.workers = workers;
        dec = new Decomposition(workers);
        neighborhood = new Neighborhood(dec, workers, true);
        batches = new PairBatch[workers.count()];
        for (int w = 0; w < batches.length; w++) {
            batches[w] = new PairBatch();
        }
    }

    /** Shows all pairs of the atoms to the visitor. */
    public void visit(Atoms atoms, Cell cell, Visitor visitor) {
        dec.rebuild(atoms, cell);
        if (neighborhood.resize()) {
            lists = new ClusterList[neighborhood.count()];
            for (int d = 0; d < lists.length; d++) {
                lists[d] = new ClusterList();
            }
        }
        neighborhood.rebuild(
                radius,
                (d, near, found, local) -> lists[d].build(near, neighborhood.domain(d), dec.atomsIn(d), radius, found,
                        local));
        workers.run(neighborhood.count(), (d, worker) -> visitDomain(d, worker, atoms, visitor));
    }

    private void visitDomain(int d, int worker, Atoms atoms, Visitor visitor) {
        neighborhood.load(d);
        Domain domain = neighborhood.domain(d);
        ClusterList list = lists[d];
        PairBatch batch = batches[worker];
        int speciesCount = atoms.symbols().size();
        int[] species = neighborhood.toSlots(d, atoms.species());
        for (int r = 0; r < list.rows(); r++) {
            batch.ensureCapacity(list.pairCapacity(r, r + 1));
            batch.size = list.distances(domain, r, radius * radius, batch.r2, 0);
            PairTypes.fill(list, r, r + 1, species, speciesCount, batch.type);
            visitor.visit(worker, batch);
        }
    }
}
