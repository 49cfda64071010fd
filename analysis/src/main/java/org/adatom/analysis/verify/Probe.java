package org.adatom.analysis.verify;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceField.Tail;
import org.adatom.engine.parallel.Workers;

/** Asks a force field about configurations, with lists made anew each time. */
final class Probe {
    private final ForceEvaluator evaluator;

    Probe(ForceField forceField, Workers workers) {
        evaluator = new ForceEvaluator(forceField, workers, 0);
        evaluator.wantAtomEnergies(true);
    }

    /** The force field. */
    ForceField forceField() {
        return evaluator.forceField();
    }

    /** Threads in use. */
    Workers workers() {
        return evaluator.workers();
    }

    /** Energy with long-range correction, eV. */
    double energy(Specimen s) {
        evaluator.evaluate(s.atoms().copy(), s.cell());
        return evaluator.energy();
    }

    /** Energy without long-range correction, eV. */
    double localEnergy(Specimen s) {
        evaluator.evaluate(s.atoms().copy(), s.cell());
        return evaluator.energy() - evaluator.tail().energy();
    }

    /** The long-range correction. */
    Tail tail(Specimen s) {
        evaluator.evaluate(s.atoms().copy(), s.cell());
        return evaluator.tail();
    }

    /** Whether the force field is defined for such a configuration: an Ewald sum is not for clusters. */
    boolean accepts(Specimen s) {
        try {
            energy(s);
            return true;
        } catch (InputException notDefined) {
            return false;
        }
    }

    /** Everything by the plain sum over all atoms and images, without lists. */
    Response byBruteForce(Specimen s) {
        Evaluation e = BruteForce.evaluate(forceField(), s.atoms(), s.cell());
        return new Response(e.energy(), e.forces(), e.virial(), e.atomEnergies());
    }

    /** Everything, the correction taken off. */
    Response of(Specimen s) {
        Atoms copy = s.atoms().copy();
        evaluator.evaluate(copy, s.cell());
        return response(evaluator, copy);
    }

    /** What an evaluator has just computed for these atoms. */
    static Response response(ForceEvaluator evaluator, Atoms atoms) {
        double[] forces = new double[3 * atoms.count()];
        for (int i = 0; i < atoms.count(); i++) {
            forces[3 * i] = atoms.fx()[i];
            forces[3 * i + 1] = atoms.fy()[i];
            forces[3 * i + 2] = atoms.fz()[i];
        }
        double[] virial = evaluator.virial().clone();
        for (int d = 0; d < 9; d += 4) {
            virial[d] -= evaluator.tail().virial() / 3;
        }
        return new Response(
                evaluator.energy() - evaluator.tail().energy(), forces, virial, evaluator.atomEnergies().clone());
    }

    /** Energy of one atom in empty space, eV. */
    double isolated(String species) {
        return energy(new Specimen(species, Atoms.of(List.of(species)), Cell.open()));
    }
}
