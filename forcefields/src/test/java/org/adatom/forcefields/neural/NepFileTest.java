package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.PotentialFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NepFileTest {
    private static NepFile read(String text) {
        return NepFile.read(PotentialFile.of("nep.txt", text));
    }

    @Test
    void headerSaysHowManyValuesAnAtomHas() {
        NepFile file = read(NepTexts.of("nep4", "", "Te", "Pb"));
        assertEquals(List.of("Te", "Pb"), file.elements());
        assertEquals(15, file.setup().size());
        assertEquals(4.4, file.setup().descriptor(new int[] {1}).cutoff());
        assertEquals(List.of(15, 5, 1), file.networks().get(0).network().nodes());
    }

    @Test
    void version3HasOneNetworkForAllElementsAndVersion4OneEach() {
        assertEquals(output("nep3", 0), output("nep3", 1));
        assertNotEquals(output("nep4", 0), output("nep4", 1));
    }

    private static double output(String version, int element) {
        AtomNetwork model = read(NepTexts.of(version, "", "Te", "Pb")).networks().get(element);
        double[] output = new double[Simd.LANES];
        double[][] inputs = new double[15][Simd.LANES];
        model.network().newEvaluator().evaluate(1, inputs, output, new double[15][Simd.LANES]);
        return output[0];
    }

    /** The parameters of a flexible repulsion stand at the end, of pairs 1-1, 1-2, 2-2. */
    @Test
    void flexibleRepulsionHasParametersOfEachPair() {
        NepFile file = read(NepTexts.of("nep4_zbl", "zbl 0 0\n", "Te", "Pb"));
        assertNotNull(file.repulsion());
        assertEquals(2.5, file.repulsion().ofPair()[1][1]);
        assertSame(file.repulsion().ofPair()[1], file.repulsion().ofPair()[2]);
    }

    @ParameterizedTest
    @CsvSource({
        "nep4 2, nep5 2, 'nep.txt:1: ''nep5'' is no version that can be read'",
        "nep4 2 Te Pb, nep4 3 Te Pb, 'nep.txt:1: expected the version, the number of elements'",
        "nep4 2 Te Pb, nep4 2 Te Te, 'nep.txt:1: an element is given twice'",
        "cutoff 4.4 3.9 100 60, cutoff -4.4 3.9 100 60, 'nep.txt:2: the radial cutoff must be positive'",
        "cutoff 4.4 3.9 100 60, cutoff 4.4 3.9 4 3 100 60, 'nep.txt:2: ''cutoff'' has 6 values'",
        "cutoff, cut, 'nep.txt:2: expected ''cutoff'', found ''cut'''",
        "cutoff 4.4 3.9 100 60, cutoff 4.4 3.9 x 60, 'nep.txt:2: ''x'' is not a number'",
        "nep4 2, nep4_charge1 2, 'nep.txt:1: ''nep4_charge1'' is no version that can be read'",
        "l_max 4 2 1, l_max 4 2 1 1, 'nep.txt:5: ''l_max'' has 4 values, expected 1 to 3'",
        "n_max 2 1, n_max 2, 'nep.txt:3: ''n_max'' has 1 values, expected 2'",
        "n_max 2 1, n_max 3 1, 'values follow this line, but the header asks for'",
        "l_max 4 2 1, l_max 5 2 1, 'nep.txt:5: l_max must be 0 to 4 for three bodies'",
        "ANN 5 0, ANN 5 5, 'nep.txt:6: expected ANN'",
        "ANN 5 0, ANN x 0, 'nep.txt:6: ''x'' is not a whole number'"
    })
    void wrongFilesAreRefusedWithTheirLine(String sound, String damaged, String message) {
        String text = NepTexts.of("nep4", "", "Te", "Pb").replace(sound, damaged);
        InputException e = assertThrows(InputException.class, () -> read(text));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void valuesTooManyAreRefused() {
        String text = NepTexts.of("nep4", "", "C") + "1.0\n";
        assertTrue(assertThrows(InputException.class, () -> read(text)).getMessage().contains("is the file complete"));
    }
}
