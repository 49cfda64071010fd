package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.CellChoice;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Energy of a crystal as a function of its volume, from wide to narrow, and its lowest minimum.
 *
 * @param lattice which crystal
 * @param species its species
 * @param volumes per atom, &Aring;&sup3;, descending
 * @param energies per atom, eV
 * @param edge lattice constant of the lowest minimum, &Aring;; NaN if there is none
 * @param lowest energy per atom there, eV; NaN if there is none
 */
public record EnergyVolume(
        Lattice lattice, List<String> species, double[] volumes, double[] energies, double edge, double lowest) {
    private static final double STEP = 0.97;
    private static final int POINTS = 58;

    /** The crystals that are tried for so many species. */
    static List<Lattice> candidates(int species) {
        return species == 2
                ? List.of(Lattice.ROCKSALT, Lattice.CESIUM_CHLORIDE, Lattice.ZINCBLENDE, Lattice.L12, Lattice.FLUORITE)
                : List.of(Lattice.FCC, Lattice.BCC, Lattice.DIAMOND, Lattice.SC);
    }

    /**
     * Scans one crystal. With three and more species a lattice of one species is occupied at random.
     *
     * @return empty arrays if the force field cannot be evaluated for it
     */
    static EnergyVolume of(Probe probe, Lattice lattice, List<String> species, long seed) {
        List<Double> edges = new ArrayList<>();
        List<Double> energies = new ArrayList<>();
        // The scan begins where nearest neighbours are a cutoff apart.
        double widest = probe.forceField().cutoff() / neighborDistance(lattice, species, seed);
        double lowest = Double.POSITIVE_INFINITY;
        int best = -1;
        for (int k = 0; k < POINTS; k++) {
            double a = widest * Math.pow(STEP, k);
            double e;
            try {
                e = energy(probe, lattice, species, a, seed);
            } catch (AdatomException beyondItsRange) {
                break;
            }
            edges.add(a);
            energies.add(e);
            boolean minimum = k >= 2 && energies.get(k - 1) < energies.get(k - 2) && energies.get(k - 1) < e;
            if (minimum && energies.get(k - 1) < lowest) {
                best = k - 1;
                lowest = energies.get(k - 1);
            }
            if (best >= 0 && e > energies.get(0) + 2 * (energies.get(0) - lowest)) {
                break;
            }
        }
        double[] volumes = edges.stream()
                .mapToDouble(a -> volume(crystal(lattice, species, a, seed)))
                .toArray();
        double[] values = energies.stream().mapToDouble(Double::doubleValue).toArray();
        if (best < 0) {
            return new EnergyVolume(lattice, species, volumes, values, Double.NaN, Double.NaN);
        }
        var minimum = new BrentOptimizer(1e-7, 1e-9).optimize(
                new MaxEval(200),
                new UnivariateObjectiveFunction(a -> energy(probe, lattice, species, a, seed)),
                GoalType.MINIMIZE,
                new SearchInterval(edges.get(best + 1), edges.get(best - 1), edges.get(best)));
        return new EnergyVolume(lattice, species, volumes, values, minimum.getPoint(), minimum.getValue());
    }

    /** The most stable of them, if any has a minimum. */
    static EnergyVolume best(List<EnergyVolume> scans) {
        return scans.stream()
                .filter(s -> !Double.isNaN(s.lowest()))
                .min(Comparator.comparingDouble(EnergyVolume::lowest))
                .orElse(null);
    }

    private static double energy(Probe probe, Lattice lattice, List<String> species, double a, long seed) {
        Frame frame = crystal(lattice, species, a, seed);
        return probe.energy(Specimen.of(lattice.toString(), frame)) / frame.atoms().count();
    }

    private static double volume(Frame frame) {
        return frame.cell().volume() / frame.atoms().count();
    }

    /** A conventional cell. */
    static Frame crystal(Lattice lattice, List<String> species, double a, long seed) {
        return occupied(Crystal.of(lattice, a, firstOf(lattice, species)).build(Units.CODATA_2018), species, seed);
    }

    /** A primitive cell. */
    static Frame primitive(Lattice lattice, List<String> species, double a, long seed) {
        Crystal cell = Crystal.of(lattice, a, firstOf(lattice, species)).in(CellChoice.PRIMITIVE);
        return occupied(cell.build(Units.CODATA_2018), species, seed);
    }

    private static String[] firstOf(Lattice lattice, List<String> species) {
        return species.subList(0, lattice.speciesCount()).toArray(String[]::new);
    }

    /** The frame itself, or with three and more species its sites occupied at random, each species at least once. */
    static Frame occupied(Frame frame, List<String> species, long seed) {
        if (species.size() <= 2) {
            return frame;
        }
        CounterRandom random = new CounterRandom(seed, "occupation");
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < frame.atoms().count(); i++) {
            symbols.add(species.get(
                    i < species.size() ? i : (int) (species.size() * random.uniform(0, i, 0))));
        }
        return new Frame(frame.atoms().relabelled(symbols), frame.cell());
    }

    /** Distance of nearest neighbours for a lattice constant of 1, through images too. */
    static double neighborDistance(Lattice lattice, List<String> species, long seed) {
        Frame unit = crystal(lattice, species, 1, seed);
        Atoms atoms = unit.atoms();
        double nearest = 1;
        for (int i = 1; i < atoms.count(); i++) {
            double[] r = {atoms.x()[i] - atoms.x()[0], atoms.y()[i] - atoms.y()[0], atoms.z()[i] - atoms.z()[0]};
            double square = Arrays.stream(r).map(v -> v - Math.rint(v)).map(v -> v * v).sum();
            nearest = Math.min(nearest, Math.sqrt(square));
        }
        return nearest;
    }
}
