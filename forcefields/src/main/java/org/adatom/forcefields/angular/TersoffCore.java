package org.adatom.forcefields.angular;

import org.adatom.engine.simd.ArrayMath;

/**
 * The repulsion of screened nuclei that replaces Tersoff's pair energy at short distances, V = (1 &minus; F)
 * V<sub>ZBL</sub> + F V<sub>Tersoff</sub> with F = 1/(1 + e<sup>&minus;s(r &minus; r0)</sup>): J. F. Ziegler, J. P.
 * Biersack and U. Littmark, The Stopping and Range of Ions in Solids (1985); R. Devanathan et al., J. Nucl. Mater. 253,
 * 47 (1998).
 *
 * <p>Constants are the rounded ones of LAMMPS' {@code tersoff/zbl}, which the files were made for.
 *
 * @param strength Z<sub>i</sub>Z<sub>j</sub>e&sup2;/(4&pi;&epsilon;<sub>0</sub>), eV &Aring;
 * @param perLength 1/a, the inverse screening length, 1/&Aring;
 * @param switchAt r0, &Aring;
 * @param steepness s, 1/&Aring;
 */
record TersoffCore(double strength, double perLength, double switchAt, double steepness) {
    private static final double BOHR = 0.529;
    private static final double EPSILON_0 = 0.00552635;
    private static final double[] WEIGHT = {0.1818, 0.5099, 0.2802, 0.02817};
    private static final double[] DECAY = {3.2, 0.9423, 0.4029, 0.2016};

    /** From the charges of the nuclei in e, the distance of the switch in &Aring; and its steepness in 1/&Aring;. */
    static TersoffCore of(double zi, double zj, double switchAt, double steepness) {
        double length = 0.8854 * BOHR / (StrictMath.pow(zi, 0.23) + StrictMath.pow(zj, 0.23));
        return new TersoffCore(zi * zj / (4 * Math.PI * EPSILON_0), 1 / length, switchAt, steepness);
    }

    /**
     * Replaces half the pair energy (eV) at index k, its slope by the distance (eV/&Aring;) and its derivative by
     * &zeta; by the blended ones.
     */
    void blend(int k, double r, double[] energy, double[] slope, double[] byZeta) {
        double screening = 0;
        double screeningSlope = 0;
        for (int c = 0; c < WEIGHT.length; c++) {
            double term = WEIGHT[c] * ArrayMath.exp(-DECAY[c] * perLength * r);
            screening += term;
            screeningSlope -= DECAY[c] * perLength * term;
        }
        double half = 0.5 * strength / r;
        double zbl = half * screening;
        double zblSlope = half * screeningSlope - zbl / r;
        double decay = ArrayMath.exp(-steepness * (r - switchAt));
        double f = 1 / (1 + decay);
        double rest = decay * f;
        double fSlope = steepness * f * rest;
        slope[k] = rest * zblSlope + f * slope[k] + fSlope * (energy[k] - zbl);
        energy[k] = rest * zbl + f * energy[k];
        byZeta[k] *= f;
    }
}
