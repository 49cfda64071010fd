package org.adatom.analysis.elastic;

import java.util.Arrays;
import org.adatom.analysis.crystal.Matrix3;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The elastic stiffnesses of a sheet in its plane, &sigma;<sub>i</sub> = C<sub>ij</sub> &epsilon;<sub>j</sub>, in the order xx yy xy with engineering
 * shear, which keeps its Voigt index 6. Stresses are forces per length: no thickness is assumed.
 *
 * @param components nine, row by row, in one unit of force per length, which is that of all moduli derived
 */
public record SheetTensor(double[] components) {
    /** Checks. */
    public SheetTensor {
        if (components.length != 9) {
            throw new IllegalArgumentException("9 components needed, got " + components.length);
        }
    }

    /** C<sub>ij</sub>, indices 1, 2 or 6 as they are printed: {@code c(6, 6)}. */
    public double c(int i, int j) {
        return components[3 * place(i) + place(j)];
    }

    private static int place(int index) {
        return index == 6 ? 2 : index - 1;
    }

    /** The same in another unit. */
    public SheetTensor times(double factor) {
        return new SheetTensor(Arrays.stream(components).map(c -> factor * c).toArray());
    }

    /** (C + C<sup>T</sup>)/2. */
    public SheetTensor symmetric() {
        double[] t = Matrix3.transposed(components);
        double[] s = new double[9];
        Arrays.setAll(s, k -> (components[k] + t[k]) / 2);
        return new SheetTensor(s);
    }

    /** Largest difference of a component. */
    public double largestDifference(SheetTensor other) {
        double largest = 0;
        for (int k = 0; k < 9; k++) {
            largest = Math.max(largest, Math.abs(components[k] - other.components[k]));
        }
        return largest;
    }

    /** Largest component. */
    public double largest() {
        return largestDifference(new SheetTensor(new double[9]));
    }

    /** The lowest of the three Kelvin moduli: below zero if a strain of the plane lowers the energy. */
    public double lowestKelvinModulus() {
        double root = Math.sqrt(2);
        double[][] m = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[i][j] = (i < 2 ? 1 : root) * (j < 2 ? 1 : root) * (components[3 * i + j] + components[3 * j + i]) / 2;
            }
        }
        return Arrays.stream(new EigenDecomposition(new Array2DRowRealMatrix(m, false)).getRealEigenvalues()).min()
                .orElseThrow();
    }

    /** Modulus against a change of the area, &minus;A dP/dA under an even tension: (C11 + C12)/2 if x and y are alike. */
    public double area() {
        double[][] s = compliance().getData();
        return 1 / (s[0][0] + s[1][1] + s[0][1] + s[1][0]);
    }

    /** Young's modulus under tension along a direction at that angle (rad) to x. */
    public double youngAlong(double angle) {
        double[] stress = tension(angle);
        return 1 / Matrix3.dot(stress, compliance().operate(stress));
    }

    /** Poisson's ratio under that tension: contraction across over stretch along. */
    public double poissonAlong(double angle) {
        double[] strain = compliance().operate(tension(angle));
        // The strain along a direction is the product with the stress of a tension along it.
        return -Matrix3.dot(tension(angle + Math.PI / 2), strain) / Matrix3.dot(tension(angle), strain);
    }

    private RealMatrix compliance() {
        return MatrixUtils.inverse(new Array2DRowRealMatrix(
                new double[][] {Arrays.copyOfRange(components, 0, 3), Arrays.copyOfRange(components, 3, 6),
                    Arrays.copyOfRange(components, 6, 9)},
                false));
    }

    private static double[] tension(double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {c * c, s * s, c * s};
    }
}
