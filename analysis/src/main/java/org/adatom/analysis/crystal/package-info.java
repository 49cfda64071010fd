/**
 * Crystals at rest: energies, stresses and minima of structures at zero temperature ({@code Statics}), the relaxed perfect
 * crystal that surfaces and defects are compared with ({@code Bulk}), and its symmetry. Elastic constants, surfaces, defects,
 * equations of state and phonons are built on these.
 */
package org.adatom.analysis.crystal;
