package org.adatom.engine.forcefield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names by which monitors of one force field are told apart. */
class AlikeMonitorTest {
    private static Monitor with(String... columns) {
        return new Monitor() {
            @Override
            public Policy policy() {
                return Policy.WARN;
            }

            @Override
            public double limit() {
                return 0.5;
            }

            @Override
            public long every() {
                return 7;
            }

            @Override
            public List<String> columns() {
                return List.of(columns);
            }

            @Override
            public List<String> units() {
                return List.of("eV");
            }

            @Override
            public int numbers() {
                return 3;
            }

            @Override
            public int members() {
                return 4;
            }

            @Override
            public String title() {
                return "astray";
            }

            @Override
            public int cause(double[][] numbers, int atom) {
                return 5;
            }

            @Override
            public String causeName(String species, int cause) {
                return species + cause;
            }

            @Override
            public String explain(String species, double measure, double[][] numbers, int atom) {
                return species + ": lost";
            }
        };
    }

    private static List<List<String>> names(Monitor... monitors) {
        List<String> potentials = List.of("a", "b", "c", "d").subList(0, monitors.length);
        return AlikeMonitor.distinguished(List.of(monitors), potentials).stream().map(Monitor::columns).toList();
    }

    @Test
    void theSecondAndThirdOfTheSameKindAreNumbered() {
        assertEquals(List.of(List.of("outside"), List.of("outside_2"), List.of("outside_3")),
                names(with("outside"), with("outside"), with("outside")));
    }

    /** One shared name is enough, and gives all columns of the monitor the same number. */
    @Test
    void namesAreKeptWhereNoneIsShared() {
        assertEquals(
                List.of(List.of("energy_spread"), List.of("outside"), List.of("force_spread_2", "energy_spread_2"),
                        List.of("energy_spread_3")),
                names(with("energy_spread"), with("outside"), with("force_spread", "energy_spread"),
                        with("energy_spread")));
        Monitor alone = with("outside");
        assertSame(alone, AlikeMonitor.distinguished(List.of(alone, with("other")), List.of("a", "b")).get(0));
    }

    @Test
    void whatTheySaySaysWhoseItIs() {
        Monitor first = with("outside");
        List<Monitor> both = AlikeMonitor.distinguished(List.of(first, with("outside")), List.of("model a", "model b"));
        double[][] numbers = {{1}};
        assertEquals("Cu: lost (outside: model a)", both.get(0).explain("Cu", 1, numbers, 0));
        assertEquals("Cu: lost (outside_2: model b)", both.get(1).explain("Cu", 1, numbers, 0));
        assertEquals("astray (outside)", both.get(0).title());
        assertEquals("astray (outside_2)", both.get(1).title());
        assertEquals(first.policy(), both.get(0).policy());
        assertEquals(first.limit(), both.get(0).limit());
        assertEquals(first.every(), both.get(0).every());
        assertEquals(first.units(), both.get(0).units());
        assertEquals(first.numbers(), both.get(0).numbers());
        assertEquals(first.members(), both.get(0).members());
        assertEquals(first.cause(numbers, 0), both.get(0).cause(numbers, 0));
        assertEquals(first.causeName("Cu", 2), both.get(0).causeName("Cu", 2));
    }
}
