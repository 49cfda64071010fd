package org.adatom.analysis.phonons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Strain;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

/** Zirconium (hcp): the axes of hexagonal crystals expand by different amounts. */
class QuasiHarmonicTest {
    private static final double[] STRAINS = {-0.01, -0.005, 0, 0.005, 0.01};

    @Test
    void hexagonalCrystalsRelaxTheirShape() {
        try (Workers workers = new Workers(1)) {
            Units units = Units.CODATA_2018;
            Statics statics = new Statics(Potentials.of("zhou Zr"), workers, units);
            Bulk bulk = Bulk.relaxed(statics, Crystal.of(Lattice.HCP, 3.2, "Zr").build(units),
                    BulkRelaxation.FULL);
            Symmetry symmetry = Symmetry.of(bulk.frame());
            Frame primitive = symmetry.primitive();
            List<Cell> cells = new ArrayList<>();
            QuasiHarmonic q = QuasiHarmonic.of(statics, bulk, CrystalSystem.of(symmetry, bulk.cell()).axes(), STRAINS,
                    cell -> {
                        cells.add(cell);
                        return new int[] {2, 2, 2};
                    }, new int[] {2, 2, 2}, new double[] {300}, _ -> {});
            for (int k = 0; k < STRAINS.length; k++) {
                double[] s = q.stretches()[k];
                assertEquals(s[0], s[1], 1e-8);
                assertEquals(q.volumes()[k], primitive.cell().volume() * s[0] * s[1] * s[2], 1e-7);
                // What is asked for the number of repeats is the cell of that volume, not the one at rest.
                assertEquals(q.volumes()[k], cells.get(k).volume(), 1e-12);
                // The relaxed shape is lower than the even strain of the same volume, and another one.
                double even = statics.relax(Strain.apply(primitive, Strain.tensor(List.of(STRAINS[k]))), 1e-7).energy();
                assertTrue(k == 2 ? Math.abs(even - q.energies()[k]) < 1e-9 : even - q.energies()[k] > 1e-8,
                        even + " " + q.energies()[k]);
            }
            QuasiHarmonic.State state = q.states().getFirst();
            assertEquals(state.expansion(), Arrays.stream(state.linear()).sum(), 1e-3 * Math.abs(state.expansion()));
            assertTrue(Math.abs(state.linear()[0] / state.linear()[2] - 1) > 0.01, Arrays.toString(state.linear()));
        }
    }
}
