package org.adatom.forcefields.gaussian;

/**
 * The energy of atoms of one element: U = offset + f(p(G)), where G are the values of the descriptor.
 *
 * @param map from values to points
 * @param kernel of points
 * @param offset of the energy, eV
 * @param mean f, eV
 * @param deviation of U about it
 */
public record GaussianAtom(FeatureMap map, Kernel kernel, double offset, Expansion mean, Deviation deviation) {}
