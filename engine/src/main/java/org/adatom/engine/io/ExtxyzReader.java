package org.adatom.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads extended XYZ (specification of libAtoms/extxyz) and plain XYZ.
 *
 * <p>Columns with a meaning: {@code species|element|symbol} or {@code Z}; {@code pos}; {@code forces|force} (eV/&Aring;);
 * {@code mass|masses} (amu); {@code momenta}, in ASE's units &radic;(amu eV), and {@code velo|vel|velocities}, in
 * &Aring;/fs as the reference implementation, GPUMD and QUIP have them unless the options name another unit; {@code
 * move_mask} (true = moves, one or three values). All others are kept as they are, and so are the keys of the comment line
 * except Lattice, Properties, pbc and dimensions.
 */
final class ExtxyzReader implements FrameReader {
    private static final List<String> PLAIN = List.of("species", "S", "1", "pos", "R", "3");
    private static final int FIRST_ROWS = 1 << 10;

    private final TextInput in;
    private final ReadOptions options;
    private long frame;

    ExtxyzReader(TextInput in, ReadOptions options) {
        this.in = in;
        this.options = options;
    }

    @Override
    public Optional<Frame> next() {
        if (!in.nextLine()) {
            if (frame == 0) {
                throw in.error("the file is empty, a number of atoms was expected");
            }
            return Optional.empty();
        }
        if (in.atEnd()) {
            while (in.nextLine()) {
                if (!in.atEnd()) {
                    throw in.error(
                            "a blank line precedes this one: blank lines are allowed only at the end of the file");
                }
            }
            return Optional.empty();
        }
        long begin = in.lineNumber();
        int n = in.count("the number of atoms");
        if (in.nextWord()) {
            throw in.error("found '" + TextInput.shown(in.word())
                    + "' after the number of atoms, which stands alone on its line");
        }
        in.needLine("the comment line of frame " + frame);
        Map<String, Object> info = comment(in.line());
        long commentLine = in.lineNumber();
        boolean[] pbc = new boolean[3];
        Cell cell;
        try {
            cell = cell(info, pbc);
        } catch (IllegalArgumentException e) {
            throw in.error(e.getMessage());
        }
        boolean plain = !info.containsKey("Properties");
        List<Rows> rows = properties(info.remove("Properties"));
        for (int i = 0; i < n; i++) {
            if (!in.nextLine()) {
                throw in.error("the file ends after " + i + " of the " + n + " atoms of the frame that begins in line "
                        + begin + ": it is truncated, copy or write it again");
            }
            for (Rows column : rows) {
                column.read(in, i, n);
            }
            if (!plain && in.nextWord()) {
                throw in.error("found '" + TextInput.shown(in.word())
                        + "' after the last of the columns that Properties lists");
            }
        }
        frame++;
        return Optional.of(assemble(n, cell, info, rows, commentLine));
    }

    private Map<String, Object> comment(String line) {
        try {
            Comment comment = new Comment(line);
            Map<String, Object> pairs = comment.pairs();
            if (!comment.hasBareWords() || pairs.containsKey("Properties") || pairs.containsKey("Lattice")) {
                return pairs;
            }
        } catch (IllegalArgumentException e) {
            if (line.contains("Properties=") || line.contains("Lattice=")) {
                throw in.error("the comment line is damaged: " + e.getMessage());
            }
        }
        Map<String, Object> info = new LinkedHashMap<>();
        if (!line.isBlank()) {
            info.put("comment", line);
        }
        return info;
    }

    /** The cell of the keys Lattice, pbc and dimensions, which are taken out of {@code info}. */
    private static Cell cell(Map<String, Object> info, boolean[] pbc) {
        Object lattice = info.remove("Lattice");
        Object flags = info.remove("pbc");
        Object dimensions = info.remove("dimensions");
        Arrays.fill(pbc, lattice != null);
        if (flags instanceof boolean[] f && f.length == 3) {
            System.arraycopy(f, 0, pbc, 0, 3);
        } else if (flags instanceof Boolean b) {
            Arrays.fill(pbc, b);
        } else if (flags != null) {
            throw new IllegalArgumentException("pbc=" + show(flags) + " is not three truth values such as \"T T F\"");
        }
        double[] rows = lattice == null ? new double[9] : reals(lattice);
        if (rows == null || rows.length != 9 && rows.length != 3) {
            throw new IllegalArgumentException(
                    "Lattice=" + show(lattice) + " is not nine numbers \"ax ay az bx by bz cx cy cz\"");
        }
        if (rows.length == 3) {
            rows = new double[] {rows[0], 0, 0, 0, rows[1], 0, 0, 0, rows[2]};
        }
        if (lattice == null && (pbc[0] || pbc[1] || pbc[2])) {
            throw new IllegalArgumentException(
                    "pbc is true but there is no Lattice: add Lattice=\"...\" or set pbc=\"F F F\"");
        }
        if (Long.valueOf(2).equals(dimensions)) {
            return Cell.planar(new double[] {rows[0], rows[1], rows[3], rows[4]}, pbc[0], pbc[1]);
        }
        return Cell.of(rows, pbc);
    }

    /** Numbers of a value, a matrix row by row; null if it is something else. */
    private static double @Nullable [] reals(@Nullable Object value) {
        return switch (value) {
            case double[] v -> v;
            case long[] v -> Arrays.stream(v).asDoubleStream().toArray();
            case double[][] m -> Arrays.stream(m).flatMapToDouble(Arrays::stream).toArray();
            case long[][] m -> Arrays.stream(m).flatMapToLong(Arrays::stream).asDoubleStream().toArray();
            case null, default -> null;
        };
    }

    private static String show(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        ExtxyzFormat.appendValue(out, String.valueOf(value).startsWith("[") ? "..." : value);
        return out.toString();
    }

    private List<Rows> properties(@Nullable Object value) {
        List<String> parts = PLAIN;
        if (value != null) {
            parts = List.of(value.toString().split(":", -1));
        }
        if (value != null && !(value instanceof String) || parts.size() % 3 != 0) {
            throw in.error(
                    "Properties=" + TextInput.shown(value.toString()) + " is not a list of name:type:width triplets");
        }
        List<Rows> rows = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 3) {
            String name = parts.get(i);
            int width =
                    Numbers.isInteger(parts.get(i + 2)) ? (int) Math.min(1 << 20, Long.parseLong(parts.get(i + 2))) : 0;
            if (width < 1 || name.isEmpty()) {
                throw in.error("Properties: '" + TextInput.shown(name) + ":" + parts.get(i + 1) + ":" + parts.get(i + 2)
                        + "' is not name:type:width with a positive width");
            }
            if (rows.stream().anyMatch(r -> r.name.equals(name))) {
                throw in.error("Properties: the column '" + name + "' occurs twice");
            }
            rows.add(
                    switch (parts.get(i + 1)) {
                        case "R" -> new Reals(name, width);
                        case "I" -> new Integers(name, width);
                        case "L" -> new Logicals(name, width);
                        case "S" -> new Words(name, width);
                        default -> throw in.error("Properties: column '" + name + "' has type '" + parts.get(i + 1)
                                + "', expected S, I, R or L");
                    });
        }
        return rows;
    }

    private Frame assemble(int n, Cell cell, Map<String, Object> info, List<Rows> rows, long commentLine) {
        Words species = take(rows, Words.class, 1, "species", "element", "symbol");
        Integers numbers = species == null ? take(rows, Integers.class, 1, "Z") : null;
        Reals positions = take(rows, Reals.class, 3, "pos");
        if (positions == null || species == null && numbers == null) {
            throw in.error(commentLine,
                    "Properties lists no " + (positions == null ? "pos:R:3" : "species:S:1 and no Z:I:1"));
        }
        Atoms atoms = species != null ? species.atoms(n) : numbered(numbers, n, commentLine);
        Set<Frame.Field> fields = EnumSet.noneOf(Frame.Field.class);
        split(positions, n, 1, atoms.x(), atoms.y(), atoms.z());
        checkFinite(atoms, commentLine);
        Reals masses = take(rows, Reals.class, 1, "masses", "mass");
        if (masses != null) {
            for (int i = 0; i < n; i++) {
                if (!(masses.values[i] > 0 && masses.values[i] < Double.POSITIVE_INFINITY)) {
                    throw in.error(commentLine + 1 + i, "mass " + masses.values[i] + " amu is not positive");
                }
                atoms.mass()[i] = masses.values[i];
            }
            fields.add(Frame.Field.MASSES);
        }
        velocities(rows, n, atoms, fields, commentLine);
        Reals forces = take(rows, Reals.class, 3, "forces", "force");
        if (forces != null) {
            split(forces, n, 1, atoms.fx(), atoms.fy(), atoms.fz());
            fields.add(Frame.Field.FORCES);
        }
        frozen(rows, n, atoms, fields);
        Map<String, Frame.Column> columns = new LinkedHashMap<>();
        rows.forEach(r -> columns.put(r.name, new Frame.Column(r.width, r.trimmed(n))));
        return new Frame(atoms, cell, fields, info, columns);
    }

    private void velocities(List<Rows> rows, int n, Atoms atoms, Set<Frame.Field> fields, long commentLine) {
        Reals momenta = take(rows, Reals.class, 3, "momenta");
        Reals v = momenta != null ? momenta : take(rows, Reals.class, 3, "velo", "vel", "velocities");
        if (v == null) {
            return;
        }
        VelocityUnit unit = options.velocities() != null ? options.velocities() : VelocityUnit.A_PER_FS;
        split(v, n, momenta != null ? 1 : unit.inInternalUnits(options.units()), atoms.vx(), atoms.vy(), atoms.vz());
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(atoms.vx()[i] + atoms.vy()[i] + atoms.vz()[i])) {
                throw in.error(commentLine + 1 + i, "the velocity of atom " + (i + 1) + " is not finite");
            }
        }
        if (momenta != null) {
            for (int i = 0; i < n; i++) {
                atoms.vx()[i] /= atoms.mass()[i];
                atoms.vy()[i] /= atoms.mass()[i];
                atoms.vz()[i] /= atoms.mass()[i];
            }
        }
        fields.add(Frame.Field.VELOCITIES);
    }

    private static void frozen(List<Rows> rows, int n, Atoms atoms, Set<Frame.Field> fields) {
        for (Rows column : rows) {
            if (column instanceof Logicals mask && mask.name.equals("move_mask")
                    && (mask.width == 1 || mask.width == 3)) {
                for (int i = 0; i < n; i++) {
                    for (int d = 0; d < 3; d++) {
                        if (!mask.values[mask.width * i + (mask.width == 3 ? d : 0)]) {
                            atoms.frozen()[i] |= (byte) (1 << d);
                        }
                    }
                }
                fields.add(Frame.Field.FROZEN);
                rows.remove(column);
                return;
            }
        }
    }

    private Atoms numbered(Integers numbers, int n, long commentLine) {
        List<String> symbols = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            long z = numbers.values[i];
            if (z < 1 || z > Elements.symbols().size()) {
                throw in.error(commentLine + 1 + i, "Z = " + z + " is no atomic number of an element (1 to "
                        + Elements.symbols().size() + ")");
            }
            symbols.add(Elements.symbol((int) z));
        }
        return Atoms.of(symbols);
    }

    private void checkFinite(Atoms atoms, long commentLine) {
        for (int i = 0; i < atoms.count(); i++) {
            if (!Double.isFinite(atoms.x()[i] + atoms.y()[i] + atoms.z()[i])) {
                throw in.error(commentLine + 1 + i, "the position of atom " + (i + 1) + " is not finite");
            }
        }
    }

    private static void split(Reals from, int n, double factor, double[] x, double[] y, double[] z) {
        for (int i = 0; i < n; i++) {
            x[i] = factor * from.values[3 * i];
            y[i] = factor * from.values[3 * i + 1];
            z[i] = factor * from.values[3 * i + 2];
        }
    }

    /** Takes the first column with one of the names, that type and width out of the list. */
    private static <R extends Rows> @Nullable R take(List<Rows> rows, Class<R> type, int width, String... names) {
        for (String name : names) {
            for (Rows column : rows) {
                if (column.name.equals(name) && type.isInstance(column) && column.width == width) {
                    rows.remove(column);
                    return type.cast(column);
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        in.close();
    }

    /** A column while it is read. It grows with the rows that are there, whatever number the file announces. */
    private abstract static sealed class Rows {
        final String name;
        final int width;

        Rows(String name, int width) {
            this.name = name;
            this.width = width;
        }

        abstract void read(TextInput in, int row, int rows);

        abstract Object trimmed(int rows);

        int capacity(TextInput in, int row, int rows) {
            long some = Math.max(1, FIRST_ROWS / width);
            long size = width * Math.min(rows, row == 0 ? some : 2L * row);
            if (size > Integer.MAX_VALUE - 64) {
                throw in.error("the column '" + name + "' has too many values for one frame");
            }
            return (int) size;
        }
    }

    private static final class Reals extends Rows {
        double[] values = {};

        Reals(String name, int width) {
            super(name, width);
        }

        @Override
        void read(TextInput in, int row, int rows) {
            if (width * row >= values.length) {
                values = Arrays.copyOf(values, capacity(in, row, rows));
            }
            for (int k = width * row; k < width * (row + 1); k++) {
                values[k] = in.realOrNonFinite(name);
            }
        }

        @Override
        Object trimmed(int rows) {
            return Arrays.copyOf(values, width * rows);
        }
    }

    private static final class Integers extends Rows {
        long[] values = {};

        Integers(String name, int width) {
            super(name, width);
        }

        @Override
        void read(TextInput in, int row, int rows) {
            if (width * row >= values.length) {
                values = Arrays.copyOf(values, capacity(in, row, rows));
            }
            for (int k = width * row; k < width * (row + 1); k++) {
                values[k] = in.integer(name);
            }
        }

        @Override
        Object trimmed(int rows) {
            return Arrays.copyOf(values, width * rows);
        }
    }

    private static final class Logicals extends Rows {
        boolean[] values = {};

        Logicals(String name, int width) {
            super(name, width);
        }

        @Override
        void read(TextInput in, int row, int rows) {
            if (width * row >= values.length) {
                values = Arrays.copyOf(values, capacity(in, row, rows));
            }
            for (int k = width * row; k < width * (row + 1); k++) {
                String word = in.text(name);
                Boolean value = Numbers.logical(word);
                if (value == null) {
                    throw in.error("found '" + TextInput.shown(word) + "' where " + name + " was expected (T or F)");
                }
                values[k] = value;
            }
        }

        @Override
        Object trimmed(int rows) {
            return Arrays.copyOf(values, width * rows);
        }
    }

    /** Words; as most columns of words repeat a few labels, equal words share one string. */
    private static final class Words extends Rows {
        private final List<byte[]> bytes = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private int[] values = {};

        Words(String name, int width) {
            super(name, width);
        }

        @Override
        void read(TextInput in, int row, int rows) {
            if (width * row >= values.length) {
                values = Arrays.copyOf(values, capacity(in, row, rows));
            }
            for (int k = width * row; k < width * (row + 1); k++) {
                if (!in.nextWord()) {
                    throw in.error("the line ends where " + name + " was expected");
                }
                values[k] = k > 0 && in.wordIs(bytes.get(values[k - 1])) ? values[k - 1] : index(in);
            }
        }

        private int index(TextInput in) {
            // Labels that differ from atom to atom are not worth searching for.
            int known = Math.min(labels.size(), 128);
            for (int s = 0; s < known; s++) {
                if (in.wordIs(bytes.get(s))) {
                    return s;
                }
            }
            bytes.add(in.wordBytes());
            labels.add(in.word());
            return labels.size() - 1;
        }

        Atoms atoms(int rows) {
            // Bytes that are no text may give different words the same label.
            if (labels.size() <= 128 && labels.stream().distinct().count() == labels.size()) {
                return new Atoms(labels, Arrays.copyOf(values, rows));
            }
            return Atoms.of(List.of((String[]) trimmed(rows)));
        }

        @Override
        Object trimmed(int rows) {
            return Arrays.stream(values, 0, width * rows).mapToObj(labels::get).toArray(String[]::new);
        }
    }
}
