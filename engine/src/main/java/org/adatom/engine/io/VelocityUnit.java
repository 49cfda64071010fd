package org.adatom.engine.io;

import org.adatom.engine.units.Units;

/** The unit of velocities in a file whose format does not fix it. */
public enum VelocityUnit {
    /** Angstrom per femtosecond: GPUMD, QUIP, VASP. */
    A_PER_FS("A/fs"),
    /** Angstrom per picosecond: LAMMPS metal. */
    A_PER_PS("A/ps"),
    /** Angstrom per &Aring;&radic;(amu/eV), the unit of ASE and of the engine. */
    ASE("ase");

    private final String text;

    VelocityUnit(String text) {
        this.text = text;
    }

    /** The name in input files: {@code A/fs}, {@code A/ps}, {@code ase}. */
    @Override
    public String toString() {
        return text;
    }

    /** One of this unit in &Aring; per internal time unit. */
    public double inInternalUnits(Units units) {
        return switch (this) {
            case A_PER_FS -> 1 / units.femtosecond();
            case A_PER_PS -> 1 / units.picosecond();
            case ASE -> 1;
        };
    }
}
