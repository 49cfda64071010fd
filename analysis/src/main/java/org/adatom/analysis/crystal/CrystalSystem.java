package org.adatom.analysis.crystal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.adatom.engine.Cell;

/**
 * The Laue class of a crystal and its axes: x, y, z of the frame in which its tensors have their standard form (J. F. Nye,
 * Physical Properties of Crystals (1957), appendix B).
 *
 * @param laue class
 * @param axes unit vectors along the standard x, y, z, a row each
 */
public record CrystalSystem(Laue laue, double[] axes) {
    /** The eleven Laue classes, by their Hermann-Mauguin symbols. */
    public enum Laue {
        /** Cubic, with four-fold axes. */
        CUBIC_HIGH("cubic", "m-3m"),
        /** Cubic, with two-fold axes. */
        CUBIC_LOW("cubic", "m-3"),
        /** Hexagonal, with two-fold axes across. */
        HEXAGONAL_HIGH("hexagonal", "6/mmm"),
        /** Hexagonal without. */
        HEXAGONAL_LOW("hexagonal", "6/m"),
        /** Trigonal, with two-fold axes across. */
        TRIGONAL_HIGH("trigonal", "-3m"),
        /** Trigonal without. */
        TRIGONAL_LOW("trigonal", "-3"),
        /** Tetragonal, with two-fold axes across. */
        TETRAGONAL_HIGH("tetragonal", "4/mmm"),
        /** Tetragonal without. */
        TETRAGONAL_LOW("tetragonal", "4/m"),
        /** Orthorhombic. */
        ORTHORHOMBIC("orthorhombic", "mmm"),
        /** Monoclinic. */
        MONOCLINIC("monoclinic", "2/m"),
        /** Triclinic. */
        TRICLINIC("triclinic", "-1");

        private final String system;
        private final String symbol;

        Laue(String system, String symbol) {
            this.system = system;
            this.symbol = symbol;
        }

        /** The crystal system, in lower case. */
        public String system() {
            return system;
        }

        /** The Hermann-Mauguin symbol. */
        public String symbol() {
            return symbol;
        }
    }

    /** A rotation's axis and order. */
    private record Axis(int order, double[] along) {}

    /**
     * The class of a crystal. Where symmetry leaves a choice, the axes are those nearest to the vectors of the cell.
     *
     * @param symmetry of the crystal
     * @param cell whose vectors a, b, c the axes follow
     */
    public static CrystalSystem of(Symmetry symmetry, Cell cell) {
        List<Axis> found = new ArrayList<>();
        for (Symmetry.Operation o : symmetry.operations()) {
            Axis axis = axis(o);
            boolean known = found.stream().anyMatch(a -> a.order() == axis.order()
                    && Math.abs(Math.abs(Matrix3.dot(a.along(), axis.along())) - 1) < 1e-6);
            if (axis.order() > 1 && !known) {
                found.add(axis);
            }
        }
        Finder finder = new Finder(found, cell, symmetry.primitive().cell());
        Laue laue = finder.laue();
        return new CrystalSystem(laue, finder.axes(laue));
    }

    private static Axis axis(Symmetry.Operation o) {
        double[] r = o.rotation().clone();
        int sign = o.determinant();
        for (int c = 0; c < 9; c++) {
            r[c] *= sign;
        }
        int order = switch ((int) Math.rint(r[0] + r[4] + r[8])) {
            case 3 -> 1;
            case 2 -> 6;
            case 1 -> 4;
            case 0 -> 3;
            default -> 2;
        };
        double[] along = {r[7] - r[5], r[2] - r[6], r[3] - r[1]};
        if (order == 2) {
            // R + 1 projects on the axis.
            int best = 0;
            for (int d = 1; d < 3; d++) {
                best = r[4 * d] > r[4 * best] ? d : best;
            }
            along = new double[] {r[best], r[3 + best], r[6 + best]};
            along[best] += 1;
        }
        return new Axis(order, order == 1 ? new double[] {0, 0, 1} : Matrix3.unit(along));
    }

    /** Chooses class and axes from the rotation axes that there are. */
    private record Finder(List<Axis> all, Cell cell, Cell primitive) {
        List<double[]> ofOrder(int order) {
            return all.stream().filter(a -> a.order() == order).map(Axis::along).toList();
        }

        private int count(int order) {
            return ofOrder(order).size();
        }

        Laue laue() {
            if (count(3) == 4) {
                return count(4) == 3 ? Laue.CUBIC_HIGH : Laue.CUBIC_LOW;
            }
            if (count(6) == 1) {
                return count(2) > 1 ? Laue.HEXAGONAL_HIGH : Laue.HEXAGONAL_LOW;
            }
            if (count(3) == 1) {
                return count(2) > 0 ? Laue.TRIGONAL_HIGH : Laue.TRIGONAL_LOW;
            }
            if (count(4) == 1) {
                return count(2) > 1 ? Laue.TETRAGONAL_HIGH : Laue.TETRAGONAL_LOW;
            }
            return switch (count(2)) {
                case 3 -> Laue.ORTHORHOMBIC;
                case 1 -> Laue.MONOCLINIC;
                default -> Laue.TRICLINIC;
            };
        }

        double[] axes(Laue laue) {
            return switch (laue) {
                case CUBIC_HIGH -> alongCell(ofOrder(4));
                case CUBIC_LOW, ORTHORHOMBIC -> alongCell(ofOrder(2));
                case HEXAGONAL_HIGH, HEXAGONAL_LOW -> about(ofOrder(6).get(0));
                case TRIGONAL_HIGH, TRIGONAL_LOW -> about(ofOrder(3).get(0));
                case TETRAGONAL_HIGH, TETRAGONAL_LOW -> about(ofOrder(4).get(0));
                case MONOCLINIC -> {
                    double[] y = toward(ofOrder(2).get(0), vector(1));
                    double[] z = across(vector(2), y);
                    yield rows(Matrix3.cross(y, z), y, z);
                }
                case TRICLINIC -> {
                    double[] z = Matrix3.unit(vector(2));
                    double[] y = Matrix3.unit(Matrix3.cross(z, vector(0)));
                    yield rows(Matrix3.cross(y, z), y, z);
                }
            };
        }

        /** Three perpendicular axes: x the one nearest to a, y to b; right-handed. */
        private double[] alongCell(List<double[]> three) {
            double[] x = toward(nearest(three, vector(0)), vector(0));
            List<double[]> others = three.stream().filter(v -> Math.abs(Matrix3.dot(v, x)) < 0.5).toList();
            double[] y = toward(nearest(others, vector(1)), vector(1));
            return rows(x, y, Matrix3.cross(x, y));
        }

        /** z along the main axis, x along a two-fold axis with the shortest lattice vector; without one, along a lattice vector. */
        private double[] about(double[] main) {
            double[] z =
                    toward(main, Math.abs(Matrix3.dot(main, Matrix3.unit(vector(2)))) > 1e-6 ? vector(2) : vector(0));
            List<double[]> twofold = ofOrder(2).stream().filter(v -> Math.abs(Matrix3.dot(v, z)) < 1e-6).toList();
            List<double[]> lattice = latticeVectors(z);
            double[] x = twofold.isEmpty()
                    ? across(best(lattice, v -> -Matrix3.dot(v, v)), z)
                    : best(twofold,
                            v -> -shortestAlong(lattice, v) + 1e-6 * Math.abs(Matrix3.dot(v, Matrix3.unit(vector(0)))));
            x = toward(x, vector(0));
            return rows(x, Matrix3.cross(z, x), z);
        }

        private static double shortestAlong(List<double[]> lattice, double[] axis) {
            return lattice.stream().filter(v -> Math.abs(Math.abs(Matrix3.dot(Matrix3.unit(v), axis)) - 1) < 1e-6)
                    .mapToDouble(v -> Math.sqrt(Matrix3.dot(v, v))).min().orElse(1e3);
        }

        /** Short lattice vectors that are not along z. */
        private List<double[]> latticeVectors(double[] z) {
            List<double[]> found = new ArrayList<>();
            int reach = 3;
            for (int a = -reach; a <= reach; a++) {
                for (int b = -reach; b <= reach; b++) {
                    for (int c = -reach; c <= reach; c++) {
                        double[] v = {primitive.cartesian(0, a, b, c), primitive.cartesian(1, a, b, c),
                            primitive.cartesian(2, a, b, c)};
                        double[] sideways = Matrix3.cross(v, z);
                        if (Matrix3.dot(sideways, sideways) > 1e-6) {
                            found.add(v);
                        }
                    }
                }
            }
            return found;
        }

        private double[] vector(int k) {
            return new double[] {cell.vector(k, 0), cell.vector(k, 1), cell.vector(k, 2)};
        }

        private static double[] nearest(List<double[]> axes, double[] direction) {
            return best(axes, v -> Math.abs(Matrix3.dot(v, direction)));
        }

        private static double[] best(List<double[]> of, ToDoubleFunction<double[]> merit) {
            return of.stream().max(Comparator.comparingDouble(merit)).orElseThrow();
        }

        /** The axis, in the sense in which it points along the direction. */
        private static double[] toward(double[] axis, double[] direction) {
            return Matrix3.dot(axis, direction) < 0 ? new double[] {-axis[0], -axis[1], -axis[2]} : axis;
        }

        /** The unit vector along the part of v that is perpendicular to a unit vector. */
        private static double[] across(double[] v, double[] unit) {
            double along = Matrix3.dot(v, unit);
            return Matrix3.unit(new double[] {v[0] - along * unit[0], v[1] - along * unit[1], v[2] - along * unit[2]});
        }

        private static double[] rows(double[] x, double[] y, double[] z) {
            return new double[] {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]};
        }
    }
}
