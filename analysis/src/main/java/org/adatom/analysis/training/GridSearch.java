package org.adatom.analysis.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.adatom.analysis.KeptPart;
import org.adatom.analysis.Resumption;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.forcefields.training.neural.ErrorSummary;

/**
 * Trains networks with many settings and takes those with the least errors on the set held back. Goes on with the same bits after an
 * interruption, also within a point.
 */
public final class GridSearch implements Resumption.State {
    private final List<List<String>> points;
    private final IntFunction<NetworkTraining> trainings;
    private final List<Result> results = new ArrayList<>();
    private byte[] best = {};
    private KeptPart part = new KeptPart(() -> {});

    /**
     * A network of a point on the set held back, at its best epoch.
     *
     * @param energy root mean square error, eV/atom
     * @param force root mean square error of components, eV/&Aring;; NaN if no forces are learned
     */
    public record Score(double energy, double force) {
        /** One number for both, whatever loss was made small: their product, or the error of energies alone. */
        public double product() {
            return energy * (Double.isNaN(force) ? 1 : force);
        }
    }

    /**
     * A point.
     *
     * @param number from 0
     * @param values of what is varied, as text
     * @param scores of its networks; none if numbers overflowed in training
     */
    public record Result(int number, List<String> values, List<Score> scores) {
        /** Geometric mean of the scores; infinite if there is none. */
        public double score() {
            double sum = scores.stream().mapToDouble(s -> Math.log(s.product())).sum();
            return scores.isEmpty() || Double.isNaN(sum)
                    ? Double.POSITIVE_INFINITY
                    : Math.exp(sum / scores.size());
        }
    }

    /** Best first; what learns no forces cannot be compared with what does, and comes behind it. */
    private static final Comparator<Result> BEST = Comparator
            .comparing((Result r) -> Double.isInfinite(r.score()))
            .thenComparing(r -> r.scores().stream().anyMatch(s -> Double.isNaN(s.force())))
            .thenComparingDouble(Result::score);

    /**
     * What came of it.
     *
     * @param results best first
     * @param members networks of the best point
     */
    public record Outcome(List<Result> results, List<NetworkTraining.Member> members) {}

    /**
     * A search that has not begun.
     *
     * @param points values of what is varied, as text, by point
     * @param trainings makes the training of a point, with a set held back
     */
    public GridSearch(List<List<String>> points, IntFunction<NetworkTraining> trainings) {
        this.points = List.copyOf(points);
        this.trainings = trainings;
    }

    /**
     * Trains all points, or those that are left.
     *
     * @throws Resumption.Interrupted if the calculation has to end; its state is kept
     * @throws InputException if no point could be trained
     */
    public Outcome run(Resumption resumption, Consumer<String> progress) {
        part = new KeptPart(() -> resumption.passed(this));
        resumption.restore(this);
        while (results.size() < points.size()) {
            int p = results.size();
            String name = "point " + (p + 1) + "/" + points.size() + " (" + String.join(", ", points.get(p)) + ")";
            progress.accept(name);
            Result result = result(p, line -> progress.accept("point " + (p + 1) + "/" + points.size() + " " + line),
                    () -> progress.accept(name + ": numbers overflowed"));
            if (results.stream().allMatch(r -> BEST.compare(result, r) < 0)) {
                best = part.bytes();
            }
            results.add(result);
            part.set(new byte[0]);
            resumption.passed(this);
        }
        List<Result> sorted = results.stream().sorted(BEST).toList();
        if (Double.isInfinite(sorted.get(0).score())) {
            throw new InputException("grid: no point could be trained");
        }
        part.set(best);
        return new Outcome(sorted, trainings.apply(sorted.get(0).number()).run(part, line -> {}));
    }

    private Result result(int p, Consumer<String> progress, Runnable overflowed) {
        try {
            List<Score> scores = trainings.apply(p).run(part, progress).stream().map(GridSearch::score).toList();
            return new Result(p, points.get(p), scores);
        } catch (SimulationException e) {
            overflowed.run();
            return new Result(p, points.get(p), List.of());
        }
    }

    private static Score score(NetworkTraining.Member m) {
        ErrorSummary e = Objects.requireNonNull(m.curve().rows().get(Math.max(m.bestEpoch(), 1) - 1).validation());
        return new Score(e.energyRmse(), e.forces() == 0 ? Double.NaN : e.forceRmse());
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(results.size());
        for (Result r : results) {
            out.writeInt(r.scores.size());
            for (Score s : r.scores) {
                out.writeDouble(s.energy);
                out.writeDouble(s.force);
            }
        }
        KeptPart.write(out, best);
        KeptPart.write(out, part.bytes());
    }

    @Override
    public void restore(DataInput in) throws IOException {
        results.clear();
        int done = in.readInt();
        for (int p = 0; p < done; p++) {
            List<Score> scores = new ArrayList<>();
            int count = in.readInt();
            for (int k = 0; k < count; k++) {
                scores.add(new Score(in.readDouble(), in.readDouble()));
            }
            results.add(new Result(p, points.get(p), List.copyOf(scores)));
        }
        best = KeptPart.read(in);
        part.set(KeptPart.read(in));
    }
}
