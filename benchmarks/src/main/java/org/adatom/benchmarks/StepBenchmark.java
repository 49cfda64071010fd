package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.adatom.engine.Atoms;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.VelocityVerlet;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole time steps, force evaluations alone, and evaluations that make the lists anew, of the {@link Workload}s; {@code
 * atomSteps} is the number of atoms times steps in a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"})
public class StepBenchmark {
    /** What is simulated. */
    @Param
    public Workload workload;

    /** About how many atoms. */
    @Param({"500", "4000", "32000", "256000"})
    public int atoms;

    /** Number of labels, all with the same parameters. */
    @Param("1")
    public int species;

    /** Workers, the caller included. */
    @Param({"1", "2"})
    public int threads;

    private Workers workers;
    private Simulation simulation;
    private Integrator integrator;
    private Atoms twin;
    private boolean other;

    /** Counts atoms times steps. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Count {
        /** Atoms times steps so far. */
        public long atomSteps;
    }

    /** Builds the system and lets the crystal become what it is at its temperature. */
    @Setup(Level.Trial)
    public void build() {
        workers = new Workers(threads);
        simulation = workload.simulation(atoms, species, 0.12, Path.of(CompareLammps.POTENTIALS), workers);
        integrator = new VelocityVerlet(workload.timeStep());
        simulation.run(integrator, 100);
        twin = simulation.atoms().copy();
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
        workers.close();
    }

    /** One step of dynamics. */
    @Benchmark
    public void step(Count count) {
        integrator.step(simulation);
        count.atomSteps += simulation.atoms().count();
    }

    /** Forces, energy and virial at positions that have not changed. */
    @Benchmark
    public double forces(Count count) {
        simulation.updateForces();
        count.atomSteps += simulation.atoms().count();
        return simulation.evaluator().energy();
    }

    /** The same with lists made anew: the atoms are others each time. Its time less that of {@link #forces} is a rebuild's. */
    @Benchmark
    public double rebuildAndForces(Count count) {
        other = !other;
        simulation.evaluator().evaluate(other ? twin : simulation.atoms(), simulation.cell());
        count.atomSteps += simulation.atoms().count();
        return simulation.evaluator().energy();
    }
}
