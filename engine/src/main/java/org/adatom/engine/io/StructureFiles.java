package org.adatom.engine.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;

/**
 * Opens structure and trajectory files. The format follows from the name ({@link FileFormat}) unless it is given; names
 * that end in {@code .gz} or {@code .zst} are compressed.
 *
 * <pre>{@code
 * try (FrameReader in = StructureFiles.open(path, ReadOptions.defaults(units));
 *         FrameWriter out = StructureFiles.create(target, units)) {
 *     for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
 *         out.write(f.get());
 *     }
 * }
 * }</pre>
 */
public final class StructureFiles {
    private StructureFiles() {}

    /**
     * Opens a file for reading.
     *
     * @throws InputException if its name tells no format and {@code options} name none
     * @throws FileException if it cannot be opened
     */
    public static FrameReader open(Path file, ReadOptions options) {
        FileFormat format = options.format() != null ? options.format() : FileFormat.of(file);
        FrameReader reader = Files.isDirectory(file) && format != FileFormat.DEEPMD
                ? new FolderReader(file, format, options)
                : reader(file, format, options);
        return options.fileUnits() == null ? reader : options.fileUnits().converted(reader, file);
    }

    /** The reader of one file, in the units of the file. */
    static FrameReader reader(Path file, FileFormat format, ReadOptions options) {
        return switch (format) {
            case EXTXYZ -> new ExtxyzReader(new TextInput(file), options);
            case LAMMPS_DATA -> new LammpsDataReader(new TextInput(file), options);
            case LAMMPS_DUMP -> new LammpsDumpReader(new TextInput(file), options);
            case POSCAR -> new PoscarReader(new TextInput(file), options);
            case RUNNER -> new RunnerReader(new TextInput(file), options);
            case XSF -> new XsfReader(new TextInput(file));
            case PYMATGEN_JSON -> new PymatgenReader(file, options);
            case OUTCAR -> new OutcarReader(new TextInput(file), options);
            case ASE_DB -> new AseDatabaseReader(file, options);
            case DEEPMD -> new DeepmdReader(file, options);
        };
    }

    /** Creates a file, or empties it; its format follows from its name. */
    public static FrameWriter create(Path file, Units units) {
        return append(file, 0, FileFormat.of(file), units);
    }

    /** Creates a file of a given format. */
    public static FrameWriter create(Path file, FileFormat format, Units units) {
        return append(file, 0, format, units);
    }

    /**
     * Continues a file whose first {@code length} bytes are whole frames; what follows them is discarded.
     *
     * @param length what {@link FrameWriter#sync} returned
     */
    public static FrameWriter append(Path file, long length, FileFormat format, Units units) {
        return new FrameFile(file, file, text(format, units), length);
    }

    static FrameFormat text(FileFormat format, Units units) {
        return switch (format) {
            case EXTXYZ -> new ExtxyzFormat();
            case LAMMPS_DATA -> new LammpsDataFormat(units);
            case LAMMPS_DUMP -> new LammpsDumpFormat(units);
            case POSCAR -> new PoscarFormat(units);
            default -> throw new InputException("files of the format " + format
                    + " are read only: write extxyz, lammps-data, lammps-dump or poscar");
        };
    }

    /**
     * One frame of a file.
     *
     * @param index counted from 0; negative numbers count from the end, -1 is the last
     * @throws InputException if the file has no such frame
     */
    public static Frame read(Path file, ReadOptions options, int index) {
        Deque<Frame> last = new ArrayDeque<>();
        long count = 0;
        try (FrameReader in = open(file, options)) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next(), count++) {
                if (count == index) {
                    return f.get();
                }
                if (index < 0) {
                    last.addLast(f.get());
                    if (last.size() > -(long) index) {
                        last.removeFirst();
                    }
                }
            }
        }
        if (index < 0 && last.size() == -(long) index) {
            return last.getFirst();
        }
        throw InputException.at(file, 0, "has no frame " + index + ", it holds " + count
                + (count == 1 ? " frame" : " frames") + " (the first is 0, the last -1)");
    }

    /** Writes a file of frames so that a kill leaves either the old file or the new: temporary name, sync, rename. */
    public static void write(Path file, List<Frame> frames, Units units) {
        try (FrameTarget target = new FrameTarget(file, units)) {
            for (Frame frame : frames) {
                target.write(frame);
            }
            target.finish();
        }
    }

    /** The same of one frame. */
    public static void write(Path file, Frame frame, Units units) {
        write(file, List.of(frame), units);
    }
}
