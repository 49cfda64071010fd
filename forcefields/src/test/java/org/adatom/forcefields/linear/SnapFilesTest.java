package org.adatom.forcefields.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.BispectrumElement.Inner;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapFilesTest {
    private static final String COEFFICIENTS = """
            # DATE: 2014-09-05 UNITS: metal CITATION: Somebody (2014)

            2 3
            Ta 0.5 1
            -2.9   # constant
            0.1 # B[1]
            0.2
            W 0.45 0.9
            1
            2
            3
            """;
    private static final String SETTINGS = "# required\nrcutfac 4.67\ntwojmax 1\n\n# optional\nbzeroflag 0\n";

    private static SnapCoefficients coefficients(String text) {
        return SnapCoefficients.read(PotentialFile.of("x.snapcoeff", text));
    }

    private static SnapSettings settings(String text) {
        return SnapSettings.read(PotentialFile.of("x.snapparam", text));
    }

    @Test
    void elementsAreReadWithTheirCoefficients() {
        SnapCoefficients file = coefficients(COEFFICIENTS);
        assertEquals("Somebody (2014)", file.citation());
        assertEquals("W", file.elements().get(1).name());
        assertEquals(0.45, file.elements().get(1).radius());
        assertEquals(0.9, file.elements().get(1).weight());
        assertArrayEquals(new double[] {-2.9, 0.1, 0.2}, file.elements().get(0).coefficients());
    }

    @Test
    void whatIsLeftOutHasTheDefaultsOfLammps() {
        assertEquals(BispectrumSettings.of(6, 4.67), settings("rcutfac 4.67\ntwojmax 6\n").bispectrum());
    }

    @Test
    void everyKeywordCounts() {
        SnapSettings s =
                settings("rcutfac 1\ntwojmax 6\nrfac0 0.9\nrmin0 0.1\nswitchflag 0\nbzeroflag 0\nquadraticflag 1\n"
                        + "chemflag 1\nbnormflag 1\nwselfallflag 1\nswitchinnerflag 1\nsinner 1.5 2\ndinner 0.1 0.2\n"
                        + "chunksize 2000\ndiagonalstyle 3\n");
        assertEquals(new BispectrumSettings(6, 1, 0.9, 0.1, false, false, true, true, true), s.bispectrum());
        assertTrue(s.quadratic());
        assertEquals(List.of(new Inner(1.5, 0.1), new Inner(2, 0.2)), s.inner());
    }

    /** Cutoff = rcutfac (R + R) of the species in use, not of all in the file. */
    @Test
    void speciesAreFoundByNameAndCutoffByRadius() {
        LinearPotential p = settings(SETTINGS)
                .potential(coefficients(COEFFICIENTS), List.of("A"), Map.of("A", "W"), "x");
        assertEquals(4.67 * 0.9, p.cutoff(), 1e-12);
        assertEquals(List.of("A"), p.species());
    }

    @ParameterizedTest
    @CsvSource({
        "'2 3\nTa 0.5 1\n-2.9', 'x.snapcoeff:2: fewer values follow'",
        "'2 2\nTa 0.5 1\n-2.9\n0.1\n0.2\nW 0.45 1', 'x.snapcoeff:5: expected element, radius and weight'",
        "'1 2\nTa 0.5 1\n1\n2\n3', 'x.snapcoeff:5: found ''3'' behind the 2 coefficients'",
        "'1 2\nTa 0.5\n1\n2', 'x.snapcoeff:2: expected element'",
        "'1 2\nTa 0.5 1\n1\ntwo', 'x.snapcoeff:4: ''two'' is not a number'",
        "'2 1\nTa 0.5 1\n1\nTa 0.5 1\n1', 'x.snapcoeff:4: element Ta is given twice'",
        "'1 1\nTa -0.5 1\n1', 'x.snapcoeff:2: the radius of Ta must be positive'",
        "'rcutfac 4.6\ntwojmax 2', 'x.snapcoeff:1: ''rcutfac'' is not a whole number'"
    })
    void wrongCoefficientFilesAreRefusedWithTheirLine(String text, String message) {
        assertMessage(message, assertThrows(InputException.class, () -> coefficients(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "'rcutfac 4.6\ntwojmax 2\nrfac 0.9', 'x.snapparam:3: unknown keyword ''rfac'''",
        "'rcutfac 4.6\ntwojmax 2.5', 'x.snapparam:2: ''2.5'' is not a whole number'",
        "'rcutfac 4.6\ntwojmax 200', 'x.snapparam:2: twojmax must be 0 to 20'",
        "'rcutfac 4.6\ntwojmax 2\nbzeroflag 2', 'x.snapparam:3: bzeroflag must be 0 or 1'",
        "'rcutfac 4.6\ntwojmax 2\nrcutfac 4', 'x.snapparam:3: ''rcutfac'' is given twice'",
        "'rcutfac 4.6 4.7', 'x.snapparam:1: expected a keyword and one value'",
        "'rcutfac 4.6\ntwojmax 2\ndiagonalstyle 2', 'x.snapparam:3: diagonalstyle 2 is not known'",
        "'twojmax 2', 'x.snapparam: needs both rcutfac and twojmax'",
        "'rcutfac 1\ntwojmax 2\nrfac0 5', 'x.snapparam: rfac0 5.0 maps distances beyond the half sphere'",
        "'rcutfac nan\ntwojmax 2', 'x.snapparam:1: rcutfac must be a finite number, not nan'",
        "'rcutfac 1\ntwojmax 2\nbzeroflag 0 1', 'x.snapparam:3: expected a keyword and one value'",
        "'rcutfac -1\ntwojmax 2', 'x.snapparam: rcutfac must be positive'",
        "'rcutfac 1\ntwojmax 2\nswitchinnerflag 1', 'x.snapparam: switchinnerflag 1 needs sinner and dinner'"
    })
    void wrongSettingsAreRefusedWithTheirLine(String text, String message) {
        assertMessage(message, assertThrows(InputException.class, () -> settings(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "'rcutfac 4.6\ntwojmax 2', Ta, 'x.snapcoeff: has 3 coefficients per element, but twojmax 2'",
        "'rcutfac 4.6\ntwojmax 1\nquadraticflag 1', Ta, 'need 6'",
        "'rcutfac 4.6\ntwojmax 1\nchemflag 1', Ta, 'need 17'",
        "'rcutfac 4.6\ntwojmax 1', Mo, 'x.snapcoeff: has no element Mo, only Ta, W'",
        "'rcutfac 4.6\ntwojmax 1\nrmin0 5', Ta, 'x.snapparam: rmin0 5.0 A must lie below the cutoff'",
        "'rcutfac 4.6\ntwojmax 1\nswitchinnerflag 1\nsinner 1\ndinner 1', Ta, 'sinner and dinner have 1 numbers'"
    })
    void filesThatDoNotFitEachOtherAreRefused(String text, String species, String message) {
        SnapCoefficients file = coefficients(COEFFICIENTS);
        SnapSettings settings = settings(text);
        assertMessage(message, assertThrows(InputException.class,
                () -> settings.potential(file, List.of(species), Map.of(), "x")));
    }

    private static void assertMessage(String part, InputException e) {
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
