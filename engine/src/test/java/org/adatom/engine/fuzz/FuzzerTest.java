package org.adatom.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge must see the faults it is there for. */
class FuzzerTest {
    private static final String TEXT = "3 numbers\n1.0 2.0 3.0\n";

    @TempDir
    private Path folder;

    private static boolean sound(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).equals(TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fuzzer.Outcome run(FuzzTarget.Parser onDamage) throws InterruptedException {
        FuzzTarget target = FuzzTarget.of("numbers", "numbers.txt", TEXT, file -> {
            if (!sound(file)) {
                onDamage.parse(file);
            }
        });
        return new Fuzzer(target, 1, folder).run(50);
    }

    private void assertFault(String expected, FuzzTarget.Parser onDamage) {
        String message = assertThrows(AssertionError.class, () -> run(onDamage)).getMessage();
        assertTrue(message.startsWith("numbers, seed 1, file ") && message.contains(expected), message);
    }

    @Test
    void seesWhatBreaksTheLaw() {
        assertFault("escaped: java.lang.NumberFormatException", file -> Integer.parseInt("x"));
        assertFault("escaped: java.lang.OutOfMemoryError", file -> {
            throw new OutOfMemoryError("no room");
        });
        assertFault("does not name the file", file -> {
            throw new InputException("something is wrong");
        });
        assertFault(" MB for a file of ", file -> assertEquals(1 << 25, new byte[1 << 25].length));
    }

    @Test
    void countsWhatWasReadAndRefused() throws InterruptedException {
        Fuzzer.Outcome refused = run(file -> {
            throw InputException.at(file, 7, "refused");
        });
        assertTrue(refused.refused() > 40 && refused.placed() == refused.refused(), refused.toString());
        assertEquals(50, refused.read() + refused.refused());
        assertEquals(50, run(file -> {}).read());
    }
}
