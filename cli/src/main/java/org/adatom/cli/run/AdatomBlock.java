package org.adatom.cli.run;

import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.diffusion.AdatomWalker;
import org.adatom.analysis.path.AdatomHop;
import org.adatom.analysis.surface.Adsorption;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code adatom} of {@code neb} and {@code diffusion}.
 *
 * @param face Miller indices
 * @param species of the adatom
 * @param kind how it moves
 * @param planes of atoms in the slab
 * @param held lowest planes that are held
 * @param supercell cells in the plane
 * @param bulk how the perfect crystal is relaxed before
 */
@Description("The jump of an atom on a face of the crystal")
public record AdatomBlock(
        @Description("Miller indices of the face in the cell of the structure, such as [1, 0, 0]") List<Integer> face,
        @Description("Species of the adatom (default: the first of the crystal)") @Nullable String species,
        @Description("hop over the face (default), or exchange with an atom of it") AdatomHop.@Nullable Kind kind,
        @Description("Planes of atoms in the slab (default 6)") @Nullable Integer planes,
        @Description("Lowest planes that are held (default: half of them)") @Nullable Integer held,
        @Description("Cells along the two vectors in the plane (default [4, 4])") @Nullable List<Integer> supercell,
        @Description("How the perfect crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk) {
    /** Checks. */
    public AdatomBlock {
        if (face.size() != 3 || face.stream().allMatch(i -> i == 0)) {
            throw new InputException("adatom.face: " + face + " is not three Miller indices such as [1, 0, 0]");
        }
        if (supercell != null && (supercell.size() != 2 || supercell.stream().anyMatch(n -> n < 1))) {
            throw new InputException("adatom.supercell: " + supercell + " is not two positive numbers such as [4, 4]");
        }
    }

    /** How the crystal is relaxed. */
    BulkRelaxation bulkOrDefault() {
        return bulk == null ? BulkRelaxation.FULL : bulk;
    }

    /** The jump on a face of a relaxed crystal. */
    AdatomHop on(Frame crystal) {
        CrystalPlane plane = plane(crystal);
        return AdatomHop.of(plane, plane.terminations().getFirst(), speciesIn(crystal),
                kind == null ? AdatomHop.Kind.HOP : kind, new AdatomHop.Shape(count(), lowest(), cells(0), cells(1)));
    }

    /** All jumps on a face of a relaxed crystal. */
    AdatomWalker walker(Frame crystal, Statics statics, double longest, double force, Consumer<String> progress) {
        CrystalPlane plane = plane(crystal);
        return new AdatomWalker(statics, plane, plane.terminations().getFirst(),
                new Adsorption.Settings(speciesIn(crystal), 0, count(), lowest(), cells(0), cells(1), 0),
                kind == AdatomHop.Kind.EXCHANGE, longest, force, progress);
    }

    private CrystalPlane plane(Frame crystal) {
        return CrystalPlane.of(crystal, face.get(0), face.get(1), face.get(2));
    }

    private String speciesIn(Frame crystal) {
        return species == null ? crystal.atoms().symbol(0) : species;
    }

    private int count() {
        return planes == null ? 6 : planes;
    }

    private int lowest() {
        return held == null ? count() / 2 : held;
    }

    private int cells(int k) {
        return supercell == null ? 4 : supercell.get(k);
    }
}
