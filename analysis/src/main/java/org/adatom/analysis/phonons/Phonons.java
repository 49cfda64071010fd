package org.adatom.analysis.phonons;

import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Symmetry;
import org.jspecify.annotations.Nullable;

/**
 * The vibrations of a crystal.
 *
 * @param symmetry of the crystal, whose primitive cell vibrates
 * @param system its class and standard axes
 * @param constants second derivatives
 * @param path through the Brillouin zone
 * @param dos frequencies on a mesh
 * @param expansion with temperature, if it was computed
 * @param enough how often the primitive cell has to be repeated for constants that are exact
 * @param longRange whether the forces have no end, so that no supercell is exact
 */
public record Phonons(Symmetry symmetry, CrystalSystem system, ForceConstants constants, BrillouinPath path,
        DensityOfStates dos, @Nullable QuasiHarmonic expansion, int[] enough, boolean longRange) {}
