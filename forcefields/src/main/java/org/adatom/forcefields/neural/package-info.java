/**
 * Neural-network potentials: an atom's energy is the output of a network of its species that sees a descriptor of its
 * environment; readers of the files of n2p2 (RuNNer), aenet and GPUMD (NEP).
 */
package org.adatom.forcefields.neural;
