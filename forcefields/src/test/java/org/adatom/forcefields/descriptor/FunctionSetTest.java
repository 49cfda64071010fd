package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;

class FunctionSetTest {
    private static final List<Double> ETA =
            List.of(0.003214, 0.035711, 0.071421, 0.124987, 0.214264, 0.357106, 0.714213, 1.428426);
    private static final FunctionSet.Radial RADIAL = new FunctionSet.Radial(ETA, null);
    private static final FunctionSet.Angular ANGULAR = new FunctionSet.Angular(
            List.of(0.000357, 0.028569, 0.089277), List.of(1.0, 2.0, 4.0), null, null);

    @Test
    void twoElementsHaveSeventyFunctionsOfTheSetOfSimpleNn() {
        // H. Yanxon, thesis, Las Vegas 2020, section 4.1: 8 x 2 + 18 x 3, and 8 + 18 with weights
        assertEquals(70, new FunctionSet(4.9, null, null, RADIAL, ANGULAR, null, null).functions(2).size());
        assertEquals(26, new FunctionSet(4.9, null, null, RADIAL, ANGULAR, true, null).functions(2).size());
    }

    @Test
    void madeGaussiansReachFromContactToTheCutoff() {
        List<SymmetryFunction> functions = FunctionSet.of(6).functions(1);
        double[] eta = functions.stream().filter(f -> f instanceof SymmetryFunction.Radial)
                .mapToDouble(f -> ((RadialShape.Gaussian) ((SymmetryFunction.Radial) f).shape()).eta()).toArray();
        assertEquals(7 + 5, eta.length);
        assertEquals(1 / 36.0, eta[0], 1e-15, "the widest: 1/rc^2");
        assertEquals(1, eta[6], 1e-15, "the narrowest: (n/rc)^2");
    }

    @Test
    void emptyListsAndImpossibleCutoffsAreRefused() {
        assertThrows(InputException.class, () -> new FunctionSet.Radial(List.of(), null));
        assertThrows(InputException.class, () -> FunctionSet.of(-1));
    }
}
