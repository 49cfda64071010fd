package org.adatom.analysis.path;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.path.AtomImages;
import org.adatom.integrators.path.Images;
import org.adatom.integrators.path.StrainedImages;

/**
 * What the cell may do along a path.
 *
 * @param mode its strains
 * @param pressure from outside, eV/&Aring;&sup3;
 */
public record Deformation(CellMode mode, double pressure) {
    /** The cell stays. */
    public static final Deformation NONE = new Deformation(CellMode.NONE, 0);

    /** Whether the cell changes. */
    public boolean strains() {
        return mode != CellMode.NONE;
    }

    /**
     * The goal of a relaxation whose stresses are as small as its forces, on the common scale of both.
     *
     * @param force largest force that may remain, eV/&Aring;
     */
    AtomsAndCell.Goal goal(Atoms atoms, Cell cell, double force, double maxStep) {
        if (!strains()) {
            return AtomsAndCell.Goal.forces(force, maxStep);
        }
        double stress = force * AtomsAndCell.strainScale(mode, atoms, cell) / AtomsAndCell.volume(cell);
        double[] target = {-pressure, 0, 0, 0, -pressure, 0, 0, 0, -pressure};
        return new AtomsAndCell.Goal(mode, target, force, stress, maxStep);
    }

    /** The surface on which paths between such structures lie. */
    Images images(Atoms atoms, Cell cell, ForceField forceField, int count, Workers workers) {
        return strains()
                ? new StrainedImages(atoms, cell, mode, pressure, forceField, count, workers)
                : new AtomImages(atoms, cell, forceField, count, workers);
    }
}
