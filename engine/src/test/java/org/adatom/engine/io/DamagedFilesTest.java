package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged files give one line that names the file, the line in it, and what is wrong. */
class DamagedFilesTest {
    private static final Units UNITS = Units.CODATA_2018;
    private static final String DATA =
            "# x|2 atoms|1 atom types|0 5 xlo xhi|0 5 ylo yhi|0 5 zlo zhi|Masses||1 63.546||Atoms # atomic||1 1 0 0 0|2 1 1 1 1";
    private static final String DUMP =
            "ITEM: TIMESTEP|0|ITEM: NUMBER OF ATOMS|1|ITEM: BOX BOUNDS pp pp pp|0 5|0 5|0 5|ITEM: ATOMS id element x y z|1 Cu 0 0 0";
    private static final String POSCAR = "x|1.0|5 0 0|0 5 0|0 0 5|Cu|2|Direct|0 0 0|0.5 0.5 0.5";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            textBlock = """
                    ''; 0; empty
                    two|c|Cu 0 0 0; 1; found 'two' where the number of atoms
                    -1|c; 1; '-1'
                    1 2|c|Cu 0 0 0; 1; found '2' after the number of atoms
                    2|c|Cu 0 0 0; 3; ends after 1 of the 2 atoms
                    1; 1; comment line
                    1|c|Cu 0 0; 3; the line ends where pos
                    1|c|Cu 0 zero 0; 3; found 'zero' where pos
                    1|c|Cu 0 nan 0; 3; not finite
                    1|c|Cu 0 0 0||1|c|Cu 0 0 0; 5; blank line
                    1|Properties=species:S:1:pos:R:3|Cu 0 0 0 1; 3; found '1' after the last of the columns
                    1|Properties=species:S:1:pos:R|Cu 0 0 0; 2; triplets
                    1|Properties=species:S:1:pos:X:3|Cu 0 0 0; 2; expected S, I, R or L
                    1|Properties=species:S:1:pos:R:0|Cu 0 0 0; 2; positive width
                    1|Properties=species:S:1|Cu; 2; no pos:R:3
                    1|Properties=pos:R:3|0 0 0; 2; no species:S:1
                    1|Properties=Z:I:1:pos:R:3|400 0 0 0; 3; atomic number
                    1|Properties=species:S:1:pos:R:3:a:L:1|Cu 0 0 0 maybe; 3; (T or F)
                    1|Properties=species:S:1:pos:R:3:mass:R:1|Cu 0 0 0 -3; 3; mass -3.0 amu
                    1|Lattice="5 0 0 0 5 0 0 0" Properties=species:S:1:pos:R:3|Cu 0 0 0; 2; nine numbers
                    1|Lattice="5 0 0 0 5 0 0 0 5 Properties=species:S:1:pos:R:3|Cu 0 0 0; 2; not closed
                    1|Lattice="5 0 0 5 0 0 0 0 5"|Cu 0 0 0; 2; zero volume
                    1|pbc="T T T" energy=1|Cu 0 0 0; 2; no Lattice
                    1|pbc=7 Lattice="5 0 0 0 5 0 0 0 5"|Cu 0 0 0; 2; three truth values
                    1|Lattice="5 0 0 0 5 0 0 0 5" Lattice="5 0 0 0 5 0 0 0 5"|Cu 0 0 0; 2; twice
                    2147483000|c|Cu 0 0 0; 3; ends after 1
                    2147483000|Properties=species:S:1:pos:R:3:a:R:30000|Cu 0 0 0 1; 3; the line ends where a was expected
                    1|Properties=species:S:1:pos:R:3:vel:R:3|Cu 0 0 0 0 nan 0; 3; the velocity of atom 1 is not finite
                    1|Properties=[1,2,3]|Cu 0 0 0; 2; triplets
                    """)
    void extendedXyz(String content, long line, String message) throws IOException {
        refused("a.xyz", content, line, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            textBlock = """
                    2 atoms; two atoms; 2; no number of 'atoms'
                    2 atoms; 3 atoms; 14; entry 3 of 3
                    2 atoms; 9000000000 atoms; 2; number of atoms
                    0 5 zlo zhi; ; 7; no 'zlo zhi'
                    0 5 ylo yhi; 5 0 ylo yhi; 5; enclose nothing
                    0 5 xlo xhi; 0 five xlo xhi; 4; box bounds
                    1 63.546; 1 999; 13; is no element
                    1 63.546; 1 -1; 9; not positive
                    1 63.546; 2 63.546; 9; not between 1 and 1
                    # atomic; # ellipsoid; 13; atom style 'ellipsoid'
                    2 1 1 1 1; 2 1 1 1; 14; the line ends where coordinate z
                    2 1 1 1 1; 1 1 1 1 1; 14; atom id 1 occurs twice
                    2 1 1 1 1; 2 1 1 1 x; 14; found 'x' where coordinate z
                    2 1 1 1 1; ; 14; truncated
                    2 atoms; 500000000 atoms; 14; entry 3 of 500000000
                    1 atom types; 500000000 atom types; 11; found 'Atoms' where an atom type was expected
                    1 atom types|0; 2 atom types|0; 11; found 'Atoms' where an atom type was expected
                    1 63.546|; 1 63.546|1 63.546|; 10; found '1 63.546' where a section name
                    Masses||1 63.546|; Masses||1 63.546||Masses||1 63.546|; 11; a second section Masses
                    2 1 1 1 1; 2 1 1 1 1 0 0; 14; the line ends where image flag 3 of 3
                    2 1 1 1 1; 2 1 1 1 1 0 0 0 7; 14; found '7' after the columns of atom style atomic
                    2 1 1 1 1; 2 1 1 1 1 0 0 4294967296; 14; image flag 3 of 3 was expected, which must lie between
                    2 1 1 1 1; 2 1 1 1 1||Velocities||1 0 0 0|1 0 0 0; 19; which had its velocity before
                    0 5 xlo xhi; -1e308 1e308 xlo xhi; 4; enclose nothing or too much
                    0 5 ylo yhi; 0 5 ylo yhi|1e300 0 0 xy xz yz; 0; the bounds and tilts of the box
                    Atoms # atomic; Bonds; 14; the section Atoms
                    """)
    void lammpsData(String part, String replacement, long line, String message) throws IOException {
        assertTrue(DATA.contains(part));
        refused("a.data", DATA.replace(part, replacement == null ? "" : replacement), line, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            textBlock = """
                    ITEM: TIMESTEP; TIMESTEP; 1; 'ITEM: ...'
                    ITEM: TIMESTEP; ITEM: WEATHER; 2; not known
                    ITEM: TIMESTEP; ITEM: UNITS; 2; units 0, expected metal
                    OF ATOMS|1; OF ATOMS|3; 10; ends after 1 of 3
                    OF ATOMS|1; OF ATOMS|x; 4; found 'x'
                    pp pp pp|0 5; pp pp pp|5 0; 8; no extent along x
                    |ITEM: NUMBER OF ATOMS|1; ; 7; precedes NUMBER OF ATOMS
                    id element x y z; id element x y q; 9; no positions
                    id element x y z; id q x y z; 9; neither a column element
                    1 Cu 0 0 0; 1 Cu 0 0 0 7; 10; behind the 5 columns
                    1 Cu 0 0 0; ; 10; the line ends where id
                    id element x; id type x; 10; found 'Cu' where type
                    OF ATOMS|1; OF ATOMS|2000000000; 10; ends after 1 of 2000000000
                    OF ATOMS|1; OF ATOMS|1 2; 4; found '2' after the value of ITEM: NUMBER OF ATOMS
                    pp pp pp|0 5; pp pp pp|0 5 0; 6; found '0' after the bounds of the box
                    pp pp pp|0 5; pp qq pp|0 5; 8; found the boundary 'qq' along y
                    pp pp pp|0 5; pp pp pp|-1e308 1e308; 8; the bounds and tilts of the box: cell vectors must be finite
                    element x y z; element x x z; 9; a column occurs twice
                    ITEM: NUMBER; ITEM: TIMESTEP|100|ITEM: NUMBER; 3; a second ITEM: TIMESTEP before ITEM: ATOMS
                    z|1 Cu 0 0 0; z|1.5 Cu 0 0 0; 10; found 1.5 where id was expected, a whole number
                    y z|1 Cu 0 0 0; y z mass|1 Cu 0 0 0 -5; 10; mass -5.0 amu is not positive
                    id element x y z|1 Cu 0 0 0; id element xs ys zs|1 Cu 1.7e308 0 0; 10; not finite
                    """)
    void lammpsDump(String part, String replacement, long line, String message) throws IOException {
        assertTrue(DUMP.contains(part));
        refused("a.dump", DUMP.replace(part, replacement == null ? "" : replacement), line, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\u0001',
            textBlock = """
                    |1.0; |0; 2; scale 0
                    |1.0; |one; 2; found 'one'
                    0 0 5; 0 5 0; 5; zero volume
                    |0 0 5; |0 0; 5; the line ends where
                    Cu|2; 2; 6; VASP 4 file
                    Cu|2; Cu|2 3; 7; found '3' after
                    Cu|2; Cu|two; 7; found 'two'
                    Direct; Polar; 8; found 'Polar'
                    Direct; Selective|Direct; 10; a flag
                    |0.5 0.5 0.5; ; 9; position of atom 2 of 2
                    0.5 0.5 0.5; 0.5 0.5 0.5||0 0 0; 12; velocities end after 1 of 2
                    0.5 0.5 0.5; 0.5 0.5 0.5|0.7 0.7 0.7; 11; blank line
                    Cu|2; Cu|400000000; 10; position of atom 3 of 400000000
                    Cu|2; Cu Ar O|2000000000 2000000000 2000000000; 7; more than 500000000 atoms
                    Cu|2; /|2; 6; found '/' where a species was expected
                    0.5 0.5 0.5; 1.7e308 0.5 0.5; 10; not finite
                    0.5 0.5 0.5; 0.5 0.5 0.5||0 0 0|0 0 1.7e308; 13; the velocity of atom 2 is not finite
                    """)
    void poscar(String part, String replacement, long line, String message) throws IOException {
        assertTrue(POSCAR.contains(part));
        refused("POSCAR",
                POSCAR.replaceFirst(java.util.regex.Pattern.quote(part), replacement == null ? "" : replacement), line,
                message);
    }

    private void refused(String name, String content, long line, String message) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content.equals("''") ? "" : content.replace('|', '\n') + "\n");
        InputException e = assertThrows(
                InputException.class, () -> StructureFiles.read(file, ReadOptions.defaults(UNITS), -1));
        String place = file + (line > 0 ? ":" + line + ": " : ": ");
        assertTrue(e.getMessage().startsWith(place), () -> e.getMessage() + " does not begin with " + place);
        assertTrue(e.getMessage().contains(message), () -> e.getMessage() + " does not contain " + message);
        assertFalse(e.getMessage().contains("\n"));
    }

    @Test
    void theUndamagedExamplesAreRead() throws IOException {
        for (String[] example : new String[][] {{"a.data", DATA}, {"a.dump", DUMP}, {"POSCAR", POSCAR}}) {
            Files.writeString(folder.resolve(example[0]), example[1].replace('|', '\n') + "\n");
            Frame frame = StructureFiles.read(folder.resolve(example[0]), ReadOptions.defaults(UNITS), 0);
            assertTrue(frame.cell().volume() == 125 && frame.atoms().symbol(0).equals("Cu"));
        }
    }

    @ParameterizedTest
    @CsvSource({"a.xyz.gz", "a.xyz.zst"})
    void truncatedAndDamagedCompression(String name) throws IOException {
        Path file = folder.resolve(name);
        StructureFiles.write(file, frame(200), UNITS);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertRefused(file);
        byte[] flipped = whole.clone();
        for (int i = whole.length / 3; i < whole.length / 2; i++) {
            flipped[i] ^= 0x55;
        }
        Files.write(file, flipped);
        assertRefused(file);
        Files.writeString(file, "not compressed at all");
        assertRefused(file);
    }

    /** A trajectory is one piece per frame; a piece that is damaged at its head must not pass for the end of the file. */
    @ParameterizedTest
    @CsvSource({"a.xyz.gz", "a.xyz.zst"})
    void damagedHeadOfALaterPiece(String name) throws IOException {
        Path file = folder.resolve(name);
        StructureFiles.write(file, frame(20), UNITS);
        byte[] piece = Files.readAllBytes(file);
        byte[] two = Arrays.copyOf(piece, 2 * piece.length);
        System.arraycopy(piece, 0, two, piece.length, piece.length);
        Files.write(file, two);
        assertEquals(20, StructureFiles.read(file, ReadOptions.defaults(UNITS), 1).atoms().count());
        for (int length : new int[] {piece.length + 1, piece.length + 5, piece.length + 15, two.length}) {
            byte[] bad = Arrays.copyOf(two, length);
            bad[piece.length] ^= 0x40;
            Files.write(file, bad);
            assertThrows(InputException.class, () -> StructureFiles.read(file, ReadOptions.defaults(UNITS), 1));
            assertThrows(InputException.class, () -> StructureFiles.read(file, ReadOptions.defaults(UNITS), -1));
        }
    }

    @Test
    void zerosBehindAGzipFileAreNoDamage() throws IOException {
        Path file = folder.resolve("a.xyz.gz");
        StructureFiles.write(file, frame(20), UNITS);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 512));
        assertEquals(20, StructureFiles.read(file, ReadOptions.defaults(UNITS), -1).atoms().count());
    }

    @Test
    void bytesThatAreNoTextMayMakeLabelsAlike() throws IOException {
        Path file = folder.resolve("a.xyz");
        Files.writeString(file, "2\n\n\u00E4 0 0 0\n\u00F6 0 0 1\n", StandardCharsets.ISO_8859_1);
        assertEquals(1, StructureFiles.read(file, ReadOptions.defaults(UNITS), 0).atoms().symbols().size());
    }

    @Test
    void messagesAreOneShortLineWhateverTheFileHolds() throws IOException {
        Path file = folder.resolve("a.xyz");
        Files.writeString(file, "1\0\u0085" + "x".repeat(100_000) + "\n");
        String message = assertThrows(
                InputException.class, () -> StructureFiles.read(file, ReadOptions.defaults(UNITS), 0)).getMessage();
        assertTrue(message.length() < 300 && message.chars().noneMatch(Character::isISOControl), message);
        String whole = new InputException("a\r\nb\u2028" + "y".repeat(5000) + "the cure").getMessage();
        assertTrue(whole.startsWith("a?b?yyy") && whole.endsWith("the cure") && whole.length() < 1100, whole);
    }

    private static void assertRefused(Path file) {
        InputException e = assertThrows(
                InputException.class, () -> StructureFiles.read(file, ReadOptions.defaults(UNITS), 0));
        assertTrue(e.getMessage().startsWith(file.toString()));
    }

    @Test
    void unknownNamesMissingFilesAndFolders() {
        InputException e = assertThrows(InputException.class, () -> FileFormat.of(Path.of("start.pdf")));
        assertTrue(e.getMessage().contains(".extxyz") && e.getMessage().contains("POSCAR*")
                && e.getMessage().contains("lammps-dump"));
        ReadOptions options = ReadOptions.defaults(UNITS);
        assertThrows(FileException.class, () -> StructureFiles.open(folder.resolve("none.xyz"), options));
        assertThrows(FileException.class, () -> StructureFiles.create(folder.resolve("none/a.xyz"), UNITS));
        assertThrows(FileException.class, () -> StructureFiles.write(folder.resolve("none/a.xyz"), frame(1), UNITS));
    }

    private static Frame frame(int n) {
        Atoms atoms = Atoms.of(java.util.Collections.nCopies(n, "Cu"));
        for (int i = 0; i < n; i++) {
            atoms.setPosition(i, Math.sin(i), Math.sqrt(i), Math.cos(i));
        }
        return new Frame(atoms, Cell.orthorhombic(9, 9, 9));
    }

    @Test
    void aFrameThatTheFormatCannotHoldIsRefusedAndLeavesNoFile() {
        Path file = folder.resolve("POSCAR");
        Frame cluster = new Frame(Atoms.of(List.of("Cu")), Cell.open());
        InputException e = assertThrows(InputException.class, () -> StructureFiles.write(file, cluster, UNITS));
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void aFormatOfOneFrameTakesNoSecond() {
        for (String name : List.of("b.data", "CONTCAR")) {
            try (FrameWriter out = StructureFiles.create(folder.resolve(name), UNITS)) {
                out.write(frame(1));
                assertThrows(InputException.class, () -> out.write(frame(1)));
            }
        }
    }
}
