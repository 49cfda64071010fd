package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;

/**
 * Sites that repeat with a cell, and the jumps between them. By default the shortest jumps that together lead from every site to every
 * other, in all cells: shell by shell, until the network holds together along all periodic directions, and those that are hardly longer.
 *
 * @param cell of the network
 * @param sites positions in the cell, &Aring;
 * @param kinds number of the set of equivalent sites that each belongs to
 * @param jumps all that begin in the cell, shortest first
 * @param representatives one of each kind
 */
public record JumpNetwork(Cell cell, List<double[]> sites, int[] kinds, List<Jump> jumps, List<Jump> representatives) {
    /** Lengths that differ by less are those of one shell, and places nearer than this the same, &Aring;. */
    private static final double SAME = 1e-2;
    /** Jumps longer by no more than this factor than the network needs belong to it. */
    private static final double HARDLY_LONGER = 1.1;
    /** A jump is left out if a way over another site is longer by no more than this factor. */
    private static final double DETOUR = 1.1;
    /** Jumps beyond this many mean distances of sites are not looked for. */
    private static final double REACH = 4;

    /**
     * The network of some sites.
     *
     * @param cell primitive cell of the crystal
     * @param sites all sites in it, also those that symmetry maps onto each other
     * @param operations of the crystal that map the sites onto themselves
     * @param longest jump, &Aring;; 0 for the shortest network that holds together
     * @throws InputException if no network does
     */
    public static JumpNetwork of(Cell cell, List<double[]> sites, List<Symmetry.Operation> operations, double longest) {
        List<Jump> found = new ArrayList<>();
        double reach = longest > 0 ? longest + SAME : REACH * spacing(cell, sites.size());
        List<Jump> candidates = candidates(cell, sites, reach);
        double end = Double.POSITIVE_INFINITY;
        for (int k = 0; k < candidates.size() && candidates.get(k).length() < end; k++) {
            boolean shell = k == 0 || candidates.get(k).length() > candidates.get(k - 1).length() + SAME;
            if (longest == 0 && shell && Double.isInfinite(end) && connected(cell, sites.size(), found)) {
                end = HARDLY_LONGER * candidates.get(k - 1).length();
            }
            if (candidates.get(k).length() < end && direct(candidates.get(k), candidates)) {
                found.add(candidates.get(k));
            }
        }
        if (!connected(cell, sites.size(), found)) {
            throw new InputException("no network of jumps of up to " + String.format(Locale.ROOT, "%.2f", reach)
                    + " A leads through the whole crystal: "
                    + (longest > 0 ? "longest is too short" : "sites are missing"));
        }
        return classified(cell, sites, operations, found);
    }

    /** Mean distance of sites, &Aring;. */
    private static double spacing(Cell cell, int sites) {
        double extent = cell.periodicCount() == 3 ? cell.volume() : Math.pow(largestLength(cell), 3);
        return Math.max(Math.cbrt(extent / sites), largestLength(cell) / 2);
    }

    private static double largestLength(Cell cell) {
        return Math.max(cell.length(0), Math.max(cell.length(1), cell.length(2)));
    }

    private static List<Jump> candidates(Cell cell, List<double[]> sites, double reach) {
        List<Jump> all = new ArrayList<>();
        int[] n = new int[3];
        for (int k = 0; k < 3; k++) {
            n[k] = cell.periodic(k) ? (int) Math.ceil(reach / cell.height(k)) + 1 : 0;
        }
        for (int i = 0; i < sites.size(); i++) {
            for (int j = 0; j < sites.size(); j++) {
                for (int a = -n[0]; a <= n[0]; a++) {
                    for (int b = -n[1]; b <= n[1]; b++) {
                        for (int c = -n[2]; c <= n[2]; c++) {
                            double[] v = new double[3];
                            for (int d = 0; d < 3; d++) {
                                v[d] = sites.get(j)[d] - sites.get(i)[d] + cell.cartesian(d, a, b, c);
                            }
                            double square = Matrix3.dot(v, v);
                            if (square > SAME * SAME && square < reach * reach) {
                                all.add(new Jump(i, j, new int[] {a, b, c}, v, -1, false));
                            }
                        }
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(Jump::length));
        return all;
    }

    /** Whether no other site lies nearly on the way. */
    private static boolean direct(Jump jump, List<Jump> candidates) {
        for (Jump first : candidates) {
            if (first.length() > jump.length() - SAME) {
                return true;
            }
            if (first.from() == jump.from()) {
                double[] rest = new double[3];
                for (int d = 0; d < 3; d++) {
                    rest[d] = jump.vector()[d] - first.vector()[d];
                }
                if (first.length() + Math.sqrt(Matrix3.dot(rest, rest)) < DETOUR * jump.length()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the jumps lead from every site to every other one and along all periodic directions. */
    private static boolean connected(Cell cell, int count, List<Jump> jumps) {
        int[][] offset = new int[count][];
        offset[0] = new int[3];
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Jump j : jumps) {
                if (offset[j.from()] != null && offset[j.to()] == null) {
                    offset[j.to()] = plus(offset[j.from()], j.shift(), 1);
                    grown = true;
                }
            }
        }
        if (Arrays.stream(offset).anyMatch(Objects::isNull)) {
            return false;
        }
        // Closed ways through the network end in other cells; these must span all directions.
        List<double[]> basis = new ArrayList<>();
        for (Jump j : jumps) {
            int[] around = plus(plus(offset[j.from()], j.shift(), 1), offset[j.to()], -1);
            double[] v = {around[0], around[1], around[2]};
            for (double[] b : basis) {
                double overlap = Matrix3.dot(v, b);
                for (int d = 0; d < 3; d++) {
                    v[d] -= overlap * b[d];
                }
            }
            if (Matrix3.dot(v, v) > 1e-6) {
                basis.add(Matrix3.unit(v));
            }
        }
        return basis.size() == cell.periodicCount();
    }

    private static int[] plus(int[] a, int[] b, int sign) {
        return new int[] {a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2]};
    }

    private static JumpNetwork classified(Cell cell, List<double[]> sites, List<Symmetry.Operation> operations,
            List<Jump> found) {
        int[] kinds = siteKinds(cell, sites, operations);
        Jump[] jumps = found.toArray(Jump[]::new);
        List<Jump> representatives = new ArrayList<>();
        for (int k = 0; k < jumps.length; k++) {
            if (jumps[k].kind() < 0) {
                int kind = representatives.size();
                Jump first = jumps[k];
                for (Symmetry.Operation o : operations) {
                    int from = at(cell, sites, o.moved(sites.get(first.from())));
                    double[] v = o.rotated(first.vector());
                    int image = find(jumps, from, v);
                    jumps[image] = as(jumps[image], kind, false);
                }
                for (int i = 0; i < jumps.length; i++) {
                    for (int j = 0; jumps[i].kind() < 0 && j < jumps.length; j++) {
                        if (jumps[j].kind() == kind && !jumps[j].reversed() && jumps[i].opposite(jumps[j])) {
                            jumps[i] = as(jumps[i], kind, true);
                        }
                    }
                }
                representatives.add(jumps[k]);
            }
        }
        return new JumpNetwork(cell, sites, kinds, List.of(jumps), representatives);
    }

    private static int[] siteKinds(Cell cell, List<double[]> sites, List<Symmetry.Operation> operations) {
        int[] kinds = new int[sites.size()];
        Arrays.fill(kinds, -1);
        int count = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] < 0) {
                for (Symmetry.Operation o : operations) {
                    kinds[at(cell, sites, o.moved(sites.get(i)))] = count;
                }
                count++;
            }
        }
        return kinds;
    }

    private static Jump as(Jump j, int kind, boolean reversed) {
        return new Jump(j.from(), j.to(), j.shift(), j.vector(), kind, reversed);
    }

    /** The site at a place or at one of its images. */
    private static int at(Cell cell, List<double[]> sites, double[] p) {
        int site = near(cell, sites, p, SAME);
        if (site < 0) {
            throw new InputException("the sites do not have the symmetry of the crystal");
        }
        return site;
    }

    /** The first place that lies within a distance (&Aring;) of a point or of one of its images; &minus;1 if none does. */
    static int near(Cell cell, List<double[]> places, double[] p, double within) {
        for (int i = 0; i < places.size(); i++) {
            double[] s = places.get(i);
            double[] v = cell.shortest(p[0] - s[0], p[1] - s[1], p[2] - s[2]);
            if (Matrix3.dot(v, v) < within * within) {
                return i;
            }
        }
        return -1;
    }

    private static int find(Jump[] jumps, int from, double[] vector) {
        for (int k = 0; k < jumps.length; k++) {
            double[] v = jumps[k].vector();
            if (jumps[k].from() == from && Math.abs(v[0] - vector[0]) < SAME && Math.abs(v[1] - vector[1]) < SAME
                    && Math.abs(v[2] - vector[2]) < SAME) {
                return k;
            }
        }
        throw new InputException("the jumps do not have the symmetry of the crystal");
    }

    /** How many jumps of a kind begin at the site where its representative does, in either direction of the kind. */
    public long multiplicity(int kind) {
        int from = representatives.get(kind).from();
        return jumps.stream().filter(j -> j.kind() == kind && j.from() == from).count();
    }

    /** Whether the two ends of a kind of jump are equivalent, so that there and back are equally frequent. */
    public boolean symmetric(int kind) {
        Jump j = representatives.get(kind);
        return kinds[j.from()] == kinds[j.to()];
    }

    /** How many kinds of sites there are. */
    public int siteKinds() {
        return Arrays.stream(kinds).max().orElse(-1) + 1;
    }

    /** The first site of a kind. */
    public int siteOf(int kind) {
        int site = 0;
        while (kinds[site] != kind) {
            site++;
        }
        return site;
    }

    /**
     * The walk of what jumps through the network.
     *
     * @param rates of the jumps, in their order, per time
     * @param probability to be on each site of the cell, together 1
     */
    public RandomWalk walk(double[] rates, double[] probability) {
        RandomWalk walk = new RandomWalk(probability);
        for (int j = 0; j < rates.length; j++) {
            Jump jump = jumps.get(j);
            walk.jump(jump.from(), jump.to(), rates[j], jump.vector());
        }
        return walk;
    }

    /**
     * Checks that jumps are shorter than half of a supercell, so that it is known which way they go.
     *
     * @throws InputException if the supercell is too narrow
     */
    void requireRoom(Cell supercell) {
        double longest = jumps.getLast().length();
        for (int k = 0; k < 3; k++) {
            if (supercell.periodic(k) && supercell.height(k) < 2.2 * longest) {
                throw new InputException(String.format(Locale.ROOT,
                        "the supercell is %.1f A wide along %s, too little for jumps of %.1f A; use more cells",
                        supercell.height(k), "abc".substring(k, k + 1), longest));
            }
        }
    }
}
