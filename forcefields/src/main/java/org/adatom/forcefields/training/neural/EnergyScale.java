package org.adatom.forcefields.training.neural;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * From outputs of networks to energies: E = &Sigma;<sub>i</sub> (offset of the species of i + factor N<sub>i</sub>).
 *
 * @param factor energy of one unit of the output, eV
 * @param offset of an atom of each species, eV
 */
public record EnergyScale(double factor, double[] offset) {
    /** Part of the trace that holds the offsets of species apart whose shares in all configurations are alike. */
    private static final double RIDGE = 1e-9;

    /**
     * What labels spread by: with energies and forces in these units both have unit variance.
     *
     * @param energy standard deviation of energies per atom, offsets taken off, eV; 1 if they do not differ
     * @param force root mean square of the components of forces, eV/&Aring;; 1 if there is none
     */
    public record Spread(double energy, double force) {}

    /** The scale with the offsets that fit the energies of a set best when all networks give 0. */
    public static EnergyScale fitted(TrainingSet set, double factor) {
        return new EnergyScale(factor, new double[set.species().size()]).refitted(set, new double[set.count()]);
    }

    /** The spread of the labels of a set about the offsets. */
    public Spread spread(TrainingSet set) {
        double energy = 0;
        double force = 0;
        long energies = 0;
        long forces = 0;
        for (int k = 0; k < set.count(); k++) {
            TrainingFrame frame = set.frame(k);
            if (frame.labels().energy() != null) {
                double rest = (frame.labels().energy() - offsets(frame)) / frame.count();
                energy += rest * rest;
                energies++;
            }
            double[] f = frame.labels().forces();
            for (int c = 0; f != null && c < f.length; c++) {
                force += f[c] * f[c];
                forces++;
            }
        }
        return new Spread(energy > 0 ? Math.sqrt(energy / energies) : 1, force > 0 ? Math.sqrt(force / forces) : 1);
    }

    /** The same with another factor. */
    public EnergyScale withFactor(double other) {
        return new EnergyScale(other, offset);
    }

    /**
     * The scale whose offsets make the mean square error of energies per atom least, as far as a small ridge lets them.
     *
     * @param predicted energies of the networks without offsets, eV
     */
    EnergyScale refitted(TrainingSet set, double[] predicted) {
        RealMatrix normal = new Array2DRowRealMatrix(offset.length, offset.length);
        RealVector right = new ArrayRealVector(offset.length);
        for (int k = 0; k < set.count(); k++) {
            TrainingFrame frame = set.frame(k);
            if (frame.labels().energy() != null) {
                double error = frame.labels().energy() - predicted[k] - offsets(frame);
                RealVector share = new ArrayRealVector(offset.length);
                for (int s = 0; s < offset.length; s++) {
                    share.setEntry(s, (double) frame.members()[s].length / frame.count());
                }
                normal = normal.add(share.outerProduct(share));
                right = right.add(share.mapMultiply(error / frame.count()));
            }
        }
        if (!(normal.getTrace() > 0)) {
            return this;
        }
        for (int s = 0; s < offset.length; s++) {
            normal.addToEntry(s, s, RIDGE * normal.getTrace());
        }
        RealVector shift = new CholeskyDecomposition(normal).getSolver().solve(right);
        return new EnergyScale(factor, shift.add(new ArrayRealVector(offset)).toArray());
    }

    /** Sum of the offsets of the atoms of a configuration, eV. */
    double offsets(TrainingFrame frame) {
        double sum = 0;
        for (int s = 0; s < offset.length; s++) {
            sum += offset[s] * frame.members()[s].length;
        }
        return sum;
    }
}
