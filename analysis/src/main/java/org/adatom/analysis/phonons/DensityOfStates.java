package org.adatom.analysis.phonons;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.units.Units;

/**
 * Frequencies on an even mesh of the Brillouin zone that contains its centre.
 *
 * @param mesh points along each reciprocal vector
 * @param frequencies of all modes at all points, THz; imaginary ones negative; three acoustic ones at the centre are exactly zero
 * @param weight of each frequency: all add up to three times the atoms of the primitive cell
 * @param species of the crystal
 * @param partial of each species the part of every weight that its atoms carry (in the kinetic energy): adds up to three times their number
 * @param softest the wave vector of the lowest frequency, fractions of the reciprocal vectors of the primitive cell
 */
public record DensityOfStates(int[] mesh, double[] frequencies, double[] weight, List<String> species,
        double[][] partial, double[] softest) {
    /** Frequencies at the centre below this are those of translations, THz. */
    private static final double STILL = 1e-3;

    /** Computes them; a point and its opposite have the same frequencies. */
    public static DensityOfStates of(ForceConstants constants, int[] mesh, Units units) {
        Cell cell = constants.primitive().cell();
        Atoms atoms = constants.primitive().atoms();
        List<String> species = IntStream.range(0, atoms.count()).mapToObj(atoms::symbol).distinct().toList();
        int[] kind = IntStream.range(0, atoms.count()).map(i -> species.indexOf(atoms.symbol(i))).toArray();
        int modes = 3 * atoms.count();
        int points = mesh[0] * mesh[1] * mesh[2];
        double[] frequencies = new double[points * modes];
        double[] weight = new double[points * modes];
        double[][] partial = new double[species.size()][points * modes];
        double[] softest = new double[3];
        double lowest = Double.POSITIVE_INFINITY;
        int count = 0;
        for (int p = 0; p < points; p++) {
            int[] m = {p % mesh[0], p / mesh[0] % mesh[1], p / mesh[0] / mesh[1]};
            int opposite = (mesh[0] - m[0]) % mesh[0] + mesh[0] * ((mesh[1] - m[1]) % mesh[1]
                    + mesh[1] * ((mesh[2] - m[2]) % mesh[2]));
            if (opposite < p) {
                continue;
            }
            double[] fraction = {(double) m[0] / mesh[0], (double) m[1] / mesh[1], (double) m[2] / mesh[2]};
            Waves waves = constants.waves(BrillouinPath.cartesian(cell, fraction));
            double[] f = Hessian.terahertz(waves.squares(), units);
            for (int k = 0; k < modes; k++) {
                frequencies[count] = p == 0 && Math.abs(f[k]) < STILL ? 0 : f[k];
                weight[count] = (opposite == p ? 1.0 : 2.0) / points;
                for (int a = 0; a < kind.length; a++) {
                    partial[kind[a]][count] += weight[count] * waves.shares()[k][a];
                }
                if (frequencies[count] < lowest) {
                    lowest = frequencies[count];
                    softest = fraction;
                }
                count++;
            }
        }
        for (int s = 0; s < partial.length; s++) {
            partial[s] = Arrays.copyOf(partial[s], count);
        }
        return new DensityOfStates(mesh.clone(), Arrays.copyOf(frequencies, count), Arrays.copyOf(weight, count),
                species, partial, softest);
    }

    /** The highest frequency, THz. */
    public double highest() {
        return Arrays.stream(frequencies).max().orElse(0);
    }

    /** The lowest, THz; negative if imaginary. */
    public double lowest() {
        return Arrays.stream(frequencies).min().orElse(0);
    }

    /**
     * The density at some frequencies, states per THz and primitive cell, each state drawn out to a Gaussian.
     *
     * @param at THz
     * @param sigma standard deviation of the Gaussian, THz
     */
    public double[] smeared(double[] at, double sigma) {
        return smeared(weight, at, sigma);
    }

    /** The same of the states as far as one species moves in them; those of all species add up to the whole. */
    public double[] smeared(int kind, double[] at, double sigma) {
        return smeared(partial[kind], at, sigma);
    }

    private double[] smeared(double[] weights, double[] at, double sigma) {
        double[] density = new double[at.length];
        double norm = 1 / (sigma * Math.sqrt(2 * Math.PI));
        for (int k = 0; k < frequencies.length; k++) {
            for (int i = 0; i < at.length; i++) {
                double x = (at[i] - frequencies[k]) / sigma;
                if (Math.abs(x) < 6) {
                    density[i] += weights[k] * norm * Math.exp(-0.5 * x * x);
                }
            }
        }
        return density;
    }
}
