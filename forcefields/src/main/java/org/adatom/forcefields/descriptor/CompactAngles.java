package org.adatom.forcefields.descriptor;

import java.util.List;
import org.adatom.engine.simd.ArrayMath;

/** Compact functions of an angle, {@link CompactShape}. */
final class CompactAngles implements AngularBasis {
    /** Below this sine dC/d&theta; has vanished, too: the quotient of both is not formed. */
    private static final double COLLINEAR = 1e-9;

    private final double[] left;
    private final double[] right;
    private final List<CompactShape> shapes;

    /**
     * Functions of the angle.
     *
     * @param left left end of each interval, rad
     * @param right right end, rad
     */
    CompactAngles(double[] left, double[] right, List<CompactShape> shapes) {
        this.left = left.clone();
        this.right = right.clone();
        this.shapes = List.copyOf(shapes);
    }

    @Override
    public int size() {
        return left.length;
    }

    @Override
    public void evaluate(int n, double[] cos, double[][] value, double[][] slope) {
        double[] angle = value[left.length];
        ArrayMath.acos(cos, angle, n);
        for (int b = 0; b < left.length; b++) {
            shapes.get(b).evaluate(n, left[b], right[b], angle, value[b], slope[b], slope[left.length]);
        }
        double[] byCos = slope[left.length];
        for (int k = 0; k < n; k++) {
            double sin = Math.sqrt(Math.max((1 - cos[k]) * (1 + cos[k]), 0));
            byCos[k] = sin < COLLINEAR ? 0 : -1 / sin;
        }
        for (int b = 0; b < left.length; b++) {
            multiply(n, slope[b], byCos);
        }
    }

    private static void multiply(int n, double[] a, double[] b) {
        for (int k = 0; k < n; k++) {
            a[k] *= b[k];
        }
    }
}
