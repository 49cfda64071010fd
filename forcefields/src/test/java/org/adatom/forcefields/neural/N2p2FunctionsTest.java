package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Structure;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.DescriptorValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the lines {@code symfunction_short} mean: order of the words and formula of every type, as n2p2's documentation
 * and sources (libnnp, SymFnc*) have them. Elements count with their atomic numbers in the weighted types.
 */
class N2p2FunctionsTest {
    private static final String HEAD = "number_of_elements 3\nelements H O S\ncutoff_type 1\n";
    /** Of the other two elements, which need one. */
    private static final String OTHERS = "symfunction_short H 2 O 1 0 6\nsymfunction_short S 2 O 1 0 6\n";

    private static N2p2Functions functions(String... oxygen) {
        String text = HEAD + OTHERS;
        for (String line : oxygen) {
            text += "symfunction_short O " + line + "\n";
        }
        return new N2p2Functions(new N2p2Settings(PotentialFile.of("input.nn", text)), 1);
    }

    /**
     * Expected numbers: the sums over neighbours and pairs of neighbours of O, written out in a few lines of Python with
     * the formulas of the types.
     */
    @ParameterizedTest
    @CsvSource({
        "2 H 0.3 0.5 6.0, 1.429136608202",
        "12 0.3 0.5 6.0, 9.86718872005926",
        "3 S H 0.05 1.0 4.0 6.0 0.2, 0.0928161840387094",
        "9 H H 0.1 -1.0 1.0 6.0, 0.581261475034493",
        "13 0.05 0.4 -1.0 2.0 6.0, 7.26681603304085",
        "20 S 0.5 3.0 p2, 0.999496025222443",
        "23 -3.0 3.0 p3a, 0.848242379992154",
        "21 S H 0.0 4.0 20 160 p1, 0.704342571898624",
        "22 H H 0.2 3.5 -150 150 p2a, 0.0197252948237984",
        "24 0.0 5.0 30 170 e, 18.2771826839778",
        "25 0.1 4.0 90 270 p4, 2.94187392507074"
    })
    void wordsHaveTheirMeaning(String line, double expected) {
        Atoms atoms = Atoms.of(List.of("O", "H", "S", "H"));
        atoms.setPosition(1, 0.9, 0.4, 0.1);
        atoms.setPosition(2, -0.5, 1.6, 0.3);
        atoms.setPosition(3, 0.2, -1.1, 1.2);
        DescriptorSettings settings =
                new DescriptorSettings.BehlerParrinello(new double[] {1, 8, 16}, functions(line).ofElements());
        double[][] values = DescriptorValues.of(List.of("O", "H", "S"), settings.descriptor(new int[] {1, 0, 2}),
                new Structure("cluster", atoms, Cell.open()));
        assertEquals(1, values[0].length);
        assertEquals(expected, values[0][0], 1e-13 * Math.max(1, expected));
    }

    /** Weights and scaling follow this order: first the type, then cutoff, eta, shift, zeta, lambda; or kind, ends, angles. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "12 0.2 0 6 | 12 0.1 1 6 | 12 0.9 0 5 | 12 0.1 0 6 || 2 3 1 0",
        "13 0.2 0 1 1 6 | 13 0.1 0 1 4 6 | 13 0.1 0 -1 4 6 | 13 0.1 0 1 1 6 || 3 2 1 0",
        "23 0 5 p2 | 23 1 4 p2 | 23 0 4 p2 | 23 0 6 p1a || 3 2 1 0",
        "24 0 5 0 180 p2 | 25 0 4 0 180 e | 24 0 5 0 90 p2 | 24 0 5 -90 90 p2 || 3 2 0 1",
        "22 S S 0 5 0 180 p2 | 22 H S 0 6 0 180 p2 | 22 H H 0 6 0 180 p2 | 21 S S 0 6 0 180 p2 || 3 2 1 0"
    })
    void functionsAreSortedAsInN2p2(String a, String b, String c, String d, String none, String order) {
        int first = 6;
        int[] lines = functions(a, b, c, d).linesOfElements().get(1);
        int[] expected = new int[4];
        for (int k = 0; k < 4; k++) {
            expected[k] = first + Integer.parseInt(order.split(" ")[k]);
        }
        assertArrayEquals(expected, lines);
    }

    /** n2p2 passes over whatever stands behind the e and computes the symmetric function. */
    @Test
    void anAsymmetricExponentialIsRefused() {
        for (String line : List.of("23 0 5 ea", "24 0 5 0 180 ea")) {
            String message = assertThrows(InputException.class, () -> functions(line).ofElements()).getMessage();
            assertTrue(message.startsWith("input.nn:6: 'ea' is no kind of compact function"), message);
        }
    }
}
