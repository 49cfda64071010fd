/**
 * Paths between minima: bands of images on a {@link org.adatom.integrators.path.PotentialSurface} that {@link
 * org.adatom.integrators.path.NudgedElasticBand} pulls onto the path of least energy, and what is read from them.
 */
package org.adatom.integrators.path;
