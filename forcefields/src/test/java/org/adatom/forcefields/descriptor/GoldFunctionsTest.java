package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.junit.jupiter.api.Test;

/**
 * Functions of gold that C. Salazar's thesis takes from Loeffler et al. (2020), as printed and mended, of an atom of the perfect
 * crystal, a = 4.08 A, cutoff 6 A; values computed independently to six decimals.
 */
class GoldFunctionsTest {
    private static final double NONE = Double.NaN;

    /** eta; polynomial cutoff, cosine cutoff, polynomial with shift 0.5 and -0.5. */
    private static final double[][] RADIAL = {
        {0.006428, 7.859672, 8.693436, 8.012254, 7.685408}, {0.012856, 7.328405, 8.041332, 7.613593, 7.009227},
        {0.010357, 7.529530, 8.287209, 7.765371, 7.263503}, {0.025712, 6.391706, 6.912738, 6.891850, 5.853689},
        {0.051424, 4.916312, 5.193473, 5.696430, 4.138716}, {0.102848, 3.004536, 3.079266, 3.996219, 2.149810},
        {0.205696, 1.203039, 1.203069, 2.091151, 0.626086}, {0.411392, 0.210751, 0.208769, 0.625492, 0.057896},
        {0.822784, 0.006827, 0.006753, 0.059692, 0.000518}
    };

    /** eta, lambda, zeta; the same four columns. */
    private static final double[][] ANGULAR = {
        {0.000357, 1, 2, 19.880812, 25.501645, NONE, 19.830256},
        {0.015357, -1, 2, 16.963125, 20.303164, NONE, 15.255385},
        {0.030357, 1, 3, 7.105253, 8.564800, NONE, 5.754290}, {0.045357, -1, 3, 6.823028, 7.689799, NONE, 5.028955},
        {0.060357, 1, 4, 2.762276, 3.180663, NONE, NONE}, {0.60357, 1, 4, 0.000211, 0.000206, NONE, NONE},
        {0.075357, -1, 4, 3.032228, 3.273694, NONE, NONE}, {0.085357, -1, 4, 2.506855, 2.676417, NONE, NONE}
    };

    @Test
    void valuesOfThePerfectCrystalAreThoseOfTheTable() {
        compare(0, CutoffFunction.Kind.POLY2, 0);
        compare(1, CutoffFunction.Kind.COSINE, 0);
        compare(2, CutoffFunction.Kind.POLY2, 0.5);
        compare(3, CutoffFunction.Kind.POLY2, -0.5);
    }

    private static void compare(int column, CutoffFunction.Kind kind, double shift) {
        CutoffFunction fc = new CutoffFunction(kind, 6);
        List<SymmetryFunction> functions = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (double[] row : RADIAL) {
            functions.add(new SymmetryFunction.Radial(0, new RadialShape.Gaussian(fc, row[0], shift)));
            expected.add(row[1 + column]);
        }
        for (double[] row : ANGULAR) {
            functions.add(new SymmetryFunction.Angular(0, 0, false, new RadialShape.Gaussian(fc, row[0], shift),
                    new AngularShape.Power(row[1], row[2])));
            expected.add(row[3 + column]);
        }
        Structure crystal = Structures.of(Structures.Lattice.FCC, 4.08, "Au").get(0);
        SymmetryFunctions descriptor =
                SymmetryFunctions.of(new int[] {0}, new double[] {79}, List.of(functions));
        double[] values = DescriptorValues.of(List.of("Au"), descriptor, crystal)[0];
        for (int f = 0; f < values.length; f++) {
            if (!Double.isNaN(expected.get(f))) {
                assertEquals(expected.get(f), values[f], 1e-6, "column " + column + ", " + functions.get(f));
            }
        }
    }
}
