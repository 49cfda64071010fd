package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * Atoms to turn around with the mouse; a picture where that is not possible, and in print.
 *
 * @param title what is shown
 * @param snapshots one or several configurations to choose from
 */
public record StructureView(String title, List<Snapshot> snapshots) implements Block {
    /** More atoms than this are shown as a picture only. */
    static final int MOST_ATOMS = 60_000;

    /** Checks and copies. */
    public StructureView {
        snapshots = List.copyOf(snapshots);
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("nothing to show");
        }
    }

    /**
     * One configuration.
     *
     * @param label such as "first frame"
     * @param atoms the atoms
     * @param cell the cell
     */
    public record Snapshot(String label, Atoms atoms, Cell cell) {
        /** Positions (x, y, z of each atom) with atoms folded into the cell along its periodic vectors. */
        float[] positions() {
            float[] p = new float[3 * atoms.count()];
            for (int i = 0; i < atoms.count(); i++) {
                double[] f = new double[3];
                for (int k = 0; k < 3; k++) {
                    f[k] = cell.fractional(k, atoms.x()[i], atoms.y()[i], atoms.z()[i]);
                    // Atoms on a face stay there in spite of rounding.
                    f[k] -= cell.periodic(k) ? Math.floor(f[k] + 1e-9) : 0;
                }
                for (int d = 0; d < 3; d++) {
                    p[3 * i + d] = (float) cell.cartesian(d, f[0], f[1], f[2]);
                }
            }
            return p;
        }

        /** End points of the cell's edges, six numbers each; edges along vectors of length zero are left out. */
        float[] edges() {
            List<Float> ends = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                for (int corner = 0; corner < 4; corner++) {
                    int p = (k + 1) % 3;
                    int q = (k + 2) % 3;
                    boolean drawn = cell.length(k) > 0 && ((corner & 1) == 0 || cell.length(p) > 0)
                            && ((corner & 2) == 0 || cell.length(q) > 0);
                    for (int end = 0; drawn && end < 2; end++) {
                        for (int d = 0; d < 3; d++) {
                            ends.add((float) (end * cell.vector(k, d) + (corner & 1) * cell.vector(p, d)
                                    + (corner >> 1) * cell.vector(q, d)));
                        }
                    }
                }
            }
            float[] values = new float[ends.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = ends.get(k);
            }
            return values;
        }
    }
}
