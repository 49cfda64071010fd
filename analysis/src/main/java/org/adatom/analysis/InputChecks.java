package org.adatom.analysis;

import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/** Checks shared by the input records of this package. */
final class InputChecks {
    private InputChecks() {}

    /** Refuses a value that is there but not a positive finite number. */
    static void positive(String key, @Nullable Number value, String unit) {
        if (value != null && !(value.doubleValue() > 0 && Double.isFinite(value.doubleValue()))) {
            throw new InputException(key + ": " + value + " " + unit + " is not allowed, use a positive number");
        }
    }
}
