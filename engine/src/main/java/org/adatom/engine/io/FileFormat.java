package org.adatom.engine.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;

/** The formats of structure and trajectory files, recognised by the file's name. */
public enum FileFormat {
    /** Extended XYZ of libAtoms, and plain XYZ. */
    EXTXYZ(List.of(".xyz", ".extxyz"), List.of()),
    /** What LAMMPS' {@code write_data} writes. */
    LAMMPS_DATA(List.of(".data", ".lmp"), List.of("data.")),
    /** What LAMMPS' {@code dump atom} and {@code dump custom} write, as text. */
    LAMMPS_DUMP(List.of(".dump", ".lammpstrj"), List.of("dump.")),
    /** POSCAR and CONTCAR of VASP 5 and later. */
    POSCAR(List.of(".vasp", ".poscar"), List.of("poscar", "contcar"));

    private final List<String> suffixes;
    private final List<String> prefixes;

    FileFormat(List<String> suffixes, List<String> prefixes) {
        this.suffixes = suffixes;
        this.prefixes = prefixes;
    }

    /** The name in input files: {@code extxyz}, {@code lammps-data}, {@code lammps-dump}, {@code poscar}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format that the name of a file implies; {@code .gz} and {@code .zst} at its end are ignored, as is case.
     *
     * @throws InputException if it implies none, listing the formats there are
     */
    public static FileFormat of(Path file) {
        String name = Compression.strip(file.getFileName().toString().toLowerCase(Locale.ROOT));
        for (FileFormat format : values()) {
            if (format.suffixes.stream().anyMatch(name::endsWith)
                    || format.prefixes.stream().anyMatch(name::startsWith)) {
                return format;
            }
        }
        throw new InputException(file + ": the name tells no file format: use " + known()
                + ", each also with .gz or .zst, or name the format (" + names() + ")");
    }

    private static String known() {
        return Arrays.stream(values())
                .flatMap(f -> Stream.concat(
                        f.suffixes.stream(),
                        f.prefixes.stream().map(p -> (f == POSCAR ? p.toUpperCase(Locale.ROOT) : p) + "*")))
                .collect(Collectors.joining(", "));
    }

    private static String names() {
        return Arrays.stream(values()).map(FileFormat::toString).collect(Collectors.joining(", "));
    }
}
