package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Nonlinear conjugate gradients with the update of W. W. Hager and H. Zhang, SIAM J. Optim. 16, 170 (2005), eqs. 1.3 to 1.6,
 * whose directions always descend. Needs three vectors only.
 */
public final class ConjugateGradient extends DescentMethod {
    private static final double CURVATURE = 0.3;
    /** Bound of the update from below, &eta; of the paper. */
    private static final double ETA = 0.01;

    private final double[] change;
    private boolean knowing;
    private double length;
    private double slopeBefore;
    private double lengthOfGradient;

    /** Of an objective. */
    public ConjugateGradient(Objective objective) {
        super(objective, CURVATURE);
        change = new double[objective.size()];
    }

    @Override
    boolean knowing() {
        return knowing;
    }

    @Override
    void forget() {
        knowing = false;
    }

    @Override
    void choose() {
        BlockVectors v = vectors();
        double[] d = direction();
        double[] g = gradientBefore();
        // change holds y of the step before
        double dy = v.dot(d, change);
        double beta = (v.dot(change, g) - 2 * v.dot(change, change) * v.dot(d, g) / dy) / dy;
        double least = -1 / (v.norm(d) * Math.min(ETA, lengthOfGradient));
        v.combine(d, Math.max(beta, least), d, -1, g);
    }

    @Override
    double firstLength(double slope) {
        return length * slopeBefore / slope;
    }

    @Override
    void learn() {
        vectors().combine(change, 1, objective().gradient(), -1, gradientBefore());
        double begin = vectors().dot(gradientBefore(), direction());
        double end = lastSearch().slope();
        // The length to the minimum along this line, from the secant: the stiffness met, for the first trial of the next.
        length = end > begin ? lastSearch().length() * begin / (begin - end) : lastSearch().length();
        slopeBefore = begin;
        lengthOfGradient = vectors().norm(gradientBefore());
        knowing = end > begin;
    }

    @Override
    void saveMemory(DataOutput out) throws IOException {
        out.writeBoolean(knowing);
        out.writeDouble(length);
        out.writeDouble(slopeBefore);
        out.writeDouble(lengthOfGradient);
        write(out, direction());
        write(out, change);
    }

    @Override
    void restoreMemory(DataInput in) throws IOException {
        knowing = in.readBoolean();
        length = in.readDouble();
        slopeBefore = in.readDouble();
        lengthOfGradient = in.readDouble();
        read(in, direction());
        read(in, change);
    }
}
