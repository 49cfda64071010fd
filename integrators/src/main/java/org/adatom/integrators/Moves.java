package org.adatom.integrators;

import java.util.Arrays;
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
    private final double[] partialFlux;
    private final Workers.Task kickTask = (block, worker) -> kickBlock(block);
    private final Workers.Task driftTask = (block, worker) -> driftBlock(block);
    private final Workers.Task scaleTask = (block, worker) -> scaleBlock(block);
    private final Workers.Task kineticTask = (block, worker) -> kineticBlock(block);
    private final Workers.Task mixedKickTask = (block, worker) -> mixedKickBlock(block);
    private final Workers.Task mixedDriftTask = (block, worker) -> mixedDriftBlock(block);
    private final Workers.Task fluxTask = (block, worker) -> fluxBlock(block);
    private final double[] map = new double[9];
    private final double[] response = new double[9];
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
        partialFlux = new double[9 * blocks.count()];
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

    /** v = M v + R F/m, with matrices of nine components, row by row: a kick in a flowing frame. */
    void kick(double[] m, double[] r) {
        take(m, r);
        workers.run(blocks.count(), mixedKickTask);
    }

    /** r = M r + R v, with matrices of nine components, row by row: a drift in a flowing frame about the origin. */
    void drift(double[] m, double[] r) {
        take(m, r);
        workers.run(blocks.count(), mixedDriftTask);
    }

    private void take(double[] m, double[] r) {
        System.arraycopy(m, 0, map, 0, 9);
        System.arraycopy(r, 0, response, 0, 9);
    }

    /** Writes &Sigma; m v<sub>a</sub> v<sub>b</sub> into nine components, row by row, eV. */
    void flux(double[] sum) {
        workers.run(blocks.count(), fluxTask);
        Arrays.fill(sum, 0);
        for (int block = 0; block < blocks.count(); block++) {
            for (int k = 0; k < 9; k++) {
                sum[k] += partialFlux[9 * block + k];
            }
        }
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

    private void mixedKickBlock(int block) {
        double[] m = map;
        double[] r = response;
        double[] vx = velocities[0];
        double[] vy = velocities[1];
        double[] vz = velocities[2];
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int i = blocks.begin(run), end = blocks.end(run); i < end; i++) {
                double ax = inverseMass[0][i] * forces[0][i];
                double ay = inverseMass[1][i] * forces[1][i];
                double az = inverseMass[2][i] * forces[2][i];
                double x = vx[i];
                double y = vy[i];
                double z = vz[i];
                vx[i] = m[0] * x + m[1] * y + m[2] * z + (r[0] * ax + r[1] * ay + r[2] * az);
                vy[i] = m[3] * x + m[4] * y + m[5] * z + (r[3] * ax + r[4] * ay + r[5] * az);
                vz[i] = m[6] * x + m[7] * y + m[8] * z + (r[6] * ax + r[7] * ay + r[8] * az);
            }
        }
    }

    private void mixedDriftBlock(int block) {
        double[] m = map;
        double[] r = response;
        double[] vx = velocities[0];
        double[] vy = velocities[1];
        double[] vz = velocities[2];
        for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
            for (int i = blocks.begin(run), end = blocks.end(run); i < end; i++) {
                double x = positions[0][i];
                double y = positions[1][i];
                double z = positions[2][i];
                positions[0][i] = m[0] * x + m[1] * y + m[2] * z + (r[0] * vx[i] + r[1] * vy[i] + r[2] * vz[i]);
                positions[1][i] = m[3] * x + m[4] * y + m[5] * z + (r[3] * vx[i] + r[4] * vy[i] + r[5] * vz[i]);
                positions[2][i] = m[6] * x + m[7] * y + m[8] * z + (r[6] * vx[i] + r[7] * vy[i] + r[8] * vz[i]);
            }
        }
    }

    private void fluxBlock(int block) {
        double[] mass = atoms.mass();
        for (int a = 0; a < 3; a++) {
            for (int b = a; b < 3; b++) {
                double[] va = velocities[a];
                double[] vb = velocities[b];
                double sum = 0;
                for (int run = blocks.firstRun(block); run < blocks.firstRun(block + 1); run++) {
                    for (int i = blocks.begin(run), end = blocks.end(run); i < end; i++) {
                        sum += mass[i] * va[i] * vb[i];
                    }
                }
                partialFlux[9 * block + 3 * a + b] = sum;
                partialFlux[9 * block + 3 * b + a] = sum;
            }
        }
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
