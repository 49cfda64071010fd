package org.adatom.engine.build;

import java.util.Locale;

/** Which cell of a crystal is built. */
public enum CellChoice {
    /** The cell of the crystallographic tables: cubic for cubic crystals, a 120 degree rhombus for hexagonal ones. */
    CONVENTIONAL,
    /** A smallest cell. */
    PRIMITIVE,
    /** A right-angled cell: a &times; &radic;3 a for hexagonal crystals, the cubic cell for cubic ones. */
    ORTHOGONAL;

    /** The name in input files, in lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
