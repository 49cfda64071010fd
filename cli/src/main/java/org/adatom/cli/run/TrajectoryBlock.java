package org.adatom.cli.run;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The trajectory file.
 *
 * @param every steps between frames
 * @param file its name in the output folder
 * @param velocities whether velocities are written
 * @param forces whether forces are written
 */
@Description("Positions on disk, unwrapped: atoms that leave through one side of the cell do not jump to the other")
public record TrajectoryBlock(
        @Description("Steps between frames (default 100)") @Nullable Long every,
        @Description("Name in the output folder: .extxyz or .dump, also with .gz or .zst (default trajectory.extxyz)") @Nullable String file,
        @Description("Write velocities (default false)") @Nullable Boolean velocities,
        @Description("Write forces (default false)") @Nullable Boolean forces) {
    /** Checks. */
    public TrajectoryBlock {
        if (every != null && every < 1) {
            throw new InputException("every: " + every + " is not allowed, use a positive number of steps");
        }
        if (file != null && (file.isBlank() || file.contains("/"))) {
            throw new InputException("file: '" + file + "' must be a plain name; it is put into the output folder");
        }
    }

    /** Steps between frames. */
    public long everyOrDefault() {
        return every == null ? 100 : every;
    }

    /** Name of the file. */
    public String fileOrDefault() {
        return file == null ? "trajectory.extxyz" : file;
    }
}
