package org.adatom.engine.io;

import java.util.List;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * What a reader cannot learn from the file.
 *
 * @param format the file's format, if its name does not tell
 * @param species labels of the types 1, 2, ... of LAMMPS files that do not name them
 * @param pbc periodicity along the three cell vectors of formats that do not say it
 * @param velocities unit of velocities in extended XYZ (columns velo, vel, velocities); &Aring;/fs if absent
 * @param fileUnits energies and lengths of the file, where they are not eV and &Aring;
 * @param stressOrder order of six stress components in files that do not say it; that of VASP if absent
 * @param units constants that turn velocities into internal units
 */
public record ReadOptions(
        @Nullable FileFormat format,
        @Nullable List<String> species,
        boolean @Nullable [] pbc,
        @Nullable VelocityUnit velocities,
        @Nullable FileUnits fileUnits,
        @Nullable StressOrder stressOrder,
        Units units) {
    /** Everything as the file says. */
    public static ReadOptions defaults(Units units) {
        return new ReadOptions(null, null, null, null, null, null, units);
    }
}
