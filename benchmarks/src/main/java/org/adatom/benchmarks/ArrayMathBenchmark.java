package org.adatom.benchmarks;

import java.util.concurrent.TimeUnit;
import org.adatom.engine.simd.ArrayMath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The array functions; time of one call for {@code n} elements. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = {"--add-modules", "jdk.incubator.vector"})
public class ArrayMathBenchmark {
    /** Number of elements: a short batch, a usual one, one that leaves the first-level cache. */
    @Param({"32", "448", "16384"})
    public int n;

    private double[] in;
    private double[] out;

    /** Numbers between 0.1 and 10. */
    @Setup
    public void fill() {
        in = new double[n];
        out = new double[n];
        for (int k = 0; k < n; k++) {
            in[k] = 0.1 + 9.9 * ((k * 0.6180339887498949) % 1);
        }
    }

    /** Exponentials. */
    @Benchmark
    public double[] exp() {
        ArrayMath.exp(in, out, n);
        return out;
    }

    /** Logarithms. */
    @Benchmark
    public double[] log() {
        ArrayMath.log(in, out, n);
        return out;
    }

    /** The sum in its fixed order. */
    @Benchmark
    public double sum() {
        return ArrayMath.sum(in, n);
    }
}
