package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.GaussianCore;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Averages and fluctuations at constant pressure and temperature, against exact results and those of LAMMPS. */
@Tag("slow")
class IsobaricAveragesTest {
    private static Barostat barostat(
            boolean stochastic, Coupling coupling, double pressure, double temperature, double tau,
            double compressibility) {
        Ramp p = Ramp.constant(pressure);
        Ramp t = Ramp.constant(temperature);
        return stochastic
                ? new StochasticCellRescaling(coupling, p, t, tau, compressibility, 3)
                : new MartynaTobiasKlein(coupling, p, t, tau);
    }

    /** Takes volume, pressure and energy per atom, and the lengths of the cell. */
    private static final class Sampler implements Observer {
        private final int every;
        private final long begin;
        private final double[][] values;
        private int count;

        Sampler(int every, long begin, long end) {
            this.every = every;
            this.begin = begin;
            values = new double[9][(int) ((end - begin) / every)];
        }

        @Override
        public long every() {
            return every;
        }

        @Override
        public void observe(Simulation s) {
            if (s.step() <= begin) {
                return;
            }
            double[] w = s.evaluator().virial();
            Cell cell = s.cell();
            values[0][count] = cell.volume();
            values[1][count] = (2 * s.atoms().kineticEnergy() + w[0] + w[4] + w[8]) / (3 * cell.volume());
            values[2][count] = s.evaluator().energy() / s.atoms().count();
            for (int k = 0; k < 3; k++) {
                values[3 + k][count] = cell.length(k);
                int a = (k + 1) % 3;
                int b = (k + 2) % 3;
                double dot = 0;
                for (int d = 0; d < 3; d++) {
                    dot += cell.vector(a, d) * cell.vector(b, d);
                }
                values[6 + k][count] = dot / cell.length(a) / cell.length(b);
            }
            count++;
        }
    }

    private static double error(double[] values) {
        return Math.max(Series.standardError(values, 20), Series.standardError(values, 10));
    }

    /** Makes the cell a cube of the same volume: an ideal gas does not feel it, whose cell would thin out otherwise. */
    private record Cube(long every) implements Observer {
        @Override
        public void observe(Simulation s) {
            Cell cell = s.cell();
            Atoms atoms = s.atoms();
            double edge = Math.cbrt(cell.volume());
            for (int i = 0; i < atoms.count(); i++) {
                double x = atoms.x()[i];
                double y = atoms.y()[i];
                double z = atoms.z()[i];
                atoms.setPosition(i, edge * cell.fractional(0, x, y, z), edge * cell.fractional(1, x, y, z),
                        edge * cell.fractional(2, x, y, z));
            }
            s.setCell(Cell.orthorhombic(edge, edge, edge));
        }
    }

    /**
     * An ideal gas with N_f degrees of freedom, its total momentum zero: p(V) is proportional to V^(N_f/3) exp(-PV/kT), a
     * gamma distribution with shape N_f/3 + 1 = N and scale kT/P, whatever else the cell can do: shapes are measured evenly
     * by every coupling. Under friction and noise, because without collisions a thermostat of all atoms alike lets pressures
     * along different axes differ.
     */
    @ParameterizedTest(name = "stochastic {0}, {1}, {2}")
    @CsvSource({"false, ISOTROPIC, xyz", "false, ANISOTROPIC, xyz", "false, TRICLINIC, xyz", "false, ANISOTROPIC, z",
        "false, ISOTROPIC, xy", "true, ISOTROPIC, xyz", "true, ANISOTROPIC, xyz", "true, TRICLINIC, xyz",
        "true, ANISOTROPIC, z"})
    void volumeOfTheIdealGasHasItsExactDistribution(boolean stochastic, Coupling.Kind kind, String axes) {
        // So soft that atoms on top of each other do not notice.
        ForceField none = new TruncatedPair(
                new GaussianCore(List.of("Ar"), new double[] {1e-12}, new double[] {0.3}), Truncation.CUT, 1);
        Frame start = Crystal.ofDensity(Lattice.FCC, 1, "Ar").repeated(3, 3, 3).build(Units.LJ);
        Atoms atoms = start.atoms();
        Arrays.fill(atoms.mass(), 1);
        Velocities.draw(atoms, start.cell(), Units.LJ, 1, 5);
        int n = 1000;
        int apart = 200;
        int steps = 20_000 + n * apart;
        try (Workers workers = new Workers(1)) {
            Simulation s = new Simulation(atoms, start.cell(), new ForceEvaluator(none, workers, 0.6), Units.LJ);
            Sampler sampler = new Sampler(apart, 20_000, steps);
            s.observe(sampler);
            s.observe(new Cube(20));
            Thermostat bath = new OrnsteinUhlenbeck(
                    AtomGroup.ALL, Ramp.constant(1), 0.3, new CounterRandom(11, "bath"), true);
            s.run(new MovingCellVerlet(0.02, List.of(bath),
                    barostat(stochastic, new Coupling(kind, axes), 1, 1, 0.5, 1), null), steps);
            double shape = DegreesOfFreedom.of(atoms, start.cell()).count() / 3.0 + 1;
            assertEquals(108, shape, 1e-12);
            double[] v = sampler.values[0];
            assertEquals(shape, Series.mean(v), 3 * error(v), "mean volume");
            double[] squares = Arrays.stream(v).map(x -> (x - shape) * (x - shape)).toArray();
            assertEquals(shape, Series.mean(squares), 3 * error(squares), "variance of the volume");
            double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new GammaDistribution(shape, 1), v);
            assertTrue(p > 0.003, "Kolmogorov-Smirnov p = " + p);
        }
    }

    private static Sampler liquid(boolean stochastic, double pressure, int steps) {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.CUT, 2.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, 0.70, "Ar").repeated(5, 5, 5).build(Units.LJ);
        Atoms atoms = start.atoms();
        Arrays.fill(atoms.mass(), 1);
        Velocities.draw(atoms, start.cell(), Units.LJ, 2, 13);
        try (Workers workers = new Workers(1)) {
            Simulation s = new Simulation(atoms, start.cell(), new ForceEvaluator(lj, workers), Units.LJ);
            Sampler sampler = new Sampler(10, 20_000, 20_000 + steps);
            s.observe(sampler);
            s.run(new MovingCellVerlet(0.004, List.of(new NoseHooverChain(Ramp.constant(1), 0.4, 3)),
                    barostat(stochastic, new Coupling(Coupling.Kind.ISOTROPIC, "xyz"), pressure, 1, 2, 0.1), null),
                    20_000 + steps);
            return sampler;
        }
    }

    /**
     * 500 atoms, T = 1, P = 1, cutoff 2.5 without tail correction. LAMMPS 29 Sep 2021, {@code fix npt temp 1 1 0.4 iso 1 1 2},
     * 200000 steps of 0.004 after 20000: density 0.75109 +- 0.00032, potential energy
     * -4.8323 +- 0.0027 per atom.
     *
     * <p>At two pressures ln(p2(V)/p1(V)) is linear in V with slope -(P2 - P1)/kT, M. R. Shirts, J. Chem. Theory Comput. 9,
     * 909 (2013).
     */
    @ParameterizedTest(name = "stochastic {0}")
    @ValueSource(booleans = {false, true})
    void liquidHasTheDensityOfLammpsAndFluctuatesAsItMust(boolean stochastic) {
        Sampler low = liquid(stochastic, 1.0, 100_000);
        double[] density = Arrays.stream(low.values[0]).map(v -> 500 / v).toArray();
        assertEquals(0.75109, Series.mean(density), 3 * Math.hypot(error(density), 0.00032));
        assertEquals(-4.8323, Series.mean(low.values[2]),
                3 * Math.hypot(error(low.values[2]), 0.0027));
        assertEquals(1, Series.mean(low.values[1]), 3 * error(low.values[1]), "pressure");
        Sampler high = liquid(stochastic, 1.2, 100_000);
        assertEquals(1.2, Series.mean(high.values[1]), 3 * error(high.values[1]), "pressure");
        // The slope from blocks of both, whose scatter tells its error.
        int blocks = 10;
        double[] slopes = new double[blocks];
        int length = low.values[0].length / blocks;
        for (int b = 0; b < blocks; b++) {
            slopes[b] = slope(low.values[0], high.values[0], b * length, length);
        }
        double error = Math.sqrt(StatUtils.variance(slopes) / blocks);
        assertEquals(-0.2, slope(low.values[0], high.values[0], 0, low.values[0].length), 3 * error, "slope");
        assertTrue(error < 0.05, "error of the slope " + error);
    }

    /** The slope of ln(p2/p1) that makes the samples most likely: logistic regression by Newton's method. */
    private static double slope(double[] first, double[] second, int from, int count) {
        double middle = (StatUtils.mean(first, from, count) + StatUtils.mean(second, from, count)) / 2;
        double a = 0;
        double b = 0;
        for (int iteration = 0; iteration < 30; iteration++) {
            double ga = 0;
            double gb = 0;
            double haa = 0;
            double hab = 0;
            double hbb = 0;
            for (int k = 0; k < 2 * count; k++) {
                boolean isSecond = k >= count;
                double x = (isSecond ? second[from + k - count] : first[from + k]) - middle;
                double p = 1 / (1 + Math.exp(-a - b * x));
                ga += (isSecond ? 1 : 0) - p;
                gb += ((isSecond ? 1 : 0) - p) * x;
                haa += p * (1 - p);
                hab += p * (1 - p) * x;
                hbb += p * (1 - p) * x * x;
            }
            double det = haa * hbb - hab * hab;
            a += (hbb * ga - hab * gb) / det;
            b += (haa * gb - hab * ga) / det;
        }
        return b;
    }

    /** The temperature of each deformation's own motion, K, block by block. */
    private static final class Heat implements Observer {
        private final Coupling coupling;
        private final Barostat barostat;
        private final double mass;
        private final int length;
        private final double[] speed;
        private final double[][] blocks;
        private long count;

        Heat(Coupling coupling, Barostat barostat, double mass, int blocks, int length) {
            this.coupling = coupling;
            this.barostat = barostat;
            this.mass = mass;
            this.length = length;
            speed = new double[coupling.freedom()];
            this.blocks = new double[coupling.freedom()][blocks];
        }

        @Override
        public long every() {
            return 1;
        }

        @Override
        public void observe(Simulation s) {
            int block = (int) (count++ / length);
            coupling.resolve(barostat.rate(), speed);
            for (int k = 0; k < speed.length && block < blocks[k].length; k++) {
                blocks[k][block] += mass * speed[k] * speed[k] / Systems.UNITS.boltzmann() / length;
            }
        }
    }

    /**
     * Copper at 60 K with all fluctuations of the cell: the mean angles are right angles, and the fluctuations of volume and
     * angles give the elastic moduli of static energies at that volume. So small, cold and harmonic a crystal exchanges little
     * energy with its cell: with one chain for all deformations of {@code mtk} the breathing stayed at 220 K, the shears
     * at 30 K (&tau; 300 fs, 0.25 ns). A longer &tau; lets the time step resolve the breathing.
     */
    @ParameterizedTest(name = "stochastic {0}")
    @ValueSource(booleans = {false, true})
    void cellOfCopperFluctuatesAsItsElasticModuliDemand(boolean stochastic) {
        double fs = Systems.UNITS.femtosecond();
        double gpa = Systems.UNITS.gigapascal();
        double kT = Systems.UNITS.boltzmann() * 60;
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.copper(3, 120, workers);
            int steps = 150_000;
            Sampler sampler = new Sampler(10, 10_000, 10_000 + steps);
            s.observe(sampler);
            Coupling coupling = new Coupling(Coupling.Kind.TRICLINIC, "xyz");
            double tau = (stochastic ? 300 : 2000) * fs;
            Barostat barostat = barostat(stochastic, coupling, 0, 60, tau, 0.0075 / gpa);
            Integrator npt = new MovingCellVerlet(
                    4 * fs, List.of(new NoseHooverChain(Ramp.constant(60), 100 * fs, 3)), barostat, null);
            s.run(npt, 10_000);
            Heat heat = new Heat(coupling, barostat, 324 * kT * tau * tau / 3, 20, steps / 20);
            s.observe(heat);
            s.run(npt, steps);
            for (int k = 0; k < coupling.freedom() && !stochastic; k++) {
                double error = Series.standardError(heat.blocks[k], 20);
                assertEquals(60, Series.mean(heat.blocks[k]), 3.5 * error, "temperature of deformation " + k);
                assertTrue(error < 12, "error of the temperature " + error);
            }
            double[] v = sampler.values[0];
            double mean = Series.mean(v);
            double[] squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).toArray();
            double bulk = kT * mean / Series.mean(squares);
            assertEquals(0, Series.mean(sampler.values[1]), 3 * error(sampler.values[1]), "pressure");
            double edge = Math.cbrt(mean);
            double h = 1e-3;
            double stiff = (energy(s, edge * (1 + h), 0) - 2 * energy(s, edge, 0) + energy(s, edge * (1 - h), 0))
                    / (9 * h * h * mean);
            // Thermal softening at 60 K is below a hundredth; statistics are the larger part.
            assertEquals(1, bulk / stiff, 0.02 + 3 * error(squares) / Series.mean(squares), "bulk modulus");
            double shear = (energy(s, edge, h) - 2 * energy(s, edge, 0) + energy(s, edge, -h)) / (h * h * mean);
            double sum = 0;
            double errors = 0;
            for (int k = 0; k < 3; k++) {
                double[] cosine = sampler.values[6 + k];
                assertEquals(0, Series.mean(cosine), 3 * error(cosine), "angle " + k);
                double[] angle2 = Arrays.stream(cosine).map(x -> x * x).toArray();
                sum += Series.mean(angle2) / 3;
                errors = Math.hypot(errors, error(angle2) / 3);
            }
            assertEquals(1, kT / mean / sum / shear, 0.02 + 3 * errors / sum, "shear modulus");
        }
    }

    /** Static energy of the perfect crystal, 3 cells wide, sheared by {@code shear} in the plane xy. */
    private static double energy(Simulation s, double edge, double shear) {
        Atoms atoms = Crystal.of(Lattice.FCC, edge / 3, "Cu").repeated(3, 3, 3).build(Systems.UNITS).atoms();
        for (int i = 0; i < atoms.count(); i++) {
            atoms.x()[i] += shear * atoms.y()[i];
        }
        ForceEvaluator evaluator = new ForceEvaluator(s.evaluator().forceField(), s.evaluator().workers());
        evaluator.evaluate(atoms,
                Cell.of(new double[] {edge, 0, 0, shear * edge, edge, 0, 0, 0, edge}, true, true, true));
        return evaluator.energy();
    }
}
