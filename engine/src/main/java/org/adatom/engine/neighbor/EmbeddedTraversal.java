package org.adatom.engine.neighbor;

import java.util.Arrays;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.ArrayMath;
import org.adatom.engine.simd.Simd;

/**
 * The embedded-atom family in two passes over half lists: densities first, then, with the slopes of the embedding
 * energies known, forces. The first pass keeps the slopes of every pair, so the second evaluates no function again.
 */
final class EmbeddedTraversal extends Traversal {
    private final EmbeddedPotential potential;
    private final int speciesCount;
    private final Workers.Task densityTask = this::densities;
    private final Workers.Task embedTask = this::embed;
    private final Workers.Task forceTask = this::forces;
    private final Scratch[] scratch;
    private ClusterList[] lists = {};
    private Pairs[] pairs = {};
    private int[][] species = {};
    private int[][] ownSpecies = {};
    private double[][] density = {};
    private double[][] embedding = {};
    private double[][] slope = {};

    private static final class Scratch {
        final EmbeddedBatch batch = new EmbeddedBatch();
        final double[] lanes = new double[12 * Simd.LANES];
    }

    /** What the second pass needs of the pairs of a domain: their slopes over r. */
    private static final class Pairs {
        double[] energySlope = {};
        double[] slopeAtI = {};
        double[] slopeAtJ = {};
        int[] first = {};

        void ensureCapacity(int n, boolean symmetric) {
            if (energySlope.length < n) {
                int length = n + n / 4;
                energySlope = Arrays.copyOf(energySlope, length);
                slopeAtI = Arrays.copyOf(slopeAtI, length);
                slopeAtJ = symmetric ? slopeAtI : Arrays.copyOf(slopeAtJ, length);
            }
        }
    }

    EmbeddedTraversal(EmbeddedPotential potential, Decomposition dec, Workers workers) {
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
        lists = new ClusterList[count];
        pairs = new Pairs[count];
        species = new int[count][0];
        ownSpecies = new int[count][0];
        density = new double[count][0];
        embedding = new double[count][0];
        slope = new double[count][0];
        for (int d = 0; d < count; d++) {
            lists[d] = new ClusterList();
            pairs[d] = new Pairs();
        }
    }

    @Override
    void buildList(int d, Surroundings near, double radius, int[] found, int[] local) {
        lists[d].build(near, neighborhood.domain(d), dec.atomsIn(d), radius, found, local);
    }

    @Override
    void adoptSpecies(int d, int[] speciesOfSlot) {
        species[d] = speciesCount > 1 ? speciesOfSlot : species[d];
        ownSpecies[d] = Arrays.copyOf(speciesOfSlot, dec.atomsIn(d));
        if (density[d].length < neighborhood.domain(d).capacity()) {
            int length = neighborhood.domain(d).capacity() + neighborhood.domain(d).capacity() / 8;
            density[d] = new double[length];
            embedding[d] = new double[length];
            slope[d] = new double[length];
        }
    }

    @Override
    void computeDomains() {
        workers.run(neighborhood.count(), densityTask);
        workers.run(neighborhood.count(), embedTask);
        workers.run(neighborhood.count(), forceTask);
    }

    private void densities(int d, int worker) {
        begin(d);
        Arrays.fill(density[d], 0, neighborhood.domain(d).capacity(), 0);
        ClusterList list = lists[d];
        Pairs kept = pairs[d];
        EmbeddedBatch batch = scratch[worker].batch;
        double[] lanes = scratch[worker].lanes;
        if (kept.first.length < list.rows() + 1) {
            kept.first = new int[list.rows() + 1];
        }
        double cutoff2 = potential.cutoff() * potential.cutoff();
        int total = 0;
        double sum = 0;
        for (int from = 0; from < list.rows(); from += PairTraversal.ROWS_PER_BATCH) {
            int to = Math.min(from + PairTraversal.ROWS_PER_BATCH, list.rows());
            batch.ensureCapacity(list.pairCapacity(from, to), speciesCount == 1);
            int n = 0;
            for (int r = from; r < to; r++) {
                kept.first[r] = total + n;
                n = list.distances(neighborhood.domain(d), r, cutoff2, batch.r2, n);
            }
            batch.size = n;
            if (speciesCount > 1) {
                PairTypes.fill(list, from, to, species[d], speciesCount, batch.type);
            }
            potential.pairs(batch);
            sum += ArrayMath.sum(batch.energy, n);
            kept.ensureCapacity(total + n + Simd.LANES, speciesCount == 1);
            System.arraycopy(batch.energySlope, 0, kept.energySlope, total, n);
            System.arraycopy(batch.slopeAtI, 0, kept.slopeAtI, total, n);
            if (speciesCount > 1) {
                System.arraycopy(batch.slopeAtJ, 0, kept.slopeAtJ, total, n);
            }
            for (int r = from, start = 0; r < to; r++) {
                start = list.spread(r, batch.densityAtI, batch.densityAtJ, start, density[d], lanes);
            }
            if (wantAtomEnergies) {
                for (int k = 0; k < n; k++) {
                    batch.energy[k] *= 0.5;
                }
                for (int r = from, start = 0; r < to; r++) {
                    start = list.spread(r, batch.energy, batch.energy, start, siteEnergy[d], lanes);
                }
            }
            total += n;
        }
        kept.first[list.rows()] = total;
        energy[d] = sum;
    }

    private void embed(int d, int worker) {
        fold(d, density);
        int n = dec.atomsIn(d);
        potential.embed(n, ownSpecies[d], density[d], embedding[d], slope[d]);
        energy[d] += ArrayMath.sum(embedding[d], n);
        if (wantAtomEnergies) {
            for (int k = 0; k < n; k++) {
                siteEnergy[d][k] += embedding[d][k];
            }
        }
    }

    private void forces(int d, int worker) {
        Domain domain = neighborhood.domain(d);
        ClusterList list = lists[d];
        Pairs kept = pairs[d];
        double[] lanes = scratch[worker].lanes;
        double[] slopeOfSlot = embedding[d];
        gatherSlopes(d, slopeOfSlot);
        double[][] f = {force[0][d], force[1][d], force[2][d]};
        for (int r = 0; r < list.rows(); r++) {
            int row = r * ClusterPairs.ROW;
            if (speciesCount == 1) {
                EmbeddedForces.ofOneSpecies(domain.x(), domain.y(), domain.z(), row, list.entry(), list.first(r),
                        list.first(r + 1), list.masks(), slopeOfSlot, kept.energySlope, kept.slopeAtI, kept.first[r],
                        f[0], f[1], f[2], lanes);
            } else {
                EmbeddedForces.ofSeveralSpecies(domain.x(), domain.y(), domain.z(), row, list.entry(), list.first(r),
                        list.first(r + 1), list.masks(), slopeOfSlot, kept.energySlope, kept.slopeAtI, kept.slopeAtJ,
                        kept.first[r], f[0], f[1], f[2], lanes);
            }
        }
        if (wantAtomVirials) {
            addVirials(d, slopeOfSlot);
        }
    }

    /**
     * An atom's virial holds half of its pair terms, and of the embedding energies those of its partners, whose density it
     * changes.
     */
    private void addVirials(int d, double[] slopeOfSlot) {
        ClusterList list = lists[d];
        Pairs kept = pairs[d];
        int n = kept.first[list.rows()];
        double[] toI = new double[n];
        double[] toJ = new double[n];
        for (int r = 0; r < list.rows(); r++) {
            list.pick(r, slopeOfSlot, toJ, toI, kept.first[r]);
        }
        for (int k = 0; k < n; k++) {
            toI[k] = -0.5 * kept.energySlope[k] - toI[k] * kept.slopeAtJ[k];
            toJ[k] = -0.5 * kept.energySlope[k] - toJ[k] * kept.slopeAtI[k];
        }
        double[][] virial = siteVirials.of(d);
        for (int r = 0; r < list.rows(); r++) {
            list.virials(neighborhood.domain(d), r, toI, toJ, kept.first[r], virial);
        }
    }

    /** F&prime; of every local slot of domain d, from the domains that own them. */
    private void gatherSlopes(int d, double[] slopeOfSlot) {
        Domain domain = neighborhood.domain(d);
        for (int c = 0; c < domain.count(); c++) {
            int source = domain.source(c);
            int owner = dec.ownerOf(source);
            int from = (source - dec.firstCluster(owner)) * Simd.LANES;
            System.arraycopy(slope[owner], from, slopeOfSlot, c * Simd.LANES, Simd.LANES);
        }
    }
}
