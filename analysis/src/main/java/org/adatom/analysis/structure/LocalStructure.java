package org.adatom.analysis.structure;

import java.util.Locale;

/** What the surroundings of an atom look like. */
public enum LocalStructure {
    /** None of the others: liquid, surfaces, defects, or another crystal. */
    OTHER,
    /** Face-centred cubic. */
    FCC,
    /** Hexagonal close-packed. */
    HCP,
    /** Body-centred cubic. */
    BCC,
    /** The centre of an icosahedron. */
    ICO,
    /** Simple cubic. */
    SC,
    /** Cubic diamond, as silicon. */
    DIAMOND_CUBIC,
    /** Hexagonal diamond (lonsdaleite), as the atoms of wurtzite. */
    DIAMOND_HEXAGONAL;

    /** As in files and reports: {@code fcc}, {@code diamond-cubic}, ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
