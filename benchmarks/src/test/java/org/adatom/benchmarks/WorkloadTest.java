package org.adatom.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.io.Frame;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    @Test
    void theStartHasItsTemperatureAndTheLabelsAlternate() {
        Frame start = Workload.SW.start(64, 2);
        assertEquals("Si Si2 Si Si2",
                String.join(" ",
                        Arrays.asList(start.atoms().symbol(0), start.atoms().symbol(1), start.atoms().symbol(2),
                                start.atoms().symbol(3))));
        assertEquals(start.atoms().mass()[0], start.atoms().mass()[1]);
        double t = DegreesOfFreedom.of(start.atoms(), start.cell())
                .temperature(start.atoms().kineticEnergy(), Workload.SW.units().boltzmann());
        assertEquals(1000, t, 1e-9);
    }

    @Test
    void reducedUnitsHaveMassOne() {
        assertEquals(1, Workload.LJ.start(32, 1).atoms().mass()[0]);
    }

    @Test
    void aboutAsManyAtomsAsWantedAreMade() {
        for (Workload workload : Workload.values()) {
            int perCell = workload.start(1, 1).atoms().count();
            for (int wanted : new int[] {32, 256, 500, 1000, 32_000, 4_000_000}) {
                int[] n = workload.cells(wanted);
                assertEquals(wanted, n[0] * n[1] * n[2] * perCell, 0.03 * wanted, workload + " " + wanted);
            }
        }
    }

    @Test
    void siliconHasTheBoxOfLammpsBenchmark() {
        assertArrayEquals(new int[] {20, 20, 10}, Workload.SW.cells(32_000));
        assertArrayEquals(new int[] {20, 20, 20}, Workload.EAM.cells(32_000));
    }
}
