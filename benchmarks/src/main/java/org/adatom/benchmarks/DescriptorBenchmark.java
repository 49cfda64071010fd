package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.neighbor.SiteSearch;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.EmbeddedDensity;
import org.adatom.forcefields.descriptor.FunctionSet;
import org.adatom.forcefields.descriptor.PowerSpectrum;
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
 * Descriptors of the 63 atoms of a silicon dioxide crystal with the settings of H. Yanxon's thesis (Las Vegas 2020), table
 * 4.1, cutoff 4.9 &Aring;, on one thread and without the search for neighbours.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector"})
public class DescriptorBenchmark {
    private static final double CUTOFF = 4.9;
    /** Atomic numbers of silicon and oxygen. */
    private static final double[] WEIGHTS = {14, 8};
    private static final List<Double> ETA = List.of(0.003214, 0.035711, 0.071421, 0.124987, 0.214264);

    /** The rows of the table. */
    public enum Kind {
        /** 70 symmetry functions. */
        ACSF,
        /** 26 symmetry functions weighted by element. */
        WACSF,
        /** 30 embedded densities. */
        EAD,
        /** Power spectrum, n = 4, l = 3: 40 components. */
        SO3,
        /** Bispectrum, j = 3: 30 components. */
        SO4;

        private DescriptorSettings settings() {
            CutoffFunction cosine = new CutoffFunction(CutoffFunction.Kind.COSINE, CUTOFF);
            return switch (this) {
                case ACSF -> functions(false);
                case WACSF -> functions(true);
                case EAD -> {
                    List<EmbeddedDensity.Gaussian> gaussians = new ArrayList<>();
                    for (double shift : new double[] {0, 1.5}) {
                        ETA.forEach(eta -> gaussians.add(new EmbeddedDensity.Gaussian(eta, shift)));
                    }
                    yield new DescriptorSettings.EmbeddedDensities(new EmbeddedDensity(cosine, gaussians, 2), WEIGHTS);
                }
                case SO3 -> new DescriptorSettings.PowerSpectra(new PowerSpectrum(4, 3, 2, CUTOFF, true), WEIGHTS);
                case SO4 -> new DescriptorSettings.Bispectra(BispectrumSettings.so4(6, CUTOFF),
                        Arrays.stream(WEIGHTS).mapToObj(BispectrumElement::so4).toList());
            };
        }

        private static DescriptorSettings functions(boolean weighted) {
            List<Double> radial = new ArrayList<>(ETA);
            radial.addAll(List.of(0.357106, 0.714213, 1.428426));
            FunctionSet set = new FunctionSet(CUTOFF, CutoffFunction.Kind.COSINE, null,
                    new FunctionSet.Radial(radial, null),
                    new FunctionSet.Angular(List.of(0.000357, 0.028569, 0.089277), List.of(1.0, 2.0, 4.0), null, true),
                    weighted, null);
            return new DescriptorSettings.BehlerParrinello(WEIGHTS, List.of(set.functions(2), set.functions(2)));
        }
    }

    /** Which descriptor. */
    @Param
    public Kind kind;

    /** Structure of nine atoms, seven of which stand side by side; as seen from the top folder. */
    @Param("samples/08-quartz.extxyz")
    public String file;

    private final List<Sites> blocks = new ArrayList<>();
    private Descriptor.Evaluator evaluator;
    private double[][] values;
    private double[][] slopes;

    /** Finds the environments. */
    @Setup(Level.Trial)
    public void prepare() {
        Frame cell = StructureFiles.read(Path.of(file), ReadOptions.defaults(Units.CODATA_2018), 0);
        Frame frame = Supercell.repeat(cell, List.of(7, 1, 1));
        Descriptor descriptor = kind.settings().descriptor(new int[] {0, 1});
        try (Workers workers = new Workers(1)) {
            new SiteSearch(workers).visit(frame.atoms(), frame.cell(), CUTOFF, (worker, sites, index) -> {
                Sites kept = new Sites();
                RealInput.copy(sites, kept);
                blocks.add(kept);
            });
        }
        evaluator = descriptor.newEvaluator();
        int most = blocks.stream().mapToInt(b -> b.atoms).max().orElseThrow();
        values = new double[Math.max(descriptor.size(0), descriptor.size(1))][most];
        slopes = new double[values.length][most];
    }

    /** Values and all their derivatives by all vectors to neighbours, one value after the other: what training needs. */
    @Benchmark
    public void allDerivatives() {
        for (Sites block : blocks) {
            evaluator.values(block, values);
            for (int f = 0; f < values.length; f++) {
                evaluator.pullBack(block, f, slopes);
            }
        }
    }

    /** Values, and the derivatives of one function of them: what dynamics needs. */
    @Benchmark
    public void forces() {
        for (Sites block : blocks) {
            evaluator.values(block, values);
            evaluator.pullBack(block, values);
        }
    }
}
