package org.adatom.analysis.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.verify.Verdict;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.toy.Counting;
import org.adatom.forcefields.toy.RejectedTriplet;
import org.adatom.forcefields.toy.RejectedTriplet.Equation;
import org.adatom.forcefields.toy.ToyShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The numbers of Heiszwolf's thesis (2020, section 3.1) and of its author's notebooks, recomputed to more digits by an
 * independent program, and the verdicts of the thesis on its candidates.
 */
class ThesisNumbersTest {
    private static final int ADOPTED = 0;
    private static final int PRINTED = 1;
    private static Battery battery;

    @BeforeAll
    static void run() {
        List<Candidate> candidates = new ArrayList<>(List.of(
                Candidate.adopted("adopted", ToyShape.standard(), Counting.INVARIANT),
                Candidate.adopted("as printed", ToyShape.standard(), Counting.AS_PRINTED)));
        for (Equation e : Equation.values()) {
            candidates.add(Candidate.rejected(e.name(), new RejectedTriplet(e, 1, 1), Counting.INVARIANT));
        }
        for (Equation e : Equation.values()) {
            candidates.add(
                    Candidate.rejected(e + " printed", new RejectedTriplet(e, 1, 1), Counting.AS_PRINTED));
        }
        candidates.add(Candidate.lennardJones("Lennard-Jones", 1, 1));
        candidates.add(Candidate.morse("Morse", 20, 1, 1));
        try (Workers workers = new Workers(2)) {
            battery = Battery.run(BatterySettings.standard().with(candidates, 2), workers, test -> {
            });
        }
    }

    private static <T extends Trial> T trial(Class<T> type) {
        return battery.trials().stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    private static int subject(String name) {
        List<String> names = battery.subjects().stream().map(s -> s.candidate().name()).toList();
        assertTrue(names.contains(name), name);
        return names.indexOf(name);
    }

    private static double figure(int subject, String key) {
        return battery.trials().stream().flatMap(t -> t.figures(subject).stream()).filter(f -> f.key().equals(key))
                .map(Figure::value).findFirst().orElseThrow().value();
    }

    private static Set<String> failures(String name) {
        Subject subject = battery.subjects().get(subject(name));
        Set<String> letters = new TreeSet<>();
        battery.outcomes().stream().filter(o -> o.subject().equals(subject) && o.verdict() == Verdict.FAIL)
                .forEach(o -> letters.add(o.test().letter()));
        return letters;
    }

    @ParameterizedTest
    @CsvSource({
        "cell_minimum, -5.260480, 6e-7", "square_minimum, -16.0355658, 6e-8", "square_maximum, 8.1601222, 6e-8",
        "surface_minimum, -1.68134171, 6e-9", "repulsion_minimum, 1979.767269, 6e-7",
        "repulsion_plateau, 1984.084717, 6e-7"
    })
    void adoptedModelHasItsExtremesInBothWaysOfCounting(String key, double value, double tolerance) {
        assertEquals(value, figure(ADOPTED, key), tolerance);
        assertEquals(value, figure(PRINTED, key), tolerance);
    }

    @Test
    void extremesLieWhereTheyWereFound() {
        Curves square = trial(SquareToCorner.class).curves();
        assertEquals(0.45152, Math.min(square.x()[square.lowest(ADOPTED)], 2.5 - square.x()[square.lowest(ADOPTED)]),
                6e-6);
        double[] e = square.energies()[ADOPTED];
        for (int k = 0; k < 50; k++) {
            assertEquals(e[k], e[99 - k], 1e-10);
        }
        EnergySurface surface = trial(EnergySurface.class);
        assertEquals("(2.5253, 2.2727)", surface.at(surface.lowest(ADOPTED)));
    }

    /** Test (b): six times (a), except for the shapes that images disturb, whose figures 5b and 7b are printed. */
    @Test
    void triangleInACellIsSixTimesTheTriangle() {
        SingleTriangle single = trial(SingleTriangle.class);
        Curves cell = trial(TriangleInCell.class).curves();
        for (String name : List.of("adopted", "EQ_7", "Lennard-Jones", "Morse")) {
            int s = subject(name);
            assertEquals(6 * figure(s, "triangle_minimum"), figure(s, "cell_minimum"), 1e-7);
            assertEquals(6 * single.curves().energies()[s][300], cell.energies()[s][300], 1e-7);
        }
        assertEquals(-6.0, figure(subject("EQ_7 printed"), "cell_minimum"), 1e-4);
        int eighth = subject("EQ_8 printed");
        assertEquals(-1.45, figure(eighth, "cell_minimum"), 6e-3);
        // Read off a figure whose axis goes to 4.
        assertEquals(1.43, cell.x()[cell.lowest(eighth)], 0.02);
        double[] sixth = cell.energies()[subject("EQ_6 printed")];
        for (double energy : sixth) {
            assertTrue(energy > 0);
        }
        // "Hundreds near 2.5": 623 points of 0.004 from 0.01.
        assertTrue(sixth[623] > 100 && sixth[623] < 1000, "" + sixth[623]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10255277.5903, 10277097.2384, 10276970.3071, 10276968.1112, 10287292.7754, 6e-5",
        "1, 2417.146657056, 2408.159457014, 2408.151821888, 2408.151821888, 2404.852423524, 6e-10",
        "2, -0.560130496854, -0.571707855012, -0.571707855012, -0.571707855012, -0.577496534092, 6e-13",
        "3, -0.190656462553, -0.190656462553, -0.190656462553, -0.190656462553, -0.190656462553, 6e-13",
        "4, -0.001201545994, -0.001201545994, -0.001201545994, -0.001201545994, -0.001201545994, 6e-13"
    })
    void depthSeriesOfTheAdoptedModel(int width, double depth0, double depth1, double depth2, double depth3,
            double invariant, double tolerance) {
        DepthSeries series = trial(DepthSeries.class);
        double[] e = series.printed()[ADOPTED][width];
        assertArrayEquals(
                new double[] {depth0, depth1, depth2, depth3, depth3, depth3}, List.of(0, 1, 2, 3, 5, 8).stream()
                        .mapToDouble(d -> e[d]).toArray(),
                tolerance);
        assertEquals(invariant, series.invariant()[ADOPTED][width][8], tolerance);
        assertArrayEquals(series.printed()[PRINTED][width], series.own(PRINTED, width));
        assertArrayEquals(series.invariant()[ADOPTED][width], series.own(ADOPTED, width));
    }

    @Test
    void depthSeriesOfTheRejectedShapes() {
        DepthSeries series = trial(DepthSeries.class);
        int five = 3;
        assertArrayEquals(new double[] {-0.421, -0.703, -0.758, -0.774, -0.780, -0.784, -0.786, -0.787, -0.788},
                series.printed()[subject("EQ_7")][five], 6e-4);
        double[] sixth = series.printed()[subject("EQ_6")][five];
        assertArrayEquals(new double[] {1.34, 284, 2305, 8972, 24652}, firstFive(sixth), 0.6);
        double[] eighth = series.printed()[subject("EQ_8")][five];
        assertArrayEquals(new double[] {-0.314, 0.061, 2.18, 5.96, 11.3}, firstFive(eighth), 0.06);
        // Fig. 6f, read off: it is the standard lattice in a cell of width 4.
        double[] seventh = series.printed()[subject("EQ_7")][2];
        assertArrayEquals(new double[] {-1.30, -2.36, -2.57, -2.63}, List.of(0, 1, 2, 3).stream()
                .mapToDouble(d -> seventh[d]).toArray(), 6e-3);
        assertEquals(-2.69, seventh[8], 2e-2);
    }

    private static double[] firstFive(double[] e) {
        return Arrays.copyOf(e, 5);
    }

    @Test
    void plateausOfTheRejectedShapes() {
        assertEquals(9.84e8, figure(subject("EQ_6 printed"), "repulsion_plateau"), 0.01e8);
        assertEquals(69600, figure(subject("EQ_8 printed"), "repulsion_plateau"), 100);
        assertEquals(-0.0128, figure(subject("EQ_7 printed"), "repulsion_plateau"), 6e-5);
    }

    /** What the thesis says of each; (g) is the flaw that it missed. */
    @Test
    void everyCandidateFailsWhereTheThesisSays() {
        assertEquals(Set.of(), failures("adopted"));
        assertEquals(Set.of("g"), failures("as printed"));
        assertTrue(failures("EQ_6").containsAll(Set.of("c", "f")), failures("EQ_6").toString());
        assertTrue(failures("EQ_7").contains("e"), failures("EQ_7").toString());
        assertTrue(!failures("EQ_7").contains("c") && !failures("EQ_7").contains("f"), failures("EQ_7").toString());
        assertTrue(failures("EQ_8").contains("f"), failures("EQ_8").toString());
        assertEquals(Set.of(), failures("Lennard-Jones"));
        assertEquals(Set.of(), failures("Morse"));
        for (Equation e : Equation.values()) {
            assertTrue(failures(e + " printed").containsAll(failures(e.name())), e.name());
            assertTrue(failures(e + " printed").contains("g"), e.name());
        }
    }

    /**
     * The power of the last change is that of the tail: r<sup>-6</sup> over pairs of the plane leaves depth<sup>-5</sup>
     * per layer, p<sup>-6</sup> over pairs of places in it depth<sup>-3</sup>.
     */
    @Test
    void changesFallWithTheirPowers() {
        DepthSeries series = trial(DepthSeries.class);
        for (int w = 0; w < 3; w++) {
            assertEquals(5, DepthSeries.power(series.own(subject("Lennard-Jones"), w)), 0.2);
            assertEquals(3, DepthSeries.power(series.own(subject("EQ_7"), w)), 0.1);
        }
        assertEquals(Double.POSITIVE_INFINITY, DepthSeries.power(series.own(ADOPTED, 0)));
    }

    /** Isolated triangle, side 1: -5.260254 in a cell and around a corner, -3.945190 across a face as printed. */
    @Test
    void printedEnergyJumpsAtAFace() {
        RigidShift shift = trial(RigidShift.class);
        for (int k = 0; k < shift.printed().x().length; k++) {
            double corner = shift.printed().x()[k];
            boolean across = corner < -1e-9 && corner > -1 + 1e-9;
            if (Math.abs(corner) > 1e-9 && Math.abs(corner + 1) > 1e-9) {
                assertEquals(across ? -3.945190 : -5.260254, shift.printed().energies()[PRINTED][k], 6e-7);
            }
            assertEquals(-5.260254, shift.invariant().energies()[ADOPTED][k], 6e-7);
        }
        assertArrayEquals(new double[] {6, 6, 6}, shift.counts()[ADOPTED]);
        assertArrayEquals(new double[] {6, 4, 6}, shift.counts()[PRINTED]);
        assertTrue(shift.lattice()[ADOPTED] < 1e-12);
        assertTrue(shift.lattice()[PRINTED] > 0.1);
    }
}
