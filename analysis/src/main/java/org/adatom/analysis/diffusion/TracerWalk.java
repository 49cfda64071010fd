package org.adatom.analysis.diffusion;

import java.util.Arrays;
import org.adatom.analysis.crystal.Matrix3;

/**
 * The walk of one atom that moves only when a vacancy comes by. After a jump the vacancy is behind the atom and takes it back more
 * often than not, so that the atom gets less far than its jumps in random directions would; in face-centred cubic crystals by the
 * factor 0.7815 (K. Compaan, Y. Haven, Trans. Faraday Soc. 52, 786 (1956)).
 *
 * <p>The states are the places of the vacancy around the atom, in a box of cells that repeats; the error of the box falls as the
 * inverse of its number of sites, and two boxes take it away.
 */
public final class TracerWalk {
    /** States in the larger box, about. */
    private static final int STATES = 14_000;

    private final JumpNetwork network;
    private final double[] rates;
    private final double[] probability;

    /**
     * A walk.
     *
     * @param network of the vacancy
     * @param rates of its jumps, in their order, per time
     * @param probability of the vacancy to be on each site of the cell, together 1
     */
    public TracerWalk(JumpNetwork network, double[] rates, double[] probability) {
        this.network = network;
        this.rates = rates.clone();
        this.probability = probability.clone();
    }

    /**
     * Diffusion tensor of an atom divided by the mean concentration of vacancies on its sites, nine components, &Aring;&sup2; per unit
     * of time of the rates.
     */
    public double[] diffusivity() {
        int sites = network.sites().size();
        int large = Math.max(5, (int) Math.cbrt(STATES / ((double) sites * sites)));
        int small = Math.max(4, (int) (large / 1.3));
        double[] one = inBox(small);
        double[] two = inBox(large);
        double ratio = Math.pow((double) small / large, 3);
        double[] limit = new double[9];
        for (int c = 0; c < 9; c++) {
            limit[c] = (two[c] - ratio * one[c]) / (1 - ratio);
        }
        return limit;
    }

    /** In a box of so many cells along each vector. */
    private double[] inBox(int length) {
        int sites = network.sites().size();
        int cells = length * length * length;
        int[] number = new int[sites * sites * cells];
        int count = 0;
        double[] weight = new double[number.length];
        for (int k = 0; k < number.length; k++) {
            int vacancy = k / cells % sites;
            boolean same = k % cells == 0 && k / cells / sites == vacancy;
            number[k] = same ? -1 : count;
            weight[count] = same ? 0 : probability[vacancy];
            count += same ? 0 : 1;
        }
        double[] p = Arrays.copyOf(weight, count);
        double sum = Arrays.stream(p).sum();
        for (int i = 0; i < count; i++) {
            p[i] /= sum;
        }
        RandomWalk walk = new RandomWalk(p);
        double[] still = new double[3];
        for (int k = 0; k < number.length; k++) {
            if (number[k] < 0) {
                continue;
            }
            int atom = k / cells / sites;
            int vacancy = k / cells % sites;
            for (int j = 0; j < rates.length; j++) {
                Jump jump = network.jumps().get(j);
                if (jump.from() == vacancy) {
                    int cell = shifted(k % cells, jump.shift(), length);
                    if (jump.to() == atom && cell == 0) {
                        int back = shifted(0, inverse(k % cells, length), length);
                        double[] v = jump.vector();
                        walk.jump(number[k], number[(vacancy * sites + atom) * cells + back], rates[j],
                                new double[] {-v[0], -v[1], -v[2]});
                    } else {
                        walk.jump(number[k], number[(atom * sites + jump.to()) * cells + cell], rates[j], still);
                    }
                }
            }
        }
        double[] tensor = walk.diffusivity();
        double scale = trace(network.walk(rates, probability).uncorrelated()) / trace(walk.uncorrelated());
        return Arrays.stream(tensor).map(d -> d * scale).toArray();
    }

    private static double trace(double[] m) {
        return m[0] + m[4] + m[8];
    }

    private static int shifted(int cell, int[] by, int length) {
        int a = Math.floorMod(cell / (length * length) + by[0], length);
        int b = Math.floorMod(cell / length % length + by[1], length);
        int c = Math.floorMod(cell % length + by[2], length);
        return (a * length + b) * length + c;
    }

    private static int[] inverse(int cell, int length) {
        return new int[] {-(cell / (length * length)), -(cell / length % length), -(cell % length)};
    }

    /** Factor by which correlations reduce the diffusion of atoms along a direction. */
    static double factor(double[] tracer, double[] vacancy, double[] direction) {
        return Matrix3.dot(direction, Matrix3.times(tracer, direction))
                / Matrix3.dot(direction, Matrix3.times(vacancy, direction));
    }
}
