package org.adatom.analysis.structure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.adatom.engine.io.Frame;

/**
 * The structure about every atom of a configuration.
 *
 * @param structure of each atom
 * @param rmsd of each atom from its template, infinite where there is none; empty without templates
 * @param orientation quaternion (w, x, y, z) of each atom's crystal, four numbers an atom; empty without templates
 */
public record StructureLabels(LocalStructure[] structure, double[] rmsd, double[] orientation) {
    /** Deviations in files that hold no infinite numbers. */
    private static final double NONE = -1;

    /**
     * Columns for a file: {@code structure}; with templates also {@code rmsd}, &minus;1 where no template fits at all, and
     * {@code orientation} in the order x, y, z, w, in which OVITO reads it.
     */
    public Map<String, Frame.Column> columns() {
        int n = structure.length;
        String[] names = new String[n];
        for (int i = 0; i < n; i++) {
            names[i] = structure[i].toString();
        }
        Map<String, Frame.Column> columns = new LinkedHashMap<>();
        columns.put("structure", new Frame.Column(1, names));
        if (rmsd.length > 0) {
            double[] finite = new double[n];
            double[] turned = new double[4 * n];
            for (int i = 0; i < n; i++) {
                finite[i] = Double.isFinite(rmsd[i]) ? rmsd[i] : NONE;
                for (int k = 0; k < 4; k++) {
                    turned[4 * i + k] = orientation[4 * i + (k + 1) % 4];
                }
            }
            columns.put("rmsd", new Frame.Column(1, finite));
            columns.put("orientation", new Frame.Column(4, turned));
        }
        return columns;
    }
}
