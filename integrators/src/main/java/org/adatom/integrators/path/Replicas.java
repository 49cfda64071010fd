package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/** Copies of a system, each with neighbour lists and one thread of its own, so that results do not depend on the number of threads. */
final class Replicas implements AutoCloseable {
    /** Skin of the lists, &Aring;: images move little from step to step. */
    private static final double SKIN = 0.5;

    private final List<Atoms> atoms;
    private final List<Workers> single;
    private final List<ForceEvaluator> evaluators;

    Replicas(Atoms like, ForceField forceField, int count) {
        atoms = IntStream.range(0, count).mapToObj(_ -> like.copy()).toList();
        single = IntStream.range(0, count).mapToObj(_ -> new Workers(1)).toList();
        evaluators = single.stream().map(one -> new ForceEvaluator(forceField, one, SKIN).heeding()).toList();
    }

    /** The atoms of a replica, live. */
    Atoms atoms(int replica) {
        return atoms.get(replica);
    }

    /** Its evaluator. */
    ForceEvaluator evaluator(int replica) {
        return evaluators.get(replica);
    }

    /** Writes what the next evaluations depend on besides the coordinates: the lists. */
    void save(DataOutput out) throws IOException {
        for (ForceEvaluator evaluator : evaluators) {
            evaluator.save(out);
        }
    }

    /** Restores it; the cell gives the periodicity. */
    void restore(DataInput in, Cell cell) throws IOException {
        for (ForceEvaluator evaluator : evaluators) {
            evaluator.restore(in, cell);
        }
    }

    @Override
    public void close() {
        single.forEach(Workers::close);
    }
}
