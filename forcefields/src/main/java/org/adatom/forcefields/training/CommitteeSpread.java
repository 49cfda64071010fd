package org.adatom.forcefields.training;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Monitored;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.neural.CommitteePotential;

/**
 * How far the members of a committee are from each other, as standard deviations (with one less than their number): where it is
 * large, a configuration is worth a label.
 *
 * @param energy of the energy of each atom, eV
 * @param force of the force on each atom, the root of the trace of its covariance, eV/&Aring;
 */
public record CommitteeSpread(double[] energy, double[] force) {
    /** The spreads for a configuration; the mean forces are left in the atoms. */
    public static CommitteeSpread of(CommitteePotential committee, Atoms atoms, Cell cell, Workers workers) {
        ForceEvaluator evaluator = new ForceEvaluator(committee, workers, 0);
        evaluator.monitor(true);
        evaluator.evaluate(atoms, cell);
        Monitored monitored = evaluator.monitored().get(0);
        return new CommitteeSpread(monitored.column(1).clone(), monitored.column(0).clone());
    }
}
