package org.adatom.analysis.ensemble;

import java.util.Arrays;
import org.adatom.analysis.BlockAverages;
import org.adatom.analysis.Equilibration;
import org.adatom.analysis.UnitLabels;
import org.adatom.engine.Ensemble;

/**
 * Energies and volumes along a stage of a run; arrays belong to the record.
 *
 * @param name of run and stage
 * @param ensemble the states should belong to
 * @param atoms number of atoms
 * @param freedom degrees of freedom that share the kinetic energy
 * @param boltzmann eV/K
 * @param labels of the units
 * @param interval time between values, ps
 * @param potential energies, eV
 * @param kinetic energies, eV
 * @param volume &Aring;&sup3;; empty if there is none
 */
public record StageSamples(String name, Ensemble ensemble, int atoms, int freedom, double boltzmann, UnitLabels labels,
        double interval, double[] potential, double[] kinetic, double[] volume) {
    /** Part of the canonical fluctuation below which there is as good as none. */
    private static final double RIGID = 0.05;

    /** Checks. */
    public StageSamples {
        if (potential.length != kinetic.length || volume.length != 0 && volume.length != potential.length) {
            throw new IllegalArgumentException(name + ": series of different length");
        }
    }

    /** Number of values. */
    public int count() {
        return potential.length;
    }

    /** k<sub>B</sub>T of the bath, eV. */
    public double kT() {
        return boltzmann * ensemble.temperature();
    }

    /** Total energies, eV. */
    public double[] total() {
        double[] e = potential.clone();
        Arrays.setAll(e, k -> e[k] + kinetic[k]);
        return e;
    }

    /** Energies with the work against the bath's pressure added, E + PV, eV; the energies themselves at constant volume. */
    public double[] withWork(double[] energy) {
        double[] h = energy.clone();
        if (ensemble.kind() == Ensemble.Kind.NPT) {
            Arrays.setAll(h, k -> h[k] + ensemble.pressure() * volume[k]);
        }
        return h;
    }

    /**
     * The same without the values before the energy settles ({@link Equilibration}); all of them if it never does, see
     * {@link #settles}.
     */
    public StageSamples settled() {
        int cut = Equilibration.end(withWork(total()));
        if (cut == 0 || cut == count()) {
            return this;
        }
        return new StageSamples(name, ensemble, atoms, freedom, boltzmann, labels, interval, from(potential, cut),
                from(kinetic, cut), from(volume, cut));
    }

    /** Whether the energy fluctuates about its mean in the end. */
    public boolean settles() {
        return Equilibration.end(withWork(total())) < count();
    }

    private static double[] from(double[] series, int cut) {
        return series.length == 0 ? series : Arrays.copyOfRange(series, cut, series.length);
    }

    /** Standard deviation of the kinetic energy in a bath, &radic;(f/2) kT, eV. */
    double canonicalFluctuation() {
        return Math.sqrt(0.5 * freedom) * kT();
    }

    /** Standard deviation of the kinetic energies, eV. */
    double fluctuation() {
        return BlockAverages.of(kinetic).standardDeviation();
    }

    /**
     * Whether the kinetic energy hardly fluctuates at all, as where it is set in every step: whatever the correlation of what is left,
     * that is no bath.
     */
    boolean rigid() {
        return count() > 1 && fluctuation() < RIGID * canonicalFluctuation();
    }

    /** How many independent values a series is worth: its length divided by its statistical inefficiency. */
    static double independent(double[] series) {
        return series.length / BlockAverages.of(series).statisticalInefficiency();
    }

    /**
     * Values so far apart that they are independent: a series correlated as exp(&minus;t/&tau;) is taken every 4&tau;, where
     * 2 % of the correlation are left.
     */
    static double[] decorrelated(double[] series) {
        int stride = (int) Math.max(1, Math.ceil(4 * BlockAverages.of(series).correlationTime()));
        double[] picked = new double[(series.length + stride - 1) / stride];
        Arrays.setAll(picked, k -> series[k * stride]);
        return picked;
    }
}
