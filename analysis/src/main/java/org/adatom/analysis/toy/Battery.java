package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.verify.Verdict;
import org.adatom.engine.parallel.Workers;

/**
 * What the tests found.
 *
 * <pre>{@code
 * Battery battery = Battery.run(BatterySettings.standard(), workers, test -> {});
 * battery.outcomes().forEach(o -> System.out.println(o.law() + ": " + o.verdict()));
 * }</pre>
 *
 * @param settings what was asked for
 * @param subjects who was tested, in the order of all tables
 * @param trials the tests done, in the order of {@link BatteryTest}
 */
public record Battery(BatterySettings settings, List<Subject> subjects, List<Trial> trials) {
    /** Copies. */
    public Battery {
        subjects = List.copyOf(subjects);
        trials = List.copyOf(trials);
    }

    /**
     * Does all tests. The result has the same bits for any number of workers.
     *
     * @param begun is told of every test that begins
     */
    public static Battery run(BatterySettings settings, Workers workers, Consumer<BatteryTest> begun) {
        List<Subject> subjects = settings.subjects();
        List<Trial> trials = new ArrayList<>();
        for (BatteryTest test : BatteryTest.values()) {
            if (settings.tests().contains(test)) {
                begun.accept(test);
                trials.add(switch (test) {
                    case TRIANGLE -> SingleTriangle.of(subjects, workers);
                    case CELL -> TriangleInCell.of(subjects, workers);
                    case SQUARE -> SquareToCorner.of(subjects, workers);
                    case SURFACE -> EnergySurface.of(settings.grid(), subjects, workers);
                    case REPULSION -> ThirdLeaves.of(subjects, workers);
                    case DEPTH -> DepthSeries.of(
                            settings.widths(), settings.depths()[0], settings.depths()[1], subjects, workers);
                    case TRANSLATION -> RigidShift.of(subjects, workers);
                });
            }
        }
        return new Battery(settings, subjects, trials);
    }

    /** All rows, test by test. */
    public List<Outcome> outcomes() {
        return trials.stream().flatMap(t -> t.outcomes().stream()).toList();
    }

    /** Whether a subject obeys every law. */
    public boolean passed(Subject subject) {
        return outcomes().stream().noneMatch(o -> o.subject().equals(subject) && o.verdict() == Verdict.FAIL);
    }

    /** Whether all subjects obey every law. */
    public boolean passed() {
        return outcomes().stream().noneMatch(o -> o.verdict() == Verdict.FAIL);
    }
}
