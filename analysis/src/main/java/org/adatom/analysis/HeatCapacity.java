package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Ensemble;
import org.jspecify.annotations.Nullable;

/**
 * Heat capacity of a system from the fluctuations of its energy in one stage, kinetic part included.
 *
 * <table>
 * <caption>by ensemble</caption>
 * <tr><td>NVT</td><td>C<sub>V</sub> = var(E)/(k<sub>B</sub> T&sup2;)</td></tr>
 * <tr><td>NPT</td><td>C<sub>P</sub> = var(E + PV)/(k<sub>B</sub> T&sup2;)</td></tr>
 * <tr><td>NVE</td><td>C<sub>V</sub> = (f k<sub>B</sub>/2)/(1 &minus; f var(K)/(2 &lt;K&gt;&sup2;)), f degrees of freedom: J.
 * L. Lebowitz, J. K. Percus and L. Verlet, Phys. Rev. 153, 250 (1967), eq. 3.7, solved for C<sub>V</sub></td></tr>
 * </table>
 *
 * <p>T and P are those of the bath. Errors are from the jackknife over blocks ({@link BlockMeans}).
 *
 * @param perAtom k<sub>B</sub> per atom; 3 of a harmonic crystal
 * @param constantPressure whether it is C<sub>P</sub>
 * @param source in words: what fluctuates
 * @param reliable whether the blocks are long enough for their error to be trusted
 */
public record HeatCapacity(Estimate perAtom, boolean constantPressure, String source, boolean reliable) {
    /** Fewer blocks than this say nothing about a variance. */
    private static final int FEWEST_BLOCKS = 16;
    /** Values that carry the information of one independent value, in a block long enough to be independent of others. */
    private static final double INDEPENDENT = 5;

    /** {@code C_V} or {@code C_P}. */
    public String symbol() {
        return constantPressure ? "C_P" : "C_V";
    }

    /**
     * From the series of a stage.
     *
     * @param ensemble to which it is supposed to belong
     * @param freedom degrees of freedom
     * @param atoms number of atoms
     * @param boltzmann eV/K
     * @param total energies, eV
     * @param kinetic energies, eV
     * @param volume &Aring;&sup3;; may be empty where none is needed
     * @return null if the ensemble allows none or the series are too short
     */
    public static @Nullable HeatCapacity of(Ensemble ensemble, int freedom, int atoms, double boltzmann,
            double[] total, double[] kinetic, double[] volume) {
        Gatherer g = new Gatherer(ensemble, freedom);
        BlockAverages correlation = new BlockAverages();
        for (int k = 0; k < total.length; k++) {
            g.add(total[k], kinetic[k], volume.length == 0 ? 0 : volume[k]);
            correlation.add(ensemble.kind() == Ensemble.Kind.NVE ? kinetic[k] : total[k]);
        }
        return g.result(atoms, boltzmann, correlation.statisticalInefficiency());
    }

    /** Gathers the fluctuations of one stage. */
    static final class Gatherer {
        private final Ensemble ensemble;
        private final int freedom;
        // Energy (or enthalpy) from the first value on, its square, kinetic energy, its square.
        private final BlockMeans means = new BlockMeans(4);
        private double reference = Double.NaN;

        /** For a stage in that ensemble with so many degrees of freedom. */
        Gatherer(Ensemble ensemble, int freedom) {
            this.ensemble = ensemble;
            this.freedom = freedom;
        }

        /** That of the stage. */
        Ensemble ensemble() {
            return ensemble;
        }

        /** Degrees of freedom. */
        int freedom() {
            return freedom;
        }

        /** One state: total and kinetic energy (eV), volume (&Aring;&sup3;; 0 if there is none). */
        void add(double total, double kinetic, double volume) {
            double energy = ensemble.kind() == Ensemble.Kind.NPT ? total + ensemble.pressure() * volume : total;
            if (Double.isNaN(reference)) {
                reference = energy;
            }
            double d = energy - reference;
            means.add(d, d * d, kinetic, kinetic * kinetic);
        }

        /**
         * What has been found so far.
         *
         * @param atoms number of atoms
         * @param boltzmann eV/K
         * @param inefficiency how many successive values carry the information of one, of what fluctuates
         * @return null if the stage belongs to no ensemble, or is too short
         */
        @Nullable
        HeatCapacity result(int atoms, double boltzmann, double inefficiency) {
            if (!ensemble.exact() || freedom == 0 || means.complete().size() < FEWEST_BLOCKS) {
                return null;
            }
            double kT = boltzmann * ensemble.temperature();
            boolean reliable = means.samplesPerBlock() >= INDEPENDENT * inefficiency;
            double share = 1.0 / atoms;
            return switch (ensemble.kind()) {
                case NVT ->
                        new HeatCapacity(bath(kT).times(share), false, "fluctuations of the total energy", reliable);
                case NPT -> new HeatCapacity(bath(kT).times(share), true, "fluctuations of the enthalpy", reliable);
                case NVE ->
                        new HeatCapacity(isolated().times(share), false, "fluctuations of the kinetic energy",
                                reliable);
                case NONE -> null;
            };
        }

        /** var(E)/(kT)&sup2;, in k<sub>B</sub>. */
        private Estimate bath(double kT) {
            return means.of(m -> (m[1] - m[0] * m[0]) / (kT * kT));
        }

        /** (f/2)/(1 &minus; f var(K)/(2 &lt;K&gt;&sup2;)), in k<sub>B</sub>. */
        private Estimate isolated() {
            double half = 0.5 * freedom;
            return means.of(m -> half / (1 - half * (m[3] / (m[2] * m[2]) - 1)));
        }

        /** Writes the state. */
        void save(DataOutput out) throws IOException {
            out.writeUTF(ensemble.kind().name());
            out.writeDouble(ensemble.temperature());
            out.writeDouble(ensemble.pressure());
            out.writeBoolean(ensemble.exact());
            out.writeInt(freedom);
            out.writeDouble(reference);
            means.save(out);
        }

        /** The state that {@link #save} wrote. */
        static Gatherer restored(DataInput in) throws IOException {
            Ensemble.Kind kind = Ensemble.Kind.valueOf(in.readUTF());
            Gatherer g = new Gatherer(
                    new Ensemble(kind, in.readDouble(), in.readDouble(), in.readBoolean()), in.readInt());
            g.reference = in.readDouble();
            g.means.restore(in);
            return g;
        }
    }
}
