package org.adatom.cli.run;

import java.util.Locale;
import org.adatom.engine.units.Units;

/** Choice of the physical constants, key {@code run.constants}. */
public enum Constants {
    /** The default. */
    CODATA_2018,
    /** What LAMMPS' {@code units metal} uses. */
    LAMMPS_METAL,
    /** What ASE uses. */
    ASE_2014;

    /** The constants. */
    public Units units() {
        return Units.named(toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
