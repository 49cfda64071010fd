package org.adatom.engine.build;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.io.Frame;

/**
 * A rigid rotation of atoms, velocities and cell about an axis through the origin: block {@code structure.rotate}.
 *
 * @param axis direction of the axis, any length
 * @param angle right-handed about the axis, degrees
 */
@Description("Rotation of atoms and cell about an axis through the origin")
public record Rotation(
        @Description("Direction of the axis, such as [0, 0, 1]") List<Double> axis,
        @Description("Angle, right-handed about the axis") @Quantity(Dimension.ANGLE) Double angle) {
    /** Checks. */
    public Rotation {
        Checks.present("rotate.axis", axis);
        Checks.present("rotate.angle", angle);
        if (axis.size() != 3 || !(norm(axis) > 0 && norm(axis) < Double.POSITIVE_INFINITY)) {
            throw new InputException("rotate.axis: " + axis + " is no direction, give three numbers such as [0, 0, 1]");
        }
        if (!Double.isFinite(angle)) {
            throw new InputException("rotate.angle: " + angle + " degrees is not a finite angle");
        }
        axis = List.copyOf(axis);
    }

    /**
     * The rotated frame.
     *
     * @throws InputException if it would turn a two-dimensional system out of its plane
     */
    public Frame apply(Frame frame) {
        if (frame.cell().dimensions() == 2 && (axis.get(0) != 0 || axis.get(1) != 0)) {
            throw new InputException("rotate.axis: a two-dimensional structure turns about [0, 0, 1] only");
        }
        double[] m = matrix();
        Atoms atoms = frame.atoms().copy();
        rotate(m, atoms.x(), atoms.y(), atoms.z());
        rotate(m, atoms.vx(), atoms.vy(), atoms.vz());
        double[] h = frame.cell().rows();
        double[] rows = new double[9];
        for (int k = 0; k < 9; k += 3) {
            for (int d = 0; d < 3; d++) {
                rows[k + d] = m[3 * d] * h[k] + m[3 * d + 1] * h[k + 1] + m[3 * d + 2] * h[k + 2];
            }
        }
        return frame.changed(atoms, frame.cell().withVectors(rows), frame.columns());
    }

    /** The rotation matrix, row by row (Rodrigues' formula). */
    private double[] matrix() {
        double norm = norm(axis);
        double x = axis.get(0) / norm;
        double y = axis.get(1) / norm;
        double z = axis.get(2) / norm;
        double c = Math.cos(Math.toRadians(angle));
        double s = Math.sin(Math.toRadians(angle));
        double t = 1 - c;
        return new double[] {
            c + t * x * x, t * x * y - s * z, t * x * z + s * y,
            t * x * y + s * z, c + t * y * y, t * y * z - s * x,
            t * x * z - s * y, t * y * z + s * x, c + t * z * z
        };
    }

    private static void rotate(double[] m, double[] x, double[] y, double[] z) {
        for (int i = 0; i < x.length; i++) {
            double px = x[i];
            double py = y[i];
            double pz = z[i];
            x[i] = m[0] * px + m[1] * py + m[2] * pz;
            y[i] = m[3] * px + m[4] * py + m[5] * pz;
            z[i] = m[6] * px + m[7] * py + m[8] * pz;
        }
    }

    private static double norm(List<Double> v) {
        return Math.sqrt(v.stream().mapToDouble(c -> c * c).sum());
    }
}
