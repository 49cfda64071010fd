package org.adatom.forcefields.descriptor;

/**
 * Clebsch-Gordan coefficients in Racah's closed form (D. A. Varshalovich, A. N. Moskalev, V. K. Khersonskii, Quantum
 * Theory of Angular Momentum (1988), 8.2.1). Exact to rounding up to spins of some 15.
 */
final class ClebschGordan {
    private ClebschGordan() {}

    /**
     * The coefficient C of |j m&gt; in |j1 m1&gt;|j2 m2&gt;, m = m1 + m2. All arguments are twice the spins and their
     * projections.
     */
    static double of(int j1, int m1, int j2, int m2, int j) {
        int m = m1 + m2;
        if (Math.abs(m) > j) {
            return 0;
        }
        double sum = 0;
        int from = Math.max(0, Math.max(-(j - j2 + m1) / 2, -(j - j1 - m2) / 2));
        int to = Math.min((j1 + j2 - j) / 2, Math.min((j1 - m1) / 2, (j2 + m2) / 2));
        for (int z = from; z <= to; z++) {
            double term = 1 / (factorial(z) * factorial((j1 + j2 - j) / 2 - z) * factorial((j1 - m1) / 2 - z)
                    * factorial((j2 + m2) / 2 - z) * factorial((j - j2 + m1) / 2 + z)
                    * factorial((j - j1 - m2) / 2 + z));
            sum += z % 2 == 0 ? term : -term;
        }
        double triangle = factorial((j1 + j2 - j) / 2) * factorial((j1 - j2 + j) / 2) * factorial((j2 - j1 + j) / 2)
                / factorial((j1 + j2 + j) / 2 + 1);
        double projections = factorial((j1 + m1) / 2) * factorial((j1 - m1) / 2) * factorial((j2 + m2) / 2)
                * factorial((j2 - m2) / 2) * factorial((j + m) / 2) * factorial((j - m) / 2);
        return sum * Math.sqrt(triangle * projections * (j + 1));
    }

    private static double factorial(int n) {
        double product = 1;
        for (int k = 2; k <= n; k++) {
            product *= k;
        }
        return product;
    }
}
