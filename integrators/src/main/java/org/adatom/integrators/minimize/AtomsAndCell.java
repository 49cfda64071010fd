package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException.UnstableCell;
import org.adatom.engine.parallel.Workers;

/**
 * Positions, with or without the cell, under an outer stress.
 *
 * <p>Coordinates are the positions R of the atoms in a reference cell h&#8320; and the amplitudes u of strains of it
 * ({@link CellMode}): r = R F, h = h&#8320; F, F = exp(&Sigma; u<sub>k</sub> B<sub>k</sub>), so that a change of the strain
 * carries the atoms along. The gradients are exact: &minus;F f of positions, and that of {@link Strain} from the virial.
 * Held coordinates are those of R: held atoms go along with the cell.
 *
 * <p>Amplitudes enter as s = &kappa; u with &kappa; = d &radic;N, d the mean distance of neighbours: a crystal of N atoms
 * joined by springs k has the stiffness N k d&sup2; against strain and k against displacement, so that s and R are equally stiff,
 * whatever the number of atoms.
 *
 * <p>Against a pressure p the work is p V. A stress that is not isotropic has no potential at finite strain; against its deviator
 * S the work is taken as &minus;V&#8320; S : U, right to first order about the reference, which {@link #settle} makes the
 * present cell whenever the minimum of that is found. So the true (Cauchy) stress is met within its tolerance.
 */
public final class AtomsAndCell implements Objective {
    private static final int BLOCK = 4096;
    /** Largest strain in one step. */
    private static final double MOST_STRAIN = 0.05;
    /** Largest movement of an atom by strain in one step, in cutoffs. */
    private static final double MOST_CARRIED = 0.25;
    /** Factor of volume or length beyond which the cell has run away. */
    private static final double MOST_STRETCH = 2;
    /** Rounding of an energy, relative to its size or one unit per atom. */
    private static final double ROUNDING = 1e-10;
    /** The reference is renewed when the remaining gradient is this part of the tolerance. */
    private static final double SETTLED = 0.3;

    private final Simulation simulation;
    private final Atoms atoms;
    private final int count;
    private final int dimensions;
    private final CellMode mode;
    private final double maxStep;
    private final double pressure;
    private final double[] deviator;
    private final double[] target;
    private final boolean directed;
    private final double forceTolerance;
    private final double stressTolerance;
    private final double[] coordinates;
    private final double[] gradient;
    private final double[][] positions;
    private final double[][] forces;
    private final double[] tensor = new double[9];
    private final double[] partial;
    private final boolean[] movable = new boolean[3];
    private final Workers.Task placeTask = (block, worker) -> placeBlock(block);
    private final Workers.Task gradientTask = (block, worker) -> gradientBlock(block);
    private final Workers.Task reachTask = (block, worker) -> reachBlock(block);
    private Strain strain;
    private double kappa;
    private Cell reference;
    private Cell origin;
    private double energy;
    private double largestForce;
    private double stressDeviation;
    private long calls;
    private double[] start = {};
    private double[] direction;
    private double step;

    /**
     * What is relaxed, and how far.
     *
     * @param mode strains of the cell
     * @param target stress to be reached, tension positive, eV/&Aring;&sup3;: nine components, row by row, symmetric; of a planar
     *     system, or one without a vector along its open direction, per &Aring;ngstrom of thickness
     * @param forceTolerance largest force that may remain, eV/&Aring;
     * @param stressTolerance largest deviation from the target stress that may remain, eV/&Aring;&sup3;
     * @param maxStep largest displacement of an atom in one step, &Aring;
     */
    public record Goal(CellMode mode, double[] target, double forceTolerance, double stressTolerance, double maxStep) {
        /** Positions alone. */
        public static Goal forces(double tolerance, double maxStep) {
            return new Goal(CellMode.NONE, new double[9], tolerance, 1, maxStep);
        }
    }

    /**
     * Relaxes the system of a simulation.
     *
     * @throws InputException if its cell cannot be relaxed this way
     */
    public AtomsAndCell(Simulation simulation, Goal goal) {
        goal.mode().check(simulation.cell());
        this.simulation = simulation;
        this.atoms = simulation.atoms();
        this.count = atoms.count();
        this.dimensions = simulation.cell().dimensions();
        reference = simulation.cell();
        origin = reference;
        mode = goal.mode();
        strain = new Strain(mode.basis(origin));
        kappa = strainScale(mode, atoms, reference);
        maxStep = goal.maxStep();
        forceTolerance = goal.forceTolerance();
        stressTolerance = goal.stressTolerance();
        target = goal.target().clone();
        pressure = -(target[0] + target[4] + target[8]) / 3;
        deviator = target.clone();
        for (int k = 0; k < 9; k += 4) {
            deviator[k] += pressure;
        }
        directed = strain.largest(deviator) > 0;
        coordinates = new double[3 * count + strain.count()];
        gradient = new double[coordinates.length];
        direction = gradient;
        positions = new double[][] {atoms.x(), atoms.y(), atoms.z()};
        forces = new double[][] {atoms.fx(), atoms.fy(), atoms.fz()};
        partial = new double[(count + BLOCK - 1) / BLOCK];
        for (int d = 0; d < dimensions; d++) {
            movable[d] = true;
            for (byte held : atoms.frozen()) {
                movable[d] &= (held & 1 << d) == 0;
            }
        }
        adoptPositions();
    }

    /**
     * What amplitudes of strains are multiplied by, &Aring;: the mean distance of neighbours, of slabs without the vacuum, times the root of the number
     * of atoms.
     */
    public static double strainScale(CellMode mode, Atoms atoms, Cell cell) {
        return mode == CellMode.NONE ? 1 : Math.sqrt(atoms.count()) * spacing(mode, atoms, cell);
    }

    private static double spacing(CellMode mode, Atoms atoms, Cell cell) {
        int count = atoms.count();
        if (mode != CellMode.IN_PLANE) {
            return Math.cbrt(cell.volume() / count);
        }
        double[] basis = cell.completed();
        double area = volume(cell) / cell.height(2);
        double[] normal = {
            (basis[1] * basis[5] - basis[2] * basis[4]) / area,
            (basis[2] * basis[3] - basis[0] * basis[5]) / area,
            (basis[0] * basis[4] - basis[1] * basis[3]) / area
        };
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double h = atoms.x()[i] * normal[0] + atoms.y()[i] * normal[1] + atoms.z()[i] * normal[2];
            low = Math.min(low, h);
            high = Math.max(high, h);
        }
        return Math.cbrt(area * Math.max(high - low, Math.sqrt(area / count)) / count);
    }

    /** Takes the atoms and the cell as they are for the reference. */
    private void adoptPositions() {
        reference = simulation.cell();
        for (int d = 0; d < 3; d++) {
            System.arraycopy(positions[d], 0, coordinates, d * count, count);
        }
        for (int k = 0; k < strain.count(); k++) {
            coordinates[3 * count + k] = 0;
        }
        strain.set(coordinates, 3 * count, 1 / kappa);
    }

    @Override
    public int size() {
        return coordinates.length;
    }

    @Override
    public double[] coordinates() {
        return coordinates;
    }

    @Override
    public double energy() {
        return energy;
    }

    @Override
    public double[] gradient() {
        return gradient;
    }

    @Override
    public Workers workers() {
        return simulation.evaluator().workers();
    }

    /** Largest force on an atom along what is not held, eV/&Aring;. */
    public double largestForce() {
        return largestForce;
    }

    /** Largest component of the deviation from the target stress that the mode can relax, eV/&Aring;&sup3;. */
    public double stressDeviation() {
        return stressDeviation;
    }

    /** Whether the cell is relaxed. */
    public boolean relaxesCell() {
        return strain.count() > 0;
    }

    /** 3, or 2 for a planar system. */
    public int dimensions() {
        return dimensions;
    }

    /** Evaluations of the forces so far, that of the start included. */
    public long calls() {
        return calls;
    }

    /** Volume of a cell, &Aring;&sup3;; where a vector is missing, per &Aring;ngstrom along it. */
    public static double volume(Cell cell) {
        double[] b = cell.completed();
        return Math.abs(b[0] * (b[4] * b[8] - b[5] * b[7]) - b[1] * (b[3] * b[8] - b[5] * b[6])
                + b[2] * (b[3] * b[7] - b[4] * b[6]));
    }

    @Override
    public double energyNoise() {
        return ROUNDING * (Math.abs(energy) + count);
    }

    @Override
    public void moveTo(double[] from, double length, double[] along) {
        for (int i = 3 * count; i < coordinates.length; i++) {
            coordinates[i] = from[i] + length * along[i];
        }
        start = from;
        direction = along;
        step = length;
        if (strain.count() > 0) {
            strain.set(coordinates, 3 * count, 1 / kappa);
            double[] h = reference.rows();
            double[] f = strain.forward();
            double[] rows = new double[9];
            for (int k = 0; k < 3; k++) {
                for (int d = 0; d < 3; d++) {
                    rows[3 * k + d] = h[3 * k] * f[d] + h[3 * k + 1] * f[3 + d] + h[3 * k + 2] * f[6 + d];
                }
            }
            simulation.setCell(reference.withVectors(rows));
        }
        workers().run(partial.length, placeTask);
        simulation.updateForces();
        refresh();
    }

    private int end(int block) {
        return Math.min((block + 1) * BLOCK, count);
    }

    private void placeBlock(int block) {
        double[] from = start;
        double[] along = direction;
        double[] f = strain.forward();
        boolean deformed = strain.count() > 0;
        for (int i = block * BLOCK, end = end(block); i < end; i++) {
            double x = from[i] + step * along[i];
            double y = from[count + i] + step * along[count + i];
            double z = from[2 * count + i] + step * along[2 * count + i];
            coordinates[i] = x;
            coordinates[count + i] = y;
            coordinates[2 * count + i] = z;
            if (deformed) {
                positions[0][i] = x * f[0] + y * f[3] + z * f[6];
                positions[1][i] = x * f[1] + y * f[4] + z * f[7];
                positions[2][i] = x * f[2] + y * f[5] + z * f[8];
            } else {
                positions[0][i] = x;
                positions[1][i] = y;
                positions[2][i] = z;
            }
        }
    }

    @Override
    public void refresh() {
        calls++;
        takeForces();
    }

    private void takeForces() {
        workers().run(partial.length, gradientTask);
        double largest2 = 0;
        for (double p : partial) {
            largest2 = Math.max(largest2, p);
        }
        largestForce = Math.sqrt(largest2);
        energy = simulation.evaluator().energy();
        if (strain.count() > 0) {
            takeVirial();
        }
    }

    private void takeVirial() {
        double[] w = simulation.evaluator().virial();
        double v = volume(simulation.cell());
        double v0 = volume(reference);
        for (int c = 0; c < 9; c++) {
            tensor[c] = -0.5 * (w[c] + w[3 * (c % 3) + c / 3]) / v - target[c];
        }
        stressDeviation = strain.largest(tensor);
        System.arraycopy(w, 0, tensor, 0, 9);
        strain.pullBack(tensor);
        for (int k = 0; k < 9; k += 4) {
            tensor[k] -= pressure * v;
        }
        energy += pressure * v;
        for (int c = 0; c < 9; c++) {
            tensor[c] += v0 * deviator[c];
            energy -= v0 * deviator[c] * strain.matrix()[c];
        }
        for (int k = 0; k < strain.count(); k++) {
            gradient[3 * count + k] = -strain.along(k, tensor) / kappa;
        }
    }

    /** Gradient &minus;F f of the positions; the forces that remain when those on held coordinates are taken away. */
    private void gradientBlock(int block) {
        double[] f = strain.forward();
        double[] b = strain.backward();
        byte[] frozen = atoms.frozen();
        double largest2 = 0;
        for (int i = block * BLOCK, end = end(block); i < end; i++) {
            double fx = forces[0][i];
            double fy = forces[1][i];
            double fz = forces[2][i];
            int held = frozen[i] | (dimensions == 2 ? Atoms.FROZEN_Z : 0);
            double gx = (held & Atoms.FROZEN_X) != 0 ? 0 : -(f[0] * fx + f[1] * fy + f[2] * fz);
            double gy = (held & Atoms.FROZEN_Y) != 0 ? 0 : -(f[3] * fx + f[4] * fy + f[5] * fz);
            double gz = (held & Atoms.FROZEN_Z) != 0 ? 0 : -(f[6] * fx + f[7] * fy + f[8] * fz);
            gradient[i] = gx;
            gradient[count + i] = gy;
            gradient[2 * count + i] = gz;
            double rx = b[0] * gx + b[1] * gy + b[2] * gz;
            double ry = b[3] * gx + b[4] * gy + b[5] * gz;
            double rz = b[6] * gx + b[7] * gy + b[8] * gz;
            largest2 = Math.max(largest2, rx * rx + ry * ry + rz * rz);
        }
        partial[block] = largest2;
    }

    @Override
    public double longestStep(double[] along) {
        direction = along;
        workers().run(partial.length, reachTask);
        double largest2 = 0;
        for (double p : partial) {
            largest2 = Math.max(largest2, p);
        }
        double factor = maxStep / Math.sqrt(largest2);
        if (strain.count() > 0) {
            strain.combine(along, 3 * count, 1 / kappa, tensor);
            double most = 0;
            for (double component : tensor) {
                most = Math.max(most, Math.abs(component));
            }
            double size = Math.max(Math.max(reference.length(0), reference.length(1)), reference.length(2));
            double carried = MOST_CARRIED * simulation.evaluator().forceField().cutoff() / size;
            factor = Math.min(factor, Math.min(MOST_STRAIN, carried) / most);
        }
        return factor;
    }

    private void reachBlock(int block) {
        double[] v = direction;
        double largest2 = 0;
        for (int i = block * BLOCK, end = end(block); i < end; i++) {
            double x = v[i];
            double y = v[count + i];
            double z = v[2 * count + i];
            largest2 = Math.max(largest2, x * x + y * y + z * z);
        }
        partial[block] = largest2;
    }

    @Override
    public boolean converged() {
        return largestForce <= forceTolerance && (strain.count() == 0 || stressDeviation <= stressTolerance);
    }

    /** @throws UnstableCell if the cell has lost all likeness to that of the start */
    @Override
    public boolean settle() {
        if (strain.count() == 0) {
            return false;
        }
        requireBounds();
        if (!directed || converged() || largestForce > forceTolerance) {
            return false;
        }
        // Back from the gradient to what it is of a stress.
        double v0 = volume(reference);
        strain.combine(gradient, 3 * count, kappa / v0, tensor);
        if (strain.largest(tensor) > SETTLED * stressTolerance) {
            return false;
        }
        adoptPositions();
        takeForces();
        return true;
    }

    private void requireBounds() {
        Cell now = simulation.cell();
        double growth = volume(now) / volume(origin);
        String what = null;
        if (growth > MOST_STRETCH || growth < 1 / MOST_STRETCH) {
            what = String.format(Locale.ROOT, "its volume is %.3g times that of the start", growth);
        }
        for (int k = 0; k < 3 && what == null; k++) {
            double stretch = now.periodic(k) ? now.length(k) / origin.length(k) : 1;
            if (stretch > MOST_STRETCH || stretch < 1 / MOST_STRETCH) {
                what = String.format(Locale.ROOT, "vector %c has %.3g times the length of the start", "abc".charAt(k),
                        stretch);
            }
        }
        if (what != null) {
            boolean pulled = strain.largest(target) > 0;
            throw new UnstableCell(-1, "the cell runs away: " + what + "; " + (pulled
                    ? "the crystal does not bear this target stress: take a smaller one, or approach it in steps from the"
                            + " relaxed structure of the step before"
                    : "the crystal does not hold together, or the start is far from any: check structure and potential, or"
                            + " start from a cell nearer to equilibrium"));
        }
    }

    @Override
    public void removeTranslations(double[] v) {
        for (int d = 0; d < 3; d++) {
            double sum = 0;
            for (int i = d * count; movable[d] && i < (d + 1) * count; i++) {
                sum += v[i];
            }
            for (int i = 0; i < count; i++) {
                boolean held = d >= dimensions || (atoms.frozen()[i] & 1 << d) != 0;
                v[d * count + i] = held ? 0 : v[d * count + i] - sum / count;
            }
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (double x : coordinates) {
            out.writeDouble(x);
        }
        for (Cell c : new Cell[] {reference, origin}) {
            for (double component : c.rows()) {
                out.writeDouble(component);
            }
        }
        out.writeDouble(kappa);
        out.writeLong(calls);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = in.readDouble();
        }
        reference = readCell(in);
        origin = readCell(in);
        strain = new Strain(mode.basis(origin));
        kappa = in.readDouble();
        // The forces of the present point are computed again to begin with, which does not count.
        calls = in.readLong() - 1;
        strain.set(coordinates, 3 * count, 1 / kappa);
    }

    private Cell readCell(DataInput in) throws IOException {
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            rows[k] = in.readDouble();
        }
        return simulation.cell().withVectors(rows);
    }
}
