package org.adatom.engine.io;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Optional;
import org.adatom.engine.Cell;

/**
 * Reads {@code input.data} of RuNNer and n2p2: blocks {@code begin ... end} of lines {@code comment}, {@code lattice} (three
 * or none), {@code atom x y z element charge unused fx fy fz}, {@code energy} and {@code charge} (J. Behler, RuNNer
 * manual; A. Singraber et al., J. Chem. Theory Comput. 15, 1827 (2019)). The numbers are in the units of the file, which
 * it does not tell: {@link ReadOptions#fileUnits}.
 */
final class RunnerReader implements FrameReader {
    private final TextInput in;
    private long frames;

    RunnerReader(TextInput in, ReadOptions options) {
        this.in = in;
        if (options.fileUnits() == null) {
            in.close();
            throw in.error("the file does not say whether it is in hartree and bohr or in eV and A: "
                    + "give fileUnits: hartree-bohr or ev-angstrom (convert: --file-units)");
        }
    }

    @Override
    public Optional<Frame> next() {
        do {
            if (!in.nextLine()) {
                if (frames == 0) {
                    throw in.error("the file is empty, 'begin' was expected");
                }
                return Optional.empty();
            }
        } while (in.atEnd());
        if (!in.text("'begin'").equals("begin")) {
            throw in.error("found '" + TextInput.shown(in.line()) + "' where 'begin' was expected"
                    + (frames == 0 ? "; a data file of LAMMPS needs format: lammps-data" : ""));
        }
        frames++;
        return Optional.of(block(in.lineNumber()));
    }

    private Frame block(long begin) {
        DoubleArrayList lattice = new DoubleArrayList();
        DoubleArrayList charges = new DoubleArrayList();
        AtomRows atoms = new AtomRows();
        StringBuilder comment = new StringBuilder();
        Double energy = null;
        Double charge = null;
        while (true) {
            in.needLine("'end' of the block that begins in line " + begin);
            if (in.atEnd()) {
                continue;
            }
            String key = in.text("a keyword");
            switch (key) {
                case "comment" -> comment.append(comment.isEmpty() ? "" : " ")
                        .append(in.line().trim().substring(key.length()).trim());
                case "lattice" -> {
                    if (lattice.size() == 9) {
                        throw in.error("a fourth line 'lattice'");
                    }
                    for (int d = 0; d < 3; d++) {
                        lattice.add(in.real("a component of a lattice vector"));
                    }
                    in.needEnd("the lattice vector");
                }
                case "atom" -> charges.add(atom(atoms));
                case "energy" -> energy = once(energy, "energy");
                case "charge" -> charge = once(charge, "charge");
                case "end" -> {
                    return frame(atoms, lattice, charges, comment.toString(), energy, charge);
                }
                case "begin" ->
                        throw in.error("a second 'begin' before 'end' of the block that begins in line " + begin);
                default -> throw in.error("found '" + TextInput.shown(key)
                        + "' where begin, comment, lattice, atom, energy, charge or end was expected");
            }
        }
    }

    private double atom(AtomRows atoms) {
        double x = in.real("coordinate x");
        double y = in.real("coordinate y");
        double z = in.real("coordinate z");
        atoms.add(in.text("the element"), x, y, z);
        double charge = in.real("the charge of the atom");
        in.real("the unused number behind the charge");
        atoms.force(in.real("force component x"), in.real("force component y"), in.real("force component z"));
        in.needEnd("the force");
        return charge;
    }

    private Double once(Double before, String what) {
        if (before != null) {
            throw in.error("a second line '" + what + "' in a block");
        }
        double value = in.real("the " + what);
        in.needEnd("the " + what);
        return value;
    }

    private Frame frame(AtomRows atoms, DoubleArrayList lattice, DoubleArrayList charges, String comment, Double energy,
            Double charge) {
        if (lattice.size() != 0 && lattice.size() != 9) {
            throw in.error(lattice.size() / 3 + " lines 'lattice', expected three, or none for a molecule");
        }
        Frame frame;
        try {
            frame = atoms.in(lattice.isEmpty()
                    ? Cell.open()
                    : Cell.of(lattice.toDoubleArray(), true, true, true));
        } catch (IllegalArgumentException e) {
            throw in.error(e.getMessage());
        }
        if (!comment.isEmpty()) {
            frame.info().put("comment", comment);
        }
        if (energy != null) {
            frame.info().put("energy", energy);
        }
        if (charge != null) {
            frame.info().put("charge", charge);
        }
        if (charges.doubleStream().anyMatch(q -> q != 0)) {
            frame.columns().put("charges", new Frame.Column(1, charges.toDoubleArray()));
        }
        return frame;
    }

    @Override
    public void close() {
        in.close();
    }
}
