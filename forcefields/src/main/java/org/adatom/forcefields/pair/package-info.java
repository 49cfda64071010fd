/**
 * Pair potentials: formulas of the distance ({@link org.adatom.forcefields.pair.PairFormula}) and, written once for all
 * of them, the ways to end them at a cutoff ({@link org.adatom.forcefields.pair.TruncatedPair}).
 */
package org.adatom.forcefields.pair;
