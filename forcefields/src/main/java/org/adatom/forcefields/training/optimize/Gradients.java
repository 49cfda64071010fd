package org.adatom.forcefields.training.optimize;

import org.adatom.engine.error.InputException;

/** Care for the gradients of a training. */
public final class Gradients {
    private Gradients() {}

    /**
     * Shortens a gradient to a greatest length (R. Pascanu, T. Mikolov and Y. Bengio, ICML 2013, algorithm 1).
     *
     * @param gradient in and out
     * @return its length before
     */
    public static double clip(double[] gradient, double longest) {
        double length = Math.sqrt(LimitedMemory.dot(gradient, gradient));
        if (length > longest) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= longest / length;
            }
        }
        return length;
    }

    /**
     * Stops a training that has left for infinity, before its parameters are worthless.
     *
     * @param epoch for the message
     * @param loss now
     * @param first loss that it began with
     * @param most how many times the first the loss may be
     * @throws InputException if the loss or the gradient is not finite, or the loss is larger
     */
    public static void requireSound(long epoch, double loss, double[] gradient, double first, double most) {
        boolean finite = Double.isFinite(loss) && Double.isFinite(LimitedMemory.dot(gradient, gradient));
        if (!finite || loss > most * first) {
            throw new InputException("training diverges in epoch " + epoch + ": the loss is " + loss + ", that of the"
                    + " start was " + first + (finite ? "" : ", and loss or gradient is not finite")
                    + "; lower the learning rate or clip gradients");
        }
    }
}
