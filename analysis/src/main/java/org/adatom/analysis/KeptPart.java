package org.adatom.analysis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.adatom.engine.error.InputException;

/**
 * The state of a calculation that is part of a longer one, as bytes among the state of the whole.
 *
 * <pre>{@code
 * KeptPart part = new KeptPart(() -> resumption.passed(whole));
 * training.run(part, progress);        // goes on from the bytes, if there are any
 * }</pre>
 *
 * <p>The bytes stay when the part is finished: run once more, it goes on behind its last step and is finished at once, so that its
 * result needs no other form to be kept in.
 */
public final class KeptPart implements Resumption {
    private final Runnable passed;
    private byte[] bytes = {};

    /**
     * A part that has not begun.
     *
     * @param passed what is done after each of its steps: the whole keeps its own state then
     */
    public KeptPart(Runnable passed) {
        this.passed = passed;
    }

    /** The state after its last step; nothing if it has not begun. */
    public byte[] bytes() {
        return bytes;
    }

    /** Goes on from a state, or from the beginning if it is empty. */
    public void set(byte[] state) {
        bytes = state;
    }

    @Override
    public boolean restore(State state) {
        if (bytes.length == 0) {
            return false;
        }
        try {
            state.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
            return true;
        } catch (IOException e) {
            throw new InputException("the checkpoint does not fit: " + e.getMessage());
        }
    }

    @Override
    public void passed(State state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            state.save(new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes = out.toByteArray();
        passed.run();
    }

    @Override
    public void finished(State state) {
        // What follows belongs to the whole.
    }

    /** Writes bytes with their number. */
    public static void write(DataOutput out, byte[] state) throws IOException {
        out.writeInt(state.length);
        out.write(state);
    }

    /** Reads what {@link #write} wrote. */
    public static byte[] read(DataInput in) throws IOException {
        int length = in.readInt();
        // The file may be damaged: memory is taken as bytes come.
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        for (int left = length; left > 0;) {
            int size = Math.min(left, piece.length);
            in.readFully(piece, 0, size);
            read.write(piece, 0, size);
            left -= size;
        }
        return read.toByteArray();
    }
}
