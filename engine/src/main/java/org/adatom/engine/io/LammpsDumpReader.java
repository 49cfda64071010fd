package org.adatom.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * Reads LAMMPS text dumps in metal units (or reduced ones). Positions may be wrapped or not, scaled or not ({@code x xu xs
 * xsu}), image flags are applied, atoms come in the order of their ids. Species are in the column {@code element}, else
 * follow from the types by the options' list, else from the column {@code mass}. {@code vx} and {@code fx} columns become
 * velocities and forces; other columns are kept as they are. TIMESTEP, TIME and UNITS become {@code timestep}, {@code time}
 * and {@code units} of the frame's info.
 */
final class LammpsDumpReader implements FrameReader {
    private static final List<String> KNOWN = List.of(
            "id", "type", "element", "mass", "x", "y", "z", "xu", "yu", "zu", "xs", "ys", "zs", "xsu", "ysu", "zsu",
            "ix",
            "iy", "iz", "vx", "vy", "vz", "fx", "fy", "fz");
    private static final int FIRST_ROWS = 1 << 10;
    /** Whole numbers up to this are exact as double. */
    private static final long LARGEST_WHOLE = 1L << 53;

    private final TextInput in;
    private final ReadOptions options;
    private boolean started;

    LammpsDumpReader(TextInput in, ReadOptions options) {
        this.in = in;
        this.options = options;
    }

    @Override
    public Optional<Frame> next() {
        if (!in.nextLine()) {
            if (!started) {
                throw in.error("the file is empty, a LAMMPS dump was expected");
            }
            return Optional.empty();
        }
        started = true;
        Map<String, Object> info = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        int count = -1;
        Cell cell = null;
        double[] origin = new double[3];
        while (true) {
            String item = in.line().trim();
            if (!item.startsWith("ITEM: ")) {
                throw in.error("found '" + TextInput.shown(item) + "' where a line 'ITEM: ...' was expected");
            }
            item = item.substring(6).trim();
            String kind = item.split("\\s+")[0];
            if (!seen.add(kind)) {
                throw in.error("a second ITEM: " + TextInput.shown(kind)
                        + " before ITEM: ATOMS: the frame before is incomplete, copy or write the file again");
            }
            if (kind.equals("ATOMS")) {
                if (count < 0 || cell == null) {
                    throw in.error("ITEM: ATOMS precedes " + (count < 0 ? "NUMBER OF ATOMS" : "BOX BOUNDS"));
                }
                return Optional.of(atoms(item, count, cell, origin, info));
            }
            if (item.startsWith("BOX BOUNDS")) {
                cell = box(item, origin);
            } else {
                in.needLine("the value of ITEM: " + item);
                switch (item) {
                    case "TIMESTEP" -> info.put("timestep", in.integer("a time step"));
                    case "TIME" -> info.put("time", in.real("a time"));
                    case "UNITS" -> info.put("units", units(in.text("a system of units")));
                    case "NUMBER OF ATOMS" -> count = in.count("the number of atoms");
                    default -> throw in.error("ITEM: " + TextInput.shown(item) + " is not known");
                }
                in.needEnd("the value of ITEM: " + item);
            }
            in.needLine("the next ITEM of the frame");
        }
    }

    private String units(String name) {
        String wanted = options.units().reduced() ? "lj" : "metal";
        if (!name.equals(wanted)) {
            throw in.error("the dump is in units " + TextInput.shown(name) + ", expected " + wanted
                    + ": dump it in these units");
        }
        return name;
    }

    private Cell box(String item, double[] origin) {
        List<String> words = List.of(item.split("\\s+"));
        boolean tilted = words.contains("xy");
        if (words.contains("abc")) {
            throw in.error("general triclinic boxes are not read: dump with 'triclinic/general no'");
        }
        double[] low = new double[3];
        double[] high = new double[3];
        double[] tilt = new double[3];
        for (int d = 0; d < 3; d++) {
            in.needLine("bounds of the box");
            low[d] = in.real("a lower bound");
            high[d] = in.real("an upper bound");
            tilt[d] = tilted ? in.real("a tilt factor") : 0;
            in.needEnd("the bounds of the box");
        }
        double xy = tilt[0];
        double xz = tilt[1];
        double yz = tilt[2];
        low[0] -= Math.min(Math.min(0, xy), Math.min(xz, xy + xz));
        high[0] -= Math.max(Math.max(0, xy), Math.max(xz, xy + xz));
        low[1] -= Math.min(0, yz);
        high[1] -= Math.max(0, yz);
        boolean[] pbc = {true, true, true};
        for (int d = 0; d < 3; d++) {
            int at = 2 + (tilted ? 3 : 0) + d;
            if (at < words.size()) {
                pbc[d] = words.get(at).equals("pp");
                if (!words.get(at).matches("pp|[fsm]{2}")) {
                    throw in.error("found the boundary '" + TextInput.shown(words.get(at)) + "' along "
                            + "xyz".charAt(d) + ", expected pp or two of f, s, m");
                }
            }
            if (!(high[d] > low[d])) {
                throw in.error(
                        "the box has no extent along " + "xyz".charAt(d) + ": " + low[d] + " to " + high[d] + " A");
            }
        }
        System.arraycopy(low, 0, origin, 0, 3);
        try {
            return Cell.of(
                    new double[] {high[0] - low[0], 0, 0, xy, high[1] - low[1], 0, xz, yz, high[2] - low[2]},
                    options.pbc() != null ? options.pbc() : pbc);
        } catch (IllegalArgumentException e) {
            throw in.error("the bounds and tilts of the box: " + e.getMessage());
        }
    }

    private Frame atoms(String item, int count, Cell cell, double[] origin, Map<String, Object> info) {
        List<String> names = List.of(item.split("\\s+")).subList(1, item.split("\\s+").length);
        if (names.stream().distinct().count() != names.size()) {
            throw in.error("a column occurs twice: " + TextInput.shown(item));
        }
        long first = in.lineNumber() + 1;
        String[] words = new String[0];
        boolean[] numeric = new boolean[names.size()];
        double[][] reals = new double[names.size()][];
        String[][] texts = new String[names.size()][];
        for (int i = 0; i < count; i++) {
            if (!in.nextLine()) {
                throw in.error("the file ends after " + i + " of " + count
                        + " atoms: it is truncated, copy or write it again");
            }
            if (i == 0) {
                words = in.line().trim().split("\\s+");
                for (int c = 0; c < names.size(); c++) {
                    numeric[c] = !names.get(c).equals("element")
                            && (KNOWN.contains(names.get(c))
                                    || c < words.length && Numbers.isDecimal(words[c].toLowerCase(Locale.ROOT)));
                    int some = Math.min(count, FIRST_ROWS);
                    reals[c] = numeric[c] ? new double[some] : null;
                    texts[c] = numeric[c] ? null : new String[some];
                }
            }
            for (int c = 0; c < names.size(); c++) {
                if (numeric[c]) {
                    reals[c] = i < reals[c].length ? reals[c] : Arrays.copyOf(reals[c], grown(i, count));
                    reals[c][i] = in.real(names.get(c));
                } else {
                    texts[c] = i < texts[c].length ? texts[c] : Arrays.copyOf(texts[c], grown(i, count));
                    texts[c][i] = in.text(names.get(c));
                }
            }
            if (in.nextWord()) {
                throw in.error(
                        "found '" + TextInput.shown(in.word()) + "' behind the " + names.size()
                                + " columns that ITEM: ATOMS lists");
            }
        }
        return assemble(new Table(names, reals, texts, first), count, cell, origin, info);
    }

    /** The length of a column that has too few rows: the number of rows is believed only as far as they are there. */
    private static int grown(int rows, int count) {
        return (int) Math.min(count, 2L * rows);
    }

    /** The columns of a frame; they may be longer than it has atoms. */
    private record Table(List<String> names, double[][] reals, String[][] texts, long firstLine) {
        double[] real(String name) {
            int c = names.indexOf(name);
            return c < 0 ? null : reals[c];
        }
    }

    private Frame assemble(Table table, int count, Cell cell, double[] origin, Map<String, Object> info) {
        double[] id = table.real("id");
        int[] order = id == null
                ? IntStream.range(0, count).toArray()
                : orderById(in, table.firstLine, whole(table, "id", id, count));
        Atoms atoms = Atoms.of(symbols(table, order));
        positions(table, order, atoms, cell, origin);
        Map<String, Frame.Column> columns = new LinkedHashMap<>();
        for (int c = 0; c < table.names.size(); c++) {
            if (!KNOWN.contains(table.names.get(c))) {
                columns.put(
                        table.names.get(c),
                        new Frame.Column(1, table.reals[c] != null ? table.reals[c] : table.texts[c]).select(order));
            }
        }
        Frame frame = new Frame(atoms, cell, Set.of(), info, columns);
        double unit = VelocityUnit.A_PER_PS.inInternalUnits(options.units());
        if (triple(table, order, "v", unit, atoms.vx(), atoms.vy(), atoms.vz())) {
            frame = frame.with(Frame.Field.VELOCITIES);
        }
        if (triple(table, order, "f", 1, atoms.fx(), atoms.fy(), atoms.fz())) {
            frame = frame.with(Frame.Field.FORCES);
        }
        double[] mass = table.real("mass");
        if (mass != null) {
            for (int k = 0; k < count; k++) {
                if (!(mass[order[k]] > 0)) {
                    throw in.error(table.firstLine + order[k], "mass " + mass[order[k]] + " amu is not positive");
                }
                atoms.mass()[k] = mass[order[k]];
            }
            frame = frame.with(Frame.Field.MASSES);
        }
        return frame;
    }

    /** A column of whole numbers; other numbers are refused. */
    private long[] whole(Table table, String name, double[] values, int count) {
        long[] whole = new long[count];
        for (int i = 0; i < count; i++) {
            whole[i] = (long) values[i];
            if (whole[i] != values[i] || Math.abs(whole[i]) > LARGEST_WHOLE) {
                throw in.error(table.firstLine + i, "found " + values[i] + " where " + name
                        + " was expected, a whole number");
            }
        }
        return whole;
    }

    private List<String> symbols(Table table, int[] order) {
        int element = table.names.indexOf("element");
        double[] type = table.real("type");
        double[] mass = table.real("mass");
        if (element < 0 && type == null) {
            throw in.error(table.firstLine - 1, "ITEM: ATOMS has neither a column element nor a column type");
        }
        List<String> symbols = new ArrayList<>(order.length);
        long[] types = type == null ? new long[0] : whole(table, "type", type, order.length);
        for (int i : order) {
            symbols.add(
                    element >= 0 && options.species() == null || type == null
                            ? table.texts[element][i]
                            : LammpsTypes.resolve(
                                    in, table.firstLine + i, types[i], options.species(), null,
                                    mass == null ? 0 : mass[i]));
        }
        return symbols;
    }

    private void positions(Table table, int[] order, Atoms atoms, Cell cell, double[] origin) {
        double[][] r = {atoms.x(), atoms.y(), atoms.z()};
        double[][] image = {table.real("ix"), table.real("iy"), table.real("iz")};
        for (String suffix : List.of("xu", "x", "xsu", "xs")) {
            double[][] p = new double[3][];
            for (int d = 0; d < 3; d++) {
                p[d] = table.real("xyz".charAt(d) + suffix.substring(1));
            }
            if (p[0] == null || p[1] == null || p[2] == null) {
                continue;
            }
            boolean scaled = suffix.contains("s");
            boolean wrapped = !suffix.contains("u") && image[0] != null && image[1] != null && image[2] != null;
            for (int k = 0; k < order.length; k++) {
                int i = order[k];
                for (int d = 0; d < 3; d++) {
                    double value = scaled ? origin[d] : p[d][i];
                    for (int j = 0; j < 3; j++) {
                        value += ((scaled ? p[j][i] : 0) + (wrapped ? image[j][i] : 0)) * cell.vector(j, d);
                    }
                    if (!Double.isFinite(value)) {
                        throw in.error(table.firstLine + i, "the position of the atom is not finite");
                    }
                    r[d][k] = value;
                }
            }
            return;
        }
        throw in.error(table.firstLine - 1,
                "ITEM: ATOMS has no positions: dump x y z, xu yu zu, xs ys zs or xsu ysu zsu");
    }

    private static boolean triple(Table table, int[] order, String letter, double unit, double[]... target) {
        for (int d = 0; d < 3; d++) {
            double[] values = table.real(letter + "xyz".charAt(d));
            if (values == null) {
                return false;
            }
            for (int k = 0; k < order.length; k++) {
                target[d][k] = unit * values[order[k]];
            }
        }
        return true;
    }

    /** The rows in the order of their ids. */
    static int[] orderById(TextInput in, long firstLine, long[] ids) {
        int[] order = IntStream.range(0, ids.length).boxed()
                .sorted(Comparator.comparingLong((Integer i) -> ids[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 1; k < order.length; k++) {
            if (ids[order[k]] == ids[order[k - 1]]) {
                throw in.error(firstLine + order[k], "atom id " + ids[order[k]] + " occurs twice");
            }
        }
        return order;
    }

    @Override
    public void close() {
        in.close();
    }
}
