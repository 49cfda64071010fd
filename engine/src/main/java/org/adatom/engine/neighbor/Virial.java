package org.adatom.engine.neighbor;

import jdk.incubator.vector.DoubleVector;
import org.adatom.engine.simd.Simd;

/**
 * W<sub>ab</sub> = &Sigma; r<sub>a</sub> f<sub>b</sub> over all local slots of a domain, copies included. Because the
 * copies carry the forces that act on them, this is exact for every potential and any periodicity, whatever the origin.
 */
final class Virial {
    private Virial() {}

    /**
     * The virial of a domain.
     *
     * @param w out: xx yy zz yz xz xy, eV
     * @param lanes scratch of 6 {@link Simd#LANES} numbers
     */
    static void of(Domain domain, double[] fx, double[] fy, double[] fz, double[] w, double[] lanes) {
        double[] x = domain.x();
        double[] y = domain.y();
        double[] z = domain.z();
        sum(x, y, z, x[0], y[0], z[0], fx, fy, fz, domain.slots(), lanes);
        for (int k = 0; k < 6; k++) {
            double s = 0;
            for (int l = 0; l < Simd.LANES; l++) {
                s += lanes[k * Simd.LANES + l];
            }
            w[k] = s;
        }
    }

    private static void sum(
            double[] x,
            double[] y,
            double[] z,
            double ox,
            double oy,
            double oz,
            double[] fx,
            double[] fy,
            double[] fz,
            int slots,
            double[] lanes) {
        DoubleVector xx = DoubleVector.zero(Simd.SPECIES);
        DoubleVector yy = DoubleVector.zero(Simd.SPECIES);
        DoubleVector zz = DoubleVector.zero(Simd.SPECIES);
        DoubleVector yz = DoubleVector.zero(Simd.SPECIES);
        DoubleVector xz = DoubleVector.zero(Simd.SPECIES);
        DoubleVector xy = DoubleVector.zero(Simd.SPECIES);
        for (int k = 0; k < slots; k += Simd.LANES) {
            DoubleVector rx = DoubleVector.fromArray(Simd.SPECIES, x, k).sub(ox);
            DoubleVector ry = DoubleVector.fromArray(Simd.SPECIES, y, k).sub(oy);
            DoubleVector rz = DoubleVector.fromArray(Simd.SPECIES, z, k).sub(oz);
            DoubleVector gx = DoubleVector.fromArray(Simd.SPECIES, fx, k);
            DoubleVector gy = DoubleVector.fromArray(Simd.SPECIES, fy, k);
            DoubleVector gz = DoubleVector.fromArray(Simd.SPECIES, fz, k);
            xx = xx.add(rx.mul(gx));
            yy = yy.add(ry.mul(gy));
            zz = zz.add(rz.mul(gz));
            yz = yz.add(ry.mul(gz));
            xz = xz.add(rx.mul(gz));
            xy = xy.add(rx.mul(gy));
        }
        xx.intoArray(lanes, 0);
        yy.intoArray(lanes, Simd.LANES);
        zz.intoArray(lanes, 2 * Simd.LANES);
        yz.intoArray(lanes, 3 * Simd.LANES);
        xz.intoArray(lanes, 4 * Simd.LANES);
        xy.intoArray(lanes, 5 * Simd.LANES);
    }
}
