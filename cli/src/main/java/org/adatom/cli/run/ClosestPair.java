package org.adatom.cli.run;

import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.Numbers;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The two atoms nearest to each other, periodic images included.
 *
 * @param first counted from 0
 * @param second counted from 0; equal to {@code first} if the atom meets its own image
 * @param distance &Aring;
 */
record ClosestPair(int first, int second, double distance) {
    /** The closest pair below {@code range}, or null if there is none. */
    static @Nullable ClosestPair within(double range, Atoms atoms, Cell cell, Workers workers) {
        double[] nearest = new double[atoms.count()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        // The engine's own search finds the neighbours: a potential without energy that takes note of distances.
        new ForceEvaluator(new Watch(atoms.symbols(), range, nearest), workers, 0).evaluate(atoms.copy(), cell);
        int first = 0;
        for (int i = 1; i < nearest.length; i++) {
            first = nearest[i] < nearest[first] ? i : first;
        }
        if (nearest[first] >= range) {
            return null;
        }
        return new ClosestPair(first, partner(atoms, cell, first), nearest[first]);
    }

    /** "atom 3 (Cu) and atom 4 (Cu) are 0.01 A apart". */
    String describe(Atoms atoms) {
        String other = second == first ? "its own image" : "atom " + (second + 1) + " (" + atoms.symbol(second) + ")";
        return "atom " + (first + 1) + " (" + atoms.symbol(first) + ") and " + other + " are "
                + Numbers.general(distance, 3) + " A apart";
    }

    /** The atom nearest to atom i; for a lone atom itself. */
    private static int partner(Atoms atoms, Cell cell, int i) {
        double[] h = cell.completed();
        int best = i;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < atoms.count(); j++) {
            double dx = atoms.x()[j] - atoms.x()[i];
            double dy = atoms.y()[j] - atoms.y()[i];
            double dz = atoms.z()[j] - atoms.z()[i];
            double[] f =
                    {cell.fractional(0, dx, dy, dz), cell.fractional(1, dx, dy, dz), cell.fractional(2, dx, dy, dz)};
            for (int k = 0; k < 3; k++) {
                double shift = cell.periodic(k) ? Math.rint(f[k]) : 0;
                dx -= shift * h[3 * k];
                dy -= shift * h[3 * k + 1];
                dz -= shift * h[3 * k + 2];
            }
            double r2 = dx * dx + dy * dy + dz * dz;
            if (j != i && r2 < least) {
                least = r2;
                best = j;
            }
        }
        return best;
    }

    /** Notes each atom's distance to its nearest neighbour. */
    private record Watch(List<String> species, double cutoff, double[] nearest) implements SitePotential {
        @Override
        public String description() {
            return "distances";
        }

        @Override
        public Evaluator newEvaluator() {
            return this::look;
        }

        private void look(Sites sites) {
            for (int a = 0; a < sites.atoms; a++) {
                double least = Double.POSITIVE_INFINITY;
                for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                    least = Math.min(least, sites.r[k]);
                }
                nearest[sites.atomIndex[a]] = least;
                sites.energy[a] = 0;
            }
        }
    }
}
