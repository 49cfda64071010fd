package org.adatom.integrators;

import java.util.Arrays;

/**
 * A group of atoms cut into blocks, which are what workers share out; each is a sequence of runs of atoms with
 * neighbouring numbers, so that loops over whole runs become vector code. Blocks follow from the group alone.
 */
final class AtomBlocks {
    /** A block reaches over so many numbers of atoms, whether they belong to the group or not; even. */
    static final int SIZE = 4096;

    private final int[] begin;
    private final int[] end;
    private final int[] firstRun;
    private final int blocks;

    /** Those of a group among so many atoms. */
    AtomBlocks(AtomGroup group, int count) {
        int[] members = group.members(count);
        int[] from = new int[members.length];
        int[] to = new int[members.length];
        int[] first = new int[members.length + 1];
        int run = -1;
        int block = -1;
        for (int i : members) {
            boolean newBlock = block < 0 || i / SIZE != from[first[block]] / SIZE;
            if (newBlock || to[run] != i) {
                from[++run] = i;
            }
            if (newBlock) {
                first[++block] = run;
            }
            to[run] = i + 1;
        }
        blocks = block + 1;
        first[blocks] = run + 1;
        begin = Arrays.copyOf(from, run + 1);
        end = Arrays.copyOf(to, run + 1);
        firstRun = Arrays.copyOf(first, blocks + 1);
    }

    /** Number of blocks. */
    int count() {
        return blocks;
    }

    /** First run of a block; the runs of block b are those from {@code firstRun(b)} to before {@code firstRun(b + 1)}. */
    int firstRun(int block) {
        return firstRun[block];
    }

    /** First atom of a run. */
    int begin(int run) {
        return begin[run];
    }

    /** The atom after the last one of a run. */
    int end(int run) {
        return end[run];
    }
}
