package org.adatom.forcefields.neural;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/** The formats of learned potentials on descriptors: what can be read as a {@link DescriptorModel}, and written from one. */
public enum ModelFormat {
    /** One {@link ModelFile}. */
    MODEL("name.model.json") {
        @Override
        boolean names(Path path) {
            return endsWith(path, ".model.json");
        }

        @Override
        DescriptorModel readFrom(List<Path> sources, @Nullable N2p2Parameters units) {
            return ModelFile.read(sources.get(0));
        }

        @Override
        public void write(Path target, DescriptorModel model) {
            ModelFile.write(target, model);
        }

        @Override
        public String forceField(Path target) {
            return "model: { file: " + target.getFileName() + " }";
        }
    },
    /** A folder of n2p2 or RuNNer. */
    N2P2("a folder name.n2p2") {
        @Override
        boolean names(Path path) {
            return endsWith(path, ".n2p2") || Files.exists(path.resolve("input.nn"));
        }

        @Override
        DescriptorModel readFrom(List<Path> sources, @Nullable N2p2Parameters units) {
            if (units == null) {
                throw new InputException(sources.get(0) + ": the files of n2p2 do not tell their units, so they must be"
                        + " given: bohr and hartree, A and eV, or the two factors");
            }
            return N2p2Files.readModel(sources.get(0), units);
        }

        @Override
        public void write(Path target, DescriptorModel model) {
            N2p2Writer.write(target, model);
        }

        @Override
        public String forceField(Path target) {
            return "n2p2: { folder: " + target.getFileName() + ", units: angstrom-ev }";
        }
    },
    /** The coefficient file of SNAP, with the settings beside it. */
    SNAP("name.snapcoeff, with name.snapparam beside it") {
        @Override
        boolean names(Path path) {
            return endsWith(path, COEFFICIENTS);
        }

        @Override
        DescriptorModel readFrom(List<Path> sources, @Nullable N2p2Parameters units) {
            Path coefficients = sources.get(0);
            return SnapModel.read(coefficients, coefficients.resolveSibling(stem(coefficients) + SETTINGS));
        }

        @Override
        public void write(Path target, DescriptorModel model) {
            SnapModel.write(target.toAbsolutePath().getParent(), stem(target), model);
        }

        @Override
        public String forceField(Path target) {
            return "snap: { coefficients: " + target.getFileName() + ", parameters: " + stem(target) + SETTINGS + " }";
        }

        private String stem(Path file) {
            String name = file.getFileName().toString();
            if (!name.endsWith(COEFFICIENTS)) {
                throw new InputException(file + ": name the file of coefficients, which ends in " + COEFFICIENTS
                        + "; that of the settings stands beside it");
            }
            return name.substring(0, name.length() - COEFFICIENTS.length());
        }
    },
    /** Text files of aenet, one per element. */
    AENET("Ti.nn.ascii O.nn.ascii ..., one for each element") {
        @Override
        boolean names(Path path) {
            return endsWith(path, ".nn.ascii") || endsWith(path, ".ann");
        }

        @Override
        DescriptorModel readFrom(List<Path> sources, @Nullable N2p2Parameters units) {
            return AenetModel.of(sources.stream().map(p -> AenetFile.read(PotentialFile.read(p))).toList(),
                    sources.stream().map(p -> p.getFileName().toString()).toList());
        }

        @Override
        public void write(Path target, DescriptorModel model) {
            throw new InputException(target + ": files of aenet are read, not written; write "
                    + MODEL.example + " or " + N2P2.example);
        }
    },
    /** A file of GPUMD. */
    NEP("nep.txt") {
        @Override
        boolean names(Path path) {
            return path.getFileName() != null && path.getFileName().toString().matches("(?i)nep.*\\.txt");
        }

        @Override
        DescriptorModel readFrom(List<Path> sources, @Nullable N2p2Parameters units) {
            NepFile.read(PotentialFile.read(sources.get(0)));
            throw new InputException(
                    sources.get(0) + ": no other format has the descriptor of NEP; use the file as it is,"
                            + " forcefield: { nep: { file: " + sources.get(0).getFileName() + " } }");
        }

        @Override
        public void write(Path target, DescriptorModel model) {
            throw new InputException(target + ": the format of NEP has none of the descriptors that models have");
        }
    };

    private static final String COEFFICIENTS = ".snapcoeff";
    private static final String SETTINGS = ".snapparam";

    private final String example;

    ModelFormat(String example) {
        this.example = example;
    }

    abstract boolean names(Path path);

    abstract DescriptorModel readFrom(List<Path> sources, @Nullable N2p2Parameters units);

    /**
     * Writes a potential.
     *
     * @param target whose parent exists
     * @throws InputException if the format cannot say it
     * @throws org.adatom.engine.error.FileException if something cannot be written
     */
    public abstract void write(Path target, DescriptorModel model);

    /**
     * The line of an input file beside it that uses what was written.
     *
     * @throws UnsupportedOperationException if the format is not written
     */
    public String forceField(Path target) {
        throw new UnsupportedOperationException(target + " was not written");
    }

    /** In lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format that a path belongs to by its name, or of a folder by what is in it; null if to none. */
    public static @Nullable ModelFormat of(Path path) {
        return Arrays.stream(values()).filter(f -> f.names(path)).findFirst().orElse(null);
    }

    /** The format of that name, null if there is none. */
    public static @Nullable ModelFormat named(String name) {
        return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst().orElse(null);
    }

    /** All names with what files are called, for messages. */
    public static String examples() {
        return Arrays.stream(values()).map(f -> f + " (" + f.example + ")").collect(Collectors.joining(", "));
    }

    /**
     * Reads a potential.
     *
     * @param sources one file or folder; of aenet one file for each element
     * @param units of the files of n2p2, if these are read
     * @throws InputException if there are too many, one is no such file, or a model cannot say what it says
     * @throws org.adatom.engine.error.FileException if one is missing or unreadable
     */
    public DescriptorModel read(List<Path> sources, @Nullable N2p2Parameters units) {
        if (this != AENET && sources.size() != 1) {
            throw new InputException(
                    "a potential of the format " + this + " is one path (" + example + "), but there are "
                            + sources.size());
        }
        return readFrom(sources, units);
    }

    private static boolean endsWith(Path path, String ending) {
        return path.getFileName() != null && path.getFileName().toString().endsWith(ending);
    }
}
