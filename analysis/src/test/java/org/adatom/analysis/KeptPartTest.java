package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.adatom.engine.error.InputException;
import org.junit.jupiter.api.Test;

class KeptPartTest {
    /** A calculation that counts. */
    private static final class Counter implements Resumption.State {
        private int count;

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeInt(count);
        }

        @Override
        public void restore(DataInput in) throws IOException {
            count = in.readInt();
            if (count < 0) {
                throw new IOException("the count is negative");
            }
        }
    }

    @Test
    void aPartGoesOnFromTheBytesOfItsLastStep() {
        int[] passed = {0};
        KeptPart part = new KeptPart(() -> passed[0]++);
        Counter counter = new Counter();
        assertFalse(part.restore(counter), "it has not begun");
        counter.count = 7;
        part.passed(counter);
        assertEquals(1, passed[0]);
        KeptPart later = new KeptPart(() -> {});
        later.set(part.bytes());
        Counter other = new Counter();
        assertTrue(later.restore(other));
        assertEquals(7, other.count);
    }

    @Test
    void aStateThatDoesNotFitIsToldInOneLine() {
        KeptPart part = new KeptPart(() -> {});
        Counter counter = new Counter();
        counter.count = -1;
        part.passed(counter);
        assertTrue(assertThrows(InputException.class, () -> part.restore(new Counter())).getMessage()
                .contains("the count is negative"));
    }

    @Test
    void bytesAreReadAsTheyWereWritten() throws IOException {
        byte[] bytes = new byte[200_000];
        bytes[199_999] = 3;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeptPart.write(new DataOutputStream(out), bytes);
        byte[] written = out.toByteArray();
        assertArrayEquals(bytes, KeptPart.read(new DataInputStream(new ByteArrayInputStream(written))));
        assertThrows(EOFException.class,
                () -> KeptPart.read(new DataInputStream(new ByteArrayInputStream(written, 0, 1000))));
    }
}
