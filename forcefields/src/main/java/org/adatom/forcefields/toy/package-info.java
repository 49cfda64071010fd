/**
 * The three-body toy model of T. Heiszwolf (2020), a cheap stand-in for electronic structure calculations: as a force
 * field ({@link org.adatom.forcefields.toy.ToyModel}) and as the sums over cells that the thesis prints
 * ({@link org.adatom.forcefields.toy.CellSums}), with the shapes it tried and rejected; and the numbers
 * by which it describes cells to networks ({@link org.adatom.forcefields.toy.ProximityEigenvalues}).
 */
package org.adatom.forcefields.toy;
