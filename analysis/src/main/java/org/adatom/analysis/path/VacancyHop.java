package org.adatom.analysis.path;

import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.defect.DefectRelaxation;
import org.adatom.analysis.defect.PointDefect;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * An atom of a crystal jumps into an empty site beside it.
 *
 * @param first the crystal with the empty site
 * @param last the same after the jump: the site that the atom came from is empty
 * @param atom the atom that jumps, counted in the crystal without the empty site
 * @param distance length of the jump, &Aring;
 */
public record VacancyHop(Frame first, Frame last, int atom, double distance) {
    /** Distances that differ by less are those of one shell, &Aring;. */
    private static final double SHELL = 1e-3;

    /**
     * The nearest atom of the same species as one that is taken away.
     *
     * @param crystal periodic, large enough that the site does not see its images
     * @throws InputException if there is no such atom, or no other of its species
     */
    public static int nearest(Frame crystal, int site) {
        Atoms atoms = crystal.atoms();
        if (site < 0 || site >= atoms.count()) {
            throw new InputException("there is no atom " + (site + 1) + ", the structure has " + atoms.count());
        }
        int best = -1;
        double shortest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < atoms.count(); j++) {
            double d = j == site ? Double.POSITIVE_INFINITY : length(vector(crystal, site, j));
            if (atoms.species()[j] == atoms.species()[site] && d < shortest - SHELL) {
                best = j;
                shortest = d;
            }
        }
        if (best < 0) {
            throw new InputException(
                    "no other atom of " + atoms.symbol(site) + " can jump into the site of atom " + (site + 1));
        }
        return best;
    }

    /**
     * The jump of an atom into a site, all others where they are in the crystal.
     *
     * @param site atom that is taken away
     * @param jumper atom that jumps, both counted in the crystal
     */
    public static VacancyHop of(Frame crystal, int site, int jumper) {
        Atoms atoms = crystal.atoms();
        int[] rest = IntStream.range(0, atoms.count()).filter(i -> i != site).toArray();
        Atoms first = atoms.select(rest);
        Atoms last = atoms.select(rest);
        int moved = jumper < site ? jumper : jumper - 1;
        double[] r = vector(crystal, jumper, site);
        last.setPosition(moved, atoms.x()[jumper] + r[0], atoms.y()[jumper] + r[1], atoms.z()[jumper] + r[2]);
        return new VacancyHop(new Frame(first, crystal.cell()), new Frame(last, crystal.cell()), moved, length(r));
    }

    /**
     * The same jump between the lowest states of the vacancy that are found from several starts ({@link DefectRelaxation}): where neighbours are
     * content with the empty site, as in Stillinger-Weber silicon, the symmetric state has no forces and is no minimum all the same.
     *
     * @param site atom that is taken away
     * @param jumper atom that jumps, both counted in the crystal
     * @param force largest force that may remain, eV/&Aring;
     * @param seed of random starts
     */
    public static VacancyHop relaxed(Statics statics, Frame crystal, int site, int jumper, double force, long seed) {
        VacancyHop ideal = of(crystal, site, jumper);
        DefectRelaxation starts = new DefectRelaxation(statics, force, seed,
                new Bulk(crystal, statics.evaluate(crystal), BulkRelaxation.NONE));
        Frame before = starts.relax(PointDefect.vacancy("vacancy", crystal, site), 1).frame();
        Frame after = starts.relax(PointDefect.vacancy("vacancy", crystal, jumper), 1).frame();
        // Behind the jump the atom has the place of the one that was taken away.
        Atoms moved = after.atoms();
        Atoms sorted = ideal.last.atoms().copy();
        for (int i = 0; i < sorted.count(); i++) {
            int inCrystal = i < site ? i : i + 1;
            int place = inCrystal == jumper ? site : inCrystal;
            int k = place < jumper ? place : place - 1;
            sorted.setPosition(i, moved.x()[k], moved.y()[k], moved.z()[k]);
        }
        Frame end = EndPoints.of(before, new Frame(sorted, ideal.last.cell()), false).last();
        withoutDrift(before.atoms(), end.atoms(), ideal.atom);
        return new VacancyHop(before, end, ideal.atom, ideal.distance);
    }

    /** Shifts the last end so that all atoms but the one that jumps stay where they are on average: random starts displace the whole. */
    private static void withoutDrift(Atoms before, Atoms after, int atom) {
        double[][] from = {before.x(), before.y(), before.z()};
        double[][] to = {after.x(), after.y(), after.z()};
        for (int d = 0; d < 3; d++) {
            double sum = 0;
            for (int i = 0; i < before.count(); i++) {
                sum += i == atom ? 0 : to[d][i] - from[d][i];
            }
            for (int i = 0; i < before.count(); i++) {
                to[d][i] -= sum / (before.count() - 1);
            }
        }
    }

    /** Vector from atom i to the nearest image of atom j. */
    private static double[] vector(Frame crystal, int i, int j) {
        Atoms a = crystal.atoms();
        return crystal.cell().shortest(a.x()[j] - a.x()[i], a.y()[j] - a.y()[i], a.z()[j] - a.z()[i]);
    }

    private static double length(double[] r) {
        return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    }
}
