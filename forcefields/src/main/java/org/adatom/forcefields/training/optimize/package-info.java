/**
 * Optimisers of a flat vector of parameters: for the whole sum of squares, and for the gradients of mini-batches. They know
 * neither atoms nor models.
 */
package org.adatom.forcefields.training.optimize;
