package org.adatom.forcefields.training;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

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

    /** Deviations of one configuration, prediction less label, in the units of the table; empty without a label. */
    private record Deviations(double[] energy, double[] force, double[] virial) {}

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
        if (frames.isEmpty()) {
            throw new InputException("there are no configurations to compare with");
        }
        Deviations[] deviations = new Deviations[frames.size()];
        ForceEvaluator[] evaluators = new ForceEvaluator[workers.count()];
        workers.run(frames.size(), (k, worker) -> {
            if (evaluators[worker] == null) {
                evaluators[worker] = new ForceEvaluator(forceField, new Workers(1), 0);
            }
            deviations[k] = deviations(frames.get(k), evaluators[worker]);
        });
        Set<String> names = new LinkedHashSet<>();
        frames.forEach(f -> names.add(f.group()));
        List<Row> groups = new ArrayList<>();
        for (String name : names.size() > 1 ? names : Set.<String>of()) {
            groups.add(row(name, name, frames, deviations));
        }
        return new ErrorTable(List.copyOf(groups), row("all", null, frames, deviations));
    }

    private static Deviations deviations(LabelledFrame frame, ForceEvaluator evaluator) {
        Atoms atoms = frame.atoms().copy();
        evaluator.evaluate(atoms, frame.cell());
        int n = frame.count();
        double[] energy = {};
        if (frame.energy() != null) {
            energy = new double[] {1000 * (evaluator.energy() - frame.energy()) / n};
        }
        double[] force = {};
        if (frame.forces() != null) {
            force = new double[3 * n];
            for (int i = 0; i < n; i++) {
                force[3 * i] = atoms.fx()[i] - frame.forces()[3 * i];
                force[3 * i + 1] = atoms.fy()[i] - frame.forces()[3 * i + 1];
                force[3 * i + 2] = atoms.fz()[i] - frame.forces()[3 * i + 2];
            }
        }
        double[] virial = {};
        if (frame.virial() != null) {
            virial = new double[9];
            for (int c = 0; c < 9; c++) {
                virial[c] = 1000 * (evaluator.virial()[c] - frame.virial()[c]) / n;
            }
        }
        return new Deviations(energy, force, virial);
    }

    private static Row row(String name, @Nullable String group, List<LabelledFrame> frames, Deviations[] deviations) {
        List<double[]> energy = new ArrayList<>();
        List<double[]> force = new ArrayList<>();
        List<double[]> virial = new ArrayList<>();
        int atoms = 0;
        for (int k = 0; k < deviations.length; k++) {
            if (group == null || frames.get(k).group().equals(group)) {
                energy.add(deviations[k].energy);
                force.add(deviations[k].force);
                virial.add(deviations[k].virial);
                atoms += frames.get(k).count();
            }
        }
        return new Row(name, energy.size(), atoms, Errors.of(energy), Errors.of(force), Errors.of(virial));
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
