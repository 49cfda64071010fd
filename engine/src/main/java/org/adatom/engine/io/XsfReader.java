package org.adatom.engine.io;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.engine.Cell;
import org.adatom.engine.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XSF file as aenet has it (N. Artrith, A. Urban, Comput. Mater. Sci. 114, 135 (2016)): the comment {@code # total
 * energy = ... eV}; {@code CRYSTAL}, {@code SLAB} or {@code POLYMER} with {@code PRIMVEC} and {@code PRIMCOORD}, or
 * {@code ATOMS} for a molecule; positions in &Aring;, forces in eV/&Aring; (XCrySDen's own files have hartree/&Aring;).
 */
final class XsfReader implements FrameReader {
    private static final Pattern ENERGY =
            Pattern.compile("total\\s+energy\\s*[=:]\\s*(\\S+)", Pattern.CASE_INSENSITIVE);

    private final TextInput in;
    private boolean done;
    private int periodic = 3;
    private double @Nullable [] vectors;
    private @Nullable AtomRows atoms;
    private @Nullable Double energy;

    XsfReader(TextInput in) {
        this.in = in;
    }

    @Override
    public Optional<Frame> next() {
        if (done) {
            return Optional.empty();
        }
        done = true;
        while (atoms == null) {
            in.needLine("PRIMCOORD or ATOMS");
            if (in.atEnd()) {
                continue;
            }
            section(in.text("a section"));
        }
        boolean crystal = vectors != null;
        Frame frame;
        try {
            frame = atoms.in(crystal
                    ? Cell.of(vectors, true, periodic > 1, periodic > 2)
                    : Cell.open());
        } catch (IllegalArgumentException e) {
            throw in.error(e.getMessage());
        }
        if (energy != null) {
            frame.info().put("energy", energy);
        }
        return Optional.of(frame);
    }

    private void section(String word) {
        switch (word.toUpperCase(Locale.ROOT)) {
            case "CRYSTAL" -> periodic = 3;
            case "SLAB" -> periodic = 2;
            case "POLYMER" -> periodic = 1;
            case "MOLECULE", "INFO" -> {
                // a molecule needs no more, INFO says nothing of the structure
            }
            case "PRIMVEC" -> vectors = vectors();
            case "CONVVEC" -> vectors();
            case "PRIMCOORD" -> {
                if (vectors == null) {
                    throw in.error("PRIMCOORD without PRIMVEC before it");
                }
                in.needLine("the number of atoms");
                atoms = rows(in.count("the number of atoms"));
            }
            case "ATOMS" -> {
                if (vectors != null) {
                    throw in.error("ATOMS beside PRIMVEC: a crystal has PRIMCOORD");
                }
                atoms = rows(-1);
            }
            case "ANIMSTEPS" -> throw in.error(
                    "an animation of several structures is not read: split the file into one for each structure");
            default -> {
                if (!word.startsWith("#")) {
                    throw in.error("found '" + TextInput.shown(in.line())
                            + "' where a section of an XSF file was expected (CRYSTAL, PRIMVEC, PRIMCOORD, ATOMS)");
                }
                comment(in.line());
            }
        }
    }

    private void comment(String line) {
        Matcher m = ENERGY.matcher(line);
        if (m.find()) {
            double value = Numbers.real(m.group(1));
            if (!Double.isFinite(value)) {
                throw in.error("the total energy '" + TextInput.shown(m.group(1)) + "' is not a finite number");
            }
            energy = value;
        }
    }

    private double[] vectors() {
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            if (k % 3 == 0) {
                in.needLine("cell vector " + "abc".charAt(k / 3));
            }
            rows[k] = in.real("a component of a cell vector");
        }
        return rows;
    }

    /** The atoms; those to the end of the file if {@code count} is negative. */
    private AtomRows rows(int count) {
        AtomRows rows = new AtomRows();
        while (rows.count() != count) {
            if (!in.nextLine() || in.atEndOrComment()) {
                if (count < 0) {
                    break;
                }
                throw in.error("found " + rows.count() + " of " + count
                        + " atoms: the file is truncated, copy or write it again");
            }
            String symbol = symbol(in.text("the element"));
            rows.add(symbol, in.real("coordinate x"), in.real("coordinate y"), in.real("coordinate z"));
            if (!in.atEndOrComment()) {
                rows.force(in.real("force component x"), in.real("force component y"), in.real("force component z"));
            }
            if (rows.forces() != 0 && rows.forces() != rows.count()) {
                throw in.error("some atoms have a force and others none");
            }
            if (!in.atEndOrComment()) {
                in.needEnd("the force");
            }
        }
        if (rows.count() == 0) {
            throw in.error("a structure without atoms");
        }
        return rows;
    }

    /** The symbol of an element, which XSF files may also name by its number. */
    private String symbol(String word) {
        if (!Numbers.isInteger(word)) {
            return word;
        }
        long z = Long.parseLong(word);
        if (z < 1 || z > Elements.symbols().size()) {
            throw in.error("found the atomic number " + z + ", which no element has");
        }
        return Elements.symbol((int) z);
    }

    @Override
    public void close() {
        in.close();
    }
}
