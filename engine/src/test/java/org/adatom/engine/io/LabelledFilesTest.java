package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training sets of other programs are read with their labels. */
class LabelledFilesTest {
    private static final double KILOBAR = 0.1 / 160.2176634;
    private static final ReadOptions PLAIN = ReadOptions.defaults(Units.CODATA_2018);

    @TempDir
    Path folder;

    @Test
    void runnerFilesNeedTheirUnits() throws IOException {
        Path file = written("input.data", LabelledFiles.RUNNER);
        assertTrue(assertThrows(InputException.class, () -> all(file, PLAIN)).getMessage().contains("fileUnits"));
        Frame eV = all(file, in(FileUnits.EV_ANGSTROM, null)).get(0);
        Frame atomic = all(file, in(FileUnits.HARTREE_BOHR, null)).get(0);
        assertEquals(-10.25, eV.info().get("energy"));
        assertEquals(-10.25 * 27.211386245988, (double) atomic.info().get("energy"), 1e-10);
        assertEquals(-0.2 * 51.422067476, atomic.atoms().fy()[0], 1e-8);
        assertEquals(12 * 0.529177210903, atomic.cell().vector(2, 2), 1e-12);
        assertEquals("S", eV.atoms().symbol(1));
        assertEquals("source_file_name=OUTCAR_4_1", eV.info().get("comment"));
        assertArrayEquals(new double[] {0.5, -0.5}, (double[]) eV.columns().get("charges").values());
    }

    @Test
    void moleculesOfRunnerFilesHaveNoCell() throws IOException {
        List<Frame> frames = all(written("input.data", LabelledFiles.RUNNER), in(FileUnits.EV_ANGSTROM, null));
        assertEquals(2, frames.size());
        assertEquals(0, frames.get(1).cell().periodicCount());
        assertTrue(frames.get(1).has(Frame.Field.FORCES));
    }

    @Test
    void xsfFilesGiveEnergyAndForces() throws IOException {
        Frame f = all(written("a.xsf", LabelledFiles.XSF), PLAIN).get(0);
        assertEquals(-19074.58973157, f.info().get("energy"));
        assertEquals("O", f.atoms().symbol(1));
        assertEquals(-1.02296031, f.atoms().fz()[1]);
        assertEquals(3, f.cell().periodicCount());
        assertEquals(0, all(written("b.xsf", LabelledFiles.MOLECULE), PLAIN).get(0).cell().periodicCount());
    }

    @Test
    void aFolderOfXsfFilesIsASet() throws IOException {
        written("b.xsf", LabelledFiles.MOLECULE);
        written("a.xsf", LabelledFiles.XSF);
        List<Frame> frames = all(folder, PLAIN);
        assertEquals(List.of("a.xsf", "b.xsf"), frames.stream().map(f -> f.info().get("source")).toList());
    }

    @Test
    void jsonOfPymatgenGivesAVirialInTheOrderAskedFor() throws IOException {
        Path file = written("training.json", LabelledFiles.JSON);
        List<Frame> frames = all(file, PLAIN);
        assertEquals(2, frames.size());
        Frame f = frames.get(0);
        assertEquals("Elastic", f.info().get("config_type"));
        assertEquals(-12.5, f.info().get("energy"));
        assertEquals(-0.3, f.atoms().fz()[1]);
        double unit = 120 * KILOBAR;
        double[] vasp = {10, 1, 3, 1, 20, 2, 3, 2, 30};
        double[] other = {10, 1, 2, 1, 20, 3, 2, 3, 30};
        for (int k = 0; k < 9; k++) {
            assertEquals(vasp[k] * unit, ((double[]) f.info().get("virial"))[k], 1e-12);
            assertEquals(other[k] * unit, ((double[]) all(file, in(null, StressOrder.XX_YY_ZZ_XY_XZ_YZ)).get(0).info()
                    .get("virial"))[k], 1e-12);
        }
        assertEquals(1.5, frames.get(1).atoms().x()[0]);
        assertEquals(-5.0, frames.get(1).info().get("energy"));
        assertFalse(frames.get(1).has(Frame.Field.FORCES));
    }

    @Test
    void outcarGivesTheEnergyWithoutSmearing() throws IOException {
        List<Frame> frames = all(written("OUTCAR", LabelledFiles.OUTCAR), PLAIN);
        assertEquals(1, frames.size());
        Frame f = frames.get(0);
        assertEquals(-25.4, f.info().get("energy"));
        assertEquals(-25.5, f.info().get("free_energy"));
        assertEquals(List.of("Ti", "O"), f.atoms().symbols());
        assertEquals(4.1, f.cell().vector(0, 0));
        assertEquals(-0.3, f.atoms().fz()[2]);
        double[] kilobar = {10, 1, 3, 1, 20, -1002, 3, -1002, -30};
        for (int k = 0; k < 9; k++) {
            assertEquals(kilobar[k] * 123 * KILOBAR, ((double[]) f.info().get("virial"))[k], 1e-12);
        }
    }

    @Test
    void stepsThatAnOutcarEndsBeforeAreLeftOut() throws IOException {
        List<Frame> frames = all(written("OUTCAR", LabelledFiles.TWO_STEPS), PLAIN);
        assertEquals(List.of(-25.4, -26.4), frames.stream().map(f -> f.info().get("energy")).toList());
    }

    @Test
    void databasesOfAseAreRead() {
        Path file = folder.resolve("set.db");
        LabelledFiles.aseDatabase(file);
        List<Frame> frames = all(file, PLAIN);
        Frame f = frames.get(0);
        assertEquals("Cu", f.atoms().symbol(0));
        assertArrayEquals(new boolean[] {true, true, false}, f.cell().periodic());
        assertEquals(-3.5, f.info().get("energy"));
        assertEquals(-3.6, f.info().get("free_energy"));
        assertEquals("bulk", f.info().get("config_type"));
        assertEquals(300L, f.info().get("temp"));
        assertArrayEquals(new double[] {1, 6, 5, 6, 2, 4, 5, 4, 3}, (double[]) f.info().get("stress"));
        assertEquals(-0.25, f.atoms().fz()[0]);
        assertFalse(frames.get(1).info().containsKey("energy"));
        assertFalse(frames.get(1).has(Frame.Field.FORCES));
    }

    @Test
    void foldersOfDeepmdAreRead() {
        List<Frame> frames = all(LabelledFiles.deepmd(folder.resolve("system")), PLAIN);
        assertEquals(2, frames.size());
        Frame f = frames.get(1);
        assertEquals(List.of("O", "H"), f.atoms().symbols());
        assertEquals(6, f.cell().vector(2, 2));
        assertEquals(1.25, f.atoms().z()[1]);
        assertEquals(-2, f.atoms().fz()[1]);
        assertEquals(-7.25, f.info().get("energy"));
        assertArrayEquals(new double[] {4, 0, 0, 0, 5, 0, 0, 0, 6}, (double[]) f.info().get("virial"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001',
            textBlock = """
                    input.data; energy -10.25; energy -10.25|energy 3; a second line 'energy'
                    input.data; atom 5.0 5.5 5.0 S -0.5 0.0 -0.1 0.2 -0.3; atom 5.0 5.5 5.0 S -0.5 0.0 -0.1 0.2; force component z
                    input.data; lattice 0.0 11.0 0.0|; ; 2 lines 'lattice'
                    a.xsf; 2 1|; 3 1|; 2 of 3 atoms
                    a.xsf; -19074.58973157; NaN; not a finite number
                    a.xsf; CRYSTAL; ANIMSTEPS 3; split the file
                    a.xsf; |PRIMVEC; |PRIMAVEC; found 'PRIMAVEC'
                    a.json; "occu": 1}; "occu": 0.5}; disordered
                    a.json; [-0.1, -0.2, -0.3]; ; truncated
                    a.json; 1, 2, 3]; 1, 2]; 5 components
                    a.json; -12.5; "x"; outputs.energy is not a number
                    OUTCAR; ions per type; ions for type; the head of the OUTCAR
                    OUTCAR; 0.300000|; *******|; no room
                    OUTCAR; free  energy   TOTEN; free energy TOTEN; no ionic step
                    OUTCAR; 1   2|; 1   2  3|; 3 numbers of ions for 2 potentials
                    """)
    void damageIsNamedWithItsLine(String name, String part, String replacement, String message) throws IOException {
        String text = switch (name) {
            case "input.data" -> LabelledFiles.RUNNER;
            case "a.xsf" -> LabelledFiles.XSF;
            case "a.json" -> LabelledFiles.JSON;
            default -> LabelledFiles.OUTCAR;
        };
        String sought = part.replace('|', '\n');
        assertTrue(text.contains(sought), sought);
        refused(name, text.replace(sought, replacement == null ? "" : replacement.replace('|', '\n')), message);
    }

    @Test
    void arraysOfOtherSizesAreRefused() throws IOException {
        Path system = LabelledFiles.deepmd(folder.resolve("system"));
        Files.writeString(system.resolve("type.raw"), "0 1 1");
        assertTrue(assertThrows(AdatomException.class, () -> all(system, PLAIN)).getMessage()
                .contains("6 numbers for each frame, expected 9"));
        Files.writeString(system.resolve("type.raw"), "0 2");
        assertTrue(assertThrows(AdatomException.class, () -> all(system, PLAIN)).getMessage()
                .contains("found '2' where a type between 0 and 1"));
    }

    @Test
    void waterOfN2p2IsInAtomicUnits() {
        Path file = SharedFolder.require("data/n2p2/H2O_RPBE-D3/input.data");
        List<Frame> frames = all(file, in(FileUnits.HARTREE_BOHR, null));
        assertEquals(20, frames.size());
        Frame f = frames.get(0);
        assertEquals(24.623508 * 0.529177210903, f.cell().vector(0, 0), 1e-9);
        long oxygen = IntStream.range(0, f.atoms().count())
                .filter(i -> f.atoms().symbol(i).equals("O")).count();
        // a free water molecule has -76.4 hartree
        assertEquals(-76.4, (double) f.info().get("energy") / oxygen / 27.211386, 0.3);
    }

    @Test
    void xsfFilesOfAenetEqualTheirExtendedXyz() throws IOException {
        Path archive = SharedFolder.require("data/tio2/dir_xsf.tar.gz");
        Path xsf = untar(archive, 40);
        Map<String, Frame> known = new HashMap<>();
        for (String name : List.of("train", "test")) {
            all(archive.resolveSibling(name + ".extxyz.gz"), PLAIN)
                    .forEach(f -> known.put(f.info().get("source").toString(), f));
        }
        List<Frame> frames = all(xsf, PLAIN);
        assertEquals(40, frames.size());
        for (Frame f : frames) {
            Frame other = known.get(f.info().get("source").toString());
            assertEquals(((Number) other.info().get("energy")).doubleValue(), (double) f.info().get("energy"), 1e-7);
            assertArrayEquals(other.atoms().fx(), f.atoms().fx(), 1e-8);
            assertArrayEquals(other.atoms().z(), f.atoms().z(), 1e-8);
            assertArrayEquals(other.cell().rows(), f.cell().rows(), 1e-8);
        }
    }

    /** The first files of an archive of plain files. */
    private Path untar(Path archive, int files) throws IOException {
        Path target = Files.createDirectory(folder.resolve("xsf"));
        try (var in = new GZIPInputStream(Files.newInputStream(archive))) {
            for (int k = 0; k < files;) {
                byte[] head = in.readNBytes(512);
                String name = new String(head, 0, 100, StandardCharsets.US_ASCII).trim();
                int size = Integer.parseInt(new String(head, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                if (name.endsWith(".xsf")) {
                    Files.write(target.resolve(Path.of(name).getFileName()), content);
                    k++;
                }
            }
        }
        return target;
    }

    private void refused(String name, String text, String message) throws IOException {
        Path file = written(name, text);
        String found =
                assertThrows(InputException.class, () -> all(file, in(FileUnits.EV_ANGSTROM, null))).getMessage();
        assertTrue(found.contains(message), found);
        assertTrue(found.matches("(?s).*" + name + ":\\d+: .*"), found);
    }

    private static ReadOptions in(FileUnits units, StressOrder order) {
        return new ReadOptions(null, null, null, null, units, order, Units.CODATA_2018);
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<Frame> all(Path file, ReadOptions options) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(file, options)) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                frames.add(f.get());
            }
        }
        return frames;
    }
}
