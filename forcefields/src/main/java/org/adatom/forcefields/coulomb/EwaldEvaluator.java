package org.adatom.forcefields.coulomb;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.simd.ArrayMath;
import org.jspecify.annotations.Nullable;

/**
 * Computes an {@link EwaldSum} in three rounds: phases e<sup>im b&middot;r</sup> of all atoms by recurrence, structure
 * factors wave by wave, forces block of atoms by block. Of g and &minus;g one is kept.
 */
final class EwaldEvaluator implements GlobalPotential.Evaluator {
    private static final int BLOCK = 64;
    private static final int WAVES = 16;

    private final EwaldSum sum;
    private final IntConsumer phaseRound = this::phases;
    private final IntConsumer factorRound = this::structureFactors;
    private final IntConsumer forceRound = this::forces;
    private final double[] b = new double[9];
    private final int[] most = new int[3];
    private final double[][] cos = new double[3][0];
    private final double[][] sin = new double[3][0];
    private double[] charge = {};
    private Cell known;
    private int waves;
    private int[] index = {};
    private double[] g = {};
    private double[] weight = {};
    private double[] factorRe = {};
    private double[] factorIm = {};
    private Atoms atoms;
    private int n;
    private double @Nullable [] energies;

    EwaldEvaluator(EwaldSum sum) {
        this.sum = sum;
    }

    @Override
    public double evaluate(
            Atoms system,
            int[] species,
            Cell cell,
            double[] virial,
            double @Nullable [] atomEnergies,
            GlobalPotential.Loop loop) {
        atoms = system;
        energies = atomEnergies;
        n = system.count();
        adoptCharges(species);
        if (cell != known) {
            adopt(cell);
        }
        for (int k = 0; k < 3; k++) {
            if (cos[k].length < (most[k] + 1) * n) {
                cos[k] = new double[(most[k] + 1) * n];
                sin[k] = new double[(most[k] + 1) * n];
            }
        }
        int blocks = (n + BLOCK - 1) / BLOCK;
        loop.run(blocks, phaseRound);
        loop.run((waves + WAVES - 1) / WAVES, factorRound);
        loop.run(blocks, forceRound);
        return reciprocal(virial) + self();
    }

    private void adoptCharges(int[] species) {
        if (charge.length != n) {
            charge = new double[n];
        }
        double total = 0;
        for (int i = 0; i < n; i++) {
            charge[i] = sum.charges[species[i]];
            total += charge[i];
        }
        if (Math.abs(total) > 1e-8 * n) {
            throw new InputException("the cell has a charge of " + (float) total
                    + " e, for which the Ewald sum does not converge: correct the composition or the charges");
        }
    }

    /** Lists the waves of a cell. */
    private void adopt(Cell cell) {
        if (cell.periodicCount() < 3) {
            throw new InputException(
                    "the Ewald sum needs a cell that is periodic in three directions: for slabs, wires and"
                            + " clusters use method dsf or wolf, or make the cell periodic with enough vacuum");
        }
        for (int k = 0; k < 3; k++) {
            b[3 * k] = 2 * Math.PI * cell.fractional(k, 1, 0, 0);
            b[3 * k + 1] = 2 * Math.PI * cell.fractional(k, 0, 1, 0);
            b[3 * k + 2] = 2 * Math.PI * cell.fractional(k, 0, 0, 1);
            most[k] = (int) (sum.largest * cell.length(k) / (2 * Math.PI));
        }
        waves = 0;
        double prefactor = 4 * Math.PI * sum.coulomb / cell.volume();
        for (int h = 0; h <= most[0]; h++) {
            for (int k = h == 0 ? 0 : -most[1]; k <= most[1]; k++) {
                for (int l = h == 0 && k == 0 ? 1 : -most[2]; l <= most[2]; l++) {
                    addWave(h, k, l, prefactor);
                }
            }
        }
        known = cell;
    }

    private void addWave(int h, int k, int l, double prefactor) {
        double x = h * b[0] + k * b[3] + l * b[6];
        double y = h * b[1] + k * b[4] + l * b[7];
        double z = h * b[2] + k * b[5] + l * b[8];
        double g2 = x * x + y * y + z * z;
        if (g2 > sum.largest * sum.largest) {
            return;
        }
        if (waves == weight.length) {
            int length = 2 * waves + 64;
            index = Arrays.copyOf(index, 3 * length);
            g = Arrays.copyOf(g, 3 * length);
            weight = Arrays.copyOf(weight, length);
            factorRe = Arrays.copyOf(factorRe, length);
            factorIm = Arrays.copyOf(factorIm, length);
        }
        index[3 * waves] = h;
        index[3 * waves + 1] = k;
        index[3 * waves + 2] = l;
        g[3 * waves] = x;
        g[3 * waves + 1] = y;
        g[3 * waves + 2] = z;
        weight[waves] = prefactor * ArrayMath.exp(-g2 / (4 * sum.alpha * sum.alpha)) / g2;
        waves++;
    }

    private void phases(int block) {
        double[] x = atoms.x();
        double[] y = atoms.y();
        double[] z = atoms.z();
        int end = Math.min((block + 1) * BLOCK, n);
        for (int k = 0; k < 3; k++) {
            double[] c = cos[k];
            double[] s = sin[k];
            for (int i = block * BLOCK; i < end; i++) {
                double phase = b[3 * k] * x[i] + b[3 * k + 1] * y[i] + b[3 * k + 2] * z[i];
                double c1 = StrictMath.cos(phase);
                double s1 = StrictMath.sin(phase);
                c[i] = 1;
                s[i] = 0;
                for (int m = 1; m <= most[k]; m++) {
                    int at = m * n + i;
                    c[at] = c[at - n] * c1 - s[at - n] * s1;
                    s[at] = s[at - n] * c1 + c[at - n] * s1;
                }
            }
        }
    }

    private void structureFactors(int part) {
        for (int w = part * WAVES, end = Math.min(w + WAVES, waves); w < end; w++) {
            double re = 0;
            double im = 0;
            int h = index[3 * w] * n;
            int k = Math.abs(index[3 * w + 1]) * n;
            int l = Math.abs(index[3 * w + 2]) * n;
            double signK = Math.signum(index[3 * w + 1]);
            double signL = Math.signum(index[3 * w + 2]);
            for (int i = 0; i < n; i++) {
                double sk = signK * sin[1][k + i];
                double sl = signL * sin[2][l + i];
                double c = cos[0][h + i] * cos[1][k + i] - sin[0][h + i] * sk;
                double s = sin[0][h + i] * cos[1][k + i] + cos[0][h + i] * sk;
                re += charge[i] * (c * cos[2][l + i] - s * sl);
                im += charge[i] * (s * cos[2][l + i] + c * sl);
            }
            factorRe[w] = re;
            factorIm[w] = im;
        }
    }

    private void forces(int block) {
        int from = block * BLOCK;
        int end = Math.min(from + BLOCK, n);
        for (int w = 0; w < waves; w++) {
            int h = index[3 * w] * n;
            int k = Math.abs(index[3 * w + 1]) * n;
            int l = Math.abs(index[3 * w + 2]) * n;
            double signK = Math.signum(index[3 * w + 1]);
            double signL = Math.signum(index[3 * w + 2]);
            double re = weight[w] * factorRe[w];
            double im = weight[w] * factorIm[w];
            for (int i = from; i < end; i++) {
                double sk = signK * sin[1][k + i];
                double sl = signL * sin[2][l + i];
                double c = cos[0][h + i] * cos[1][k + i] - sin[0][h + i] * sk;
                double s = sin[0][h + i] * cos[1][k + i] + cos[0][h + i] * sk;
                double cosine = charge[i] * (c * cos[2][l + i] - s * sl);
                double sine = charge[i] * (s * cos[2][l + i] + c * sl);
                double f = 2 * (re * sine - im * cosine);
                atoms.fx()[i] += f * g[3 * w];
                atoms.fy()[i] += f * g[3 * w + 1];
                atoms.fz()[i] += f * g[3 * w + 2];
                if (energies != null) {
                    energies[i] += re * cosine + im * sine;
                }
            }
        }
    }

    /**
     * Energy E of the waves; adds their virial E (&delta;<sub>ab</sub> &minus; 2g<sub>a</sub>g<sub>b</sub> (1/g&sup2; +
     * 1/4&alpha;&sup2;)).
     */
    private double reciprocal(double[] virial) {
        double total = 0;
        for (int w = 0; w < waves; w++) {
            double e = weight[w] * (factorRe[w] * factorRe[w] + factorIm[w] * factorIm[w]);
            total += e;
            double g2 = g[3 * w] * g[3 * w] + g[3 * w + 1] * g[3 * w + 1] + g[3 * w + 2] * g[3 * w + 2];
            double scale = 2 * e * (1 / g2 + 1 / (4 * sum.alpha * sum.alpha));
            for (int a = 0; a < 3; a++) {
                virial[4 * a] += e;
                for (int c = 0; c < 3; c++) {
                    virial[3 * a + c] -= scale * g[3 * w + a] * g[3 * w + c];
                }
            }
        }
        return total;
    }

    private double self() {
        double total = 0;
        for (int i = 0; i < n; i++) {
            double e = -sum.coulomb * sum.alpha / Math.sqrt(Math.PI) * charge[i] * charge[i];
            total += e;
            if (energies != null) {
                energies[i] += e;
            }
        }
        return total;
    }
}
