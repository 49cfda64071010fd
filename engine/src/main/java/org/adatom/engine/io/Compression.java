package org.adatom.engine.io;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How a file is compressed, told by the end of its name. Both methods allow whole compressed pieces (gzip members,
 * zstd frames) one after the other, which is how a growing file stays readable.
 */
enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** The compression of a file of that name. */
    static Compression of(String fileName) {
        return fileName.endsWith(GZIP.suffix) ? GZIP : fileName.endsWith(ZSTD.suffix) ? ZSTD : NONE;
    }

    /** The name without the ending that tells the compression. */
    static String strip(String fileName) {
        return fileName.substring(0, fileName.length() - of(fileName).suffix.length());
    }

    /** The plain bytes of a compressed stream, all its pieces in sequence. */
    InputStream expand(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GzipInput(in, BUFFER);
            case ZSTD -> new ZstdInputStream(in);
        };
    }

    /** A stream that writes one compressed piece to {@code out}, complete when it is closed. */
    OutputStream compress(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> new ZstdOutputStream(out);
        };
    }
}
