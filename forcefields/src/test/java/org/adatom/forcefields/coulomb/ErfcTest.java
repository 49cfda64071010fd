package org.adatom.forcefields.coulomb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class ErfcTest {
    @Test
    void agreesWithCommonsMath() {
        int n = 30001;
        double[] x = new double[n];
        double[] gauss = new double[n];
        double[] erfc = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = 1e-3 * k;
        }
        Erfc.erfc(n, x, gauss, erfc);
        for (int k = 0; k < n; k++) {
            assertEquals(Erf.erfc(x[k]), erfc[k], 2e-15, "erfc(" + x[k] + ")");
            assertEquals(Math.exp(-x[k] * x[k]), gauss[k], 1e-15);
        }
    }

    /** Relative accuracy holds far out, too: values computed with 40 digits (mpmath). */
    @Test
    void smallValuesAreRelativelyAccurate() {
        double[] x = {2, 5, 10};
        double[] expected = {4.677734981047265837931e-3, 1.537459794428034850188e-12, 2.088487583762544757001e-45};
        double[] erfc = new double[3];
        Erfc.erfc(3, x, new double[3], erfc);
        for (int k = 0; k < 3; k++) {
            assertEquals(1, erfc[k] / expected[k], 2e-14);
        }
    }
}
