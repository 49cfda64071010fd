/**
 * Potentials on descriptors: neural networks, whose output is the energy of an atom; the model file, which keeps them and
 * the polynomials of {@link org.adatom.forcefields.linear} with any descriptor; readers of the files of n2p2 (RuNNer), aenet
 * and GPUMD (NEP).
 */
package org.adatom.forcefields.neural;
