/**
 * Gaussian-process regression: energies, forces and virials as linear functionals of one unknown function of the descriptor of
 * an atom, their covariances, hyperparameters of largest likelihood, and the model that follows.
 */
package org.adatom.forcefields.training.gaussian;
