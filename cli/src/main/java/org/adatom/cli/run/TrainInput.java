package org.adatom.cli.run;

import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code train}.
 *
 * @param structure where runs of active learning begin
 * @param forcefield the teacher of active learning
 * @param train data, descriptor, model
 */
@Description("Training of a potential from labelled configurations")
public record TrainInput(
        @Description("Where the runs of train.active begin") @Nullable StructureBlock structure,
        @Description("The teacher, which labels the frames that train.active collects: one potential {name: {...}}, or a list") @Nullable ForceFieldInput forcefield,
        @Description("Data, descriptor, and a network, a polynomial or a Gaussian process") TrainBlock train) {
    /** Checks. */
    public TrainInput {
        if (train.active() != null && structure == null) {
            throw new InputException("train.active: runs need a structure to begin with; add the block structure");
        }
        if (train.active() == null && (structure != null || forcefield != null)) {
            throw new InputException((structure != null ? "structure" : "forcefield")
                    + ": only train.active uses it; remove it");
        }
    }
}
