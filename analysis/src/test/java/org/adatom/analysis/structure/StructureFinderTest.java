package org.adatom.analysis.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StructureFinderTest {
    private static final double THRESHOLD = 0.15;
    private static final Map<Lattice, LocalStructure> BY_NEIGHBORS = Map.of(
            Lattice.FCC, LocalStructure.FCC, Lattice.HCP, LocalStructure.HCP, Lattice.BCC, LocalStructure.BCC,
            Lattice.DIAMOND, LocalStructure.DIAMOND_CUBIC, Lattice.WURTZITE, LocalStructure.DIAMOND_HEXAGONAL,
            Lattice.ZINCBLENDE, LocalStructure.DIAMOND_CUBIC, Lattice.SC, LocalStructure.OTHER,
            Lattice.L12, LocalStructure.FCC, Lattice.CESIUM_CHLORIDE, LocalStructure.BCC);
    private static final Map<Lattice, LocalStructure> BY_TEMPLATES = Map.of(
            Lattice.FCC, LocalStructure.FCC, Lattice.HCP, LocalStructure.HCP, Lattice.BCC, LocalStructure.BCC,
            Lattice.SC, LocalStructure.SC, Lattice.ROCKSALT, LocalStructure.SC);

    private static Map<Lattice, LocalStructure> expected(StructureMethod method) {
        return method == StructureMethod.CNA ? BY_NEIGHBORS : BY_TEMPLATES;
    }

    private static StructureLabels find(StructureMethod method, Atoms atoms, Cell cell) {
        try (Workers workers = new Workers(1)) {
            return new StructureFinder(method, THRESHOLD, workers).find(atoms, cell);
        }
    }

    private static Frame crystal(Lattice lattice) {
        String[] species = lattice.speciesCount() == 1 ? new String[] {"X"} : new String[] {"X", "Y"};
        return Crystal.of(lattice, 4, species).build(Units.CODATA_2018);
    }

    private static Atoms rattled(Atoms atoms, double deviation) {
        CounterRandom random = new CounterRandom(8, "rattle");
        Atoms moved = atoms.copy();
        for (int i = 0; i < moved.count(); i++) {
            moved.setPosition(i, moved.x()[i] + deviation * random.normal(0, i, 0),
                    moved.y()[i] + deviation * random.normal(0, i, 1),
                    moved.z()[i] + deviation * random.normal(0, i, 2));
        }
        return moved;
    }

    private static void assertAll(LocalStructure expected, StructureLabels labels, String what) {
        assertEquals(labels.structure().length,
                Arrays.stream(labels.structure()).filter(s -> s == expected).count(), what);
    }

    /** The smallest cells have their atoms' own images for neighbours. */
    @ParameterizedTest
    @EnumSource
    void everyAtomOfAPerfectCrystalIsRecognisedInItsSmallestCellAndInASupercell(StructureMethod method) {
        expected(method).forEach((lattice, structure) -> {
            Frame small = crystal(lattice);
            Frame large = Supercell.of(small, new int[] {3, 1, 0, 0, 2, 0, -1, 0, 4});
            assertAll(structure, find(method, small.atoms(), small.cell()), lattice + ", small");
            assertAll(structure, find(method, large.atoms(), large.cell()), lattice + ", large");
        });
        double[] primitive = {0, 2, 2, 2, 0, 2, 2, 2, 0};
        assertAll(LocalStructure.FCC,
                find(method, Atoms.of(List.of("X")), Cell.of(primitive, true, true, true)), "primitive fcc");
    }

    @ParameterizedTest
    @EnumSource
    void displacementsOfThreePercentOfTheDistanceChangeNoLabel(StructureMethod method) {
        expected(method).forEach((lattice, structure) -> {
            Frame frame = Supercell.repeat(crystal(lattice), List.of(5, 5, 5));
            double distance = switch (lattice) {
                case FCC, L12, HCP -> 2.8;
                case BCC, CESIUM_CHLORIDE -> 3.4;
                case DIAMOND, ZINCBLENDE -> 1.73;
                case ROCKSALT -> 2;
                default -> 4;
            };
            assertAll(structure, find(method, rattled(frame.atoms(), 0.03 * distance), frame.cell()),
                    lattice.toString());
        });
    }

    /** Close-packed layers A, B, C along z. */
    private static Frame stacked(String sequence) {
        double d = 2.5;
        double height = d * Math.sqrt(2 / 3.0);
        int m = 3;
        int layers = sequence.length();
        Atoms atoms = new Atoms(List.of("Cu"), new int[m * m * layers]);
        int i = 0;
        for (int l = 0; l < layers; l++) {
            double shift = (sequence.charAt(l) - 'A') / 3.0;
            for (int k = 0; k < m * m; k++) {
                double a = k % m + shift;
                double b = k / m + shift;
                atoms.setPosition(i++, d * (a + 0.5 * b), d * b * Math.sqrt(0.75), height * l);
            }
        }
        return new Frame(atoms, Cell.of(
                new double[] {m * d, 0, 0, 0.5 * m * d, m * d * Math.sqrt(0.75), 0, 0, 0, layers * height}, true, true,
                true));
    }

    @ParameterizedTest
    @EnumSource
    void intrinsicStackingFaultIsTwoPlanesOfHcpInFcc(StructureMethod method) {
        // One A is missing in the middle.
        String sequence = "ABCABCBCABCABC";
        Frame frame = stacked(sequence);
        LocalStructure[] found = find(method, frame.atoms(), frame.cell()).structure();
        for (int i = 0; i < found.length; i++) {
            int layer = i / 9;
            assertEquals(layer == 5 || layer == 6 ? LocalStructure.HCP : LocalStructure.FCC, found[i],
                    "layer " + layer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheOutermostLayersOfASlabAreOther(StructureMethod method) {
        Frame bulk = Supercell.repeat(crystal(Lattice.FCC), List.of(3, 3, 4));
        LocalStructure[] found =
                find(method, bulk.atoms(), bulk.cell().withPeriodicity(true, true, false)).structure();
        for (int i = 0; i < found.length; i++) {
            double z = bulk.atoms().z()[i];
            boolean outer = z < 1 || z > 13;
            assertEquals(outer ? LocalStructure.OTHER : LocalStructure.FCC, found[i], "z = " + z);
        }
    }

    @ParameterizedTest
    @EnumSource
    void centreOfAnIcosahedronInEmptySpaceIsIcosahedralAndItsVerticesAreNot(StructureMethod method) {
        Atoms atoms = new Atoms(List.of("Ar"), new int[13]);
        for (int k = 0; k < 12; k++) {
            double[] p = Template.ICO.point(k);
            atoms.setPosition(1 + k, 3 * p[0], 3 * p[1], 3 * p[2]);
        }
        LocalStructure[] found = find(method, atoms, Cell.open()).structure();
        assertEquals(LocalStructure.ICO, found[0]);
        for (int k = 1; k < 13; k++) {
            assertEquals(LocalStructure.OTHER, found[k]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void atomsAnywhereAreOtherAndLoneAtomsToo(StructureMethod method) {
        Cell cell = Cell.of(new double[] {20, 0, 0, 5, 18, 0, -4, 3, 22}, true, true, true);
        CounterRandom random = new CounterRandom(2, "gas");
        Atoms atoms = new Atoms(List.of("Ar"), new int[600]);
        for (int i = 0; i < 600; i++) {
            double a = random.uniform(0, i, 0);
            double b = random.uniform(0, i, 1);
            double c = random.uniform(0, i, 2);
            atoms.setPosition(i, cell.cartesian(0, a, b, c), cell.cartesian(1, a, b, c), cell.cartesian(2, a, b, c));
        }
        assertAll(LocalStructure.OTHER, find(method, atoms, cell), "gas");
        assertAll(LocalStructure.OTHER, find(method, Atoms.of(List.of("Ar")), Cell.open()), "one atom");
    }

    @Test
    void orientationIsTheRotationOfTheCrystalReducedBySymmetry() {
        // Turned by 0.3 rad about (1, 2, 3): below every angle of symmetry, so that nothing is reduced.
        double[] axis = {1 / Math.sqrt(14), 2 / Math.sqrt(14), 3 / Math.sqrt(14)};
        double[] q = {Math.cos(0.15), Math.sin(0.15) * axis[0], Math.sin(0.15) * axis[1], Math.sin(0.15) * axis[2]};
        double[] r = new double[9];
        Alignment.matrix(q, r);
        for (Lattice lattice : List.of(Lattice.FCC, Lattice.BCC, Lattice.SC, Lattice.HCP)) {
            Frame frame = Supercell.repeat(crystal(lattice), List.of(3, 3, 3));
            Atoms turned = rattled(frame.atoms(), 0);
            double[] rows = frame.cell().rows();
            for (int i = 0; i < turned.count(); i++) {
                double[] p = times(r, frame.atoms().x()[i], frame.atoms().y()[i], frame.atoms().z()[i]);
                turned.setPosition(i, p[0], p[1], p[2]);
            }
            for (int k = 0; k < 3; k++) {
                System.arraycopy(times(r, rows[3 * k], rows[3 * k + 1], rows[3 * k + 2]), 0, rows, 3 * k, 3);
            }
            StructureLabels labels = find(StructureMethod.PTM, turned, frame.cell().withVectors(rows));
            for (int i = 0; i < turned.count(); i++) {
                double[] found = Arrays.copyOfRange(labels.orientation(), 4 * i, 4 * i + 4);
                if (lattice == Lattice.HCP) {
                    // Half of its sites are turned by 60 degrees about c, which is no symmetry of a site.
                    double[] sixty = {Math.cos(Math.PI / 6), 0, 0, Math.sin(Math.PI / 6)};
                    double[] other = Alignment.product(q, sixty);
                    double[] back = Alignment.product(q, new double[] {sixty[0], 0, 0, -sixty[3]});
                    double most = Math.max(Math.abs(dot(q, found)),
                            Math.max(Math.abs(dot(other, found)), Math.abs(dot(back, found))));
                    assertEquals(1, most, 1e-12);
                } else {
                    assertArrayEquals(q, found, 1e-7, lattice.toString());
                }
                assertEquals(0, labels.rmsd()[i], 1e-6);
            }
        }
    }

    private static double[] times(double[] r, double x, double y, double z) {
        return new double[] {r[0] * x + r[1] * y + r[2] * z, r[3] * x + r[4] * y + r[5] * z,
            r[6] * x + r[7] * y + r[8] * z};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
    }

    /** The assignment is known here, and the best rotation from the singular values (W. Kabsch, Acta Cryst. A 32, 922 (1976)). */
    @Test
    void deviationIsTheLeastOverRotationsScalesAndAssignments() {
        Frame frame = Supercell.repeat(crystal(Lattice.FCC), List.of(4, 4, 4));
        Atoms moved = rattled(frame.atoms(), 0.12);
        StructureLabels labels = find(StructureMethod.PTM, moved, frame.cell());
        double unit = 2 * Math.sqrt(2);
        int compared = 0;
        for (int i = 0; i < moved.count(); i++) {
            if (labels.structure()[i] != LocalStructure.FCC) {
                continue;
            }
            RealMatrix covariance = new Array2DRowRealMatrix(3, 3);
            double squares = 0;
            double[] sum = new double[3];
            for (int j = 0; j < moved.count(); j++) {
                double[] w = frame.cell().shortest(frame.atoms().x()[j] - frame.atoms().x()[i],
                        frame.atoms().y()[j] - frame.atoms().y()[i], frame.atoms().z()[j] - frame.atoms().z()[i]);
                double[] v = frame.cell().shortest(moved.x()[j] - moved.x()[i], moved.y()[j] - moved.y()[i],
                        moved.z()[j] - moved.z()[i]);
                double length = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
                if (j == i || length > 1.1 * unit) {
                    continue;
                }
                for (int a = 0; a < 3; a++) {
                    sum[a] += v[a];
                    squares += v[a] * v[a];
                    for (int b = 0; b < 3; b++) {
                        covariance.addToEntry(a, b, v[a] * w[b] / unit);
                    }
                }
            }
            double[] singular = new SingularValueDecomposition(covariance).getSingularValues();
            double sign = Math.signum(new LUDecomposition(covariance).getDeterminant());
            double overlap = singular[0] + singular[1] + sign * singular[2];
            double spread = squares - (sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) / 13;
            assertEquals(Math.sqrt((12 - overlap * overlap / spread) / 13), labels.rmsd()[i], 1e-9, "atom " + i);
            compared++;
        }
        assertTrue(compared > 0.95 * moved.count(), compared + " of " + moved.count());
    }

    @Test
    void templatesHaveTheRotationsOfTheirPointGroups() {
        assertEquals(24, Template.FCC.rotations().size());
        assertEquals(24, Template.BCC.rotations().size());
        assertEquals(24, Template.SC.rotations().size());
        assertEquals(6, Template.HCP.rotations().size());
        assertEquals(60, Template.ICO.rotations().size());
        for (Template t : List.of(Template.FCC, Template.BCC, Template.SC, Template.HCP, Template.ICO)) {
            double mean = 0;
            double[] centre = new double[3];
            for (int k = 0; k < t.size(); k++) {
                mean += Math.sqrt(Template.dot(t.point(k), t.point(k))) / t.size();
                for (int d = 0; d < 3; d++) {
                    centre[d] += t.point(k)[d];
                }
            }
            assertEquals(1, mean, 1e-12);
            assertArrayEquals(new double[3], centre, 1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsAndWhatWasFoundBeforeChangeNoBit(StructureMethod method) {
        Frame frame = Supercell.repeat(crystal(Lattice.BCC), List.of(8, 8, 8));
        Atoms moved = rattled(frame.atoms(), 0.25);
        Frame other = Supercell.repeat(crystal(Lattice.FCC), List.of(2, 2, 2));
        try (Workers workers = new Workers(2)) {
            StructureFinder finder = new StructureFinder(method, THRESHOLD, workers);
            finder.find(other.atoms(), other.cell());
            StructureLabels again = finder.find(moved, frame.cell());
            StructureLabels once = find(method, moved, frame.cell());
            assertArrayEquals(once.structure(), again.structure());
            assertArrayEquals(once.rmsd(), again.rmsd());
            assertArrayEquals(once.orientation(), again.orientation());
        }
    }
}
