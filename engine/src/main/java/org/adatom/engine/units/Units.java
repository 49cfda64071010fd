package org.adatom.engine.units;

/**
 * The constants of one system of units: what turns the internal units (&Aring;, eV, amu) into kelvin, femtoseconds and
 * gigapascals.
 *
 * <p>Inside the engine time is measured in &Aring;&radic;(amu/eV), 10.18 fs, so that a = F/m without a factor. Programs
 * differ in the digits of their constants (relative 1e-6), which shows in trajectories; the sets of LAMMPS and ASE are
 * therefore kept beside the default for cross-checks. For {@code units: lj} every factor is one.
 *
 * @param name what the user writes to select the set
 * @param boltzmann k<sub>B</sub> in eV/K
 * @param femtosecond one femtosecond in internal units of time
 * @param gigapascal one gigapascal in eV/&Aring;&sup3;
 * @param coulomb e&sup2;/(4&pi;&epsilon;<sub>0</sub>) in eV &Aring;
 * @param planck Planck's constant h in eV/THz
 * @param reduced true for dimensionless Lennard-Jones units
 */
public record Units(
        String name, double boltzmann, double femtosecond, double gigapascal, double coulomb, double planck,
        boolean reduced) {

    /** CODATA 2018 (E. Tiesinga et al., Rev. Mod. Phys. 93, 025010 (2021)): the default. */
    public static final Units CODATA_2018 = new Units(
            "codata-2018",
            1.380649e-23 / 1.602176634e-19,
            1e-15 * 1e10 * Math.sqrt(1.602176634e-19 / 1.66053906660e-27),
            1e9 * 1e-30 / 1.602176634e-19,
            14.3996454784255,
            6.62607015e-34 * 1e12 / 1.602176634e-19,
            false);

    /** The rounded constants of LAMMPS' {@code units metal}: k<sub>B</sub> 8.617343e-5, mvv2e 1.0364269e-4. */
    public static final Units LAMMPS_METAL = new Units("lammps-metal", 8.617343e-5, 1e-3 / Math.sqrt(1.0364269e-4),
            1e4 / 1.6021765e6, 14.399645, 4.135667403e-3, false);

    /** CODATA 2014, which ASE uses by default. */
    public static final Units ASE_2014 = new Units(
            "ase-2014",
            1.38064852e-23 / 1.6021766208e-19,
            1e-15 * 1e10 * Math.sqrt(1.6021766208e-19 / 1.660539040e-27),
            1e9 * 1e-30 / 1.6021766208e-19,
            14.399645351950548,
            6.626070040e-34 * 1e12 / 1.6021766208e-19,
            false);

    /** Reduced Lennard-Jones units: &epsilon; = &sigma; = m = k<sub>B</sub> = 1; h is 1 there, which stands for no substance. */
    public static final Units LJ = new Units("lj", 1, 1, 1, 1, 1, true);

    /** One picosecond in internal units of time. */
    public double picosecond() {
        return reduced ? 1 : 1000 * femtosecond;
    }

    /** What plain numbers for pressures mean: one gigapascal in eV/&Aring;&sup3;, in two dimensions one N/m in eV/&Aring;&sup2;. */
    public double pressure(int dimensions) {
        return reduced || dimensions == 3 ? gigapascal : 10 * gigapascal;
    }

    /** One bar in eV/&Aring;&sup3;. */
    public double bar() {
        return reduced ? 1 : 1e-4 * gigapascal;
    }

    /**
     * The set of that name.
     *
     * @throws IllegalArgumentException if there is none, listing those there are
     */
    public static Units named(String name) {
        return switch (name) {
            case "codata-2018" -> CODATA_2018;
            case "lammps-metal" -> LAMMPS_METAL;
            case "ase-2014" -> ASE_2014;
            case "lj" -> LJ;
            default -> throw new IllegalArgumentException(
                    "unknown set of constants '" + name + "': use codata-2018, lammps-metal, ase-2014 or lj");
        };
    }
}
