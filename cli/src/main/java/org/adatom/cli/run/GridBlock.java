package org.adatom.cli.run;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.WeightInitialization;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code train.grid}: values that take the place of those in {@code train.network} and {@code train.descriptor}, in all
 * combinations.
 *
 * @param layers nodes of the hidden layers
 * @param activation of the hidden layers
 * @param optimizer how it is trained
 * @param loss what is made small
 * @param scaling of inputs
 * @param initial weights
 * @param cutoff of the descriptor
 */
@Description("Values to try in all combinations; the networks with the least errors on the set held back are the result")
public record GridBlock(
        @Description("Nodes of the hidden layers, such as [[5], [10, 10]]") @Nullable List<List<Integer>> layers,
        @Description("Activations of the hidden layers") @Nullable List<Activation> activation,
        @Description("Optimizers, such as [{ kalman: {} }, { adam: {} }]") @Nullable List<OptimizerBlock> optimizer,
        @Description("Losses, such as [{ force: 1 }, { force: 10 }]") @Nullable List<LossBlock> loss,
        @Description("Scalings of inputs") @Nullable List<InputScaling.Rule> scaling,
        @Description("Initial weights") @Nullable List<WeightInitialization> initial,
        @Description("Cutoffs of the descriptor, in place of its key cutoff") @Quantity(Dimension.LENGTH) @Nullable List<Double> cutoff) {
    /** Checks. */
    public GridBlock {
        if (layers == null && activation == null && optimizer == null && loss == null && scaling == null
                && initial == null && cutoff == null) {
            throw new InputException("grid: there is nothing to try; give a list such as layers: [[5], [10, 10]]");
        }
    }
}
