package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.forcefield.SumForceField;
import org.jspecify.annotations.Nullable;

/** A Morse well, smoothly ended, and the same with one mistake each. */
final class BrokenPotentials {
    private static final double CUTOFF = 5;

    private BrokenPotentials() {}

    /** What is wrong with a pair potential. */
    enum Fault {
        NONE, FORCE, SIGN, JUMP, DECLARED_JUMP, UNDERSTATED_JUMP, KINK, STEEP, TAIL_VIRIAL
    }

    /** D [(1 - e^(-a (r - r0)))^2 - 1] times (1 - (r/c)^2)^3. */
    record Pair(Fault fault) implements PairPotential {
        @Override
        public List<String> species() {
            return List.of("Cu");
        }

        @Override
        public double cutoff() {
            return CUTOFF;
        }

        @Override
        public String description() {
            return "Morse, " + fault;
        }

        @Override
        public double energyJump() {
            return fault == Fault.DECLARED_JUMP ? 1e-3 : fault == Fault.UNDERSTATED_JUMP ? 1e-4 : 0;
        }

        @Override
        public Tail tail(long[] counts, double volume) {
            double energy = -1.0 / volume;
            // E = -1/V makes the trace of the virial -3 dE/dlnV = -3/V.
            return fault == Fault.TAIL_VIRIAL ? new Tail(energy, 3 / volume) : Tail.NONE;
        }

        @Override
        public void evaluate(PairBatch b) {
            for (int k = 0; k < b.size; k++) {
                double r = Math.sqrt(b.r2[k]);
                double e = Math.exp(-1.5 * (r - 2.5));
                double well = 0.4 * (e * e - 2 * e);
                double wellSlope = 0.4 * -3 * (e * e - e);
                double s = 1 - b.r2[k] / (CUTOFF * CUTOFF);
                double end = s * s * s;
                double endSlope = -6 * s * s * r / (CUTOFF * CUTOFF);
                double energy = well * end;
                double slope = wellSlope * end + well * endSlope;
                switch (fault) {
                    case FORCE -> slope *= 1 + 1e-4;
                    case SIGN -> slope = -slope;
                    case JUMP, DECLARED_JUMP, UNDERSTATED_JUMP -> energy += 1e-3;
                    case KINK -> {
                        energy += 1e-2 * (CUTOFF - r);
                        slope -= 1e-2;
                    }
                    // Sound, but the force begins with an infinite slope, as in Tersoff's potential.
                    case STEEP -> {
                        energy += 0.05 * Math.pow(CUTOFF - r, 1.46);
                        slope -= 0.05 * 1.46 * Math.pow(CUTOFF - r, 0.46);
                    }
                    default -> {}
                }
                b.energy[k] = energy;
                b.forceOverR[k] = -slope / r;
            }
        }
    }

    /** What is wrong with a site potential. */
    enum SiteFault {
        NONE, HALF_TRIPLET_FORCE, NO_TRIPLET_FORCE, NO_TRIPLET_ENERGY, HAND, DIRECTION, INDEX, WORKER, BLOCK
    }

    /** Half a repulsion of pairs plus &Sigma;<sub>j&lt;k</sub> w<sub>j</sub> w<sub>k</sub> r<sub>j</sub>&middot;r<sub>k</sub>. */
    static final class Triplet implements SitePotential {
        private final SiteFault fault;
        private final AtomicInteger evaluators = new AtomicInteger();

        Triplet(SiteFault fault) {
            this.fault = fault;
        }

        @Override
        public List<String> species() {
            return List.of("Cu");
        }

        @Override
        public double cutoff() {
            return CUTOFF;
        }

        @Override
        public String description() {
            return "triplets, " + fault;
        }

        @Override
        public Evaluator newEvaluator() {
            int number = evaluators.incrementAndGet();
            return sites -> evaluate(sites, fault == SiteFault.WORKER ? 1e-14 * number : 0);
        }

        private static double weight(double r) {
            double s = 1 - r * r / (CUTOFF * CUTOFF);
            return s * s * s;
        }

        private static double slopeOverR(double r) {
            double s = 1 - r * r / (CUTOFF * CUTOFF);
            return -6 * s * s / (CUTOFF * CUTOFF);
        }

        private void evaluate(Sites s, double ofWorker) {
            double left = 0;
            for (int a = 0; a < s.atoms; a++) {
                double factor = fault == SiteFault.INDEX ? 1 + 1e-6 * s.atomIndex[a] : 1;
                s.energy[a] = ofWorker + (fault == SiteFault.BLOCK ? left : 0);
                for (int j = s.first[a]; j < s.first[a + 1]; j++) {
                    double wj = weight(s.r[j]);
                    double pj = slopeOverR(s.r[j]);
                    s.energy[a] += factor * wj;
                    add(s, j, factor * pj, s.dx[j], s.dy[j], s.dz[j]);
                    if (fault == SiteFault.DIRECTION) {
                        s.energy[a] += 1e-3 * wj * s.dx[j] * s.dx[j];
                        add(s, j, 1e-3 * pj * s.dx[j] * s.dx[j], s.dx[j], s.dy[j], s.dz[j]);
                        s.gx[j] += 2e-3 * wj * s.dx[j];
                    }
                    for (int k = j + 1; k < s.first[a + 1]; k++) {
                        triplet(s, a, j, k, factor);
                    }
                }
                left = 1e-3 * s.energy[a];
                if (fault == SiteFault.HAND && s.first[a + 1] - s.first[a] >= 3) {
                    hand(s, a);
                }
            }
        }

        private void triplet(Sites s, int a, int j, int k, double factor) {
            double c = 0.02 * factor;
            double dot = s.dx[j] * s.dx[k] + s.dy[j] * s.dy[k] + s.dz[j] * s.dz[k];
            double wj = weight(s.r[j]);
            double wk = weight(s.r[k]);
            s.energy[a] += fault == SiteFault.NO_TRIPLET_ENERGY ? 0 : c * wj * wk * dot;
            if (fault == SiteFault.NO_TRIPLET_FORCE) {
                return;
            }
            add(s, j, c * slopeOverR(s.r[j]) * wk * dot, s.dx[j], s.dy[j], s.dz[j]);
            add(s, k, c * slopeOverR(s.r[k]) * wj * dot, s.dx[k], s.dy[k], s.dz[k]);
            add(s, j, c * wj * wk, s.dx[k], s.dy[k], s.dz[k]);
            if (fault != SiteFault.HALF_TRIPLET_FORCE) {
                add(s, k, c * wj * wk, s.dx[j], s.dy[j], s.dz[j]);
            }
        }

        /** The energy knows left from right: a triple product of the three sums of even powers of the distance. */
        private void hand(Sites s, int a) {
            double[][] m = new double[3][3];
            for (int j = s.first[a]; j < s.first[a + 1]; j++) {
                double w = weight(s.r[j]);
                for (int p = 0; p < 3; p++) {
                    m[p][0] += w * s.dx[j];
                    m[p][1] += w * s.dy[j];
                    m[p][2] += w * s.dz[j];
                    w *= s.r[j] * s.r[j];
                }
            }
            double[][] normals = {cross(m[1], m[2]), cross(m[2], m[0]), cross(m[0], m[1])};
            s.energy[a] += 1e-6 * dot(m[0], normals[0]);
            for (int j = s.first[a]; j < s.first[a + 1]; j++) {
                double[] d = {s.dx[j], s.dy[j], s.dz[j]};
                double power = 1;
                double lower = 0;
                for (int p = 0; p < 3; p++) {
                    double[] n = normals[p];
                    double w = weight(s.r[j]) * power;
                    double slope = slopeOverR(s.r[j]) * power + 2 * p * weight(s.r[j]) * lower;
                    add(s, j, 1e-6 * w, n[0], n[1], n[2]);
                    add(s, j, 1e-6 * slope * dot(n, d), d[0], d[1], d[2]);
                    lower = power;
                    power *= s.r[j] * s.r[j];
                }
            }
        }

        private static double dot(double[] a, double[] b) {
            return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        }

        private static double[] cross(double[] a, double[] b) {
            return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        }

        private static void add(Sites s, int j, double c, double x, double y, double z) {
            s.gx[j] += c * x;
            s.gy[j] += c * y;
            s.gz[j] += c * z;
        }
    }

    /** What is wrong with a potential that sees all atoms and the cell. */
    enum WholeFault {
        NONE, MINIMUM_IMAGE, VIRIAL, ATOM_ENERGIES, REACTION
    }

    /** A repulsion of pairs, summed over all images by itself. */
    record Whole(WholeFault fault) implements GlobalPotential {
        private static final double REACH = 4;

        /** The same beside a sound potential that has a cutoff. */
        static ForceField with(WholeFault fault) {
            return SumForceField.of(List.of(new Pair(Fault.NONE), new Whole(fault)));
        }

        @Override
        public List<String> species() {
            return List.of("Cu");
        }

        @Override
        public String description() {
            return "all pairs, " + fault;
        }

        @Override
        public Evaluator newEvaluator() {
            return this::evaluate;
        }

        private double evaluate(
                Atoms atoms, int[] species, Cell cell, double[] virial, double @Nullable [] energies, Loop loop) {
            double energy = 0;
            for (int i = 0; i < species.length; i++) {
                double own = 0;
                double[] force = new double[3];
                for (double[] d : neighbors(atoms, cell, i)) {
                    double s = 1 - (d[0] * d[0] + d[1] * d[1] + d[2] * d[2]) / (REACH * REACH);
                    own += 0.05 * s * s * s;
                    double slopeOverR = -6 * 0.1 * s * s / (REACH * REACH);
                    for (int a = 0; a < 3; a++) {
                        force[a] += slopeOverR * d[a];
                        for (int b = 0; b < 3; b++) {
                            virial[3 * a + b] -=
                                    (fault == WholeFault.VIRIAL ? 1.01 : 1) * slopeOverR * d[a] * d[b] / 2;
                        }
                    }
                }
                // Who stands in a crowd feels a little more than he makes others feel.
                double feels = fault == WholeFault.REACTION ? 1 + 3 * own : 1;
                atoms.fx()[i] += feels * force[0];
                atoms.fy()[i] += feels * force[1];
                atoms.fz()[i] += feels * force[2];
                energy += own;
                if (energies != null) {
                    energies[i] += fault == WholeFault.ATOM_ENERGIES ? 0.9 * own : own;
                }
            }
            return energy;
        }

        private List<double[]> neighbors(Atoms atoms, Cell cell, int i) {
            List<double[]> all = new ArrayList<>();
            for (int j = 0; j < atoms.count(); j++) {
                List<double[]> images = images(atoms, cell, i, j);
                if (fault == WholeFault.MINIMUM_IMAGE) {
                    images = i == j
                            ? List.of()
                            : images.stream()
                                    .min(Comparator.comparingDouble(d -> d[0] * d[0] + d[1] * d[1] + d[2] * d[2]))
                                    .stream()
                                    .toList();
                }
                all.addAll(images);
            }
            return all;
        }

        private static List<double[]> images(Atoms atoms, Cell cell, int i, int j) {
            double[] r = {
                atoms.x()[j] - atoms.x()[i], atoms.y()[j] - atoms.y()[i], atoms.z()[j] - atoms.z()[i]
            };
            int[] low = new int[3];
            int[] high = new int[3];
            for (int k = 0; k < 3; k++) {
                if (cell.periodic(k)) {
                    double f = cell.fractional(k, r[0], r[1], r[2]);
                    double span = REACH / cell.height(k);
                    low[k] = (int) Math.floor(-f - span);
                    high[k] = (int) Math.ceil(-f + span);
                }
            }
            List<double[]> all = new ArrayList<>();
            for (int a = low[0]; a <= high[0]; a++) {
                for (int b = low[1]; b <= high[1]; b++) {
                    for (int c = low[2]; c <= high[2]; c++) {
                        double[] d = r.clone();
                        for (int e = 0; e < 3; e++) {
                            d[e] += a * cell.vector(0, e) + b * cell.vector(1, e) + c * cell.vector(2, e);
                        }
                        double square = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
                        if (square < REACH * REACH && square > 0) {
                            all.add(d);
                        }
                    }
                }
            }
            return all;
        }
    }
}
