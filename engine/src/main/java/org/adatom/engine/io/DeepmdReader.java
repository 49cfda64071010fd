package org.adatom.engine.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;

/**
 * Reads a system of DeePMD-kit (H. Wang et al., Comput. Phys. Commun. 228, 178 (2018)): a folder with {@code type.raw}, {@code
 * type_map.raw} and folders {@code set.*} of {@code box.npy}, {@code coord.npy}, {@code energy.npy}, {@code force.npy} and
 * {@code virial.npy}, of which the last three may be missing; &Aring; and eV, the virial of a compressed crystal is positive. A file
 * {@code nopbc} says that nothing is periodic.
 */
final class DeepmdReader implements FrameReader {
    /** The file by which such a folder is known. */
    static final String TYPES = "type.raw";
    private static final List<String> ARRAYS = List.of("box", "coord", "energy", "force", "virial");

    private final Path folder;
    private final List<String> symbols;
    private final boolean[] periodic;
    private final Iterator<Path> sets;
    private final Map<String, NumpyArray> arrays = new TreeMap<>();
    private long left;

    DeepmdReader(Path folder, ReadOptions options) {
        this.folder = folder;
        symbols = symbols(options);
        boolean open = Files.exists(folder.resolve("nopbc"));
        periodic = options.pbc() != null ? options.pbc() : new boolean[] {!open, !open, !open};
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(p -> p.getFileName().toString().startsWith("set.") && Files.isDirectory(p))
                    .sorted().toList();
            if (found.isEmpty()) {
                throw new InputException(folder + ": has no folder set.*, which would hold the frames");
            }
            sets = found.iterator();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> symbols(ReadOptions options) {
        Path mapFile = folder.resolve("type_map.raw");
        List<String> names = new ArrayList<>();
        if (options.species() != null) {
            names.addAll(options.species());
        } else if (Files.exists(mapFile)) {
            words(mapFile, (in, word) -> names.add(word));
        } else {
            throw new InputException(folder + ": there is no type_map.raw that names the elements; add it, or give"
                    + " species: [A, B]");
        }
        List<String> all = new ArrayList<>();
        words(folder.resolve(TYPES), (in, word) -> {
            if (!Numbers.isInteger(word) || Long.parseLong(word) < 0 || Long.parseLong(word) >= names.size()) {
                throw in.error("found '" + TextInput.shown(word) + "' where a type between 0 and " + (names.size() - 1)
                        + " was expected");
            }
            all.add(names.get(Integer.parseInt(word)));
        });
        if (all.isEmpty()) {
            throw InputException.at(folder.resolve(TYPES), 0, "the file is empty, a type for each atom was expected");
        }
        return all;
    }

    private interface WordTaker {
        void take(TextInput in, String word);
    }

    private static void words(Path file, WordTaker taker) {
        try (TextInput in = new TextInput(file)) {
            while (in.nextLine()) {
                while (in.nextWord()) {
                    taker.take(in, in.word());
                }
            }
        }
    }

    @Override
    public Optional<Frame> next() {
        while (left == 0) {
            close();
            if (!sets.hasNext()) {
                return Optional.empty();
            }
            open(sets.next());
        }
        left--;
        return Optional.of(frame());
    }

    private void open(Path set) {
        int n = symbols.size();
        for (String name : ARRAYS) {
            Path file = set.resolve(name + ".npy");
            if (!Files.exists(file)) {
                if (name.equals("coord") || name.equals("box") && (periodic[0] || periodic[1] || periodic[2])) {
                    throw InputException.at(file, 0, "is missing: without it there are no frames");
                }
                continue;
            }
            NumpyArray array = new NumpyArray(file);
            arrays.put(name, array);
            int width = switch (name) {
                case "box", "virial" -> 9;
                case "energy" -> 1;
                default -> 3 * n;
            };
            if (array.width() != width) {
                throw array.error("has " + array.width() + " numbers for each frame, expected " + width + " with the "
                        + n + " atoms of " + TYPES);
            }
            if (array.rows() != arrays.values().iterator().next().rows()) {
                throw array.error("has " + array.rows() + " frames, but the arrays beside it "
                        + arrays.values().iterator().next().rows());
            }
        }
        left = arrays.get("coord").rows();
    }

    private Frame frame() {
        Atoms atoms = Atoms.of(symbols);
        unpack(arrays.get("coord").next(), atoms.x(), atoms.y(), atoms.z());
        Cell cell = Cell.open();
        if (arrays.containsKey("box")) {
            try {
                cell = Cell.of(arrays.get("box").next(), periodic);
            } catch (IllegalArgumentException e) {
                throw arrays.get("box").error(e.getMessage());
            }
        }
        Frame frame = new Frame(atoms, cell);
        if (arrays.containsKey("force")) {
            unpack(arrays.get("force").next(), atoms.fx(), atoms.fy(), atoms.fz());
            frame = frame.with(Frame.Field.FORCES);
        }
        if (arrays.containsKey("energy")) {
            frame.info().put("energy", arrays.get("energy").next()[0]);
        }
        if (arrays.containsKey("virial")) {
            frame.info().put("virial", arrays.get("virial").next());
        }
        return frame;
    }

    private static void unpack(double[] row, double[] x, double[] y, double[] z) {
        IntStream.range(0, x.length).forEach(i -> {
            x[i] = row[3 * i];
            y[i] = row[3 * i + 1];
            z[i] = row[3 * i + 2];
        });
    }

    @Override
    public void close() {
        arrays.values().forEach(NumpyArray::close);
        arrays.clear();
    }
}
