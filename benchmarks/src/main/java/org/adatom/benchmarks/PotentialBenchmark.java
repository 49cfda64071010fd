package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A potential alone, without lists and traversal: one batch of pairs, or one block of environments, of a system in motion.
 * {@code items} counts pairs or neighbours per second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector"})
public class PotentialBenchmark {
    /** Which potential. */
    @Param
    public Workload workload;

    /** Number of labels, all with the same parameters. */
    @Param({"1", "2"})
    public int species;

    private Runnable evaluation;
    private int items;

    /** Counts pairs or neighbours. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Count {
        /** Pairs or neighbours so far. */
        public long items;
    }

    /** Takes the input from a run. */
    @Setup(Level.Trial)
    public void prepare() {
        ForceField potential = workload.forceField(species, Path.of(CompareLammps.POTENTIALS));
        switch (potential) {
            case PairPotential pair -> {
                PairBatch batch = RealInput.pairs(workload, species, pair);
                items = batch.size;
                evaluation = () -> pair.evaluate(batch);
            }
            case EmbeddedPotential embedded -> {
                EmbeddedBatch batch = RealInput.embedded(workload, species, embedded);
                items = batch.size;
                evaluation = () -> embedded.pairs(batch);
            }
            case SitePotential site -> {
                Sites sites = RealInput.sites(workload, species, site);
                SitePotential.Evaluator evaluator = site.newEvaluator();
                items = sites.neighbors();
                evaluation = () -> evaluator.evaluate(sites);
            }
            default -> throw new IllegalStateException(workload + " is neither of pairs nor of sites");
        }
    }

    /** One batch or block. Gradients need not be cleared in between: these site potentials set them. */
    @Benchmark
    public void evaluate(Count count) {
        evaluation.run();
        count.items += items;
    }
}
