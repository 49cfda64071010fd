package org.adatom.cli.run;

import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.training.gaussian.GaussianSettings;
import org.adatom.forcefields.training.neural.InputScaling;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code gaussian} of {@code train}.
 *
 * @param kernel of two environments
 * @param scaling of the values of the descriptor
 * @param bias of directions
 * @param amplitude of the energy of an atom, eV
 * @param length of the kernel
 * @param energyNoise of energies per atom, eV
 * @param forceNoise of forces, eV/&Aring;
 * @param virialNoise of virials per atom, eV
 * @param findNoise whether noises that are not given are found
 * @param forceFraction share of the atoms whose forces are learned from
 * @param choice of these atoms
 * @param virials whether virials are learned from
 * @param groups factors of weights by group
 * @param steps of the search for hyperparameters
 * @param sample labels that they are found from
 * @param anchors environments from which deviations are judged
 * @param seed of choices
 */
@Description("A Gaussian process; an amplitude or a length that is not given is that of the largest likelihood")
public record GaussianBlock(
        @Description("Kernel of two environments: dot-product (default; of their directions) or squared-exponential (of their values)") Kernel.@Nullable Shape kernel,
        @Description("Scaling of the values of the descriptor (default none for dot-product, standardized for squared-exponential)") InputScaling.@Nullable Rule scaling,
        @Description("Constant beside the values of which directions are taken, in units of their mean length (default 1); dot-product only") @Nullable Double bias,
        @Description("Standard deviation of the energy of an atom before training, eV (default: found)") @Nullable Double amplitude,
        @Description("Length over which energies are alike, in units of points (default: found)") @Nullable Double length,
        @Description("Noise of energies, eV/atom (default 0.002)") @Nullable Double energyNoise,
        @Description("Noise of force components, eV/A (default 0.05)") @Nullable Double forceNoise,
        @Description("Noise of virials, eV/atom (default 0.005)") @Nullable Double virialNoise,
        @Description("Whether noises that are not given are those of the largest likelihood, too (default no)") @Nullable Boolean findNoise,
        @Description("Share of the atoms whose forces are learned from (default 0.1); 0 to learn from energies only") @Nullable Double forceFraction,
        @Description("Which atoms these are: random (default), or farthest, with environments far from each other") GaussianSettings.@Nullable Choice choice,
        @Description("Whether virials are learned from (default no)") @Nullable Boolean virials,
        @Description("Factors of the weights by group of configurations (default 1), which divide squares of noise; 0 leaves a group out") @Nullable Map<String, Double> groups,
        @Description("Steps at most of the search for hyperparameters (default 30); 0 to take first guesses") @Nullable Integer steps,
        @Description("Labels at most, of configurations chosen by chance, from which hyperparameters are found (default 500)") @Nullable Integer sample,
        @Description("Environments at most from which the deviation of an atom's energy is judged (default 300)") @Nullable Integer anchors,
        @Description("Seed of choices by chance (default 1)") @Nullable Long seed) {
    /** Checks. */
    public GaussianBlock {
        if (bias != null && kernel == Kernel.Shape.SQUARED_EXPONENTIAL) {
            throw new InputException("bias: belongs to the kernel dot-product, which compares directions");
        }
    }

    /** The settings. */
    GaussianSettings settings(long memory) {
        GaussianSettings d = GaussianSettings.STANDARD;
        Kernel.Shape shape = kernel == null ? d.shape() : kernel;
        InputScaling.Rule rule = shape == Kernel.Shape.DOT_PRODUCT ? d.scaling() : InputScaling.Rule.STANDARDIZED;
        return new GaussianSettings(shape, scaling == null ? rule : scaling, bias == null ? d.bias() : bias, amplitude,
                length, energyNoise, forceNoise, virialNoise, findNoise == null ? d.findNoise() : findNoise,
                forceFraction == null ? d.forceFraction() : forceFraction,
                choice == null ? d.choice() : choice, virials == null ? d.virials() : virials,
                groups == null ? d.groups() : groups, steps == null ? d.steps() : steps,
                sample == null ? d.sample() : sample, anchors == null ? d.anchors() : anchors, memory,
                seed == null ? d.seed() : seed);
    }
}
