/**
 * Least squares: linear and quadratic models on any descriptor, fitted to labelled configurations.
 */
package org.adatom.forcefields.training.linear;
