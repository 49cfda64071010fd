/**
 * Training of neural-network potentials: descriptors and their derivatives kept for a set of configurations, exact gradients
 * of losses over energies, forces and virials, and the extended Kalman filter.
 */
package org.adatom.forcefields.training.neural;
