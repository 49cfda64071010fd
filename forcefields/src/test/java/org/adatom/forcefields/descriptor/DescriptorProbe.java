package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;

/** What every descriptor of neighbours of two species has to obey, on a block of three atoms. */
final class DescriptorProbe {
    /** Three atoms with 5, 0 and 3 neighbours of two species: vector, &Aring;, and species. */
    static final double[][] NEIGHBORS = {
        {1.1, 0.7, -1.9, 0}, {-2.0, 1.2, 0.3, 0}, {0.1, -2.4, 0.9, 1}, {2.7, 0.2, 0.5, 1}, {0.3, 0.2, 3.9, 0},
        {1.9, -0.4, 1.2, 1}, {-1.1, -1.8, -1.3, 0}, {0.2, 2.1, -0.6, 0}
    };
    /** Where the neighbours of each atom begin. */
    static final int[] FIRST = {0, 5, 5, 8};
    /** Species of the atoms. */
    static final int[] SPECIES = {0, 1, 1};

    private DescriptorProbe() {}

    /** The block with those neighbours. */
    static Sites sites(double[][] neighbors) {
        Sites sites = new Sites();
        sites.ensureCapacity(SPECIES.length, neighbors.length);
        sites.atoms = SPECIES.length;
        System.arraycopy(FIRST, 0, sites.first, 0, FIRST.length);
        System.arraycopy(SPECIES, 0, sites.species, 0, SPECIES.length);
        for (int k = 0; k < neighbors.length; k++) {
            sites.dx[k] = neighbors[k][0];
            sites.dy[k] = neighbors[k][1];
            sites.dz[k] = neighbors[k][2];
            sites.r[k] = length(neighbors[k]);
            sites.neighborSpecies[k] = (int) neighbors[k][3];
        }
        return sites;
    }

    /** Length of a vector. */
    static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** {@code [value][atom]}. */
    static double[][] values(Descriptor d, double[][] neighbors) {
        double[][] values = new double[d.size(0)][SPECIES.length];
        d.newEvaluator().values(sites(neighbors), values);
        return values;
    }

    /** Values do not change when all neighbours are turned and inverted, and are 0 for an atom alone. */
    static void assertInvariant(Descriptor d, double tolerance) {
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double[][] turned = new double[NEIGHBORS.length][];
        for (int k = 0; k < turned.length; k++) {
            double[] v = NEIGHBORS[k];
            double x = c * v[0] - s * v[1];
            double y = s * v[0] + c * v[1];
            turned[k] = new double[] {-x, -(c * y - s * v[2]), -(s * y + c * v[2]), v[3]};
        }
        double[][] before = values(d, NEIGHBORS);
        double[][] after = values(d, turned);
        for (int f = 0; f < before.length; f++) {
            assertArrayEquals(before[f], after[f], tolerance * (1 + Math.abs(before[f][0])), "value " + f);
            assertTrue(before[f][0] != 0, "value " + f + " sees nothing");
            assertEquals(0, before[f][1], tolerance, "value " + f + " of an atom alone");
        }
    }

    /**
     * The pull-back of each value alone, of each atom, is the difference of values by each component of each neighbour, to
     * a share of the largest gradient of the value.
     */
    static void assertPullBackIsTheGradient(Descriptor d, double tolerance) {
        double[][][][] differences = new double[NEIGHBORS.length][3][][];
        for (int k = 0; k < NEIGHBORS.length; k++) {
            for (int axis = 0; axis < 3; axis++) {
                differences[k][axis] = differences(d, k, axis);
            }
        }
        for (int a = 0; a < SPECIES.length; a++) {
            for (int f = 0; f < d.size(SPECIES[a]); f++) {
                double[][] slopes = new double[d.size(0)][SPECIES.length];
                slopes[f][a] = 1;
                Sites sites = sites(NEIGHBORS);
                Descriptor.Evaluator evaluator = d.newEvaluator();
                evaluator.values(sites, new double[d.size(0)][SPECIES.length]);
                evaluator.pullBack(sites, slopes);
                double largest = 1;
                for (int k = 0; k < NEIGHBORS.length; k++) {
                    largest = Math.max(largest, Math.abs(sites.gx[k]) + Math.abs(sites.gy[k]) + Math.abs(sites.gz[k]));
                }
                for (int k = 0; k < NEIGHBORS.length; k++) {
                    double[] gradient = {sites.gx[k], sites.gy[k], sites.gz[k]};
                    for (int axis = 0; axis < 3; axis++) {
                        assertEquals(differences[k][axis][f][a], gradient[axis], tolerance * largest,
                                "value " + f + " of atom " + a + " by neighbour " + k);
                    }
                }
            }
        }
    }

    /** Central differences of fourth order of all values by one component of one neighbour. */
    private static double[][] differences(Descriptor d, int k, int axis) {
        double h = 1e-3;
        double[][][] at = new double[5][][];
        for (int step = -2; step <= 2; step++) {
            double[][] copy = Arrays.stream(NEIGHBORS).map(double[]::clone).toArray(double[][]::new);
            copy[k][axis] += step * h;
            at[step + 2] = values(d, copy);
        }
        double[][] result = new double[d.size(0)][SPECIES.length];
        for (int f = 0; f < result.length; f++) {
            for (int a = 0; a < SPECIES.length; a++) {
                result[f][a] = (8 * (at[3][f][a] - at[1][f][a]) - (at[4][f][a] - at[0][f][a])) / (12 * h);
            }
        }
        return result;
    }
}
