package org.adatom.analysis;

import static org.adatom.analysis.FrameSamples.TRICLINIC;
import static org.adatom.analysis.FrameSamples.gas;
import static org.adatom.analysis.FrameSamples.rattled;
import static org.adatom.analysis.FrameSamples.restored;
import static org.adatom.analysis.FrameSamples.saved;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

class CoordinationTest {
    private static CoordinationResult of(CoordinationInput input, Atoms atoms, Cell cell) {
        try (Workers workers = new Workers(1)) {
            Coordination c = Coordination.of(input, 1, 0, workers);
            c.add(Double.NaN, atoms, cell);
            return c.result();
        }
    }

    private static CoordinationResult.Pair pair(CoordinationResult r, String label) {
        return r.pairs().stream().filter(p -> p.label().equals(label)).findFirst().orElseThrow();
    }

    @Test
    void firstMinimumOfHotCrystalsCountsTheirFirstShell() {
        Map<Lattice, Integer> expected = Map.of(Lattice.FCC, 12, Lattice.HCP, 12, Lattice.DIAMOND, 4, Lattice.SC, 6);
        expected.forEach((lattice, neighbors) -> {
            Frame crystal = Crystal.of(lattice, 4, "X").repeated(4, 4, 4).build(Units.CODATA_2018);
            CoordinationResult r = of(new CoordinationInput(null, null, 1L), rattled(crystal.atoms(), 0.05, 5),
                    crystal.cell());
            assertEquals(neighbors, r.pairs().getFirst().mean().value(), 1e-12, lattice.toString());
            assertEquals(1, r.pairs().getFirst().histogram().get(neighbors).value(), 1e-12);
        });
    }

    @Test
    void fluoriteHasEightAnionsAboutACationAndFourCationsAboutAnAnion() {
        Frame f = Crystal.of(Lattice.FLUORITE, 5.46, "Ca", "F").repeated(2, 2, 2).build(Units.CODATA_2018);
        CoordinationResult r = of(new CoordinationInput(null, Map.of("Ca-F", 2.6), 1L), f.atoms(), f.cell());
        assertEquals(8, pair(r, "Ca-F").mean().value());
        assertEquals(4, pair(r, "F-Ca").mean().value());
        assertEquals(0, pair(r, "Ca-Ca").mean().value());
        assertEquals(1, pair(r, "Ca-Ca").histogram().getFirst().value());
        assertEquals(8, pair(r, "Ca-any").mean().value());
        assertEquals(16 / 3.0, r.pairs().getFirst().mean().value(), 1e-12);
    }

    @Test
    void neighborsInAnIdealGasFollowPoisson() {
        try (Workers workers = new Workers(2)) {
            Coordination c = Coordination.of(new CoordinationInput(3.0, null, 1L), 1, 0, workers);
            for (int s = 0; s < 60; s++) {
                c.add(0.5 * s, gas(200, TRICLINIC, s, "Ar"), TRICLINIC);
            }
            CoordinationResult r = c.result();
            CoordinationResult.Pair total = r.pairs().getFirst();
            // All cell vectors are longer than 3 A: no own images.
            double mean = 199 / TRICLINIC.volume() * 4 * Math.PI / 3 * 27;
            assertEquals(mean, total.mean().value(), 4 * total.mean().error());
            double poisson = Math.exp(-mean);
            for (int n = 0; n <= 12; n++) {
                assertEquals(poisson, total.histogram().get(n).value(), 4 * total.histogram().get(n).error() + 1e-3);
                poisson *= mean / (n + 1);
            }
            assertEquals("Time[ps]", r.abscissa());
            assertEquals(29.5, r.time()[59]);
            assertEquals(60, total.series().length);
        }
    }

    @Test
    void threadsAndInterruptionsChangeNoBit() throws IOException {
        CoordinationInput input = new CoordinationInput(null, null, 1L);
        try (Workers one = new Workers(1); Workers two = new Workers(2)) {
            Coordination whole = Coordination.of(input, 1, 0, one);
            Coordination first = Coordination.of(input, 1, 0, two);
            for (int s = 0; s < 6; s++) {
                whole.add(Double.NaN, gas(900, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            for (int s = 0; s < 4; s++) {
                first.add(Double.NaN, gas(900, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            Coordination second = restored(Coordination.of(input, 1, 0, two), saved(first));
            for (int s = 4; s < 6; s++) {
                second.add(Double.NaN, gas(900, TRICLINIC, s, "Cu", "Zr"), TRICLINIC);
            }
            assertArrayEquals(saved(whole), saved(second));
            assertEquals("Sample", second.result().abscissa());
        }
    }
}
