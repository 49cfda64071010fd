package org.adatom.analysis.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.report.Report;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GridSearchTest {
    private static final List<List<String>> POINTS = List.of(List.of("1"), List.of("6"), List.of("2"));

    private static Workers workers;
    private static List<LabelledFrame> frames;

    @BeforeAll
    static void sample() {
        workers = new Workers(2);
        frames = CopperFrames.labelled(600, 10, workers);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static NetworkTraining training(int nodes) {
        return CopperFrames.training(nodes, 3, frames.subList(0, 7), frames.subList(7, 10), workers);
    }

    private static GridSearch search() {
        return new GridSearch(POINTS, p -> training(Integer.parseInt(POINTS.get(p).get(0))));
    }

    @Test
    void thePointOfLeastHeldBackErrorsIsTheResult() throws IOException {
        GridSearch.Outcome outcome = search().run(Resumption.NONE, line -> {});
        List<GridSearch.Result> results = outcome.results();
        assertEquals(3, results.size());
        for (int k = 1; k < 3; k++) {
            assertTrue(results.get(k).score() >= results.get(k - 1).score(), results.toString());
        }
        NetworkTraining.Member first = outcome.members().get(0);
        assertEquals(results.get(0).scores().get(0).energy(),
                first.curve().rows().get(first.bestEpoch() - 1).validation().energyRmse());
        List<NetworkTraining.Member> alone =
                training(Integer.parseInt(results.get(0).values().get(0))).run(Resumption.NONE, line -> {});
        assertArrayEquals(CopperFrames.bytes(alone.get(1).best()), CopperFrames.bytes(outcome.members().get(1).best()));
        Report report = new Report("");
        GridReport.fill(report, List.of("layers"), results);
        assertEquals("Grid", report.sections().get(0).title());
    }

    @Test
    void interruptedAnywhereItGoesOnToTheSameNetworks() throws IOException {
        GridSearch.Outcome whole = search().run(Resumption.NONE, line -> {});
        EndedAfter kept = new EndedAfter(4);
        int tries = 1;
        for (boolean ended = false; !ended; tries++) {
            try {
                GridSearch.Outcome pieces = search().run(kept, line -> {});
                assertEquals(whole.results(), pieces.results());
                assertArrayEquals(CopperFrames.bytes(whole.members().get(1).best()),
                        CopperFrames.bytes(pieces.members().get(1).best()));
                ended = true;
            } catch (Resumption.Interrupted e) {
                kept = kept.next(4);
            }
        }
        assertTrue(tries > 5, "21 steps, 4 at a time");
    }

    @Test
    void aPointThatOverflowsIsTheLast() {
        GridSearch.Result none = new GridSearch.Result(0, List.of(), List.of());
        assertEquals(Double.POSITIVE_INFINITY, none.score());
        GridSearch.Score lost = new GridSearch.Score(Double.NaN, 1);
        assertEquals(Double.POSITIVE_INFINITY, new GridSearch.Result(0, List.of(), List.of(lost)).score());
        assertThrows(InputException.class,
                () -> new GridSearch(POINTS, p -> {
                    throw new SimulationException.NotConverged(1, 1, "overflow");
                }).run(Resumption.NONE, line -> {}));
    }
}
