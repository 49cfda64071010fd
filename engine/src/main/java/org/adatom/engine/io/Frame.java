package org.adatom.engine.io;

import java.util.LinkedHashMap;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * One configuration of a file: atoms, cell, and everything else the file said about them.
 *
 * @param atoms positions and, where the file has them, velocities, forces, masses
 * @param cell the lattice
 * @param info what the file says of the frame as a whole, in its order (energy, stress, config_type, ...): values are
 *     {@code Double}, {@code Long}, {@code Boolean}, {@code String}, {@code double[]}, {@code long[]}, {@code boolean[]}
 *     or {@code String[]}
 * @param columns further columns per atom, in the file's order
 */
public record Frame(Atoms atoms, Cell cell, Map<String, Object> info, Map<String, Column> columns) {
    /** Atoms in a cell, nothing else. */
    public Frame(Atoms atoms, Cell cell) {
        this(atoms, cell, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /**
     * A column of per-atom values, {@code width} of them for each atom, atom by atom.
     *
     * @param width values per atom
     * @param values {@code double[]} (type R), {@code long[]} (I), {@code boolean[]} (L) or {@code String[]} (S)
     */
    public record Column(int width, Object values) {}
}
