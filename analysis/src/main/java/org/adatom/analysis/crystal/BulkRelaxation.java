package org.adatom.analysis.crystal;

import org.adatom.engine.Cell;
import org.adatom.integrators.minimize.CellMode;

/** How far the perfect crystal is relaxed before anything is compared with it. */
public enum BulkRelaxation {
    /** Atoms, volume and shape of the cell. */
    FULL,
    /** Atoms and volume; the shape stays. */
    ISOTROPIC,
    /** Atoms in the given cell. */
    POSITIONS,
    /** Nothing. */
    NONE;

    /** Which strains that are in a cell: of a slab or a sheet those of its plane. */
    CellMode of(Cell cell) {
        return switch (this) {
            case FULL -> cell.periodicCount() == 3
                    ? CellMode.FULL
                    : cell.periodic(0) && cell.periodic(1) ? CellMode.IN_PLANE : CellMode.NONE;
            case ISOTROPIC -> CellMode.ISOTROPIC;
            case POSITIONS, NONE -> CellMode.NONE;
        };
    }
}
