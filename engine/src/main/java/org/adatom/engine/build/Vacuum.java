package org.adatom.engine.build;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Empty space along cell vectors, half of it on either side of the matter: block {@code structure.vacuum}. A periodic
 * direction is cut at the widest gap between atoms (at the cell's face, if gaps are equally wide).
 *
 * @param axis the cell vectors, by the letters a, b, c
 * @param thickness how much wider the cell becomes, measured perpendicular to the other two vectors, &Aring;
 * @param periodic whether these directions stay periodic
 */
@Description("Empty space: turns a crystal into a slab, a wire or a cluster")
public record Vacuum(
        @Description("Cell vector (or list of them) along which space is added: a, b or c (default c)") @Nullable List<String> axis,
        @Description("Added width, perpendicular to the surface") @Quantity(Dimension.LENGTH) Double thickness,
        @Description("Keep these directions periodic (default false: they become open)") @Nullable Boolean periodic) {
    /** Checks. */
    public Vacuum {
        Checks.present("vacuum.thickness", thickness);
        if (!(thickness >= 0 && thickness < Double.POSITIVE_INFINITY)) {
            throw new InputException("vacuum.thickness: " + thickness + " A is not a width, use 0 or more");
        }
        axis = axis == null ? List.of("c") : List.copyOf(axis);
        axis.forEach(letter -> Checks.axis("vacuum.axis", letter));
    }

    /** The frame with the space added. */
    public Frame apply(Frame frame) {
        Frame result = frame;
        for (String letter : axis) {
            result = along(result, Checks.axis("vacuum.axis", letter));
        }
        return result;
    }

    private Frame along(Frame frame, int k) {
        Cell cell = frame.cell();
        if (cell.length(k) == 0) {
            throw new InputException("vacuum.axis: the cell has no vector along " + "abc".charAt(k));
        }
        Atoms atoms = frame.atoms().copy();
        double cut = cell.periodic(k) ? widestGap(atoms, cell, k) : 0;
        double height = cell.height(k);
        double[] step = new double[3];
        for (int d = 0; d < 3; d++) {
            step[d] = cell.vector(k, d);
        }
        for (int i = 0; i < atoms.count(); i++) {
            double fraction = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
            double images = (cell.periodic(k) ? -Math.floor(fraction - cut) : 0) + 0.5 * thickness / height;
            atoms.x()[i] += images * step[0];
            atoms.y()[i] += images * step[1];
            atoms.z()[i] += images * step[2];
        }
        double[] rows = cell.rows();
        for (int d = 0; d < 3; d++) {
            rows[3 * k + d] *= (height + thickness) / height;
        }
        boolean[] pbc = cell.periodic();
        pbc[k] &= periodic != null && periodic;
        return frame.changed(atoms, cell.withVectors(rows).withPeriodicity(pbc), frame.columns());
    }

    /** The fraction along vector k at which to cut: just below the atoms above the widest gap. */
    private static double widestGap(Atoms atoms, Cell cell, int k) {
        double[] f = new double[atoms.count()];
        for (int i = 0; i < f.length; i++) {
            double fraction = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
            f[i] = fraction - Math.floor(fraction + EPSILON);
        }
        if (f.length == 0) {
            return 0;
        }
        Arrays.sort(f);
        double widest = f[0] + 1 - f[f.length - 1];
        double cut = f[0];
        for (int i = 1; i < f.length; i++) {
            if (f[i] - f[i - 1] > widest + EPSILON) {
                widest = f[i] - f[i - 1];
                cut = f[i];
            }
        }
        return cut - Math.min(EPSILON, 0.5 * widest);
    }

    private static final double EPSILON = 1e-6;
}
