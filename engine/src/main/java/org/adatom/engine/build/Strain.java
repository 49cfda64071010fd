package org.adatom.engine.build;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/** Homogeneous deformation of atoms and cell, x &rarr; x (1 + &epsilon;). */
public final class Strain {
    private Strain() {}

    /**
     * The nine components of &epsilon;, row by row, from the short forms that users write.
     *
     * @param e one number: the same along x, y, z; three: along x, y, z; six: Voigt order xx yy zz yz xz xy with
     *     engineering shear (twice the off-diagonal component); nine: the components themselves
     * @throws InputException for any other number of components
     */
    public static double[] tensor(List<Double> e) {
        return switch (e.size()) {
            case 1 -> new double[] {e.get(0), 0, 0, 0, e.get(0), 0, 0, 0, e.get(0)};
            case 3 -> new double[] {e.get(0), 0, 0, 0, e.get(1), 0, 0, 0, e.get(2)};
            case 6 -> new double[] {
                e.get(0), e.get(5) / 2, e.get(4) / 2,
                e.get(5) / 2, e.get(1), e.get(3) / 2,
                e.get(4) / 2, e.get(3) / 2, e.get(2)
            };
            case 9 -> e.stream().mapToDouble(Double::doubleValue).toArray();
            default -> throw new InputException(
                    "strain: " + e.size() + " numbers given, expected 1 (isotropic), 3 (xx yy zz), "
                            + "6 (xx yy zz yz xz xy, engineering shear) or 9");
        };
    }

    /** The frame deformed by the strain with these nine components. */
    public static Frame apply(Frame frame, double[] strain) {
        Atoms atoms = frame.atoms().copy();
        double[] x = atoms.x();
        double[] y = atoms.y();
        double[] z = atoms.z();
        for (int i = 0; i < atoms.count(); i++) {
            double px = x[i];
            double py = y[i];
            double pz = z[i];
            x[i] += px * strain[0] + py * strain[3] + pz * strain[6];
            y[i] += px * strain[1] + py * strain[4] + pz * strain[7];
            z[i] += px * strain[2] + py * strain[5] + pz * strain[8];
        }
        return frame.changed(atoms, frame.cell().strained(strain), frame.columns());
    }

    /** Copies of the atoms of a cell, carried to where they have the same fractional coordinates in another. */
    public static Atoms carried(Atoms atoms, Cell from, Cell to) {
        Atoms carried = atoms.copy();
        for (int i = 0; i < carried.count(); i++) {
            double[] f = new double[3];
            for (int k = 0; k < 3; k++) {
                f[k] = from.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
            }
            carried.setPosition(i, to.cartesian(0, f[0], f[1], f[2]), to.cartesian(1, f[0], f[1], f[2]),
                    to.cartesian(2, f[0], f[1], f[2]));
        }
        return carried;
    }
}
