package org.adatom.cli.run;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * When the state is saved, besides the end of each stage and SIGINT or SIGTERM.
 *
 * @param every steps between checkpoints
 */
@Description("When the state is saved, besides the end of each stage and SIGINT or SIGTERM")
public record CheckpointBlock(
        @Description("Steps between checkpoints (default: every 5 minutes of running)") @Nullable Long every) {
    /** Checks. */
    public CheckpointBlock {
        if (every != null && every < 1) {
            throw new InputException("every: " + every + " is not allowed, use a positive number of steps");
        }
    }
}
