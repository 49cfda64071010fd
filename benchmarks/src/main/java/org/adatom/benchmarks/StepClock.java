package org.adatom.benchmarks;

import java.util.Arrays;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/** Notes when steps end, between {@link #begin} and {@link #end}; otherwise it does nothing. */
final class StepClock implements Observer {
    /** Stretches of fewer steps or less time (seconds) have no rate: a rebuild of the lists more or less would show. */
    private static final int STRETCH_STEPS = 20;

    private static final double STRETCH_SECONDS = 0.05;

    /** Full speed is less than 5 % below the rate of the end. */
    private static final double FULL = 0.95;

    private boolean running;
    private @Nullable ForceEvaluator watched;
    private double[] time = new double[1024];
    private long[] step = new long[1024];
    private long[] rebuilds = new long[1024];
    private int count;

    /**
     * How speed came about; times in seconds of {@link System#nanoTime}.
     *
     * @param secondsPerStep in the last third of the time
     * @param reached begin of the first stretch that was at full speed
     * @param firstStep end of the first step
     */
    record Speed(double secondsPerStep, double reached, double firstStep) {}

    /**
     * Steps with and without a rebuild of the lists.
     *
     * @param rebuilds steps with one
     * @param plain median time of the steps without, seconds
     * @param share part of all the time that the steps with a rebuild took beyond that
     */
    record Split(int rebuilds, double plain, double share) {}

    /** Begins to note steps, the millisecond after the last noted one left out: that keeps short steps short. */
    void begin() {
        count = 0;
        running = true;
        watched = null;
    }

    /** Begins to note every step, and how often the lists were made until then. */
    void begin(ForceEvaluator evaluator) {
        begin();
        watched = evaluator;
    }

    /** Ends it. */
    void end() {
        running = false;
    }

    @Override
    public long every() {
        return 1;
    }

    @Override
    public void observe(Simulation s) {
        if (running) {
            note(s.step(), System.nanoTime() * 1e-9, watched == null ? 0 : watched.rebuilds());
        }
    }

    /** Notes the end of a step at a time (seconds). */
    void note(long number, double now, long rebuildsSoFar) {
        if (watched == null && count > 1 && now - time[count - 1] < 1e-3) {
            return;
        }
        if (count == time.length) {
            time = Arrays.copyOf(time, 2 * count);
            step = Arrays.copyOf(step, 2 * count);
            rebuilds = Arrays.copyOf(rebuilds, 2 * count);
        }
        time[count] = now;
        step[count] = number;
        rebuilds[count++] = rebuildsSoFar;
    }

    /** How speed came about. */
    Speed speed() {
        if (count < 2) {
            throw new IllegalStateException("no step was timed");
        }
        int last = count - 1;
        double thirdFrom = time[last] - (time[last] - time[0]) / 3;
        int from = 0;
        while (from < last - 1 && time[from + 1] <= thirdFrom) {
            from++;
        }
        double finalRate = rate(from, last);
        double reached = time[from];
        for (int i = 0, j = 0; i < from; i++) {
            while (j < last && (time[j] - time[i] < STRETCH_SECONDS || step[j] - step[i] < STRETCH_STEPS)) {
                j++;
            }
            if (j > i && rate(i, j) >= FULL * finalRate) {
                reached = time[i];
                break;
            }
        }
        return new Speed(1 / finalRate, reached, time[1]);
    }

    private double rate(int from, int to) {
        return (step[to] - step[from]) / (time[to] - time[from]);
    }

    /** Steps with and without a rebuild. */
    Split split() {
        double[] plain = new double[count];
        int plainCount = 0;
        double rebuilding = 0;
        int rebuilt = 0;
        for (int i = 1; i < count; i++) {
            double t = time[i] - time[i - 1];
            if (rebuilds[i] != rebuilds[i - 1]) {
                rebuilding += t;
                rebuilt++;
            } else {
                plain[plainCount++] = t;
            }
        }
        if (plainCount == 0) {
            return new Split(rebuilt, Double.NaN, Double.NaN);
        }
        double median = Spread.of(Arrays.copyOf(plain, plainCount)).median();
        double total = time[count - 1] - time[0];
        return new Split(rebuilt, median, Math.max(0, rebuilding - rebuilt * median) / total);
    }
}
