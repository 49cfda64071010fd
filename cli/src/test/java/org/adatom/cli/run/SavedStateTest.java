package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.FileException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedStateTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("checkpoint");
    }

    private long saved() {
        return SavedState.read(file(), in -> in.readLong());
    }

    private String refusal() {
        return assertThrows(AdatomException.class, this::saved).getMessage();
    }

    @Test
    void theLastOneIsReadAndTheOneBeforeIsKept() throws IOException {
        SavedState.write(file(), out -> out.writeLong(1));
        SavedState.write(file(), out -> out.writeLong(2));
        assertEquals(2, saved());
        Files.delete(file());
        assertEquals(1, saved());
    }

    @Test
    void nothingIsReplacedWhenWritingFails() {
        SavedState.write(file(), out -> out.writeLong(1));
        assertThrows(FileException.class, () -> SavedState.write(file(), out -> {
            out.writeLong(2);
            throw new IOException("No space left on device");
        }));
        assertEquals(1, saved());
    }

    @Test
    void everySingleFlippedByteIsNoticed() throws IOException {
        SavedState.write(file(), out -> out.writeLong(42));
        byte[] good = Files.readAllBytes(file());
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 4;
            Files.write(file(), bad);
            assertTrue(refusal().startsWith(file().toString()), "byte " + i);
        }
    }

    @Test
    void truncatedAndForeignFilesAreRefusedWithACure() throws IOException {
        SavedState.write(file(), out -> out.writeLong(1));
        SavedState.write(file(), out -> out.writeLong(2));
        byte[] good = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(good, good.length - 3));
        assertTrue(refusal().endsWith("move checkpoint.previous to checkpoint to continue from the one before"));
        Files.writeString(file(), "something else entirely, longer than a header");
        assertTrue(refusal().contains("does not begin like a checkpoint"));
    }

    @Test
    void atomsAndCellsComeBackBitByBit() {
        Atoms atoms = Atoms.of(List.of("Cu", "Ar", "Cu"));
        for (int i = 0; i < 3; i++) {
            atoms.setPosition(i, Math.PI * i, -0.0, 1e-300);
            atoms.vx()[i] = Math.nextUp(1.0);
            atoms.mass()[i] = 63.5 + i;
            atoms.frozen()[i] = (byte) i;
        }
        for (Cell cell : List.of(
                Cell.of(new double[] {1, 2, 3, 0, 4, 5, 0, 0, 6}, true, false, true),
                Cell.planar(new double[] {3, 0, 1, 2}, true, false),
                Cell.open())) {
            SavedState.write(file(), new Checkpoint("abc", 1, 500, 0.1, atoms, cell)::write);
            Checkpoint read = SavedState.read(file(), Checkpoint::read);
            assertEquals(cell, read.cell());
            assertEquals(atoms.symbols(), read.atoms().symbols());
            assertArrayEquals(atoms.species(), read.atoms().species());
            assertArrayEquals(atoms.frozen(), read.atoms().frozen());
            assertArrayEquals(atoms.x(), read.atoms().x());
            assertArrayEquals(atoms.y(), read.atoms().y());
            assertArrayEquals(atoms.vx(), read.atoms().vx());
            assertArrayEquals(atoms.mass(), read.atoms().mass());
            assertEquals(List.of(1, 500L, 0.1), List.of(read.stage(), read.step(), read.time()));
        }
    }

    /** A checksum that fits says nothing of who wrote the file. */
    @Test
    void whatAnnouncesMoreThanItHoldsIsRefused() {
        SavedState.write(file(), out -> {
            new Checkpoint("abc", 1, 500, 0.1, Atoms.of(List.of("Cu")), Cell.open()).write(out);
        });
        byte[] head = new byte[5 + 4 + 8 + 8 + 4 + 72 + 3 + 4 + 4];
        SavedState.read(file(), in -> {
            in.readFully(head);
            return head;
        });
        for (int atoms : new int[] {-1, 2_000_000_000}) {
            SavedState.write(file(), out -> {
                out.write(head);
                out.writeInt(atoms);
            });
            String message = assertThrows(AdatomException.class, () -> SavedState.read(file(), Checkpoint::read))
                    .getMessage();
            assertTrue(message.contains("is damaged: it announces " + atoms + " atoms"), message);
        }
    }

    /** /dev/full takes nothing and says that the disk is full. */
    @Test
    void aFullDiskIsReportedAsSuch() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full here");
        FileException e = assertThrows(FileException.class, () -> {
            try (SeriesFile series = SeriesFile.create(full)) {
                series.line("a line");
            }
        });
        assertEquals("/dev/full: cannot be written: No space left on device", e.getMessage());
        assertEquals(4, e.exitCode());
    }
}
