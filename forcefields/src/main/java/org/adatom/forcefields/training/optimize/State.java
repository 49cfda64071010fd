package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.StreamCorruptedException;

/** Vectors in saved states: length and bits. */
final class State {
    private State() {}

    static void write(DataOutput out, double[] vector) throws IOException {
        out.writeInt(vector.length);
        for (double v : vector) {
            out.writeDouble(v);
        }
    }

    /** Fills a vector; one of another length is another problem's. */
    static void read(DataInput in, double[] vector) throws IOException {
        int length = in.readInt();
        if (length != vector.length) {
            throw new StreamCorruptedException(
                    "a saved optimiser of " + length + " parameters, expected " + vector.length);
        }
        for (int i = 0; i < length; i++) {
            vector[i] = in.readDouble();
        }
    }
}
