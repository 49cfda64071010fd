/**
 * Surfaces: {@link org.adatom.analysis.surface.CrystalPlane} orients a crystal and lists the ways to cut it, {@link
 * org.adatom.analysis.surface.Slab} cuts, {@link org.adatom.analysis.surface.SurfaceEnergy} computes energies of faces.
 */
package org.adatom.analysis.surface;
