package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * Second derivatives of the energy between the atoms of a primitive cell and all atoms about them, from forces in a supercell when one
 * atom is displaced (K. Parlinski, Z. Q. Li, Y. Kawazoe, Phys. Rev. Lett. 78, 4063 (1997)), and the dynamical matrix made of them. Differences are central ones at two
 * distances, whose errors of second order cancel.
 *
 * <p>An atom of the supercell stands for its images in all repeats; the constant belongs to the nearest of them, and is shared where several are
 * equally near. If the supercell is wider than twice the range of the forces, which for potentials of atomic environments is twice
 * two cutoffs, no constant is lost and the result is exact but for rounding.
 */
public final class ForceConstants {
    /** Displacement, &Aring;. */
    public static final double DISPLACEMENT = 0.005;
    private static final double EQUALLY_NEAR = 1e-4;

    private final Frame primitive;
    private final int[] repeats;
    private final List<Term> terms = new ArrayList<>();
    private final double asymmetry;
    private final double sumRule;

    /** A block of 3 by 3 constants between atom a of the primitive cell and an image of atom b, at a vector from a to it. */
    private record Term(int a, int b, double[] vector, double[] block) {}

    /**
     * Computes them.
     *
     * @param primitive a primitive cell at rest, periodic along three vectors
     * @param repeats of it along its vectors
     */
    public ForceConstants(Statics statics, Frame primitive, int[] repeats) {
        if (primitive.cell().periodicCount() != 3) {
            throw new InputException(
                    "a crystal that repeats along three vectors is needed; this structure is open along "
                            + (3 - primitive.cell().periodicCount()) + " of them");
        }
        this.primitive = primitive;
        this.repeats = repeats.clone();
        Frame supercell = Supercell.repeat(primitive, List.of(repeats[0], repeats[1], repeats[2]));
        int n = primitive.atoms().count();
        double[][] constants = new double[3 * n][];
        ForceEvaluator evaluator = statics.evaluator();
        for (int k = 0; k < 3 * n; k++) {
            constants[k] = derivative(evaluator, supercell, k / 3, k % 3);
        }
        sumRule = applySumRule(constants, n);
        for (int a = 0; a < n; a++) {
            for (int j = 0; j < supercell.atoms().count(); j++) {
                double[] block = new double[9];
                for (int c = 0; c < 9; c++) {
                    block[c] = constants[3 * a + c / 3][3 * j + c % 3];
                }
                share(supercell, a, j, n, block);
            }
        }
        asymmetry = largestAsymmetry();
    }

    /**
     * How often a primitive cell has to be repeated so that no constant is lost.
     *
     * @param cutoff of the force field, &Aring;
     */
    public static int[] enough(Cell cell, double cutoff) {
        int[] repeats = new int[3];
        for (int k = 0; k < 3; k++) {
            repeats[k] = (int) Math.ceil(4 * cutoff / cell.height(k) - 1e-9);
        }
        return repeats;
    }

    /** Minus the derivative of all forces with respect to one coordinate. The first atoms of the supercell are those of the primitive cell. */
    private static double[] derivative(ForceEvaluator evaluator, Frame supercell, int atom, int axis) {
        Atoms atoms = supercell.atoms().copy();
        double[] along = new double[][] {atoms.x(), atoms.y(), atoms.z()}[axis];
        double before = along[atom];
        double[] sum = new double[3 * atoms.count()];
        for (int[] step : new int[][] {{1, 8}, {-1, -8}, {2, -1}, {-2, 1}}) {
            along[atom] = before + step[0] * DISPLACEMENT;
            double[] f = Evaluation.by(evaluator, atoms, supercell.cell()).forces();
            for (int k = 0; k < f.length; k++) {
                sum[k] -= step[1] / (12 * DISPLACEMENT) * f[k];
            }
        }
        return sum;
    }

    /** Makes the constants of each row add up to zero, by the one of the atom with itself; returns the largest sum before. */
    private static double applySumRule(double[][] constants, int n) {
        double largest = 0;
        for (int k = 0; k < 3 * n; k++) {
            for (int d = 0; d < 3; d++) {
                double sum = 0;
                for (int l = d; l < constants[k].length; l += 3) {
                    sum += constants[k][l];
                }
                largest = Math.max(largest, Math.abs(sum));
                constants[k][3 * (k / 3) + d] -= sum;
            }
        }
        return largest;
    }

    /** Gives a block to the nearest images of an atom of the supercell. */
    private void share(Frame supercell, int a, int j, int n, double[] block) {
        Cell cell = supercell.cell();
        Atoms s = supercell.atoms();
        double[] f = new double[3];
        for (int k = 0; k < 3; k++) {
            f[k] = cell.fractional(k, s.x()[j] - s.x()[a], s.y()[j] - s.y()[a], s.z()[j] - s.z()[a]);
            f[k] -= Math.rint(f[k]);
        }
        List<double[]> nearest = new ArrayList<>();
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 27; i++) {
            double[] v = new double[3];
            for (int d = 0; d < 3; d++) {
                v[d] = cell.cartesian(d, f[0] + i % 3 - 1, f[1] + i / 3 % 3 - 1, f[2] + i / 9 - 1);
            }
            double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
            if (length < shortest - EQUALLY_NEAR) {
                nearest.clear();
                shortest = length;
            }
            if (length < shortest + EQUALLY_NEAR) {
                nearest.add(v);
            }
        }
        double[] part = Arrays.stream(block).map(c -> c / nearest.size()).toArray();
        // Atoms of a copy stay together, so that atom j is a copy of atom j modulo n.
        nearest.forEach(v -> terms.add(new Term(a, j % n, v, part)));
    }

    /** Largest element by which the dynamical matrix at the zone's centre fails to be symmetric, eV/&Aring;&sup2;. */
    private double largestAsymmetry() {
        int n = 3 * primitive.atoms().count();
        double[] sum = new double[n * n];
        for (Term t : terms) {
            for (int c = 0; c < 9; c++) {
                sum[(3 * t.a() + c / 3) * n + 3 * t.b() + c % 3] += t.block()[c];
            }
        }
        double largest = 0;
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < k; l++) {
                largest = Math.max(largest, Math.abs(sum[k * n + l] - sum[l * n + k]));
            }
        }
        return largest;
    }

    /**
     * Squares of the angular frequencies, ascending, eV/(&Aring;&sup2; amu): below zero where the crystal is unstable.
     *
     * @param q Cartesian wave vector, 1/&Aring;, with 2&pi;
     */
    public double[] squaredFrequencies(double[] q) {
        double[][] d = dynamicalMatrix(q);
        return Waves.squares(d[0], d[1], 3 * primitive.atoms().count());
    }

    /** The waves of a wave vector: frequencies and polarisations. */
    public Waves waves(double[] q) {
        double[][] d = dynamicalMatrix(q);
        return Waves.of(q, d[0], d[1], 3 * primitive.atoms().count());
    }

    /** Real and imaginary part of the dynamical matrix, row by row, made Hermitian to the last digit. */
    private double[][] dynamicalMatrix(double[] q) {
        int n = 3 * primitive.atoms().count();
        double[] re = new double[n * n];
        double[] im = new double[n * n];
        for (Term t : terms) {
            double phase = q[0] * t.vector()[0] + q[1] * t.vector()[1] + q[2] * t.vector()[2];
            double c = Math.cos(phase);
            double s = Math.sin(phase);
            for (int k = 0; k < 9; k++) {
                int at = (3 * t.a() + k / 3) * n + 3 * t.b() + k % 3;
                re[at] += c * t.block()[k];
                im[at] += s * t.block()[k];
            }
        }
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                double weight = 0.5 / Math.sqrt(primitive.atoms().mass()[k / 3] * primitive.atoms().mass()[l / 3]);
                a[k * n + l] = weight * (re[k * n + l] + re[l * n + k]);
                b[k * n + l] = weight * (im[k * n + l] - im[l * n + k]);
            }
        }
        return new double[][] {a, b};
    }

    /** The cell whose vibrations these are. */
    public Frame primitive() {
        return primitive;
    }

    /** How often it was repeated along its vectors. */
    public int[] repeats() {
        return repeats.clone();
    }

    /** Largest sum over the constants of an atom before it was made zero, eV/&Aring;&sup2;: noise of the forces. */
    public double sumRuleViolation() {
        return sumRule;
    }

    /** Largest difference of constants that exchange of atoms makes equal, eV/&Aring;&sup2;. */
    public double asymmetry() {
        return asymmetry;
    }
}
