package org.adatom.engine.build;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/** Checks that the records of this package share. */
final class Checks {
    private Checks() {}

    static void present(String key, @Nullable Object value) {
        if (value == null) {
            throw new InputException(key + ": missing");
        }
    }

    static void positive(String key, @Nullable Double value, String unit) {
        if (value != null && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InputException(key + ": " + (value + " " + unit).trim() + " is not a positive number");
        }
    }

    static void repeats(String key, @Nullable List<Integer> repeat) {
        if (repeat != null && (repeat.size() != 3 || repeat.stream().anyMatch(n -> n == null || n < 1))) {
            throw new InputException(
                    key + ": " + repeat + " is not a list of three numbers of cells, such as [4, 4, 4]");
        }
    }

    /** Index of a cell vector from its letter. */
    static int axis(String key, String letter) {
        int axis = letter.length() == 1 ? "abc".indexOf(letter) : -1;
        if (axis < 0) {
            throw new InputException(key + ": '" + letter + "' is no cell vector, use a, b or c");
        }
        return axis;
    }
}
