package org.adatom.cli.run;

import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Saves the state every so many steps, or else every so many minutes, the first time at once; comes after all other
 * observers.
 */
final class CheckpointTimer implements Observer {
    private static final long NANOS_BETWEEN_CHECKPOINTS = 300_000_000_000L;

    private final @Nullable Long steps;
    private final Runnable save;
    private long last = System.nanoTime() - NANOS_BETWEEN_CHECKPOINTS;

    /** As the block says; by time if it says nothing. */
    CheckpointTimer(@Nullable CheckpointBlock block, Runnable save) {
        this.steps = block == null ? null : block.every();
        this.save = save;
    }

    @Override
    public long every() {
        return steps != null ? steps : 1;
    }

    @Override
    public void observe(Simulation seen) {
        if (steps != null || System.nanoTime() - last >= NANOS_BETWEEN_CHECKPOINTS) {
            save.run();
            last = System.nanoTime();
        }
    }
}
