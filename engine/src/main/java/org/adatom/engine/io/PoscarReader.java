package org.adatom.engine.io;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * Reads POSCAR and CONTCAR of VASP 5 and later: scale (negative: volume; three: along x, y, z), species, selective
 * dynamics, Direct or Cartesian, velocities in &Aring;/fs or direct coordinates per fs. The file does not say what is
 * periodic: everything, unless the options say otherwise.
 */
final class PoscarReader implements FrameReader {
    private static final int LARGEST_COUNT = 500_000_000;

    private final TextInput in;
    private final ReadOptions options;
    private boolean done;

    PoscarReader(TextInput in, ReadOptions options) {
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
            throw in.error("the file is empty, a POSCAR was expected");
        }
        String comment = in.line().trim();
        double[] scale = scale();
        double[] rows = lattice(scale);
        Cell cell;
        try {
            cell = Cell.of(rows, options.pbc() != null ? options.pbc() : new boolean[] {true, true, true});
        } catch (IllegalArgumentException e) {
            throw in.error(e.getMessage());
        }
        List<Species> species = species();
        int count = species.stream().mapToInt(Species::count).sum();
        in.needLine("'Direct' or 'Cartesian'");
        boolean selective = modeLetter() == 's';
        if (selective) {
            in.needLine("'Direct' or 'Cartesian'");
        }
        boolean cartesian = modeLetter() == 'c' || modeLetter() == 'k';
        if (!cartesian && modeLetter() != 'd') {
            throw in.error("found '" + TextInput.shown(in.line()) + "' where 'Direct' or 'Cartesian' was expected");
        }
        // The numbers of atoms may be wrong, so memory is taken for those that are there.
        DoubleArrayList r = new DoubleArrayList();
        IntArrayList frozen = new IntArrayList();
        for (int i = 0; i < count; i++) {
            in.needLine("the position of atom " + (i + 1) + " of " + count);
            double a = in.real("a coordinate");
            double b = in.real("a coordinate");
            double c = in.real("a coordinate");
            for (int d = 0; d < 3; d++) {
                double x = cartesian ? scale[d] * (d == 0 ? a : d == 1 ? b : c) : cell.cartesian(d, a, b, c);
                if (!Double.isFinite(x)) {
                    throw in.error("the position of atom " + (i + 1) + " is not finite");
                }
                r.add(x);
            }
            if (selective) {
                frozen.add(flags(cell));
            }
        }
        Atoms atoms = Atoms.of(
                species.stream().flatMap(s -> Collections.nCopies(s.count, s.symbol).stream()).toList());
        for (int i = 0; i < count; i++) {
            atoms.setPosition(i, r.getDouble(3 * i), r.getDouble(3 * i + 1), r.getDouble(3 * i + 2));
            atoms.frozen()[i] = selective ? (byte) frozen.getInt(i) : 0;
        }
        Frame frame = new Frame(atoms, cell);
        frame = selective ? frame.with(Frame.Field.FROZEN) : frame;
        if (!comment.isEmpty()) {
            frame.info().put("comment", comment);
        }
        return Optional.of(velocities(atoms, cell) ? frame.with(Frame.Field.VELOCITIES) : frame);
    }

    /** Factors along x, y, z; a single negative number is the volume, found out with the vectors. */
    private double[] scale() {
        in.needLine("the scale");
        double first = in.real("the scale");
        double[] s = {first, first, first};
        if (!in.atEnd()) {
            String rest = in.line().trim();
            if (rest.split("\\s+").length >= 3 && Numbers.isDecimal(rest.split("\\s+")[1].toLowerCase(Locale.ROOT))) {
                s[1] = in.real("the scale along y");
                s[2] = in.real("the scale along z");
            }
        }
        boolean three = s[1] != first || s[2] != first;
        if (first == 0 || three && !(first > 0 && s[1] > 0 && s[2] > 0)) {
            throw in.error("scale " + TextInput.shown(in.line())
                    + ": expected a positive factor, a negative volume or three positive factors");
        }
        return s;
    }

    private double[] lattice(double[] scale) {
        double[] h = new double[9];
        for (int k = 0; k < 3; k++) {
            in.needLine("cell vector " + "abc".charAt(k));
            for (int d = 0; d < 3; d++) {
                h[3 * k + d] = in.real("a component of cell vector " + "abc".charAt(k));
            }
        }
        if (scale[0] < 0) {
            double volume = Math.abs(h[0] * (h[4] * h[8] - h[5] * h[7]) - h[1] * (h[3] * h[8] - h[5] * h[6])
                    + h[2] * (h[3] * h[7] - h[4] * h[6]));
            if (!(volume > 0)) {
                throw in.error("the cell has zero volume: its vectors are linearly dependent");
            }
            Arrays.fill(scale, Math.cbrt(-scale[0] / volume));
        }
        for (int k = 0; k < 9; k++) {
            h[k] *= scale[k % 3];
        }
        return h;
    }

    /** How many atoms of a label follow. */
    private record Species(String symbol, int count) {}

    private List<Species> species() {
        List<Species> species = new ArrayList<>();
        in.needLine("the line of species");
        List<String> symbols = new ArrayList<>();
        while (in.nextWord()) {
            // VASP 6 appends the potential: Fe_pv/0a1b2c...
            String symbol = in.word().replaceFirst("[/_].*", "");
            if (symbol.isEmpty()) {
                throw in.error("found '" + TextInput.shown(in.word()) + "' where a species was expected");
            }
            symbols.add(symbol);
        }
        if (symbols.isEmpty()) {
            throw in.error("the line of species is empty");
        }
        if (symbols.stream().allMatch(Numbers::isInteger)) {
            throw in.error("found the numbers of atoms (" + TextInput.shown(in.line())
                    + ") where the species were expected: this is a VASP 4 file, insert a line with the symbols before this one");
        }
        in.needLine("the numbers of atoms");
        long count = 0;
        for (String symbol : symbols) {
            int n = in.count("the number of " + TextInput.shown(symbol) + " atoms");
            species.add(new Species(symbol, n));
            count += n;
        }
        if (count > LARGEST_COUNT) {
            throw in.error("more than " + LARGEST_COUNT + " atoms: the numbers of atoms are damaged");
        }
        in.needEnd("the numbers of the " + symbols.size() + " species");
        return species;
    }

    private char modeLetter() {
        String mode = in.line().trim();
        return mode.isEmpty() ? ' ' : Character.toLowerCase(mode.charAt(0));
    }

    private byte flags(Cell cell) {
        int frozen = 0;
        for (int d = 0; d < 3; d++) {
            String word = in.text("a flag T or F").replace(".", "");
            char c = Character.toUpperCase(word.isEmpty() ? ' ' : word.charAt(0));
            if (c != 'T' && c != 'F') {
                throw in.error("found '" + TextInput.shown(in.word()) + "' where a flag T or F was expected");
            }
            frozen |= c == 'F' ? 1 << d : 0;
        }
        if (frozen != 0 && frozen != Atoms.FROZEN && !PoscarFormat.alongAxes(cell)) {
            throw in.error(
                    "the flags hold the atom along some cell vectors only, which is supported only if these lie along "
                            + "x, y and z: use T T T or F F F");
        }
        return (byte) frozen;
    }

    /** Reads the velocities behind the positions, if there are any. */
    private boolean velocities(Atoms atoms, Cell cell) {
        if (!in.nextLine()) {
            return false;
        }
        if (modeLetter() == 'l') {
            // Lattice velocities: state, three velocities and three vectors, then the mode of the atoms' velocities.
            for (int k = 0; k < 8; k++) {
                in.needLine("the block of lattice velocities");
            }
        }
        boolean direct = modeLetter() == 'd';
        if (" dck".indexOf(modeLetter()) < 0) {
            throw in.error("found '" + TextInput.shown(in.line()) + "' after the positions of " + atoms.count()
                    + " atoms, where a blank line and velocities may follow");
        }
        double unit = VelocityUnit.A_PER_FS.inInternalUnits(options.units());
        for (int i = 0; i < atoms.count(); i++) {
            if (!in.nextLine() || in.atEnd()) {
                if (i == 0) {
                    return false;
                }
                throw in.error("the velocities end after " + i + " of " + atoms.count()
                        + " atoms: the file is truncated, copy or write it again");
            }
            double a = unit * in.real("a velocity");
            double b = unit * in.real("a velocity");
            double c = unit * in.real("a velocity");
            atoms.vx()[i] = direct ? cell.cartesian(0, a, b, c) : a;
            atoms.vy()[i] = direct ? cell.cartesian(1, a, b, c) : b;
            atoms.vz()[i] = direct ? cell.cartesian(2, a, b, c) : c;
            if (!Double.isFinite(atoms.vx()[i] + atoms.vy()[i] + atoms.vz()[i])) {
                throw in.error("the velocity of atom " + (i + 1) + " is not finite");
            }
        }
        return atoms.count() > 0;
    }

    @Override
    public void close() {
        in.close();
    }
}
