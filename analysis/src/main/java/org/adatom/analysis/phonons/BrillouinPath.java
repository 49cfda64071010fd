package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Cell;

/**
 * A path through the Brillouin zone.
 *
 * @param stretches straight pieces, one behind the other; where one does not begin at the end of the last, the path jumps
 */
public record BrillouinPath(List<Stretch> stretches) {
    /**
     * A straight piece.
     *
     * @param from name of its begin
     * @param to name of its end
     * @param begin wave vector, Cartesian, 1/&Aring;, with 2&pi;
     * @param end the same of its end
     */
    public record Stretch(String from, String to, double[] begin, double[] end) {
        /** Its length, 1/&Aring;. */
        public double length() {
            double[] d = {end[0] - begin[0], end[1] - begin[1], end[2] - begin[2]};
            return Math.sqrt(Matrix3.dot(d, d));
        }

        /** The wave vector at a part of its length. */
        public double[] at(double part) {
            double[] q = new double[3];
            for (int d = 0; d < 3; d++) {
                q[d] = begin[d] + part * (end[d] - begin[d]);
            }
            return q;
        }
    }

    private static final String CENTRE = "\u0393";

    /**
     * The path of W. Setyawan and S. Curtarolo, Comput. Mater. Sci. 49, 299 (2010), for cubic, hexagonal and simple tetragonal
     * lattices; for others from the centre along the three reciprocal vectors of the primitive cell.
     */
    public static BrillouinPath standard(Symmetry symmetry, Cell given) {
        CrystalSystem system = CrystalSystem.of(symmetry, given);
        Cell primitive = symmetry.primitive().cell();
        double a = shortestAlong(primitive, row(system.axes(), 0));
        double b = shortestAlong(primitive, row(system.axes(), 1));
        double c = shortestAlong(primitive, row(system.axes(), 2));
        double volume = Math.abs(Matrix3.determinant(primitive.rows()));
        Map<String, double[]> points = new LinkedHashMap<>();
        String path = switch (system.laue()) {
            case CUBIC_HIGH, CUBIC_LOW -> switch ((int) Math.rint(a * a * a / volume)) {
                case 1 -> {
                    put(points, "X", 0, 0.5, 0, "M", 0.5, 0.5, 0, "R", 0.5, 0.5, 0.5);
                    yield "G X M G R X|M R";
                }
                case 2 -> {
                    put(points, "H", 0, 1, 0, "N", 0.5, 0.5, 0, "P", 0.5, 0.5, 0.5);
                    yield "G H N G P H|P N";
                }
                default -> {
                    put(points, "X", 0, 1, 0, "W", 0.5, 1, 0, "K", 0.75, 0.75, 0, "L", 0.5, 0.5, 0.5, "U", 0.25, 1,
                            0.25);
                    yield "G X W K G L U W L K|U X";
                }
            };
            case HEXAGONAL_HIGH, HEXAGONAL_LOW -> {
                double t = 1 / Math.sqrt(3);
                put(points, "M", 0.5, 0.5 * t, 0, "K", 2.0 / 3, 0, 0, "A", 0, 0, 0.5, "L", 0.5, 0.5 * t, 0.5, "H",
                        2.0 / 3, 0, 0.5);
                yield "G M K G A L H A|L M|K H";
            }
            case TETRAGONAL_HIGH, TETRAGONAL_LOW -> {
                if ((int) Math.rint(a * b * c / volume) != 1) {
                    yield "";
                }
                put(points, "X", 0, 0.5, 0, "M", 0.5, 0.5, 0, "Z", 0, 0, 0.5, "R", 0, 0.5, 0.5, "A", 0.5, 0.5, 0.5);
                yield "G X M G Z R A Z|X R|M A";
            }
            default -> "";
        };
        if (path.isEmpty()) {
            return alongReciprocalVectors(primitive);
        }
        // Points are in units of 2 pi over the lengths along the axes; across the main axis of hexagons both count in a.
        boolean hexagonal = system.laue().system().equals("hexagonal");
        double[] unit = {2 * Math.PI / a, 2 * Math.PI / (hexagonal ? a : b), 2 * Math.PI / c};
        Map<String, double[]> cartesian = new LinkedHashMap<>();
        points.put("G", new double[3]);
        points.forEach((name, p) -> cartesian.put(name, Matrix3.times(Matrix3.transposed(system.axes()),
                new double[] {p[0] * unit[0], p[1] * unit[1], p[2] * unit[2]})));
        return through(path, cartesian);
    }

    /** A path through named points, pieces separated by vertical bars. */
    static BrillouinPath through(String path, Map<String, double[]> points) {
        List<Stretch> stretches = new ArrayList<>();
        for (String piece : path.split("\\|")) {
            String[] names = piece.trim().split(" ");
            for (int k = 1; k < names.length; k++) {
                stretches.add(new Stretch(label(names[k - 1]), label(names[k]), points.get(names[k - 1]),
                        points.get(names[k])));
            }
        }
        return new BrillouinPath(List.copyOf(stretches));
    }

    /**
     * The path through given points.
     *
     * @param names of the points, in order
     * @param fractions of the reciprocal vectors of a cell
     */
    public static BrillouinPath of(List<String> names, List<double[]> fractions, Cell cell) {
        List<Stretch> stretches = new ArrayList<>();
        for (int k = 1; k < names.size(); k++) {
            stretches.add(
                    new Stretch(label(names.get(k - 1)), label(names.get(k)), cartesian(cell, fractions.get(k - 1)),
                            cartesian(cell, fractions.get(k))));
        }
        return new BrillouinPath(List.copyOf(stretches));
    }

    private static BrillouinPath alongReciprocalVectors(Cell cell) {
        List<Stretch> stretches = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            double[] half = new double[3];
            half[k] = 0.5;
            stretches.add(new Stretch(CENTRE, "b" + (k + 1) + "/2", new double[3], cartesian(cell, half)));
        }
        return new BrillouinPath(stretches);
    }

    /** The wave vector with these fractions of the reciprocal vectors of a cell, 1/&Aring;, with 2&pi;. */
    public static double[] cartesian(Cell cell, double[] fractions) {
        double[] q = new double[3];
        for (int d = 0; d < 3; d++) {
            double[] unit = new double[3];
            unit[d] = 1;
            for (int k = 0; k < 3; k++) {
                q[d] += 2 * Math.PI * fractions[k] * cell.fractional(k, unit[0], unit[1], unit[2]);
            }
        }
        return q;
    }

    private static String label(String name) {
        return name.equals("G") || name.equalsIgnoreCase("gamma") ? CENTRE : name;
    }

    private static void put(Map<String, double[]> points, Object... all) {
        for (int k = 0; k < all.length; k += 4) {
            points.put((String) all[k],
                    new double[] {((Number) all[k + 1]).doubleValue(), ((Number) all[k + 2]).doubleValue(),
                        ((Number) all[k + 3]).doubleValue()});
        }
    }

    private static double[] row(double[] m, int k) {
        return new double[] {m[3 * k], m[3 * k + 1], m[3 * k + 2]};
    }

    /** Length of the shortest lattice vector along an axis, &Aring;. */
    private static double shortestAlong(Cell cell, double[] axis) {
        double shortest = Double.POSITIVE_INFINITY;
        int reach = 4;
        for (int i = -reach; i <= reach; i++) {
            for (int j = -reach; j <= reach; j++) {
                for (int k = -reach; k <= reach; k++) {
                    double[] v = {cell.cartesian(0, i, j, k), cell.cartesian(1, i, j, k), cell.cartesian(2, i, j, k)};
                    double along = Matrix3.dot(v, axis);
                    double[] aside = Matrix3.cross(v, axis);
                    if (along > 1e-6 && Matrix3.dot(aside, aside) < 1e-6) {
                        shortest = Math.min(shortest, along);
                    }
                }
            }
        }
        return shortest;
    }
}
