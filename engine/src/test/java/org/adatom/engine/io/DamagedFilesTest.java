package org.adatom.engine.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
