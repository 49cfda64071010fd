package org.adatom.cli.run;

import java.util.concurrent.CountDownLatch;
import org.adatom.engine.Simulation;

/**
 * SIGINT and SIGTERM while a simulation or a band runs: the step under way is finished, and the process stays until the state is
 * saved. The virtual machine then ends with 130 or 143, as the signal demands.
 */
final class Interrupt implements AutoCloseable {
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean requested;

    /** Watches from now on, until closed, and stops a simulation. */
    Interrupt(Simulation simulation) {
        this(simulation::stop);
    }

    /** Watches from now on, until closed. What runs looks at {@link #requested} after each step. */
    Interrupt() {
        this(() -> {});
    }

    private Interrupt(Runnable stop) {
        hook = new Thread(() -> {
            requested = true;
            stop.run();
            try {
                saved.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "adatom-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process was asked to end. */
    boolean requested() {
        return requested;
    }

    /** The state is saved, or the run is over. */
    @Override
    public void close() {
        saved.countDown();
        if (!requested) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The signal arrives just now; the hook finds that there is nothing to wait for.
                requested = true;
            }
        }
    }
}
