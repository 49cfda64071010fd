package org.adatom.forcefields.training.neural;

/** Sums of magnitudes and squares of errors. */
final class Mean {
    private long count;
    private double sum;
    private double squares;

    /** How many. */
    long count() {
        return count;
    }

    /** Adds one. */
    void add(double error) {
        count++;
        sum += Math.abs(error);
        squares += error * error;
    }

    /** Mean of the magnitudes; 0 of none. */
    double mae() {
        return sum / Math.max(1, count);
    }

    /** Root of the mean of the squares; 0 of none. */
    double rmse() {
        return Math.sqrt(squares / Math.max(1, count));
    }
}
