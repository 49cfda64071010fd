/**
 * Potentials by family, one package each; every class is one formula from the literature. Here lies what the families
 * share: the reader of parameter files.
 */
package org.adatom.forcefields;
