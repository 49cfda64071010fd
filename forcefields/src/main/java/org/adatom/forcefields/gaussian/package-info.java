/**
 * Gaussian-process potentials at work: kernels, sums over environments that were learned from, and what is not known of an
 * atom's energy. They are fitted elsewhere ({@code training.gaussian}).
 */
package org.adatom.forcefields.gaussian;
