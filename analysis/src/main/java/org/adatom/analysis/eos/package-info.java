/**
 * Equations of state: energy and pressure of a crystal as functions of its volume ({@link
 * org.adatom.analysis.eos.PhaseScan}), what is fitted to them ({@link org.adatom.analysis.eos.EnergyFit}), and the pressures at
 * which one phase becomes more stable than another ({@link org.adatom.analysis.eos.Transition}). Volumes and energies are per
 * atom. Of sheets, and in two dimensions, areas stand for volumes.
 */
package org.adatom.analysis.eos;
