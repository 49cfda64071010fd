package org.adatom.analysis.training.active;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Evaluation;
import org.adatom.engine.io.Frame;
import org.adatom.forcefields.training.LabelledFrame;

/** Where the labels of collected frames come from. */
@FunctionalInterface
public interface Labels {
    /**
     * Labels for the frames of a round.
     *
     * @param round from 1
     * @return the same configurations, or some of them or others, with labels; nothing if they have yet to be made
     */
    Optional<List<LabelledFrame>> of(int round, List<Candidate> frames);

    /** Those of a force field. */
    static Labels of(Statics teacher) {
        return (round, frames) -> {
            List<LabelledFrame> labelled = new ArrayList<>();
            for (Candidate c : frames) {
                Evaluation e = teacher.evaluate(new Frame(c.atoms(), c.cell()));
                labelled.add(new LabelledFrame("", "", c.atoms(), c.cell(), e.energy(), e.forces(), e.virial()));
            }
            return Optional.of(labelled);
        };
    }
}
