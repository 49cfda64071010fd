package org.adatom.analysis.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Strain;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * The two ends of a path, the atoms of the second in the order of the first and each at the image nearest to where it was: what
 * files of two relaxations often are not.
 *
 * @param first the first end as it was given
 * @param last the second, sorted and unwrapped
 * @param permutation which atom of the second end as given each atom became
 */
public record EndPoints(Frame first, Frame last, int[] permutation) {
    /** Atoms that moved less are taken for the same without a search, &Aring;. */
    private static final double HARDLY = 0.5;
    /** More atoms than this are not assigned anew: the search takes their number cubed. */
    private static final int MOST = 2000;

    /**
     * Matches two ends.
     *
     * @param reorder whether atoms of one species may be exchanged, so that the sum of squared displacements is least
     * @throws InputException if they are not the same atoms in the same cell
     */
    public static EndPoints of(Frame first, Frame last, boolean reorder) {
        requireAlike(first, last);
        int[] order = IntStream.range(0, first.atoms().count()).toArray();
        if (reorder) {
            assign(first, last, order);
        }
        Atoms sorted = first.atoms().copy();
        for (int i = 0; i < order.length; i++) {
            double[] r = displacement(first, last, i, order[i]);
            sorted.setPosition(i, sorted.x()[i] + r[0], sorted.y()[i] + r[1], sorted.z()[i] + r[2]);
        }
        return new EndPoints(first, new Frame(sorted, first.cell()), order);
    }

    /**
     * Matches two ends whose cells differ, by what they are when the cell of the last is strained to that of the first.
     *
     * @param reorder whether atoms of one species may be exchanged, so that the sum of squared displacements is least
     * @throws InputException if they are not the same atoms
     */
    public static EndPoints acrossCells(Frame first, Frame last, boolean reorder) {
        EndPoints matched = of(first, carried(last, first.cell()), reorder);
        return new EndPoints(first, carried(matched.last(), last.cell()), matched.permutation());
    }

    /** A structure strained to another cell. */
    private static Frame carried(Frame frame, Cell cell) {
        return new Frame(Strain.carried(frame.atoms(), frame.cell(), cell), cell);
    }

    private static void requireAlike(Frame first, Frame last) {
        Cell a = first.cell();
        Cell b = last.cell();
        for (int k = 0; k < 9; k++) {
            if (Math.abs(a.rows()[k] - b.rows()[k]) > 1e-6) {
                throw new InputException("the ends have different cells (" + a + ", " + b
                        + "); a band of atoms needs one cell: with cell: full the cell moves, too");
            }
        }
        if (!Arrays.equals(a.periodic(), b.periodic())) {
            throw new InputException("the ends are periodic along different vectors");
        }
        Map<String, Integer> difference = new LinkedHashMap<>();
        count(first.atoms(), 1, difference);
        count(last.atoms(), -1, difference);
        List<String> unequal = difference.entrySet().stream().filter(e -> e.getValue() != 0)
                .map(e -> Math.abs(e.getValue()) + " " + e.getKey()
                        + (e.getValue() > 0 ? " more in the first" : " more in the last"))
                .toList();
        if (!unequal.isEmpty()) {
            throw new InputException("the ends hold different atoms: " + String.join(", ", unequal));
        }
    }

    private static void count(Atoms atoms, int sign, Map<String, Integer> counts) {
        for (int i = 0; i < atoms.count(); i++) {
            counts.merge(atoms.symbol(i), sign, Integer::sum);
        }
    }

    /** Exchanges atoms of each species that are far from where they were, or of another species. */
    private static void assign(Frame first, Frame last, int[] order) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        for (int i = 0; i < order.length; i++) {
            boolean same = first.atoms().symbol(i).equals(last.atoms().symbol(i));
            if (!same || square(displacement(first, last, i, i)) > HARDLY * HARDLY) {
                rows.computeIfAbsent(first.atoms().symbol(i), _ -> new ArrayList<>()).add(i);
                columns.computeIfAbsent(last.atoms().symbol(i), _ -> new ArrayList<>()).add(i);
            }
        }
        rows.forEach((species, from) -> {
            List<Integer> to = columns.get(species);
            if (from.size() > MOST) {
                throw new InputException(from.size() + " atoms of " + species + " moved by more than " + HARDLY
                        + " A between the ends: too many to match; give both ends in the same order, with reorder: false");
            }
            double[][] cost = new double[from.size()][to.size()];
            for (int i = 0; i < from.size(); i++) {
                for (int j = 0; j < to.size(); j++) {
                    cost[i][j] = square(displacement(first, last, from.get(i), to.get(j)));
                }
            }
            int[] column = Assignment.of(cost);
            for (int i = 0; i < from.size(); i++) {
                order[from.get(i)] = to.get(column[i]);
            }
        });
    }

    /** Shortest vector from atom i of the first end to an image of atom j of the last. */
    private static double[] displacement(Frame first, Frame last, int i, int j) {
        Atoms a = first.atoms();
        Atoms b = last.atoms();
        return first.cell().shortest(b.x()[j] - a.x()[i], b.y()[j] - a.y()[i], b.z()[j] - a.z()[i]);
    }

    private static double square(double[] r) {
        return r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
    }

    /** The atoms that were exchanged: pairs "first &larr; last", counted from 1. */
    public List<String> exchanged() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < permutation.length; i++) {
            if (permutation[i] != i) {
                list.add((i + 1) + " is atom " + (permutation[i] + 1) + " of the last end");
            }
        }
        return list;
    }

    /** Largest displacement of an atom between the ends, &Aring;. */
    public double largestDisplacement() {
        double largest = 0;
        for (int i = 0; i < permutation.length; i++) {
            largest = Math.max(largest, Math.sqrt(square(new double[] {last.atoms().x()[i] - first.atoms().x()[i],
                last.atoms().y()[i] - first.atoms().y()[i], last.atoms().z()[i] - first.atoms().z()[i]})));
        }
        return largest;
    }
}
