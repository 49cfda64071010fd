package org.adatom.integrators.path;

import org.adatom.engine.parallel.Workers;

/**
 * The surface of K. Mueller, L. D. Brown, Theoret. Chim. Acta 53, 75 (1979), its energies divided by 100 to be those of atoms: two coordinates,
 * minima A, C and B, saddles between A and C, and C and B.
 */
record MuellerBrown(Workers workers) implements PotentialSurface {
    static final double SCALE = 0.01;
    static final double[] A = {-0.558223635, 1.441725842};
    static final double[] B = {0.623499405, 0.028037759};
    static final double[] C = {-0.050010823, 0.466694105};
    static final double[] SADDLE_AC = {-0.822001559, 0.624312803};
    static final double[] SADDLE_CB = {0.212486582, 0.292988325};

    private static final double[] HEIGHT = {-200, -100, -170, 15};
    private static final double[] XX = {-1, -1, -6.5, 0.7};
    private static final double[] XY = {0, 0, 11, 0.6};
    private static final double[] YY = {-10, -10, -6.5, 0.7};
    private static final double[] X = {1, 0, -0.5, -1};
    private static final double[] Y = {0, 0.5, 1.5, 1};

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int group() {
        return 2;
    }

    @Override
    public double evaluate(int image, double[] x, double[] gradient) {
        double energy = 0;
        gradient[0] = 0;
        gradient[1] = 0;
        for (int k = 0; k < 4; k++) {
            double dx = x[0] - X[k];
            double dy = x[1] - Y[k];
            double e = SCALE * HEIGHT[k] * Math.exp(XX[k] * dx * dx + XY[k] * dx * dy + YY[k] * dy * dy);
            energy += e;
            gradient[0] += e * (2 * XX[k] * dx + XY[k] * dy);
            gradient[1] += e * (XY[k] * dx + 2 * YY[k] * dy);
        }
        return energy;
    }
}
