package org.adatom.analysis.crystal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.adatom.analysis.crystal.CrystalSystem.Laue;
import org.adatom.engine.build.CellChoice;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Displacement;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Rotation;
import org.adatom.engine.build.Strain;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Primitive cells, point groups and axes of crystals that the International Tables know. */
class SymmetryTest {
    private static Frame crystal(Lattice lattice, String... species) {
        return Crystal.of(lattice, 4, species).build(Units.CODATA_2018);
    }

    /** Operations of the point group: its order; atoms of the primitive cell. */
    @ParameterizedTest
    @CsvSource({
        "SC, Cu, 1, 48, CUBIC_HIGH", "FCC, Cu, 1, 48, CUBIC_HIGH", "BCC, Fe, 1, 48, CUBIC_HIGH",
        "DIAMOND, Si, 2, 48, CUBIC_HIGH", "ZINCBLENDE, Ga N, 2, 24, CUBIC_HIGH", "ROCKSALT, Mg O, 2, 48, CUBIC_HIGH",
        "FLUORITE, Ca F, 3, 48, CUBIC_HIGH", "L12, Cu Au, 4, 48, CUBIC_HIGH",
        "HCP, Zr, 2, 24, HEXAGONAL_HIGH", "WURTZITE, Ga N, 4, 12, HEXAGONAL_HIGH"
    })
    void findsTheWholeGroupInAnyCell(Lattice lattice, String species, int atoms, int order, Laue laue) {
        Crystal crystal = Crystal.of(lattice, 4, species.split(" "));
        for (CellChoice cell : CellChoice.values()) {
            Frame unit = crystal.in(cell).build(Units.CODATA_2018);
            for (Frame frame : List.of(unit, Supercell.repeat(unit, List.of(2, 1, 3)))) {
                Symmetry symmetry = Symmetry.of(frame);
                assertEquals(atoms, symmetry.primitive().atoms().count());
                assertEquals(order, symmetry.operations().size());
                assertEquals(laue, CrystalSystem.of(symmetry, frame.cell()).laue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.02 0 0 0 0 0, TETRAGONAL_HIGH, 16", "0.02 0.01 0 0 0 0, ORTHORHOMBIC, 8",
        "0.01 0 0 0.02 0 0, ORTHORHOMBIC, 8",
        "0 0 0 0.02 0.02 0.02, TRIGONAL_HIGH, 12", "0.02 0.01 0 0 0.03 0, MONOCLINIC, 4",
        "0.02 0.01 0 0.01 0.03 0.02, TRICLINIC, 2"
    })
    void strainLeavesTheSubgroupThatKeepsIt(String strain, Laue laue, int order) {
        List<Double> e = List.of(strain.split(" ")).stream().map(Double::valueOf).toList();
        Frame frame = Strain.apply(crystal(Lattice.FCC, "Cu"), Strain.tensor(e));
        Symmetry symmetry = Symmetry.of(frame);
        assertEquals(order, symmetry.operations().size());
        assertEquals(laue, CrystalSystem.of(symmetry, frame.cell()).laue());
    }

    /** Turning the crystal turns the axes along. */
    @Test
    void axesFollowTheCrystal() {
        Rotation turn = new Rotation(List.of(1.0, 2.0, -0.5), 33.0);
        for (Lattice lattice : List.of(Lattice.FCC, Lattice.HCP)) {
            Frame frame = crystal(lattice, "Cu");
            Frame turned = turn.apply(frame);
            double[] before = CrystalSystem.of(Symmetry.of(frame), frame.cell()).axes();
            double[] after = CrystalSystem.of(Symmetry.of(turned), turned.cell()).axes();
            for (int k = 0; k < 3; k++) {
                double[] image =
                        turnedBy(frame, turned, new double[] {before[3 * k], before[3 * k + 1], before[3 * k + 2]});
                assertArrayEquals(image, new double[] {after[3 * k], after[3 * k + 1], after[3 * k + 2]}, 1e-9);
            }
        }
    }

    /** The vector with the same fractional coordinates in the turned cell. */
    private static double[] turnedBy(Frame frame, Frame turned, double[] v) {
        double[] f = new double[3];
        for (int k = 0; k < 3; k++) {
            f[k] = frame.cell().fractional(k, v[0], v[1], v[2]);
        }
        return new double[] {turned.cell().cartesian(0, f[0], f[1], f[2]), turned.cell().cartesian(1, f[0], f[1], f[2]),
            turned.cell().cartesian(2, f[0], f[1], f[2])};
    }

    @Test
    void disorderHasOnlyTheIdentity() {
        Frame rattled =
                new Displacement(null, 0.1).apply(Supercell.repeat(crystal(Lattice.FCC, "Cu"), List.of(2, 2, 2)), 3);
        assertEquals(1, Symmetry.of(rattled).operations().size());
        assertEquals(32, Symmetry.of(rattled).primitive().atoms().count());
    }

    @Test
    void slabsAreRefused() {
        Frame slab = new Frame(crystal(Lattice.FCC, "Cu").atoms(),
                crystal(Lattice.FCC, "Cu").cell().withPeriodicity(true, true, false));
        assertThrows(InputException.class, () -> Symmetry.of(slab));
    }
}
