package org.adatom.engine;

import java.util.List;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;

/** One deliberately simple potential of each kind, for two species, smooth at the cutoff: probes for the engine. */
public final class ToyPotentials {
    private static final List<String> SPECIES = List.of("Cu", "Ni");

    private ToyPotentials() {}

    /** &phi; = &epsilon;<sub>ij</sub> (1 &minus; r&sup2;/c&sup2;)&sup3;. */
    public record Pair(double cutoff) implements PairPotential {
        private static final double[] STRENGTH = {1.0, 0.7, 0.7, 0.4};

        @Override
        public List<String> species() {
            return SPECIES;
        }

        @Override
        public String description() {
            return "toy pair";
        }

        @Override
        public void evaluate(PairBatch b) {
            for (int k = 0; k < b.size; k++) {
                double s = 1 - b.r2[k] / (cutoff * cutoff);
                b.energy[k] = STRENGTH[b.type[k]] * s * s * s;
                b.forceOverR[k] = STRENGTH[b.type[k]] * 6 * s * s / (cutoff * cutoff);
            }
        }
    }

    /** f = s<sub>j</sub> (1 &minus; r&sup2;/c&sup2;)&sup2; of the neighbour's species, F = &minus;&rho;/(1 + &rho;), half the toy pair. */
    public record Embedded(double cutoff) implements EmbeddedPotential {
        private static final double[] SOURCE = {1.0, 1.6};

        @Override
        public List<String> species() {
            return SPECIES;
        }

        @Override
        public String description() {
            return "toy embedded";
        }

        @Override
        public void pairs(EmbeddedBatch b) {
            for (int k = 0; k < b.size; k++) {
                double c2 = cutoff * cutoff;
                double s = 1 - b.r2[k] / c2;
                double density = s * s;
                double slope = -4 * s / c2;
                b.energy[k] = 0.5 * s * s * s;
                b.energySlope[k] = -3 * s * s / c2;
                b.densityAtI[k] = SOURCE[b.type[k] % 2] * density;
                b.slopeAtI[k] = SOURCE[b.type[k] % 2] * slope;
                b.densityAtJ[k] = SOURCE[b.type[k] / 2] * density;
                b.slopeAtJ[k] = SOURCE[b.type[k] / 2] * slope;
            }
        }

        @Override
        public void embed(int n, int[] species, double[] density, double[] energy, double[] slope) {
            for (int i = 0; i < n; i++) {
                double strength = 1 + species[i];
                energy[i] = -strength * density[i] / (1 + density[i]);
                slope[i] = -strength / ((1 + density[i]) * (1 + density[i]));
            }
        }
    }

    /** U<sub>i</sub> = &Sigma;<sub>j&lt;k</sub> w<sub>j</sub> w<sub>k</sub> (e<sub>j</sub>&middot;e<sub>k</sub> + 1/3)&sup2; with w = s (1 &minus; r&sup2;/c&sup2;)&sup2;. */
    public record Angular(double cutoff) implements SitePotential {
        private static final double[] STRENGTH = {1.0, 1.3};

        @Override
        public List<String> species() {
            return SPECIES;
        }

        @Override
        public String description() {
            return "toy angular";
        }

        @Override
        public Evaluator newEvaluator() {
            return this::evaluate;
        }

        private void evaluate(Sites s) {
            for (int a = 0; a < s.atoms; a++) {
                s.energy[a] = 0;
                for (int j = s.first[a]; j < s.first[a + 1]; j++) {
                    for (int k = j + 1; k < s.first[a + 1]; k++) {
                        triplet(s, a, j, k);
                    }
                }
            }
        }

        private void triplet(Sites s, int a, int j, int k) {
            double[] ej = {s.dx[j] / s.r[j], s.dy[j] / s.r[j], s.dz[j] / s.r[j]};
            double[] ek = {s.dx[k] / s.r[k], s.dy[k] / s.r[k], s.dz[k] / s.r[k]};
            double cos = ej[0] * ek[0] + ej[1] * ek[1] + ej[2] * ek[2];
            double h = cos + 1.0 / 3;
            s.energy[a] += weight(s, j) * weight(s, k) * h * h;
            double angular = 2 * weight(s, j) * weight(s, k) * h;
            double radialJ = weightSlope(s, j) * weight(s, k) * h * h;
            double radialK = weight(s, j) * weightSlope(s, k) * h * h;
            double[][] g = {s.gx, s.gy, s.gz};
            for (int d = 0; d < 3; d++) {
                g[d][j] += radialJ * ej[d] + angular * (ek[d] - cos * ej[d]) / s.r[j];
                g[d][k] += radialK * ek[d] + angular * (ej[d] - cos * ek[d]) / s.r[k];
            }
        }

        private double weight(Sites s, int k) {
            double t = 1 - s.r[k] * s.r[k] / (cutoff * cutoff);
            return STRENGTH[s.neighborSpecies[k]] * t * t;
        }

        private double weightSlope(Sites s, int k) {
            double t = 1 - s.r[k] * s.r[k] / (cutoff * cutoff);
            return -4 * STRENGTH[s.neighborSpecies[k]] * t * s.r[k] / (cutoff * cutoff);
        }
    }
}
