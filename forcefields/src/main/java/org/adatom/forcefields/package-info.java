/** Potentials by family; each class is one formula from the literature. */
package org.adatom.forcefields;
