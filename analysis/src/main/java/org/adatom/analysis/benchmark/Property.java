package org.adatom.analysis.benchmark;

import java.util.Locale;

/** A property of a crystal that potentials are judged by, with its unit and how near to the reference is good and fair. */
public enum Property {
    /** Lattice constant a of the conventional cell. */
    LATTICE_CONSTANT("lattice constant a", "A", 0.01, 0.03),
    /** Ratio of the lattice constants. */
    LATTICE_RATIO("c/a", "", 0.01, 0.03),
    /** Energy per atom of the free atoms above the crystal. */
    COHESIVE_ENERGY("cohesive energy", "eV/atom", 0.05, 0.15),
    /** Bulk modulus. */
    BULK_MODULUS("bulk modulus", "GPa", 0.1, 0.25),
    /** Elastic constant. */
    C11("C11", "GPa", 0.1, 0.25),
    /** Elastic constant. */
    C12("C12", "GPa", 0.1, 0.25),
    /** Elastic constant. */
    C13("C13", "GPa", 0.1, 0.25),
    /** Elastic constant. */
    C33("C33", "GPa", 0.1, 0.25),
    /** Elastic constant. */
    C44("C44", "GPa", 0.1, 0.25),
    /** Energy of the relaxed (100) face. */
    SURFACE_100("surface energy (100)", "J/m^2", 0.2, 0.4),
    /** Energy of the relaxed (110) face. */
    SURFACE_110("surface energy (110)", "J/m^2", 0.2, 0.4),
    /** Energy of the relaxed (111) face. */
    SURFACE_111("surface energy (111)", "J/m^2", 0.2, 0.4),
    /** Formation energy of a vacancy. */
    VACANCY_FORMATION("vacancy formation", "eV", 0.1, 0.3),
    /** Barrier for a neighbour to jump into a vacancy. */
    VACANCY_MIGRATION("vacancy migration", "eV", 0.1, 0.3),
    /** Energy of the intrinsic stacking fault of fcc. */
    STACKING_FAULT("intrinsic stacking fault", "mJ/m^2", 0.25, 0.6),
    /** Transverse acoustic mode at X. */
    PHONON_X_TRANSVERSE("phonon at X, transverse acoustic", "THz", 0.1, 0.25),
    /** Highest acoustic mode at X. */
    PHONON_X_LONGITUDINAL("phonon at X, longitudinal acoustic", "THz", 0.1, 0.25),
    /** Transverse acoustic mode at L. */
    PHONON_L_TRANSVERSE("phonon at L, transverse acoustic", "THz", 0.1, 0.25),
    /** Highest acoustic mode at L. */
    PHONON_L_LONGITUDINAL("phonon at L, longitudinal acoustic", "THz", 0.1, 0.25),
    /** Highest mode at the centre. */
    PHONON_OPTICAL("phonon at the centre, optical", "THz", 0.1, 0.25),
    /** Linear expansion at 300 K, quasi-harmonic. */
    EXPANSION_300K("linear expansion at 300 K", "1e-6/K", 0.25, 0.5);

    private final String label;
    private final String unit;
    private final double good;
    private final double fair;

    Property(String label, String unit, double good, double fair) {
        this.label = label;
        this.unit = unit;
        this.good = good;
        this.fair = fair;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** Its unit; empty for pure numbers. */
    public String unit() {
        return unit;
    }

    /** Its name in files: lower case, with underscores. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Relative deviation from the reference up to which a potential is good, by default. */
    public double good() {
        return good;
    }

    /** Relative deviation up to which it is fair. */
    public double fair() {
        return fair;
    }
}
