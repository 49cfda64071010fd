package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Writes what the next evaluations depend on besides the coordinates. */
    void save(DataOutput out) throws IOException;

    /** Restores what {@link #save} wrote. */
    void restore(DataInput in) throws IOException;

    @Override
    void close();
}
