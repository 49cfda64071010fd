package org.adatom.analysis.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ThermalElasticConstantsTest {
    private static final Units UNITS = Units.CODATA_2018;
    private static final double[] AXES = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private static ThermalElasticConstants of(Statics statics, Bulk bulk, ElasticTensor rest, double temperature,
            long steps) {
        List<double[]> group =
                Symmetry.of(bulk.frame()).operations().stream().map(Symmetry.Operation::rotation).toList();
        Frame start = Supercell.repeat(bulk.frame(), List.of(4, 4, 4));
        return ThermalElasticConstants.of(statics, start, group, new ThermalElasticConstants.Settings(temperature,
                2 * UNITS.femtosecond(), 2000, steps, 0.005, 200 * UNITS.femtosecond(), rest,
                1), _ -> {});
    }

    /** Without quantum effects C(T) goes to C(0) linearly: by some 0.1 % per kelvin in copper. */
    @Test
    @Tag("slow")
    void coldCopperHasTheConstantsOfTheCrystalAtRest() {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("zhou Cu"), workers, UNITS);
            Bulk bulk = Bulk.relaxed(statics, Crystal.of(Lattice.FCC, 3.6, "Cu").build(UNITS), BulkRelaxation.FULL);
            ElasticTensor rest = ElasticConstants.of(statics, bulk, 5e-3, false, _ -> {}).sizes().getFirst().tensor();
            ThermalElasticConstants cold = of(statics, bulk, rest, 0.5, 4000);
            for (int[] ij : new int[][] {{1, 1}, {1, 2}, {4, 4}}) {
                Estimate c = cold.c(AXES, ij[0], ij[1]);
                double expected = rest.c(ij[0], ij[1]);
                assertEquals(expected, c.value(), 3 * c.error() + 2e-3 * expected);
                assertTrue(c.error() < 0.02 * expected, () -> c + " is not worth comparing");
            }
        }
    }

    @Test
    @Tag("slow")
    void warmCopperIsSofterByMoreThanTheErrorBars() {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("zhou Cu"), workers, UNITS);
            Bulk bulk = Bulk.relaxed(statics, Crystal.of(Lattice.FCC, 3.6, "Cu").build(UNITS), BulkRelaxation.FULL);
            ElasticTensor rest = ElasticConstants.of(statics, bulk, 1e-3, false, _ -> {}).relaxed();
            ThermalElasticConstants warm = of(statics, bulk, rest, 600, 8000);
            assertTrue(warm.cell().volume() > 1.01 * 64 * bulk.cell().volume());
            for (int[] ij : new int[][] {{1, 1}, {4, 4}}) {
                Estimate c = warm.c(AXES, ij[0], ij[1]);
                assertTrue(c.value() + 3 * c.error() < rest.c(ij[0], ij[1]),
                        () -> c.times(1 / UNITS.gigapascal()).toString());
            }
        }
    }
}
