package org.adatom.analysis.training.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.training.CopperFrames;
import org.adatom.analysis.training.EndedAfter;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two networks with four nodes learn copper from EMT, in cells of eight atoms. */
class ActiveLearningTest {
    private static final double FORCE = 0.1;

    private static Workers workers;
    private static List<LabelledFrame> cold;
    private static List<LabelledFrame> test;
    private static Whole whole;

    /** A learning that came to its end at once. */
    private record Whole(ActiveLearning.Outcome outcome, List<Collected> collected) {}

    @BeforeAll
    static void learn() {
        workers = new Workers(2);
        cold = CopperFrames.labelled(300, 10, workers);
        test = CopperFrames.labelled(1500, 5, workers);
        List<Collected> grown = new ArrayList<>();
        Statics teacher = CopperFrames.teacher(workers);
        whole = new Whole(learning(settings(1200, 5), teacher, Labels.of(teacher), workers)
                .run(Resumption.NONE, now -> replace(grown, now), line -> {}), grown);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static void replace(List<Collected> all, List<Collected> now) {
        all.clear();
        all.addAll(now);
    }

    private static ActiveLearning.Settings settings(double temperature, double timeStep) {
        return new ActiveLearning.Settings(new Exploration.Settings(List.of(temperature / 2, temperature), true,
                timeStep * CopperFrames.UNITS.femtosecond(), 60, 10, FORCE, 0.5, 2), 5, 30, 3, 0, 0.2, 1);
    }

    private static ActiveLearning learning(
            ActiveLearning.Settings settings, Statics teacher, Labels labels, Workers team) {
        return new ActiveLearning(settings, new ActiveLearning.Material(List.of("Cu"), cold.subList(0, 8),
                cold.subList(8, 10), test, List.of(CopperFrames.crystal()), teacher, CopperFrames.UNITS),
                (t, h) -> CopperFrames.training(4, 3, t, h, team), labels, team);
    }

    private static void assertSame(Whole expected, Whole actual) throws IOException {
        for (int m = 0; m < 2; m++) {
            assertArrayEquals(CopperFrames.bytes(expected.outcome.members().get(m).best()),
                    CopperFrames.bytes(actual.outcome.members().get(m).best()));
        }
        assertEquals(expected.collected.stream().map(Collected::origin).toList(),
                actual.collected.stream().map(Collected::origin).toList());
    }

    @Test
    void framesBeyondTheThresholdsAreLabelledAndLearned() {
        List<Round> rounds = whole.outcome.rounds();
        Round first = rounds.get(0);
        Round last = rounds.get(rounds.size() - 1);
        assertTrue(first.beyond() > 0 && first.learned() > 0, first.toString());
        assertEquals(10 + whole.collected.size(),
                whole.outcome.training().size() + whole.outcome.held().size(), "no frame is lost");
        assertTrue(last.forceTest() < first.forceTest() / 2, first.forceTest() + " to " + last.forceTest());
        assertTrue(last.rmsError() < first.rmsError(), first.rmsError() + " to " + last.rmsError());
        Report report = new Report("");
        ActiveReport.fill(report, whole.outcome, 0);
        assertEquals(whole.outcome.converged(), report.warnings().isEmpty());
        assertEquals(4, report.sections().get(0).blocks().size());
    }

    @Test
    void eachFrameTellsWhereItIsFromAndBearsTheLabelsOfTheTeacher() {
        Statics teacher = CopperFrames.teacher(workers);
        for (Collected c : whole.collected) {
            Origin o = c.origin();
            assertTrue(o.spread() > FORCE || o.outside() > 0.5 || o.reason().startsWith("before the run broke"),
                    o.toString());
            Frame frame = c.frame();
            assertEquals(teacher.evaluate(frame).energy(), (double) frame.info().get("energy"), 1e-9);
            assertEquals((long) o.round(), frame.info().get("round"));
            assertEquals("round-" + o.round(), LabelKeys.DEFAULTS.read(frame, "").group());
            assertTrue(o.temperature() == 600 || o.temperature() == 1200, o.toString());
            assertTrue(c.largestForce() <= 30);
        }
    }

    @Test
    void interruptedAnywhereItGoesOnToTheSameNetworksOnAnotherNumberOfThreads() throws IOException {
        EndedAfter kept = new EndedAfter(3);
        int tries = 1;
        try (Workers one = new Workers(1)) {
            Statics teacher = CopperFrames.teacher(one);
            for (boolean ended = false; !ended; tries++) {
                List<Collected> grown = new ArrayList<>();
                try {
                    ActiveLearning.Outcome outcome =
                            learning(settings(1200, 5), teacher, Labels.of(teacher), one).run(kept,
                                    now -> replace(grown, now), line -> {});
                    assertSame(whole, new Whole(outcome, grown));
                    ended = true;
                } catch (Resumption.Interrupted e) {
                    kept = kept.next(3);
                }
            }
        }
        assertTrue(tries > 5, tries + " tries");
    }

    @Test
    void labelsThatAreMadeElsewhereLeadToTheSame() throws IOException {
        Statics teacher = CopperFrames.teacher(workers);
        EndedAfter kept = new EndedAfter(Integer.MAX_VALUE);
        List<Collected> grown = new ArrayList<>();
        int waits = 0;
        while (true) {
            boolean[] made = {waits > 0};
            Labels labels = (round, frames) -> {
                if (!made[0]) {
                    return Optional.empty();
                }
                made[0] = false;
                return Labels.of(teacher).of(round, frames);
            };
            try {
                ActiveLearning.Outcome outcome = learning(settings(1200, 5), null, labels, workers)
                        .run(kept, now -> replace(grown, now), line -> {});
                assertSame(whole, new Whole(outcome, grown));
                assertTrue(Double.isNaN(outcome.rounds().get(0).rmsError()), "nobody knows");
                break;
            } catch (Resumption.Interrupted e) {
                kept = kept.next(Integer.MAX_VALUE);
                waits++;
            }
        }
        assertEquals(whole.outcome.rounds().size() - 1, waits);
    }

    @Test
    void aRunThatBreaksEndsWithItsLastSaneFrame() {
        Statics teacher = CopperFrames.teacher(workers);
        List<Collected> grown = new ArrayList<>();
        ActiveLearning.Outcome outcome = learning(settings(8000, 30), teacher, Labels.of(teacher), workers)
                .run(Resumption.NONE, now -> replace(grown, now), line -> {});
        assertFalse(outcome.converged());
        Round first = outcome.rounds().get(0);
        assertFalse(first.broken().isEmpty());
        assertTrue(first.broken().get(0).startsWith("structure 1 at 4000"), first.broken().toString());
        assertTrue(first.collected() > 0);
        Report report = new Report("");
        ActiveReport.fill(report, outcome, 0);
        assertTrue(report.warnings().get(0).contains("still found"), report.warnings().toString());
    }

    @Test
    void aFrameIsKnownByItsPlacesButForLatticeVectorsAndDigits() {
        LabelledFrame f = cold.get(0);
        Candidate c = Candidate.of(Origin.byHand(1), f.atoms(), f.cell());
        LabelledFrame moved = new LabelledFrame("", "", f.atoms().copy(), f.cell(), null, null, null);
        moved.atoms().x()[3] += f.cell().vector(0, 0) + 1e-6;
        assertTrue(c.isAt(moved));
        moved.atoms().x()[3] += 0.01;
        assertFalse(c.isAt(moved));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(InputException.class, () -> new Exploration.Settings(List.of(), true, 1, 10, 1, 1, 1, 2));
        assertThrows(InputException.class, () -> new Exploration.Settings(List.of(300.0), true, 1, 10, 11, 1, 1, 2));
        assertThrows(InputException.class, () -> new Exploration.Settings(List.of(300.0), true, 1, 10, 1, 1, 1, 1));
    }
}
