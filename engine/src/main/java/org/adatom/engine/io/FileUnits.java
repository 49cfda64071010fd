package org.adatom.engine.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/** Units of lengths and energies in files that do not state them (CODATA 2018). */
public enum FileUnits {
    /** Angstrom and electronvolt. */
    EV_ANGSTROM(1, 1),
    /** Bohr and hartree, the atomic units. */
    HARTREE_BOHR(0.529177210903, 27.211386245988);

    private final double length;
    private final double energy;

    FileUnits(double length, double energy) {
        this.length = length;
        this.energy = energy;
    }

    /** The name in input files: {@code ev-angstrom}, {@code hartree-bohr}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The units of that name.
     *
     * @throws InputException if there are none
     */
    public static FileUnits named(String name) {
        for (FileUnits units : values()) {
            if (units.toString().equals(name)) {
                return units;
            }
        }
        throw new InputException("no units of files '" + name + "': use ev-angstrom or hartree-bohr");
    }

    /** One unit of length, &Aring;. */
    public double length() {
        return length;
    }

    /** One unit of energy, eV. */
    public double energy() {
        return energy;
    }

    /** The frames of a file in eV and &Aring;. */
    FrameReader converted(FrameReader reader, Path file) {
        return this == EV_ANGSTROM ? reader : new FrameReader() {
            @Override
            public Optional<Frame> next() {
                try {
                    return reader.next().map(f -> converted(f));
                } catch (IllegalArgumentException e) {
                    throw InputException.at(file, 0, "in the units " + FileUnits.this + ": " + e.getMessage());
                }
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    /**
     * A frame in eV and &Aring;: cell, positions, forces, and {@code energy}, {@code free_energy}, {@code virial} and {@code
     * stress} in its {@code info}. Velocities stay, whose unit is another matter.
     *
     * @throws IllegalArgumentException if the cell is too large for numbers
     */
    public Frame converted(Frame frame) {
        Atoms atoms = frame.atoms().copy();
        for (double[] r : List.of(atoms.x(), atoms.y(), atoms.z())) {
            scale(r, length);
        }
        for (double[] f : List.of(atoms.fx(), atoms.fy(), atoms.fz())) {
            scale(f, energy / length);
        }
        double[] rows = frame.cell().rows();
        scale(rows, length);
        Cell cell = frame.cell().withVectors(rows);
        Map<String, Object> info = new LinkedHashMap<>(frame.info());
        for (String key : List.of("energy", "free_energy", "virial")) {
            info.computeIfPresent(key, (k, v) -> scaled(v, energy));
        }
        info.computeIfPresent("stress", (k, v) -> scaled(v, energy / (length * length * length)));
        return new Frame(atoms, cell, frame.fields(), info, frame.columns());
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    /** Numbers times a factor; what is none stays, for the reader of labels to complain. */
    private static Object scaled(Object value, double factor) {
        return switch (value) {
            case Number n -> factor * n.doubleValue();
            case double[] v -> {
                double[] copy = v.clone();
                scale(copy, factor);
                yield copy;
            }
            case double[][] m -> {
                double[][] copy = new double[m.length][];
                for (int i = 0; i < m.length; i++) {
                    copy[i] = m[i].clone();
                    scale(copy[i], factor);
                }
                yield copy;
            }
            default -> value;
        };
    }
}
