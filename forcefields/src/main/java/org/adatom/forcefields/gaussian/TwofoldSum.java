package org.adatom.forcefields.gaussian;

/**
 * A sum of products as if in twice the precision, for terms that nearly cancel: T. Ogita, S. M. Rump and S. Oishi, SIAM J. Sci.
 * Comput. 26, 1955 (2005), algorithm 5.3, with products split by fused multiply-add.
 */
final class TwofoldSum {
    private double sum;
    private double rest;

    /** Adds a times b. */
    void add(double a, double b) {
        double product = a * b;
        double total = sum + product;
        double added = total - sum;
        rest += (sum - (total - added)) + (product - added) + Math.fma(a, b, -product);
        sum = total;
    }

    /** The sum so far. */
    double value() {
        return sum + rest;
    }
}
