package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;

/** How samples are parted into a training and a test set, or into folds. All results are indices into the list, rising. */
public final class Split {
    private Split() {}

    /**
     * Two parts.
     *
     * @param train indices
     * @param test the others
     */
    public record Parts(int[] train, int[] test) {}

    /** Every sample for which the condition holds is for the test. */
    public static Parts by(List<Sample> samples, Predicate<Sample> test) {
        return parts(samples.size(),
                IntStream.range(0, samples.size()).filter(k -> test.test(samples.get(k))).toArray());
    }

    /**
     * By chance, each group in the same proportion.
     *
     * @param share of the test, between 0 and 1
     * @param copies sets of samples that stay together, as {@link Audit#duplicates} has them; may be empty
     */
    public static Parts byShare(List<Sample> samples, double share, long seed, Collection<int[]> copies) {
        if (!(share > 0 && share < 1)) {
            throw new InputException("test: " + share + " is not a share between 0 and 1");
        }
        int seen = 0;
        int tested = 0;
        List<Integer> test = new ArrayList<>();
        for (int[] unit : shuffled(samples, seed, copies)) {
            seen += unit.length;
            // The rounding goes on to the next group, so that many small groups make the right sum.
            if (tested + 0.5 * unit.length <= share * seen) {
                tested += unit.length;
                Arrays.stream(unit).forEach(test::add);
            }
        }
        return parts(samples.size(), test.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Folds of nearly equal size, each with its share of every group.
     *
     * @param count at least 2
     * @param copies sets of samples that stay together; may be empty
     */
    public static List<int[]> folds(List<Sample> samples, int count, long seed, Collection<int[]> copies) {
        if (count < 2 || count > samples.size()) {
            throw new InputException("folds: " + count + " folds of " + samples.size() + " frames, expected 2 to "
                    + samples.size());
        }
        List<List<Integer>> folds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            folds.add(new ArrayList<>());
        }
        for (int[] unit : shuffled(samples, seed, copies)) {
            List<Integer> smallest = folds.get(0);
            for (List<Integer> fold : folds) {
                smallest = fold.size() < smallest.size() ? fold : smallest;
            }
            Arrays.stream(unit).forEach(smallest::add);
        }
        return folds.stream().map(f -> f.stream().mapToInt(Integer::intValue).sorted().toArray()).toList();
    }

    /** The samples with these indices. */
    public static List<Sample> pick(List<Sample> samples, int[] indices) {
        return Arrays.stream(indices).mapToObj(samples::get).toList();
    }

    private static Parts parts(int count, int[] test) {
        boolean[] tested = new boolean[count];
        for (int k : test) {
            tested[k] = true;
        }
        return new Parts(IntStream.range(0, count).filter(k -> !tested[k]).toArray(),
                IntStream.range(0, count).filter(k -> tested[k]).toArray());
    }

    /** What stays together, group by group, in random order within each; a set of copies belongs to the group of its first. */
    private static List<int[]> shuffled(List<Sample> samples, long seed, Collection<int[]> copies) {
        CounterRandom random = new CounterRandom(seed, "split");
        boolean[] taken = new boolean[samples.size()];
        Map<Integer, int[]> sets = new LinkedHashMap<>();
        for (int[] set : copies) {
            sets.put(set[0], set);
            Arrays.stream(set).skip(1).forEach(k -> taken[k] = true);
        }
        Map<String, List<int[]>> groups = new LinkedHashMap<>();
        for (int k = 0; k < samples.size(); k++) {
            if (!taken[k]) {
                groups.computeIfAbsent(samples.get(k).labels().group(), g -> new ArrayList<>())
                        .add(sets.getOrDefault(k, new int[] {k}));
            }
        }
        List<int[]> all = new ArrayList<>();
        for (List<int[]> group : groups.values()) {
            group.sort((a, b) -> Long.compareUnsigned(random.bits(0, a[0], 0), random.bits(0, b[0], 0)));
            all.addAll(group);
        }
        return all;
    }
}
