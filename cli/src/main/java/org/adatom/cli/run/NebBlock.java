package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.adatom.analysis.path.Deformation;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.analysis.path.MinimumEnergyPath.Start;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.BandSettings.Ends;
import org.adatom.integrators.path.BandSettings.Kind;
import org.adatom.integrators.path.BandSettings.Tangent;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code neb}.
 *
 * @param last the other end
 * @param vacancy the jump of an atom into an empty site, in place of two ends
 * @param interstitial the jump of an atom between the others, in place of two ends
 * @param adatom the jump of an atom on a face, in place of two ends
 * @param middle a point that the start path goes through
 * @param images number of images between the ends
 * @param path start path
 * @param rattle random displacement of the start path, &Aring;
 * @param reorder whether atoms may be exchanged to match the ends
 * @param algorithm what keeps the images apart
 * @param ends what the ends may do
 * @param cell what the cell may do along the path
 * @param pressure from outside, GPa
 * @param tangent estimate of the path's direction
 * @param spring stiffness between images, eV/&Aring;&sup2;
 * @param stiffest stiffness at the top, eV/&Aring;&sup2;
 * @param climb whether the highest image climbs
 * @param climbBelow largest force at which it begins to, eV/&Aring;
 * @param force largest force that may remain, eV/&Aring;
 * @param method optimiser
 * @param finish what brings the climbing image to the saddle exactly
 * @param finishForce largest force that may remain there, eV/&Aring;
 * @param maxSteps steps after which is given up
 * @param maxStep largest displacement of an atom in one step, &Aring;
 * @param prefactor whether the modes at the saddle are computed
 * @param temperatures of rates, K
 * @param groups named sets of atoms
 * @param fixed which coordinates of which groups are held
 * @param checkpoint when the state is saved
 * @param seed seed of random choices in the structures
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("The other end of the path, and how the band is relaxed")
public record NebBlock(
        @Description("The other end: same atoms, same cell; structure is the first end") @Nullable StructureBlock last,
        @Description("In place of last: structure is a perfect crystal, an atom is taken out, and a neighbour jumps into its site") @Nullable VacancyHopBlock vacancy,
        @Description("In place of last: structure is a perfect crystal, and an atom between its atoms jumps from hole to hole") @Nullable InterstitialHopBlock interstitial,
        @Description("In place of last: structure is a perfect crystal, and an atom jumps on one of its faces") @Nullable AdatomBlock adatom,
        @Description("A configuration that the start path goes through, for paths that are not straight") @Nullable StructureBlock middle,
        @Description("Images between the ends (default 7)") @Nullable Integer images,
        @Description("Start path: linear (default), or idpp, on which distances change evenly and atoms do not collide") @Nullable Start path,
        @Description("Largest random displacement of a coordinate in the images of the start path: leads away from paths that symmetry keeps on a saddle of higher order (default none)") @Quantity(Dimension.LENGTH) @Nullable Double rattle,
        @Description("Match the atoms of the ends by exchanging those of one species, so that displacements are least (default true)") @Nullable Boolean reorder,
        @Description("What keeps images apart: neb (default), springs between them; string, equal distances along a spline") @Nullable Kind algorithm,
        @Description("fixed (default): relaxed to minima before; free: structure and last are points on the slopes of the barrier, and slide on their contours of the energy") @Nullable Ends ends,
        @Description("What the cell does along the path: none (default), full, isotropic, anisotropic, fixed-volume, in-plane; last may have another cell") @Nullable CellMode cell,
        @Description("Pressure from outside, with cell (default 0): barriers are of the enthalpy") @Quantity(Dimension.PRESSURE) @Nullable Double pressure,
        @Description("Direction of the path at an image: improved (default) or plain") @Nullable Tangent tangent,
        @Description("Stiffness of the springs between images, eV/A^2 (default 1)") @Nullable Double spring,
        @Description("Stiffness at the highest image (default: as all); larger values bring images to the saddle") @Nullable Double stiffest,
        @Description("Let the highest image climb to the saddle (default true)") @Nullable Boolean climb,
        @Description("It begins to climb when the largest force has fallen below this (default 0.5)") @Quantity(Dimension.FORCE) @Nullable Double climbBelow,
        @Description("Largest force of the band that may remain on an atom (default 0.01)") @Quantity(Dimension.FORCE) @Nullable Double force,
        @Description("Optimiser: lbfgs (default, fewest force calls) or fire (most robust)") @Nullable Method method,
        @Description("dimer: from the climbing image of the relaxed band to the saddle itself (default none)") @Nullable Finish finish,
        @Description("Largest force that the dimer leaves on an atom (default 1e-6)") @Quantity(Dimension.FORCE) @Nullable Double finishForce,
        @Description("Steps after which is given up (default 1000)") @Nullable Integer maxSteps,
        @Description("Largest displacement of an atom in one step (default 0.1)") @Quantity(Dimension.LENGTH) @Nullable Double maxStep,
        @Description("Modes at the saddle and at the first end: whether it is a saddle of first order, prefactor, rates (default true)") @Nullable Boolean prefactor,
        @Description("Temperatures of rates (default 300, 600, 1000)") @Quantity(Dimension.TEMPERATURE) @Nullable List<Double> temperatures,
        @Description("Named sets of atoms") @Nullable Map<String, GroupBlock> groups,
        @Description("Coordinates held fixed, as group: axes, such as {bottom: xyz}") @Nullable Map<String, String> fixed,
        @Description("When the band is saved besides SIGINT and SIGTERM; adatom resume continues it") @Nullable CheckpointBlock checkpoint,
        @Description("Seed of random choices in structures and start path (default 1)") @Nullable Long seed,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    /** What brings the climbing image to the saddle exactly. */
    public enum Finish {
        /** Nothing: it stays where the band leaves it. */
        NONE,
        /** A dimer. */
        DIMER
    }

    private static final double FORCE = 0.01;
    private static final double FINISH_FORCE = 1e-6;
    private static final double CLIMB_BELOW = 0.5;
    private static final double MAX_STEP = 0.1;

    /** Checks. */
    public NebBlock {
        if (Stream.of(last, vacancy, interstitial, adatom).filter(Objects::nonNull).count() != 1) {
            throw new InputException(
                    "neb: give one of last, the other end, and vacancy, interstitial and adatom, jumps that make both ends");
        }
        if (last == null && middle != null) {
            throw new InputException("middle: jumps by name go straight; remove the key, or give both ends");
        }
        positive("images", images == null ? null : (double) images, "");
        positive("spring", spring, " eV/A^2");
        positive("climbBelow", climbBelow, " eV/A");
        positive("force", force, " eV/A");
        positive("finishForce", finishForce, " eV/A");
        positive("maxSteps", maxSteps == null ? null : (double) maxSteps, "");
        positive("maxStep", maxStep, " A");
        positive("rattle", rattle, " A");
        if (stiffest != null && stiffest < (spring == null ? 1 : spring)) {
            throw new InputException(
                    "stiffest: " + stiffest + " eV/A^2 is less than spring; it is the stiffness at the top,"
                            + " use as much or more");
        }
        if (climb != null && !climb && climbBelow != null) {
            throw new InputException("climbBelow: no image climbs; remove the key, or climb: false");
        }
        if (algorithm == Kind.STRING && (spring != null || stiffest != null)) {
            throw new InputException(
                    "spring: a string has no springs; remove spring and stiffest, or algorithm: string");
        }
        if (ends == Ends.FREE && (last == null || algorithm == Kind.STRING)) {
            throw new InputException(
                    "ends: free is for points on the slopes of a barrier, given by structure and last, with"
                            + " algorithm: neb; a jump by name begins and ends in minima: use ends: fixed");
        }
        if (cell != null && cell != CellMode.NONE && (last == null || middle != null)) {
            throw new InputException(
                    "cell: a path on which the cell changes needs both ends, structure and last, and goes straight"
                            + " from the one to the other at the start; remove middle, or the jump by name");
        }
        if (pressure != null && (cell == null || cell == CellMode.NONE || cell == CellMode.FIXED_VOLUME)) {
            throw new InputException(
                    "pressure: it acts on a cell that changes its volume; add cell: full, or remove the key");
        }
        if (finish == Finish.DIMER && climb != null && !climb) {
            throw new InputException("finish: a dimer begins at the climbing image; remove climb: false");
        }
        if (finishForce != null && finish != Finish.DIMER) {
            throw new InputException("finishForce: nothing finishes; add finish: dimer, or remove the key");
        }
        if (temperatures != null && (temperatures.isEmpty() || temperatures.stream().anyMatch(t -> !(t > 0)))) {
            throw new InputException("temperatures: " + temperatures + " are none, use positive numbers in kelvin");
        }
        new HeldGroups("fixed", fixed, groups).check();
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

    /** Whether the cell changes along the path. */
    boolean strains() {
        return cell != null && cell != CellMode.NONE;
    }

    /** Whether modes at the saddle are computed: they need a climbing image, a minimum, and one cell. */
    boolean prefactorOrDefault() {
        return (prefactor == null || prefactor) && (climb == null || climb) && ends != Ends.FREE
                && !strains();
    }

    /** Temperatures of rates, K. */
    double[] temperaturesOrDefault() {
        return temperatures == null
                ? new double[] {300, 600, 1000}
                : temperatures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether the ends are matched by exchanging atoms. */
    boolean reorderOrDefault() {
        return reorder == null || reorder;
    }

    /**
     * How the path is sought.
     *
     * @param constantsInUse what a pressure of 1 GPa is in them
     */
    MinimumEnergyPath.Settings settings(Units constantsInUse) {
        double soft = spring == null ? 1 : spring;
        boolean climbs = climb == null || climb;
        BandSettings band = new BandSettings(algorithm == null ? Kind.NEB : algorithm,
                ends == null ? Ends.FIXED : ends, tangent == null ? Tangent.IMPROVED : tangent, soft,
                stiffest == null ? soft : stiffest, force == null ? FORCE : force,
                climbs ? climbBelow == null ? CLIMB_BELOW : climbBelow : 0, maxStep == null ? MAX_STEP : maxStep);
        return new MinimumEnergyPath.Settings(images == null ? 7 : images,
                path == null ? Start.LINEAR : path, rattle == null ? 0 : rattle, seedOrDefault(), band,
                method == null ? Method.LBFGS : method, maxSteps == null ? 1000 : maxSteps,
                finish != Finish.DIMER ? 0 : finishForce == null ? FINISH_FORCE : finishForce,
                new Deformation(cell == null ? CellMode.NONE : cell,
                        pressure == null ? 0 : pressure * constantsInUse.gigapascal()));
    }
}
