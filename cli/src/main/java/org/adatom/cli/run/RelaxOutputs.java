package org.adatom.cli.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.FirstFrame;
import org.adatom.analysis.MonitorLog;
import org.adatom.analysis.RelaxationSeries;
import org.adatom.cli.console.Console;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.jspecify.annotations.Nullable;

/** What a relaxation writes while it goes on: the table of its steps, the trajectory. */
final class RelaxOutputs implements AutoCloseable {
    /** Steps between rows on standard output; the file holds all. */
    private static final int PRINTED = 10;

    private final RelaxationSeries series;
    private final FirstFrame firstFrame = new FirstFrame();
    private final SeriesFile csv;
    private final @Nullable TrajectoryOutput trajectory;
    private final MonitorOutput monitors;
    private final Console console;
    private double[] unprinted = {};

    private RelaxOutputs(
            RelaxationSeries series, SeriesFile csv, @Nullable TrajectoryOutput trajectory, MonitorOutput monitors,
            Console console) {
        this.series = series;
        this.csv = csv;
        this.trajectory = trajectory;
        this.monitors = monitors;
        this.console = console;
    }

    /** New files. */
    static RelaxOutputs create(RelaxSetup setup, AtomsAndCell objective, RunFolder folder, Console console) {
        SeriesFile csv = SeriesFile.create(folder.file("relax.csv"));
        TrajectoryBlock block = setup.block().trajectory();
        RelaxOutputs outputs = new RelaxOutputs(new RelaxationSeries(objective, setup.units()), csv,
                block == null ? null : TrajectoryOutput.withoutTime(block, folder, setup.units(), 0),
                new MonitorOutput(setup.forceField(), folder, setup.units(), 0), console);
        csv.line(outputs.series.csvHeader());
        outputs.print();
        return outputs;
    }

    /** The files of an earlier process, cut back to what they were when {@link #save} was called. */
    static RelaxOutputs reopen(
            RelaxSetup setup, AtomsAndCell objective, RunFolder folder, Console console, DataInput in)
            throws IOException {
        SeriesFile csv = SeriesFile.reopen(folder.file("relax.csv"), in.readLong());
        TrajectoryBlock block = setup.block().trajectory();
        RelaxOutputs outputs = new RelaxOutputs(new RelaxationSeries(objective, setup.units()), csv,
                block == null ? null : TrajectoryOutput.withoutTime(block, folder, setup.units(), in.readLong()),
                new MonitorOutput(setup.forceField(), folder, setup.units(), in.readLong()), console);
        for (Observer o : outputs.observers()) {
            o.restore(in);
        }
        outputs.print();
        return outputs;
    }

    /** Brings all files to the disk and writes their lengths and what has been gathered. */
    void save(DataOutput out) throws IOException {
        out.writeLong(csv.sync());
        if (trajectory != null) {
            out.writeLong(trajectory.sync());
        }
        out.writeLong(monitors.sync());
        for (Observer o : observers()) {
            o.save(out);
        }
    }

    /** Lets the simulation show its steps. */
    void attach(Simulation simulation) {
        observers().forEach(simulation::observe);
    }

    private List<Observer> observers() {
        List<Observer> all = new ArrayList<>(List.of(series, firstFrame));
        if (trajectory != null) {
            all.add(trajectory);
        }
        all.addAll(monitors.logs());
        return all;
    }

    /** The end counts like any step, also for those that look every few steps only. */
    void lookAtEnd(Simulation simulation) {
        monitors.logs().stream().filter(log -> simulation.step() % log.every() != 0)
                .forEach(log -> log.observe(simulation));
    }

    /** How far the force field was to be trusted. */
    List<MonitorLog> monitors() {
        return monitors.logs();
    }

    /** The table of steps. */
    RelaxationSeries series() {
        return series;
    }

    /** The atoms at step 0. */
    FirstFrame firstFrame() {
        return firstFrame;
    }

    /** Rows go to the file and, some of them, to standard output. */
    private void print() {
        console.out().println(series.tableHeader());
        series.listen(row -> {
            csv.line(series.csvLine(row));
            unprinted = row;
            if (row[0] % PRINTED == 0) {
                printLast();
            }
        });
    }

    /** Prints the last row, if it has not been. */
    void printLast() {
        if (unprinted.length > 0) {
            console.out().println(series.tableLine(unprinted));
            unprinted = new double[0];
        }
    }

    @Override
    public void close() {
        csv.close();
        if (trajectory != null) {
            trajectory.close();
        }
        monitors.close();
    }
}
