package org.adatom.analysis.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.verify.Verdict;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.toy.Counting;
import org.adatom.forcefields.toy.PairShape;
import org.adatom.forcefields.toy.RejectedTriplet;
import org.adatom.forcefields.toy.RejectedTriplet.Equation;
import org.adatom.forcefields.toy.ToyShape;
import org.adatom.forcefields.toy.TrianglePowers;
import org.adatom.forcefields.toy.TripletShape;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Threads, units, space, recipes, and candidates made to fail. */
class BatteryLawsTest {
    private static final Candidate ADOPTED =
            Candidate.adopted("adopted", ToyShape.standard(), Counting.INVARIANT);
    private static final Candidate SEVENTH =
            Candidate.rejected("eq-7", new RejectedTriplet(Equation.EQ_7, 1, 1), Counting.INVARIANT);

    private static Battery run(int threads, List<Candidate> candidates, Integer... dimensions) {
        return run(threads, EnumSet.allOf(BatteryTest.class), candidates, dimensions);
    }

    private static Battery run(
            int threads, Set<BatteryTest> tests, List<Candidate> candidates, Integer... dimensions) {
        BatterySettings settings = new BatterySettings(
                candidates, List.of(dimensions), tests, 20, new double[] {1.5, 3}, new int[] {4, 3});
        try (Workers workers = new Workers(threads)) {
            return Battery.run(settings, workers, test -> {
            });
        }
    }

    private static Set<String> failures(Battery battery) {
        return battery.outcomes().stream().filter(o -> o.verdict() == Verdict.FAIL).map(o -> o.test().letter())
                .collect(Collectors.toSet());
    }

    private static List<String> tables(Battery battery) {
        return battery.trials().stream().map(t -> t.table().csv()).toList();
    }

    @Test
    void bitsDoNotDependOnThreads() {
        List<Candidate> both = List.of(ADOPTED, SEVENTH);
        List<String> one = tables(run(1, both, 2));
        assertEquals(one, tables(run(2, both, 2)));
        assertEquals(one, tables(run(3, both, 2)));
    }

    /** Results are in Rc and Ec, so that these do not matter. */
    @Test
    void unitsOfACandidateDoNotMatter() {
        ToyShape scaled = new ToyShape(6, 5, 2.5, 0.3);
        Battery a = run(2, List.of(ADOPTED, SEVENTH, Candidate.morse("m", 20, 1, 1)), 2);
        Battery b = run(2, List.of(Candidate.adopted("adopted", scaled, Counting.INVARIANT),
                Candidate.rejected("eq-7", new RejectedTriplet(Equation.EQ_7, 2.5, 0.3), Counting.INVARIANT),
                Candidate.morse("m", 20, 2.5, 0.3)), 2);
        for (int t = 0; t < a.trials().size(); t++) {
            List<double[]> rows = a.trials().get(t).table().rows();
            for (int k = 0; k < rows.size(); k++) {
                double[] expected = rows.get(k);
                double[] found = b.trials().get(t).table().rows().get(k);
                for (int c = 0; c < expected.length; c++) {
                    assertEquals(expected[c], found[c], 1e-8 * Math.max(1, Math.abs(expected[c])));
                }
            }
        }
        assertEquals(failures(a), failures(b));
    }

    /** Thesis Eq. 7 from its powers. */
    @Test
    void recipeMakesTheCandidateOfThePrintedEquation() {
        Candidate made = Candidate.recipe("eq-7", new TrianglePowers(0, -6, 0, 0, 1),
                new TrianglePowers(2, -12, 0, 0, 1), Counting.INVARIANT, 1);
        assertTrue(made.description().contains("Vsc = 2916, Mc = 2916 Ec"), made.description());
        assertTrue(made.description().contains("Vsc [A^2 p^-12] - [p^-6]"), made.description());
        Battery a = run(2, List.of(SEVENTH), 2);
        Battery b = run(2, List.of(made), 2);
        assertEquals(failures(a), failures(b));
        double[] expected = ((SquareToCorner) a.trials().get(2)).curves().energies()[0];
        assertArrayEquals(expected, ((SquareToCorner) b.trials().get(2)).curves().energies()[0], 1e-6);
    }

    /** The numbers of the cell of width 3 in space are those of the independent program; the model passes there too. */
    @Test
    void adoptedModelPassesInSpace() {
        Candidate printed = Candidate.adopted("printed", ToyShape.standard(), Counting.AS_PRINTED);
        Battery battery = run(2, List.of(ADOPTED, printed), 3);
        DepthSeries series = (DepthSeries) battery.trials().get(5);
        assertEquals(-0.2964383412, series.own(0, 1)[3], 6e-11);
        assertEquals(-0.2496514554, series.own(1, 1)[1], 6e-11);
        assertTrue(battery.passed(battery.subjects().get(0)), BatteryReport.sentence(battery));
        assertEquals("1 of 2 candidates pass every test; printed (3D) fails (g).", BatteryReport.sentence(battery));
    }

    /** In space p^-6 over pairs of places leaves 1/depth per layer: the sum of Eq. 7 grows as a logarithm. */
    @Test
    void seventhEquationDoesNotConvergeInSpace() {
        Battery battery = run(2, EnumSet.of(BatteryTest.DEPTH), List.of(SEVENTH), 2, 3);
        assertTrue(battery.passed(battery.subjects().get(0)));
        assertEquals(Verdict.FAIL, battery.outcomes().get(1).verdict());
        assertEquals(1, battery.outcomes().get(1).measured(), 0.2);
    }

    /** Every law is broken by a shape made for it: none passes whatever comes. */
    @Test
    void everyLawCanBeBroken() {
        TripletShape none = TripletShape.NONE;
        // A barrier without a core: not lowest at Rc, not repulsive, nothing bound.
        PairShape barrier = r -> r < 2 && r > 0.6 ? 1 : 0;
        Battery a = run(2, List.of(candidate(barrier, none)), 2);
        assertEquals(Set.of("a", "d", "e"), failures(a));
        // Of the seven laws of these three tests only that of the images holds.
        assertEquals(List.of("at the end as without images: relative difference"),
                a.outcomes().stream().filter(o -> Set.of("a", "d", "e").contains(o.test().letter()))
                        .filter(o -> o.verdict() == Verdict.PASS).map(Outcome::law).toList());
        // Attraction that never ends.
        assertTrue(failures(run(2, List.of(candidate(r -> -1 / r, none)), 2)).containsAll(Set.of("a", "b", "f", "g")));
    }

    /** A series that ends before the sums are complete says nothing of completeness. */
    @Test
    void noLawHoldsForWantOfData() {
        BatterySettings shallow = new BatterySettings(
                List.of(ADOPTED), List.of(2), EnumSet.of(BatteryTest.DEPTH), 20, new double[] {0.7}, new int[] {3, 3});
        try (Workers workers = new Workers(1)) {
            Battery battery = Battery.run(shallow, workers, test -> {
            });
            assertEquals(1, battery.outcomes().size(), battery.outcomes().toString());
        }
    }

    private static Candidate candidate(PairShape pair, TripletShape triplet) {
        return new Candidate("x", "made to fail", pair, triplet, 1, 1, Counting.INVARIANT, 1, 1);
    }

    @Test
    void reportShowsEveryTestAndItsNumbers() throws IOException {
        Battery battery = run(2, List.of(ADOPTED, SEVENTH), 2);
        Report report = new Report("Battery");
        BatteryReport.fill(report, battery);
        String page = HtmlPage.of(report);
        for (BatteryTest test : BatteryTest.values()) {
            assertEquals(1, Jsoup.parse(page).select("h2:containsOwn(" + test.title() + ")").size(), test.title());
        }
        // (a), (b), (c), two maps, (e), two widths, (g).
        assertEquals(9, Jsoup.parse(page).select("figure svg").size());
        JsonNode json = new ObjectMapper().readTree(SummaryJson.of(report));
        assertEquals("bad", json.at("/verdict/level").asText());
        assertEquals("pass", json.at("/candidates/0/verdict").asText());
        assertEquals("fail", json.at("/candidates/1/verdict").asText());
        assertEquals(-5.260480, json.at("/candidates/0/numbers/cell_minimum").asDouble(), 6e-7);
        assertEquals(14, json.at("/candidates/0/laws").size());
    }

    @Test
    void refusesWhatMakesNoBattery() {
        BatterySettings s = BatterySettings.standard();
        assertThrows(IllegalArgumentException.class, () -> s.with(List.of(ADOPTED, ADOPTED), 2));
        assertThrows(IllegalArgumentException.class, () -> s.with(List.of(ADOPTED), 4).subjects());
        assertThrows(IllegalArgumentException.class, () -> s.with(List.of(), 2));
        assertThrows(IllegalArgumentException.class, () -> Candidate.recipe("x", new TrianglePowers(0, -6, 0, 0, 1),
                new TrianglePowers(0, 0, -2, 0, 1), Counting.INVARIANT, 1));
    }
}
