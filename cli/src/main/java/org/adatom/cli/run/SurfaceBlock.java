package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.analysis.surface.SurfaceEnergy;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code surface}.
 *
 * @param faces Miller indices
 * @param cuts which terminations
 * @param cut number of the only one
 * @param thickness thicknesses of slabs, &Aring;
 * @param supercell cells in the plane
 * @param rattle amplitude of random displacements of further starts, &Aring;
 * @param starts number of these
 * @param vacuum between a slab and its image along the normal, &Aring;
 * @param adsorbate an atom on the faces
 * @param chemicalPotentials energies of atoms by species, eV
 * @param bulk how the crystal is relaxed before
 * @param seed seed of random displacements
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("Which faces, and how their energies are computed")
public record SurfaceBlock(
        @Description("Miller indices of the faces in the cell of the structure, such as [[1, 0, 0], [1, 1, 1]]; four hexagonal indices are allowed") List<List<Integer>> faces,
        @Description("Which cuts between planes of atoms: widest (default), the widest gap; all") @Nullable Cuts cuts,
        @Description("Number of the only cut in the list that cuts: all gives, from 1, in place of cuts") @Nullable Integer cut,
        @Description("Least thicknesses of the slabs (default: 2, 3 and 4 cutoffs, at least 15, 22 and 30 A)") @Quantity(Dimension.LENGTH) @Nullable List<Double> thickness,
        @Description("Cells along the two vectors in the plane, so that the face can reconstruct, such as [2, 1]") @Nullable List<Integer> supercell,
        @Description("Random displacement of every coordinate, at most this, in further starts: finds reconstructions") @Quantity(Dimension.LENGTH) @Nullable Double rattle,
        @Description("Number of rattled starts (default 5)") @Nullable Integer starts,
        @Description("Room between a slab and its image along the normal, for force fields that need three periods, such as an Ewald sum (default: the slab is open, there is no image)") @Quantity(Dimension.LENGTH) @Nullable Double vacuum,
        @Description("An atom on the faces: adsorption energies at all distinct sites") @Nullable AdsorbateBlock adsorbate,
        @Description("Energy of an atom of each species, for slabs of another composition than the bulk, such as {Ga: -3.1 eV, N: -8.0 eV}") @Nullable Map<String, Double> chemicalPotentials,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Seed of the rattling (default 1)") @Nullable Long seed,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    /** Which cuts. */
    public enum Cuts {
        /** Through the widest gap between planes. */
        WIDEST,
        /** All that symmetry does not map onto each other. */
        ALL
    }

    private static final double[] CUTOFFS = {2, 3, 4};
    private static final double[] LEAST = {15, 22, 30};
    private static final int STARTS = 5;

    /** Checks. */
    public SurfaceBlock {
        if (faces.isEmpty()) {
            throw new InputException("faces: give at least one, such as [[1, 0, 0]]");
        }
        for (List<Integer> f : faces) {
            boolean four = f.size() == 4;
            if (f.size() != 3 && !four || f.stream().allMatch(i -> i == 0)) {
                throw new InputException("faces: " + f + " are not three Miller indices such as [1, 1, 0]");
            }
            if (four && f.get(0) + f.get(1) + f.get(2) != 0) {
                throw new InputException("faces: the first three of four indices must add up to zero: " + f);
            }
        }
        if (thickness != null && (thickness.isEmpty() || thickness.stream().anyMatch(t -> !(t > 0)))) {
            throw new InputException("thickness: " + thickness + " are no thicknesses, use positive numbers");
        }
        if (supercell != null && (supercell.size() != 2 || supercell.stream().anyMatch(n -> n < 1))) {
            throw new InputException("supercell: " + supercell + " is not two positive numbers such as [2, 1]");
        }
        if (cut != null && (cut < 1 || cuts != null)) {
            throw new InputException("cut: " + (cut < 1
                    ? "cuts are numbered from 1"
                    : "give one of cut and cuts"));
        }
        if (vacuum != null && !(vacuum > 0 && Double.isFinite(vacuum))) {
            throw new InputException("vacuum: " + vacuum + " A is not allowed, use a positive number");
        }
        if (rattle != null && !(rattle > 0)) {
            throw new InputException("rattle: " + rattle + " A is not allowed, use a positive number");
        }
        if (starts != null && (starts < 1 || rattle == null)) {
            throw new InputException(
                    "starts: " + (rattle == null ? "there is no rattle; give it, such as 0.1 A" : "use 1 or more"));
        }
    }

    @Override
    public long seedOrDefault() {
        return seed == null ? 1 : seed;
    }

    /** How the crystal is relaxed. */
    BulkRelaxation bulkOrDefault() {
        return bulk == null ? BulkRelaxation.FULL : bulk;
    }

    /**
     * Those that are computed.
     *
     * @throws InputException if there is none of that number
     */
    List<CrystalPlane.Termination> chosen(CrystalPlane plane) {
        List<CrystalPlane.Termination> all = plane.terminations();
        if (cut != null && cut > all.size()) {
            throw new InputException("cut: " + plane.name() + " has no cut " + cut + ", but "
                    + all.stream().map(t -> t.number() + ": " + t.name()).collect(Collectors.joining("; ")));
        }
        return cuts == Cuts.ALL ? all : List.of(all.get(cut == null ? 0 : cut - 1));
    }

    /** Vacuum between slabs, &Aring;; 0 if they are open. */
    double vacuumOrNone() {
        return vacuum == null ? 0 : vacuum;
    }

    /** Three indices of a face. */
    static int[] indices(List<Integer> face) {
        return new int[] {face.get(0), face.get(1), face.getLast()};
    }

    /** What is computed, for a force field with that cutoff. */
    SurfaceEnergy.Settings settings(double cutoff) {
        double[] t = new double[3];
        for (int k = 0; k < 3; k++) {
            t[k] = Math.max(LEAST[k], CUTOFFS[k] * cutoff);
        }
        double[] wanted =
                thickness == null ? t : thickness.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        long first = seedOrDefault();
        return new SurfaceEnergy.Settings(wanted, supercell == null ? 1 : supercell.get(0),
                supercell == null ? 1 : supercell.get(1),
                rattle == null ? 0 : rattle,
                LongStream.range(first, first + (starts == null ? STARTS : starts)).boxed().toList(),
                vacuumOrNone(), chemicalPotentials == null ? Map.of() : chemicalPotentials);
    }
}
