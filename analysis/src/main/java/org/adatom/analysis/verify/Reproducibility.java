package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;

/** The same configuration gives the same result: with any number of threads to the bit, with any age of the lists. */
final class Reproducibility {
    private static final int STEPS = 20;
    private static final int LARGE = 2000;

    private Reproducibility() {}

    static List<Finding> of(Probe probe, List<Specimen> specimens, int threads, double limit, CounterRandom random) {
        Worst bits = new Worst();
        Worst reuse = new Worst();
        for (Specimen s : specimens) {
            Specimen big = s.count() > LARGE || s.open() ? s : repeated(s);
            Response one = evaluated(probe, big, 1);
            for (int n = 1; n <= threads; n++) {
                bits.see(one.differentNumbers(evaluated(probe, big, n)), s.name() + ", " + n + " threads");
            }
            reuse.see(wander(probe, s, random), s.name());
        }
        return List.of(
                bits.within(Check.REPRODUCIBILITY, "same bits with 1 to " + threads + " threads", 0, "numbers differ"),
                reuse.within(Check.REPRODUCIBILITY, "reused list = new list", limit, "relative"));
    }

    private static Specimen repeated(Specimen s) {
        List<Integer> n = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            n.add(s.cell().periodic(k) ? 2 : 1);
        }
        return Specimen.of(s.name(), Supercell.repeat(new Frame(s.atoms(), s.cell()), n));
    }

    private static Response evaluated(Probe probe, Specimen s, int threads) {
        try (Workers workers = new Workers(threads)) {
            ForceEvaluator evaluator = new ForceEvaluator(probe.forceField(), workers);
            evaluator.wantAtomEnergies(true);
            Atoms atoms = s.atoms().copy();
            evaluator.evaluate(atoms, s.cell());
            return Probe.response(evaluator, atoms);
        }
    }

    /** Atoms drift apart in small steps, so that the lists are mostly kept and sometimes renewed. */
    private static double wander(Probe probe, Specimen s, CounterRandom random) {
        ForceEvaluator evaluator = new ForceEvaluator(probe.forceField(), probe.workers());
        evaluator.wantAtomEnergies(true);
        Atoms atoms = s.atoms().copy();
        double step = evaluator.skin() / 12;
        double worst = 0;
        for (int k = 0; k < STEPS; k++) {
            evaluator.evaluate(atoms, s.cell());
            worst = Math.max(worst, probe.of(s.with(atoms)).distance(Probe.response(evaluator, atoms)));
            for (int i = 0; i < atoms.count(); i++) {
                for (int d = 0; d < s.cell().dimensions(); d++) {
                    Specimen.coordinates(atoms, d)[i] += step * (random.uniform(k + 1, i, d) - 0.5);
                }
            }
        }
        return worst;
    }
}
