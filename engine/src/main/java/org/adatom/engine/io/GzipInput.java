package org.adatom.engine.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The plain bytes of gzip members in sequence. Java's stream takes a damaged head of a further member for the end of the
 * file and so loses what follows without a word; here bytes behind the last member are an error, zeros excepted, which
 * some tapes and disks leave.
 */
final class GzipInput extends GZIPInputStream {
    private static final int TRAILER = 8;

    private final Tail tail;
    /** Bytes of the file that had been read when the buffer was filled last. */
    private long filledAt;

    GzipInput(InputStream in, int buffer) throws IOException {
        this(new Tail(in), buffer);
    }

    private GzipInput(Tail tail, int buffer) throws IOException {
        super(tail, buffer);
        this.tail = tail;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        filledAt = tail.count;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        if (n < 0) {
            // What the inflater has not used begins with the trailer of the last member.
            long end = filledAt - inf.getRemaining() + TRAILER;
            tail.drain();
            if (tail.lastNonZero >= end) {
                throw new ZipException("bytes that are no gzip data behind the last piece");
            }
        }
        return n;
    }

    /** Counts bytes, and remembers where the last one is that is not zero. */
    private static final class Tail extends FilterInputStream {
        private long count;
        private long lastNonZero = -1;

        Tail(InputStream in) {
            super(in);
        }

        void drain() throws IOException {
            byte[] rest = new byte[1 << 13];
            while (read(rest, 0, rest.length) >= 0) {
                // Counted as it goes.
            }
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                lastNonZero = b != 0 ? count : lastNonZero;
                count++;
            }
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            for (int i = n - 1; i >= 0; i--) {
                if (target[offset + i] != 0) {
                    lastNonZero = count + i;
                    break;
                }
            }
            count += Math.max(0, n);
            return n;
        }
    }
}
