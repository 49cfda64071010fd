package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.adatom.analysis.training.NetworkTraining;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.FileUnits;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StressOrder;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.WeightInitialization;
import org.adatom.forcefields.training.DescriptorChoice;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.linear.FitWeights;
import org.adatom.forcefields.training.linear.Penalty;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code train}.
 *
 * @param data what is learned from, held back and judged by
 * @param descriptor of the environments of atoms
 * @param network a neural network
 * @param linear a polynomial of the values of the descriptor
 * @param gaussian a Gaussian process
 * @param grid of settings of the network to choose from
 * @param active learning
 * @param memory for descriptors, MB
 * @param check whether the result is verified and timed
 */
@Description("Data, descriptor, and a network, a polynomial or a Gaussian process")
public record TrainBlock(
        @Description("What is learned from, held back and judged by") Data data,
        @Description("Descriptor of the environments of atoms") DescriptorChoice descriptor,
        @Description("A neural network for each element") @Nullable NetworkBlock network,
        @Description("A linear or quadratic polynomial of the values of the descriptor, such as SNAP") @Nullable LinearBlock linear,
        @Description("A Gaussian process on the values of the descriptor") @Nullable GaussianBlock gaussian,
        @Description("Values of the network's settings to try in all combinations; the best on the set held back is the result") @Nullable GridBlock grid,
        @Description("Rounds of training and dynamics in which frames are collected that the networks do not know") @Nullable ActiveBlock active,
        @Description("Memory for descriptors and their derivatives, MB (default 4096); beyond it derivatives are made anew, which is slower; for all of a Gaussian process, which is refused beyond") @Nullable Long memory,
        @Description("Whether the result is verified as by adatom verify, and timed, before the end (default true)") @Nullable Boolean check) {
    private static final long MEGABYTE = 1 << 20;
    private static final long MEMORY = 4096;
    private static final double HELD_BACK = 0.1;

    /**
     * Files of labelled configurations.
     *
     * @param files to learn from
     * @param test files that are judged by and nothing else
     * @param validation share of the configurations to learn from that is held back
     * @param format of the files
     * @param fileUnits energies and lengths of the files
     * @param stressOrder order of six stress components
     * @param keys names of labels
     * @param seed of the choice of what is held back
     */
    @Description("Files of labelled configurations")
    public record Data(
            @Description("Files to learn from") List<String> files,
            @Description("Files by which the result is judged, and which nothing else depends on") @Nullable List<String> test,
            @Description("Share of the configurations of files that is held back, by which the best epoch is chosen (default 0.1; copies stay together)") @Nullable Double validation,
            @Description("Format of the files, if their names do not tell") @Nullable FileFormat format,
            @Description("Energies and lengths of the files, where they are not eV and A") @Nullable FileUnits fileUnits,
            @Description("Order of six stress components in files that do not say it") @Nullable StressOrder stressOrder,
            @Description("Under which names extended XYZ files keep their labels") @Nullable LabelKeys keys,
            @Description("Seed of the choice of what is held back (default 1)") @Nullable Long seed) {
        /** Checks. */
        public Data {
            if (files.isEmpty()) {
                throw new InputException("files: there is none; name at least one");
            }
            if (validation != null && !(validation >= 0 && validation < 1)) {
                throw new InputException("validation: " + validation + " is not a share from 0 to below 1");
            }
        }

        /** What the reader is told. */
        ReadOptions readOptions() {
            return new ReadOptions(format, null, null, null, fileUnits, stressOrder, Units.CODATA_2018);
        }

        /** Names of labels. */
        LabelKeys labelKeys() {
            return keys == null ? LabelKeys.DEFAULTS : keys;
        }

        /** The share held back. */
        double heldBack() {
            return validation == null ? HELD_BACK : validation;
        }
    }

    /**
     * A network.
     *
     * @param layers nodes of the hidden layers
     * @param activation of the hidden layers
     * @param start before training
     * @param optimizer how it is trained
     * @param loss what is made small
     * @param epochs at most
     * @param patience epochs without a better one before the end
     * @param stages one after the other
     * @param scaling of inputs
     * @param initial weights
     * @param members number of networks
     * @param seed of the first one
     */
    @Description("A neural network for each element")
    public record NetworkBlock(
            @Description("Nodes of the hidden layers (default [15, 15])") @Nullable List<Integer> layers,
            @Description("Activation of the hidden layers (default tanh)") @Nullable Activation activation,
            @Description("How the initial weights are bettered before training (default: not at all)") TrainingStage.@Nullable Start start,
            @Description("How it is trained (default kalman)") @Nullable OptimizerBlock optimizer,
            @Description("What is made small") @Nullable LossBlock loss,
            @Description("Epochs at most (default 30 of kalman and levenbergMarquardt, 500 of others)") @Nullable Integer epochs,
            @Description("Epochs without a better one after which training stops (default: all are run)") @Nullable Integer patience,
            @Description("Parts of the training, one after the other, each from the best network of the one before; optimizer, loss, epochs and patience beside it hold where a stage does not give its own") @Nullable List<TrainingStage> stages,
            @Description("Scaling of inputs (default centered-range, which sharp functions with few neighbours do not blow up)") InputScaling.@Nullable Rule scaling,
            @Description("Initial weights (default nguyen-widrow)") @Nullable WeightInitialization initial,
            @Description("Number of networks, trained from different seeds: a committee (default 1)") @Nullable Integer members,
            @Description("Seed of the first network; the others follow (default 1)") @Nullable Long seed) {
        private static final List<Integer> LAYERS = List.of(15, 15);
        private static final int MOST_MEMBERS = 100;

        /** Checks. */
        public NetworkBlock {
            if (layers != null && (layers.isEmpty() || layers.stream().anyMatch(n -> n == null || n < 1))) {
                throw new InputException("layers: " + layers + " are not numbers of nodes such as [15, 15]");
            }
            if (members != null && (members < 1 || members > MOST_MEMBERS)) {
                throw new InputException("members: " + members + " is not a number from 1 to " + MOST_MEMBERS);
            }
            if (stages != null && stages.isEmpty()) {
                throw new InputException("stages: there is none; name at least one, or leave it out");
            }
        }

        NetworkTraining.Settings settings(long memory) {
            long first = seed == null ? 1 : seed;
            return new NetworkTraining.Settings(layers == null ? LAYERS : layers,
                    activation == null ? Activation.TANH : activation,
                    scaling == null ? InputScaling.Rule.CENTERED_RANGE : scaling,
                    initial == null ? WeightInitialization.NGUYEN_WIDROW : initial, parts(), memory,
                    LongStream.range(first, first + (members == null ? 1 : members)).boxed().toList());
        }

        private List<NetworkTraining.Stage> parts() {
            TrainingStage whole = new TrainingStage(optimizer, loss, epochs, patience);
            List<NetworkTraining.Stage> parts = new ArrayList<>();
            for (TrainingStage stage : stages == null ? List.of(whole) : stages) {
                parts.add(stage.or(whole).stage());
            }
            if (start != null) {
                parts.addFirst(start.annealing().before(parts.getFirst()));
            }
            return parts;
        }
    }

    /**
     * A polynomial, fitted by least squares.
     *
     * @param quadratic whether there are quadratic terms
     * @param energy weight of energies per atom
     * @param force weight of forces
     * @param virial weight of virials per atom
     * @param groups factors of the weights by group
     * @param ridge penalty on squares
     * @param lasso penalty on magnitudes
     */
    @Description("A polynomial, fitted by least squares")
    public record LinearBlock(
            @Description("Whether there are quadratic terms (default no)") @Nullable Boolean quadratic,
            @Description("Weight of squared errors of energies per atom in eV (default 1)") @Nullable Double energy,
            @Description("Weight of squared errors of forces in eV/A (default 1e-4)") @Nullable Double force,
            @Description("Weight of squared errors of virials per atom in eV (default 0)") @Nullable Double virial,
            @Description("Factors of the weights by group of configurations (default 1)") @Nullable Map<String, Double> groups,
            @Description("Penalty on squares of coefficients, such as 1e-8 (default none)") @Nullable Double ridge,
            @Description("Penalty on magnitudes, as a part of the one that leaves nothing but constants") @Nullable Double lasso) {
        private static final double FORCE = 1e-4;

        /** Checks. */
        public LinearBlock {
            if (ridge != null && lasso != null) {
                throw new InputException("lasso: there is ridge, too; choose one");
            }
        }

        boolean isQuadratic() {
            return quadratic != null && quadratic;
        }

        FitWeights weights() {
            return new FitWeights(energy == null ? 1 : energy, force == null ? FORCE : force,
                    virial == null ? 0 : virial);
        }

        Penalty penalty() {
            return ridge != null
                    ? new Penalty.Ridge(ridge)
                    : lasso != null ? new Penalty.Lasso(lasso) : new Penalty.None();
        }
    }

    /** Checks. */
    public TrainBlock {
        if (Stream.of(Optional.ofNullable(network), Optional.ofNullable(linear), Optional.ofNullable(gaussian))
                .filter(Optional::isPresent).count() != 1) {
            throw new InputException("give one of network, linear and gaussian");
        }
        if (grid != null && network == null) {
            throw new InputException("grid: tries settings of a network; remove it, or the linear model");
        }
        if (active != null && (network == null || network.members() == null || network.members() < 2)) {
            throw new InputException(
                    "active: frames are found by the spread of a committee; give network.members, such as 4");
        }
        if (active != null && grid != null) {
            throw new InputException(
                    "active: choose the settings with grid first, and then learn actively with the best");
        }
        if (grid != null && data.heldBack() == 0) {
            throw new InputException("grid: is decided by the set held back; give data.validation a share such as 0.1");
        }
        if (network != null) {
            // Optimizers and losses that do not go together are found before the data is read.
            network.settings(0);
        }
        if (memory != null && memory < 1) {
            throw new InputException("memory: " + memory + " MB is not allowed, use a positive number");
        }
    }

    /** Whether the result is verified and timed. */
    boolean checked() {
        return check == null || check;
    }

    /** Bytes for descriptors. */
    long memoryOrDefault() {
        return MEGABYTE * (memory == null ? MEMORY : memory);
    }
}
