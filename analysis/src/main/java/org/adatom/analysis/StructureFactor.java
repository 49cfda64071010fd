package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.ArrayMath;

/**
 * Static structure factor by direct sums &rho;<sub>a</sub>(k) = &Sigma; exp(&minus;i k&middot;r) over wave vectors of the cell of each
 * sample, averaged over shells of |k|: in total S(k) = |&Sigma;<sub>a</sub> &rho;<sub>a</sub>|&sup2;/N, and the partial ones of N. W. Ashcroft
 * and D. C. Langreth, Phys. Rev. 156, 685 (1967), S<sub>ab</sub> = Re &rho;<sub>a</sub> &rho;<sub>b</sub><sup>*</sup>/&radic;(N<sub>a</sub> N<sub>b</sub>), which tend to
 * 1 (equal species) and 0. S = &Sigma; &radic;(x<sub>a</sub> x<sub>b</sub>) S<sub>ab</sub>; the partials of T. E. Faber and J. M. Ziman, which tend to 1 all, are
 * 1 + (S<sub>ab</sub> &minus; &delta;<sub>ab</sub>)/&radic;(x<sub>a</sub> x<sub>b</sub>).
 */
public final class StructureFactor extends FrameObserver {
    /** Vectors that a worker takes at once. */
    private static final int CHUNK = 32;

    private final StructureFactorInput input;
    private final Workers workers;
    private int shells;
    private BlockMeans means = new BlockMeans(0);
    private boolean thinned;

    private StructureFactor(StructureFactorInput input, long every, long from, Workers workers) {
        super("structureFactor", every, from);
        this.input = input;
        this.workers = workers;
    }

    /** As an input block asks, for a run of {@code steps} steps. */
    public static StructureFactor of(StructureFactorInput input, long steps, long from, Workers workers) {
        return new StructureFactor(input, input.everyOrDefault(steps), from, workers);
    }

    @Override
    public void check(List<String> symbols, Cell cell) {
        if (cell.periodicCount() < cell.dimensions()) {
            throw new InputException(
                    "structureFactor: the cell is open in some direction, so it has no wave vectors there;"
                            + " use rdf for slabs, wires and clusters");
        }
    }

    private int pairs() {
        return symbols().size() * (symbols().size() + 1) / 2;
    }

    /** Of each shell: number of vectors, sum of |k|, of the total S, of each partial one. */
    private int width() {
        return 3 + pairs();
    }

    private void allocate() {
        shells = WaveVectors.shells(input.kmaxOrDefault(labels().equals(UnitLabels.REDUCED)), input.widthOrDefault());
        means = new BlockMeans(shells * width());
    }

    @Override
    void sample(double time, Atoms atoms, Cell cell, int[] speciesOf) {
        if (samples() == 0) {
            allocate();
        }
        WaveVectors vectors = new WaveVectors(cell, shells * input.widthOrDefault(), input.widthOrDefault(),
                input.vectorsOrDefault(), samples());
        if (vectors.count() == 0) {
            throw new InputException("structureFactor: the cell has no wave vector as short as "
                    + Numbers.general(shells * input.widthOrDefault(), 4)
                    + " 1/" + labels().length() + "; use a larger kmax");
        }
        thinned |= vectors.thinned();
        BySpecies sorted = new BySpecies(atoms, cell, speciesOf, symbols().size());
        double[] squares = new double[vectors.count() * (1 + pairs())];
        double[][][] scratch = new double[workers.count()][][];
        workers.run((vectors.count() + CHUNK - 1) / CHUNK, (task, worker) -> {
            scratch[worker] = scratch[worker] == null ? sorted.scratch() : scratch[worker];
            for (int v = task * CHUNK; v < Math.min(vectors.count(), (task + 1) * CHUNK); v++) {
                sorted.squares(vectors, v, scratch[worker], squares, v * (1 + pairs()));
            }
        });
        double[] values = new double[shells * width()];
        for (int v = 0; v < vectors.count(); v++) {
            int at = vectors.shell(v) * width();
            values[at]++;
            values[at + 1] += vectors.length(v);
            for (int q = 0; q <= pairs(); q++) {
                values[at + 2 + q] += squares[v * (1 + pairs()) + q];
            }
        }
        means.add(values);
    }

    /** Fractional coordinates of the atoms, those of one species together. */
    private static final class BySpecies {
        final int[] first;
        final double[][] f;

        BySpecies(Atoms atoms, Cell cell, int[] speciesOf, int species) {
            int n = atoms.count();
            first = new int[species + 1];
            f = new double[3][n];
            int next = 0;
            for (int s = 0; s < species; s++) {
                for (int i = 0; i < n; i++) {
                    if (speciesOf[atoms.species()[i]] == s) {
                        for (int d = 0; d < 3; d++) {
                            f[d][next] = cell.fractional(d, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
                        }
                        next++;
                    }
                }
                first[s + 1] = next;
            }
        }

        /** Phases, their cosines and sines, and the sums of both for each species. */
        double[][] scratch() {
            int n = f[0].length;
            int s = first.length - 1;
            return new double[][] {new double[n], new double[n], new double[n], new double[s], new double[s]};
        }

        /** S, then S_ab for a &le; b, of one vector. */
        void squares(WaveVectors vectors, int v, double[][] scratch, double[] out, int at) {
            int n = f[0].length;
            double[] turns = scratch[0];
            double h = vectors.index(v, 0);
            double k = vectors.index(v, 1);
            double l = vectors.index(v, 2);
            for (int i = 0; i < n; i++) {
                turns[i] = h * f[0][i] + k * f[1][i] + l * f[2][i];
            }
            ArrayMath.cosSin(turns, scratch[1], scratch[2], n);
            double real = 0;
            double imaginary = 0;
            int q = at + 1;
            for (int b = 0; b < first.length - 1; b++) {
                scratch[3][b] = sum(scratch[1], first[b], first[b + 1]);
                scratch[4][b] = sum(scratch[2], first[b], first[b + 1]);
                real += scratch[3][b];
                imaginary += scratch[4][b];
                double atoms = first[b + 1] - first[b];
                for (int a = 0; a <= b; a++) {
                    double norm = Math.sqrt(atoms * (first[a + 1] - first[a]));
                    out[q++] = norm > 0
                            ? (scratch[3][a] * scratch[3][b] + scratch[4][a] * scratch[4][b]) / norm
                            : 0;
                }
            }
            out[at] = (real * real + imaginary * imaginary) / n;
        }

        /** Four interleaved sums: one would wait for itself. */
        private static double sum(double[] a, int from, int to) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int i = from;
            for (; i + 4 <= to; i += 4) {
                s0 += a[i];
                s1 += a[i + 1];
                s2 += a[i + 2];
                s3 += a[i + 3];
            }
            for (; i < to; i++) {
                s0 += a[i];
            }
            return s0 + s2 + (s1 + s3);
        }
    }

    /** The curves of all samples so far; shells without wave vectors are left out. */
    public StructureFactorResult result() {
        List<Integer> filled = new ArrayList<>();
        for (int shell = 0; shell < shells; shell++) {
            if (means.total(shell * width()) > 0) {
                filled.add(shell);
            }
        }
        List<StructureFactorResult.Curve> curves = new ArrayList<>();
        curves.add(curve("total", 2, filled));
        int q = 3;
        for (int b = 0; b < symbols().size() && symbols().size() > 1; b++) {
            for (int a = 0; a <= b; a++) {
                curves.add(curve(symbols().get(a) + "-" + symbols().get(b), q++, filled));
            }
        }
        double[] k = filled.stream().mapToDouble(s -> means.ratio(s * width() + 1, s * width()).value()).toArray();
        return new StructureFactorResult(samples(), thinned, labels(), k, List.copyOf(curves));
    }

    private StructureFactorResult.Curve curve(String label, int quantity, List<Integer> filled) {
        List<Estimate> s =
                filled.stream().map(shell -> means.ratio(shell * width() + quantity, shell * width())).toList();
        return new StructureFactorResult.Curve(label, s.stream().mapToDouble(Estimate::value).toArray(),
                s.stream().mapToDouble(Estimate::error).toArray());
    }

    @Override
    void saveSamples(DataOutput out) throws IOException {
        out.writeBoolean(thinned);
        means.save(out);
    }

    @Override
    void restoreSamples(DataInput in) throws IOException {
        allocate();
        thinned = in.readBoolean();
        means.restore(in);
    }
}
