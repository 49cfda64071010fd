/**
 * Charges of fixed size: the Ewald sum, Wolf's sum and the damped shifted force. The real-space part of all three is one
 * {@link org.adatom.forcefields.pair.PairFormula}, {@link org.adatom.forcefields.coulomb.ScreenedCoulomb}, ended in
 * different ways.
 */
package org.adatom.forcefields.coulomb;
