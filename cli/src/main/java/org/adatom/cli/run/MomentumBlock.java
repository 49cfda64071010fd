package org.adatom.cli.run;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;

/**
 * Removal of the drift of the whole system, in all stages.
 *
 * @param every steps between removals
 */
@Description("The total momentum is taken away every so many steps, of clusters the angular momentum, too")
public record MomentumBlock(@Description("Steps between removals") long every) {
    /** Checks. */
    public MomentumBlock {
        if (every < 1) {
            throw new InputException("every: " + every + " steps is not allowed, use at least 1");
        }
    }
}
