package org.adatom.cli.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.adatom.analysis.AnalysisInput;
import org.adatom.analysis.ConfigurationalTemperature;
import org.adatom.analysis.FirstFrame;
import org.adatom.analysis.FrameObserver;
import org.adatom.analysis.GreenKubo;
import org.adatom.analysis.MeanSquaredDisplacement;
import org.adatom.analysis.MonitorLog;
import org.adatom.analysis.RadialDistribution;
import org.adatom.analysis.ThermoColumns;
import org.adatom.analysis.ThermoInput;
import org.adatom.analysis.ThermoSeries;
import org.adatom.analysis.VacfInput;
import org.adatom.analysis.VelocityAutocorrelation;
import org.adatom.cli.console.Console;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/** What a run measures and writes while it runs: the table of energies, the trajectory, g(r), displacements. */
final class RunOutputs implements AutoCloseable {
    private final ThermoSeries thermo;
    private final FirstFrame firstFrame = new FirstFrame();
    private final @Nullable RadialDistribution rdf;
    private final @Nullable MeanSquaredDisplacement msd;
    private final @Nullable VelocityAutocorrelation vacf;
    private final @Nullable ConfigurationalTemperature temperature;
    private final List<FrameObserver> frames;
    private final List<GreenKubo> transport;
    private final SeriesFile csv;
    private final @Nullable TrajectoryOutput trajectory;
    private final MonitorOutput monitors;

    private RunOutputs(RunSetup setup, Workers workers, SeriesFile csv, @Nullable TrajectoryOutput trajectory,
            MonitorOutput monitors) {
        RunBlock run = setup.input().run();
        ThermoInput table = run.thermo() == null ? new ThermoInput(null, null) : run.thermo();
        thermo = new ThermoSeries(table.everyOrDefault(), setup.start().cell(), setup.units(), columns(run, table),
                setup.start().atoms().count(), setup.groups(), Monitor.of(setup.forceField()));
        AnalysisInput analysis = run.analysisOrNone();
        long from = run.firstCounted();
        long steps = run.totalSteps() - from;
        rdf = analysis.rdf() == null ? null : RadialDistribution.of(analysis.rdf(), steps, from, workers);
        msd = analysis.msd() == null ? null : MeanSquaredDisplacement.of(analysis.msd(), steps, from);
        vacf = analysis.vacf() == null
                ? null
                : velocities(analysis.vacf(), run.stages().getLast().timestep(), from, setup);
        temperature = analysis.configurationalTemperature() == null
                ? null
                : new ConfigurationalTemperature(analysis.configurationalTemperature().everyOrDefault(steps), from,
                        run.seedOrDefault(), setup.forceField(), workers);
        frames = analysis.frameObservers(steps, from, workers);
        transport = Transport.measurements(setup);
        this.csv = csv;
        this.trajectory = trajectory;
        this.monitors = monitors;
        if (trajectory != null) {
            trajectory.label(frames);
        }
    }

    private static VelocityAutocorrelation velocities(VacfInput input, double timestep, long from, RunSetup setup) {
        double interval = input.everyOrDefault(false) * timestep;
        double picosecond = setup.units().reduced() ? 1 : 1e-3;
        return new VelocityAutocorrelation(
                input.lags(interval), interval * picosecond, input.everyOrDefault(false), from);
    }

    /** What the table shows besides energies: a cell that changes, a strain with its stress. */
    private static Set<ThermoColumns.Extra> columns(RunBlock run, ThermoInput table) {
        Set<ThermoColumns.Extra> groups = EnumSet.noneOf(ThermoColumns.Extra.class);
        for (StageBlock stage : run.stages()) {
            if (stage.movesCell()) {
                groups.add(ThermoColumns.Extra.EDGES);
            }
            if (stage.shears()) {
                groups.add(ThermoColumns.Extra.ANGLES);
            }
            if (stage.deform() != null) {
                groups.add(ThermoColumns.Extra.STRESS);
                groups.add(ThermoColumns.Extra.STRAIN);
            }
        }
        if (table.withStress()) {
            groups.add(ThermoColumns.Extra.STRESS);
        }
        return groups;
    }

    /** New files. */
    static RunOutputs create(RunSetup setup, RunFolder folder, Workers workers, Console console) {
        SeriesFile csv = SeriesFile.create(folder.file("thermo.csv"));
        TrajectoryBlock block = setup.input().run().trajectory();
        RunOutputs outputs = new RunOutputs(
                setup, workers, csv, block == null ? null : TrajectoryOutput.create(block, folder, setup.units()),
                new MonitorOutput(setup.forceField(), folder, setup.units(), 0));
        csv.line(outputs.thermo.columns().csvHeader());
        outputs.print(console);
        return outputs;
    }

    /** The files of an earlier process, cut back to what they were when {@link #save} was called. */
    static RunOutputs reopen(RunSetup setup, RunFolder folder, Workers workers, Console console, DataInput in)
            throws IOException {
        SeriesFile csv = SeriesFile.reopen(folder.file("thermo.csv"), in.readLong());
        TrajectoryBlock block = setup.input().run().trajectory();
        RunOutputs outputs = new RunOutputs(
                setup,
                workers,
                csv,
                block == null ? null : TrajectoryOutput.reopen(block, folder, setup.units(), in.readLong()),
                new MonitorOutput(setup.forceField(), folder, setup.units(), in.readLong()));
        for (Observer o : outputs.observers()) {
            o.restore(in);
        }
        outputs.print(console);
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

    /** How far the force field was to be trusted. */
    List<MonitorLog> monitors() {
        return monitors.logs();
    }

    /** The table of energies. */
    ThermoSeries thermo() {
        return thermo;
    }

    /** The atoms at step 0. */
    FirstFrame firstFrame() {
        return firstFrame;
    }

    /** The radial distribution, if asked for. */
    @Nullable
    RadialDistribution rdf() {
        return rdf;
    }

    /** The displacements, if asked for. */
    @Nullable
    MeanSquaredDisplacement msd() {
        return msd;
    }

    /** The correlation of velocities, if asked for. */
    @Nullable
    VelocityAutocorrelation vacf() {
        return vacf;
    }

    /** The temperature from positions, if asked for. */
    @Nullable
    ConfigurationalTemperature configurationalTemperature() {
        return temperature;
    }

    /** What is measured of single configurations. */
    List<FrameObserver> frames() {
        return frames;
    }

    /** The transport coefficients asked for. */
    List<GreenKubo> transport() {
        return transport;
    }

    private List<Observer> observers() {
        List<Observer> all = new ArrayList<>();
        all.add(thermo);
        all.add(firstFrame);
        if (trajectory != null) {
            all.add(trajectory);
        }
        all.addAll(monitors.logs());
        if (rdf != null) {
            all.add(rdf);
        }
        if (msd != null) {
            all.add(msd);
        }
        if (vacf != null) {
            all.add(vacf);
        }
        if (temperature != null) {
            all.add(temperature);
        }
        all.addAll(frames);
        all.addAll(transport);
        return all;
    }

    /** Rows go to the file and, as the result that a person reads, to standard output. */
    private void print(Console console) {
        console.out().println(thermo.columns().tableHeader());
        thermo.listen(row -> csv.line(thermo.columns().csvLine(row)));
        thermo.listen(row -> console.out().println(thermo.columns().tableLine(row)));
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
