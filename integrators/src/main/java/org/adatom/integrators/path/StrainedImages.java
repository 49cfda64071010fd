package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.Strain;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Atoms and their cell as one surface, for paths on which a crystal changes its shape (D. Sheppard, P. Xiao, W. Chemelewski, D. D. Johnson, G.
 * Henkelman, J. Chem. Phys. 136, 074103 (2012)). Coordinates are the positions R of the atoms in a reference cell h&#8320; and amplitudes s =
 * &kappa; u of logarithmic strains, as in {@link AtomsAndCell}: r = R F, h = h&#8320; F, F = exp(&Sigma; u<sub>k</sub> B<sub>k</sub>). &kappa; =
 * V<sup>1/3</sup> N<sup>1/6</sup> is the factor of Sheppard et al., with which distances and barriers do not depend on the size of the supercell.
 * Symmetric strains do not turn the cell. The energy is the enthalpy E + p V.
 */
public final class StrainedImages implements Images {
    /** Strains that the mode does not reach, and that are not rounding. */
    private static final double OTHER = 1e-6;

    private final Cell reference;
    private final CellMode mode;
    private final double pressure;
    private final double kappa;
    private final int count;
    private final double[][] basis;
    private final Replicas replicas;
    private final Strain[] strains;
    private final Workers workers;

    /**
     * Images of a system.
     *
     * @param like species, masses and held coordinates; held atoms go along with the cell
     * @param reference cell of no strain
     * @param mode strains that the cell can have
     * @param pressure eV/&Aring;&sup3;
     * @param images their number
     * @param workers the threads that share out the images
     * @throws InputException if that cell cannot be strained this way
     */
    public StrainedImages(Atoms like, Cell reference, CellMode mode, double pressure, ForceField forceField, int images,
            Workers workers) {
        mode.check(reference);
        this.reference = reference;
        this.mode = mode;
        this.pressure = pressure;
        this.workers = workers;
        count = like.count();
        kappa = AtomsAndCell.strainScale(mode, like, reference);
        basis = mode.basis(reference);
        replicas = new Replicas(like, forceField, images);
        strains = Stream.generate(() -> new Strain(basis)).limit(images + 1L).toArray(Strain[]::new);
    }

    /** h&#8320; F. */
    private Cell strained(double[] f) {
        double[] h = reference.rows();
        double[] rows = new double[9];
        for (int k = 0; k < 9; k++) {
            int row = k - k % 3;
            rows[k] = h[row] * f[k % 3] + h[row + 1] * f[3 + k % 3] + h[row + 2] * f[6 + k % 3];
        }
        return reference.withVectors(rows);
    }

    /** r = R F. */
    private void place(Atoms a, double[] x, double[] f) {
        for (int i = 0; i < count; i++) {
            double u = x[3 * i];
            double v = x[3 * i + 1];
            double w = x[3 * i + 2];
            a.setPosition(i, u * f[0] + v * f[3] + w * f[6], u * f[1] + v * f[4] + w * f[7],
                    u * f[2] + v * f[5] + w * f[8]);
        }
    }

    /** The deformation at a point; of no image that is computed at the same time. */
    private double[] deformation(double[] x) {
        Strain strain = strains[strains.length - 1];
        strain.set(x, 3 * count, 1 / kappa);
        return strain.forward();
    }

    @Override
    public Atoms at(double[] x) {
        Atoms copy = replicas.atoms(0).copy();
        place(copy, x, deformation(x));
        return copy;
    }

    @Override
    public Cell cell(double[] x) {
        return strained(deformation(x));
    }

    /** @throws InputException if the mode does not reach its cell */
    @Override
    public double[] coordinates(Atoms atoms, Cell cell) {
        double[] x = new double[size()];
        for (int i = 0; i < count; i++) {
            double[] f = new double[3];
            for (int k = 0; k < 3; k++) {
                f[k] = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
            }
            for (int d = 0; d < 3; d++) {
                x[3 * i + d] = reference.cartesian(d, f[0], f[1], f[2]);
            }
        }
        double[] rest = logarithm(cell);
        for (int k = 0; k < basis.length; k++) {
            double amplitude = 0;
            for (int c = 0; c < 9; c++) {
                amplitude += basis[k][c] * rest[c];
            }
            x[3 * count + k] = kappa * amplitude;
            for (int c = 0; c < 9; c++) {
                rest[c] -= amplitude * basis[k][c];
            }
        }
        double off = Arrays.stream(rest).map(Math::abs).max().orElse(0);
        if (off > OTHER) {
            throw new InputException(String.format(Locale.ROOT,
                    "the cells of the ends differ by a strain of %.2g that cell: %s does not reach; use cell: full",
                    off,
                    mode.key()));
        }
        return x;
    }

    /** The strain U between the reference and a cell without the rotation: h = h&#8320; exp(U) Q, so that exp(2 U) = F F<sup>T</sup>. */
    private double[] logarithm(Cell cell) {
        double[] h = cell.completed();
        RealMatrix f = new Array2DRowRealMatrix(3, 3);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += reference.fractional(k, a == 0 ? 1 : 0, a == 1 ? 1 : 0, a == 2 ? 1 : 0) * h[3 * k + b];
                }
                f.setEntry(a, b, sum);
            }
        }
        EigenDecomposition square = new EigenDecomposition(f.multiply(f.transpose()));
        double[] u = new double[9];
        for (int c = 0; c < 9; c++) {
            for (int e = 0; e < 3; e++) {
                u[c] += 0.5 * Math.log(square.getRealEigenvalue(e)) * square.getEigenvector(e).getEntry(c / 3)
                        * square.getEigenvector(e).getEntry(c % 3);
            }
        }
        return u;
    }

    @Override
    public int size() {
        return 3 * count + basis.length;
    }

    @Override
    public int group() {
        return 3;
    }

    @Override
    public double evaluate(int image, double[] x, double[] gradient) {
        Strain strain = strains[image];
        strain.set(x, 3 * count, 1 / kappa);
        double[] f = strain.forward();
        Cell cell = strained(f);
        Atoms a = replicas.atoms(image);
        place(a, x, f);
        ForceEvaluator evaluator = replicas.evaluator(image);
        evaluator.evaluate(a, cell);
        byte[] held = a.frozen();
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < 3; d++) {
                double g = f[3 * d] * a.fx()[i] + f[3 * d + 1] * a.fy()[i] + f[3 * d + 2] * a.fz()[i];
                gradient[3 * i + d] = (held[i] & 1 << d) != 0 || d >= cell.dimensions() ? 0 : -g;
            }
        }
        double[] tensor = evaluator.virial().clone();
        strain.pullBack(tensor);
        double volume = AtomsAndCell.volume(cell);
        for (int k = 0; k < 9; k += 4) {
            tensor[k] -= pressure * volume;
        }
        for (int k = 0; k < basis.length; k++) {
            gradient[3 * count + k] = -strain.along(k, tensor) / kappa;
        }
        return evaluator.energy() + pressure * volume;
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        replicas.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        replicas.restore(in, reference);
    }

    @Override
    public void close() {
        replicas.close();
    }
}
