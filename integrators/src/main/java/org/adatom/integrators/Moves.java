package org.adatom.integrators;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;

/**
 * The elementary moves that time integration is made of: kick, drift, scale. Held coordinates ({@link Atoms#frozen()}),
 * and z in a planar system, have no velocity and feel no force.
 *
 * <p>Atoms are worked through in blocks of fixed size; sums add the blocks in order, so that the number of threads does
 * not change a bit.
 */
public final class Moves {
    private static final int BLOCK = 4096;

    private final Atoms atoms;
    private final Workers workers;
    private final int blocks;
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
        this.atoms = atoms;
        this.workers = workers;
        int n = atoms.count();
        blocks = (n + BLOCK - 1) / BLOCK;
        partial = new double[blocks];
        positions = new double[][] {atoms.x(), atoms.y(), atoms.z()};
        velocities = new double[][] {atoms.vx(), atoms.vy(), atoms.vz()};
        forces = new double[][] {atoms.fx(), atoms.fy(), atoms.fz()};
        for (int d = 0; d < 3; d++) {
            inverseMass[d] = new double[n];
            for (int i = 0; i < n; i++) {
                boolean held = (atoms.frozen()[i] & 1 << d) != 0 || d >= cell.dimensions();
                inverseMass[d][i] = held ? 0 : 1 / atoms.mass()[i];
                velocities[d][i] = held ? 0 : velocities[d][i];
            }
        }
    }

    /** v += dt F/m. */
    public void kick(double dt) {
        factor = dt;
        workers.run(blocks, kickTask);
    }

    /** r += dt v. */
    public void drift(double dt) {
        factor = dt;
        workers.run(blocks, driftTask);
    }

    /** v = s v. */
    public void scale(double s) {
        factor = s;
        workers.run(blocks, scaleTask);
    }

    /** Kinetic energy, eV. */
    public double kineticEnergy() {
        workers.run(blocks, kineticTask);
        double sum = 0;
        for (double p : partial) {
            sum += p;
        }
        return sum;
    }

    private int end(int block) {
        return Math.min((block + 1) * BLOCK, atoms.count());
    }

    private void kickBlock(int block) {
        for (int d = 0; d < 3; d++) {
            addProduct(velocities[d], factor, forces[d], inverseMass[d], block * BLOCK, end(block));
        }
    }

    private void driftBlock(int block) {
        for (int d = 0; d < 3; d++) {
            double[] x = positions[d];
            double[] v = velocities[d];
            double dt = factor;
            for (int i = block * BLOCK, end = end(block); i < end; i++) {
                x[i] += dt * v[i];
            }
        }
    }

    private void scaleBlock(int block) {
        for (int d = 0; d < 3; d++) {
            double[] v = velocities[d];
            double s = factor;
            for (int i = block * BLOCK, end = end(block); i < end; i++) {
                v[i] *= s;
            }
        }
    }

    private void kineticBlock(int block) {
        double[] mass = atoms.mass();
        double[] vx = velocities[0];
        double[] vy = velocities[1];
        double[] vz = velocities[2];
        double twice = 0;
        for (int i = block * BLOCK, end = end(block); i < end; i++) {
            twice += mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
        }
        partial[block] = 0.5 * twice;
    }

    private static void addProduct(double[] v, double dt, double[] f, double[] inverseMass, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] += dt * inverseMass[i] * f[i];
        }
    }
}
