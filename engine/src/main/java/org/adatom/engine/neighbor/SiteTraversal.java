package org.adatom.engine.neighbor;

import java.util.Arrays;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;

/** Site potentials over full lists: blocks of environments in, energies and gradients out, forces put together here. */
final class SiteTraversal extends Traversal {
    /** Atoms in a block: their neighbours fill vectors, and still fit into the first-level cache. */
    private static final int BLOCK = 16;

    private final SitePotential potential;
    private final Workers.Task task = this::computeDomain;
    private final Scratch[] scratch;
    private SiteNeighbors[] lists = {};
    private int[][] species = {};

    private static final class Scratch {
        final Sites sites = new Sites();
        final SitePotential.Evaluator evaluator;
        int[] slots = {};

        Scratch(SitePotential potential) {
            evaluator = potential.newEvaluator();
        }

        void wantMonitored(int rows) {
            if (sites.monitored.length != rows) {
                sites.monitored = new double[rows][BLOCK];
            }
        }
    }

    SiteTraversal(SitePotential potential, Decomposition dec, Workers workers) {
        super(potential, dec, workers, false);
        this.potential = potential;
        this.scratch = new Scratch[workers.count()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new Scratch(potential);
        }
    }

    @Override
    void allocate(int count) {
        species = new int[count][0];
        lists = new SiteNeighbors[count];
        for (int d = 0; d < count; d++) {
            lists[d] = new SiteNeighbors();
        }
    }

    @Override
    void buildList(int d, Surroundings near, double radius, int[] found, int[] local) {
        lists[d].build(near, neighborhood.domain(d), dec.atomsIn(d), radius, found, local);
    }

    @Override
    void adoptSpecies(int d, int[] speciesOfSlot) {
        species[d] = speciesOfSlot;
        int speciesCount = potential.species().size();
        if (speciesCount > 1) {
            lists[d].groupBySpecies(dec.atomsIn(d), speciesOfSlot, speciesCount);
        }
    }

    @Override
    void computeDomains() {
        workers.run(neighborhood.count(), task);
    }

    private void computeDomain(int d, int worker) {
        begin(d);
        Scratch s = scratch[worker];
        Sites sites = s.sites;
        double cutoff2 = potential.cutoff() * potential.cutoff();
        int atoms = dec.atomsIn(d);
        int userSlot = dec.firstCluster(d) * Simd.LANES;
        double sum = 0;
        for (int from = 0; from < atoms; from += BLOCK) {
            int to = Math.min(from + BLOCK, atoms);
            // One place to spare: the gather writes each candidate before it knows whether to keep it.
            int capacity = lists[d].listed(from, to) + 1;
            sites.ensureCapacity(BLOCK, capacity);
            if (s.slots.length < capacity) {
                s.slots = new int[2 * capacity];
            }
            lists[d].gather(neighborhood.domain(d), from, to, cutoff2, sites, s.slots);
            int n = sites.neighbors();
            for (int a = 0; a < sites.atoms; a++) {
                sites.species[a] = species[d][from + a];
                sites.atomIndex[a] = dec.order()[userSlot + from + a];
            }
            for (int k = 0; k < n; k++) {
                sites.neighborSpecies[k] = species[d][s.slots[k]];
            }
            Arrays.fill(sites.gx, 0, n, 0);
            Arrays.fill(sites.gy, 0, n, 0);
            Arrays.fill(sites.gz, 0, n, 0);
            if (member < 0) {
                s.wantMonitored(monitored.length);
                s.evaluator.evaluate(sites);
                showMonitored(sites);
            } else {
                s.evaluator.evaluateMember(sites, member);
            }
            for (int a = 0; a < sites.atoms; a++) {
                sum += sites.energy[a];
            }
            if (wantAtomEnergies) {
                System.arraycopy(sites.energy, 0, siteEnergy[d], from, sites.atoms);
            }
            addForces(sites, s.slots, from, force[0][d], force[1][d], force[2][d]);
            if (wantAtomVirials) {
                addVirials(sites, s.slots, siteVirials.of(d));
            }
        }
        energy[d] = sum;
    }

    /** Every atom is in one block, so each place is written once. */
    private void showMonitored(Sites sites) {
        for (int c = 0; c < monitored.length; c++) {
            for (int a = 0; a < sites.atoms; a++) {
                monitored[c][sites.atomIndex[a]] = sites.monitored[c][a];
            }
        }
    }

    /** W<sub>j,ab</sub> &minus;= r<sub>ij,a</sub> &part;U<sub>i</sub>/&part;r<sub>ij,b</sub>: the energy of i responds to a motion of j. */
    private static void addVirials(Sites sites, int[] slots, double[][] virial) {
        for (int k = 0; k < sites.neighbors(); k++) {
            int j = slots[k];
            virial[0][j] -= sites.dx[k] * sites.gx[k];
            virial[1][j] -= sites.dx[k] * sites.gy[k];
            virial[2][j] -= sites.dx[k] * sites.gz[k];
            virial[3][j] -= sites.dy[k] * sites.gx[k];
            virial[4][j] -= sites.dy[k] * sites.gy[k];
            virial[5][j] -= sites.dy[k] * sites.gz[k];
            virial[6][j] -= sites.dz[k] * sites.gx[k];
            virial[7][j] -= sites.dz[k] * sites.gy[k];
            virial[8][j] -= sites.dz[k] * sites.gz[k];
        }
    }

    /** F<sub>i</sub> += &part;U<sub>i</sub>/&part;r<sub>ij</sub>, F<sub>j</sub> &minus;= the same. */
    private static void addForces(Sites sites, int[] slots, int from, double[] fx, double[] fy, double[] fz) {
        for (int a = 0; a < sites.atoms; a++) {
            double sx = 0;
            double sy = 0;
            double sz = 0;
            for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                int j = slots[k];
                sx += sites.gx[k];
                sy += sites.gy[k];
                sz += sites.gz[k];
                fx[j] -= sites.gx[k];
                fy[j] -= sites.gy[k];
                fz[j] -= sites.gz[k];
            }
            fx[from + a] += sx;
            fy[from + a] += sy;
            fz[from + a] += sz;
        }
    }
}
