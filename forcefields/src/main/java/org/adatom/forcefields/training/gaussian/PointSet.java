package org.adatom.forcefields.training.gaussian;

import java.util.Arrays;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.gaussian.FeatureMap;
import org.adatom.forcefields.training.neural.TrainingFrame;
import org.adatom.forcefields.training.neural.TrainingSet;

/** The environments of all atoms of some configurations as points of kernels, side by side for each element. */
final class PointSet {
    /**
     * The atoms of one element in one configuration.
     *
     * @param count of atoms
     * @param points {@code points[f][lane]}; rows are whole vectors long, with zeros behind the last atom
     * @param norms of each atom, see {@link FeatureMap#place}
     * @param halfSquares half the square of the length of each point
     */
    record Block(int count, double[][] points, double[] norms, double[] halfSquares) {
        /** Count rounded up to whole vectors. */
        int lanes() {
            return norms.length;
        }

        /** Copies the coordinates of a point. */
        void copy(int lane, double[] to, int at) {
            for (int f = 0; f < points.length; f++) {
                to[at + f] = points[f][lane];
            }
        }
    }

    private final FeatureMap[] maps;
    private final Block[][] blocks;
    private final int[][] lanes;

    /**
     * Places all atoms.
     *
     * @param set with inputs that are scaled already
     * @param maps of the scaled inputs of each element
     */
    PointSet(TrainingSet set, FeatureMap[] maps) {
        this.maps = maps;
        blocks = new Block[set.count()][maps.length];
        lanes = new int[set.count()][];
        for (int k = 0; k < set.count(); k++) {
            TrainingFrame frame = set.frame(k);
            lanes[k] = new int[frame.count()];
            for (int e = 0; e < maps.length; e++) {
                blocks[k][e] = block(frame, frame.members()[e], maps[e], lanes[k]);
            }
        }
    }

    private static Block block(TrainingFrame frame, int[] members, FeatureMap map, int[] laneOf) {
        int room = Simd.roundUp(members.length);
        double[][] points = new double[map.size()][room];
        for (int lane = 0; lane < members.length; lane++) {
            laneOf[members[lane]] = lane;
            for (int f = 0; f < map.center().length; f++) {
                points[f][lane] = frame.inputs()[frame.first()[members[lane]] + f];
            }
        }
        Block block = new Block(members.length, points, new double[room], new double[room]);
        map.place(members.length, points, block.norms, block.halfSquares);
        return block;
    }

    /** A map that neither shifts nor scales. */
    static FeatureMap unscaled(int values, double bias) {
        double[] ones = new double[values];
        Arrays.fill(ones, 1);
        return new FeatureMap(new double[values], ones, bias);
    }

    /** Number of configurations. */
    int frames() {
        return blocks.length;
    }

    /** Number of elements. */
    int elements() {
        return maps.length;
    }

    /** From inputs to points. */
    FeatureMap map(int element) {
        return maps[element];
    }

    /** The atoms of an element. */
    Block block(int frame, int element) {
        return blocks[frame][element];
    }

    /** Where an atom stands in the block of its element. */
    int lane(int frame, int atom) {
        return lanes[frame][atom];
    }

    /** Number of atoms of an element in all configurations. */
    int count(int element) {
        return Arrays.stream(blocks).mapToInt(b -> b[element].count).sum();
    }

    /** The coordinates of all points of an element, one after the other. */
    double[] all(int element) {
        int size = maps[element].size();
        double[] all = new double[count(element) * size];
        int at = 0;
        for (Block[] b : blocks) {
            for (int lane = 0; lane < b[element].count; lane++) {
                b[element].copy(lane, all, at);
                at += size;
            }
        }
        return all;
    }
}
