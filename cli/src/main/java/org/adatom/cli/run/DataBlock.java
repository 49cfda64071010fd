package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.dataset.Augmentation;
import org.adatom.analysis.dataset.Fingerprints;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.FileUnits;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StressOrder;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelKeys;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code data}: always in the order sample or files, subset, audit, augment, select, split.
 *
 * @param files what is read
 * @param format of the files
 * @param species labels of types
 * @param fileUnits energies and lengths of the files
 * @param stressOrder order of stress components
 * @param keys names of labels
 * @param sample runs of the teacher
 * @param subset which frames are kept
 * @param audit what is wrong with them
 * @param augment further frames
 * @param select frames that stand for all
 * @param split training and test
 * @param vectors of the frames for map and selection
 * @param seed of all random choices
 */
@Description("Files, and what is done with their frames: subset, audit, augment, select and split, in this order")
public record DataBlock(
        @Description("Files of frames, or folders of DeePMD-kit or of XSF files") @Nullable List<String> files,
        @Description("Format of the files, if their names do not tell") @Nullable FileFormat format,
        @Description("Elements of the types of LAMMPS or DeePMD files") @Nullable List<String> species,
        @Description("Energies and lengths of the files, where they are not eV and A: ev-angstrom or hartree-bohr; input.data must have it") @Nullable FileUnits fileUnits,
        @Description("Order of the six stress components of pymatgen-json files (default xx-yy-zz-xy-yz-xz, that of VASP)") @Nullable StressOrder stressOrder,
        @Description("Under which names the frames keep their labels") @Nullable Keys keys,
        @Description("Frames from runs of the teacher, in place of files") @Nullable SampleBlock sample,
        @Description("Which frames are kept (default: all)") @Nullable Subset subset,
        @Description("The audit, which is always made") @Nullable AuditBlock audit,
        @Description("Further frames made from these") @Nullable AugmentBlock augment,
        @Description("A few frames that stand for all") @Nullable SelectBlock select,
        @Description("Training and test set, or folds") @Nullable SplitBlock split,
        @Description("Vectors of the frames for map and selection") @Nullable Vectors vectors,
        @Description("Seed of all random choices (default 1)") @Nullable Long seed) {
    /** Checks. */
    public DataBlock {
        if ((files == null || files.isEmpty()) == (sample == null)) {
            throw new InputException("give either files: [...] or sample: {...}");
        }
        if (sample != null && split != null) {
            throw new InputException("split: the test set of sample comes from runs of its own; remove the split");
        }
    }

    /**
     * Names of labels.
     *
     * @param energy of the total energy
     * @param virial of the virial
     * @param stress of the stress
     * @param group of the configuration type
     */
    @Description("Names of labels in the frames")
    public record Keys(
            @Description("Total energy, eV (default energy)") @Nullable String energy,
            @Description("Virial, eV; a compressed crystal is positive (default virial)") @Nullable String virial,
            @Description("Stress, eV/A^3, tension positive, where there is no virial (default stress)") @Nullable String stress,
            @Description("Configuration type (default config_type)") @Nullable String group) {}

    /**
     * Which frames are kept.
     *
     * @param maxForce largest force on an atom
     * @param maxEnergy above the lowest energy per atom of the same composition
     * @param minDistance between two atoms
     * @param groups configuration types
     */
    @Description("Conditions that the frames must satisfy")
    public record Subset(
            @Description("Largest force on an atom") @Quantity(Dimension.FORCE) @Nullable Double maxForce,
            @Description("Largest energy per atom, above the lowest of the frames of the same composition") @Quantity(Dimension.ENERGY) @Nullable Double maxEnergy,
            @Description("Least distance of two atoms") @Quantity(Dimension.LENGTH) @Nullable Double minDistance,
            @Description("Configuration types (default: all)") @Nullable List<String> groups) {}

    /**
     * The audit.
     *
     * @param strict whether warnings fail the job
     */
    @Description("The audit of the frames")
    public record AuditBlock(
            @Description("Exit with code 3 if there is a warning (default false)") @Nullable Boolean strict) {}

    /**
     * Further frames.
     *
     * @param copies of each frame
     * @param scale range of factors
     * @param grid whether they are evenly spaced
     * @param strain largest
     * @param shear largest
     * @param rattle deviation
     * @param vacancies atoms taken out
     * @param share of the set
     */
    @Description("Variants of the frames: scaled, strained, sheared, rattled, with atoms missing; labelled by the forcefield if there is one")
    public record AugmentBlock(
            @Description("Variants of each frame (default 1)") @Nullable Integer copies,
            @Description("Smallest and largest factor of all lengths, such as [0.96, 1.04]") @Nullable List<Double> scale,
            @Description("Factors evenly spaced over the copies, not random (default false)") @Nullable Boolean grid,
            @Description("Largest random strain along x, y and z") @Nullable Double strain,
            @Description("Largest random engineering shear strain") @Nullable Double shear,
            @Description("Standard deviation of random displacements of each coordinate") @Quantity(Dimension.LENGTH) @Nullable Double rattle,
            @Description("Number of atoms taken out") @Nullable Integer vacancies,
            @Description("Share of variants in the whole set, such as 0.2; so many are kept, by chance (default: all)") @Nullable Double share) {
        /** What is done to each frame. */
        Augmentation augmentation() {
            if (scale != null && scale.size() != 2) {
                throw new InputException("augment.scale: " + scale + " is not a smallest and a largest factor");
            }
            return new Augmentation(copies == null ? 1 : copies, scale == null ? 1 : scale.get(0),
                    scale == null ? 1 : scale.get(1), grid != null && grid, strain == null ? 0 : strain,
                    shear == null ? 0 : shear, rattle == null ? 0 : rattle, vacancies == null ? 0 : vacancies);
        }
    }

    /**
     * A few frames.
     *
     * @param count how many
     * @param method how
     * @param components number of components of the vectors to name
     */
    @Description("A few frames that stand for all, by their vectors")
    public record SelectBlock(
            @Description("Number of frames") int count,
            @Description("farthest (default): farthest points; cur: leverage on the first singular vector") @Nullable Method method,
            @Description("Also name this many components of the vectors that stand for all, by cur") @Nullable Integer components) {
        /** How. */
        public enum Method {
            /** Farthest points. */
            FARTHEST,
            /** CUR decomposition. */
            CUR
        }
    }

    /**
     * Two parts or folds.
     *
     * @param test share of the test
     * @param folds number of folds
     * @param files that are for the test
     * @param key of the frames
     * @param values of it that are for the test
     * @param copiesTogether whether copies stay on one side
     */
    @Description("Training and test set: by chance (test), in folds, by file, or by a key of the frames")
    public record SplitBlock(
            @Description("Share of the test set, such as 0.1, the same of every configuration type") @Nullable Double test,
            @Description("Number of folds") @Nullable Integer folds,
            @Description("Files, as under data.files, whose frames are for the test") @Nullable List<String> files,
            @Description("Key of the frames, such as config_type or tag") @Nullable String key,
            @Description("Values of the key whose frames are for the test") @Nullable List<String> values,
            @Description("Keep copies of a frame (turned, shifted, renumbered) on one side (default true; test and folds)") @Nullable Boolean copiesTogether) {
        /** Checks. */
        public SplitBlock {
            int ways =
                    (test == null ? 0 : 1) + (folds == null ? 0 : 1) + (files == null ? 0 : 1) + (key == null ? 0 : 1);
            if (ways != 1 || (key == null) != (values == null)) {
                throw new InputException("split: give one of test: 0.1, folds: 5, files: [...], or key with values");
            }
        }
    }

    /**
     * Vectors of frames.
     *
     * @param cutoff of the power spectrum
     * @param functions radial functions
     * @param degree highest l
     */
    @Description("Means of the power spectra of the atoms of each species")
    public record Vectors(
            @Description("Cutoff (default 5 A)") @Quantity(Dimension.LENGTH) @Nullable Double cutoff,
            @Description("Radial functions (default 4)") @Nullable Integer functions,
            @Description("Highest l (default 3)") @Nullable Integer degree) {}

    /** How the files are to be read. */
    ReadOptions readOptions() {
        return new ReadOptions(format, species, null, null, fileUnits, stressOrder, Units.CODATA_2018);
    }

    /** Names of labels. */
    LabelKeys labelKeys() {
        return keys == null ? LabelKeys.DEFAULTS : new LabelKeys(keys.energy, keys.virial, keys.stress, keys.group);
    }

    /** Vectors of frames. */
    Fingerprints.Settings fingerprints() {
        Fingerprints.Settings d = Fingerprints.Settings.DEFAULTS;
        return vectors == null
                ? d
                : new Fingerprints.Settings(vectors.cutoff == null ? d.cutoff() : vectors.cutoff,
                        vectors.functions == null ? d.functions() : vectors.functions,
                        vectors.degree == null ? d.degree() : vectors.degree);
    }

    /** The seed, 1 by default. */
    long seedOrDefault() {
        return seed == null ? 1 : seed;
    }
}
