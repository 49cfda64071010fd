package org.adatom.analysis.dataset;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Elements;
import org.adatom.engine.neighbor.NearestNeighbors;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * What the audit looks at in a frame. Numbers that a frame does not have are NaN.
 *
 * @param labels the frame
 * @param composition number of atoms of each species, by symbol
 * @param energyPerAtom eV
 * @param largestForce norm of the largest force, eV/&Aring;
 * @param netForce norm of the sum of all forces, eV/&Aring;
 * @param pressure a third of the trace of the virial per volume, eV/&Aring;&sup3;
 * @param volumePerAtom &Aring;&sup3;; of frames that repeat in three directions
 * @param shortest distance of the closest two atoms, &Aring;
 * @param bond median over the atoms of the distance to the nearest neighbour, in units of the sum of their covalent radii
 * @param uniform whether all atoms have the same distances from their nearest neighbours, as in a perfect crystal
 * @param distances the distances of all atoms to their nearest few neighbours, sorted, &Aring;: they know nothing of how the
 *     frame is turned, shifted or numbered
 */
public record FrameFacts(LabelledFrame labels, Map<String, Integer> composition, double energyPerAtom,
        double largestForce, double netForce, double pressure, double volumePerAtom, double shortest, double bond,
        boolean uniform, double[] distances) {
    /** Neighbours of each atom that are looked at. */
    static final int NEIGHBORS = 4;
    /** Distances that differ by less are the same, &Aring;. */
    private static final double SAME = 1e-3;

    /** Looks at a frame; the search is scratch. */
    static FrameFacts of(LabelledFrame frame, NearestNeighbors search) {
        Atoms atoms = frame.atoms();
        int n = atoms.count();
        Map<String, Integer> composition = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            composition.merge(atoms.symbol(i), 1, Integer::sum);
        }
        boolean bulk = frame.cell().periodicCount() == 3;
        double volume = bulk ? frame.cell().volume() : Double.NaN;
        double[] w = frame.virial();
        double[] net = new double[3];
        double largest = frame.forces() == null ? Double.NaN : 0;
        for (int i = 0; i < n && frame.forces() != null; i++) {
            double square = 0;
            for (int d = 0; d < 3; d++) {
                double f = frame.forces()[3 * i + d];
                net[d] += f;
                square += f * f;
            }
            largest = Math.max(largest, Math.sqrt(square));
        }
        search.find(atoms, frame.cell());
        double[] bonds = bonds(atoms, search);
        double[] distances = distances(search);
        return new FrameFacts(frame, composition, frame.energy() == null ? Double.NaN : frame.energy() / n, largest,
                frame.forces() == null ? Double.NaN : Math.hypot(Math.hypot(net[0], net[1]), net[2]),
                w == null ? Double.NaN : (w[0] + w[4] + w[8]) / (3 * volume), volume / n,
                distances.length == 0 ? Double.NaN : distances[0],
                bonds.length == 0 ? Double.NaN : bonds[bonds.length / 2], uniform(search), distances);
    }

    private static boolean uniform(NearestNeighbors search) {
        for (int i = 1; i < search.atoms(); i++) {
            if (search.count(i) != search.count(0)) {
                return false;
            }
            for (int k = 0; k < search.count(i); k++) {
                if (Math.abs(search.r()[i * search.most() + k] - search.r()[k]) > SAME) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[] distances(NearestNeighbors search) {
        int total = 0;
        double[] all = new double[search.atoms() * NEIGHBORS];
        for (int i = 0; i < search.atoms(); i++) {
            for (int k = 0; k < search.count(i); k++) {
                all[total++] = search.r()[i * search.most() + k];
            }
        }
        double[] sorted = Arrays.copyOf(all, total);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Distance of each atom's nearest neighbour by the sum of the radii, sorted; of atoms whose radii are known. */
    private static double[] bonds(Atoms atoms, NearestNeighbors search) {
        double[] ratios = new double[atoms.count()];
        int known = 0;
        for (int i = 0; i < atoms.count(); i++) {
            if (search.count(i) == 0) {
                continue;
            }
            int k = i * search.most();
            double sum = Elements.covalentRadius(atoms.symbol(i)).orElse(Double.NaN)
                    + Elements.covalentRadius(atoms.symbol(search.index()[k])).orElse(Double.NaN);
            if (!Double.isNaN(sum)) {
                ratios[known++] = search.r()[k] / sum;
            }
        }
        double[] sorted = Arrays.copyOf(ratios, known);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The composition as a formula, species in alphabetical order: {@code Mo2Ni6}. */
    public String formula() {
        StringBuilder text = new StringBuilder();
        composition.forEach((symbol, count) -> text.append(symbol).append(count == 1 ? "" : count.toString()));
        return text.toString();
    }
}
