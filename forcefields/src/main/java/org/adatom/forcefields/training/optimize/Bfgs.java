package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * BFGS over all frames: directions &minus;H g with a dense approximation H of the inverse Hessian matrix, which begins as
 * (s&middot;y/y&middot;y) 1 and becomes (1 &minus; s y<sup>T</sup>/s&middot;y) H (1 &minus; y s<sup>T</sup>/s&middot;y) + s s<sup>T</sup>/s&middot;y with the
 * change s of the parameters and y of the gradient (J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed., eqs. 6.17 and 6.20).
 * Takes n&sup2; numbers.
 */
public final class Bfgs extends QuasiNewton {
    private final double[][] inverse;
    private final double[] product;
    private boolean known;

    /**
     * Starts.
     *
     * @param start parameters
     * @param flat the end is reached where no component of the gradient is larger
     */
    public Bfgs(Objective objective, double[] start, double flat) {
        super(objective, start, flat);
        inverse = new double[start.length][start.length];
        product = new double[start.length];
    }

    @Override
    boolean knows() {
        return known;
    }

    @Override
    void forget() {
        known = false;
    }

    @Override
    void descend() {
        for (int i = 0; i < x.length; i++) {
            direction[i] = -dot(inverse[i], gradient);
        }
    }

    /** With p = H y: H &minus; (s p<sup>T</sup> + p s<sup>T</sup>)/s&middot;y + (1 + y&middot;p/s&middot;y) s s<sup>T</sup>/s&middot;y. */
    @Override
    void learn(double[] s, double[] y) {
        double sy = dot(s, y);
        if (!known) {
            double scale = sy / dot(y, y);
            for (int i = 0; i < x.length; i++) {
                Arrays.fill(inverse[i], 0);
                inverse[i][i] = scale;
            }
            known = true;
        }
        for (int i = 0; i < x.length; i++) {
            product[i] = dot(inverse[i], y);
        }
        double both = (1 + dot(y, product) / sy) / sy;
        for (int i = 0; i < x.length; i++) {
            add(inverse[i], both * s[i] - product[i] / sy, s);
            add(inverse[i], -s[i] / sy, product);
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        super.save(out);
        out.writeBoolean(known);
        for (int i = 0; known && i < x.length; i++) {
            State.write(out, inverse[i]);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        super.restore(in);
        known = in.readBoolean();
        for (int i = 0; known && i < x.length; i++) {
            State.read(in, inverse[i]);
        }
    }
}
