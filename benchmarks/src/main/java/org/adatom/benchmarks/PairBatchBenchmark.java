package org.adatom.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.coulomb.Coulomb;
import org.adatom.forcefields.pair.BornMayer;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.Morse;
import org.adatom.forcefields.pair.TableFactory;
import org.adatom.forcefields.pair.TableParameters;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.pair.Zbl;
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

/** One batch of each pair formula and of each way to end it: 448 pairs, as many as four rows of a dense liquid have. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector"})
public class PairBatchBenchmark {
    private static final int PAIRS = 448;
    private static final double CUTOFF = 8.5;

    /** Which formula. */
    @Param
    public Formula formula;

    /** Number of labels, all with the same parameters. */
    @Param({"1", "2"})
    public int species;

    private PairPotential potential;
    private PairBatch batch;

    /** The formulas, with parameters like those of argon. */
    public enum Formula {
        /** Lennard-Jones, cut. */
        LJ,
        /** Lennard-Jones, its energy shifted. */
        LJ_ENERGY,
        /** Lennard-Jones, its force shifted. */
        LJ_FORCE,
        /** Lennard-Jones, switched off. */
        LJ_SWITCH,
        /** Morse. */
        MORSE,
        /** Buckingham. */
        BUCKINGHAM,
        /** Born, Mayer and Huggins. */
        BORN_MAYER,
        /** A table. */
        TABLE,
        /** Ziegler, Biersack and Littmark. */
        ZBL,
        /** Damped shifted force of point charges. */
        COULOMB_DSF,
        /** Real-space part of an Ewald sum. */
        COULOMB_EWALD;

        private PairPotential of(List<String> labels) {
            int n = labels.size();
            double[] charges = filled(n, 1);
            return switch (this) {
                case LJ -> lennardJones(labels, Truncation.CUT);
                case LJ_ENERGY -> lennardJones(labels, Truncation.ENERGY);
                case LJ_FORCE -> lennardJones(labels, Truncation.FORCE);
                case LJ_SWITCH -> lennardJones(labels, Truncation.SWITCH);
                case MORSE -> new TruncatedPair(
                        new Morse(labels, filled(n * n, 0.0123), filled(n * n, 1.7), filled(n * n, 3.8)),
                        Truncation.CUT,
                        CUTOFF);
                case BUCKINGHAM -> new TruncatedPair(BornMayer.buckingham(labels, filled(n * n, 9575.7),
                        filled(n * n, 0.276143), filled(n * n, 62.03)), Truncation.CUT, CUTOFF);
                case BORN_MAYER -> new TruncatedPair(
                        new BornMayer("", labels, filled(n * n, 0.1), filled(n * n, 0.27), filled(n * n, 3.1),
                                filled(n * n, 60), filled(n * n, 50)),
                        Truncation.CUT, CUTOFF);
                case TABLE -> table(labels);
                case ZBL -> new Zbl(labels, filled(n, 18), 6, CUTOFF, Units.CODATA_2018.coulomb());
                case COULOMB_DSF -> pairPart(
                        Coulomb.dampedShiftedForce(labels, charges, CUTOFF, 0.2, Units.CODATA_2018.coulomb()));
                case COULOMB_EWALD -> pairPart(
                        Coulomb.ewald(labels, charges, CUTOFF, 1e-8, Units.CODATA_2018.coulomb()));
            };
        }

        private static PairPotential lennardJones(List<String> labels, Truncation truncation) {
            int n = labels.size() * labels.size();
            return new TruncatedPair(new LennardJones(labels, filled(n, 0.0104), filled(n, 3.4)), truncation, CUTOFF);
        }

        private static PairPotential pairPart(ForceField sum) {
            return ((SumForceField) sum).terms().stream().filter(PairPotential.class::isInstance)
                    .map(PairPotential.class::cast).findFirst().orElseThrow();
        }

        private static PairPotential table(List<String> labels) {
            try {
                Path file = Files.createTempFile("adatom-pairs", ".table");
                try {
                    Files.writeString(file, IntStream.rangeClosed(0, 1000).mapToDouble(k -> 2.5 + k * 0.006)
                            .mapToObj(r -> r + " " + 0.0416 * (Math.pow(3.4 / r, 12) - Math.pow(3.4 / r, 6)))
                            .collect(Collectors.joining("\n")));
                    Map<String, TableParameters.Pair> pairs = new LinkedHashMap<>();
                    for (int a = 0; a < labels.size(); a++) {
                        for (int b = a; b < labels.size(); b++) {
                            pairs.put(labels.get(a) + "-" + labels.get(b), new TableParameters.Pair(file, null, null));
                        }
                    }
                    return (PairPotential) new TableFactory().create(new TableParameters(pairs, CUTOFF, null, null),
                            new Context(file.getParent(), labels, Units.CODATA_2018));
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static double[] filled(int n, double value) {
            double[] values = new double[n];
            Arrays.fill(values, value);
            return values;
        }
    }

    /** Distances between 3 and 8.5 &Aring; as in a uniform liquid; types in turn. */
    @Setup(Level.Trial)
    public void prepare() {
        potential = formula.of(List.of("Ar", "Kr").subList(0, species));
        batch = new PairBatch();
        batch.ensureCapacity(PAIRS + 8);
        batch.size = PAIRS;
        for (int k = 0; k < PAIRS; k++) {
            double u = (k * 0.6180339887498949) % 1;
            double r = Math.cbrt(27 + u * (0.999 * CUTOFF * CUTOFF * CUTOFF - 27));
            batch.r2[k] = r * r;
            batch.type[k] = k % (species * species);
        }
    }

    /** The batch. */
    @Benchmark
    public PairBatch evaluate() {
        potential.evaluate(batch);
        return batch;
    }
}
