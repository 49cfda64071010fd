package org.adatom.forcefields.training.neural;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.adatom.engine.CounterRandom;

/**
 * Labels of one kind, numbered over a set, in the order in which an epoch looks at them.
 *
 * @param owners configurations that have such labels
 * @param first number of the first label of each of these, and behind the last one the number of all
 * @param order numbers; overwritten in every epoch
 */
record Candidates(int[] owners, int[] first, int[] order) {
    /** Labels, of which configuration k has {@code counts[k]}. */
    static Candidates of(int[] counts) {
        int[] owners = new int[(int) Arrays.stream(counts).filter(c -> c > 0).count()];
        int[] first = new int[owners.length + 1];
        int at = 0;
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                owners[at] = k;
                first[at + 1] = Math.addExact(first[at], counts[k]);
                at++;
            }
        }
        return new Candidates(owners, first, new int[first[at]]);
    }

    /** Number of labels. */
    int count() {
        return order.length;
    }

    private int owner(int number) {
        int found = Arrays.binarySearch(first, number);
        return found >= 0 ? found : -found - 2;
    }

    /** The configuration of a label. */
    int configuration(int number) {
        return owners[owner(number)];
    }

    /** Which one of its configuration a label is. */
    int component(int number) {
        return number - first[owner(number)];
    }

    /** Puts the first {@code wanted} in a random order, drawn from all (R. A. Fisher and F. Yates). */
    void shuffle(CounterRandom random, long epoch, int wanted) {
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < Math.min(wanted, order.length - 1); i++) {
            int j = i + (int) (random.uniform(epoch, i, 0) * (order.length - i));
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    /** Puts those with the largest magnitude first, of equal ones the one with the lower number. */
    void sort(IntToDoubleFunction error) {
        Arrays.setAll(order, i -> i);
        double[] magnitude = new double[order.length];
        Arrays.setAll(magnitude, i -> Math.abs(error.applyAsDouble(i)));
        IntArrays.quickSort(order, (a, b) -> {
            int c = Double.compare(magnitude[b], magnitude[a]);
            return c != 0 ? c : Integer.compare(a, b);
        });
    }
}
