package org.adatom.integrators;

import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Momenta;
import org.adatom.engine.RandomArray;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.ArrayMath;

/**
 * Collisions with a bath, H. C. Andersen, J. Chem. Phys. 72, 2384 (1980): canonical. Each atom collides at random times,
 * on average once in &tau;, and then takes a new velocity from the Maxwell-Boltzmann distribution.
 *
 * <p>The motion between collisions is Newton's, but diffusion and other slow motions are those of atoms that forget their
 * velocity every &tau;. Total and angular momentum are not conserved. Whether an atom collides, and its new velocity, are
 * functions of seed, half step and atom.
 */
public final class Andersen extends HeatBath {
    private static final int CHUNK = 512;

    private final double tau;
    private final CounterRandom random;
    private final Workers.Task collideTask = (block, worker) -> collideBlock(block, worker);

    private Workers workers;
    private AtomBlocks blocks;
    private Atoms atoms;
    private double[][] velocities;
    private int dimensions;
    private RandomArray[] draws;
    private double[] partial;

    private long halfStepNow;
    private double probability;
    private double kT;

    /**
     * For a group of atoms.
     *
     * @param temperature K
     * @param tau mean time between the collisions of an atom, internal units
     * @param random where its numbers come from; no other thermostat may use the same
     * @throws IllegalArgumentException if temperature or time is not positive
     */
    @SuppressWarnings("NullAway.Init")
    public Andersen(AtomGroup group, Ramp temperature, double tau, CounterRandom random) {
        super(group, temperature);
        Require.positive("time between collisions", tau);
        this.tau = tau;
        this.random = random;
    }

    @Override
    public void prepare(Simulation s) {
        super.prepare(s);
        atoms = s.atoms();
        workers = s.evaluator().workers();
        blocks = new AtomBlocks(group(), atoms.count());
        velocities = new double[][] {atoms.vx(), atoms.vy(), atoms.vz()};
        dimensions = s.cell().dimensions();
        partial = new double[blocks.count()];
        draws = new RandomArray[workers.count()];
        for (int w = 0; w < draws.length; w++) {
            draws[w] = new RandomArray(CHUNK);
        }
    }

    @Override
    public void act(long halfStep, double time) {
        halfStepNow = halfStep;
        probability = 1 - ArrayMath.exp(-time / tau);
        kT = kT(halfStep);
        workers.run(blocks.count(), collideTask);
        for (double gain : partial) {
            take(-gain);
        }
    }

    private void collideBlock(int block, int worker) {
        double gain = 0;
        int drawn = -1;
        double[] u = draws[worker].values();
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int i = blocks.begin(run), end = blocks.end(run); i < end; i++) {
                int chunk = i - i % CHUNK;
                if (chunk != drawn) {
                    draws[worker].uniform(random, halfStepNow, 0, chunk, CHUNK);
                    drawn = chunk;
                }
                if (u[i - chunk] < probability) {
                    gain += collide(i);
                }
            }
        }
        partial[block] = gain;
    }

    /** Gives an atom a new velocity; the kinetic energy it gains, eV. */
    private double collide(int i) {
        double mass = atoms.mass()[i];
        double width = Math.sqrt(kT / mass);
        double twice = 0;
        for (int d = 0; d < dimensions; d++) {
            if ((atoms.frozen()[i] & 1 << d) == 0) {
                double before = velocities[d][i];
                // Components 0 and 1 told whether the atom, or its neighbour in number, collides.
                double after = width * random.normal(halfStepNow, i, 2 + d);
                velocities[d][i] = after;
                twice += (after - before) * (after + before);
            }
        }
        return 0.5 * mass * twice;
    }

    @Override
    public Momenta momenta() {
        return Momenta.NONE;
    }
}
