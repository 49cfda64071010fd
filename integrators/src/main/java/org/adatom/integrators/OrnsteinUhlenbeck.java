package org.adatom.integrators;

import java.util.Arrays;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Momenta;
import org.adatom.engine.RandomArray;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.ArrayMath;

/**
 * Friction and random forces alone, without motion: the Ornstein-Uhlenbeck process, whose solution over any time t is
 * known,
 *
 * <pre>
 * v(t) = c v(0) + &radic;(kT (1 - c&sup2;)/m) R,   c = e^(-t/&tau;),   1/&tau; the friction &gamma;
 * </pre>
 *
 * <p>with a normal number R for each coordinate, a function of seed, step and coordinate.
 *
 * <p>Acting on all atoms, the random forces would set the whole system adrift. On request the total momentum is therefore
 * kept at zero along every axis along which nothing is held: what is drawn is then the canonical distribution of velocities
 * under that condition, exactly, and there are as many degrees of freedom less. (Friction and temperature being the same
 * for all atoms, taking away the motion of the centre of mass commutes with the process.) Angular momentum is not kept.
 */
public final class OrnsteinUhlenbeck extends HeatBath {
    private static final int CHUNK = 512;

    private final double tau;
    private final CounterRandom random;
    private final boolean keepMomentum;
    private final Workers.Task relaxTask = (block, worker) -> relaxBlock(block, worker);
    private final Workers.Task stopTask = (block, worker) -> stopBlock(block);

    private Workers workers;
    private AtomBlocks blocks;
    private double[] mass;
    private double[][] velocities;
    /** m<sup>-1/2</sup>, 0 along held coordinates. */
    private double[][] inverseRoot;
    /** Axes along which the total momentum is kept at zero. */
    private boolean[] kept;
    private double totalMass;
    private RandomArray[] noise;
    private double[][] products;
    /** For each block: heat taken up, and the components of the momentum. */
    private double[][] partial;
    private final double[] sum = new double[4];

    private long step;
    private double c;
    private double width;
    private final double[] drift = new double[3];

    /**
     * For a group of atoms.
     *
     * @param temperature K
     * @param tau inverse friction, internal units
     * @param random where its numbers come from; no other thermostat may use the same
     * @param keepMomentum whether the total momentum is kept at zero, if the group is all atoms
     * @throws IllegalArgumentException if temperature or time is not positive
     */
    @SuppressWarnings("NullAway.Init")
    public OrnsteinUhlenbeck(
            AtomGroup group, Ramp temperature, double tau, CounterRandom random, boolean keepMomentum) {
        super(group, temperature);
        Require.positive("inverse friction", tau);
        this.tau = tau;
        this.random = random;
        this.keepMomentum = keepMomentum && group.isAll();
    }

    @Override
    public void prepare(Simulation s) {
        super.prepare(s);
        Atoms atoms = s.atoms();
        int n = atoms.count();
        workers = s.evaluator().workers();
        blocks = new AtomBlocks(group(), n);
        mass = atoms.mass();
        velocities = new double[][] {atoms.vx(), atoms.vy(), atoms.vz()};
        inverseRoot = new double[3][n];
        kept = new boolean[3];
        for (int d = 0; d < 3; d++) {
            kept[d] = keepMomentum && d < s.cell().dimensions();
            for (int i : group().members(n)) {
                boolean held = (atoms.frozen()[i] & 1 << d) != 0 || d >= s.cell().dimensions();
                inverseRoot[d][i] = held ? 0 : 1 / Math.sqrt(mass[i]);
                kept[d] &= !held;
            }
        }
        totalMass = ArrayMath.sum(mass, n);
        noise = new RandomArray[workers.count()];
        products = new double[workers.count()][CHUNK];
        for (int w = 0; w < noise.length; w++) {
            noise[w] = new RandomArray(CHUNK);
        }
        partial = new double[blocks.count()][4];
    }

    @Override
    public void act(long halfStep, double time) {
        step = halfStep;
        c = ArrayMath.exp(-time / tau);
        width = Math.sqrt(kT(halfStep) * (1 - c * c));
        workers.run(blocks.count(), relaxTask);
        Arrays.fill(sum, 0);
        for (double[] p : partial) {
            for (int k = 0; k < 4; k++) {
                sum[k] += p[k];
            }
        }
        take(-sum[3]);
        if (kept[0] || kept[1] || kept[2]) {
            for (int d = 0; d < 3; d++) {
                drift[d] = kept[d] ? sum[d] / totalMass : 0;
                take(0.5 * totalMass * drift[d] * drift[d]);
            }
            workers.run(blocks.count(), stopTask);
        }
    }

    private void relaxBlock(int block, int worker) {
        double heat = 0;
        for (int d = 0; d < 3; d++) {
            partial[block][d] = 0;
            int drawn = -1;
            double[] r = noise[worker].values();
            for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
                int end = blocks.end(run);
                for (int i = blocks.begin(run); i < end;) {
                    int chunk = i - i % CHUNK;
                    if (chunk != drawn) {
                        noise[worker].normal(random, step, d, chunk, CHUNK);
                        drawn = chunk;
                    }
                    int to = Math.min(end, chunk + CHUNK);
                    double[] product = products[worker];
                    relax(velocities[d], c, width, inverseRoot[d], mass, r, chunk, product, i, to);
                    heat += 0.5 * ArrayMath.sum(product, to - i);
                    if (kept[d]) {
                        momentum(mass, velocities[d], product, i, to);
                        partial[block][d] += ArrayMath.sum(product, to - i);
                    }
                    i = to;
                }
            }
        }
        partial[block][3] = heat;
    }

    /** Velocities after the friction; twice the kinetic energy that each has gained. */
    private static void relax(double[] v, double c, double width, double[] inverseRoot, double[] mass, double[] r,
            int chunk, double[] gain, int from, int to) {
        for (int i = from; i < to; i++) {
            double before = v[i];
            double after = c * before + width * inverseRoot[i] * r[i - chunk];
            v[i] = after;
            gain[i - from] = mass[i] * (after - before) * (after + before);
        }
    }

    private static void momentum(double[] mass, double[] v, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i - from] = mass[i] * v[i];
        }
    }

    private void stopBlock(int block) {
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int d = 0; d < 3; d++) {
                subtract(velocities[d], drift[d], blocks.begin(run), blocks.end(run));
            }
        }
    }

    private static void subtract(double[] v, double u, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] -= u;
        }
    }

    @Override
    public Momenta momenta() {
        return keepMomentum ? Momenta.LINEAR : Momenta.NONE;
    }
}
