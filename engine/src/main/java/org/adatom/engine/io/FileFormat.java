package org.adatom.engine.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    POSCAR(List.of(".vasp", ".poscar"), List.of("poscar", "contcar")),
    /** {@code input.data} of RuNNer and n2p2: training sets without units. Read only. */
    RUNNER(List.of(".runner"), List.of("input.data")),
    /** XSF as aenet has it, with total energy and forces; a folder of such files is a set. Read only. */
    XSF(List.of(".xsf"), List.of()),
    /** A list of pymatgen structures with results, as the mlearn benchmark has it. Read only. */
    PYMATGEN_JSON(List.of(".json"), List.of()),
    /** All ionic steps of an OUTCAR of VASP. Read only. */
    OUTCAR(List.of(".outcar"), List.of("outcar")),
    /** A database of ASE in an SQLite file. Read only. */
    ASE_DB(List.of(".db"), List.of()),
    /** A folder of a system in the format of DeePMD-kit. Read only. */
    DEEPMD(List.of(), List.of());

    private static final Set<FileFormat> WRITTEN = EnumSet.of(EXTXYZ, LAMMPS_DATA, LAMMPS_DUMP, POSCAR);

    private final List<String> suffixes;
    private final List<String> prefixes;

    FileFormat(List<String> suffixes, List<String> prefixes) {
        this.suffixes = suffixes;
        this.prefixes = prefixes;
    }

    /** The name in input files: {@code extxyz}, {@code lammps-data}, {@code pymatgen-json} and so on. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether files of this format can be written. */
    public boolean written() {
        return WRITTEN.contains(this);
    }

    /**
     * The format of that name.
     *
     * @throws InputException if there is none, listing those there are
     */
    public static FileFormat named(String name) {
        return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst()
                .orElseThrow(() -> new InputException("no file format '" + name + "': use " + names()));
    }

    /**
     * The format that the name of a file implies; {@code .gz} and {@code .zst} at its end are ignored, as is case. Of a
     * folder it is told by the files in it.
     *
     * @throws InputException if it implies none, listing the formats there are
     */
    public static FileFormat of(Path file) {
        if (Files.isDirectory(file)) {
            return ofFolder(file);
        }
        String name = Compression.strip(file.getFileName().toString().toLowerCase(Locale.ROOT));
        if (RUNNER.prefixes.stream().anyMatch(name::startsWith)) {
            return RUNNER; // before the .data of LAMMPS
        }
        for (FileFormat format : values()) {
            if (format.suffixes.stream().anyMatch(name::endsWith)
                    || format.prefixes.stream().anyMatch(name::startsWith)) {
                return format;
            }
        }
        throw new InputException(file + ": the name tells no file format: use " + known()
                + ", each also with .gz or .zst, or name the format (" + names() + ")");
    }

    private static FileFormat ofFolder(Path folder) {
        if (Files.exists(folder.resolve(DeepmdReader.TYPES))) {
            return DEEPMD;
        }
        if (!FolderReader.members(folder, XSF).isEmpty()) {
            return XSF;
        }
        throw new InputException(folder + ": the folder holds neither " + DeepmdReader.TYPES
                + " (a system of DeePMD-kit) nor files *.xsf; name a file, or another folder");
    }

    /** Whether a file's name ends as those of this format do. */
    boolean fits(Path file) {
        String name = Compression.strip(file.getFileName().toString().toLowerCase(Locale.ROOT));
        return suffixes.stream().anyMatch(name::endsWith);
    }

    private static String known() {
        return Arrays.stream(values())
                .flatMap(f -> Stream.concat(
                        f.suffixes.stream(),
                        f.prefixes.stream()
                                .map(p -> (f == POSCAR || f == OUTCAR ? p.toUpperCase(Locale.ROOT) : p) + "*")))
                .collect(Collectors.joining(", "));
    }

    /** The names of all formats. */
    public static String names() {
        return Arrays.stream(values()).map(FileFormat::toString).collect(Collectors.joining(", "));
    }
}
