package org.adatom.integrators;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/**
 * A deformation of the cell at a constant engineering strain rate: L(t) = L(0) (1 + rate t) along an axis, or a shear,
 * in which the displacement along the first axis grows with the coordinate along the second, dx = rate t y.
 *
 * <p>Positions follow the cell (affinely, about the origin), velocities are left as they are, as with {@code fix deform
 * ... remap x} in LAMMPS: they are those relative to the deformation, and thermostats act on them.
 *
 * @param first axis of the displacement, 0 = x
 * @param second axis along which the displacement grows; that of {@code first} for tension
 * @param rate strain per internal time; negative for compression
 */
public record Deformation(int first, int second, double rate) {
    /**
     * From letters.
     *
     * @param component x, y, z for tension, xy, xz, yz for shear
     * @throws IllegalArgumentException if it is none of these, or the rate is not finite
     */
    public static Deformation of(String component, double rate) {
        if (!component.matches("x|y|z|xy|xz|yz")) {
            throw new IllegalArgumentException("'" + component + "' is not x, y, z, xy, xz or yz");
        }
        if (!Double.isFinite(rate)) {
            throw new IllegalArgumentException("strain rate must be finite: " + rate);
        }
        return new Deformation("xyz".indexOf(component.charAt(0)),
                "xyz".indexOf(component.charAt(component.length() - 1)), rate);
    }

    /** Whether it is a shear. */
    public boolean shear() {
        return first != second;
    }

    /** "z" or "xy". */
    public String component() {
        return "xyz".substring(first, first + 1) + (shear() ? "xyz".substring(second, second + 1) : "");
    }

    /** Engineering strain after a time. */
    public double strain(double time) {
        return rate * time;
    }

    /**
     * The component (first, second) of the velocity gradient D that leads exactly from one time to another.
     *
     * @param time internal units, since the deformation began
     */
    double gradient(double time, double timeStep) {
        return shear() ? rate : Math.log1p(rate * timeStep / (1 + rate * time)) / timeStep;
    }

    /**
     * Checks that it fits a system.
     *
     * @throws InputException if an axis is not periodic, or atoms are held along it
     */
    public void check(Atoms atoms, Cell cell) {
        for (int d : new int[] {first, second}) {
            if (!Coupling.repeatsAlong(cell, d)) {
                throw new InputException("the system does not repeat along " + "xyz".charAt(d)
                        + ", so the cell cannot be deformed there; choose another axis, or make the cell periodic");
            }
        }
        Coupling.requireMoving(atoms, "xyz".substring(first, first + 1), "the deformation");
    }
}
