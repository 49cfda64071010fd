package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;

class GroupBlockTest {
    private static final double A = 3.615;

    private static int[] members(LayersBlock layers, Frame frame) {
        boolean[] chosen = new GroupBlock(null, null, null, null, null, layers).select(frame.atoms(), frame.cell());
        return IntStream.range(0, chosen.length).filter(i -> chosen[i]).toArray();
    }

    private static LayersBlock layers(LayersBlock.Axis axis, Integer bottom, Integer top) {
        return new LayersBlock(axis, bottom, top, null);
    }

    private static Frame slab() {
        return Crystal.of(Lattice.FCC, A, "Cu").repeated(3, 3, 4).build(Units.CODATA_2018);
    }

    /** Eight layers of 18 atoms, half a lattice constant apart. */
    @Test
    void layersAreCountedFromBothEnds() {
        Frame slab = slab();
        int[] expected = IntStream.range(0, slab.atoms().count())
                .filter(i -> slab.atoms().z()[i] < 0.75 * A || slab.atoms().z()[i] > 3.25 * A)
                .toArray();
        assertEquals(3 * 18, expected.length);
        assertArrayEquals(expected, members(layers(LayersBlock.Axis.Z, 2, 1), slab));
        assertEquals(12, members(layers(LayersBlock.Axis.X, null, 1), slab).length / 2);
    }

    @Test
    void atomsThatScatterALittleStayInTheirLayer() {
        Frame slab = slab();
        int[] expected = members(layers(LayersBlock.Axis.Z, 2, null), slab);
        for (int i = 0; i < slab.atoms().count(); i++) {
            slab.atoms().z()[i] += 0.2 * Math.sin(i);
        }
        assertArrayEquals(expected, members(layers(LayersBlock.Axis.Z, 2, null), slab));
    }

    /** Rounding may put the lowest layer of a slab at the top of a periodic cell. */
    @Test
    void aLayerAcrossTheFaceOfTheCellIsStillTheLowest() {
        Atoms atoms = new Atoms(List.of("Cu"), new int[4]);
        double[] z = {19.9999, 0.0001, 2, 4};
        for (int i = 0; i < 4; i++) {
            atoms.setPosition(i, 3 * i, 0, z[i]);
        }
        Frame frame = new Frame(atoms,
                Cell.of(new double[] {20, 0, 0, 0, 20, 0, 0, 0, 20}, new boolean[] {true, true, true}));
        assertArrayEquals(new int[] {0, 1}, members(layers(LayersBlock.Axis.Z, 1, null), frame));
        assertArrayEquals(new int[] {3}, members(layers(LayersBlock.Axis.Z, null, 1), frame));
    }

    @Test
    void aSlabWithTheVacuumInsideTheCellIsCountedFromTheVacuumOn() {
        Atoms atoms = new Atoms(List.of("Cu"), new int[4]);
        double[] z = {1, 3, 17, 19};
        for (int i = 0; i < 4; i++) {
            atoms.setPosition(i, 3 * i, 0, z[i]);
        }
        Frame frame = new Frame(
                atoms, Cell.of(new double[] {20, 0, 0, 0, 20, 0, 0, 0, 20}, new boolean[] {true, true, true}));
        assertArrayEquals(new int[] {2, 3}, members(layers(LayersBlock.Axis.Z, 2, null), frame));
        assertArrayEquals(new int[] {1}, members(layers(LayersBlock.Axis.Z, null, 1), frame));
    }

    @Test
    void fewerLayersThanAskedForAreRefused() {
        InputException e = assertThrows(
                InputException.class, () -> members(layers(LayersBlock.Axis.Z, 5, 4), slab()));
        assertTrue(e.getMessage().contains("8 found along z, fewer than the 9 asked for"), e.getMessage());
    }
}
