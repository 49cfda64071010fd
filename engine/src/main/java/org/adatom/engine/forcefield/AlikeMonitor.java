package org.adatom.engine.forcefield;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A monitor of a force field that has others with the same columns: its numbers have names of their own, and what it says
 * tells whose they are.
 *
 * @param inner what is measured
 * @param suffix behind the names of all columns; empty for the first of those that are alike
 * @param potential what it belongs to
 */
record AlikeMonitor(Monitor inner, String suffix, String potential) implements Monitor {
    /**
     * Tells monitors apart. One that shares the name of a column with some before it has their number plus one behind its
     * names, {@code _2} for the second; one that shares none stays what it is.
     *
     * @param potentials what each belongs to
     */
    static List<Monitor> distinguished(List<Monitor> monitors, List<String> potentials) {
        List<Monitor> named = new ArrayList<>();
        for (int m = 0; m < monitors.size(); m++) {
            Monitor monitor = monitors.get(m);
            long before = monitors.subList(0, m).stream().filter(o -> alike(o, monitor)).count();
            boolean more = monitors.subList(m + 1, monitors.size()).stream().anyMatch(o -> alike(o, monitor));
            named.add(before == 0 && !more
                    ? monitor
                    : new AlikeMonitor(monitor, before == 0 ? "" : "_" + (before + 1), potentials.get(m)));
        }
        return List.copyOf(named);
    }

    private static boolean alike(Monitor a, Monitor b) {
        return !Collections.disjoint(a.columns(), b.columns());
    }

    @Override
    public List<String> columns() {
        return inner.columns().stream().map(c -> c + suffix).toList();
    }

    @Override
    public String title() {
        return inner.title() + " (" + columns().get(0) + ")";
    }

    @Override
    public String explain(String species, double measure, double[][] numbers, int atom) {
        return inner.explain(species, measure, numbers, atom) + " (" + columns().get(0) + ": " + potential + ")";
    }

    @Override
    public Policy policy() {
        return inner.policy();
    }

    @Override
    public double limit() {
        return inner.limit();
    }

    @Override
    public long every() {
        return inner.every();
    }

    @Override
    public List<String> units() {
        return inner.units();
    }

    @Override
    public int numbers() {
        return inner.numbers();
    }

    @Override
    public int members() {
        return inner.members();
    }

    @Override
    public int cause(double[][] numbers, int atom) {
        return inner.cause(numbers, atom);
    }

    @Override
    public String causeName(String species, int cause) {
        return inner.causeName(species, cause);
    }
}
