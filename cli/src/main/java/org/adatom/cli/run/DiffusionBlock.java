package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code diffusion}.
 *
 * @param by what wanders
 * @param adatom an atom on a face, in place of what wanders through the crystal
 * @param species of the atoms
 * @param repeat of the cell of the structure
 * @param longest jump, &Aring;
 * @param temperatures K
 * @param prefactor of all jumps, THz
 * @param images between the ends of a path
 * @param path start path
 * @param force largest force that may remain, eV/&Aring;
 * @param maxSteps of a band
 * @param dynamics comparison with molecular dynamics
 * @param bulk how the crystal is relaxed before
 * @param seed of random choices
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("What wanders through the crystal, and how its jumps are computed")
public record DiffusionBlock(
        @Description("What wanders: vacancy (default), an empty site that atoms jump into; or interstitial, an atom between the others") @Nullable Mechanism by,
        @Description("In place of by: an atom on a face of the crystal, which hops, and with kind: exchange jumps in exchange with atoms of the face, too") @Nullable AdatomBlock adatom,
        @Description("Species of the atoms that jump (default: that of a crystal of one species)") @Nullable String species,
        @Description("How often the cell of the structure is repeated (default: until it is 10 A and two cutoffs wide)") @Nullable List<Integer> repeat,
        @Description("Longest jump (default: the shortest jumps that lead through the whole crystal, and those up to 10 % longer)") @Quantity(Dimension.LENGTH) @Nullable Double longest,
        @Description("Temperatures (default 300, 400, 600, 800, 1000, 1200)") @Quantity(Dimension.TEMPERATURE) @Nullable List<Double> temperatures,
        @Description("Prefactor of all jumps in THz (1/tau), in place of those that follow from vibrations") @Nullable Double prefactor,
        @Description("Images between the ends of a jump (default 5)") @Nullable Integer images,
        @Description("Start path: linear (default) or idpp") MinimumEnergyPath.@Nullable Start path,
        @Description("Largest force that may remain on an atom of a path (default 0.005)") @Quantity(Dimension.FORCE) @Nullable Double force,
        @Description("Steps after which a path is given up (default 1000)") @Nullable Integer maxSteps,
        @Description("Compare with mean squared displacements in molecular dynamics, where jumps are frequent enough") @Nullable JumpDynamicsBlock dynamics,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Seed of random choices (default 1)") @Nullable Long seed,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    private static final double WIDTH = 10;
    private static final double FORCE = 0.005;
    private static final double CLIMB_BELOW = 0.5;
    private static final double MAX_STEP = 0.1;

    /** What wanders. */
    public enum Mechanism {
        /** An empty site. */
        VACANCY,
        /** An atom between the others. */
        INTERSTITIAL
    }

    /** Checks. */
    public DiffusionBlock {
        if (repeat != null && (repeat.size() != 3 || repeat.stream().anyMatch(n -> n == null || n < 1))) {
            throw new InputException("repeat: " + repeat + " is not three positive numbers such as [4, 4, 4]");
        }
        if (adatom != null && (by != null || species != null || repeat != null)) {
            throw new InputException(
                    "adatom: an atom on a face has its own species and supercell; remove by, species and repeat");
        }
        positive("longest", longest, " A");
        positive("prefactor", prefactor, " THz");
        positive("force", force, " eV/A");
        positive("images", images == null ? null : (double) images, "");
        positive("maxSteps", maxSteps == null ? null : (double) maxSteps, "");
        if (temperatures != null && (temperatures.isEmpty() || temperatures.stream().anyMatch(t -> !(t > 0)))) {
            throw new InputException("temperatures: " + temperatures + " are none, use positive numbers in kelvin");
        }
    }

    private static void positive(String key, @Nullable Double value, String unit) {
        if (value != null && !(value > 0)) {
            throw new InputException(key + ": " + value + unit + " is not allowed, use a positive number");
        }
    }

    @Override
    public long seedOrDefault() {
        return seed == null ? 1 : seed;
    }

    /** How the crystal is relaxed. */
    BulkRelaxation bulkOrDefault() {
        return bulk != null ? bulk : adatom != null ? adatom.bulkOrDefault() : BulkRelaxation.FULL;
    }

    /** How often that cell is repeated. */
    List<Integer> repeats(Cell cell, double cutoff) {
        return repeat != null ? repeat : Supercell.repeatsToWidth(cell, Math.max(WIDTH, 2 * cutoff));
    }

    /** Temperatures, K. */
    double[] temperaturesOrDefault() {
        return temperatures == null
                ? new double[] {300, 400, 600, 800, 1000, 1200}
                : temperatures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Largest force, eV/&Aring;. */
    double forceOrDefault() {
        return force == null ? FORCE : force;
    }

    /** How paths are sought. */
    MinimumEnergyPath.Settings settings() {
        BandSettings band =
                new BandSettings(BandSettings.Tangent.IMPROVED, 1, 1, forceOrDefault(), CLIMB_BELOW, MAX_STEP);
        return new MinimumEnergyPath.Settings(images == null ? 5 : images,
                path == null ? MinimumEnergyPath.Start.LINEAR : path, 0, seedOrDefault(), band, Method.LBFGS,
                maxSteps == null ? 1000 : maxSteps);
    }
}
