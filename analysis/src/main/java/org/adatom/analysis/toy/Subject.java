package org.adatom.analysis.toy;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.forcefields.toy.CellSums;
import org.adatom.forcefields.toy.TripletShape;

/**
 * A candidate in the plane or in space.
 *
 * @param candidate which
 * @param dimensions 2 or 3
 */
public record Subject(Candidate candidate, int dimensions) {
    /** Checks. */
    public Subject {
        if (dimensions != 2 && dimensions != 3) {
            throw new IllegalArgumentException("dimensions must be 2 or 3: " + dimensions);
        }
    }

    /** The candidate's name; in space with a note. */
    public String label() {
        return candidate.name() + (dimensions == 3 ? " (3D)" : "");
    }

    /**
     * The sums over pairs and triangles of a square or cubic cell.
     *
     * @param width of the cell, R<sub>c</sub>
     * @param depth of the surroundings
     * @param positions one row per particle, R<sub>c</sub>; a third coordinate is not looked at in the plane
     */
    CellSums sums(double width, int depth, double[]... positions) {
        return CellSums.of(atoms(positions), cell(width), depth, candidate.pair(), candidate.triplet());
    }

    /** The energy of the cell in the candidate's own way of counting, E<sub>c</sub>. */
    double energy(double width, int depth, double[]... positions) {
        return candidate.energyOf(sums(width, depth, positions));
    }

    /** How often triangles with all sides shorter than {@code longest} (R<sub>c</sub>) are counted. */
    double triangles(double longest, double width, double[]... positions) {
        double limit = longest * candidate.distance();
        TripletShape one = (a, b, c) -> a < limit && b < limit && c < limit ? 1 : 0;
        return CellSums.of(atoms(positions), cell(width), 1, candidate.pair(), one).triplets(candidate.counting());
    }

    /** Layers of cells that complete sums need: reach over width, rounded up; infinite for shapes without an end. */
    double layers(double width) {
        return Math.ceil(candidate.reach() / width);
    }

    private Cell cell(double width) {
        double w = width * candidate.distance();
        return dimensions == 2
                ? Cell.planar(new double[] {w, 0, 0, w}, true, true)
                : Cell.orthorhombic(w, w, w);
    }

    private Atoms atoms(double[]... positions) {
        Atoms atoms = new Atoms(List.of("X"), new int[positions.length]);
        double rc = candidate.distance();
        for (int i = 0; i < positions.length; i++) {
            double[] r = positions[i];
            atoms.setPosition(i, rc * r[0], rc * r[1], dimensions == 2 ? 0 : rc * r[2]);
        }
        return atoms;
    }
}
