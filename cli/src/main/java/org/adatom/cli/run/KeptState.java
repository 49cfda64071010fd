package org.adatom.cli.run;

import java.io.StreamCorruptedException;
import org.adatom.analysis.Resumption;
import org.adatom.cli.console.Console;
import org.jspecify.annotations.Nullable;

/**
 * The state of a calculation in its folder: saved every so many steps, or else every few minutes, and when the process is asked to end. The folder is
 * made when there is something to keep, not before.
 */
final class KeptState implements Resumption, AutoCloseable {
    private static final long NANOS_BETWEEN_CHECKPOINTS = 300_000_000_000L;

    private final RunFolder folder;
    private final Runnable make;
    private final Console console;
    private final @Nullable Long every;
    private @Nullable Interrupt interrupt;
    private boolean made;
    private long steps;
    private long last = System.nanoTime();

    /**
     * Of a calculation.
     *
     * @param make makes the folder, with the input in it
     * @param made whether it is there: the calculation is continued
     */
    KeptState(RunFolder folder, Runnable make, boolean made, @Nullable CheckpointBlock block, Console console) {
        this.folder = folder;
        this.make = make;
        this.made = made;
        this.console = console;
        every = block == null ? null : block.every();
    }

    /** Makes the folder if it is not there. */
    void make() {
        if (!made) {
            make.run();
            made = true;
        }
    }

    @Override
    public boolean restore(State state) {
        interrupt = new Interrupt();
        if (!made) {
            return false;
        }
        String hash = RunRecord.hash(folder);
        return SavedState.read(folder.checkpoint(), in -> {
            if (!in.readUTF().equals(hash)) {
                throw new StreamCorruptedException(
                        "input or potential files in the folder were changed since the calculation began");
            }
            steps = in.readLong();
            state.restore(in);
            return true;
        });
    }

    private void save(State state) {
        make();
        String hash = RunRecord.hash(folder);
        SavedState.write(folder.checkpoint(), out -> {
            out.writeUTF(hash);
            out.writeLong(steps);
            state.save(out);
        });
        last = System.nanoTime();
    }

    @Override
    public void poll(State state) {
        if (interrupt != null && interrupt.requested()) {
            save(state);
            console.err()
                    .println("checkpoint at step " + (steps - 1) + "; continue with ./adatom resume " + folder.path());
            throw new Interrupted();
        }
    }

    @Override
    public void passed(State state) {
        steps++;
        poll(state);
        if (every != null ? steps % every == 0 : System.nanoTime() - last >= NANOS_BETWEEN_CHECKPOINTS) {
            save(state);
        }
    }

    @Override
    public void finished(State state) {
        if (made) {
            save(state);
        }
        close();
    }

    @Override
    public void close() {
        if (interrupt != null) {
            interrupt.close();
            interrupt = null;
        }
    }
}
