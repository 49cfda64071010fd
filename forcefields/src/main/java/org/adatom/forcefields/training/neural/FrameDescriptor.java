package org.adatom.forcefields.training.neural;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.neighbor.SiteSearch;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;

/**
 * Values of a descriptor in whole configurations, and their derivatives by the positions of all atoms. These come from
 * one pull-back per value with unit slopes, so that they need no code in the descriptors. One thread at a time.
 */
final class FrameDescriptor {
    private final Descriptor descriptor;
    private final Descriptor.Evaluator evaluator;
    private final int most;
    // One thread: configurations are shared out, not atoms.
    private final SiteSearch search = new SiteSearch(new Workers(1));
    private double[][] rows;
    // Room for the derivatives of one configuration, used again for the next, so that making them again and again leaves no garbage.
    private double[] data = {};
    private double[] dense = {};

    /**
     * For species numbered as in the atoms.
     *
     * @param species their number
     */
    FrameDescriptor(Descriptor descriptor, int species) {
        this.descriptor = descriptor;
        evaluator = descriptor.newEvaluator();
        int largest = 0;
        for (int s = 0; s < species; s++) {
            largest = Math.max(largest, descriptor.size(s));
        }
        most = largest;
        rows = new double[most][0];
    }

    /** Where the values of each atom begin, and behind the last one where all end. */
    static int[] first(Descriptor descriptor, int[] species) {
        int[] first = new int[species.length + 1];
        for (int a = 0; a < species.length; a++) {
            first[a + 1] = first[a] + descriptor.size(species[a]);
        }
        return first;
    }

    /**
     * The values of all atoms, atom by atom.
     *
     * @param pairs out: adds to element [species] the number of atoms in the environment of each atom of the species, the
     *     atom itself included and images counted once
     */
    double[] values(Atoms atoms, Cell cell, long[] pairs) {
        int[] first = first(descriptor, atoms.species());
        double[] values = new double[first[atoms.count()]];
        int[] seen = new int[atoms.count()];
        Arrays.fill(seen, -1);
        search.visit(atoms, cell, descriptor.cutoff(), (worker, sites, neighbor) -> {
            ensureCapacity(sites.atoms);
            evaluator.values(sites, rows);
            for (int a = 0; a < sites.atoms; a++) {
                int center = sites.atomIndex[a];
                for (int f = 0; f < descriptor.size(sites.species[a]); f++) {
                    values[first[center] + f] = rows[f][a];
                }
                seen[center] = center;
                int different = 1;
                for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                    different += seen[neighbor[k]] == center ? 0 : 1;
                    seen[neighbor[k]] = center;
                }
                pairs[sites.species[a]] += different;
            }
        });
        return values;
    }

    /**
     * The derivatives of all inputs (values less a center, times a scale).
     *
     * @param withVirial whether those by strains are wanted
     * @param lasting whether they are to be kept; else the next call overwrites them
     */
    InputDerivatives derivatives(
            Atoms atoms, Cell cell, InputScaling scaling, boolean withVirial, boolean lasting) {
        Collector collector = new Collector(atoms, scaling, withVirial);
        search.visit(atoms, cell, descriptor.cutoff(), (worker, sites, neighbor) -> collector.add(sites, neighbor));
        return collector.finish(lasting);
    }

    private void ensureCapacity(int atoms) {
        if (rows.length > 0 && rows[0].length < atoms) {
            rows = new double[most][atoms];
        }
    }

    /** Gathers the derivatives of one configuration, block by block. */
    private final class Collector {
        private final InputScaling scaling;
        private final int count;
        private final int[] first;
        private final double[] strain;
        private final IntArrayList centers = new IntArrayList();
        private final IntArrayList movers = new IntArrayList();
        private final IntArrayList patterns = new IntArrayList();
        private final IntArrayList starts = new IntArrayList();
        private int size;
        private final Map<List<Integer>, Integer> patternOf = new HashMap<>();
        private final List<int[]> patternList = new ArrayList<>();
        // Of the current block: the pair of each neighbour, the pair of each atom with itself, derivatives of each pair.
        private final int[] place;
        private int[] pairOf = {};
        private int[] own = {};
        private final IntArrayList other = new IntArrayList();
        private final IntArrayList center = new IntArrayList();

        Collector(Atoms atoms, InputScaling scaling, boolean withVirial) {
            this.scaling = scaling;
            count = atoms.count();
            first = FrameDescriptor.first(descriptor, atoms.species());
            strain = withVirial ? new double[InputDerivatives.STRAINS * first[count]] : new double[0];
            place = new int[count];
        }

        void add(Sites sites, int[] neighbor) {
            ensureCapacity(sites.atoms);
            evaluator.values(sites, rows);
            findPairs(sites, neighbor);
            int length = other.size() * 3 * most;
            if (dense.length < length) {
                dense = new double[2 * length];
            }
            Arrays.fill(dense, 0, length, 0);
            for (int f = 0; f < most; f++) {
                pullBack(sites, f);
            }
            keep(sites);
        }

        /** Numbers the pairs of an atom and an atom that moves, images of one atom together, the atom itself first. */
        private void findPairs(Sites sites, int[] neighbor) {
            if (pairOf.length < sites.neighbors()) {
                pairOf = new int[2 * sites.neighbors()];
            }
            if (own.length < sites.atoms) {
                own = new int[sites.atoms];
            }
            other.clear();
            center.clear();
            for (int a = 0; a < sites.atoms; a++) {
                // Marks of the atom before are below its first pair.
                own[a] = pair(a, sites.atomIndex[a]);
                for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                    int p = place[neighbor[k]];
                    boolean known = p >= own[a] && p < other.size() && other.getInt(p) == neighbor[k];
                    pairOf[k] = known ? p : pair(a, neighbor[k]);
                }
            }
        }

        private int pair(int a, int mover) {
            place[mover] = other.size();
            other.add(mover);
            center.add(a);
            return other.size() - 1;
        }

        /** The derivatives of value f of all atoms of a block. */
        private void pullBack(Sites sites, int f) {
            int n = sites.neighbors();
            Arrays.fill(sites.gx, 0, n, 0);
            Arrays.fill(sites.gy, 0, n, 0);
            Arrays.fill(sites.gz, 0, n, 0);
            evaluator.pullBack(sites, f, rows);
            for (int a = 0; a < sites.atoms; a++) {
                int s = sites.species[a];
                if (f >= descriptor.size(s)) {
                    continue;
                }
                double scale = scaling.scale()[s][f];
                int self = own[a] * 3 * most + f;
                for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                    double gx = scale * sites.gx[k];
                    double gy = scale * sites.gy[k];
                    double gz = scale * sites.gz[k];
                    if (strain.length > 0) {
                        int w = InputDerivatives.STRAINS * (first[sites.atomIndex[a]] + f);
                        strain[w] += sites.dx[k] * gx;
                        strain[w + 1] += sites.dy[k] * gy;
                        strain[w + 2] += sites.dz[k] * gz;
                        strain[w + 3] += (sites.dy[k] * gz + sites.dz[k] * gy) / 2;
                        strain[w + 4] += (sites.dx[k] * gz + sites.dz[k] * gx) / 2;
                        strain[w + 5] += (sites.dx[k] * gy + sites.dy[k] * gx) / 2;
                    }
                    if (pairOf[k] != own[a]) { // an image of the atom moves with it
                        int p = pairOf[k] * 3 * most + f;
                        dense[p] += gx;
                        dense[p + most] += gy;
                        dense[p + 2 * most] += gz;
                        dense[self] -= gx;
                        dense[self + most] -= gy;
                        dense[self + 2 * most] -= gz;
                    }
                }
            }
        }

        private void keep(Sites sites) {
            List<Integer> pattern = new ArrayList<>();
            for (int p = 0; p < other.size(); p++) {
                int at = p * 3 * most;
                pattern.clear();
                for (int f = 0; f < most; f++) {
                    if (dense[at + f] != 0 || dense[at + most + f] != 0 || dense[at + 2 * most + f] != 0) {
                        pattern.add(f);
                    }
                }
                if (pattern.isEmpty()) {
                    continue;
                }
                Integer known = patternOf.get(pattern);
                if (known == null) {
                    known = patternList.size();
                    patternOf.put(List.copyOf(pattern), known);
                    patternList.add(pattern.stream().mapToInt(Integer::intValue).toArray());
                }
                centers.add(sites.atomIndex[center.getInt(p)]);
                movers.add(other.getInt(p));
                patterns.add(known.intValue());
                starts.add(size);
                int[] list = patternList.get(known);
                if (data.length < size + 3 * list.length) {
                    data = Arrays.copyOf(data, 2 * (size + 3 * list.length));
                }
                for (int axis = 0; axis < 3; axis++) {
                    for (int f : list) {
                        data[size++] = dense[at + axis * most + f];
                    }
                }
            }
        }

        InputDerivatives finish(boolean lasting) {
            return new InputDerivatives(count, centers.toIntArray(), movers.toIntArray(), patterns.toIntArray(),
                    starts.toIntArray(), patternList.toArray(int[][]::new), lasting ? Arrays.copyOf(data, size) : data,
                    strain);
        }
    }
}
