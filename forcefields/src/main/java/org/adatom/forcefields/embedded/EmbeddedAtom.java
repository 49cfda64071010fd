package org.adatom.forcefields.embedded;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;

/**
 * The embedded-atom method on tables, interpolated by {@link CubicTable}.
 *
 * <p>Distances beyond the tables' last point (but below the cutoff) take its value; for densities outside the table see
 * {@link EmbeddingTables}.
 *
 * <p>Everything a pair needs from its interval lies side by side in one row of coefficients. Values and slopes come
 * from the same cubics by Horner's scheme: x3 = c3 t, x2 = x3 + c2, x1 = x2 t + c1, f = x1 t + c0, f&prime; = (x3 +
 * x2) t + x1.
 */
public final class EmbeddedAtom implements EmbeddedPotential {
    /** Per interval: the density's cubic, then that of r&phi;. */
    private static final int PURE_ROW = 8;
    /** Per interval: the density at i due to j, at j due to i, then r&phi;. */
    private static final int MIXED_ROW = 12;

    private final List<String> species;
    private final EamTables tables;
    private final double perStep;
    private final int lastInterval;
    /** Coefficients of each type of pair. */
    private final double[][] rows;
    private final EmbeddingTables embedding;

    /**
     * The potential for some species.
     *
     * @param species labels of the structure
     * @param elements which of the tables' elements each of them is
     */
    EmbeddedAtom(EamTables tables, List<String> species, List<String> elements) {
        this.tables = tables;
        this.species = List.copyOf(species);
        int[] index = elements.stream().mapToInt(tables.elements()::indexOf).toArray();
        int s = index.length;
        perStep = 1 / tables.step();
        lastInterval = tables.pair()[0][0].length - 2;
        int width = s == 1 ? PURE_ROW : MIXED_ROW;
        rows = new double[s * s][(lastInterval + 1) * width];
        embedding = new EmbeddingTables(tables, index);
        for (int a = 0; a < s; a++) {
            for (int b = 0; b < s; b++) {
                double[] r = rows[a * s + b];
                CubicTable.coefficients(tables.density()[index[b]][index[a]], r, width, 0);
                if (s > 1) {
                    CubicTable.coefficients(tables.density()[index[a]][index[b]], r, width, 4);
                }
                CubicTable.coefficients(tables.pair()[index[a]][index[b]], r, width, width - 4);
            }
        }
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public double cutoff() {
        return tables.cutoff();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT, "EAM %s, %s, cutoff %.6g A", String.join(" ", species), tables.title(), tables.cutoff());
    }

    @Override
    public List<String> references() {
        return tables.references();
    }

    @Override
    public List<String> warnings() {
        return embedding.warnings("EAM");
    }

    @Override
    public void pairs(EmbeddedBatch batch) {
        distances(batch.size, batch.r2, batch.energy, batch.energySlope);
        if (species.size() == 1) {
            pure(batch, perStep, lastInterval, rows[0]);
        } else {
            mixed(batch, perStep, lastInterval, rows);
        }
    }

    /** Distances and their inverses, into the arrays where the energies will be written. */
    private static void distances(int n, double[] r2, double[] r, double[] overR) {
        for (int k = 0; k < n; k++) {
            double d = Math.sqrt(r2[k]);
            r[k] = d;
            overR[k] = 1 / d;
        }
    }

    private static void pure(EmbeddedBatch batch, double perStep, int lastInterval, double[] row) {
        int n = batch.size;
        double[] energy = batch.energy;
        double[] energySlope = batch.energySlope;
        double[] densityAtI = batch.densityAtI;
        double[] slopeAtI = batch.slopeAtI;
        double[] densityAtJ = batch.densityAtJ;
        double[] slopeAtJ = batch.slopeAtJ;
        for (int k = 0; k < n; k++) {
            double overR = energySlope[k];
            double p = energy[k] * perStep;
            int m = Math.min((int) p, lastInterval);
            double t = p - m;
            t = t > 1 ? 1 : t;
            int o = PURE_ROW * m;
            double x3 = row[o + 3] * t;
            double x2 = x3 + row[o + 2];
            double x1 = x2 * t + row[o + 1];
            double density = x1 * t + row[o];
            double slope = ((x3 + x2) * t + x1) * (perStep * overR);
            densityAtI[k] = density;
            densityAtJ[k] = density;
            slopeAtI[k] = slope;
            slopeAtJ[k] = slope;
            x3 = row[o + 7] * t;
            x2 = x3 + row[o + 6];
            x1 = x2 * t + row[o + 5];
            // phi = z/r and phi'/r = (z' - phi)/r^2.
            double phi = (x1 * t + row[o + 4]) * overR;
            energy[k] = phi;
            energySlope[k] = (((x3 + x2) * t + x1) * perStep - phi) * overR * overR;
        }
    }

    private static void mixed(EmbeddedBatch batch, double perStep, int lastInterval, double[][] rows) {
        int n = batch.size;
        int[] type = batch.type;
        double[] energy = batch.energy;
        double[] energySlope = batch.energySlope;
        double[] densityAtI = batch.densityAtI;
        double[] slopeAtI = batch.slopeAtI;
        double[] densityAtJ = batch.densityAtJ;
        double[] slopeAtJ = batch.slopeAtJ;
        for (int k = 0; k < n; k++) {
            double[] row = rows[type[k]];
            double overR = energySlope[k];
            double p = energy[k] * perStep;
            int m = Math.min((int) p, lastInterval);
            double t = p - m;
            t = t > 1 ? 1 : t;
            int o = MIXED_ROW * m;
            double slopeFactor = perStep * overR;
            double x3 = row[o + 3] * t;
            double x2 = x3 + row[o + 2];
            double x1 = x2 * t + row[o + 1];
            densityAtI[k] = x1 * t + row[o];
            slopeAtI[k] = ((x3 + x2) * t + x1) * slopeFactor;
            x3 = row[o + 7] * t;
            x2 = x3 + row[o + 6];
            x1 = x2 * t + row[o + 5];
            densityAtJ[k] = x1 * t + row[o + 4];
            slopeAtJ[k] = ((x3 + x2) * t + x1) * slopeFactor;
            x3 = row[o + 11] * t;
            x2 = x3 + row[o + 10];
            x1 = x2 * t + row[o + 9];
            double phi = (x1 * t + row[o + 8]) * overR;
            energy[k] = phi;
            energySlope[k] = (((x3 + x2) * t + x1) * perStep - phi) * overR * overR;
        }
    }

    @Override
    public void embed(int n, int[] atomSpecies, double[] density, double[] energy, double[] slope) {
        embedding.evaluate(n, atomSpecies, density, energy, slope);
    }
}
