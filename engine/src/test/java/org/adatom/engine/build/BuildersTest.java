package org.adatom.engine.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildersTest {
    private static final Units UNITS = Units.CODATA_2018;

    /** Atoms per conventional, primitive and orthogonal cell, neighbours of the first atom, their distance for a = 1. */
    @ParameterizedTest
    @CsvSource({
        "SC, A, 1, 1, 1, 6, 1",
        "FCC, A, 4, 1, 4, 12, 0.7071067811865476",
        "BCC, A, 2, 1, 2, 8, 0.8660254037844386",
        "DIAMOND, A, 8, 2, 8, 4, 0.4330127018922193",
        "HCP, A, 2, 2, 4, 12, 1",
        "ROCKSALT, A B, 8, 2, 8, 6, 0.5",
        "ZINCBLENDE, A B, 8, 2, 8, 4, 0.4330127018922193",
        "CESIUM_CHLORIDE, A B, 2, 2, 2, 8, 0.8660254037844386",
        "FLUORITE, A B, 12, 3, 12, 8, 0.4330127018922193",
        "L12, A B, 4, 4, 4, 12, 0.7071067811865476",
        "WURTZITE, A B, 4, 4, 8, 4, 0.6123724356957945",
        "GRAPHENE, A, 2, 2, 4, 3, 0.5773502691896258",
        "SQUARE, A, 1, 1, 1, 4, 1",
        "HEXAGONAL, A, 1, 1, 2, 6, 1"
    })
    void latticesHaveTheirNeighbours(
            Lattice lattice, String species, int conventional, int primitive, int orthogonal, int neighbours,
            double distance) {
        Crystal crystal = Crystal.of(lattice, 1, species.split(" "));
        int[] counts = {conventional, primitive, orthogonal};
        double perAtom = Double.NaN;
        for (CellChoice choice : CellChoice.values()) {
            Frame frame = crystal.in(choice).build(UNITS);
            assertEquals(counts[choice.ordinal()], frame.atoms().count());
            for (int i = 0; i < frame.atoms().count() && lattice != Lattice.FLUORITE; i++) {
                assertNearest(frame, i, neighbours, distance);
            }
            assertNearest(frame, 0, neighbours, distance);
            double volume = frame.cell().volume() / frame.atoms().count();
            assertTrue(Double.isNaN(perAtom) || Math.abs(volume - perAtom) < 1e-12);
            perAtom = volume;
        }
    }

    private static void assertNearest(Frame frame, int i, int neighbours, double distance) {
        Cell cell = frame.cell();
        Atoms atoms = frame.atoms();
        int found = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < atoms.count(); j++) {
            for (int a = -3; a <= 3; a++) {
                for (int b = -3; b <= 3; b++) {
                    for (int c = cell.periodic(2) ? -3 : 0; c <= (cell.periodic(2) ? 3 : 0); c++) {
                        double dx = atoms.x()[j] - atoms.x()[i] + cell.cartesian(0, a, b, c);
                        double dy = atoms.y()[j] - atoms.y()[i] + cell.cartesian(1, a, b, c);
                        double dz = atoms.z()[j] - atoms.z()[i] + cell.cartesian(2, a, b, c);
                        double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
                        if (r > 1e-9) {
                            nearest = Math.min(nearest, r);
                            found += r < distance + 1e-9 ? 1 : 0;
                        }
                    }
                }
            }
        }
        assertEquals(distance, nearest, 1e-12);
        assertEquals(neighbours, found);
    }

    @Test
    void fluoriteAndL12HaveTheirComposition() {
        assertArrayEquals(new long[] {4, 8},
                Crystal.of(Lattice.FLUORITE, 5.46, "Ca", "F").build(UNITS).atoms().speciesCounts());
        assertArrayEquals(new long[] {3, 1},
                Crystal.of(Lattice.L12, 3.75, "Cu", "Au").build(UNITS).atoms().speciesCounts());
        assertEquals(List.of("B", "N"), Crystal.of(Lattice.GRAPHENE, 2.5, "B", "N").build(UNITS).atoms().symbols());
    }

    /**
     * Rahman's argon, 864 atoms at 1.374 g/cm3. His edge of 34.78 A (Phys. Rev. 136, A405 (1964)) follows from the atomic
     * mass unit of 1.6747e-24 g that he used.
     */
    @Test
    void densityGivesTheEdge() {
        Frame argon = Crystal.ofDensity(Lattice.FCC, 1.374, "Ar").repeated(6, 6, 6).build(UNITS);
        assertEquals(864, argon.atoms().count());
        assertEquals(34.78, argon.cell().length(0) * Math.cbrt(1.6747 / 1.66053906660), 0.01);
        double grams = Arrays.stream(argon.atoms().mass()).sum() * 1.66053906660e-24;
        assertEquals(1.374, grams / (argon.cell().volume() * 1e-24), 1e-9);
        Frame reduced = Crystal.ofDensity(Lattice.FCC, 0.8442, "Ar").build(Units.LJ);
        assertEquals(1, reduced.atoms().mass()[0], 0);
        assertEquals(0.8442, 4 / reduced.cell().volume(), 1e-12);
    }

    @Test
    void planarCrystalsAreTwoDimensional() {
        Frame frame = Crystal.of(Lattice.HEXAGONAL, 2, "A").repeated(4, 3, 1).build(UNITS);
        assertEquals(2, frame.cell().dimensions());
        assertEquals(12 * 4 * Math.sqrt(0.75), frame.cell().volume(), 1e-12);
        Frame moved = new Displacement(0.1, null).apply(frame, 1);
        assertArrayEquals(new double[12], moved.atoms().z());
        assertThrows(InputException.class, () -> Crystal.of(Lattice.SQUARE, 2, "A").repeated(2, 2, 2).build(UNITS));
    }

    @Property(tries = 300)
    void supercellsHoldEveryAtomOfTheLatticeOnce(@ForAll @Size(9) int[] raw) {
        int[] p = Arrays.stream(raw).map(v -> Math.floorMod(v, 7) - 3).toArray();
        int det = p[0] * (p[4] * p[8] - p[5] * p[7]) - p[1] * (p[3] * p[8] - p[5] * p[6])
                + p[2] * (p[3] * p[7] - p[4] * p[6]);
        Frame cell = Crystal.of(Lattice.HCP, 3, "A").build(UNITS);
        if (det == 0) {
            assertThrows(InputException.class, () -> Supercell.of(cell, p));
            return;
        }
        Frame big = Supercell.of(cell, p);
        assertEquals(2 * Math.abs(det), big.atoms().count());
        assertEquals(Math.abs(det) * cell.cell().volume(), big.cell().volume(), 1e-8);
        Cell h = big.cell();
        for (int i = 0; i < big.atoms().count(); i++) {
            for (int j = 0; j < i; j++) {
                double[] d = {
                    big.atoms().x()[i] - big.atoms().x()[j],
                    big.atoms().y()[i] - big.atoms().y()[j],
                    big.atoms().z()[i] - big.atoms().z()[j]
                };
                boolean same = IntStream.range(0, 3).allMatch(k -> {
                    double f = h.fractional(k, d[0], d[1], d[2]);
                    return Math.abs(f - Math.rint(f)) < 1e-6;
                });
                assertTrue(!same, "two atoms are images of each other");
            }
        }
    }

    @Test
    void vacuumCutsBetweenTheLayersAndOpensTheDirection() {
        Frame bulk = Crystal.of(Lattice.FCC, 4, "Al").repeated(1, 1, 3).build(UNITS);
        Frame slab = new Vacuum(null, 10.0, null).apply(bulk);
        assertEquals(22, slab.cell().length(2), 1e-12);
        assertArrayEquals(new boolean[] {true, true, false}, slab.cell().periodic());
        assertEquals(5, Arrays.stream(slab.atoms().z()).min().orElseThrow(), 1e-9);
        assertEquals(15, Arrays.stream(slab.atoms().z()).max().orElseThrow(), 1e-9);
        Frame cluster = new Vacuum(List.of("a", "b", "c"), 8.0, true).apply(bulk);
        assertEquals(3, cluster.cell().periodicCount());
        assertEquals(12, cluster.cell().length(0), 1e-12);
    }

    /** A layer that straddles the face of the cell stays in one piece. */
    @Test
    void vacuumDoesNotTearALayerApart() {
        Atoms atoms = Atoms.of(List.of("C", "C", "C"));
        atoms.setPosition(0, 0, 0, -0.3);
        atoms.setPosition(1, 1, 0, 0.3);
        atoms.setPosition(2, 2, 0, 9.5);
        Frame slab = new Vacuum(null, 10.0, null).apply(new Frame(atoms, Cell.orthorhombic(4, 4, 10)));
        double[] z = slab.atoms().z();
        assertEquals(0.8, Arrays.stream(z).max().orElseThrow() - Arrays.stream(z).min().orElseThrow(), 1e-12);
    }

    @Test
    void displacementsHaveTheirWidthAndSeed() {
        Frame crystal = Crystal.of(Lattice.SC, 3, "Po").repeated(20, 20, 20).build(UNITS);
        Frame gauss = new Displacement(0.1, null).apply(crystal, 7);
        double square = 0;
        for (int i = 0; i < 8000; i++) {
            square += Math.pow(gauss.atoms().y()[i] - crystal.atoms().y()[i], 2) / 8000;
        }
        assertEquals(0.1, Math.sqrt(square), 4 * 0.1 / Math.sqrt(16000));
        assertArrayEquals(gauss.atoms().x(), new Displacement(0.1, null).apply(crystal, 7).atoms().x());
        assertNotEquals(gauss.atoms().x()[0], new Displacement(0.1, null).apply(crystal, 8).atoms().x()[0]);
        Frame uniform = new Displacement(null, 0.2).apply(crystal, 7);
        double largest = IntStream.range(0, 8000)
                .mapToDouble(i -> Math.abs(uniform.atoms().z()[i] - crystal.atoms().z()[i])).max().orElseThrow();
        assertTrue(largest <= 0.2 && largest > 0.199);
    }

    @Test
    void substitutionReplacesExactlyThatManyAndSetsTheMass() {
        Frame copper = Crystal.of(Lattice.FCC, 3.6, "Cu").repeated(3, 3, 3).build(UNITS);
        Frame alloy = new Substitution("Cu", "Ni", 0.25, null).apply(copper, 5, 0);
        assertEquals(27, IntStream.range(0, 108).filter(i -> alloy.atoms().symbol(i).equals("Ni")).count());
        for (int i = 0; i < 108; i++) {
            assertEquals(alloy.atoms().symbol(i).equals("Ni") ? 58.6934 : 63.546, alloy.atoms().mass()[i]);
        }
        assertThrows(InputException.class, () -> new Substitution("Ag", "Ni", 0.5, null).apply(copper, 5, 0));
        assertThrows(InputException.class, () -> new Substitution("Cu", "Ni", null, 109).apply(copper, 5, 0));
    }

    @Test
    void rotationAndStrainAct() {
        Frame frame = Crystal.of(Lattice.FCC, 4, "Cu").build(UNITS);
        Frame turned = new Rotation(List.of(0.0, 0.0, 2.0), 90.0).apply(frame);
        assertEquals(4, turned.cell().vector(0, 1), 1e-12);
        assertEquals(-4, turned.cell().vector(1, 0), 1e-12);
        Frame strained = Strain.apply(frame, Strain.tensor(List.of(0.01, 0.0, 0.0, 0.0, 0.0, 0.02)));
        assertEquals(4.04, strained.cell().vector(0, 0), 1e-12);
        assertEquals(0.04, strained.cell().vector(0, 1), 1e-12);
        assertEquals(64 * (1.01 - 1e-4), strained.cell().volume(), 1e-9);
        assertThrows(InputException.class, () -> Strain.tensor(List.of(1.0, 2.0)));
    }

    @Test
    void theBlockAppliesItsStepsInOrder(@org.junit.jupiter.api.io.TempDir Path folder) {
        Crystal crystal = Crystal.of(Lattice.FCC, 3.6, "Cu").repeated(2, 2, 2);
        Frame built = new StructureBlock(
                crystal, null, null, null, null, null, null, null, null, List.of(1, 1, 2), null, List.of(0.1),
                new Vacuum(null, 10.0, null), null, List.of(new Substitution("Cu", "Ni", null, 3)), null, 3L)
                .build(folder, 1, UNITS);
        assertEquals(64, built.atoms().count());
        assertEquals(1.1 * 4 * 3.6 + 10, built.cell().length(2), 1e-9);
        assertEquals(List.of(61L, 3L),
                Arrays.stream(built.atoms().speciesCounts()).boxed().sorted((a, b) -> Long.compare(b, a)).toList());
    }

    @Test
    void badCrystalsAreRefused() {
        assertThrows(InputException.class, () -> Crystal.of(Lattice.FCC, -3.6, "Cu"));
        assertThrows(InputException.class, () -> Crystal.of(Lattice.FCC, Double.NaN, "Cu"));
        assertThrows(InputException.class, () -> Crystal.of(Lattice.ROCKSALT, 4, "Na"));
        assertThrows(InputException.class, () -> Crystal.of(Lattice.FCC, 4, "Cu").repeated(2, 0, 2));
        assertThrows(InputException.class,
                () -> new Crystal(Lattice.FCC, List.of("Cu"), null, null, null, null, null, null, null));
        assertThrows(InputException.class,
                () -> new Crystal(Lattice.FCC, List.of("Cu"), 3.6, 4.0, null, null, null, null, null));
        assertThrows(InputException.class, () -> new Vacuum(List.of("d"), 3.0, null));
        assertThrows(InputException.class, () -> new Displacement(null, null));
    }
}
