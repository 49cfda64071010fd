package org.adatom.forcefields.descriptor;

/**
 * Invariants of sums S<sub>lm</sub> of real spherical harmonics beyond the square, as Z. Fan et al., J. Chem. Phys. 157,
 * 114801 (2022), eqs. 13 and 14, define them with Wigner's 3j symbols.
 */
final class NepInvariants {
    /** The symbol (2 2 2; 0 0 0), with which the cubic invariant of the quadrupole begins. */
    private static final double CUBIC = -Math.sqrt(2.0 / 35);

    private static final double ROOT3 = Math.sqrt(3);

    /** The square of the dipole's square comes with 7/15. */
    private static final double QUARTIC = 7.0 / 15;

    private NepInvariants() {}

    /**
     * The cubic invariant of l = 2, the determinant of the quadrupole tensor but for a factor.
     *
     * @param at place of S<sub>20</sub>; the others follow in the order of {@link RealHarmonics}
     */
    static double fourBody(double[] s, int at) {
        double z = s[at];
        double xz = s[at + 1];
        double yz = s[at + 2];
        double c = s[at + 3];
        double xy = s[at + 4];
        return CUBIC * (z * (z * z + 1.5 * (xz * xz + yz * yz) - 3 * (c * c + xy * xy))
                + 1.5 * ROOT3 * c * (xz * xz - yz * yz) + 3 * ROOT3 * xz * yz * xy);
    }

    /** Adds a multiple of its derivatives. */
    static void addFourBody(double factor, double[] s, int at, double[] out, int to) {
        double z = s[at];
        double xz = s[at + 1];
        double yz = s[at + 2];
        double c = s[at + 3];
        double xy = s[at + 4];
        double f = factor * CUBIC;
        out[to] += f * (3 * z * z + 1.5 * (xz * xz + yz * yz) - 3 * (c * c + xy * xy));
        out[to + 1] += f * 3 * (z * xz + ROOT3 * (c * xz + yz * xy));
        out[to + 2] += f * 3 * (z * yz + ROOT3 * (xz * xy - c * yz));
        out[to + 3] += f * (1.5 * ROOT3 * (xz * xz - yz * yz) - 6 * z * c);
        out[to + 4] += f * (3 * ROOT3 * xz * yz - 6 * z * xy);
    }

    /**
     * The quartic invariant of l = 1.
     *
     * @param at place of S<sub>10</sub>; the others follow
     */
    static double fiveBody(double[] s, int at) {
        double square = s[at] * s[at] + s[at + 1] * s[at + 1] + s[at + 2] * s[at + 2];
        return QUARTIC * square * square;
    }

    /** Adds a multiple of its derivatives. */
    static void addFiveBody(double factor, double[] s, int at, double[] out, int to) {
        double square = s[at] * s[at] + s[at + 1] * s[at + 1] + s[at + 2] * s[at + 2];
        for (int d = 0; d < 3; d++) {
            out[to + d] += factor * 4 * QUARTIC * square * s[at + d];
        }
    }
}
