/**
 * Energy minimisation, of positions alone or with the cell: objective, line search, FIRE, L-BFGS, conjugate gradients, and
 * the softest mode, which tells a minimum from a saddle point.
 */
package org.adatom.integrators.minimize;
