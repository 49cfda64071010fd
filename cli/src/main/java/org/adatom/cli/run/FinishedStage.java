package org.adatom.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.adatom.analysis.ThermoColumns;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.ensemble.StageSamples;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Ensemble;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;

/**
 * A stage of a finished run, read from the folder of the run.
 *
 * @param folder of the run
 * @param system composition and potential, as text: equal for the same system
 * @param samples energies and volumes
 */
public record FinishedStage(RunFolder folder, String system, StageSamples samples) {
    /**
     * Reads one.
     *
     * @param name {@code DIR} for the last stage at constant temperature, or {@code DIR:2} for the second stage
     * @throws FileException if there is no such run, it is not finished, or a file of it is damaged
     * @throws InputException if it has no such stage
     */
    public static FinishedStage read(String name) {
        int colon = name.lastIndexOf(':');
        boolean numbered = colon > 0 && name.substring(colon + 1).matches("[0-9]{1,9}");
        RunFolder folder = RunFolder.open(Path.of(numbered ? name.substring(0, colon) : name));
        if (!Files.exists(folder.summary())) {
            throw new FileException(folder.path(), "the run is not finished; continue it with 'adatom resume "
                    + folder.path() + "'", null);
        }
        JsonNode summary = json(folder.summary());
        JsonNode stages = summary.path("stages");
        if (!stages.isArray() || stages.isEmpty()) {
            throw new FileException(folder.summary(), "is not the summary of a run: it has no stages", null);
        }
        int stage = numbered ? Integer.parseInt(name.substring(colon + 1)) - 1 : lastWithBath(stages);
        if (stage < 0 || stage >= stages.size()) {
            throw new InputException(name + ": the run has the stages 1 to " + stages.size());
        }
        Units units = Binder.bind(InputFile.read(folder.input()), RunInput.class).run().unitsOrDefault();
        return new FinishedStage(folder, summary.path("title").asText() + "\n" + forcefield(folder),
                samples(folder, summary.path("atoms").asInt(), stages, stage, units));
    }

    private static int lastWithBath(JsonNode stages) {
        return IntStream.range(0, stages.size())
                .filter(k -> List.of("nvt", "npt").contains(stages.get(k).at("/ensemble/kind").asText()))
                .max().orElse(stages.size() - 1);
    }

    private static StageSamples samples(RunFolder folder, int atoms, JsonNode stages, int stage, Units units) {
        JsonNode own = stages.get(stage);
        if (own.path("ensemble").isMissingNode()) {
            throw new FileException(folder.summary(),
                    "does not state the ensembles: it was written by an older version;"
                            + " run it anew",
                    null);
        }
        // The row at the border of two stages is the last of the earlier one.
        long first = own.path("first_step").asLong() + (stage == 0 ? 0 : 1);
        long last = stage + 1 < stages.size() ? stages.get(stage + 1).path("first_step").asLong() : Long.MAX_VALUE;
        JsonNode e = own.path("ensemble");
        Ensemble ensemble = new Ensemble(Ensemble.Kind.valueOf(e.path("kind").asText().toUpperCase(Locale.ROOT)),
                e.path("temperature").asDouble(Double.NaN), e.path("pressure_internal").asDouble(Double.NaN),
                e.path("exact").asBoolean());
        Path csv = folder.file("thermo.csv");
        List<String> lines = lines(csv);
        List<String> header = List.of(lines.getFirst().replaceAll("\\[[^]]*]", "").split(","));
        List<double[]> rows = lines.stream().skip(1).map(line -> row(csv, line, header.size()))
                .filter(r -> r[0] >= first && r[0] <= last).toList();
        if (rows.isEmpty()) {
            throw new FileException(csv, "has no row of stage " + own.path("name").asText(), null);
        }
        double interval = rows.size() < 2 ? Double.NaN : (rows.getLast()[1] - rows.getFirst()[1]) / (rows.size() - 1);
        int volume = ThermoColumns.volume(header);
        if (volume < 0 && ensemble.kind() == Ensemble.Kind.NPT) {
            throw new FileException(csv,
                    "has no volumes, which constant pressure needs: it was written by an older version;"
                            + " run it anew",
                    null);
        }
        return new StageSamples(folder.path().getFileName() + " stage " + own.path("name").asText(), ensemble, atoms,
                own.path("degrees_of_freedom").asInt(), units.boltzmann(), UnitLabels.of(units), interval,
                column(rows, header.indexOf("E_pot")), column(rows, header.indexOf("E_kin")),
                column(rows, volume));
    }

    private static double[] column(List<double[]> rows, int column) {
        return column < 0 ? new double[0] : rows.stream().mapToDouble(r -> r[column]).toArray();
    }

    private static double[] row(Path csv, String line, int columns) {
        try {
            double[] row = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
            if (row.length == columns) {
                return row;
            }
        } catch (NumberFormatException e) {
            throw new FileException(csv, "is damaged: '" + line + "' is no row of numbers", e);
        }
        throw new FileException(csv, "is damaged: '" + line + "' has not " + columns + " numbers", null);
    }

    /** The block of the potential in the resolved input. */
    private static String forcefield(RunFolder folder) {
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : lines(folder.input())) {
            inside = line.startsWith("forcefield:") || inside && !line.matches("[A-Za-z].*");
            block.append(inside ? line + "\n" : "");
        }
        return block.toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }
}
