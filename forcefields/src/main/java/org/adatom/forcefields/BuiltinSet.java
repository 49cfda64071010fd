package org.adatom.forcefields;

import java.util.Locale;

/** A set of parameters that comes with the program, as a constant of an enum: a small data file of the same name. */
public interface BuiltinSet {
    /** The constant. */
    String name();

    /** What it was made for and where it should not be used. */
    String range();

    /** The name in input files and of the data file: {@code SI_1985} is {@code si-1985}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The data file, which lies beside the class of the set. */
    default PotentialFile file(String ending) {
        return PotentialFile.builtin(getClass(), key() + ending);
    }
}
