package org.adatom.cli.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.defect.DefectSettings;
import org.adatom.analysis.defect.DefectSites;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code defect}.
 *
 * @param type which kind of defect
 * @param species of the atom put in
 * @param atom number of the atom of the structure that is missing, replaced or shared, from 1
 * @param site where an interstitial is
 * @param position where an interstitial is, in fractions of the structure's cell
 * @param direction of a dumbbell
 * @param pairs a second defect beside the first
 * @param sizes repetitions of the structure's cell
 * @param cell whether it relaxes
 * @param starts where relaxations begin
 * @param rattle largest random displacement along an axis, &Aring;
 * @param push of neighbours, in parts of their distance
 * @param chemicalPotentials of species, eV
 * @param references crystals of elements
 * @param force largest force that may remain, eV/&Aring;
 * @param seed of random displacements
 * @param bulk how the crystal is relaxed before
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("Which defects, in which supercells, against which chemical potentials")
public record DefectBlock(
        @Description("Kind of defect") Type type,
        @Description("Species of the atom put in (default: that of a crystal of one species)") @Nullable String species,
        @Description("Number of the atom of the structure's cell that is missing, replaced or shared, from 1 (default: one of each set of equivalent atoms)") @Nullable Integer atom,
        @Description("Where interstitials are: all (default), holes, octahedral, tetrahedral, hexagonal, bond-centred, crowdion, dumbbell-100, dumbbell-110, dumbbell-111; or a list") @Nullable List<DefectSites.Site> site,
        @Description("Where an interstitial is, in fractions of the structure's cell, in place of site") @Nullable List<Double> position,
        @Description("Direction of a dumbbell, along x, y, z, in place of site") @Nullable List<Double> direction,
        @Description("A second defect beside each, in shells around it: formation and binding energy against distance") @Nullable PairBlock pairs,
        @Description("How often the structure's cell is repeated along its three vectors, a supercell each (default: three sizes, the first with 60 sites or more)") @Nullable List<Integer> sizes,
        @Description("Cell of the supercell: fixed (default), that of the crystal; or relaxed, with relaxation and formation volume") @Nullable CellChange cell,
        @Description("Where relaxations begin (default: all): ideal, rattled, pushed; the lowest end counts") @Nullable List<DefectSettings.Start> starts,
        @Description("Largest random displacement along an axis of the start rattled (default 0.05)") @Quantity(Dimension.LENGTH) @Nullable Double rattle,
        @Description("Of the start pushed: by which part of their distance nearest neighbours move towards a vacancy, or away from an atom put in (default 0.15)") @Nullable Double push,
        @Description("Energy of an atom where it comes from or goes to, by species; of crystals of one element its own energy per atom if left out") @Quantity(Dimension.ENERGY) @Nullable Map<String, Double> chemicalPotentials,
        @Description("Crystals of elements by species, each a block like structure, whose energies per atom are chemical potentials; of a compound of two elements both limits are computed") @Nullable Map<String, StructureBlock> references,
        @Description("Largest force that may remain on an atom (default 1e-6)") @Quantity(Dimension.FORCE) @Nullable Double force,
        @Description("Seed of random displacements (default 1)") @Nullable Long seed,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    private static final double RATTLE = 0.05;
    private static final double PUSH = 0.15;
    private static final double FORCE = 1e-6;

    /** A kind of defect. */
    public enum Type {
        /** An atom is missing. */
        VACANCY,
        /** An atom more. */
        INTERSTITIAL,
        /** An atom of another species in place of one. */
        SUBSTITUTION
    }

    /** What becomes of the supercell. */
    public enum CellChange {
        /** That of the crystal. */
        FIXED,
        /** Relaxed to no stress. */
        RELAXED
    }

    /** Checks. */
    public DefectBlock {
        if (type != Type.INTERSTITIAL && (site != null || position != null || direction != null)) {
            throw new InputException("type: " + type.name().toLowerCase(Locale.ROOT)
                    + " has no site, position or direction; these belong to an interstitial, a site is chosen by atom");
        }
        if (type == Type.VACANCY && species != null) {
            throw new InputException("species: a vacancy puts no atom in; choose the missing one by atom");
        }
        if (type == Type.SUBSTITUTION && species == null) {
            throw new InputException("species: name the species that replaces an atom");
        }
        if ((site != null ? 1 : 0) + (position != null ? 1 : 0) + (direction != null ? 1 : 0) > 1) {
            throw new InputException("site: give one of site, position and direction");
        }
        three("position", position);
        three("direction", direction);
        if (direction != null && direction.stream().allMatch(v -> v == 0)) {
            throw new InputException("direction: [0, 0, 0] is none");
        }
        if (atom != null && (atom < 1 || type == Type.INTERSTITIAL && direction == null)) {
            throw new InputException(atom < 1
                    ? "atom: " + atom + " is no number of an atom, they begin with 1"
                    : "atom: an interstitial shares the site of an atom only as a dumbbell along a direction");
        }
        positive("rattle", rattle);
        positive("push", push);
        positive("force", force);
        if (push != null && push > 0.5) {
            throw new InputException(
                    "push: " + push + " moves neighbours by more than half of their distance; use 0.15 or so");
        }
    }

    private static void three(String key, @Nullable List<Double> v) {
        if (v != null && (v.size() != 3 || v.contains(null))) {
            throw new InputException(key + ": " + v + " is not three numbers");
        }
    }

    private static void positive(String key, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new InputException(key + ": " + value + " is not allowed, use a positive number");
        }
    }

    @Override
    public long seedOrDefault() {
        return seed == null ? 1 : seed;
    }

    /** The settings, defaults filled in. */
    DefectSettings settings() {
        return new DefectSettings(sizes == null ? List.of() : sizes, cell == CellChange.RELAXED,
                starts == null ? List.of(DefectSettings.Start.values()) : starts, rattle == null ? RATTLE : rattle,
                push == null ? PUSH : push, force == null ? FORCE : force, seedOrDefault(),
                bulk == null ? BulkRelaxation.FULL : bulk);
    }
}
