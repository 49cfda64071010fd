package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Frames that are the same but for turning, shifting, mirroring and numbering of the atoms: equal composition, volume, energy and
 * sorted distances of all atoms from their nearest neighbours.
 */
final class Duplicates {
    /** Distances differ by less, &Aring;. */
    private static final double DISTANCE = 1e-4;
    /** Energies per atom differ by less, eV. */
    private static final double ENERGY = 1e-5;
    /** Volumes differ by less, relative. */
    private static final double VOLUME = 1e-5;

    private Duplicates() {}

    /** Sets of two or more frames that are the same, as indices, each rising; in the order of their first frames. */
    static List<int[]> of(List<FrameFacts> frames) {
        int n = frames.size();
        double[] mean = frames.stream().mapToDouble(f -> Arrays.stream(f.distances()).average().orElse(0)).toArray();
        int[] order = IntStream.range(0, n).boxed()
                .sorted(Comparator.comparing((Integer i) -> frames.get(i).formula()).thenComparing(i -> mean[i])
                        .thenComparing(i -> i))
                .mapToInt(Integer::intValue).toArray();
        int[] first = IntStream.range(0, n).toArray();
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n && mean[order[b]] - mean[order[a]] < DISTANCE
                    && frames.get(order[a]).formula().equals(frames.get(order[b]).formula()); b++) {
                if (same(frames.get(order[a]), frames.get(order[b]))) {
                    int low = Math.min(root(first, order[a]), root(first, order[b]));
                    int high = Math.max(root(first, order[a]), root(first, order[b]));
                    first[high] = low;
                }
            }
        }
        List<List<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            sets.add(new ArrayList<>());
            sets.get(root(first, i)).add(i);
        }
        return sets.stream().filter(s -> s.size() > 1).map(s -> s.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int root(int[] first, int i) {
        int r = i;
        while (first[r] != r) {
            r = first[r];
        }
        return r;
    }

    private static boolean same(FrameFacts f, FrameFacts g) {
        if (f.distances().length != g.distances().length || Math.abs(f.energyPerAtom() - g.energyPerAtom()) > ENERGY
                || Math.abs(f.volumePerAtom() - g.volumePerAtom()) > VOLUME * f.volumePerAtom()) {
            return false;
        }
        for (int k = 0; k < f.distances().length; k++) {
            if (Math.abs(f.distances()[k] - g.distances()[k]) > DISTANCE) {
                return false;
            }
        }
        return true;
    }
}
