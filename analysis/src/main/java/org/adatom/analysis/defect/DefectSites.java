package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Sites;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/** Where a crystal can have point defects: one place of each kind that its symmetry leaves distinct. */
public final class DefectSites {
    /** Distance of the atoms of a dumbbell at the start, in distances of nearest neighbours. */
    private static final double DUMBBELL = 0.8;

    /** Atoms nearer than this (&Aring;, or &sigma;) are taken for a mistake. */
    private static final double OVERLAP = 0.5;

    private final Frame crystal;
    private final Symmetry symmetry;

    /** What an interstitial is called. */
    public enum Site {
        /** All holes, and dumbbells along the cube's edge, face diagonal and body diagonal. */
        ALL,
        /** All holes. */
        HOLES,
        /** In an octahedron of atoms. */
        OCTAHEDRAL,
        /** In a tetrahedron of atoms. */
        TETRAHEDRAL,
        /** In a puckered ring of six atoms. */
        HEXAGONAL,
        /** Half way between two neighbours. */
        BOND_CENTRED,
        /** The same place; a row of atoms with one too many relaxes from it. */
        CROWDION,
        /** Two atoms on one site, along x. */
        DUMBBELL_100,
        /** Along the diagonal of x and y. */
        DUMBBELL_110,
        /** Along the diagonal of x, y and z. */
        DUMBBELL_111;

        /** The name in input files. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private double[] direction() {
            return switch (this) {
                case DUMBBELL_100 -> new double[] {1, 0, 0};
                case DUMBBELL_110 -> new double[] {1, 1, 0};
                case DUMBBELL_111 -> new double[] {1, 1, 1};
                default -> throw new IllegalStateException(toString());
            };
        }
    }

    /** The places of a crystal, periodic along all vectors. */
    public DefectSites(Frame crystal) {
        this.crystal = crystal;
        symmetry = Symmetry.of(crystal);
    }

    /** One atom of each set that symmetry maps onto each other, numbers in the crystal's cell. */
    public List<Integer> distinctAtoms() {
        return IntStream.range(0, symmetry.primitive().atoms().count()).filter(i -> lowestImage(i) == i)
                .mapToObj(this::inCrystal).toList();
    }

    /** Of the {@link #distinctAtoms} the one that symmetry maps to the atom at a place. */
    int distinctAtom(double[] position) {
        return inCrystal(lowestImage(
                new Sites(symmetry.primitive(), Symmetry.TOLERANCE * 10).at(position[0], position[1], position[2])));
    }

    /** Number in the crystal's cell of an atom of the primitive one. */
    private int inCrystal(int i) {
        Atoms primitive = symmetry.primitive().atoms();
        return new Sites(crystal, Symmetry.TOLERANCE * 10).at(primitive.x()[i], primitive.y()[i], primitive.z()[i]);
    }

    private int lowestImage(int i) {
        return symmetry.operations().stream().mapToInt(o -> o.image()[i]).min().orElse(i);
    }

    /** The crystal. */
    Frame crystal() {
        return crystal;
    }

    /** Its symmetry. */
    Symmetry symmetry() {
        return symmetry;
    }

    /** Species of an atom, with a number if the crystal has several distinct atoms of it. */
    private String label(int atom, List<Integer> distinct) {
        String symbol = crystal.atoms().symbol(atom);
        long alike = distinct.stream().filter(i -> crystal.atoms().symbol(i).equals(symbol)).count();
        return alike > 1 ? symbol + " (atom " + (atom + 1) + ")" : symbol;
    }

    /** A vacancy at each of these atoms. */
    public List<PointDefect> vacancies(List<Integer> atoms) {
        return atoms.stream().map(i -> PointDefect.vacancy("vacancy " + label(i, atoms), crystal, i)).toList();
    }

    /** An atom of that species in place of each of these; those of the same species are left out. */
    public List<PointDefect> substitutions(List<Integer> atoms, String symbol) {
        return atoms.stream().filter(i -> !crystal.atoms().symbol(i).equals(symbol))
                .map(i -> PointDefect.substitution(symbol + " on " + label(i, atoms), crystal, i, symbol)).toList();
    }

    /**
     * Interstitials of that species.
     *
     * @throws InputException if the crystal has no such place
     */
    public List<PointDefect> interstitials(String symbol, List<Site> wanted) {
        List<PointDefect> all = new ArrayList<>();
        for (Site site : wanted) {
            int before = all.size();
            switch (site) {
                case ALL -> {
                    holes(symbol, null, all);
                    for (Site dumbbell : List.of(Site.DUMBBELL_100, Site.DUMBBELL_110, Site.DUMBBELL_111)) {
                        dumbbells(symbol, dumbbell, all);
                    }
                }
                case HOLES -> holes(symbol, null, all);
                case DUMBBELL_100, DUMBBELL_110, DUMBBELL_111 -> dumbbells(symbol, site, all);
                case CROWDION -> holes(symbol, Interstices.Shape.BOND_CENTRED, all);
                default -> holes(symbol, Interstices.Shape.valueOf(site.name()), all);
            }
            if (all.size() == before) {
                throw new InputException("site: the crystal has no place that is " + site + "; its holes are "
                        + Interstices.of(symmetry).stream().map(h -> name(h.shape())).distinct().toList()
                        + ", or give a position");
            }
        }
        return all;
    }

    /**
     * An interstitial at a place in fractions of the crystal's cell.
     *
     * @throws InputException if there is an atom
     */
    public PointDefect interstitial(String name, String symbol, double[] fraction) {
        double[] p = new double[3];
        for (int d = 0; d < 3; d++) {
            p[d] = crystal.cell().cartesian(d, fraction[0], fraction[1], fraction[2]);
        }
        PointDefect there = PointDefect.interstitial(name, symbol, p);
        for (int i = 0; i < crystal.atoms().count(); i++) {
            double distance =
                    PointDefect.distance(there.centres().getFirst(), crystal.atoms(), crystal.cell(), i);
            if (distance < OVERLAP) {
                throw new InputException(
                        String.format(Locale.ROOT, "position: it is only %.2f A from atom %d; for two atoms on"
                                + " one site give direction, for another species type: substitution", distance, i + 1));
            }
        }
        return there;
    }

    private void holes(String symbol, Interstices.Shape shape, List<PointDefect> all) {
        List<Interstices.Hole> holes = Interstices.of(symmetry);
        for (Interstices.Hole hole : holes) {
            if (shape == null || hole.shape() == shape) {
                long alike = holes.stream().filter(h -> h.shape() == hole.shape()).count();
                all.add(PointDefect.interstitial(String.format(Locale.ROOT, "%s %s%s", symbol, name(hole.shape()),
                        alike > 1 || hole.shape() == Interstices.Shape.OTHER
                                ? String.format(Locale.ROOT, " (%d at %.2f A)", hole.neighbours().size(),
                                        hole.distance())
                                : ""),
                        symbol, hole.position()));
            }
        }
    }

    private static String name(Interstices.Shape shape) {
        return shape == Interstices.Shape.OTHER
                ? "interstitial"
                : shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void dumbbells(String symbol, Site site, List<PointDefect> all) {
        List<Integer> atoms = distinctAtoms();
        for (int i : atoms) {
            all.add(dumbbell(site + " " + (atoms.size() > 1 ? symbol + " at " + label(i, atoms) : symbol), symbol, i,
                    site.direction()));
        }
    }

    /** A dumbbell along any direction. */
    public PointDefect dumbbell(String name, String symbol, int atom, double[] direction) {
        return PointDefect.dumbbell(name, crystal, atom, symbol, direction, DUMBBELL * nearest(atom));
    }

    private double nearest(int atom) {
        PointDefect at = PointDefect.vacancy("", crystal, atom);
        double shortest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 3; k++) {
            shortest = Math.min(shortest, crystal.cell().length(k));
        }
        for (int i = 0; i < crystal.atoms().count(); i++) {
            double distance = PointDefect.distance(at.centres().getFirst(), crystal.atoms(), crystal.cell(), i);
            shortest = i == atom ? shortest : Math.min(shortest, distance);
        }
        return shortest;
    }
}
