/**
 * Surfaces: {@link org.adatom.analysis.surface.CrystalPlane} orients a crystal and lists the ways to cut it, {@link
 * org.adatom.analysis.surface.Slab} cuts, {@link org.adatom.analysis.surface.SurfaceEnergy} computes energies of faces, {@link
 * org.adatom.analysis.surface.AdsorptionSites} finds where atoms can sit on them, {@link org.adatom.analysis.surface.Adsorption} what
 * binds them there.
 */
package org.adatom.analysis.surface;
