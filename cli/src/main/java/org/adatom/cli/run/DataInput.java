package org.adatom.cli.run;

import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code data}.
 *
 * @param structure where runs of the teacher start
 * @param forcefield the teacher
 * @param data files, and what is done with their frames
 */
@Description("Labelled configurations for training: audit, subset, augmentation, selection, split, and samples from a teacher")
public record DataInput(
        @Description("Where the runs of data.sample start") @Nullable StructureBlock structure,
        @Description("The teacher: one potential {name: {...}}, or a list; it runs data.sample and labels what data.augment makes") @Nullable ForceFieldInput forcefield,
        @Description("Files, and what is done with their frames") DataBlock data) {
    /** Checks. */
    public DataInput {
        if (data.sample() != null && (structure == null || forcefield == null)) {
            throw new InputException("data.sample: a run needs a structure and a forcefield; add both");
        }
        if (data.sample() == null && structure != null) {
            throw new InputException(
                    "structure: only data.sample starts from it; name files of frames under data.files");
        }
        if (data.sample() == null && data.augment() == null && forcefield != null) {
            throw new InputException("forcefield: only data.sample and data.augment use it; remove it, or use adatom"
                    + " evaluate to label files");
        }
    }
}
