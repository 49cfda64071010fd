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
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFormat;
import org.adatom.forcefields.neural.N2p2Parameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert IN OUT}: changes the format of a structure, a trajectory or a learned potential. */
@Command(name = "convert",
        description = "Changes the format of a structure or trajectory file, or of a learned potential.")
final class ConvertVerb implements Runnable {
    private final Console console;

    @Parameters(arity = "2..*", paramLabel = "IN... OUT", hideParamSyntax = true,
            description = "File to read, where .gz and .zst are expanded, and file to write, whose name tells the format."
                    + " A potential is name.model.json, name.snapcoeff, a folder name.n2p2, or, to read only, the files"
                    + " name.nn.ascii of all its elements.")
    private List<Path> paths = List.of();

    @Option(names = "--from", paramLabel = "FORMAT", description = "Format of IN, if its name does not tell: "
            + "extxyz, lammps-data, lammps-dump, poscar, runner, xsf, pymatgen-json, outcar, ase-db or deepmd;"
            + " of a potential model, n2p2, snap or aenet.")
    private @Nullable String format;

    @Option(names = "--file-units", paramLabel = "UNITS",
            description = "Energies and lengths of IN: ev-angstrom or hartree-bohr; input.data and n2p2 do not tell them.")
    private @Nullable String fileUnits;

    @Option(names = "--cflength", paramLabel = "X",
            description = "Instead of --file-units, of a potential of n2p2: 1 A in its unit of length.")
    private @Nullable Double cflength;

    @Option(names = "--cfenergy", paramLabel = "X",
            description = "Instead of --file-units, of a potential of n2p2: 1 eV in its unit of energy.")
    private @Nullable Double cfenergy;

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
        Path target = paths.getLast();
        List<Path> sources = paths.subList(0, paths.size() - 1);
        ModelFormat written = ModelFormat.of(target);
        ModelFormat read = format == null ? ModelFormat.of(sources.get(0)) : ModelFormat.named(format);
        if (written != null || read != null) {
            convertPotential(sources, read, target, written);
        } else if (sources.size() > 1) {
            throw new InputException("convert: structures have one IN and one OUT, but " + paths.size()
                    + " paths are given");
        } else if (cflength != null || cfenergy != null) {
            throw new InputException(
                    "--cflength and --cfenergy are for potentials of n2p2; of structures give --file-units");
        } else {
            convertFrames(sources.get(0), target);
        }
    }

    private void convertPotential(
            List<Path> sources, @Nullable ModelFormat read, Path target, @Nullable ModelFormat written) {
        if (read == null || written == null) {
            throw new InputException((read == null
                    ? sources.get(0) + ": is not known as a potential"
                    : target + ": cannot hold a potential")
                    + "; potentials are " + ModelFormat.examples() + (read == null ? "; or say --from" : ""));
        }
        if (species != null || pbc != null || !frames.equals(":")) {
            throw new InputException("--species, --pbc and --frames are for structures, not for potentials");
        }
        DescriptorModel model = read.read(sources, read == ModelFormat.N2P2 ? n2p2(sources.get(0)) : null);
        try {
            written.write(target, model);
        } catch (InputException e) {
            throw new InputException(sources.get(0) + ": cannot become " + target + ": " + e.getMessage());
        }
        console.quiet(quiet).note(target + ": potential of " + String.join(", ", model.elements()) + "; use it by"
                + " forcefield: { " + written.forceField(target) + " }");
    }

    /** How the files of n2p2 are to be read. */
    private N2p2Parameters n2p2(Path folder) {
        boolean factors = cflength != null && cfenergy != null;
        if (fileUnits == null ? !factors : cflength != null || cfenergy != null) {
            throw new InputException(
                    folder + ": the files of n2p2 do not tell their units: give --file-units hartree-bohr or"
                            + " ev-angstrom, or both --cflength and --cfenergy");
        }
        N2p2Parameters.FileUnits units = fileUnits == null
                ? null
                : switch (FileUnits.named(fileUnits)) {
                    case EV_ANGSTROM -> N2p2Parameters.FileUnits.ANGSTROM_EV;
                    case HARTREE_BOHR -> N2p2Parameters.FileUnits.BOHR_HARTREE;
                };
        return new N2p2Parameters(folder, units, cflength, cfenergy, null, null);
    }

    private void convertFrames(Path source, Path target) {
        Units units = Units.CODATA_2018;
        ReadOptions options =
                new ReadOptions(format == null ? null : FileFormat.named(format), species, periodicity(pbc), null,
                        fileUnits == null ? null : FileUnits.named(fileUnits), null, units);
        FrameRange range = FrameRange.parse(frames);
        try (FrameTarget out = new FrameTarget(target, units)) {
            if (range.single() && range.first() < 0) {
                out.write(StructureFiles.read(source, options, Math.toIntExact(range.first())));
            } else {
                copy(source, options, range, out);
            }
            if (out.frames() == 0) {
                throw new InputException(source + ": has no frame in the range " + frames);
            }
            out.finish();
            console.quiet(quiet).note(target + ": " + out.frames() + (out.frames() == 1 ? " frame" : " frames"));
        }
    }

    private static void copy(Path source, ReadOptions options, FrameRange range, FrameTarget out) {
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
