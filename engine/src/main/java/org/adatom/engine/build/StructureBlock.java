package org.adatom.engine.build;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.FileUnits;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StressOrder;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.io.VelocityUnit;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code structure}: where the atoms come from, a crystal or a file, and what is done to them, always in the order
 * repeat, supercell, strain, vacuum, rotate, substitute, displace.
 *
 * @param crystal a perfect crystal
 * @param file name of a structure file, relative to the input file
 * @param frame which frame of the file, counted from 0; negative numbers count from the end
 * @param format the file's format, if its name does not tell
 * @param species labels of the types 1, 2, ... of a LAMMPS file
 * @param velocities unit of the velocities of an extended XYZ file
 * @param fileUnits energies and lengths of the file
 * @param stressOrder order of six stress components, where the file does not say it
 * @param pbc which of the cell vectors repeat, in place of what the file says
 * @param repeat how often the cell is repeated along its three vectors
 * @param supercell new cell vectors as integer combinations of the old ones, a row each
 * @param strain homogeneous deformation, see {@link Strain#tensor}
 * @param vacuum empty space
 * @param rotate rotation
 * @param substitute random substitutions
 * @param displace random displacements
 * @param seed of the random choices
 */
@Description("Where the atoms come from: a crystal or a file; then repeat, supercell, strain, vacuum, rotate, substitute and displace, in this order")
public record StructureBlock(
        @Description("A perfect crystal") @Nullable Crystal crystal,
        @Description("Structure file: extended XYZ, LAMMPS data or dump, POSCAR, input.data of n2p2, XSF, JSON of pymatgen, OUTCAR, database of ASE; also .gz and .zst; or a folder of DeePMD-kit or of XSF files") @Nullable String file,
        @Description("Frame of the file, counted from 0; negative from the end (default -1, the last)") @Nullable Integer frame,
        @Description("Format of the file, if its name does not tell") @Nullable FileFormat format,
        @Description("Elements of the types 1, 2, ... of a LAMMPS file") @Nullable List<String> species,
        @Description("Unit of the columns velo, vel and velocities of an extended XYZ file (default A/fs)") @Nullable VelocityUnit velocities,
        @Description("Energies and lengths of the file, where it is not in eV and A: ev-angstrom or hartree-bohr; input.data must have it") @Nullable FileUnits fileUnits,
        @Description("Order of the six stress components of a pymatgen-json file (default xx-yy-zz-xy-yz-xz, that of VASP)") @Nullable StressOrder stressOrder,
        @Description("Periodicity along the three cell vectors, in place of the file's") @Nullable List<Boolean> pbc,
        @Description("Number of cells along each cell vector, such as [2, 2, 2]") @Nullable List<Integer> repeat,
        @Description("New cell vectors as integer combinations of the old, such as [[1, 1, 0], [-1, 1, 0], [0, 0, 1]]") @Nullable List<List<Integer>> supercell,
        @Description("Strain: 1 number (isotropic), 3 (xx yy zz), 6 (xx yy zz yz xz xy, engineering shear) or 9") @Nullable List<Double> strain,
        @Description("Empty space along cell vectors") @Nullable Vacuum vacuum,
        @Description("Rotation of atoms and cell") @Nullable Rotation rotate,
        @Description("Random substitutions, one after the other") @Nullable List<Substitution> substitute,
        @Description("Random displacement of the atoms") @Nullable Displacement displace,
        @Description("Seed of the random choices (default: that of the job)") @Nullable Long seed) {
    /** Checks. */
    public StructureBlock {
        if ((crystal == null) == (file == null)) {
            throw new InputException("structure: give either crystal or file");
        }
        if (file == null && (frame != null || format != null || species != null || velocities != null
                || fileUnits != null || stressOrder != null)) {
            throw new InputException("structure: frame, format, species, velocities, fileUnits and stressOrder belong"
                    + " to a file, not to a crystal");
        }
        if (pbc != null && (pbc.size() != 3 || pbc.contains(null))) {
            throw new InputException("structure.pbc: " + pbc + " is not three flags such as [true, true, false]");
        }
        Checks.repeats("structure.repeat", repeat);
        if (supercell != null
                && (supercell.size() != 3
                        || supercell.stream().anyMatch(row -> row.size() != 3 || row.contains(null)))) {
            throw new InputException("structure.supercell: " + supercell + " is not a matrix of 3 rows of 3 integers");
        }
        if (strain != null) {
            Strain.tensor(strain);
        }
    }

    /** A structure file, its last frame, as it is. */
    public static StructureBlock ofFile(String file) {
        return new StructureBlock(
                null, file, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A crystal as it is. */
    public static StructureBlock ofCrystal(Crystal crystal) {
        return new StructureBlock(
                crystal, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /**
     * The structure.
     *
     * @param directory the file's name is relative to it
     * @param jobSeed seed of the random choices, if the block has none
     * @throws InputException if the file or the block make no structure
     * @throws org.adatom.engine.error.FileException if the file cannot be read
     */
    public Frame build(Path directory, long jobSeed, Units units) {
        Frame start = crystal != null
                ? crystal.build(units)
                : StructureFiles.read(directory.resolve(file), readOptions(units), frame == null ? -1 : frame);
        Frame built = modify(start, jobSeed);
        if (crystal != null) {
            Crystal.setMasses(built, units); // also of what was substituted
        }
        return built;
    }

    /**
     * Does to a frame what the block says: repeat and all that follows.
     *
     * @param jobSeed seed of the random choices, if the block has none
     * @throws InputException if the frame does not allow it
     */
    public Frame modify(Frame start, long jobSeed) {
        Frame result = start;
        if (pbc != null) {
            result = new Frame(
                    result.atoms(),
                    result.cell().withPeriodicity(pbc.get(0), pbc.get(1), pbc.get(2)),
                    result.fields(),
                    result.info(),
                    result.columns());
        }
        if (repeat != null) {
            result = Supercell.repeat(result, repeat);
        }
        if (supercell != null) {
            result = Supercell.of(
                    result, supercell.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray());
        }
        if (strain != null) {
            result = Strain.apply(result, Strain.tensor(strain));
        }
        if (vacuum != null) {
            result = vacuum.apply(result);
        }
        if (rotate != null) {
            result = rotate.apply(result);
        }
        long randomSeed = seed != null ? seed : jobSeed;
        if (substitute != null) {
            for (int i = 0; i < substitute.size(); i++) {
                result = substitute.get(i).apply(result, randomSeed, i);
            }
        }
        return displace == null ? result : displace.apply(result, randomSeed);
    }

    /** How the file is to be read. */
    public ReadOptions readOptions(Units units) {
        return new ReadOptions(
                format,
                species,
                pbc == null ? null : new boolean[] {pbc.get(0), pbc.get(1), pbc.get(2)},
                velocities,
                fileUnits,
                stressOrder,
                units);
    }
}
