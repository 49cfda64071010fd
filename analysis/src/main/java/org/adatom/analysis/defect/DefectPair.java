package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.defect.PointDefect.Placed;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Two point defects side by side: a first one, and a vacancy or substitution at a site of one of the shells around it.
 *
 * @param first alone
 * @param second alone, at the distinct site that symmetry maps to its own
 * @param both in the same crystal
 * @param shell number of the distance among those of all sites from the first, from 1
 * @param letter that tells the sites of one shell apart; empty if all are equivalent
 * @param sites of the shell that symmetry maps onto each other about the first
 * @param distance before relaxation, &Aring;
 */
public record DefectPair(PointDefect first, PointDefect second, PointDefect both, int shell, String letter,
        int sites, double distance) {
    /** Distances that differ by less are one shell, &Aring;. */
    private static final double EQUAL = 1e-3;

    /**
     * Pairs of a defect with a second one in each of these shells; one for each set of sites that symmetry makes equivalent about the first.
     *
     * @param symbol species put in at the second site; null for a vacancy
     * @param shells numbers from 1
     * @throws InputException if no site of the shells has another species than that
     */
    public static List<DefectPair> of(
            DefectSites places, PointDefect first, @Nullable String symbol, List<Integer> shells) {
        int most = shells.stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<double[]>> all = shells(places, first, most);
        List<double[]> rotations = siteSymmetry(places.symmetry(), first);
        List<DefectPair> pairs = new ArrayList<>();
        for (int shell : shells.stream().distinct().sorted().toList()) {
            List<List<double[]>> orbits = orbits(all.get(shell - 1), rotations);
            for (int k = 0; k < orbits.size(); k++) {
                double[] r = orbits.get(k).getFirst();
                double[] at = sum(first.centre(), r);
                int atom = places.distinctAtom(at);
                List<PointDefect> alone = symbol == null
                        ? places.vacancies(places.distinctAtoms())
                        : places.substitutions(places.distinctAtoms(), symbol);
                Placed site = new Placed(places.crystal().atoms().symbol(atom), at);
                if (site.symbol().equals(symbol)) {
                    continue;
                }
                PointDefect second = alone.stream().filter(d -> isAt(places, d, atom)).findFirst().orElseThrow();
                PointDefect there = symbol == null
                        ? PointDefect.vacancy(second.name(), site)
                        : PointDefect.substitution(second.name(), site, symbol);
                String letter = orbits.size() > 1 ? Character.toString('a' + k) : "";
                String name = first.name() + " + " + second.name() + " (shell " + shell + letter + ")";
                pairs.add(new DefectPair(first, second, PointDefect.both(name, first, there), shell, letter,
                        orbits.get(k).size(), length(r)));
            }
        }
        if (pairs.isEmpty()) {
            throw new InputException(
                    "pairs: all sites of these shells are " + symbol + " already; take further shells");
        }
        return pairs;
    }

    private static boolean isAt(DefectSites places, PointDefect defect, int atom) {
        Atoms atoms = places.crystal().atoms();
        double[] p = defect.removed().getFirst().position();
        return length(new double[] {p[0] - atoms.x()[atom], p[1] - atoms.y()[atom], p[2] - atoms.z()[atom]}) < EQUAL;
    }

    /** Vectors from the first defect to the sites of the nearest shells around it. */
    private static List<List<double[]>> shells(DefectSites places, PointDefect first, int most) {
        Cell cell = places.crystal().cell();
        double reach = 2 * Math.cbrt(cell.volume() / places.crystal().atoms().count());
        List<List<double[]>> shells = new ArrayList<>();
        while (shells.size() <= most) {
            shells.clear();
            reach *= 1.3;
            for (double[] v : vectors(places, first, reach)) {
                if (shells.isEmpty() || length(v) > length(shells.getLast().getFirst()) + EQUAL) {
                    shells.add(new ArrayList<>());
                }
                shells.getLast().add(v);
            }
        }
        return shells;
    }

    /** Vectors to all atoms within a distance that the first defect leaves in their places, the nearest first. */
    private static List<double[]> vectors(DefectSites places, PointDefect first, double reach) {
        Atoms atoms = places.crystal().atoms();
        Cell cell = places.crystal().cell();
        double[] from = first.centre();
        List<double[]> all = new ArrayList<>();
        int[] n = new int[3];
        for (int k = 0; k < 3; k++) {
            n[k] = (int) Math.ceil(reach / cell.height(k)) + 1;
        }
        for (int i = 0; i < atoms.count(); i++) {
            double[] near = PointDefect.vector(from, atoms, cell, i);
            for (int a = -n[0]; a <= n[0]; a++) {
                for (int b = -n[1]; b <= n[1]; b++) {
                    for (int c = -n[2]; c <= n[2]; c++) {
                        double[] v = new double[3];
                        for (int d = 0; d < 3; d++) {
                            v[d] = near[d] + cell.cartesian(d, a, b, c);
                        }
                        double[] at = sum(from, v);
                        boolean taken = first.removed().stream().anyMatch(r -> length(new double[] {
                            r.position()[0] - at[0], r.position()[1] - at[1], r.position()[2] - at[2]}) < EQUAL);
                        if (length(v) <= reach && !taken) {
                            all.add(v);
                        }
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(DefectPair::length));
        return all;
    }

    /** Rotations about the defect that map crystal and defect onto themselves. */
    private static List<double[]> siteSymmetry(Symmetry symmetry, PointDefect defect) {
        Cell lattice = symmetry.primitive().cell();
        double[] c = defect.centre();
        List<double[]> kept = new ArrayList<>();
        for (Symmetry.Operation o : symmetry.operations()) {
            double[] image = o.moved(c);
            double[] r = lattice.shortest(image[0] - c[0], image[1] - c[1], image[2] - c[2]);
            boolean same = length(r) < EQUAL && defect.inserted().stream().allMatch(a -> {
                double[] p = a.position();
                double[] turned = sum(c, o.rotated(new double[] {p[0] - c[0], p[1] - c[1], p[2] - c[2]}));
                return defect.inserted().stream()
                        .anyMatch(b -> b.symbol().equals(a.symbol()) && length(new double[] {
                            b.position()[0] - turned[0], b.position()[1] - turned[1],
                            b.position()[2] - turned[2]}) < EQUAL);
            });
            if (same) {
                kept.add(o.rotation());
            }
        }
        return kept;
    }

    /** The vectors of a shell in sets that rotations map onto each other. */
    private static List<List<double[]>> orbits(List<double[]> shell, List<double[]> rotations) {
        List<List<double[]>> orbits = new ArrayList<>();
        for (double[] v : shell) {
            List<double[]> own = null;
            for (List<double[]> orbit : orbits) {
                for (double[] r : rotations) {
                    double[] u = Matrix3.times(r, orbit.getFirst());
                    own = length(new double[] {u[0] - v[0], u[1] - v[1], u[2] - v[2]}) < 10 * EQUAL ? orbit : own;
                }
            }
            if (own == null) {
                orbits.add(new ArrayList<>(List.of(v)));
            } else {
                own.add(v);
            }
        }
        return orbits;
    }

    private static double[] sum(double[] a, double[] b) {
        return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    }

    private static double length(double[] v) {
        return Math.sqrt(Matrix3.dot(v, v));
    }
}
