/** Potentials of distances and angles between neighbours: site energies over triplets. */
package org.adatom.forcefields.angular;
