package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Sites;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * A point defect, or several beside each other: some atoms of the crystal are taken away, and some are put in.
 *
 * @param name for tables
 * @param removed atoms of the crystal that are missing
 * @param inserted atoms put in
 * @param centres where the defects are
 */
public record PointDefect(String name, List<Placed> removed, List<Placed> inserted, List<Centre> centres) {
    /** An atom is at a place if it is no further away, &Aring;. */
    private static final double THERE = 1e-2;

    /**
     * An atom at a place.
     *
     * @param symbol its species
     * @param position where, &Aring;
     */
    public record Placed(String symbol, double[] position) {}

    /**
     * Where one of the defects is.
     *
     * @param position &Aring;
     * @param vacant whether it is a vacancy
     */
    public record Centre(double[] position, boolean vacant) {}

    /** A missing atom. */
    public static PointDefect vacancy(String name, Frame crystal, int atom) {
        return vacancy(name, placed(crystal, atom));
    }

    /** A missing atom, wherever it is in the repeated crystal. */
    static PointDefect vacancy(String name, Placed atom) {
        return new PointDefect(name, List.of(atom), List.of(), List.of(new Centre(atom.position(), true)));
    }

    /** An atom between the others. */
    public static PointDefect interstitial(String name, String symbol, double[] position) {
        return new PointDefect(name, List.of(), List.of(new Placed(symbol, position)),
                List.of(new Centre(position, false)));
    }

    /** An atom replaced by one of another species. */
    public static PointDefect substitution(String name, Frame crystal, int atom, String symbol) {
        return substitution(name, placed(crystal, atom), symbol);
    }

    /** An atom replaced, wherever it is in the repeated crystal. */
    static PointDefect substitution(String name, Placed atom, String symbol) {
        return new PointDefect(name, List.of(atom), List.of(new Placed(symbol, atom.position())),
                List.of(new Centre(atom.position(), false)));
    }

    /**
     * Two atoms that share the site of one: a split interstitial.
     *
     * @param symbol species of the further atom
     * @param direction of the line that joins both, any length
     * @param length their distance, &Aring;
     */
    public static PointDefect dumbbell(
            String name, Frame crystal, int atom, String symbol, double[] direction, double length) {
        Placed shared = placed(crystal, atom);
        double norm =
                Math.sqrt(direction[0] * direction[0] + direction[1] * direction[1] + direction[2] * direction[2]);
        double[] one = new double[3];
        double[] two = new double[3];
        for (int d = 0; d < 3; d++) {
            one[d] = shared.position()[d] + 0.5 * length * direction[d] / norm;
            two[d] = shared.position()[d] - 0.5 * length * direction[d] / norm;
        }
        return new PointDefect(name, List.of(shared),
                List.of(new Placed(shared.symbol(), one), new Placed(symbol, two)),
                List.of(new Centre(shared.position(), false)));
    }

    /** Both, where they are. */
    static PointDefect both(String name, PointDefect first, PointDefect second) {
        return new PointDefect(name, joined(first.removed, second.removed), joined(first.inserted, second.inserted),
                joined(first.centres, second.centres));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static Placed placed(Frame crystal, int atom) {
        Atoms atoms = crystal.atoms();
        return new Placed(atoms.symbol(atom), new double[] {atoms.x()[atom], atoms.y()[atom], atoms.z()[atom]});
    }

    /** How many atoms of each species it has more than the crystal; species without a change are left out. */
    public Map<String, Integer> excess() {
        Map<String, Integer> change = new LinkedHashMap<>();
        removed.forEach(a -> change.merge(a.symbol(), -1, Integer::sum));
        inserted.forEach(a -> change.merge(a.symbol(), 1, Integer::sum));
        change.values().removeIf(n -> n == 0);
        return change;
    }

    /**
     * The crystal with the defect; held coordinates stay held.
     *
     * @param supercell copies of the crystal's cell, that at the origin first
     */
    public Frame in(Frame supercell) {
        Atoms host = supercell.atoms();
        Sites sites = new Sites(supercell, THERE);
        Set<Integer> missing = removed.stream().map(Placed::position).map(p -> sites.at(p[0], p[1], p[2]))
                .collect(Collectors.toSet());
        int[] kept = IntStream.range(0, host.count()).filter(i -> !missing.contains(i)).toArray();
        List<String> symbols = new ArrayList<>();
        for (int i : kept) {
            symbols.add(host.symbol(i));
        }
        inserted.forEach(a -> symbols.add(a.symbol()));
        Atoms all = Atoms.of(symbols);
        for (int k = 0; k < kept.length; k++) {
            all.setPosition(k, host.x()[kept[k]], host.y()[kept[k]], host.z()[kept[k]]);
            all.mass()[k] = host.mass()[kept[k]];
            all.frozen()[k] = host.frozen()[kept[k]];
        }
        for (int k = 0; k < inserted.size(); k++) {
            double[] p = inserted.get(k).position();
            all.setPosition(kept.length + k, p[0], p[1], p[2]);
        }
        return new Frame(all, supercell.cell());
    }

    /**
     * Refuses a supercell in which an image of one defect is nearer to another than that itself.
     *
     * @throws InputException if there is one
     */
    void requireRoom(Cell supercell) {
        for (Centre a : centres) {
            for (Centre b : centres) {
                double[] r = {b.position()[0] - a.position()[0], b.position()[1] - a.position()[1],
                    b.position()[2] - a.position()[2]};
                double distance = Math.sqrt(Matrix3.dot(r, r));
                double[] nearest = supercell.shortest(r[0], r[1], r[2]);
                double least = Math.sqrt(Matrix3.dot(nearest, nearest));
                if (least < distance - THERE) {
                    throw new InputException(String.format(Locale.ROOT,
                            "%s: the defects are %.2f A apart, but in a supercell of %.1f x %.1f x %.1f A an image is %.2f A away;"
                                    + " use larger sizes, or fewer shells",
                            name, distance, supercell.length(0), supercell.length(1), supercell.length(2), least));
                }
            }
        }
    }

    /** The middle of its centres, &Aring;. */
    public double[] centre() {
        double[] mean = new double[3];
        for (Centre c : centres) {
            for (int d = 0; d < 3; d++) {
                mean[d] += c.position()[d] / centres.size();
            }
        }
        return mean;
    }

    /** The shortest vector from a place to an atom or one of its images, &Aring;. */
    static double[] vector(double[] from, Atoms atoms, Cell cell, int i) {
        return cell.shortest(atoms.x()[i] - from[0], atoms.y()[i] - from[1], atoms.z()[i] - from[2]);
    }

    /** The centre that is nearest to an atom; of several the first. */
    Centre nearest(Atoms atoms, Cell cell, int i) {
        Centre best = centres.getFirst();
        for (Centre c : centres) {
            best = distance(c, atoms, cell, i) < distance(best, atoms, cell, i) - THERE ? c : best;
        }
        return best;
    }

    /** Distance of an atom from a centre, &Aring;. */
    static double distance(Centre centre, Atoms atoms, Cell cell, int i) {
        double[] r = vector(centre.position(), atoms, cell, i);
        return Math.sqrt(Matrix3.dot(r, r));
    }
}
