package org.adatom.forcefields.training.neural;

/**
 * What values the descriptor takes in a set of configurations: one array per species, one element per value.
 *
 * @param min smallest
 * @param max largest
 * @param mean over all atoms of the species
 * @param sigma standard deviation, that of a sample (divided by one less than the number of atoms)
 */
public record InputRanges(double[][] min, double[][] max, double[][] mean, double[][] sigma) {}
