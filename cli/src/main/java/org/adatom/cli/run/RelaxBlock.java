package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.ConjugateGradient;
import org.adatom.integrators.minimize.Fire;
import org.adatom.integrators.minimize.LimitedMemory;
import org.adatom.integrators.minimize.Minimizer;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code relax}.
 *
 * @param method minimiser
 * @param force largest force that may remain, eV/&Aring;
 * @param cell which strains of the cell are relaxed
 * @param stress largest deviation from the target stress that may remain, GPa
 * @param pressure to be reached, GPa
 * @param targetStress to be reached, GPa, xx yy zz yz xz xy, tension positive
 * @param maxSteps steps after which is given up
 * @param maxStep largest displacement of an atom in one step, &Aring;
 * @param perturb random displacement before the first step, &Aring;
 * @param saddle what is done about saddle points
 * @param seed of all random choices
 * @param constants physical constants
 * @param units meaning of plain numbers
 * @param skin of the neighbour lists, &Aring;
 * @param groups named sets of atoms
 * @param fixed which coordinates of which groups are held
 * @param trajectory positions on disk
 * @param checkpoint when the state is saved
 */
@Description("How far, and how")
public record RelaxBlock(
        @Description("Minimiser: lbfgs (default), cg, or fire, which bears rough energies best") @Nullable Method method,
        @Description("Largest force that may remain on an atom (default 1e-4)") @Quantity(Dimension.FORCE) @Nullable Double force,
        @Description("Strains of the cell that are relaxed: none (default); isotropic, the volume; anisotropic, lengths along x, y, z; full; fixed-volume, the shape; in-plane, a and b of slabs and sheets") @Nullable CellMode cell,
        @Description("Largest deviation of a stress component from the target that may remain (default 0.001)") @Quantity(Dimension.PRESSURE) @Nullable Double stress,
        @Description("Pressure to be reached (default 0); in two dimensions plain numbers are N/m, as of all stresses") @Quantity(Dimension.PRESSURE) @Nullable Double pressure,
        @Description("Stress to be reached, in place of pressure: xx yy zz yz xz xy, tension positive") @Quantity(Dimension.PRESSURE) @Nullable List<Double> targetStress,
        @Description("Steps after which is given up (default 1000)") @Nullable Long maxSteps,
        @Description("Largest displacement of an atom in one step (default 0.2)") @Quantity(Dimension.LENGTH) @Nullable Double maxStep,
        @Description("Random displacement before the first step: each coordinate by at most this, from the seed") @Quantity(Dimension.LENGTH) @Nullable Double perturb,
        @Description("At the end: descend (default) looks whether it is a saddle point, and if so leaves it along the unstable mode and goes on; tell looks and warns; ignore does not look") @Nullable Saddle saddle,
        @Description("Seed of all random choices (default 1)") @Nullable Long seed,
        @Description("Physical constants: codata-2018 (default), or those of another program for cross-checks") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (A, eV, GPa, default), or lj, reduced units") @Nullable UnitSystem units,
        @Description("Skin of the neighbour lists (default: 12 % of the cutoff)") @Quantity(Dimension.LENGTH) @Nullable Double skin,
        @Description("Named sets of atoms") @Nullable Map<String, GroupBlock> groups,
        @Description("Coordinates held fixed, as group: axes, such as {bottom: xyz}; they go along with the cell") @Nullable Map<String, String> fixed,
        @Description("Trajectory file; without this block none is written") @Nullable TrajectoryBlock trajectory,
        @Description("When the state is saved, so that the relaxation can be resumed") @Nullable CheckpointBlock checkpoint) {
    private static final double FORCE = 1e-4;
    private static final double STRESS = 1e-3;
    private static final double MAX_STEP = 0.2;
    private static final long MAX_STEPS = 1000;

    /** The minimiser. */
    public enum Method {
        /** L-BFGS. */
        LBFGS,
        /** Conjugate gradients. */
        CG,
        /** The fast inertial relaxation engine. */
        FIRE;

        /** A new one. */
        Minimizer of(AtomsAndCell objective) {
            return switch (this) {
                case LBFGS -> new LimitedMemory(objective);
                case CG -> new ConjugateGradient(objective);
                case FIRE -> new Fire(objective);
            };
        }
    }

    /** What is done about saddle points. */
    public enum Saddle {
        /** They are left. */
        DESCEND,
        /** They are told. */
        TELL,
        /** Nobody looks. */
        IGNORE
    }

    /** Checks. */
    public RelaxBlock {
        positive("force", force, "eV/A");
        positive("stress", stress, "GPa");
        positive("maxStep", maxStep, "A");
        positive("perturb", perturb, "A");
        if (maxSteps != null && maxSteps < 1) {
            throw new InputException("maxSteps: " + maxSteps + " is not allowed, use a positive number");
        }
        if (skin != null && skin < 0) {
            throw new InputException("skin: " + skin + " A is negative");
        }
        if (units == UnitSystem.LJ && constants != null) {
            throw new InputException("constants: reduced units have none; remove the key");
        }
        boolean fixedCell = cell == null || cell == CellMode.NONE;
        String needless =
                stress != null ? "stress" : pressure != null ? "pressure" : targetStress != null ? "targetStress" : "";
        if (fixedCell && !needless.isEmpty()) {
            throw new InputException(
                    needless + ": the cell is not relaxed; remove the key, or choose a cell such as full");
        }
        if (pressure != null && targetStress != null) {
            throw new InputException("targetStress: there is a pressure, too; give either of the two");
        }
        if (targetStress != null && targetStress.size() != 6) {
            throw new InputException("targetStress: " + targetStress.size()
                    + " numbers, needed are six: xx yy zz yz xz xy, tension positive");
        }
        checkReach(cell, targetStress);
        if (cell == CellMode.FIXED_VOLUME && pressure != null) {
            throw new InputException(
                    "pressure: fixed-volume keeps the volume, so no pressure can be chosen; remove the key, or use full");
        }
        new HeldGroups("fixed", fixed, groups).check();
    }

    /** A cell with fewer strains than the target stress has components would end elsewhere without a word. */
    private static void checkReach(@Nullable CellMode cell, @Nullable List<Double> t) {
        if (cell == CellMode.ISOTROPIC && t != null
                && !(t.get(0).equals(t.get(1)) && t.get(1).equals(t.get(2)))) {
            throw new InputException(
                    "targetStress: isotropic moves all axes by one factor, so xx, yy and zz must be equal;"
                            + " use cell: anisotropic or full");
        }
        if ((cell == CellMode.ISOTROPIC || cell == CellMode.ANISOTROPIC) && t != null
                && t.subList(3, 6).stream().anyMatch(v -> v != 0)) {
            throw new InputException("targetStress: " + (cell == CellMode.ISOTROPIC ? "isotropic" : "anisotropic")
                    + " does not shear the cell, so yz, xz and xy must be zero; use cell: full");
        }
    }

    private static void positive(String key, @Nullable Double value, String unit) {
        if (value != null && !(value > 0)) {
            throw new InputException(key + ": " + value + " " + unit + " is not allowed, use a positive number");
        }
    }

    Method methodOrDefault() {
        return method == null ? Method.LBFGS : method;
    }

    CellMode cellOrDefault() {
        return cell == null ? CellMode.NONE : cell;
    }

    Saddle saddleOrDefault() {
        return saddle == null ? Saddle.DESCEND : saddle;
    }

    double forceOrDefault() {
        return force == null ? FORCE : force;
    }

    double stressOrDefault() {
        return stress == null ? STRESS : stress;
    }

    long maxStepsOrDefault() {
        return maxSteps == null ? MAX_STEPS : maxSteps;
    }

    /** The seed, 1 by default. */
    public long seedOrDefault() {
        return seed == null ? 1 : seed;
    }

    /** The constants asked for. */
    public Units unitsOrDefault() {
        return units == UnitSystem.LJ ? Units.LJ : constants == null ? Units.CODATA_2018 : constants.units();
    }

    /** Whether the target is another than no stress. */
    boolean underStress() {
        return pressure != null && pressure != 0
                || targetStress != null && targetStress.stream().anyMatch(v -> v != 0);
    }

    /** What is to be reached in a cell of so many dimensions, in internal units. */
    AtomsAndCell.Goal goal(int dimensions) {
        double unit = unitsOrDefault().pressure(dimensions);
        double[] t = new double[9];
        if (targetStress != null) {
            int[] voigt = {0, 5, 4, 5, 1, 3, 4, 3, 2};
            for (int c = 0; c < 9; c++) {
                t[c] = targetStress.get(voigt[c]) * unit;
            }
        } else if (pressure != null) {
            for (int c = 0; c < 9; c += 4) {
                t[c] = -pressure * unit;
            }
        }
        return new AtomsAndCell.Goal(cellOrDefault(), t, forceOrDefault(), stressOrDefault() * unit,
                maxStep == null ? MAX_STEP : maxStep);
    }
}
