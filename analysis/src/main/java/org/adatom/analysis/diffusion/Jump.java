package org.adatom.analysis.diffusion;

import org.adatom.analysis.crystal.Matrix3;

/**
 * A jump between two sites of a periodic network.
 *
 * @param from number of the site in the cell where it begins
 * @param to number of the site where it ends
 * @param shift in which cell that is, in cell vectors
 * @param vector from beginning to end, &Aring;
 * @param kind number of the set of jumps that symmetry maps onto each other
 * @param reversed whether symmetry maps it onto the reverse of the jump that represents the set, and not onto the jump itself
 */
public record Jump(int from, int to, int[] shift, double[] vector, int kind, boolean reversed) {
    /** How far it goes, &Aring;. */
    public double length() {
        return Math.sqrt(Matrix3.dot(vector, vector));
    }

    /** Whether another one joins the same two sites the other way. */
    boolean opposite(Jump other) {
        return from == other.to && to == other.from && shift[0] == -other.shift[0] && shift[1] == -other.shift[1]
                && shift[2] == -other.shift[2];
    }
}
