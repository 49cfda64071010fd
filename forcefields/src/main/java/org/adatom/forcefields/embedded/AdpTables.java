package org.adatom.forcefields.embedded;

/**
 * The functions of an angular-dependent potential.
 *
 * @param eam embedding, density and pair functions
 * @param dipole {@code dipole[a][b]}: u(r) on the grid of distances, eV<sup>1/2</sup>/&Aring;; symmetric
 * @param quadrupole {@code quadrupole[a][b]}: w(r), eV<sup>1/2</sup>/&Aring;&sup2;; symmetric
 */
record AdpTables(EamTables eam, double[][][] dipole, double[][][] quadrupole) {}
