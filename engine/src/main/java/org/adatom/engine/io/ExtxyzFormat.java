package org.adatom.engine.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * Extended XYZ as ASE, OVITO and the reference implementation read it. Numbers are written with the digits that give the
 * same number back; velocities as {@code momenta} (&radic;(amu eV), ASE's name and unit); {@code stress} and {@code virial}
 * with nine numbers. A planar cell is marked by {@code dimensions=2}.
 */
final class ExtxyzFormat implements FrameFormat {
    @Override
    public boolean single() {
        return false;
    }

    @Override
    public void append(StringBuilder out, Frame frame) {
        Atoms atoms = frame.atoms();
        out.append(atoms.count()).append('\n');
        appendComment(out, frame);
        List<Frame.Column> columns = List.copyOf(frame.columns().values());
        for (int i = 0; i < atoms.count(); i++) {
            out.append(atoms.symbol(i));
            triple(out, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
            if (frame.has(Frame.Field.MASSES)) {
                out.append(' ').append(atoms.mass()[i]);
            }
            if (frame.has(Frame.Field.VELOCITIES)) {
                double m = atoms.mass()[i];
                triple(out, m * atoms.vx()[i], m * atoms.vy()[i], m * atoms.vz()[i]);
            }
            if (frame.has(Frame.Field.FORCES)) {
                triple(out, atoms.fx()[i], atoms.fy()[i], atoms.fz()[i]);
            }
            if (frame.has(Frame.Field.FROZEN)) {
                for (int d = 0; d < 3; d++) {
                    out.append((atoms.frozen()[i] >> d & 1) == 0 ? " T" : " F");
                }
            }
            for (Frame.Column column : columns) {
                appendCells(out, column, i);
            }
            out.append('\n');
        }
    }

    private static void triple(StringBuilder out, double x, double y, double z) {
        out.append(' ').append(x).append(' ').append(y).append(' ').append(z);
    }

    private static void appendComment(StringBuilder out, Frame frame) {
        Cell cell = frame.cell();
        double[] rows = cell.rows();
        boolean[] pbc = cell.periodic();
        if (Arrays.stream(rows).anyMatch(v -> v != 0)) {
            out.append("Lattice=");
            appendValue(out, rows);
            out.append(' ');
        }
        out.append("Properties=species:S:1:pos:R:3");
        out.append(frame.has(Frame.Field.MASSES) ? ":masses:R:1" : "");
        out.append(frame.has(Frame.Field.VELOCITIES) ? ":momenta:R:3" : "");
        out.append(frame.has(Frame.Field.FORCES) ? ":forces:R:3" : "");
        out.append(frame.has(Frame.Field.FROZEN) ? ":move_mask:L:3" : "");
        for (Map.Entry<String, Frame.Column> column : frame.columns().entrySet()) {
            String type =
                    switch (column.getValue().values()) {
                        case double[] v -> "R";
                        case long[] v -> "I";
                        case boolean[] v -> "L";
                        default -> "S";
                    };
            out.append(':').append(column.getKey()).append(':').append(type).append(':')
                    .append(column.getValue().width());
        }
        out.append(" pbc=");
        appendValue(out, pbc);
        if (cell.dimensions() == 2) {
            out.append(" dimensions=2");
        }
        frame.info().forEach((key, value) -> {
            out.append(' ');
            appendText(out, key);
            out.append('=');
            appendValue(out, tensor(key, value));
        });
        out.append('\n');
    }

    /** Stress and virial as nine numbers in a row, from a matrix or the six of Voigt. */
    private static Object tensor(String key, Object value) {
        if (!key.equals("stress") && !key.equals("virial")) {
            return value;
        }
        return switch (value) {
            case double[] v when v.length == 6 -> new double[] {v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]};
            case double[][] m -> Arrays.stream(m).flatMapToDouble(Arrays::stream).toArray();
            default -> value;
        };
    }

    private static void appendCells(StringBuilder out, Frame.Column column, int row) {
        for (int k = column.width() * row; k < column.width() * (row + 1); k++) {
            out.append(' ');
            switch (column.values()) {
                case double[] v -> out.append(v[k]);
                case long[] v -> out.append(v[k]);
                case boolean[] v -> out.append(v[k] ? 'T' : 'F');
                case String[] v -> out.append(v[k]);
                default -> throw new IllegalArgumentException("no column type: " + column.values().getClass());
            }
        }
    }

    /** Appends a value of the comment line: arrays in the old style that every reader knows, unless they need brackets. */
    static void appendValue(StringBuilder out, Object value) {
        switch (value) {
            case Boolean v -> out.append(v ? 'T' : 'F');
            case Double v -> out.append((double) v);
            case Number v -> out.append(v.longValue());
            case boolean[] v -> appendArray(out, v.length, i -> out.append(v[i] ? 'T' : 'F'));
            case double[] v -> appendArray(out, v.length, i -> out.append(v[i]));
            case long[] v -> appendArray(out, v.length, i -> out.append(v[i]));
            case String[] v -> appendBrackets(out, v.length, i -> appendText(out, v[i]));
            case boolean[][] m -> appendBrackets(out, m.length,
                    r -> appendBrackets(out, m[r].length, i -> out.append(m[r][i] ? 'T' : 'F')));
            case double[][] m ->
                    appendBrackets(out, m.length, r -> appendBrackets(out, m[r].length, i -> out.append(m[r][i])));
            case long[][] m ->
                    appendBrackets(out, m.length, r -> appendBrackets(out, m[r].length, i -> out.append(m[r][i])));
            case String[][] m ->
                    appendBrackets(out, m.length, r -> appendBrackets(out, m[r].length, i -> appendText(out, m[r][i])));
            default -> appendText(out, value.toString());
        }
    }

    private static void appendArray(StringBuilder out, int n, IntConsumer element) {
        if (n < 2) {
            appendBrackets(out, n, element);
            return;
        }
        out.append('"');
        for (int i = 0; i < n; i++) {
            out.append(i > 0 ? " " : "");
            element.accept(i);
        }
        out.append('"');
    }

    private static void appendBrackets(StringBuilder out, int n, IntConsumer element) {
        out.append('[');
        for (int i = 0; i < n; i++) {
            out.append(i > 0 ? ", " : "");
            element.accept(i);
        }
        out.append(']');
    }

    /** Text, in quotation marks if it holds anything but plain characters. */
    private static void appendText(StringBuilder out, String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            plain &= text.charAt(i) > ' ' && "=\",'[]{}\\".indexOf(text.charAt(i)) < 0;
        }
        if (plain) {
            out.append(text);
            return;
        }
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"');
    }
}
