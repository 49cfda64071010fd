package org.adatom.analysis;

import java.io.IOException;
import java.util.List;
import org.adatom.analysis.structure.LocalStructure;
import org.adatom.analysis.structure.StructureMethod;

/**
 * Fractions of atoms by local structure.
 *
 * @param method how structures were told
 * @param samples number of configurations
 * @param abscissa heading of {@code time}: a time with its unit, or the number of the sample
 * @param time of each row of the series
 * @param rmsd mean deviation from the template of atoms that have one; NaN without templates
 * @param kinds one for each structure, also those that never occur
 */
public record StructuresResult(StructureMethod method, long samples, String abscissa, double[] time, double rmsd,
        List<Kind> kinds) {
    /**
     * One structure.
     *
     * @param structure which
     * @param fraction of the atoms, over all samples
     * @param series number of atoms in each row; a mean where a row holds several samples
     */
    public record Kind(LocalStructure structure, Estimate fraction, double[] series) {
        /** Whether it occurs at all. */
        public boolean occurs() {
            return fraction.value() > 0;
        }
    }

    /** Writes the series as comma-separated columns: numbers of atoms. */
    public void writeCsv(Appendable out) throws IOException {
        StringBuilder header = new StringBuilder(abscissa);
        kinds.forEach(k -> header.append(',').append(k.structure()));
        out.append(header).append('\n');
        for (int row = 0; row < time.length; row++) {
            StringBuilder line = new StringBuilder(Numbers.csv(time[row]));
            for (Kind k : kinds) {
                line.append(',').append(Numbers.csv(k.series()[row]));
            }
            out.append(line).append('\n');
        }
    }
}
