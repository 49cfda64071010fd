package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StressStrainTest {
    /** E = 100 up to a strain of 0.05, then a drop to 2; noise of 0.05; in tension and compression. */
    @ParameterizedTest
    @ValueSource(doubles = {1, -1})
    void readsModulusAndPeakOffANoisyCurve(double sign) {
        Random random = new Random(3);
        double[] strain = IntStream.rangeClosed(1, 1000).mapToDouble(k -> sign * k * 1e-4).toArray();
        double[] stress = new double[strain.length];
        for (int k = 0; k < stress.length; k++) {
            double e = Math.abs(strain[k]);
            stress[k] = sign * (0.1 + (e < 0.05 ? 100 * e : 2)) + 0.05 * random.nextGaussian();
        }
        StressStrain c = StressStrain.of("1", "z", true, strain, stress, "GPa");
        assertEquals(100, c.modulus().value(), 3 * c.modulus().error());
        assertTrue(c.modulus().error() > 0.5 && c.modulus().error() < 4, "error " + c.modulus().error());
        assertTrue(c.peaked());
        assertEquals(sign * 5.1, c.peakStress(), 0.1);
        assertEquals(sign * 0.05, c.peakStrain(), 0.002);
        assertEquals("Young's modulus", c.modulusName());
    }

    @Test
    void noiseIsNoPeak() {
        Random random = new Random(5);
        double[] strain = IntStream.rangeClosed(1, 200).mapToDouble(k -> k * 5e-5).toArray();
        double[] stress = new double[strain.length];
        double noise = 0;
        for (int k = 0; k < stress.length; k++) {
            noise = 0.8 * noise + 0.1 * random.nextGaussian(); // correlated over five rows, as thermal stresses are
            stress[k] = 60 * strain[k] + noise;
        }
        StressStrain c = StressStrain.of("1", "z", true, strain, stress, "GPa");
        assertFalse(c.peaked());
        assertEquals(0.01, c.window());
        assertEquals(60, c.modulus().value(), 3 * c.modulus().error());
    }

    @Test
    void aCurveThatStillRisesHasNoPeak() {
        double[] line = IntStream.range(0, 40).mapToDouble(k -> k * 1e-3).toArray();
        StressStrain c = StressStrain.of("1", "xy", false, line, line, "GPa");
        assertFalse(c.peaked());
        assertEquals(1, c.modulus().value(), 1e-12);
        assertEquals("Shear modulus", c.modulusName());
        assertNull(StressStrain.of("1", "z", false, new double[2], new double[2], "GPa"));
    }
}
