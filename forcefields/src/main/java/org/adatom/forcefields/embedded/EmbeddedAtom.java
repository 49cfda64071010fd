package org.adatom.forcefields.embedded;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.simd.CubicRows;
import org.jspecify.annotations.Nullable;

/**
 * The embedded-atom method on tables, interpolated by {@link CubicTable}.
 *
 * <p>Distances beyond the tables' last point (but below the cutoff) take its value; for densities outside the table see
 * {@link EmbeddingTables}.
 *
 * <p>Everything a pair needs from its interval lies side by side in one row of coefficients; values and slopes come from
 * the same cubics.
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
    private final int width;
    /** Coefficients: for each type of pair one row for each interval. */
    private final double[] rows;
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
        width = s == 1 ? PURE_ROW : MIXED_ROW;
        rows = new double[Math.multiplyExact(s * s, (lastInterval + 1) * width)];
        embedding = new EmbeddingTables(tables, index);
        for (int a = 0; a < s; a++) {
            for (int b = 0; b < s; b++) {
                int row = (a * s + b) * (lastInterval + 1) * width;
                CubicTable.coefficients(tables.density()[index[b]][index[a]], rows, width, row);
                if (s > 1) {
                    CubicTable.coefficients(tables.density()[index[a]][index[b]], rows, width, row + 4);
                }
                CubicTable.coefficients(tables.pair()[index[a]][index[b]], rows, width, row + width - 4);
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
        int n = batch.size;
        double[] t = batch.scratch(0);
        double[] overR = batch.scratch(1);
        distances(n, batch.r2, perStep, t, overR);
        locate(n, t, species.size() > 1 ? batch.type : null, lastInterval, width, batch.index);
        CubicRows.evaluate(n, rows, batch.index, 0, t, batch.densityAtI, batch.slopeAtI);
        if (species.size() > 1) {
            CubicRows.evaluate(n, rows, batch.index, 4, t, batch.densityAtJ, batch.slopeAtJ);
            perDistance(n, overR, perStep, batch.slopeAtJ);
        }
        perDistance(n, overR, perStep, batch.slopeAtI);
        CubicRows.evaluate(n, rows, batch.index, width - 4, t, batch.energy, batch.energySlope);
        pairEnergies(n, overR, perStep, batch.energy, batch.energySlope);
    }

    /** Distances in steps of the grid, and their inverses. */
    private static void distances(int n, double[] r2, double perStep, double[] steps, double[] overR) {
        for (int k = 0; k < n; k++) {
            double r = Math.sqrt(r2[k]);
            steps[k] = r * perStep;
            overR[k] = 1 / r;
        }
    }

    /** Where the row of each pair begins, and in {@code p}, instead of the place on the grid, that in the interval. */
    private static void locate(int n, double[] p, int @Nullable [] type, int lastInterval, int width, int[] first) {
        for (int k = 0; k < n; k++) {
            int m = Math.min((int) p[k], lastInterval);
            p[k] = Math.min(p[k] - m, 1);
            first[k] = m * width;
        }
        int perType = (lastInterval + 1) * width;
        for (int k = 0; type != null && k < n; k++) {
            first[k] += type[k] * perType;
        }
    }

    /** From slopes per step of the grid to slopes divided by r. */
    private static void perDistance(int n, double[] overR, double perStep, double[] slope) {
        for (int k = 0; k < n; k++) {
            slope[k] *= perStep * overR[k];
        }
    }

    /** From z = r phi to phi = z/r and phi'/r = (z' - phi)/r^2. */
    private static void pairEnergies(int n, double[] overR, double perStep, double[] energy, double[] slope) {
        for (int k = 0; k < n; k++) {
            double phi = energy[k] * overR[k];
            energy[k] = phi;
            slope[k] = (slope[k] * perStep - phi) * overR[k] * overR[k];
        }
    }

    @Override
    public void embed(int n, int[] atomSpecies, double[] density, double[] energy, double[] slope) {
        embedding.evaluate(n, atomSpecies, density, energy, slope);
    }
}
