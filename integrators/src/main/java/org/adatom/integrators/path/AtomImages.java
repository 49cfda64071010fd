package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/**
 * The energy of atoms in a cell as a surface for paths: x, y, z of atom 0, of atom 1, ... Every image has atoms and neighbour lists
 * of its own and is computed by one thread, so that results do not depend on the number of threads. Held coordinates
 * have no gradient.
 */
public final class AtomImages implements Images {
    private final Cell cell;
    private final Replicas replicas;
    private final Workers workers;

    /**
     * Images of a system.
     *
     * @param like species, masses and held coordinates
     * @param count number of images
     * @param workers the threads that share out the images
     */
    public AtomImages(Atoms like, Cell cell, ForceField forceField, int count, Workers workers) {
        this.cell = cell;
        this.workers = workers;
        replicas = new Replicas(like, forceField, count);
    }

    /** The coordinates of atoms as one array. */
    public static double[] coordinates(Atoms atoms) {
        double[] x = new double[3 * atoms.count()];
        for (int i = 0; i < atoms.count(); i++) {
            x[3 * i] = atoms.x()[i];
            x[3 * i + 1] = atoms.y()[i];
            x[3 * i + 2] = atoms.z()[i];
        }
        return x;
    }

    @Override
    public double[] coordinates(Atoms structure, Cell itsCell) {
        return coordinates(structure);
    }

    @Override
    public Cell cell(double[] x) {
        return cell;
    }

    @Override
    public Atoms at(double[] x) {
        Atoms copy = replicas.atoms(0).copy();
        place(copy, x);
        return copy;
    }

    private static void place(Atoms a, double[] x) {
        for (int i = 0; i < a.count(); i++) {
            a.setPosition(i, x[3 * i], x[3 * i + 1], x[3 * i + 2]);
        }
    }

    @Override
    public int size() {
        return 3 * replicas.atoms(0).count();
    }

    @Override
    public int group() {
        return 3;
    }

    @Override
    public double evaluate(int image, double[] x, double[] gradient) {
        Atoms a = replicas.atoms(image);
        place(a, x);
        ForceEvaluator evaluator = replicas.evaluator(image);
        evaluator.evaluate(a, cell);
        byte[] held = a.frozen();
        for (int i = 0; i < a.count(); i++) {
            gradient[3 * i] = (held[i] & Atoms.FROZEN_X) != 0 ? 0 : -a.fx()[i];
            gradient[3 * i + 1] = (held[i] & Atoms.FROZEN_Y) != 0 ? 0 : -a.fy()[i];
            gradient[3 * i + 2] = (held[i] & Atoms.FROZEN_Z) != 0 || cell.dimensions() == 2 ? 0 : -a.fz()[i];
        }
        return evaluator.energy();
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        replicas.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        replicas.restore(in, cell);
    }

    @Override
    public void close() {
        replicas.close();
    }
}
