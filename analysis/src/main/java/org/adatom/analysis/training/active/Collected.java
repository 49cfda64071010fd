package org.adatom.analysis.training.active;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.io.Frame;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * A frame that was labelled and is learned from.
 *
 * @param origin where it is from
 * @param labels configuration and labels
 */
public record Collected(Origin origin, LabelledFrame labels) {
    private static final String FILE = "collected.extxyz, frame ";

    /**
     * A frame with its labels.
     *
     * @param number in the file of collected frames, from 1
     */
    static Collected of(Origin origin, LabelledFrame labels, int number) {
        return new Collected(origin, new LabelledFrame(FILE + number, origin.group(),
                Candidate.positions(labels.atoms()), labels.cell(), labels.energy(), labels.forces(), labels.virial()));
    }

    /** The frame with labels under the usual names; its keys tell its origin. */
    public Frame frame() {
        Atoms atoms = labels.atoms().copy();
        Frame frame = new Frame(atoms, labels.cell());
        if (labels.energy() != null) {
            frame.info().put("energy", labels.energy());
        }
        if (labels.virial() != null) {
            frame.info().put("virial", labels.virial().clone());
        }
        frame.info().putAll(origin.info());
        double[] f = labels.forces();
        if (f == null) {
            return frame;
        }
        for (int i = 0; i < atoms.count(); i++) {
            atoms.fx()[i] = f[3 * i];
            atoms.fy()[i] = f[3 * i + 1];
            atoms.fz()[i] = f[3 * i + 2];
        }
        return frame.with(Frame.Field.FORCES);
    }

    /** The largest component of a force, eV/&Aring;; 0 without forces. */
    double largestForce() {
        return labels.forces() == null ? 0 : Evaluation.largest(labels.forces());
    }

    void save(DataOutput out) throws IOException {
        origin.save(out);
        Candidate.save(out, labels.atoms(), labels.cell());
        save(out, labels.energy() == null ? null : new double[] {labels.energy()});
        save(out, labels.forces());
        save(out, labels.virial());
    }

    private static void save(DataOutput out, double @Nullable [] numbers) throws IOException {
        out.writeInt(numbers == null ? -1 : numbers.length);
        for (int k = 0; numbers != null && k < numbers.length; k++) {
            out.writeDouble(numbers[k]);
        }
    }

    private static double @Nullable [] numbers(DataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            return null;
        }
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = in.readDouble();
        }
        return numbers;
    }

    static Collected restored(DataInput in, int number) throws IOException {
        Origin origin = Origin.restored(in);
        Atoms atoms = Candidate.atoms(in);
        Cell cell = Cell.restored(in);
        double[] energy = numbers(in);
        return of(origin, new LabelledFrame("", "", atoms, cell, energy == null ? null : energy[0], numbers(in),
                numbers(in)), number);
    }
}
