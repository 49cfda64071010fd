package org.adatom.engine.fuzz;

import java.util.List;
import org.adatom.engine.CounterRandom;

/** Random choices of one file: the same for the same seed and number. */
final class Draw {
    private static final int HEAD = 400;

    private final CounterRandom random;
    private final long file;
    private int drawn;

    Draw(long seed, long file) {
        random = new CounterRandom(seed, "damaged files");
        this.file = file;
    }

    /** A whole number from 0 to n - 1. */
    int below(int n) {
        return (int) ((random.bits(file, drawn++, 0) >>> 1) % n);
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A place in the text, every other time in its head, where the counts and labels are. */
    int position(String text) {
        return below(2) == 0 ? below(Math.min(HEAD, text.length()) + 1) : below(text.length() + 1);
    }
}
