package org.adatom.forcefields.training.neural;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.adatom.forcefields.training.LabelledFrame;

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
     * @param virial root mean square of the components of virials per atom, eV; 1 if there is none
     */
    public record Spread(double energy, double force, double virial) {
        /** One eV/atom, one eV/&Aring;, one eV/atom. */
        public static final Spread ONE = new Spread(1, 1, 1);
    }

    /** The scale with the offsets that fit the energies of a set best when all networks give 0. */
    public static EnergyScale fitted(TrainingSet set, double factor) {
        return new EnergyScale(factor, new double[set.species().size()]).refitted(
                set, new double[set.count()], Loss.of(LossConvention.ADATOM));
    }

    /** The spread of the labels of a set about the offsets. */
    public Spread spread(TrainingSet set) {
        Mean energy = new Mean();
        Mean force = new Mean();
        Mean virial = new Mean();
        for (int k = 0; k < set.count(); k++) {
            TrainingFrame frame = set.frame(k);
            LabelledFrame labels = frame.labels();
            if (labels.energy() != null) {
                energy.add((labels.energy() - offsets(frame)) / frame.count());
            }
            for (double f : labels.forces() == null ? new double[0] : labels.forces()) {
                force.add(f);
            }
            for (double w : labels.virial() == null ? new double[0] : labels.virial()) {
                virial.add(w / frame.count());
            }
        }
        return new Spread(unit(energy), unit(force), unit(virial));
    }

    private static double unit(Mean mean) {
        return mean.rmse() > 0 ? mean.rmse() : 1;
    }

    /** The same with another factor. */
    public EnergyScale withFactor(double other) {
        return new EnergyScale(other, offset);
    }

    /**
     * The scale whose offsets make the mean square error of energies per atom least, as far as a small ridge lets them.
     *
     * @param predicted energies of the networks without offsets, eV
     * @param loss whose weights groups have
     */
    EnergyScale refitted(TrainingSet set, double[] predicted, Loss loss) {
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
                double weight = loss.group(frame.labels().group()).energy();
                normal = normal.add(share.outerProduct(share).scalarMultiply(weight));
                right = right.add(share.mapMultiply(weight * error / frame.count()));
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
