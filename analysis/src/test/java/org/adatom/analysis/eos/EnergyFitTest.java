package org.adatom.analysis.eos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyFitTest {
    private static final double[] TRUE = {-3.54, 11.81, 0.865, 5.2};
    private static final double[] VOLUMES = IntStream.range(0, 15).mapToDouble(k -> 10.5 + 0.19 * k).toArray();

    @ParameterizedTest
    @CsvSource({"BIRCH_MURNAGHAN, 3", "BIRCH_MURNAGHAN, 2", "VINET, 3", "VINET, 2"})
    void parametersAreWhatTheyAreCalled(StateEquation equation, int d) {
        double v0 = TRUE[1];
        assertEquals(TRUE[0], equation.energyAndGradient(d, v0, TRUE)[0], 1e-14);
        assertEquals(0, equation.pressure(d, v0, TRUE), 1e-14);
        double h = 1e-4;
        assertEquals(TRUE[2], -v0 * (equation.pressure(d, v0 + h, TRUE) - equation.pressure(d, v0 - h, TRUE)) / (2 * h),
                1e-8);
        double[] b = new double[2];
        for (int k = 0; k < 2; k++) {
            double v = v0 + (k == 0 ? -0.01 : 0.01);
            b[k] = -v * (equation.pressure(d, v + h, TRUE) - equation.pressure(d, v - h, TRUE)) / (2 * h);
        }
        double slope = (b[1] - b[0]) / (equation.pressure(d, v0 + 0.01, TRUE) - equation.pressure(d, v0 - 0.01, TRUE));
        assertEquals(TRUE[3], slope, 1e-4);
        double difference =
                (equation.energyAndGradient(d, 11 + h, TRUE)[0] - equation.energyAndGradient(d, 11 - h, TRUE)[0])
                        / (2 * h);
        assertEquals(-difference, equation.pressure(d, 11, TRUE), 1e-9);
    }

    /** Third order in x = V^(-2/3): E(x) is a cubic polynomial, whose fourth differences vanish. */
    @Test
    void birchAndMurnaghanIsACubicInTheEulerianStrain() {
        double[] e = IntStream.range(0, 5)
                .mapToDouble(k -> StateEquation.BIRCH_MURNAGHAN
                        .energyAndGradient(3, Math.pow(0.18 + 0.01 * k, -1.5), TRUE)[0])
                .toArray();
        assertEquals(0, e[0] - 4 * e[1] + 6 * e[2] - 4 * e[3] + e[4], 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"BIRCH_MURNAGHAN, 3", "BIRCH_MURNAGHAN, 2", "VINET, 3", "VINET, 2"})
    void aFitFindsTheParametersOfItsOwnEquation(StateEquation equation, int d) {
        EnergyFit fit = EnergyFit.of(equation, d, VOLUMES, energies(equation, d));
        assertNotNull(fit);
        assertEquals(TRUE[0], fit.e0().value(), 1e-9);
        assertEquals(TRUE[1], fit.v0().value(), 1e-7);
        assertEquals(TRUE[2], fit.b0().value(), 1e-7);
        assertEquals(TRUE[3], fit.b1().value(), 1e-5);
        assertEquals(0, fit.worst(), 1e-10);
    }

    @Test
    void theErrorOfAFitCoversWhatItsFormMisses() {
        EnergyFit fit = EnergyFit.of(StateEquation.BIRCH_MURNAGHAN, 3, VOLUMES, energies(StateEquation.VINET, 3));
        assertNotNull(fit);
        assertEquals(TRUE[2], fit.b0().value(), fit.b0().error());
        assertEquals(TRUE[1], fit.v0().value(), fit.v0().error());
        assertEquals(0, fit.b0().error(), 0.05 * TRUE[2]);
    }

    @Test
    void aMinimumAtAnEndIsNoMinimum() {
        double[] v = IntStream.range(0, 9).mapToDouble(k -> 12 + 0.1 * k).toArray();
        double[] e =
                IntStream.range(0, 9).mapToDouble(k -> StateEquation.VINET.energyAndGradient(3, v[k], TRUE)[0])
                        .toArray();
        assertNull(EnergyFit.of(StateEquation.VINET, 3, v, e));
    }

    private static double[] energies(StateEquation equation, int d) {
        double[] e = new double[VOLUMES.length];
        for (int k = 0; k < e.length; k++) {
            e[k] = equation.energyAndGradient(d, VOLUMES[k], TRUE)[0];
        }
        return e;
    }
}
