package org.adatom.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.adatom.cli.console.Console;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.FileUnits;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameTarget;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert IN OUT}: changes the format of a structure or trajectory file. */
@Command(name = "convert", description = "Changes the format of a structure or trajectory file.")
final class ConvertVerb implements Runnable {
    private final Console console;

    @Parameters(index = "0", paramLabel = "IN", description = "File to read; .gz and .zst are expanded.")
    private Path source = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write; its name tells the format.")
    private Path target = Path.of("");

    @Option(names = "--from", paramLabel = "FORMAT", description = "Format of IN, if its name does not tell: "
            + "extxyz, lammps-data, lammps-dump, poscar, runner, xsf, pymatgen-json, outcar, ase-db or deepmd.")
    private @Nullable String format;

    @Option(names = "--file-units", paramLabel = "UNITS",
            description = "Energies and lengths of IN: ev-angstrom or hartree-bohr; input.data does not tell them.")
    private @Nullable String fileUnits;

    @Option(names = "--species", split = ",", paramLabel = "A,B",
            description = "Elements of the types 1, 2, ... of a LAMMPS file.")
    private @Nullable List<String> species;

    @Option(names = "--pbc", paramLabel = "TTF", description = "Periodicity along the three cell vectors.")
    private @Nullable String pbc;

    @Option(names = "--frames", paramLabel = "RANGE",
            description = "Frames to keep, counted from 0: 7, -1 (the last), 10:20, 100:, ::10.")
    private String frames = ":";

    @Option(names = {"-q", "--quiet"}, description = "No chatter on standard error.")
    private boolean quiet;

    ConvertVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Units units = Units.CODATA_2018;
        ReadOptions options =
                new ReadOptions(format == null ? null : FileFormat.named(format), species, periodicity(pbc), null,
                        fileUnits == null ? null : FileUnits.named(fileUnits), null, units);
        FrameRange range = FrameRange.parse(frames);
        try (FrameTarget out = new FrameTarget(target, units)) {
            if (range.single() && range.first() < 0) {
                out.write(StructureFiles.read(source, options, Math.toIntExact(range.first())));
            } else {
                copy(options, range, out);
            }
            if (out.frames() == 0) {
                throw new InputException(source + ": has no frame in the range " + frames);
            }
            out.finish();
            console.quiet(quiet).note(target + ": " + out.frames() + (out.frames() == 1 ? " frame" : " frames"));
        }
    }

    private void copy(ReadOptions options, FrameRange range, FrameTarget out) {
        try (FrameReader in = StructureFiles.open(source, options)) {
            Optional<Frame> frame = in.next();
            for (long k = 0; frame.isPresent() && k <= range.last(); k++, frame = in.next()) {
                if (range.contains(k)) {
                    out.write(frame.get());
                }
            }
        }
    }

    private static boolean @Nullable [] periodicity(@Nullable String flags) {
        if (flags == null) {
            return null;
        }
        String text = flags.replaceAll("[ ,]", "");
        if (!text.matches("[TF]{3}")) {
            throw new InputException("--pbc " + flags + ": expected three letters T or F, such as TTF");
        }
        return new boolean[] {text.charAt(0) == 'T', text.charAt(1) == 'T', text.charAt(2) == 'T'};
    }
}
