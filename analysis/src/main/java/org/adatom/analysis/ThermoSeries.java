package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.adatom.engine.Cell;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.units.Units;
import org.adatom.integrators.AtomGroup;
import org.jspecify.annotations.Nullable;

/**
 * The table of step, time, temperature, energies and, where a volume is defined, pressure, with averages and error bars
 * for every stage of a run.
 *
 * <p>Averages take in every row. For plots at most some ten thousand rows are kept: beyond that every second one is
 * forgotten, again and again. Rows go to {@link #listen listeners} as they come, to be printed and written.
 */
public final class ThermoSeries implements Observer {
    private static final int MOST_ROWS = 10_000;
    private static final int STEP = 0;
    private static final int TIME = 1;
    private static final int KINETIC = 4;
    private static final int TOTAL = 5;
    private static final int CONSERVED = 6;

    private final long every;
    private final ThermoColumns columns;
    private final int volume;
    private final int atoms;
    private final double boltzmann;
    private final List<Consumer<double[]>> listeners = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private long count;
    private long keepEvery = 1;
    private @Nullable Integrator integrator;
    private DegreesOfFreedom degreesOfFreedom = new DegreesOfFreedom(0, "");

    /**
     * A kept row.
     *
     * @param stage index of its stage
     * @param values one per column
     */
    public record Row(int stage, double[] values) {}

    private record Stage(String name, long firstStep, List<BlockAverages> averages, HeatCapacity.Gatherer heat) {}

    /**
     * An empty table.
     *
     * @param every steps between rows
     * @param cell tells whether there is a pressure
     * @param units constants, and the units of the columns
     * @param stress whether the components of the stress are columns, too
     * @param atoms number of atoms, by which the drift of the energy is divided
     */
    public ThermoSeries(long every, Cell cell, Units units, boolean stress, int atoms) {
        this(every, cell, units, stress ? EnumSet.of(ThermoColumns.Extra.STRESS) : Set.of(), atoms, Map.of(),
                List.of());
    }

    /**
     * An empty table with further columns.
     *
     * @param every steps between rows
     * @param cell tells whether there is a pressure
     * @param units constants, and the units of the columns
     * @param extras which further columns
     * @param atoms number of atoms, by which the drift of the energy is divided
     * @param groups those whose temperatures are columns, by their names
     * @param monitors those of the evaluator, in its order, that are columns
     */
    public ThermoSeries(long every, Cell cell, Units units, Set<ThermoColumns.Extra> extras, int atoms,
            Map<String, AtomGroup> groups, List<Monitor> monitors) {
        if (every < 1) {
            throw new IllegalArgumentException("period must be at least 1 step: " + every);
        }
        this.every = every;
        this.columns = new ThermoColumns(cell, units, Set.copyOf(extras), groups, monitors);
        this.volume = ThermoColumns.volume(columns.list().stream().map(ThermoColumn::name).toList());
        this.atoms = atoms;
        this.boltzmann = units.boltzmann();
    }

    /**
     * A stage begins: later rows are averaged apart from earlier ones.
     *
     * @param firstStep number of the step at its begin
     * @param stageIntegrator what tells the conserved quantity
     * @param stageDegreesOfFreedom by which the temperature is measured
     */
    public void beginStage(String name, long firstStep, Integrator stageIntegrator,
            DegreesOfFreedom stageDegreesOfFreedom) {
        List<BlockAverages> averages = new ArrayList<>();
        columns.list().forEach(c -> averages.add(new BlockAverages()));
        stages.add(new Stage(name, firstStep, averages,
                new HeatCapacity.Gatherer(stageIntegrator.ensemble(), stageDegreesOfFreedom.count())));
        continueStage(stageIntegrator, stageDegreesOfFreedom);
    }

    /** The stage under way is continued with a new integrator object, as after {@link #restore}. */
    public void continueStage(Integrator stageIntegrator, DegreesOfFreedom stageDegreesOfFreedom) {
        integrator = stageIntegrator;
        degreesOfFreedom = stageDegreesOfFreedom;
    }

    /** Every later row also goes to {@code listener}. */
    public void listen(Consumer<double[]> listener) {
        listeners.add(listener);
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation simulation) {
        if (integrator == null) {
            throw new IllegalStateException("no stage has begun");
        }
        add(columns.values(simulation, integrator.conserved(simulation), integrator.strain(), degreesOfFreedom));
    }

    /** Adds a row, one value per column. */
    void add(double[] values) {
        Stage stage = stages.getLast();
        for (int c = 0; c < values.length; c++) {
            stage.averages.get(c).add(values[c]);
        }
        stage.heat.add(values[TOTAL], values[KINETIC], volume < 0 ? 0 : values[volume]);
        if (count++ % keepEvery == 0) {
            rows.add(new Row(stages.size() - 1, values));
            if (rows.size() > MOST_ROWS) {
                thin();
            }
        }
        listeners.forEach(l -> l.accept(values));
    }

    private void thin() {
        keepEvery *= 2;
        List<Row> kept = new ArrayList<>();
        for (int k = 0; k < rows.size(); k += 2) {
            kept.add(rows.get(k));
        }
        rows.clear();
        rows.addAll(kept);
    }

    /** The columns and how rows are written. */
    public ThermoColumns columns() {
        return columns;
    }

    /** Number of rows so far. */
    public long count() {
        return count;
    }

    /** The rows kept for plots, in order. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The kept values of a column in a stage; of all stages if {@code stage} is negative. */
    public double[] values(int column, int stage) {
        return rows.stream().filter(r -> stage < 0 || r.stage == stage).mapToDouble(r -> r.values[column]).toArray();
    }

    /** Averages of every stage so far. */
    public List<ThermoSummary> summaries() {
        List<ThermoSummary> summaries = new ArrayList<>();
        for (int s = 0; s < stages.size(); s++) {
            summaries.add(summary(s));
        }
        return summaries;
    }

    private ThermoSummary summary(int s) {
        Stage stage = stages.get(s);
        double[] time = values(TIME, s);
        long rowsOfStage = stage.averages.get(STEP).count();
        double interval = rowsOfStage < 2
                ? Double.NaN
                : (stage.averages.get(TIME).maximum() - stage.averages.get(TIME).minimum()) / (rowsOfStage - 1);
        List<ThermoSummary.Average> averages = new ArrayList<>();
        for (int c = TIME + 1; c < columns.list().size(); c++) {
            BlockAverages b = stage.averages.get(c);
            double[] series = values(c, s);
            double settled = series.length == 0 ? 0 : Equilibration.end(series) / (double) series.length;
            averages.add(
                    new ThermoSummary.Average(columns.list().get(c), b.estimate(), b.standardDeviation(), b.minimum(),
                            b.maximum(), b.correlationTime() * interval, b.converged(), trend(time, series), settled));
        }
        Estimate drift = trend(time, values(CONSERVED, s)).times(1.0 / Math.max(1, atoms));
        return new ThermoSummary(stage.name, stage.firstStep, rowsOfStage, List.copyOf(averages), drift,
                stage.heat.ensemble(), stage.heat.freedom(), heatCapacity(stage));
    }

    private @Nullable HeatCapacity heatCapacity(Stage stage) {
        boolean isolated = stage.heat.ensemble().kind() == Ensemble.Kind.NVE;
        return stage.heat.result(Math.max(1, atoms), boltzmann,
                stage.averages.get(isolated ? KINETIC : TOTAL).statisticalInefficiency());
    }

    private static Estimate trend(double[] time, double[] series) {
        return time.length < 2 ? Estimate.of(Double.NaN) : LinearTrend.fit(time, series).slope();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(columns.list().size());
        out.writeLong(count);
        out.writeLong(keepEvery);
        out.writeInt(stages.size());
        for (Stage s : stages) {
            out.writeUTF(s.name);
            out.writeLong(s.firstStep);
            s.heat.save(out);
            for (BlockAverages b : s.averages) {
                b.save(out);
            }
        }
        out.writeInt(rows.size());
        for (Row r : rows) {
            out.writeInt(r.stage);
            for (double v : r.values) {
                out.writeDouble(v);
            }
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        int width = in.readInt();
        if (width != columns.list().size()) {
            throw new IOException("the saved table has " + width + " columns, not " + columns.list().size());
        }
        count = in.readLong();
        keepEvery = in.readLong();
        stages.clear();
        for (int n = in.readInt(); n > 0; n--) {
            Stage s = new Stage(in.readUTF(), in.readLong(), new ArrayList<>(), HeatCapacity.Gatherer.restored(in));
            for (int c = 0; c < width; c++) {
                BlockAverages b = new BlockAverages();
                b.restore(in);
                s.averages.add(b);
            }
            stages.add(s);
        }
        rows.clear();
        for (int n = in.readInt(); n > 0; n--) {
            Row r = new Row(in.readInt(), new double[width]);
            for (int c = 0; c < width; c++) {
                r.values[c] = in.readDouble();
            }
            rows.add(r);
        }
    }
}
