package org.adatom.cli.run;

import java.util.List;
import org.adatom.analysis.elastic.ElasticTensor;
import org.adatom.analysis.elastic.ThermalElasticConstants;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code elastic.thermal}.
 *
 * @param temperature K
 * @param repeat of the cell of the structure
 * @param timestep fs
 * @param equilibration steps before averaging
 * @param steps averaged steps of each run
 * @param strain size of strains
 * @param tau relaxation time of the thermostats, fs
 * @param seed of all random numbers
 */
@Description("Constants at a temperature, by averaged runs of strained crystals")
public record ThermalElasticBlock(
        @Description("Temperature") @Quantity(Dimension.TEMPERATURE) double temperature,
        @Description("How often the cell of the structure is repeated for the dynamics (default: until it is 16 A and two cutoffs wide)") @Nullable List<Integer> repeat,
        @Description("Time step (default 2 fs)") @Quantity(Dimension.TIME) @Nullable Double timestep,
        @Description("Steps of each run before averaging (default 2000)") @Nullable Long equilibration,
        @Description("Averaged steps of each of the 15 runs (default 10000); errors fall with its root") @Nullable Long steps,
        @Description("Size of the strains (default 0.01)") @Nullable Double strain,
        @Description("Relaxation time of the thermostats (default 100 time steps)") @Quantity(Dimension.TIME) @Nullable Double tau,
        @Description("Seed of all random numbers (default 1)") @Nullable Long seed) {
    private static final double WIDTH = 16;

    /** Checks. */
    public ThermalElasticBlock {
        positive("temperature", temperature, "K");
        positive("timestep", timestep, "fs");
        positive("tau", tau, "fs");
        positive("steps", steps == null ? null : (double) steps, "steps");
        positive("equilibration", equilibration == null ? null : (double) equilibration, "steps");
        if (strain != null && !(strain > 0 && strain <= 0.03)) {
            throw new InputException(
                    "thermal.strain: " + strain + " is not allowed, use up to 0.03 (0.01 suits most crystals)");
        }
        if (repeat != null && (repeat.size() != 3 || repeat.stream().anyMatch(n -> n == null || n < 1))) {
            throw new InputException("thermal.repeat: " + repeat + " is not three positive numbers such as [4, 4, 4]");
        }
    }

    private static void positive(String key, @Nullable Double value, String unit) {
        if (value != null && !(value > 0)) {
            throw new InputException(
                    "thermal." + key + ": " + value + " " + unit + " is not allowed, use a positive number");
        }
    }

    /** How often that cell is repeated. */
    List<Integer> repeats(Cell cell, double cutoff) {
        return repeat != null ? repeat : Supercell.repeatsToWidth(cell, Math.max(WIDTH, 2 * cutoff));
    }

    /** In internal units. */
    ThermalElasticConstants.Settings settings(Units units, ElasticTensor rest) {
        double step = (timestep == null ? 2 : timestep) * units.femtosecond();
        return new ThermalElasticConstants.Settings(temperature, step, equilibration == null ? 2000 : equilibration,
                steps == null ? 10_000 : steps, strain == null ? 0.01 : strain,
                tau == null ? 100 * step : tau * units.femtosecond(), rest, seed == null ? 1 : seed);
    }
}
