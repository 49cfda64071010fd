/**
 * What a potential implements, and the arrays it works on.
 *
 * <p>A potential is a set of immutable parameters with plain loops over {@code double[]}: it knows neither lists nor
 * periodicity nor threads. Pair potentials and the embedded family see batches of in-cutoff distances; site potentials
 * see blocks of atomic environments. The engine assembles forces, virial and per-atom energies once for all of them.
 */
package org.adatom.engine.forcefield;
