package org.adatom.analysis.path;

import java.util.stream.IntStream;
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
     * The jump of the nearest atom of the same species into a site.
     *
     * @param crystal periodic, large enough that the site does not see its images
     * @param site atom that is taken away
     * @throws InputException if there is no such atom, or no other of its species
     */
    public static VacancyHop nearest(Frame crystal, int site) {
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
        return of(crystal, site, best);
    }

    /** The jump of a given atom into a site. */
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

    /** Vector from atom i to the nearest image of atom j. */
    private static double[] vector(Frame crystal, int i, int j) {
        Atoms a = crystal.atoms();
        return crystal.cell().shortest(a.x()[j] - a.x()[i], a.y()[j] - a.y()[i], a.z()[j] - a.z()[i]);
    }

    private static double length(double[] r) {
        return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    }
}
