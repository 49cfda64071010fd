/**
 * Potentials that are linear or quadratic functions of descriptors, and their files.
 */
package org.adatom.forcefields.linear;
