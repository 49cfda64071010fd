package org.adatom.forcefields.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClebschGordanTest {
    /** Tables of Varshalovich et al., 8.5; arguments are doubled. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, -1, 2, 0.7071067811865476", "1, 1, 1, -1, 0, 0.7071067811865476",
        "1, -1, 1, 1, 0, -0.7071067811865476", "2, 0, 2, 0, 4, 0.816496580927726", "2, 0, 2, 0, 2, 0",
        "2, 2, 1, -1, 1, 0.816496580927726", "4, 0, 4, 0, 0, 0.4472135954999579"
    })
    void knownValues(int j1, int m1, int j2, int m2, int j, double value) {
        assertEquals(value, ClebschGordan.of(j1, m1, j2, m2, j), 1e-15);
    }

    @Test
    void columnsAreNormalised() {
        for (int j1 = 0; j1 <= 10; j1++) {
            for (int j2 = 0; j2 <= j1; j2++) {
                for (int j = j1 - j2; j <= j1 + j2; j += 2) {
                    double sum = 0;
                    for (int m1 = -j1; m1 <= j1; m1 += 2) {
                        int m2 = (j % 2 == 0 ? 0 : 1) - m1;
                        sum += Math.abs(m2) <= j2 ? Math.pow(ClebschGordan.of(j1, m1, j2, m2, j), 2) : 0;
                    }
                    assertEquals(1, sum, 1e-12, j1 + " " + j2 + " " + j);
                }
            }
        }
    }
}
