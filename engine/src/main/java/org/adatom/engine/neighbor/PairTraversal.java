package org.adatom.engine.neighbor;

import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.ArrayMath;
import org.adatom.engine.simd.Simd;

/** Pair potentials over half lists of cluster pairs: distances, then the potential's loops, then forces. */
final class PairTraversal extends Traversal {
    /** Rows whose pairs make one batch: enough for long vector loops, few enough for the first-level cache. */
    static final int ROWS_PER_BATCH = 4;

    private final PairPotential potential;
    private final int speciesCount;
    private final Workers.Task task = this::computeDomain;
    private final Scratch[] scratch;
    private ClusterList[] lists = {};
    private int[][] species = {};

    private static final class Scratch {
        final PairBatch batch = new PairBatch();
        final double[] lanes = new double[12 * Simd.LANES];
    }

    PairTraversal(PairPotential potential, Decomposition dec, Workers workers) {
        super(potential, dec, workers, true);
        this.potential = potential;
        this.speciesCount = potential.species().size();
        this.scratch = new Scratch[workers.count()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new Scratch();
        }
    }

    @Override
    void allocate(int count) {
        species = new int[count][0];
        lists = new ClusterList[count];
        for (int d = 0; d < count; d++) {
            lists[d] = new ClusterList();
        }
    }

    @Override
    void buildList(int d, Surroundings near, double radius, int[] found, int[] local) {
        lists[d].build(near, neighborhood.domain(d), dec.atomsIn(d), radius, found, local);
    }

    @Override
    void adoptSpecies(int d, int[] speciesOfSlot) {
        if (speciesCount > 1) {
            species[d] = speciesOfSlot;
        }
    }

    @Override
    void computeDomains() {
        workers.run(neighborhood.count(), task);
    }

    private void computeDomain(int d, int worker) {
        begin(d);
        Domain domain = neighborhood.domain(d);
        ClusterList list = lists[d];
        PairBatch batch = scratch[worker].batch;
        double[] lanes = scratch[worker].lanes;
        double[][] f = {force[0][d], force[1][d], force[2][d]};
        double cutoff2 = potential.cutoff() * potential.cutoff();
        double sum = 0;
        for (int from = 0; from < list.rows(); from += ROWS_PER_BATCH) {
            int to = Math.min(from + ROWS_PER_BATCH, list.rows());
            batch.ensureCapacity(list.pairCapacity(from, to));
            int n = 0;
            for (int r = from; r < to; r++) {
                n = list.distances(domain, r, cutoff2, batch.r2, n);
            }
            batch.size = n;
            if (speciesCount > 1) {
                PairTypes.fill(list, from, to, species[d], speciesCount, batch.type);
            }
            potential.evaluate(batch);
            sum += ArrayMath.sum(batch.energy, n);
            for (int r = from, start = 0; r < to; r++) {
                start = list.forces(domain, r, batch.forceOverR, start, f, lanes);
            }
            if (wantAtomEnergies) {
                for (int k = 0; k < n; k++) {
                    batch.energy[k] *= 0.5;
                }
                for (int r = from, start = 0; r < to; r++) {
                    start = list.spread(r, batch.energy, batch.energy, start, siteEnergy[d], lanes);
                }
            }
            if (wantAtomVirials) {
                addVirials(d, from, to, batch.forceOverR, n);
            }
        }
        energy[d] = sum;
    }

    /** Either atom of a pair carries half of its virial. */
    private void addVirials(int d, int from, int to, double[] forceOverR, int n) {
        double[][] virial = siteVirials.of(d);
        for (int k = 0; k < n; k++) {
            forceOverR[k] *= 0.5;
        }
        for (int r = from, start = 0; r < to; r++) {
            start = lists[d].virials(neighborhood.domain(d), r, forceOverR, forceOverR, start, virial);
        }
    }
}
