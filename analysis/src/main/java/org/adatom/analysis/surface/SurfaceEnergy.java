package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The energy of one face of a crystal, from slabs of growing thickness: &gamma; = (E<sub>slab</sub> &minus; N E<sub>bulk</sub>) / 2A, and
 * from the line E<sub>slab</sub>(N), which needs no energy of the bulk (V. Fiorentini, M. Methfessel, J. Phys.: Condens. Matter
 * 8, 6525 (1996)). Energies in eV/&Aring;&sup2;.
 *
 * @param plane which face
 * @param termination where it was cut
 * @param equalFaces whether symmetry maps both faces of a slab onto each other; if not, energies are the mean of both
 * @param polar whether no slab with this cut has equal faces, whatever its composition
 * @param stoichiometric whether slabs have the composition of the bulk
 * @param sizes from thin to thick
 * @param starts energies of a relaxed face of the thickest slab from each start, by its name, that as cut first
 */
public record SurfaceEnergy(CrystalPlane plane, CrystalPlane.Termination termination, boolean equalFaces,
        boolean polar, boolean stoichiometric, List<Size> sizes, Map<String, Double> starts) {
    /** Largest force that may remain on an atom, eV/&Aring;. */
    private static final double FORCE = 1e-5;

    /**
     * A slab.
     *
     * @param slab as cut
     * @param relaxed after relaxation
     * @param ideal energy of a face as cut, eV/&Aring;&sup2;
     * @param gamma energy of a relaxed face, eV/&Aring;&sup2;
     * @param bulk energy that was taken away, eV
     */
    public record Size(Slab slab, Minimum relaxed, double ideal, double gamma, double bulk) {}

    /**
     * What is computed.
     *
     * @param thicknesses of the slabs, rising, &Aring;: slabs are at least as thick
     * @param repeatA cells along the first vector in the plane, so that it can reconstruct
     * @param repeatB along the second
     * @param rattle amplitude of random displacements of the atoms near the faces in further starts, &Aring;; 0 for none
     * @param seeds of these starts
     * @param vacuum between a slab and its image along the normal, &Aring;; 0 if it is open there
     * @param chemicalPotentials energy of an atom of each species, eV; empty if slabs have the composition of the bulk
     */
    public record Settings(double[] thicknesses, int repeatA, int repeatB, double rattle, List<Long> seeds,
            double vacuum, Map<String, Double> chemicalPotentials) {}

    /**
     * Computes it.
     *
     * @param bulk the crystal at rest
     * @throws InputException if chemical potentials are given, but none of a species of the slab
     * @throws org.adatom.engine.error.SimulationException if a slab does not relax
     */
    public static SurfaceEnergy of(Statics statics, Bulk bulk, CrystalPlane plane, CrystalPlane.Termination termination,
            Settings settings, Consumer<String> progress) {
        int repeat = plane.planes().size();
        int lowest = termination.below() + 1;
        boolean equal = Slab.cut(plane, lowest, 2 * repeat, 1, 1).hasEqualFaces(plane);
        int needed = equal ? 0 : extraPlanes(plane, lowest);
        boolean polar = !equal && needed == 0;
        int extra = settings.chemicalPotentials().isEmpty() ? 0 : needed;
        equal |= extra > 0;
        List<Size> sizes = new ArrayList<>();
        Map<String, Double> starts = Map.of();
        for (double thickness : settings.thicknesses()) {
            int count = repeat + extra;
            while (plane.height(lowest + count - 1) - plane.height(lowest) < thickness) {
                count += repeat;
            }
            Slab open = Slab.cut(plane, lowest, count, settings.repeatA(), settings.repeatB());
            Slab slab = settings.vacuum() > 0 ? open.withVacuum(settings.vacuum()) : open;
            if (!sizes.isEmpty() && sizes.getLast().slab().planes() == count) {
                continue;
            }
            progress.accept(
                    plane.name() + ", cut " + termination.number() + ": " + slab.frame().atoms().count() + " atoms");
            List<SurfaceStarts.Start> from = new SurfaceStarts(slab).all(settings.rattle(), settings.seeds());
            List<Minimum> minima = from.stream().map(start -> statics.relax(start.frame(), FORCE)).toList();
            int best = 0;
            for (int k = 1; k < minima.size(); k++) {
                best = minima.get(k).energy() < minima.get(best).energy() - 1e-7 ? k : best;
            }
            double reference = reference(slab.frame().atoms(), bulk, settings);
            double ideal = statics.evaluate(slab.frame()).energy();
            double area = 2 * slab.area();
            starts = new LinkedHashMap<>();
            for (int k = 0; k < minima.size(); k++) {
                starts.put(from.get(k).name(), (minima.get(k).energy() - reference) / area);
            }
            sizes.add(new Size(slab, minima.get(best), (ideal - reference) / area,
                    (minima.get(best).energy() - reference) / area, reference));
        }
        return new SurfaceEnergy(plane, termination, equal, polar, extra == 0,
                List.copyOf(sizes), starts);
    }

    /** How many planes more than whole repeats make both faces equal; 0 if none do. */
    private static int extraPlanes(CrystalPlane plane, int lowest) {
        int repeat = plane.planes().size();
        for (int extra = 1; extra < repeat; extra++) {
            if (Slab.cut(plane, lowest, 2 * repeat + extra, 1, 1).hasEqualFaces(plane)) {
                return extra;
            }
        }
        return 0;
    }

    /** Energy of as many atoms in the bulk, or by their chemical potentials. */
    private static double reference(Atoms slab, Bulk bulk, Settings settings) {
        double sum = 0;
        if (settings.chemicalPotentials().isEmpty()) {
            return slab.count() * bulk.energyPerAtom();
        }
        for (int i = 0; i < slab.count(); i++) {
            Double mu = settings.chemicalPotentials().get(slab.symbol(i));
            if (mu == null) {
                throw new InputException("chemicalPotentials: there is none for " + slab.symbol(i));
            }
            sum += mu;
        }
        return sum;
    }

    /** Energy of a relaxed face of the thickest slab, eV/&Aring;&sup2;. */
    public double gamma() {
        return sizes.getLast().gamma();
    }

    /** Energy of a face as cut, of the thickest slab, eV/&Aring;&sup2;. */
    public double ideal() {
        return sizes.getLast().ideal();
    }

    /** By how much the two thickest slabs differ, relative; 0 if there is one. */
    public double thicknessEffect() {
        int n = sizes.size();
        return n < 2 ? 0 : Math.abs(sizes.get(n - 1).gamma() - sizes.get(n - 2).gamma()) / Math.abs(gamma());
    }

    /** &gamma; (eV/&Aring;&sup2;) and energy of the bulk (eV per atom) from the line through all slabs; empty with fewer than two. */
    public double[] line() {
        if (sizes.size() < 2) {
            return new double[0];
        }
        SimpleRegression line = new SimpleRegression();
        sizes.forEach(s -> line.addData(s.slab().frame().atoms().count(), s.relaxed().energy()));
        return new double[] {line.getIntercept() / (2 * sizes.getFirst().slab().area()), line.getSlope()};
    }

    /** How many of the starts ended as low as the lowest, within 1e-6 eV/&Aring;&sup2;. */
    public long lowestStarts() {
        return starts.values().stream().filter(s -> s < gamma() + 1e-6).count();
    }
}
