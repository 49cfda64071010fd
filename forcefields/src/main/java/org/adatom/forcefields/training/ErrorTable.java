package org.adatom.forcefields.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/**
 * How far a force field is from the labels of configurations: by group, and over all of them. Each configuration counts
 * once for energies and, component by component, for forces and virials.
 *
 * @param groups one row per group, in the order in which groups appear; none if there is but one
 * @param all over all configurations
 */
public record ErrorTable(List<Row> groups, Row all) {
    /**
     * Errors of some configurations.
     *
     * @param group their group
     * @param frames how many
     * @param atoms in all of them
     * @param energy per atom, meV
     * @param force per component, eV/&Aring;
     * @param virial per atom and component, meV; nine components
     */
    public record Row(String group, int frames, int atoms, Errors energy, Errors force, Errors virial) {}

    /**
     * Errors of one kind.
     *
     * @param count of numbers compared; if there are none, the errors are NaN
     * @param mae mean of the absolute errors
     * @param rmse root of the mean of the squared errors
     */
    public record Errors(long count, double mae, double rmse) {
        static Errors of(List<double[]> deviations) {
            long count = 0;
            double absolute = 0;
            double squared = 0;
            for (double[] d : deviations) {
                for (double x : d) {
                    absolute += Math.abs(x);
                    squared += x * x;
                }
                count += d.length;
            }
            return new Errors(count, absolute / count, Math.sqrt(squared / count));
        }
    }

    /** The symbols of all atoms of configurations, in the order in which they appear. */
    public static List<String> species(List<LabelledFrame> frames) {
        Set<String> species = new LinkedHashSet<>();
        frames.forEach(f -> {
            for (int i = 0; i < f.count(); i++) {
                species.add(f.atoms().symbol(i));
            }
        });
        return List.copyOf(species);
    }

    /**
     * Compares.
     *
     * @param forceField for all species of the configurations
     * @param workers share out the configurations; the numbers do not depend on how many they are
     * @throws InputException if there are no configurations
     */
    public static ErrorTable of(ForceField forceField, List<LabelledFrame> frames, Workers workers) {
        return of(Prediction.of(forceField, frames, workers));
    }

    /**
     * Compares what was predicted.
     *
     * @throws InputException if there are no predictions
     */
    public static ErrorTable of(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            throw new InputException("there are no configurations to compare with");
        }
        Set<String> names = new LinkedHashSet<>();
        predictions.forEach(p -> names.add(p.frame().group()));
        List<Row> groups = new ArrayList<>();
        for (String name : names.size() > 1 ? names : Set.<String>of()) {
            groups.add(row(name, predictions.stream().filter(p -> p.frame().group().equals(name)).toList()));
        }
        return new ErrorTable(List.copyOf(groups), row("all", predictions));
    }

    private static Row row(String name, List<Prediction> predictions) {
        List<double[]> energy = predictions.stream().filter(p -> p.frame().energy() != null)
                .map(p -> new double[] {1000 * p.energyError()}).toList();
        List<double[]> force = predictions.stream().map(Prediction::forceErrors).toList();
        List<double[]> virial = predictions.stream()
                .map(p -> Arrays.stream(p.virialErrors()).map(e -> 1000 * e).toArray()).toList();
        int atoms = predictions.stream().mapToInt(p -> p.frame().count()).sum();
        return new Row(name, predictions.size(), atoms, Errors.of(energy), Errors.of(force), Errors.of(virial));
    }

    /** The table as text with a header that carries the units; a dash where there is no label. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%-16s%7s%8s%19s%19s%19s%n%-31s%10s%9s%10s%9s%10s%9s%n",
                "group", "frames", "atoms", "E meV/atom", "F eV/A", "W meV/atom", "", "MAE", "RMSE", "MAE", "RMSE",
                "MAE", "RMSE"));
        List<Row> rows = new ArrayList<>(groups);
        rows.add(all);
        for (Row r : rows) {
            text.append(String.format(Locale.ROOT, "%-16s%7d%8d", r.group, r.frames, r.atoms));
            append(text, r.energy, "%10.3f%9.3f");
            append(text, r.force, "%10.4f%9.4f");
            append(text, r.virial, "%10.2f%9.2f");
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Errors errors, String format) {
        text.append(errors.count == 0
                ? String.format("%10s%9s", "-", "-")
                : String.format(Locale.ROOT, format, errors.mae, errors.rmse));
    }
}
