package org.adatom.integrators.path;

import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/** A surface whose points are structures. */
public interface Images extends PotentialSurface, AutoCloseable {
    /** The atoms at a point; a copy. */
    Atoms at(double[] x);

    /** The cell at a point. */
    Cell cell(double[] x);

    /**
     * The point where a structure is.
     *
     * @throws org.adatom.engine.error.InputException if its cell is not one of this surface
     */
    double[] coordinates(Atoms atoms, Cell cell);

    @Override
    void close();
}
