package org.adatom.integrators.minimize;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.adatom.engine.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * The direction of lowest curvature at a stationary point, which tells a minimum from a saddle point: the eigenvector of the
 * lowest eigenvalue of the Hessian matrix.
 *
 * <p>The Rayleigh quotient is minimised by locally optimal conjugate gradients (A. V. Knyazev, SIAM J. Sci. Comput. 23, 517
 * (2001)). Products with the Hessian are differences of gradients, one evaluation each; the result is confirmed by a central
 * difference. A quotient below zero proves that some curvature is.
 *
 * @param curvature lowest curvature that was found, eV/&Aring;&sup2; (an upper bound)
 * @param stiffness the mean curvature, of a random direction
 * @param direction unit vector in the coordinates of the objective
 * @param calls evaluations that it took
 */
public record SoftestMode(double curvature, double stiffness, double[] direction, long calls) {
    private static final int MOST_PRODUCTS = 60;
    /** Largest displacement in differences, in longest steps. */
    private static final double DIFFERENCE = 2e-3;
    /** Curvatures nearer to zero than this part of the stiffness are those of free rotations, and rounding. */
    private static final double ZERO = 1e-4;
    /** Error of the eigenvector, relative to the quotient, that is good enough. */
    private static final double ENOUGH = 0.1;

    /** Whether the energy falls along the mode: the point is no minimum. */
    public boolean unstable() {
        return curvature < -ZERO * stiffness;
    }

    /**
     * Finds it. The objective is at the same point afterwards.
     *
     * @param seed of the direction to begin with
     * @param cancelled asked before every evaluation
     * @return null if cancelled, or if nothing can move
     */
    public static @Nullable SoftestMode of(Objective objective, long seed, BooleanSupplier cancelled) {
        return new Search(objective, seed).run(cancelled);
    }

    /** The iteration: x the present vector, w the residual, p the direction of the step before, each with its product. */
    private static final class Search {
        private final Objective objective;
        private final BlockVectors vectors;
        private final double[] point;
        private final double[] gradient;
        private final double[][] basis = new double[3][];
        private final double[][] product = new double[3][];
        private final Symmetric3 ritz = new Symmetric3();
        private final double[] projected = new double[9];
        private long calls;

        Search(Objective objective, long seed) {
            this.objective = objective;
            int n = objective.size();
            vectors = new BlockVectors(n, objective.workers());
            point = objective.coordinates().clone();
            gradient = objective.gradient().clone();
            for (int k = 0; k < 3; k++) {
                basis[k] = new double[n];
                product[k] = new double[n];
            }
            CounterRandom random = new CounterRandom(seed, "stability");
            for (int i = 0; i < n; i++) {
                basis[0][i] = random.normal(0, i, 0);
            }
            objective.removeTranslations(basis[0]);
        }

        @Nullable
        SoftestMode run(BooleanSupplier cancelled) {
            if (!normalize(0) || cancelled.getAsBoolean()) {
                return null;
            }
            multiply(0);
            double quotient = vectors.dot(basis[0], product[0]);
            double stiffness = Math.abs(quotient);
            boolean stepped = false;
            while (calls < MOST_PRODUCTS) {
                vectors.combine(basis[1], 1, product[0], -quotient, basis[0]);
                double residual = vectors.norm(basis[1]);
                stiffness = Math.max(stiffness, Math.abs(quotient));
                if (residual <= ENOUGH * Math.abs(quotient) || cancelled.getAsBoolean()) {
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
            if (cancelled.getAsBoolean()) {
                objective.moveTo(point, 0, basis[0]);
                return null;
            }
            double curvature = centralDifference();
            return new SoftestMode(curvature, stiffness, basis[0], calls);
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

        /** x H x from both sides, free of the error of first order. */
        private double centralDifference() {
            double length = DIFFERENCE * objective.longestStep(basis[0]);
            objective.moveTo(point, length, basis[0]);
            double ahead = vectors.dot(objective.gradient(), basis[0]);
            objective.moveTo(point, -length, basis[0]);
            double behind = vectors.dot(objective.gradient(), basis[0]);
            objective.moveTo(point, 0, basis[0]);
            calls += 3;
            return (ahead - behind) / (2 * length);
        }
    }
}
