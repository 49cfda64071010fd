package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.surface.Adsorption;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code surface.adsorbate}.
 *
 * @param species of the atom
 * @param height above the outermost plane at which it starts, &Aring;
 * @param planes of atoms in the slab
 * @param held lowest planes that are held
 * @param supercell cells in the plane
 * @param crystal of the atom's own, whose energy per atom is a second reference
 */
@Description("An atom on the face, relaxed from every distinct site")
public record AdsorbateBlock(
        @Description("Species of the atom") String species,
        @Description("Height above the outermost plane at which it starts (default: as far from the next atoms as those of the crystal are)") @Quantity(Dimension.LENGTH) @Nullable Double height,
        @Description("Planes of atoms in the slab (default: two cutoffs)") @Nullable Integer planes,
        @Description("Lowest planes that are held where the crystal has them (default: half of them; 0: all relax)") @Nullable Integer held,
        @Description("Cells along the two vectors in the plane, which set the coverage (default: images of the atom at least 10 A and one cutoff apart)") @Nullable List<Integer> supercell,
        @Description("A crystal of the atom's species, a block like structure, for energies against it beside those against the free atom") @Nullable StructureBlock crystal) {
    private static final double THICK = 2;
    private static final double APART = 10;

    /** Checks. */
    public AdsorbateBlock {
        if (height != null && !(height > 0 && Double.isFinite(height))) {
            throw new InputException("adsorbate.height: " + height + " A is not allowed, use a positive number");
        }
        if (planes != null && planes < 2) {
            throw new InputException("adsorbate.planes: " + planes + " is no slab, use two or more");
        }
        if (held != null && (held < 0 || planes != null && held >= planes)) {
            throw new InputException("adsorbate.held: " + held + " is not allowed, use fewer than the planes, or 0");
        }
        if (supercell != null && (supercell.size() != 2 || supercell.stream().anyMatch(n -> n < 1))) {
            throw new InputException(
                    "adsorbate.supercell: " + supercell + " is not two positive numbers such as [4, 4]");
        }
    }

    /**
     * What is computed on a face, for a force field with that cutoff.
     *
     * @throws InputException if all planes would be held
     */
    Adsorption.Settings settings(CrystalPlane plane, CrystalPlane.Termination cut, double cutoff, double vacuum) {
        int count = planes == null ? plane.count(cut, THICK * cutoff) : planes;
        int lowest = held == null ? count / 2 : held;
        if (lowest >= count) {
            throw new InputException("adsorbate.held: " + lowest + " planes of " + count
                    + " leave none that relaxes; hold fewer or give more planes");
        }
        double apart = Math.max(APART, cutoff);
        return new Adsorption.Settings(species, height == null ? 0 : height, count, lowest,
                supercell == null ? plane.repeats(0, apart) : supercell.get(0),
                supercell == null ? plane.repeats(1, apart) : supercell.get(1), vacuum);
    }
}
