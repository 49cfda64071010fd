package org.adatom.cli.run;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.HeatFlux;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The trajectory file.
 *
 * @param every steps between frames
 * @param file its name in the output folder
 * @param velocities whether velocities are written
 * @param forces whether forces are written
 * @param stress whether stresses of single atoms are written
 * @param uncertainty whether it is written how far each atom is to be trusted
 */
@Description("Positions on disk, unwrapped: atoms that leave through one side of the cell do not jump to the other")
public record TrajectoryBlock(
        @Description("Steps between frames (default 100)") @Nullable Long every,
        @Description("Name in the output folder: .extxyz or .dump, also with .gz or .zst (default trajectory.extxyz)") @Nullable String file,
        @Description("Write velocities (default false)") @Nullable Boolean velocities,
        @Description("Write forces (default false)") @Nullable Boolean forces,
        @Description("Write the stress of each atom times its volume, eV, as stress_volume (default false)") @Nullable Boolean stress,
        @Description("Write how far each atom is outside the training range (outside), or how far a committee disagrees on it (force_spread, energy_spread) (default false)") @Nullable Boolean uncertainty) {
    private static final long EVERY = 100;
    private static final String FILE = "trajectory.extxyz";
    private static final double BYTES_PER_VECTOR = 57;
    private static final double COMPRESSED = 0.47;

    /** Checks. */
    public TrajectoryBlock {
        if (every != null && every < 1) {
            throw new InputException("every: " + every + " is not allowed, use a positive number of steps");
        }
        if (file != null && (file.isBlank() || file.contains("/"))) {
            throw new InputException("file: '" + file + "' must be a plain name; it is put into the output folder");
        }
        if (file != null) {
            check(file);
        }
        if (stress != null && stress && FileFormat.of(Path.of(file == null ? FILE : file)) != FileFormat.EXTXYZ) {
            throw new InputException("stress: only an .extxyz file can hold stresses of atoms");
        }
        if (uncertainty != null && uncertainty
                && FileFormat.of(Path.of(file == null ? FILE : file)) != FileFormat.EXTXYZ) {
            throw new InputException("uncertainty: only an .extxyz file can hold further columns of atoms");
        }
    }

    /** Whether it is written how far each atom is to be trusted. */
    boolean hasUncertainty() {
        return uncertainty != null && uncertainty;
    }

    /** Whether stresses of single atoms are written. */
    boolean hasStress() {
        return stress != null && stress;
    }

    private static void check(String file) {
        FileFormat format;
        try {
            format = FileFormat.of(Path.of(file));
        } catch (InputException e) {
            throw e.in("file");
        }
        if (format != FileFormat.EXTXYZ && format != FileFormat.LAMMPS_DUMP) {
            throw new InputException("file: " + file + " can hold one frame only; use .extxyz or .dump");
        }
    }

    /**
     * Refuses stresses and uncertainties of atoms where the force field has none.
     *
     * @param verb block of the input that this one belongs to
     */
    void check(InputFile file, String verb, ForceField forceField) {
        try {
            if (hasStress()) {
                HeatFlux.require(forceField);
            }
        } catch (InputException e) {
            throw file.place(verb, "trajectory", "stress").error(verb + ".trajectory.stress: " + e.getMessage());
        }
        if (hasUncertainty() && Monitor.of(forceField).isEmpty()) {
            throw file.place(verb, "trajectory", "uncertainty")
                    .error(verb + ".trajectory.uncertainty: " + Monitor.SILENT);
        }
    }

    /** Steps between frames. */
    public long everyOrDefault() {
        return every == null ? EVERY : every;
    }

    /** Name of the file. */
    public String fileOrDefault() {
        return file == null ? FILE : file;
    }

    /** What is written besides species and positions. */
    public Set<Frame.Field> fields() {
        Set<Frame.Field> fields = EnumSet.noneOf(Frame.Field.class);
        if (velocities != null && velocities) {
            fields.add(Frame.Field.VELOCITIES);
        }
        if (forces != null && forces) {
            fields.add(Frame.Field.FORCES);
        }
        return fields;
    }

    /** Roughly what an atom takes in a frame: some 57 bytes for three numbers with all digits, less when compressed. */
    double bytesPerAtom() {
        return BYTES_PER_VECTOR * (1 + fields().size() + (hasStress() ? 3 : 0)) * (compressed() ? COMPRESSED : 1);
    }

    /** Whether the name asks for compression. */
    public boolean compressed() {
        return fileOrDefault().endsWith(".gz") || fileOrDefault().endsWith(".zst");
    }
}
