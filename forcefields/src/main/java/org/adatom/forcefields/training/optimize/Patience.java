package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Waits for a loss to fall: for early stopping (on frames set aside) and for lowering the rate of learning on plateaus.
 */
public final class Patience {
    private final long epochs;
    private final double least;
    private double best = Double.POSITIVE_INFINITY;
    private long waited;

    /**
     * A new patience.
     *
     * @param epochs how many in a row may pass without a better loss
     * @param least share of the best loss by which a better one must be lower
     * @throws IllegalArgumentException if there is not even one epoch
     */
    public Patience(long epochs, double least) {
        if (epochs < 1) {
            throw new IllegalArgumentException("expected at least one epoch, got " + epochs);
        }
        this.epochs = epochs;
        this.least = least;
    }

    /**
     * Takes note of the loss of an epoch.
     *
     * @return whether patience ran out; it then begins anew with the same best loss
     */
    public boolean ranOut(double loss) {
        if (loss < best - least * Math.abs(best) || best == Double.POSITIVE_INFINITY && Double.isFinite(loss)) {
            best = loss;
            waited = 0;
        } else if (++waited >= epochs) {
            waited = 0;
            return true;
        }
        return false;
    }

    /** The lowest loss so far; infinite before the first. */
    public double best() {
        return best;
    }

    /** Writes what was seen. */
    public void save(DataOutput out) throws IOException {
        out.writeDouble(best);
        out.writeLong(waited);
    }

    /** Reads it. */
    public void restore(DataInput in) throws IOException {
        best = in.readDouble();
        waited = in.readLong();
    }
}
