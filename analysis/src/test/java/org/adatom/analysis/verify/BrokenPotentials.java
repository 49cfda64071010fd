package org.adatom.analysis.verify;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;

/** A Morse well, smoothly ended, and the same with one mistake each. */
final class BrokenPotentials {
    private static final double CUTOFF = 5;

    private BrokenPotentials() {}

    /** What is wrong with a pair potential. */
    enum Fault { NONE, FORCE, SIGN, JUMP, KINK, TAIL_VIRIAL }

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
                    case JUMP -> energy += 1e-3;
                    case KINK -> {
                        energy += 1e-2 * (CUTOFF - r);
                        slope -= 1e-2;
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
        NONE, MISSING_TRIPLET_FORCE, HAND, DIRECTION, INDEX, MEMORY
    }

    /** Half a repulsion of pairs plus &Sigma;<sub>j&lt;k</sub> w<sub>j</sub> w<sub>k</sub> r<sub>j</sub>&middot;r<sub>k</sub>. */
    static final class Triplet implements SitePotential {
        private final SiteFault fault;
        private final AtomicInteger calls = new AtomicInteger();

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
            return this::evaluate;
        }

        private static double weight(double r) {
            double s = 1 - r * r / (CUTOFF * CUTOFF);
            return s * s * s;
        }

        private static double slopeOverR(double r) {
            double s = 1 - r * r / (CUTOFF * CUTOFF);
            return -6 * s * s / (CUTOFF * CUTOFF);
        }

        private void evaluate(Sites s) {
            for (int a = 0; a < s.atoms; a++) {
                double factor = fault == SiteFault.INDEX ? 1 + 1e-6 * s.atomIndex[a] : 1;
                s.energy[a] = fault == SiteFault.MEMORY ? 1e-13 * calls.incrementAndGet() : 0;
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
            s.energy[a] += c * wj * wk * dot;
            add(s, j, c * slopeOverR(s.r[j]) * wk * dot, s.dx[j], s.dy[j], s.dz[j]);
            add(s, k, c * slopeOverR(s.r[k]) * wj * dot, s.dx[k], s.dy[k], s.dz[k]);
            add(s, j, c * wj * wk, s.dx[k], s.dy[k], s.dz[k]);
            if (fault != SiteFault.MISSING_TRIPLET_FORCE) {
                add(s, k, c * wj * wk, s.dx[j], s.dy[j], s.dz[j]);
            }
        }

        /** The energy knows left from right: a triple product of the three sums of powers of the distance. */
        private void hand(Sites s, int a) {
            double[][] m = new double[3][3];
            for (int j = s.first[a]; j < s.first[a + 1]; j++) {
                double w = weight(s.r[j]);
                for (int p = 0; p < 3; p++) {
                    m[p][0] += w * s.dx[j];
                    m[p][1] += w * s.dy[j];
                    m[p][2] += w * s.dz[j];
                    w *= s.r[j];
                }
            }
            s.energy[a] += 1e-3 * (m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                    - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                    + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]));
        }

        private static void add(Sites s, int j, double c, double x, double y, double z) {
            s.gx[j] += c * x;
            s.gy[j] += c * y;
            s.gz[j] += c * z;
        }
    }
}
