/**
 * The heart of Adatom: atoms, the cell, and the evaluator that turns positions into energy, forces and virial.
 *
 * <p>{@link org.adatom.engine.Atoms} holds the state in the user's order and {@link org.adatom.engine.Cell} the lattice;
 * {@link org.adatom.engine.ForceEvaluator} owns the neighbour structure and assembles what the potentials of {@link
 * org.adatom.engine.forcefield} return. Internal units everywhere: angstrom, eV, amu, e, and time in
 * &Aring;&radic;(amu/eV), so that a = F/m; see {@link org.adatom.engine.units}.
 */
package org.adatom.engine;
