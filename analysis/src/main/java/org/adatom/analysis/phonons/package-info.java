/**
 * Lattice vibrations in the harmonic approximation: {@link org.adatom.analysis.phonons.ForceConstants} from finite displacements,
 * frequencies along {@link org.adatom.analysis.phonons.BrillouinPath paths} and on meshes ({@link
 * org.adatom.analysis.phonons.DensityOfStates}), {@link org.adatom.analysis.phonons.Sound}, and what follows from them at a temperature ({@link
 * org.adatom.analysis.phonons.Vibrations}, {@link org.adatom.analysis.phonons.QuasiHarmonic}).
 */
package org.adatom.analysis.phonons;
