package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Cell;

/**
 * Paths through the corners of the Brillouin zones of the Bravais lattices, by W. Setyawan and S. Curtarolo, Comput. Mater. Sci. 49, 299 (2010),
 * whose tables these are. Monoclinic and triclinic lattices have none here.
 *
 * @param path names of points, pieces separated by vertical bars; G is the centre
 * @param basis vectors to whose reciprocal vectors the points refer, row by row, along the standard axes, &Aring;
 * @param points fractions of the reciprocal vectors
 */
record StandardPath(String path, double[] basis, Map<String, double[]> points) {
    private static final double CLOSE = 1e-4;

    /** A lattice seen along perpendicular axes: lengths of the shortest lattice vectors along them, and the volume of the primitive cell. */
    private record Along(Cell primitive, double[] axes, double[] lengths) {
        static Along of(Cell primitive, double[] axes) {
            return new Along(primitive, axes, IntStream.range(0, 3)
                    .mapToDouble(k -> shortest(primitive, row(axes, k))).toArray());
        }

        double a() {
            return lengths[0];
        }

        double b() {
            return lengths[1];
        }

        double c() {
            return lengths[2];
        }

        /** Lattice points in the box of the three lengths. */
        int centring() {
            return (int) Math.rint(a() * b() * c() / primitive.volume());
        }

        /** Whether a vector along the axes, as fractions of the lengths, is one of the lattice. */
        boolean holds(double fa, double fb, double fc) {
            double[] v = Matrix3.times(Matrix3.transposed(axes), new double[] {fa * a(), fb * b(), fc * c()});
            return IntStream.range(0, 3).mapToDouble(k -> primitive.fractional(k, v[0], v[1], v[2]))
                    .allMatch(f -> Math.abs(f - Math.rint(f)) < CLOSE);
        }

        /** The same with the axes in another order. */
        Along order(int i, int j, int k) {
            return of(primitive, rows(row(axes, i), row(axes, j), row(axes, k)));
        }

        /** The same with the axes by rising lengths. */
        Along rising() {
            int[] order = IntStream.range(0, 3).boxed().sorted(Comparator.comparingDouble(k -> lengths[k]))
                    .mapToInt(k -> k).toArray();
            return order(order[0], order[1], order[2]);
        }
    }

    /** The standard path, or one along the reciprocal vectors where there is none. */
    static BrillouinPath of(Symmetry symmetry, Cell given) {
        CrystalSystem system = CrystalSystem.of(symmetry, given);
        Cell primitive = symmetry.primitive().cell();
        Along along = Along.of(primitive, system.axes());
        return switch (system.laue()) {
            case CUBIC_HIGH, CUBIC_LOW -> cubic(along).along(along.axes());
            case HEXAGONAL_HIGH, HEXAGONAL_LOW, TRIGONAL_HIGH, TRIGONAL_LOW -> threefold(primitive, system.axes());
            case TETRAGONAL_HIGH, TETRAGONAL_LOW -> {
                Along a = along.centring() == 4 ? Along.of(primitive, diagonal(along.axes())) : along;
                yield (a.centring() == 1 ? tetragonal(a) : bodyCentredTetragonal(a)).along(a.axes());
            }
            case ORTHORHOMBIC -> orthorhombic(along);
            default -> alongReciprocalVectors(primitive);
        };
    }

    private static StandardPath cubic(Along l) {
        double[] box = {l.a(), 0, 0, 0, l.b(), 0, 0, 0, l.c()};
        return switch (l.centring()) {
            case 1 -> table("G X M G R X|M R", box, "X 0 0.5 0, M 0.5 0.5 0, R 0.5 0.5 0.5");
            case 2 -> table("G H N G P H|P N", box, "H 0 1 0, N 0.5 0.5 0, P 0.5 0.5 0.5");
            default -> table("G X W K G L U W L K|U X", box,
                    "X 0 1 0, W 0.5 1 0, K 0.75 0.75 0, L 0.5 0.5 0.5, U 0.25 1 0.25");
        };
    }

    private static StandardPath tetragonal(Along l) {
        return table("G X M G Z R A Z|X R|M A", new double[] {l.a(), 0, 0, 0, l.b(), 0, 0, 0, l.c()},
                "X 0 0.5 0, M 0.5 0.5 0, Z 0 0 0.5, R 0 0.5 0.5, A 0.5 0.5 0.5");
    }

    private static StandardPath bodyCentredTetragonal(Along l) {
        double a = l.a();
        double c = l.c();
        double[] basis = bodyCentred(l);
        if (c < a) {
            double eta = (1 + c * c / (a * a)) / 4;
            return table("G X M G Z P N Z1 M|X P", basis, "M -0.5 0.5 0.5, N 0 0.5 0, P 0.25 0.25 0.25, X 0 0 0.5")
                    .and("Z", eta, eta, -eta).and("Z1", -eta, 1 - eta, eta);
        }
        double eta = (1 + a * a / (c * c)) / 4;
        double zeta = a * a / (2 * c * c);
        return table("G X Y \u03a3 G Z \u03a31 N P Y1 Z|X P", basis,
                "N 0 0.5 0, P 0.25 0.25 0.25, X 0 0 0.5, Z 0.5 0.5 -0.5")
                .and("\u03a3", -eta, eta, eta).and("\u03a31", eta, 1 - eta, -eta).and("Y", -zeta, zeta, 0.5)
                .and("Y1", 0.5, 0.5, -zeta);
    }

    private static BrillouinPath orthorhombic(Along given) {
        int centring = given.centring();
        if (centring == 2 && !given.holds(0.5, 0.5, 0.5)) {
            return baseCentred(given);
        }
        Along l = given.rising();
        StandardPath path = switch (centring) {
            case 1 -> table("G X S Y G Z U R T Z|Y T|U X|S R", new double[] {l.a(), 0, 0, 0, l.b(), 0, 0, 0, l.c()},
                    "X 0.5 0 0, S 0.5 0.5 0, Y 0 0.5 0, Z 0 0 0.5, U 0.5 0 0.5, R 0.5 0.5 0.5, T 0 0.5 0.5");
            case 2 -> bodyCentredOrthorhombic(l);
            default -> faceCentredOrthorhombic(l);
        };
        return path.along(l.axes());
    }

    private static StandardPath bodyCentredOrthorhombic(Along l) {
        double a2 = l.a() * l.a() / (l.c() * l.c());
        double b2 = l.b() * l.b() / (l.c() * l.c());
        double zeta = (1 + a2) / 4;
        double eta = (1 + b2) / 4;
        double delta = (b2 - a2) / 4;
        double mu = (a2 + b2) / 4;
        return table("G X L T W R X1 Z G Y S W|L1 Y|Y1 Z", bodyCentred(l),
                "R 0 0.5 0, S 0.5 0 0, T 0 0 0.5, W 0.25 0.25 0.25, Z 0.5 0.5 -0.5")
                .and("L", -mu, mu, 0.5 - delta).and("L1", mu, -mu, 0.5 + delta).and("X", -zeta, zeta, zeta)
                .and("X1", zeta, 1 - zeta, -zeta).and("Y", eta, -eta, eta).and("Y1", 1 - eta, eta, -eta);
    }

    private static StandardPath faceCentredOrthorhombic(Along l) {
        double a = l.a();
        double b = l.b();
        double c = l.c();
        double[] basis = {0, b / 2, c / 2, a / 2, 0, c / 2, a / 2, b / 2, 0};
        double ab = a * a / (b * b);
        double ac = a * a / (c * c);
        double bc = b * b / (c * c);
        if (1 - ab - ac >= -CLOSE) {
            double zeta = (1 + ab - ac) / 4;
            double eta = (1 + ab + ac) / 4;
            String path = 1 - ab - ac > CLOSE ? "G Y T Z G X A1 Y|T X1|X A Z|L G" : "G Y T Z G X A1 Y|X A Z|L G";
            return table(path, basis, "L 0.5 0.5 0.5, T 1 0.5 0.5, Y 0.5 0 0.5, Z 0.5 0.5 0")
                    .and("A", 0.5, 0.5 + zeta, zeta).and("A1", 0.5, 0.5 - zeta, 1 - zeta).and("X", 0, eta, eta)
                    .and("X1", 1, 1 - eta, 1 - eta);
        }
        double eta = (1 + ab - ac) / 4;
        double delta = (1 + 1 / ab - bc) / 4;
        double phi = (1 + 1 / bc - 1 / ac) / 4;
        return table("G Y C D X G Z D1 H C|C1 Z|X H1|H Y|L G", basis,
                "L 0.5 0.5 0.5, X 0 0.5 0.5, Y 0.5 0 0.5, Z 0.5 0.5 0")
                .and("C", 0.5, 0.5 - eta, 1 - eta).and("C1", 0.5, 0.5 + eta, eta).and("D", 0.5 - delta, 0.5, 1 - delta)
                .and("D1", 0.5 + delta, 0.5, delta).and("H", 1 - phi, 0.5 - phi, 0.5).and("H1", phi, 0.5 + phi, 0.5);
    }

    /** Centred is the face of a and b, a the shorter. */
    private static BrillouinPath baseCentred(Along given) {
        Along l = given.holds(0.5, 0.5, 0)
                ? given
                : given.holds(0.5, 0, 0.5) ? given.order(0, 2, 1) : given.order(1, 2, 0);
        l = l.a() > l.b() ? l.order(1, 0, 2) : l;
        double zeta = (1 + l.a() * l.a() / (l.b() * l.b())) / 4;
        double[] basis = {l.a() / 2, -l.b() / 2, 0, l.a() / 2, l.b() / 2, 0, 0, 0, l.c()};
        return table("G X S R A Z G Y X1 A1 T Y|Z T", basis,
                "R 0 0.5 0.5, S 0 0.5 0, T -0.5 0.5 0.5, Y -0.5 0.5 0, Z 0 0 0.5")
                .and("A", zeta, zeta, 0.5).and("A1", -zeta, 1 - zeta, 0.5).and("X", zeta, zeta, 0)
                .and("X1", -zeta, 1 - zeta, 0).along(l.axes());
    }

    /** Lattices with a threefold main axis: hexagonal, or rhombohedral. */
    private static BrillouinPath threefold(Cell primitive, double[] axes) {
        double[] z = row(axes, 2);
        double[] flat = vectors(primitive).stream().filter(v -> Math.abs(Matrix3.dot(v, z)) < CLOSE)
                .min(Comparator
                        .comparingDouble(v -> Math.rint(1e6 * Matrix3.dot(v, v)) - 1e-3 * Matrix3.dot(v, row(axes, 0))))
                .orElseThrow();
        double[] x = Matrix3.unit(flat);
        double[] frame = rows(x, Matrix3.cross(z, x), z);
        double a = Math.sqrt(Matrix3.dot(flat, flat));
        double c = shortest(primitive, z);
        if (Math.rint(Math.sqrt(0.75) * a * a * c / primitive.volume()) == 3) {
            return rhombohedral(primitive, z).along(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        }
        return table("G M K G A L H A|L M|K H", new double[] {a, 0, 0, -a / 2, Math.sqrt(0.75) * a, 0, 0, 0, c},
                "M 0.5 0 0, K 0.3333333333333333 0.3333333333333333 0, A 0 0 0.5, L 0.5 0 0.5,"
                        + " H 0.3333333333333333 0.3333333333333333 0.5")
                .along(frame);
    }

    /** The three equal vectors are those of the shortest that the threefold axis turns into each other and that span the primitive cell. */
    private static StandardPath rhombohedral(Cell primitive, double[] z) {
        double[] basis = vectors(primitive).stream().sorted(Comparator.comparingDouble(v -> Matrix3.dot(v, v)))
                .map(v -> rows(v, turned(v, z, 1), turned(v, z, 2)))
                .filter(m -> Math.abs(Matrix3.determinant(m) / primitive.volume() - 1) < CLOSE).findFirst()
                .orElseThrow();
        double length = Matrix3.dot(row(basis, 0), row(basis, 0));
        double cosine = Matrix3.dot(row(basis, 0), row(basis, 1)) / length;
        if (cosine > 0) {
            double eta = (1 + 4 * cosine) / (2 + 4 * cosine);
            double nu = 0.75 - eta / 2;
            return table("G L B1|B Z G X|Q F P1 Z|L P", basis, "F 0.5 0.5 0, L 0.5 0 0, Z 0.5 0.5 0.5")
                    .and("B", eta, 0.5, 1 - eta).and("B1", 0.5, 1 - eta, eta - 1).and("P", eta, nu, nu)
                    .and("P1", 1 - nu, 1 - nu, 1 - eta).and("Q", 1 - nu, nu, 0).and("X", nu, 0, -nu);
        }
        double eta = (1 + cosine) / (1 - cosine) / 2;
        double nu = 0.75 - eta / 2;
        return table("G P Z Q G F P1 Q1 L Z", basis, "F 0.5 -0.5 0, L 0.5 0 0, Z 0.5 -0.5 0.5")
                .and("P", 1 - nu, -nu, 1 - nu).and("P1", nu, nu - 1, nu - 1).and("Q", eta, eta, eta)
                .and("Q1", 1 - eta, -eta, -eta);
    }

    private static BrillouinPath alongReciprocalVectors(Cell cell) {
        Map<String, double[]> points = new LinkedHashMap<>(Map.of("b1/2", new double[] {0.5, 0, 0}, "b2/2",
                new double[] {0, 0.5, 0}, "b3/2", new double[] {0, 0, 0.5}));
        return new StandardPath("G b1/2|G b2/2|G b3/2", cell.rows(), points)
                .along(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }

    /** The path in the frame of the crystal. */
    private BrillouinPath along(double[] axes) {
        Cell cell = Cell.of(Matrix3.product(basis, axes), true, true, true);
        List<BrillouinPath.Stretch> stretches = new ArrayList<>();
        for (String piece : path.split("\\|")) {
            String[] names = piece.split(" ");
            for (int k = 1; k < names.length; k++) {
                stretches
                        .add(new BrillouinPath.Stretch(BrillouinPath.label(names[k - 1]), BrillouinPath.label(names[k]),
                                point(cell, names[k - 1]), point(cell, names[k])));
            }
        }
        return new BrillouinPath(List.copyOf(stretches));
    }

    private double[] point(Cell cell, String name) {
        return BrillouinPath.cartesian(cell, points.getOrDefault(name, new double[3]));
    }

    private static StandardPath table(String path, double[] basis, String points) {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (String entry : points.split(", ")) {
            String[] words = entry.split(" ");
            named.put(words[0], Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
        }
        return new StandardPath(path, basis, named);
    }

    private StandardPath and(String name, double... fractions) {
        points.put(name, fractions);
        return this;
    }

    private static double[] bodyCentred(Along l) {
        double a = l.a() / 2;
        double b = l.b() / 2;
        double c = l.c() / 2;
        return new double[] {-a, b, c, a, -b, c, a, b, -c};
    }

    /** The axes turned by 45 degrees about the third. */
    private static double[] diagonal(double[] axes) {
        double r = Math.sqrt(0.5);
        return Matrix3.product(new double[] {r, r, 0, -r, r, 0, 0, 0, 1}, axes);
    }

    /** A vector turned about a unit vector by thirds of a full turn. */
    private static double[] turned(double[] v, double[] axis, int thirds) {
        double cos = -0.5;
        double sin = (thirds == 1 ? 1 : -1) * Math.sqrt(0.75);
        double[] side = Matrix3.cross(axis, v);
        double along = Matrix3.dot(v, axis) * (1 - cos);
        return IntStream.range(0, 3).mapToDouble(d -> cos * v[d] + sin * side[d] + along * axis[d]).toArray();
    }

    /** Length of the shortest lattice vector along a unit vector, &Aring;. */
    private static double shortest(Cell cell, double[] axis) {
        return vectors(cell).stream().filter(v -> {
            double[] aside = Matrix3.cross(v, axis);
            return Matrix3.dot(v, axis) > CLOSE && Matrix3.dot(aside, aside) < 1e-6;
        }).mapToDouble(v -> Matrix3.dot(v, axis)).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Short lattice vectors but zero. */
    private static List<double[]> vectors(Cell cell) {
        int reach = 4;
        int side = 2 * reach + 1;
        return IntStream.range(0, side * side * side).filter(i -> i != side * side * side / 2).mapToObj(i -> {
            int a = i % side - reach;
            int b = i / side % side - reach;
            int c = i / side / side - reach;
            return new double[] {cell.cartesian(0, a, b, c), cell.cartesian(1, a, b, c), cell.cartesian(2, a, b, c)};
        }).toList();
    }

    private static double[] row(double[] m, int k) {
        return Arrays.copyOfRange(m, 3 * k, 3 * k + 3);
    }

    private static double[] rows(double[] x, double[] y, double[] z) {
        return new double[] {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]};
    }
}
