package org.adatom.engine.neighbor;

import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;

/** The domains of a decomposition together with what lies around them, for one list radius. */
final class Neighborhood {
    /** Makes the list of one domain and lets the domain adopt the clusters it needs. */
    @FunctionalInterface
    interface ListBuilder {
        /**
         * Makes a list.
         *
         * @param d number of the domain
         * @param near the clusters around it
         * @param found scratch, as long as there are clusters around
         * @param local scratch, likewise
         */
        void build(int d, Surroundings near, int[] found, int[] local);
    }

    private final Decomposition dec;
    private final Workers workers;
    private final boolean half;
    private final Scratch[] scratch;
    private Domain[] domains = {};
    private Images images;

    /** Scratch of one worker. */
    private static final class Scratch {
        final Surroundings near = new Surroundings();
        int[] found = {};
        int[] local = {};
    }

    /**
     * Still empty.
     *
     * @param half whether lists hold every pair once instead of twice
     */
    Neighborhood(Decomposition dec, Workers workers, boolean half) {
        this.dec = dec;
        this.workers = workers;
        this.half = half;
        this.scratch = new Scratch[workers.count()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new Scratch();
        }
    }

    /** The decomposition. */
    Decomposition decomposition() {
        return dec;
    }

    /** Number of domains. */
    int count() {
        return domains.length;
    }

    /** Domain d. */
    Domain domain(int d) {
        return domains[d];
    }

    /** Takes over the number of domains; true if it has changed. */
    boolean resize() {
        if (domains.length == dec.domains()) {
            return false;
        }
        domains = new Domain[dec.domains()];
        for (int d = 0; d < domains.length; d++) {
            domains[d] = new Domain(d);
        }
        return true;
    }

    /** Makes all lists anew, in parallel, from the decomposition's present positions. */
    void rebuild(double radius, ListBuilder builder) {
        images = new Images(dec.cell(), radius, dec.drift());
        Boxes groups = Surroundings.group(dec);
        workers.run(domains.length, (d, worker) -> {
            Scratch s = scratch[worker];
            s.near.collect(dec, groups, images, d, radius, half);
            if (s.found.length < s.near.count()) {
                s.found = new int[2 * s.near.count()];
                s.local = new int[2 * s.near.count()];
            }
            builder.build(d, s.near, s.found, s.local);
        });
    }

    /** Takes over the vectors of a deformed cell. */
    void follow() {
        images.follow(dec.cell());
    }

    /** Takes over the present positions into domain d. */
    void load(int d) {
        domains[d].load(dec, images);
    }

    /** A number for each local slot of domain d from one for each atom in the user's order; 0 in empty slots. */
    int[] toSlots(int d, int[] ofAtom) {
        Domain domain = domains[d];
        int lanes = Simd.LANES;
        int[] ofSlot = new int[domain.capacity()];
        for (int c = 0; c < domain.count(); c++) {
            int from = domain.source(c) * lanes;
            int to = Math.min(from + lanes, dec.count());
            for (int k = from; k < to; k++) {
                ofSlot[c * lanes + k - from] = ofAtom[dec.order()[k]];
            }
        }
        return ofSlot;
    }
}
