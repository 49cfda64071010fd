package org.adatom.integrators.path;

import java.util.List;
import java.util.stream.IntStream;
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
public final class AtomImages implements PotentialSurface, AutoCloseable {
    /** Skin of the lists, &Aring;: images move little from step to step. */
    private static final double SKIN = 0.5;

    private final Cell cell;
    private final List<Atoms> atoms;
    private final List<Workers> single;
    private final List<ForceEvaluator> evaluators;
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
        atoms = IntStream.range(0, count).mapToObj(_ -> like.copy()).toList();
        single = IntStream.range(0, count).mapToObj(_ -> new Workers(1)).toList();
        evaluators = single.stream().map(one -> new ForceEvaluator(forceField, one, SKIN)).toList();
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

    /** A copy of the atoms at these coordinates. */
    public Atoms at(double[] x) {
        Atoms copy = atoms.getFirst().copy();
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
        return 3 * atoms.getFirst().count();
    }

    @Override
    public int group() {
        return 3;
    }

    @Override
    public double evaluate(int image, double[] x, double[] gradient) {
        Atoms a = atoms.get(image);
        place(a, x);
        ForceEvaluator evaluator = evaluators.get(image);
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
    public void close() {
        single.forEach(Workers::close);
    }
}
