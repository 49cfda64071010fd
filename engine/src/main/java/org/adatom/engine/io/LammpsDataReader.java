package org.adatom.engine.io;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads LAMMPS data files in metal units (or reduced ones), atom styles atomic, charge, molecular (bond, angle) and full.
 * Atoms come in the order of their ids, positions are unwrapped by the image flags, types get labels from the options,
 * else from comments in Masses ({@code 1 63.55 # Cu}), else from their masses. Bonds and coefficients are skipped. The file
 * does not say what is periodic: everything, unless the options or our own first line say otherwise.
 */
final class LammpsDataReader implements FrameReader {
    private final TextInput in;
    private final ReadOptions options;
    private boolean done;
    private final double[] low = new double[3];
    private final double[] edge = new double[3];
    private final boolean[] bounded = new boolean[3];
    private final double[] tilt = new double[3];
    private int count = -1;
    private int typeCount = -1;
    // What is announced may be wrong, so everything grows with what is there.
    private final Map<Integer, Double> masses = new HashMap<>();
    private final Map<Integer, String> labels = new HashMap<>();
    private final LongArrayList ids = new LongArrayList();
    private final IntArrayList types = new IntArrayList();
    private final DoubleArrayList r = new DoubleArrayList();
    private final IntArrayList image = new IntArrayList();
    private final DoubleArrayList charges = new DoubleArrayList();
    private boolean charged;
    private double @Nullable [] v;
    private long atomsLine;
    private final List<String> sections = new ArrayList<>();

    LammpsDataReader(TextInput in, ReadOptions options) {
        this.in = in;
        this.options = options;
    }

    @Override
    public Optional<Frame> next() {
        if (done) {
            return Optional.empty();
        }
        done = true;
        if (!in.nextLine()) {
            throw in.error("the file is empty, a LAMMPS data file was expected");
        }
        String title = in.line();
        String section = header();
        while (section != null) {
            if (sections.contains(section)) {
                throw in.error("a second section " + TextInput.shown(section) + ": which one holds?");
            }
            sections.add(section);
            section =
                    switch (section) {
                        case "Masses" -> masses();
                        case "Atoms" -> atoms();
                        case "Velocities" -> velocities();
                        default -> skip();
                    };
        }
        if (!sections.contains("Atoms")) {
            throw in.end("the section Atoms");
        }
        return Optional.of(assemble(title));
    }

    /** Reads up to the first section and returns its name. */
    private @Nullable String header() {
        while (in.nextLine()) {
            if (!in.nextWord() || in.word().startsWith("#")) {
                continue;
            }
            String line = uncommented();
            if (Character.isLetter(line.charAt(0))) {
                checkHeader();
                return line;
            }
            String[] w = line.split("\\s+");
            String entry = String.join(" ", w);
            int axis = entry.endsWith(" xlo xhi")
                    ? 0
                    : entry.endsWith(" ylo yhi") ? 1 : entry.endsWith(" zlo zhi") ? 2 : -1;
            if (axis >= 0) {
                low[axis] = number(w, 0);
                edge[axis] = number(w, 1) - low[axis];
                bounded[axis] = true;
                if (!(edge[axis] > 0 && edge[axis] < Double.POSITIVE_INFINITY)) {
                    throw in.error("the box bounds " + TextInput.shown(line)
                            + " enclose nothing or too much: the upper must exceed the lower");
                }
            } else if (entry.endsWith(" xy xz yz")) {
                for (int k = 0; k < 3; k++) {
                    tilt[k] = number(w, k);
                }
            } else if (entry.endsWith(" atoms")) {
                count = whole(w[0], "atoms");
            } else if (entry.endsWith(" atom types")) {
                typeCount = whole(w[0], "atom types");
            } else if (entry.contains(" avec") || entry.contains(" bvec") || entry.contains(" cvec")) {
                throw in.error("general triclinic boxes are not read: write the file with a restricted triclinic box");
            }
        }
        checkHeader();
        return null;
    }

    private void checkHeader() {
        if (count < 0 || typeCount < 1) {
            throw in.error(
                    "the header gives no number of " + (count < 0 ? "'atoms'" : "'atom types'") + " before this line");
        }
        for (int d = 0; d < 3; d++) {
            if (!bounded[d]) {
                throw in.error(
                        "the header gives no '" + "xyz".charAt(d) + "lo " + "xyz".charAt(d) + "hi' before this line");
            }
        }
    }

    private String uncommented() {
        String line = in.line();
        int hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).trim();
    }

    private double number(String[] words, int k) {
        double value = k < words.length ? Numbers.real(words[k]) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw in.error("found '" + TextInput.shown(String.join(" ", words))
                    + "' where box bounds or tilts were expected");
        }
        return value;
    }

    private int whole(String word, String what) {
        if (!Numbers.isInteger(word) || Long.parseLong(word) < 0 || Long.parseLong(word) > Integer.MAX_VALUE / 4) {
            throw in.error("found '" + TextInput.shown(word) + "' where the number of " + what + " was expected");
        }
        return Integer.parseInt(word);
    }

    /** Goes to the next line that is not blank, which must belong to the section. */
    private void entry(String section, int have, int wanted) {
        do {
            if (!in.nextLine()) {
                throw in.end("entry " + (have + 1) + " of " + wanted + " of the section " + section);
            }
        } while (in.atEnd());
    }

    /** The name of the next section, null at the end of the file. */
    private @Nullable String nextSection() {
        while (in.nextLine()) {
            if (!in.atEnd()) {
                String line = uncommented();
                if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                    return line;
                }
                if (!line.isEmpty()) {
                    throw in.error("found '" + TextInput.shown(line)
                            + "' where a section name such as Velocities was expected");
                }
            }
        }
        return null;
    }

    private @Nullable String skip() {
        while (in.nextLine()) {
            String line = uncommented();
            if (!line.isEmpty() && Character.isLetter(line.charAt(0)) && Character.isUpperCase(line.charAt(0))) {
                return line;
            }
        }
        return null;
    }

    private @Nullable String masses() {
        for (int k = 0; k < typeCount; k++) {
            entry("Masses", k, typeCount);
            int type = type();
            double mass = in.real("a mass");
            if (!(mass > 0)) {
                throw in.error("mass " + mass + " of atom type " + type + " is not positive");
            }
            if (masses.put(type, mass) != null) {
                throw in.error("a second mass of atom type " + type);
            }
            String line = in.line();
            int hash = line.indexOf('#');
            String comment = hash < 0 ? "" : line.substring(hash + 1).trim();
            if (!comment.isEmpty()) {
                labels.put(type, comment.split("\\s+")[0]);
            }
        }
        return nextSection();
    }

    private int type() {
        long type = in.integer("an atom type");
        if (type < 1 || type > typeCount) {
            throw in.error("atom type " + type + " is not between 1 and " + typeCount + ", the number of atom types");
        }
        return (int) type;
    }

    private @Nullable String atoms() {
        String line = in.line();
        String style = line.contains("#") ? line.substring(line.indexOf('#') + 1).trim().split("\\s+")[0] : "";
        for (int i = 0; i < count; i++) {
            entry("Atoms", i, count);
            if (i == 0) {
                atomsLine = in.lineNumber();
                style = style.isEmpty() ? guess() : style;
                checkStyle(style);
                charged = style.equals("charge") || style.equals("full");
            }
            ids.add(in.integer("an atom id"));
            if (!style.equals("atomic") && !style.equals("charge")) {
                in.integer("a molecule id");
            }
            types.add(type());
            if (charged) {
                charges.add(in.real("a charge"));
            }
            for (int d = 0; d < 3; d++) {
                r.add(in.real("coordinate " + "xyz".charAt(d)));
            }
            boolean flags = !in.atEndOrComment();
            for (int d = 0; d < 3; d++) {
                image.add(flags ? in.smallInteger("image flag " + (d + 1) + " of 3") : 0);
            }
            if (!in.atEndOrComment()) {
                in.needEnd("the columns of atom style " + style);
            }
        }
        return nextSection();
    }

    /** The atom style from the number of columns, as the section does not name it. */
    private String guess() {
        int words = uncommented().split("\\s+").length;
        return switch (words) {
            case 5, 8 -> "atomic";
            case 7, 10 -> "full";
            default -> throw in.error("the atom style is not named and " + words
                    + " columns may be several: write it behind the section name, as in 'Atoms # charge'");
        };
    }

    private void checkStyle(String style) {
        if (!List.of("atomic", "charge", "bond", "angle", "molecular", "full").contains(style)) {
            throw in.error(
                    "atom style '" + TextInput.shown(style)
                            + "' is not read: use atomic, charge, bond, angle, molecular or full");
        }
    }

    private @Nullable String velocities() {
        if (!sections.contains("Atoms")) {
            throw in.error("the section Velocities precedes the section Atoms: put it behind");
        }
        Map<Long, Integer> row = new HashMap<>();
        for (int i = 0; i < count; i++) {
            row.put(ids.getLong(i), i);
        }
        double unit = VelocityUnit.A_PER_PS.inInternalUnits(options.units());
        double[] velocity = new double[3 * count];
        for (int k = 0; k < count; k++) {
            entry("Velocities", k, count);
            long id = in.integer("an atom id");
            Integer i = row.remove(id);
            if (i == null) {
                throw in.error("velocity of atom id " + id
                        + ", which the section Atoms does not have, or which had its velocity before");
            }
            for (int d = 0; d < 3; d++) {
                velocity[3 * i + d] = unit * in.real("velocity " + "xyz".charAt(d));
            }
        }
        v = velocity;
        return nextSection();
    }

    private Frame assemble(String title) {
        Map<Integer, String> symbols = new HashMap<>();
        List<String> symbolOfEachAtom = new ArrayList<>(count);
        int[] order = LammpsDumpReader.orderById(in, atomsLine, ids.toLongArray());
        for (int i : order) {
            symbolOfEachAtom.add(symbols.computeIfAbsent(
                    types.getInt(i),
                    t -> LammpsTypes.resolve(
                            in, atomsLine, t, options.species(), labels.get(t), masses.getOrDefault(t, 0.0))));
        }
        Atoms atoms = Atoms.of(symbolOfEachAtom);
        double[] h = {edge[0], 0, 0, tilt[0], edge[1], 0, tilt[1], tilt[2], edge[2]};
        boolean unlike = false;
        double[] q = new double[count];
        for (int k = 0; k < count; k++) {
            int i = 3 * order[k];
            atoms.setPosition(k, unwrapped(h, i, 0), unwrapped(h, i, 1), unwrapped(h, i, 2));
            if (!Double.isFinite(atoms.x()[k] + atoms.y()[k] + atoms.z()[k])) {
                throw in.error(atomsLine, "the position of atom id " + ids.getLong(order[k]) + " is not finite");
            }
            if (v != null) {
                atoms.vx()[k] = v[i];
                atoms.vy()[k] = v[i + 1];
                atoms.vz()[k] = v[i + 2];
            }
            q[k] = charged ? charges.getDouble(order[k]) : 0;
            Double mass = masses.get(types.getInt(order[k]));
            if (mass != null) {
                unlike |= atoms.mass()[k] != mass;
                atoms.mass()[k] = mass;
            }
        }
        boolean[] pbc = options.pbc() != null ? options.pbc() : new boolean[] {true, true, true};
        Frame frame = new Frame(atoms, cell(title, atoms, h, pbc));
        frame = v == null ? frame : frame.with(Frame.Field.VELOCITIES);
        frame = unlike ? frame.with(Frame.Field.MASSES) : frame;
        if (charged) {
            frame.columns().put("charges", new Frame.Column(1, q));
        }
        return frame;
    }

    private double unwrapped(double[] h, int i, int d) {
        return r.getDouble(i + d) + image.getInt(i) * h[d] + image.getInt(i + 1) * h[3 + d]
                + image.getInt(i + 2) * h[6 + d];
    }

    private Cell cell(String title, Atoms atoms, double[] h, boolean[] pbc) {
        try {
            return remembered(title, atoms, Cell.of(h, pbc));
        } catch (IllegalArgumentException e) {
            throw InputException.at(in.file(), 0, "the bounds and tilts of the box: " + e.getMessage());
        }
    }

    /** If the title is ours, turns the atoms back and returns the cell as it was; else the cell as it is. */
    private Cell remembered(String title, Atoms atoms, Cell box) {
        int mark = title.indexOf(LammpsDataFormat.MARK + " lattice=");
        if (mark < 0) {
            return box;
        }
        Map<String, Object> keys;
        try {
            keys = new Comment(title.substring(mark + LammpsDataFormat.MARK.length())).pairs();
        } catch (IllegalArgumentException e) {
            keys = new LinkedHashMap<>();
        }
        if (!(keys.get("lattice") instanceof double[] lattice && lattice.length == 9)
                || !(keys.get("rotation") instanceof double[] rotation && rotation.length == 9)
                || !(keys.get("pbc") instanceof boolean[] pbc && pbc.length == 3)) {
            throw in.error(1, "the line that remembers the cell is damaged: delete it to read the cell as it is");
        }
        for (int k = 0; k < 3; k++) {
            double[] a = {lattice[3 * k]};
            double[] b = {lattice[3 * k + 1]};
            double[] c = {lattice[3 * k + 2]};
            LammpsBox.apply(rotation, a, b, c);
            double error = Math.abs(a[0] - box.vector(k, 0)) + Math.abs(b[0] - box.vector(k, 1))
                    + Math.abs(c[0] - box.vector(k, 2));
            if (pbc[k] && error > 1e-8 * box.length(k)) {
                throw in.error(1,
                        "the cell that this line remembers is not the one of the box: delete the line to read the box as it is");
            }
        }
        if (!Arrays.equals(rotation, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1})) {
            double[] back = LammpsBox.transposed(rotation);
            LammpsBox.apply(back, atoms.x(), atoms.y(), atoms.z());
            LammpsBox.apply(back, atoms.vx(), atoms.vy(), atoms.vz());
        }
        boolean[] flags = options.pbc() != null ? options.pbc() : pbc;
        return Long.valueOf(2).equals(keys.get("dimensions"))
                ? Cell.planar(new double[] {lattice[0], lattice[1], lattice[3], lattice[4]}, flags[0], flags[1])
                : Cell.of(lattice, flags);
    }

    @Override
    public void close() {
        in.close();
    }
}
