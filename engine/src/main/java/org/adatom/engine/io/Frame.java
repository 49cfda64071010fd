package org.adatom.engine.io;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * One configuration of a file: atoms, cell, and everything else the file said about them.
 *
 * @param atoms positions and, as {@code fields} says, velocities, forces, masses and held coordinates
 * @param cell the lattice
 * @param fields which arrays of the atoms were in the file, or are to be written to it
 * @param info what the file says of the frame as a whole, in its order (energy, stress, config_type, ...): values are
 *     {@code Double}, {@code Long}, {@code Boolean}, {@code String}, arrays of these ({@code double[]}, {@code long[]},
 *     {@code boolean[]}, {@code String[]}) or matrices ({@code double[][]} and so on)
 * @param columns further columns per atom, in the file's order
 */
public record Frame(
        Atoms atoms, Cell cell, Set<Field> fields, Map<String, Object> info, Map<String, Column> columns) {
    /** Names of results in {@link #info}, which hold for these very atoms and no others. */
    private static final List<String> RESULTS = List.of("energy", "free_energy", "stress", "virial", "dipole", "magmom",
            "energies", "stresses");

    /** Keeps the sets and maps given, the first as a read-only copy. */
    public Frame {
        EnumSet<Field> set = EnumSet.noneOf(Field.class);
        set.addAll(fields);
        fields = Collections.unmodifiableSet(set);
    }

    /** Atoms in a cell, nothing else. */
    public Frame(Atoms atoms, Cell cell) {
        this(atoms, cell, Set.of(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** The same frame with further arrays of the atoms to be written. */
    public Frame with(Field... more) {
        EnumSet<Field> set = EnumSet.noneOf(Field.class);
        set.addAll(fields);
        set.addAll(List.of(more));
        return new Frame(atoms, cell, set, info, columns);
    }

    /** Whether that array of the atoms was in the file, or is to be written. */
    public boolean has(Field field) {
        return fields.contains(field);
    }

    /**
     * The frame after a change of its atoms or cell: without forces and without the results in {@code info}, which no
     * longer hold.
     *
     * @param newAtoms as many as there are rows in each column
     */
    public Frame changed(Atoms newAtoms, Cell newCell, Map<String, Column> newColumns) {
        EnumSet<Field> set = EnumSet.noneOf(Field.class);
        set.addAll(fields);
        set.remove(Field.FORCES);
        Map<String, Object> kept = new LinkedHashMap<>(info);
        RESULTS.forEach(kept::remove);
        return new Frame(newAtoms, newCell, set, kept, newColumns);
    }

    /** An array of {@link Atoms} that a file may or may not hold. Positions and species are always there. */
    public enum Field {
        /** Velocities. */
        VELOCITIES,
        /** Forces. */
        FORCES,
        /** Masses other than the standard ones of the elements. */
        MASSES,
        /** Which coordinates are held. */
        FROZEN
    }

    /**
     * A column of per-atom values, {@code width} of them for each atom, atom by atom.
     *
     * @param width values per atom
     * @param values {@code double[]} (type R), {@code long[]} (I), {@code boolean[]} (L) or {@code String[]} (S)
     */
    public record Column(int width, Object values) {
        /** The rows with these indices, in that order. */
        public Column select(int[] indices) {
            Object picked = switch (values) {
                case double[] v -> new double[width * indices.length];
                case long[] v -> new long[width * indices.length];
                case boolean[] v -> new boolean[width * indices.length];
                case String[] v -> new String[width * indices.length];
                default -> throw new IllegalArgumentException("no column type: " + values.getClass());
            };
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(values, width * indices[i], picked, width * i, width);
            }
            return new Column(width, picked);
        }
    }
}
