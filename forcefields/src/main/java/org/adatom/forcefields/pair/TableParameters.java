package org.adatom.forcefields.pair;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code table} block.
 *
 * @param pairs tables by pair of species such as {@code Si-O}; pairs that are missing do not interact
 * @param cutoff &Aring;
 * @param truncation what happens at the cutoff; {@code cut} if absent
 * @param inner where truncation {@code switch} begins, &Aring;; nine tenths of the cutoff if absent
 */
@Description("Pair potential from tables of energy (and force) against distance.")
public record TableParameters(
        @Description("Table of each pair, such as Si-O; others do not interact.") Map<String, Pair> pairs,
        @Description("Where the interaction ends.") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("At the cutoff: cut (jump), energy (shifted to zero), force (energy and force shifted to zero) or"
                + " switch (smoothly turned off from 'inner' on).") @Nullable Truncation truncation,
        @Description("Start of the switch; default 0.9 cutoff.") @Quantity(Dimension.LENGTH) @Nullable Double inner)
        implements
            PairBlock {

    /**
     * Where the table of one pair of species stands.
     *
     * @param file rows of r (&Aring;), energy (eV) and perhaps force (eV/&Aring;)
     * @param section keyword of a section, if the file is one of LAMMPS' pair_style table
     * @param cutoff &Aring;
     */
    public record Pair(
            @Description("Rows of r (A), energy (eV) and perhaps force (eV/A).") Path file,
            @Description("Section to read, for files of LAMMPS' pair_style table in units metal.") @Nullable String section,
            @Description("Where this pair's interaction ends.") @Quantity(Dimension.LENGTH) @Nullable Double cutoff) {}

    /** None: a table says nothing about what lies beyond it. */
    @Override
    public @Nullable Boolean tail() {
        return null;
    }
}
