package org.adatom.forcefields.training.optimize;

/** A function to be minimised, a sum over frames, whose parameters are one flat vector. */
public interface Objective {
    /** Number of parameters. */
    int dimension();

    /** Number of frames that the function sums over. */
    int frames();

    /**
     * The function over all frames.
     *
     * @param x parameters
     * @param gradient out: its derivatives, overwritten
     * @return its value
     */
    double value(double[] x, double[] gradient);

    /**
     * The function over some frames, scaled so that its mean over batches of equal size is the whole.
     *
     * @param batch numbers of the frames
     * @param gradient out: its derivatives, overwritten
     * @return its value
     */
    double value(double[] x, int[] batch, double[] gradient);
}
