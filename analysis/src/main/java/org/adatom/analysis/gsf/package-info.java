/**
 * Generalised stacking faults: the energy of a crystal one half of which is shifted along a plane against the other ({@link
 * org.adatom.analysis.gsf.StackingFaults}), along a direction and all over the plane's cell.
 */
package org.adatom.analysis.gsf;
