package org.adatom.cli.run;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The trajectory file.
 *
 * @param every steps between frames
 * @param file its name in the output folder
 * @param velocities whether velocities are written
 * @param forces whether forces are written
 */
@Description("Positions on disk, unwrapped: atoms that leave through one side of the cell do not jump to the other")
public record TrajectoryBlock(
        @Description("Steps between frames (default 100)") @Nullable Long every,
        @Description("Name in the output folder: .extxyz or .dump, also with .gz or .zst (default trajectory.extxyz)") @Nullable String file,
        @Description("Write velocities (default false)") @Nullable Boolean velocities,
        @Description("Write forces (default false)") @Nullable Boolean forces) {
    private static final long EVERY = 100;
    private static final String FILE = "trajectory.extxyz";
    private static final double BYTES_PER_VECTOR = 57;
    private static final double COMPRESSED = 0.47;

    /** Checks. */
    public TrajectoryBlock {
        if (every != null && every < 1) {
            throw new InputException("every: " + every + " is not allowed, use a positive number of steps");
        }
        if (file != null && (file.isBlank() || file.contains("/"))) {
            throw new InputException("file: '" + file + "' must be a plain name; it is put into the output folder");
        }
        if (file != null) {
            check(file);
        }
    }

    private static void check(String file) {
        FileFormat format;
        try {
            format = FileFormat.of(Path.of(file));
        } catch (InputException e) {
            throw e.in("file");
        }
        if (format != FileFormat.EXTXYZ && format != FileFormat.LAMMPS_DUMP) {
            throw new InputException("file: " + file + " can hold one frame only; use .extxyz or .dump");
        }
    }

    /** Steps between frames. */
    public long everyOrDefault() {
        return every == null ? EVERY : every;
    }

    /** Name of the file. */
    public String fileOrDefault() {
        return file == null ? FILE : file;
    }

    /** What is written besides species and positions. */
    public Set<Frame.Field> fields() {
        Set<Frame.Field> fields = EnumSet.noneOf(Frame.Field.class);
        if (velocities != null && velocities) {
            fields.add(Frame.Field.VELOCITIES);
        }
        if (forces != null && forces) {
            fields.add(Frame.Field.FORCES);
        }
        return fields;
    }

    /** Roughly what an atom takes in a frame: some 57 bytes for three numbers with all digits, less when compressed. */
    double bytesPerAtom() {
        return BYTES_PER_VECTOR * (1 + fields().size()) * (compressed() ? COMPRESSED : 1);
    }

    /** Whether the name asks for compression. */
    public boolean compressed() {
        return fileOrDefault().endsWith(".gz") || fileOrDefault().endsWith(".zst");
    }
}
