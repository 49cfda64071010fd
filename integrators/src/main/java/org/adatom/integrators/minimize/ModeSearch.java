package org.adatom.integrators.minimize;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The lowest eigenvector of the Hessian matrix at the point where an objective is, by locally optimal conjugate gradients from a guess (A. V.
 * Knyazev, SIAM J. Sci. Comput. 23, 517 (2001)): x the present vector, w the residual, p the direction of the step before, each with its
 * product. A product is a difference of gradients, one evaluation. The objective stays where it was evaluated last; {@link #back}
 * brings it to the point again.
 */
final class ModeSearch {
    /** Largest displacement in differences, in longest steps. */
    private static final double DIFFERENCE = 2e-3;

    private final Objective objective;
    private final BlockVectors vectors;
    private final double[] point;
    private final double[] gradient;
    private final double[][] basis = new double[3][];
    private final double[][] product = new double[3][];
    private final Symmetric3 ritz = new Symmetric3();
    private final double[] projected = new double[9];
    private double quotient;
    private double stiffness;
    private long calls;

    /**
     * At the point where the objective is.
     *
     * @param guess a direction, of any length; copied
     */
    ModeSearch(Objective objective, double[] guess) {
        this.objective = objective;
        int n = objective.size();
        vectors = new BlockVectors(n, objective.workers());
        point = objective.coordinates().clone();
        gradient = objective.gradient().clone();
        for (int k = 0; k < 3; k++) {
            basis[k] = new double[n];
            product[k] = new double[n];
        }
        System.arraycopy(guess, 0, basis[0], 0, n);
        objective.removeTranslations(basis[0]);
    }

    /**
     * Improves the direction.
     *
     * @param enough error of the eigenvector, relative to the quotient, that is good enough
     * @param mostProducts evaluations after which it is left as it is
     * @param cancelled asked before every evaluation
     * @return false if it was cancelled before anything was known, or if nothing can move
     */
    boolean run(double enough, int mostProducts, BooleanSupplier cancelled) {
        if (!normalize(0) || cancelled.getAsBoolean()) {
            return false;
        }
        multiply(0);
        quotient = vectors.dot(basis[0], product[0]);
        stiffness = Math.abs(quotient);
        boolean stepped = false;
        while (calls < mostProducts) {
            vectors.combine(basis[1], 1, product[0], -quotient, basis[0]);
            double residual = vectors.norm(basis[1]);
            stiffness = Math.max(stiffness, Math.abs(quotient));
            if (residual <= enough * Math.abs(quotient) || cancelled.getAsBoolean()) {
                break;
            }
            objective.removeTranslations(basis[1]);
            orthogonalize(1, 0);
            if (stepped && !orthogonalize(2, 0)) {
                stepped = false;
            }
            if (stepped) {
                orthogonalize(1, 2);
            }
            if (!normalize(1)) {
                break;
            }
            multiply(1);
            quotient = improve(stepped);
            stepped = true;
        }
        return true;
    }

    /** Curvature along the direction, by forward differences, eV/&Aring;&sup2;. */
    double quotient() {
        return quotient;
    }

    /** Largest curvature that was met on the way: that of a random guess is the mean one. */
    double stiffness() {
        return stiffness;
    }

    /** The unit vector, live. */
    double[] direction() {
        return basis[0];
    }

    /** Evaluations so far. */
    long calls() {
        return calls;
    }

    /** Brings the objective back to the point: one evaluation. */
    void back() {
        objective.moveTo(point, 0, basis[0]);
        calls++;
    }

    /** x H x from both sides, free of the error of first order; the objective is back at the point. */
    double centralDifference() {
        double length = DIFFERENCE * objective.longestStep(basis[0]);
        objective.moveTo(point, length, basis[0]);
        double ahead = vectors.dot(objective.gradient(), basis[0]);
        objective.moveTo(point, -length, basis[0]);
        double behind = vectors.dot(objective.gradient(), basis[0]);
        calls += 2;
        back();
        return (ahead - behind) / (2 * length);
    }

    /** Rayleigh and Ritz: the best combination of x, w and p, and its quotient. */
    private double improve(boolean stepped) {
        int size = stepped ? 3 : 2;
        Arrays.fill(projected, 0);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                projected[3 * i + j] =
                        0.5 * (vectors.dot(basis[i], product[j]) + vectors.dot(basis[j], product[i]));
            }
        }
        if (!stepped) {
            projected[8] = Double.MAX_VALUE / 4;
        }
        ritz.decompose(projected);
        int k = 0;
        for (int i = 1; i < 3; i++) {
            k = ritz.value(i) < ritz.value(k) ? i : k;
        }
        double cx = ritz.vector(k, 0);
        double cw = ritz.vector(k, 1);
        double cp = stepped ? ritz.vector(k, 2) : 0;
        for (double[][] set : new double[][][] {basis, product}) {
            vectors.combine(set[2], cp, set[2], cw, set[1]);
            vectors.combine(set[0], cx, set[0], 1, set[2]);
        }
        return ritz.value(k);
    }

    /** Takes from vector k, and its product, what is along vector o; then the length becomes 1. False if nothing is left. */
    private boolean orthogonalize(int k, int o) {
        double along = vectors.dot(basis[k], basis[o]);
        vectors.add(basis[k], -along, basis[o]);
        vectors.add(product[k], -along, product[o]);
        return normalize(k);
    }

    private boolean normalize(int k) {
        double norm = vectors.norm(basis[k]);
        if (!(norm > 1e-30)) {
            return false;
        }
        vectors.scale(basis[k], 1 / norm, basis[k]);
        vectors.scale(product[k], 1 / norm, product[k]);
        return true;
    }

    private void multiply(int k) {
        double length = DIFFERENCE * objective.longestStep(basis[k]);
        objective.moveTo(point, length, basis[k]);
        calls++;
        vectors.combine(product[k], 1 / length, objective.gradient(), -1 / length, gradient);
    }
}
