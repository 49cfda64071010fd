package org.adatom.cli.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adatom.integrators.AtomGroup;

/**
 * The part of the saved state that tells which atoms thermostats act on: conditions on coordinates hold at the start of a
 * run, not where it is resumed.
 */
final class SavedGroups {
    private SavedGroups() {}

    /** Writes the groups, by their names. */
    static void write(DataOutput out, Map<String, AtomGroup> groups, int atoms) throws IOException {
        out.writeInt(groups.size());
        for (Map.Entry<String, AtomGroup> group : groups.entrySet()) {
            out.writeUTF(group.getKey());
            int[] members = group.getValue().members(atoms);
            out.writeInt(members.length);
            for (int i : members) {
                out.writeInt(i);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static Map<String, AtomGroup> read(DataInput in, int atoms) throws IOException {
        Map<String, AtomGroup> groups = new LinkedHashMap<>();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            String name = in.readUTF();
            boolean[] marked = new boolean[atoms];
            int count = in.readInt();
            if (count < 1) {
                throw new StreamCorruptedException("group " + name + " has no atoms");
            }
            for (int members = count; members > 0; members--) {
                int i = in.readInt();
                if (i < 0 || i >= atoms) {
                    throw new StreamCorruptedException("group " + name + " has an atom that does not exist");
                }
                marked[i] = true;
            }
            groups.put(name, AtomGroup.of(marked));
        }
        return groups;
    }
}
