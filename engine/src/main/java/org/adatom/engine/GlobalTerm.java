package org.adatom.engine;

import java.util.function.IntConsumer;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.neighbor.Traversal;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** One {@link GlobalPotential} with its evaluator and the threads it may use. */
final class GlobalTerm {
    private final GlobalPotential potential;
    private final GlobalPotential.Evaluator evaluator;
    private final Workers workers;
    private final GlobalPotential.Loop loop = this::run;
    private final Workers.Task task = (k, worker) -> runPart(k);
    private int[] species = {};
    private @Nullable IntConsumer part;

    GlobalTerm(GlobalPotential potential, Workers workers) {
        this.potential = potential;
        this.evaluator = potential.newEvaluator();
        this.workers = workers;
    }

    /** Learns the species of new atoms; refuses those that the potential does not cover. */
    void rebuild(Atoms atoms) {
        int[] map = Traversal.mapSpecies(atoms, potential);
        species = new int[atoms.count()];
        for (int i = 0; i < species.length; i++) {
            species[i] = map[atoms.species()[i]];
        }
    }

    /** Adds forces, virial and atomic energies (if wanted); returns the energy, eV. */
    double add(Atoms atoms, Cell cell, double[] virial, double @Nullable [] energies) {
        return evaluator.evaluate(atoms, species, cell, virial, energies, loop);
    }

    private void run(int count, IntConsumer what) {
        part = what;
        workers.run(count, task);
    }

    private void runPart(int k) {
        part.accept(k);
    }
}
