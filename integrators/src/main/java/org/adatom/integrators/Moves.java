package org.adatom.integrators;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;

/**
 * The elementary moves that time integration is made of: kick, drift, scale. Held coordinates ({@link Atoms#frozen()}),
 * and z in a planar system, have no velocity and feel no force.
 *
 * <p>Atoms are worked through in blocks that follow from the group alone; sums add the blocks in order, so that the number of threads does
 * not change a bit.
 */
public final class Moves {
    private final Atoms atoms;
    private final Workers workers;
    private final AtomBlocks blocks;
    private final double[][] positions;
    private final double[][] velocities;
    private final double[][] forces;
    private final double[][] inverseMass = new double[3][];
    private final double[] partial;
    private final Workers.Task kickTask = (block, worker) -> kickBlock(block);
    private final Workers.Task driftTask = (block, worker) -> driftBlock(block);
    private final Workers.Task scaleTask = (block, worker) -> scaleBlock(block);
    private final Workers.Task kineticTask = (block, worker) -> kineticBlock(block);
    private double factor;

    /** Moves of these atoms; velocities along held coordinates become zero. */
    public Moves(Atoms atoms, Cell cell, Workers workers) {
        this(atoms, cell, workers, AtomGroup.ALL);
    }

    /** Moves of a group of these atoms, which leave the others alone; velocities along held coordinates become zero. */
    public Moves(Atoms atoms, Cell cell, Workers workers, AtomGroup group) {
        this.atoms = atoms;
        this.workers = workers;
        int n = atoms.count();
        blocks = new AtomBlocks(group, n);
        partial = new double[blocks.count()];
        positions = new double[][] {atoms.x(), atoms.y(), atoms.z()};
        velocities = new double[][] {atoms.vx(), atoms.vy(), atoms.vz()};
        forces = new double[][] {atoms.fx(), atoms.fy(), atoms.fz()};
        for (int d = 0; d < 3; d++) {
            inverseMass[d] = new double[n];
            for (int i : group.members(n)) {
                boolean held = (atoms.frozen()[i] & 1 << d) != 0 || d >= cell.dimensions();
                inverseMass[d][i] = held ? 0 : 1 / atoms.mass()[i];
                velocities[d][i] = held ? 0 : velocities[d][i];
            }
        }
    }

    /** v += dt F/m. */
    public void kick(double dt) {
        factor = dt;
        workers.run(blocks.count(), kickTask);
    }

    /** r += dt v. */
    public void drift(double dt) {
        factor = dt;
        workers.run(blocks.count(), driftTask);
    }

    /** v = s v. */
    public void scale(double s) {
        factor = s;
        workers.run(blocks.count(), scaleTask);
    }

    /** Kinetic energy, eV. */
    public double kineticEnergy() {
        workers.run(blocks.count(), kineticTask);
        double sum = 0;
        for (double p : partial) {
            sum += p;
        }
        return sum;
    }

    private void kickBlock(int block) {
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int d = 0; d < 3; d++) {
                addProduct(velocities[d], factor, forces[d], inverseMass[d], blocks.begin(run), blocks.end(run));
            }
        }
    }

    private void driftBlock(int block) {
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int d = 0; d < 3; d++) {
                addProduct(positions[d], factor, velocities[d], blocks.begin(run), blocks.end(run));
            }
        }
    }

    private void scaleBlock(int block) {
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int d = 0; d < 3; d++) {
                scale(velocities[d], factor, blocks.begin(run), blocks.end(run));
            }
        }
    }

    private void kineticBlock(int block) {
        double[] mass = atoms.mass();
        double[] vx = velocities[0];
        double[] vy = velocities[1];
        double[] vz = velocities[2];
        double twice = 0;
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int i = blocks.begin(run), end = blocks.end(run); i < end; i++) {
                twice += mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
            }
        }
        partial[block] = 0.5 * twice;
    }

    private static void addProduct(double[] v, double dt, double[] f, double[] inverseMass, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] += dt * inverseMass[i] * f[i];
        }
    }

    private static void addProduct(double[] x, double dt, double[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] += dt * v[i];
        }
    }

    private static void scale(double[] v, double s, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] *= s;
        }
    }
}
