package org.adatom.analysis.elastic;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Integrator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Strain;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.Bussi;
import org.adatom.integrators.Coupling;
import org.adatom.integrators.LangevinBaoab;
import org.adatom.integrators.MovingCellVerlet;
import org.adatom.integrators.OrnsteinUhlenbeck;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.StochasticCellRescaling;
import org.adatom.integrators.Velocities;

/**
 * Isothermal elastic constants at a temperature, with error bars: mean stresses of strained crystals in canonical dynamics.
 *
 * <p>The cell is first averaged without outer pressure, then corrected twice by the strain that takes away the mean stress of a run
 * in it: that is far more precise than the mean of a fluctuating cell. Then a run with each of the six strains in either direction gives the
 * mean stress, kinetic part included, and C<sub>ij</sub> = (&sigma;<sub>i</sub>(&epsilon;<sub>j</sub>) &minus;
 * &sigma;<sub>i</sub>(&minus;&epsilon;<sub>j</sub>)) / 2&epsilon;<sub>j</sub>, from which stress left over in the cell drops out.
 * Every run is cut into blocks; a block of all runs gives a tensor of its own, which is averaged over the crystal's symmetry, and
 * errors follow from how these tensors scatter.
 *
 * @param settings temperature, times, strain
 * @param cell the mean cell without pressure
 * @param blocks the tensor of each block, in the axes of the structure, eV/&Aring;&sup3;
 * @param residual mean stress of the unstrained cell, largest component, eV/&Aring;&sup3;: from the means of opposite strains
 */
public record ThermalElasticConstants(Settings settings, Cell cell, List<ElasticTensor> blocks, double residual) {
    private static final int BLOCKS = 10;
    private static final int CORRECTIONS = 2;
    private static final int SAMPLE_EVERY = 5;

    /**
     * How they are computed; times in internal units.
     *
     * @param temperature K
     * @param timeStep of the dynamics
     * @param equilibration steps before anything is averaged, in each run
     * @param steps steps that are averaged, in each run
     * @param strain size of the strains
     * @param tau relaxation time of the thermostats
     * @param rest elastic constants at zero temperature in the axes of the structure, eV/&Aring;&sup3;: they guide the cell
     * @param seed of all random numbers
     */
    public record Settings(double temperature, double timeStep, long equilibration, long steps, double strain,
            double tau,
            ElasticTensor rest, long seed) {}

    /**
     * Computes them.
     *
     * @param start a supercell of the crystal, large enough for its vibrations, periodic along all vectors
     * @param group the rotations of the crystal's point group, in the axes of the structure
     * @param progress takes a line now and then
     */
    public static ThermalElasticConstants of(Statics statics, Frame start, List<double[]> group, Settings settings,
            Consumer<String> progress) {
        progress.accept("mean cell at " + settings.temperature() + " K");
        Frame rest = meanCell(statics, start, settings);
        for (int k = 0; k < CORRECTIONS; k++) {
            progress.accept("correction " + (k + 1) + " of the mean cell");
            rest = corrected(rest, blockStresses(statics, rest, settings, k + 1), settings.rest().compliance());
        }
        double[][][] stresses = new double[12][][];
        for (int j = 0; j < 6; j++) {
            for (int sign = 0; sign < 2; sign++) {
                progress.accept("strain " + (2 * j + sign + 1) + " of 12");
                double[] voigt = new double[6];
                voigt[j] = sign == 0 ? settings.strain() : -settings.strain();
                stresses[2 * j + sign] =
                        blockStresses(statics,
                                Strain.apply(rest, Strain.tensor(DoubleStream.of(voigt).boxed().toList())), settings,
                                CORRECTIONS + 1 + 2 * j + sign);
            }
        }
        ElasticTensor[] blocks = new ElasticTensor[BLOCKS];
        double[] left = new double[6];
        for (int b = 0; b < BLOCKS; b++) {
            double[] c = new double[36];
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    double plus = stresses[2 * j][b][i];
                    double minus = stresses[2 * j + 1][b][i];
                    c[6 * i + j] = (plus - minus) / (2 * settings.strain());
                    left[i] += (plus + minus) / (12 * BLOCKS);
                }
            }
            blocks[b] = new ElasticTensor(c).symmetric().averagedOver(group);
        }
        return new ThermalElasticConstants(settings, rest.cell(), List.of(blocks),
                Arrays.stream(left).map(Math::abs).max().orElse(0));
    }

    /** The mean over all blocks, in the axes of the structure. */
    public ElasticTensor mean() {
        double[] sum = new double[36];
        for (ElasticTensor block : blocks) {
            for (int k = 0; k < 36; k++) {
                sum[k] += block.voigt()[k] / blocks.size();
            }
        }
        return new ElasticTensor(sum);
    }

    /**
     * A component in a frame of axes, with its standard error.
     *
     * @param axes unit vectors, a row each
     * @param i index from 1, as it is printed
     */
    public Estimate c(double[] axes, int i, int j) {
        double[] values = blocks.stream().mapToDouble(b -> b.in(axes).c(i, j)).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Estimate(mean, Math.sqrt(square / (values.length * (values.length - 1.0))));
    }

    /** The atoms as they are at the end of a run without pressure, in the mean cell of it. */
    private static Frame meanCell(Statics statics, Frame start, Settings settings) {
        Simulation s = simulation(statics, start, settings, 0);
        Ramp temperature = Ramp.constant(settings.temperature());
        Integrator motion = new MovingCellVerlet(settings.timeStep(),
                List.of(new Bussi(AtomGroup.ALL, temperature, settings.tau(),
                        new CounterRandom(settings.seed(), "thermostat"))),
                new StochasticCellRescaling(new Coupling(Coupling.Kind.TRICLINIC, "xyz"), Ramp.constant(0), temperature,
                        5 * settings.tau(), 1 / settings.rest().bulk(), settings.seed()),
                null);
        s.run(motion, settings.equilibration());
        CellAverage average = new CellAverage();
        s.observe(average);
        s.run(motion, settings.steps());
        Cell mean = s.cell().withVectors(average.mean());
        return start.changed(Strain.carried(s.atoms(), s.cell(), mean), mean, start.columns());
    }

    /** The frame strained by what takes away the mean of these stresses. */
    private static Frame corrected(Frame frame, double[][] stresses, double[] compliance) {
        double[] strain = new double[6];
        for (double[] block : stresses) {
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    strain[i] -= compliance[6 * i + j] * block[j] / stresses.length;
                }
            }
        }
        return Strain.apply(frame, Strain.tensor(DoubleStream.of(strain).boxed().toList()));
    }

    /** Mean stresses of the blocks of a canonical run, xx yy zz yz xz xy. */
    private static double[][] blockStresses(Statics statics, Frame strained, Settings settings, int run) {
        Simulation s = simulation(statics, strained, settings, run);
        Integrator motion = new LangevinBaoab(settings.timeStep(), List.of(new OrnsteinUhlenbeck(AtomGroup.ALL,
                Ramp.constant(settings.temperature()), settings.tau(),
                new CounterRandom(settings.seed() + run, "elastic"), true)));
        s.run(motion, settings.equilibration());
        double[][] blocks = new double[BLOCKS][];
        StressAverage average = new StressAverage();
        s.observe(average);
        for (int b = 0; b < BLOCKS; b++) {
            s.run(motion, Math.max(SAMPLE_EVERY, settings.steps() / BLOCKS));
            blocks[b] = average.take();
        }
        return blocks;
    }

    private static Simulation simulation(Statics statics, Frame start, Settings settings, int run) {
        Simulation s = new Simulation(start.atoms().copy(), start.cell(), statics.evaluator(), statics.units());
        Velocities.draw(s.atoms(), s.cell(), s.units(), settings.temperature(), settings.seed() + run);
        return s;
    }

    /** The mean of the cell vectors. */
    private static final class CellAverage implements Observer {
        private final double[] sum = new double[9];
        private long count;

        @Override
        public long every() {
            return SAMPLE_EVERY;
        }

        @Override
        public void observe(Simulation s) {
            double[] rows = s.cell().rows();
            for (int k = 0; k < 9; k++) {
                sum[k] += rows[k];
            }
            count++;
        }

        double[] mean() {
            double[] mean = sum.clone();
            for (int k = 0; k < 9; k++) {
                mean[k] /= count;
            }
            return mean;
        }
    }

    /** The mean of the stress since it was taken last. */
    private static final class StressAverage implements Observer {
        private double[] sum = new double[6];
        private long count;

        @Override
        public long every() {
            return SAMPLE_EVERY;
        }

        @Override
        public void observe(Simulation s) {
            double[] p = s.evaluator().virial().clone();
            Atoms a = s.atoms();
            for (int i = 0; i < a.count(); i++) {
                double[] v = {a.vx()[i], a.vy()[i], a.vz()[i]};
                for (int k = 0; k < 9; k++) {
                    p[k] += a.mass()[i] * v[k / 3] * v[k % 3];
                }
            }
            double volume = Math.abs(Matrix3.determinant(s.cell().rows()));
            int[] first = {0, 4, 8, 5, 2, 1};
            int[] second = {0, 4, 8, 7, 6, 3};
            for (int i = 0; i < 6; i++) {
                sum[i] -= (p[first[i]] + p[second[i]]) / 2 / volume;
            }
            count++;
        }

        double[] take() {
            double[] mean = sum;
            for (int i = 0; i < 6; i++) {
                mean[i] /= count;
            }
            sum = new double[6];
            count = 0;
            return mean;
        }
    }
}
