package org.adatom.engine.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.engine.Cell;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Reads all ionic steps of an OUTCAR of VASP 5 and 6. {@code energy} is that extrapolated to zero smearing ({@code
 * energy(sigma->0)}), {@code free_energy} is TOTEN, whose derivatives the forces are; {@code virial} comes from the line {@code in
 * kB}, in which a compressed crystal is positive and the components stand in the order xx yy zz xy yz zx. A step that the file
 * ends before is left out; a table of forces that breaks off is an error.
 */
final class OutcarReader implements FrameReader {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+\\.\\d*(?:[eE][-+]?\\d+)?");
    private static final Pattern STARS = Pattern.compile("\\*{3,}");
    private static final int LARGEST_COUNT = 100_000_000;

    private final TextInput in;
    private final ReadOptions options;
    private final List<String> potentials = new ArrayList<>();
    private List<String> symbols = List.of();
    private double @Nullable [] vectors;
    private double @Nullable [] pressures;
    private @Nullable AtomRows atoms;
    private @Nullable Double free;
    private long frames;

    OutcarReader(TextInput in, ReadOptions options) {
        this.in = in;
        this.options = options;
    }

    @Override
    public Optional<Frame> next() {
        while (in.nextLine()) {
            String line = in.line();
            if (line.contains("TITEL  =")) {
                potentials.add(species(line));
            } else if (line.contains("ions per type =")) {
                symbols = symbols(line);
            } else if (line.contains("direct lattice vectors")) {
                vectors = vectors();
            } else if (line.startsWith("  in kB")) {
                pressures = numbers(line, 6, "six components of the stress");
            } else if (line.contains("POSITION") && line.contains("TOTAL-FORCE")) {
                atoms = rows();
            } else if (line.contains("free  energy   TOTEN  =")) {
                free = numbers(line, 1, "the free energy")[0];
            } else if (line.contains("energy(sigma->0) =") && free != null && atoms != null) {
                frames++;
                return Optional.of(frame(numbers(line.substring(line.indexOf("energy(sigma->0)")), 1,
                        "the energy for sigma->0")[0]));
            }
        }
        if (frames == 0) {
            throw in.error(symbols.isEmpty()
                    ? "no 'ions per type' in the file: this is no OUTCAR of VASP"
                    : "no ionic step with forces and energy is complete in this OUTCAR");
        }
        if (atoms != null) {
            throw in.error("the energy of the last ionic step is missing: the file is truncated, copy it again");
        }
        return Optional.empty();
    }

    /** The element of {@code TITEL  = PAW_PBE Ti_pv 07Sep2000}. */
    private String species(String line) {
        String[] words = line.substring(line.indexOf('=') + 1).trim().split("\\s+");
        String symbol = (words.length > 1 ? words[1] : words[0]).replaceFirst("[^A-Za-z].*", "");
        if (symbol.isEmpty()) {
            throw in.error("found '" + TextInput.shown(line) + "', where the potential of an element was expected");
        }
        return symbol;
    }

    private List<String> symbols(String line) {
        String[] counts = line.substring(line.indexOf('=') + 1).trim().split("\\s+");
        // Some versions print each potential twice, before and after the table of their contents.
        List<String> species = potentials.size() == 2 * counts.length
                ? potentials.subList(0, counts.length)
                : potentials;
        if (species.size() != counts.length) {
            throw in.error(counts.length + " numbers of ions for " + species.size() + " potentials (TITEL)");
        }
        List<String> all = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (!Numbers.isInteger(counts[k]) || Long.parseLong(counts[k]) < 1
                    || Long.parseLong(counts[k]) > LARGEST_COUNT) {
                throw in.error("found '" + TextInput.shown(counts[k]) + "' where a number of ions was expected");
            }
            all.add(species.get(k) + " " + counts[k]);
        }
        return all;
    }

    private double[] vectors() {
        double[] rows = new double[9];
        for (int k = 0; k < 3; k++) {
            in.needLine("cell vector " + "abc".charAt(k));
            System.arraycopy(numbers(in.line(), 6, "a cell vector and its reciprocal"), 0, rows, 3 * k, 3);
        }
        return rows;
    }

    /** The first numbers of a line, which VASP may print without room between them. */
    private double[] numbers(String line, int count, String what) {
        double[] values = new double[count];
        Matcher m = NUMBER.matcher(line);
        for (int k = 0; k < count; k++) {
            if (!m.find()) {
                throw in.error("found '" + TextInput.shown(line) + "' where " + what + " was expected"
                        + (STARS.matcher(line).find()
                                ? "; VASP had no room for the number: the step is not usable"
                                : ""));
            }
            values[k] = Double.parseDouble(m.group());
            if (!Double.isFinite(values[k])) {
                throw in.error(what + " is not finite");
            }
        }
        return values;
    }

    /** The table of positions and forces. */
    private AtomRows rows() {
        if (symbols.isEmpty()) {
            throw in.error("positions before 'ions per type': the head of the OUTCAR is missing");
        }
        in.needLine("the table of positions and forces");
        AtomRows rows = new AtomRows();
        for (String group : symbols) {
            String[] parts = group.split(" ");
            int n = Integer.parseInt(parts[1]);
            for (int i = 0; i < n; i++) {
                in.needLine("position and force of atom " + (rows.count() + 1));
                double[] v = numbers(in.line(), 6, "position and force of atom " + (rows.count() + 1));
                rows.add(parts[0], v[0], v[1], v[2]);
                rows.force(v[3], v[4], v[5]);
            }
        }
        return rows;
    }

    private Frame frame(double energy) {
        if (vectors == null) {
            throw in.error("an ionic step without 'direct lattice vectors' before it");
        }
        Frame frame;
        try {
            frame = atoms
                    .in(Cell.of(vectors, options.pbc() != null ? options.pbc() : new boolean[] {true, true, true}));
        } catch (IllegalArgumentException e) {
            throw in.error(e.getMessage());
        }
        frame.info().put("energy", energy);
        frame.info().put("free_energy", free);
        if (pressures != null) {
            double kilobar = 0.1 * Units.CODATA_2018.gigapascal();
            double[] virial = StressOrder.XX_YY_ZZ_XY_YZ_XZ.matrix(pressures, kilobar * frame.cell().volume());
            if (!Arrays.stream(virial).allMatch(Double::isFinite)) {
                throw in.error("the stress of the step is not finite");
            }
            frame.info().put("virial", virial);
        }
        atoms = null;
        free = null;
        pressures = null;
        return frame;
    }

    @Override
    public void close() {
        in.close();
    }
}
