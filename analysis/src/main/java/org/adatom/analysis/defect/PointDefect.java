package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;

/**
 * A point defect: at most one atom of the crystal is taken away, and some are put in.
 *
 * @param name for tables
 * @param removed number of the atom of the crystal's cell that is missing, from 0; &minus;1 if none is
 * @param inserted atoms put in
 * @param centre where the defect is, &Aring;
 */
public record PointDefect(String name, int removed, List<Inserted> inserted, double[] centre) {
    /**
     * An atom put in.
     *
     * @param symbol its species
     * @param position where, &Aring;
     */
    public record Inserted(String symbol, double[] position) {}

    /** A missing atom. */
    public static PointDefect vacancy(String name, Frame crystal, int atom) {
        return new PointDefect(name, atom, List.of(), position(crystal, atom));
    }

    /** An atom between the others. */
    public static PointDefect interstitial(String name, String symbol, double[] position) {
        return new PointDefect(name, -1, List.of(new Inserted(symbol, position)), position);
    }

    /** An atom replaced by one of another species. */
    public static PointDefect substitution(String name, Frame crystal, int atom, String symbol) {
        double[] p = position(crystal, atom);
        return new PointDefect(name, atom, List.of(new Inserted(symbol, p)), p);
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
        double[] p = position(crystal, atom);
        double norm =
                Math.sqrt(direction[0] * direction[0] + direction[1] * direction[1] + direction[2] * direction[2]);
        double[] one = new double[3];
        double[] two = new double[3];
        for (int d = 0; d < 3; d++) {
            one[d] = p[d] + 0.5 * length * direction[d] / norm;
            two[d] = p[d] - 0.5 * length * direction[d] / norm;
        }
        return new PointDefect(name, atom,
                List.of(new Inserted(crystal.atoms().symbol(atom), one), new Inserted(symbol, two)), p);
    }

    private static double[] position(Frame crystal, int atom) {
        Atoms atoms = crystal.atoms();
        return new double[] {atoms.x()[atom], atoms.y()[atom], atoms.z()[atom]};
    }

    /** How many atoms of each species it has more than the crystal; species without a change are left out. */
    public Map<String, Integer> excess(Frame crystal) {
        Map<String, Integer> change = new LinkedHashMap<>();
        if (removed >= 0) {
            change.merge(crystal.atoms().symbol(removed), -1, Integer::sum);
        }
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
        int[] kept = IntStream.range(0, host.count()).filter(i -> i != removed).toArray();
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

    /** The shortest vector from the centre to an atom or one of its images, &Aring;. */
    double[] fromCentre(Atoms atoms, Cell cell, int i) {
        return cell.shortest(atoms.x()[i] - centre[0], atoms.y()[i] - centre[1], atoms.z()[i] - centre[2]);
    }
}
