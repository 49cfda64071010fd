package org.adatom.engine.io;

import java.util.Locale;

/** In which order a file lists the six components of a symmetric tensor. */
public enum StressOrder {
    /** That of VASP. */
    XX_YY_ZZ_XY_YZ_XZ(3, 4, 5),
    /** With the last two exchanged, as parts of the mlearn benchmark have it. */
    XX_YY_ZZ_XY_XZ_YZ(3, 5, 4),
    /** That of Voigt. */
    XX_YY_ZZ_YZ_XZ_XY(5, 3, 4);

    private final int xy;
    private final int yz;
    private final int xz;

    StressOrder(int xy, int yz, int xz) {
        this.xy = xy;
        this.yz = yz;
        this.xz = xz;
    }

    /** The name in input files, such as {@code xx-yy-zz-xy-yz-xz}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The nine components, row by row, of six in this order, times a factor. */
    public double[] matrix(double[] six, double factor) {
        double[] t = {
            six[0], six[xy], six[xz],
            six[xy], six[1], six[yz],
            six[xz], six[yz], six[2]
        };
        for (int k = 0; k < 9; k++) {
            t[k] *= factor;
        }
        return t;
    }
}
