package org.adatom.engine.neighbor;

import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.parallel.Workers;

/**
 * The environment of every atom within a radius, in parallel: for bond angles, coordination numbers and local structure, at
 * any radius and in any cell.
 *
 * <p>Neighbours are periodic images, several of one atom if that many lie within the radius, and images of the atom
 * itself. Nothing is kept between searches, so that what is shown depends on the atoms and the cell only.
 */
public final class SiteSearch {
    /** Atoms shown at once. */
    private static final int BLOCK = 16;

    /** Receives the environments. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Some atoms with all their neighbours within the radius. Which worker gets which atoms is not determined: gather in
         * whole numbers, one array per worker, or by {@code atomIndex}.
         *
         * @param worker 0 to the number of workers less one
         * @param sites everything that goes in; species are indices into {@link Atoms#symbols()}
         * @param neighborIndex index of each neighbour in the order of the atoms
         */
        void visit(int worker, Sites sites, int[] neighborIndex);
    }

    private final Workers workers;

    /** A search shared out among these workers. */
    public SiteSearch(Workers workers) {
        this.workers = workers;
    }

    /**
     * Shows the environments of all atoms to the visitor.
     *
     * @param radius &Aring;
     * @throws IllegalArgumentException if the radius is not positive
     */
    public void visit(Atoms atoms, Cell cell, double radius, Visitor visitor) {
        if (!(radius > 0) || !Double.isFinite(radius)) {
            throw new IllegalArgumentException("search radius must be positive: " + radius + " A");
        }
        Decomposition dec = new Decomposition(workers);
        Neighborhood neighborhood = new Neighborhood(dec, workers, false);
        dec.rebuild(atoms, cell);
        neighborhood.resize();
        SiteNeighbors[] lists = new SiteNeighbors[neighborhood.count()];
        neighborhood.rebuild(radius, (d, near, found, local) -> {
            lists[d] = new SiteNeighbors();
            lists[d].build(near, neighborhood.domain(d), dec.atomsIn(d), radius, found, local);
        });
        int[] identity = IntStream.range(0, atoms.count()).toArray();
        Scratch[] scratch = new Scratch[workers.count()];
        workers.run(neighborhood.count(), (d, worker) -> {
            scratch[worker] = scratch[worker] == null ? new Scratch() : scratch[worker];
            Scratch s = scratch[worker];
            neighborhood.load(d);
            int[] index = neighborhood.toSlots(d, identity);
            int[] species = neighborhood.toSlots(d, atoms.species());
            for (int from = 0; from < dec.atomsIn(d); from += BLOCK) {
                int to = Math.min(from + BLOCK, dec.atomsIn(d));
                s.ensureCapacity(lists[d].listed(from, to) + 1);
                lists[d].gather(neighborhood.domain(d), from, to, radius * radius, s.sites, s.slots);
                name(s, from, index, species);
                visitor.visit(worker, s.sites, s.index);
            }
        });
    }

    private static void name(Scratch s, int from, int[] index, int[] species) {
        for (int a = 0; a < s.sites.atoms; a++) {
            s.sites.atomIndex[a] = index[from + a];
            s.sites.species[a] = species[from + a];
        }
        for (int k = 0; k < s.sites.neighbors(); k++) {
            s.index[k] = index[s.slots[k]];
            s.sites.neighborSpecies[k] = species[s.slots[k]];
        }
    }

    /** Scratch of one worker. */
    private static final class Scratch {
        final Sites sites = new Sites();
        int[] slots = {};
        int[] index = {};

        void ensureCapacity(int neighbors) {
            sites.ensureCapacity(BLOCK, neighbors);
            if (slots.length < neighbors) {
                slots = new int[2 * neighbors];
                index = new int[2 * neighbors];
            }
        }
    }
}
