/**
 * Whether states are distributed as the ensemble demands, after M. R. Shirts, J. Chem. Theory Comput. 9, 909 (2013).
 * {@link org.adatom.analysis.ensemble.EnsembleCheck} compares two stages of the same system.
 */
package org.adatom.analysis.ensemble;
