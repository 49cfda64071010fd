package org.adatom.cli.run;

import java.util.Map;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Suggestion;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Keys {@code groups} and {@code fixed} of a block: which coordinates are held.
 *
 * @param key of the input, for messages
 * @param held axes by name of the group
 * @param groups named sets of atoms
 */
record HeldGroups(String key, @Nullable Map<String, String> held, @Nullable Map<String, GroupBlock> groups) {
    /**
     * Checks names and axes.
     *
     * @throws InputException if a group does not exist, or an axis
     */
    void check() {
        if (held == null) {
            return;
        }
        for (Map.Entry<String, String> e : held.entrySet()) {
            require(groups, e.getKey(), key);
            if (!e.getValue().matches("x?y?z?") || e.getValue().isEmpty()) {
                throw new InputException(
                        key + "." + e.getKey() + ": axes '" + e.getValue() + "' are not among x, y, z, such as xyz");
            }
        }
    }

    /**
     * Marks the coordinates.
     *
     * @param block where the keys stand
     */
    void apply(InputFile file, String block, Atoms atoms, Cell cell) {
        if (held == null || groups == null) {
            return;
        }
        held.forEach((name, axes) -> {
            boolean[] members = members(file, block, groups, name, atoms, cell);
            int bits = (axes.contains("x") ? Atoms.FROZEN_X : 0)
                    | (axes.contains("y") ? Atoms.FROZEN_Y : 0)
                    | (axes.contains("z") ? Atoms.FROZEN_Z : 0);
            for (int i = 0; i < members.length; i++) {
                atoms.frozen()[i] |= (byte) (members[i] ? bits : 0);
            }
        });
    }

    /**
     * Refuses a name that no group has.
     *
     * @param where what the message begins with
     */
    static void require(@Nullable Map<String, GroupBlock> groups, String name, String where) {
        if (groups == null || !groups.containsKey(name)) {
            throw new InputException(where + ": there is no group '" + name + "'"
                    + (groups == null ? "; define it under groups" : Suggestion.orList(groups.keySet(), name)));
        }
    }

    /**
     * Which atoms belong to a group.
     *
     * @param block where the groups stand
     * @throws InputException naming the place, if it cannot be told or there are none
     */
    static boolean[] members(InputFile file, String block, Map<String, GroupBlock> groups, String name, Atoms atoms,
            Cell cell) {
        try {
            return groups.get(name).select(atoms, cell);
        } catch (InputException e) {
            throw e.in(file.place(block, "groups", name) + ": " + block + ".groups." + name);
        }
    }
}
