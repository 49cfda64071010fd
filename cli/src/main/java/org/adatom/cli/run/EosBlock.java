package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.eos.ScanSettings;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code eos}.
 *
 * @param scan what is varied evenly
 * @param range smallest and largest value of it
 * @param points how many values
 * @param relax what relaxes at each volume
 * @param bulk how the crystal is relaxed before
 * @param phases several crystals by name, in place of the structure
 * @param constants physical constants
 * @param units meaning of plain numbers
 */
@Description("Volumes and phases")
public record EosBlock(
        @Description("What is varied evenly: volume (default), V/V0, of sheets the area; or scale, s, with all lengths times 1 + s") ScanSettings.@Nullable Kind scan,
        @Description("Smallest and largest value: of volume by default [0.94, 1.06], of scale [-0.1, 0.1]") @Nullable List<Double> range,
        @Description("Number of values, both ends included (default 21)") @Nullable Integer points,
        @Description("What relaxes at each volume: shape, positions and shape of the cell (default of volume); positions; or none (default of scale)") ScanSettings.@Nullable Relaxation relax,
        @Description("How the crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk,
        @Description("Several crystals of the same composition, by name, each a block like structure: curves side by side and transition pressures") @Nullable Map<String, StructureBlock> phases,
        @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
        @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units)
        implements
            CalculationBlock {
    private static final int POINTS = 21;

    /** Checks. */
    public EosBlock {
        if (range != null && (range.size() != 2 || range.contains(null))) {
            throw new InputException("range: " + range + " is not two numbers such as [0.94, 1.06]");
        }
        if (phases != null && phases.isEmpty()) {
            throw new InputException("phases: there is none; name at least one, or give a structure");
        }
        if (phases != null) {
            for (String name : phases.keySet()) {
                if (!name.matches("[\\w.+-]+")) {
                    throw new InputException(
                            "phases: '" + name + "' becomes the name of a file; use letters, digits and - only");
                }
            }
        }
        settings(scan, range, points, relax, bulk);
    }

    /** The settings, defaults filled in. */
    ScanSettings settings() {
        return settings(scan, range, points, relax, bulk);
    }

    private static ScanSettings settings(ScanSettings.@Nullable Kind scan, @Nullable List<Double> range,
            @Nullable Integer points, ScanSettings.@Nullable Relaxation relax, @Nullable BulkRelaxation bulk) {
        ScanSettings.Kind kind = scan == null ? ScanSettings.Kind.VOLUME : scan;
        boolean scale = kind == ScanSettings.Kind.SCALE;
        return new ScanSettings(kind,
                range != null ? range.get(0) : scale ? -0.1 : 0.94,
                range != null ? range.get(1) : scale ? 0.1 : 1.06,
                points == null ? POINTS : points,
                relax != null ? relax : scale ? ScanSettings.Relaxation.NONE : ScanSettings.Relaxation.SHAPE,
                bulk == null ? BulkRelaxation.FULL : bulk);
    }
}
