package org.adatom.analysis.structure;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.neighbor.NearestNeighbors;
import org.adatom.engine.parallel.Workers;

/** Tells the structure about every atom of a configuration, in parallel, in any cell. What was found before makes no difference. */
public final class StructureFinder {
    /** Atoms that a worker takes at once. */
    private static final int CHUNK = 256;

    private final StructureMethod method;
    private final double threshold;
    private final Workers workers;
    private final NearestNeighbors near;
    private final CommonNeighbors[] common;
    private final PolyhedralTemplates[] templates;

    /**
     * Nothing found yet.
     *
     * @param threshold RMSD from which on templates do not fit
     */
    public StructureFinder(StructureMethod method, double threshold, Workers workers) {
        this.method = method;
        this.threshold = threshold;
        this.workers = workers;
        this.near = new NearestNeighbors(Math.max(CommonNeighbors.NEIGHBORS, PolyhedralTemplates.NEIGHBORS), workers);
        this.common = new CommonNeighbors[workers.count()];
        this.templates = new PolyhedralTemplates[workers.count()];
        for (int w = 0; w < workers.count(); w++) {
            common[w] = new CommonNeighbors();
            templates[w] = new PolyhedralTemplates();
        }
    }

    /** The structure about each of these atoms. */
    public StructureLabels find(Atoms atoms, Cell cell) {
        near.find(atoms, cell);
        int n = atoms.count();
        boolean matching = method == StructureMethod.PTM;
        LocalStructure[] structure = new LocalStructure[n];
        double[] rmsd = new double[matching ? n : 0];
        double[] orientation = new double[matching ? 4 * n : 0];
        workers.run((n + CHUNK - 1) / CHUNK, (task, worker) -> {
            for (int i = task * CHUNK; i < Math.min(n, (task + 1) * CHUNK); i++) {
                if (matching) {
                    structure[i] = templates[worker].of(near, i, threshold);
                    rmsd[i] = templates[worker].rmsd();
                    System.arraycopy(templates[worker].orientation(), 0, orientation, 4 * i, 4);
                } else {
                    structure[i] = common[worker].of(near, i);
                }
            }
        });
        return new StructureLabels(structure, rmsd, orientation);
    }
}
