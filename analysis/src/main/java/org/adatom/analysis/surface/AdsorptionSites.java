package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * Where an atom can sit on a face, by geometry alone: the points of the plane at which the distance to the nearest atom of the outermost
 * layer is stationary. These are the atoms themselves (top), the centres of pairs (bridge), and the centres of three or more atoms
 * (hollow) around which a circle through them holds no other atom: the vertices of Voronoi cells, and where their edges cross those of
 * Delaunay's triangulation. Sites that a symmetry of the slab maps onto each other are one site with several images.
 */
public final class AdsorptionSites {
    /** Atoms as far below the highest are the outermost layer, &Aring;. */
    public static final double LAYER = 0.3;
    /** An atom is beneath a site if it is no further aside than this, &Aring;. */
    private static final double BENEATH = 0.2;
    /** Distances that differ by less than this part are equal. */
    private static final double EQUAL = 1e-3;
    /** Sites nearer than this are the same, &Aring;. */
    private static final double SAME = 1e-2;

    /** How the nearest atoms of the outermost layer lie around a site. */
    public enum Kind {
        /** Above an atom. */
        TOP,
        /** Between two. */
        BRIDGE,
        /** Among three or more. */
        HOLLOW
    }

    /**
     * A site.
     *
     * @param name such as "fcc hollow", unique on this face
     * @param kind how atoms lie around it
     * @param neighbours number of atoms of the outermost layer that are nearest in the plane
     * @param distance to these in the plane, &Aring;
     * @param beneath number of the highest plane that has an atom straight below, 1 for the outermost; 0 if none has
     * @param images x and y of the site and of all its images in one cell of the face, &Aring;
     */
    public record Site(String name, Kind kind, int neighbours, double distance, int beneath, List<double[]> images) {
        /** x and y of one of the images. */
        public double[] position() {
            return images.getFirst();
        }
    }

    private final Slab slab;
    private final Cell cell;
    private final List<Symmetry.Operation> operations;
    private final List<double[]> layer;
    private final List<Site> found = new ArrayList<>();

    private AdsorptionSites(Slab slab, CrystalPlane plane) {
        this.slab = slab;
        cell = slab.frame().cell();
        operations = slab.operations(plane);
        layer = outermost(slab);
    }

    /**
     * The sites of a face: top, bridge, hollow; of one kind those with the nearest atoms first.
     *
     * @param slab one cell of the face as cut
     * @param plane from which it was cut
     */
    public static List<Site> of(Slab slab, CrystalPlane plane) {
        AdsorptionSites search = new AdsorptionSites(slab, plane);
        search.layer.forEach(search::around);
        search.found.sort(Comparator.comparing(Site::kind).thenComparing(s -> Math.rint(s.distance() / SAME))
                .thenComparing(Site::beneath));
        return search.named();
    }

    /** x and y of the atoms of the outermost layer, &Aring;. */
    public static List<double[]> outermost(Slab slab) {
        Atoms atoms = slab.frame().atoms();
        double[] heights = slab.heights();
        return IntStream.range(0, atoms.count()).filter(i -> atoms.z()[i] > heights[heights.length - 1] - LAYER)
                .mapToObj(i -> new double[] {atoms.x()[i], atoms.y()[i]}).toList();
    }

    /** In-plane vectors from a point to the atoms of the layer within a distance, the nearest first. */
    private List<double[]> vectors(double[] from, double within) {
        List<double[]> all = new ArrayList<>();
        int[] n = {(int) Math.ceil(within / cell.height(0)) + 1, (int) Math.ceil(within / cell.height(1)) + 1};
        for (double[] atom : layer) {
            double[] near = cell.shortest(atom[0] - from[0], atom[1] - from[1], 0);
            for (int a = -n[0]; a <= n[0]; a++) {
                for (int b = -n[1]; b <= n[1]; b++) {
                    double[] v = {near[0] + a * cell.vector(0, 0) + b * cell.vector(1, 0),
                        near[1] + a * cell.vector(0, 1) + b * cell.vector(1, 1)};
                    if (length(v) <= within) {
                        all.add(v);
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(AdsorptionSites::length));
        return all;
    }

    private static double length(double[] v) {
        return Math.hypot(v[0], v[1]);
    }

    /** The atom itself, and the centres of the pairs and acute triangles with a corner at it. */
    private void around(double[] atom) {
        // No point of the plane is further from all points of a lattice than half the diagonal of its reduced cell.
        List<double[]> near = vectors(atom, Math.hypot(cell.length(0), cell.length(1)) * (1 + EQUAL));
        take(atom);
        for (int i = 1; i < near.size(); i++) {
            double[] a = near.get(i);
            takeIfEmpty(atom, new double[] {a[0] / 2, a[1] / 2});
            for (int j = 1; j < i; j++) {
                double[] b = near.get(j);
                double[] centre = centre(a, b);
                if (isInside(centre, a, b)) {
                    takeIfEmpty(atom, centre);
                }
            }
        }
    }

    /** The point as far from a and b as from the origin; not finite if they are on one line. */
    private static double[] centre(double[] a, double[] b) {
        double det = 2 * (a[0] * b[1] - a[1] * b[0]);
        double aa = a[0] * a[0] + a[1] * a[1];
        double bb = b[0] * b[0] + b[1] * b[1];
        return new double[] {(aa * b[1] - bb * a[1]) / det, (bb * a[0] - aa * b[0]) / det};
    }

    /** Whether a point lies in the triangle of the origin, a and b. */
    private static boolean isInside(double[] x, double[] a, double[] b) {
        double det = a[0] * b[1] - a[1] * b[0];
        double s = (x[0] * b[1] - x[1] * b[0]) / det;
        double t = (a[0] * x[1] - a[1] * x[0]) / det;
        return s > EQUAL && t > EQUAL && s + t < 1 - EQUAL;
    }

    /** Keeps the centre of a circle through the atom if there is no other in it. */
    private void takeIfEmpty(double[] atom, double[] centre) {
        double[] p = {atom[0] + centre[0], atom[1] + centre[1]};
        double radius = length(centre);
        if (length(vectors(p, radius * (1 + EQUAL)).getFirst()) > radius * (1 - EQUAL)) {
            take(p);
        }
    }

    /** Keeps a point with its images if it is none of those known. */
    private void take(double[] p) {
        if (found.stream().anyMatch(s -> s.images().stream().anyMatch(q -> isSame(p, q)))) {
            return;
        }
        List<double[]> images = new ArrayList<>(List.of(p));
        for (Symmetry.Operation o : operations) {
            double[] image = Arrays.copyOf(o.moved(new double[] {p[0], p[1], 0}), 2);
            if (images.stream().noneMatch(known -> isSame(image, known))) {
                images.add(image);
            }
        }
        double reach = Math.hypot(cell.length(0), cell.length(1));
        List<double[]> near = vectors(p, reach);
        double distance = length(near.getFirst());
        int n = (int) near.stream().filter(v -> length(v) < distance * (1 + EQUAL) + SAME).count();
        Kind kind = n == 1 ? Kind.TOP : n == 2 ? Kind.BRIDGE : Kind.HOLLOW;
        found.add(new Site("", kind, n, distance, beneath(p), List.copyOf(images)));
    }

    private boolean isSame(double[] p, double[] q) {
        return length(cell.shortest(p[0] - q[0], p[1] - q[1], 0)) < SAME;
    }

    private int beneath(double[] p) {
        Atoms atoms = slab.frame().atoms();
        double[] heights = slab.heights();
        for (int k = 1; k <= heights.length; k++) {
            double z = heights[heights.length - k];
            boolean there = IntStream.range(0, atoms.count()).anyMatch(i -> Math.abs(atoms.z()[i] - z) < 2 * Slab.FLAT
                    && length(cell.shortest(atoms.x()[i] - p[0], atoms.y()[i] - p[1], 0)) < BENEATH);
            if (there) {
                return k;
            }
        }
        return 0;
    }

    /** Sites with names: of several that are alike, with what tells them apart. */
    private List<Site> named() {
        List<Site> all = new ArrayList<>();
        for (Site s : found) {
            List<Site> alike = found.stream().filter(o -> label(o).equals(label(s))).toList();
            String name = label(s);
            if (alike.size() > 1) {
                boolean apart = alike.stream().mapToDouble(Site::distance).map(d -> Math.rint(d / SAME)).distinct()
                        .count() == alike.size();
                boolean deep = alike.stream().mapToInt(Site::beneath).distinct().count() == alike.size();
                int place = alike.indexOf(s);
                name = apart && alike.size() == 2
                        ? (place == 0 ? "short " : "long ") + name
                        : deep
                                ? name + (s.beneath() == 0 ? " over nothing" : " over plane " + s.beneath())
                                : String.format(Locale.ROOT, "%s %d", name, place + 1);
            }
            all.add(new Site(name, s.kind(), s.neighbours(), s.distance(), s.beneath(), s.images()));
        }
        return List.copyOf(all);
    }

    private String label(Site s) {
        return switch (s.kind()) {
            case TOP -> layerSpecies() > 1 ? "top " + symbolAt(s.position()) : "top";
            case BRIDGE -> "bridge";
            case HOLLOW -> !isClosePacked() ? "hollow" : s.beneath() == 2 ? "hcp hollow" : "fcc hollow";
        };
    }

    private String symbolAt(double[] p) {
        Atoms atoms = slab.frame().atoms();
        double[] heights = slab.heights();
        return IntStream.range(0, atoms.count())
                .filter(i -> atoms.z()[i] > heights[heights.length - 1] - LAYER
                        && isSame(p, new double[] {atoms.x()[i], atoms.y()[i]}))
                .mapToObj(atoms::symbol).findFirst().orElseThrow();
    }

    private long layerSpecies() {
        return layer.stream().map(this::symbolAt).distinct().count();
    }

    /** Whether every atom of the layer has six neighbours in it, and none anywhere that is nearer. */
    private boolean isClosePacked() {
        double nearest = slab.nearestDistance();
        return layer.stream().allMatch(atom -> vectors(atom, nearest * (1 + EQUAL)).size() == 7);
    }
}
