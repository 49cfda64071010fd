package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Folder;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an {@code n2p2} block; units must be given, because the files do not tell them.
 *
 * @param folder with input.nn, scaling.data and weights.NNN.data
 * @param units of the files, or else the two factors
 * @param cflength length in the files' units of one &Aring;
 * @param cfenergy energy in the files' units of one eV
 * @param elements for labels of the structure that are not element symbols: label to element
 * @param extrapolation what is done about atoms outside the range of training; warn by default
 */
@Description("Neural-network potential in the files of n2p2 or RuNNer.")
public record N2p2Parameters(
        @Description("Folder with input.nn, scaling.data and weights.NNN.data.") @Folder("{input.nn,scaling.data,weights.*.data}") Path folder,
        @Description("Units of the files, with the constants of CODATA 2018.") @Nullable FileUnits units,
        @Description("Instead of units: what 1 A is in the files' unit of length, as in LAMMPS.") @Nullable Double cflength,
        @Description("Instead of units: what 1 eV is in the files' unit of energy, as in LAMMPS.") @Nullable Double cfenergy,
        @Description("Element of the files by label, where they differ.") @Nullable Map<String, String> elements,
        @Description("What is done about atoms outside the range of training: ignore, warn (default), save or stop.") @Nullable Policy extrapolation) {
    /** Units of length and energy. */
    public enum FileUnits {
        /** Atomic units. CODATA 2018: a0 = 0.529177210903 A, Eh = 27.211386245988 eV. */
        BOHR_HARTREE(1 / 0.529177210903, 1 / 27.211386245988),
        /** Those of this program. */
        ANGSTROM_EV(1, 1);

        private final double length;
        private final double energy;

        FileUnits(double length, double energy) {
            this.length = length;
            this.energy = energy;
        }
    }

    /** Checks. */
    public N2p2Parameters {
        boolean factors = cflength != null && cfenergy != null;
        boolean none = cflength == null && cfenergy == null;
        if (units == null ? !factors : !none) {
            throw new InputException("n2p2 needs either units (bohr-hartree or angstrom-ev) or both cflength and"
                    + " cfenergy: the files do not tell in which units they are");
        }
        if (factors && !(cflength > 0 && cfenergy > 0)) {
            throw new InputException("cflength and cfenergy must be positive, they are " + cflength
                    + " and " + cfenergy);
        }
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        extrapolation = extrapolation == null ? Policy.WARN : extrapolation;
    }

    /** One &Aring; in the files' unit of length. */
    double perAngstrom() {
        return units != null ? units.length : cflength;
    }

    /** One eV in the files' unit of energy. */
    double perElectronVolt() {
        return units != null ? units.energy : cfenergy;
    }
}
