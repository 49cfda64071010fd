package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.training.active.ActiveLearning;
import org.adatom.analysis.training.active.Exploration;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code train.active}.
 *
 * @param temperatures of the runs
 * @param timestep of the runs, fs
 * @param steps of each run
 * @param every steps between looks
 * @param ensemble of the runs
 * @param threshold beyond which frames are collected
 * @param frames to label in a round
 * @param maxForce of frames that are learned from
 * @param rounds at most
 * @param stop share of frames beyond the thresholds
 * @param structures further ones that runs begin with
 * @param seed of runs
 */
@Description("Rounds of training a committee, dynamics with it, and labels for the frames on which its members disagree; labels come from the forcefield of the input, or from elsewhere if there is none")
public record ActiveBlock(
        @Description("Temperatures of the runs of a round: one from each structure at each of them") @Quantity(Dimension.TEMPERATURE) List<Double> temperatures,
        @Description("Time step of the runs") @Quantity(Dimension.TIME) double timestep,
        @Description("Steps of each run") long steps,
        @Description("Steps between looks at the spread, which cost as much as a step of every member (default 10)") @Nullable Long every,
        @Description("nvt (default): stochastic velocity rescaling; nve: half of the kinetic energy goes into a crystal at rest") SampleBlock.@Nullable Ensemble ensemble,
        @Description("What makes a frame worth a label") Threshold threshold,
        @Description("Frames to label in a round, at most (default 20); of more, those are chosen that are far from all others in the space of power spectra") @Nullable Integer frames,
        @Description("Frames with a larger force component in their labels are not learned from (default 30 eV/A)") @Quantity(Dimension.FORCE) @Nullable Double maxForce,
        @Description("Rounds at most (default 10)") @Nullable Integer rounds,
        @Description("Share of the frames looked at that may be beyond the threshold in the last round (default 0: none)") @Nullable Double stop,
        @Description("Further structures that runs begin with, beside the structure of the input") @Nullable List<StructureBlock> structures,
        @Description("Seed of velocities and thermostats, and of what is held back of the new frames (default 1)") @Nullable Long seed) {
    private static final long EVERY = 10;
    private static final int FRAMES = 20;
    private static final double MAX_FORCE = 30;
    private static final int ROUNDS = 10;

    /**
     * Thresholds.
     *
     * @param force spread of the force on an atom
     * @param outside of the range of training, as a part of its width
     * @param most spread with which a run is given up
     */
    @Description("What makes a frame worth a label")
    public record Threshold(
            @Description("Spread (standard deviation over the members) of the force on an atom") @Quantity(Dimension.FORCE) double force,
            @Description("Distance of a value of the descriptor from its range in training, as a part of the width of the range (default 0.1)") @Nullable Double outside,
            @Description("Spread of a force with which a run is given up, because its motion means nothing (default 10 times force)") @Quantity(Dimension.FORCE) @Nullable Double most) {
        private static final double OUTSIDE = 0.1;
        private static final double MOST = 10;

        /** Checks. */
        public Threshold {
            positive("force", force);
            positive("outside", outside);
            if (most != null && !(most > force)) {
                throw new InputException("most: " + most + " eV/A must be larger than force, " + force + " eV/A");
            }
        }
    }

    /** Checks. */
    public ActiveBlock {
        positive("timestep", timestep);
        positive("steps", (double) steps);
        positive("every", every == null ? null : (double) every);
        positive("frames", frames == null ? null : (double) frames);
        positive("maxForce", maxForce);
        positive("rounds", rounds == null ? null : (double) rounds);
        if (temperatures.isEmpty() || temperatures.stream().anyMatch(t -> !(t > 0))) {
            throw new InputException("temperatures: " + temperatures + " are not positive temperatures in K");
        }
        if (every != null && every > steps) {
            throw new InputException("every: " + every + " steps are more than the " + steps + " of a run");
        }
        if (stop != null && !(stop >= 0 && stop < 1)) {
            throw new InputException("stop: " + stop + " is not a share from 0 to below 1");
        }
    }

    private static void positive(String key, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new InputException(key + ": " + value + " is not allowed, use a positive number");
        }
    }

    /** The share of frames with which the end is reached. */
    double stopOrDefault() {
        return stop == null ? 0 : stop;
    }

    /** The seed, 1 by default. */
    long seedOrDefault() {
        return seed == null ? 1 : seed;
    }

    /** Further structures. */
    List<StructureBlock> further() {
        return structures == null ? List.of() : structures;
    }

    /** The same in internal units. */
    ActiveLearning.Settings settings(Units units, double heldBack) {
        return new ActiveLearning.Settings(new Exploration.Settings(temperatures,
                ensemble != SampleBlock.Ensemble.NVE, timestep * units.femtosecond(), steps,
                every == null ? Math.min(EVERY, steps) : every, threshold.force,
                threshold.outside == null ? Threshold.OUTSIDE : threshold.outside,
                threshold.most == null ? Threshold.MOST * threshold.force : threshold.most),
                frames == null ? FRAMES : frames, maxForce == null ? MAX_FORCE : maxForce,
                rounds == null ? ROUNDS : rounds, stopOrDefault(), heldBack, seedOrDefault());
    }
}
