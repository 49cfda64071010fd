package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.List;
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
     * The path of W. Setyawan and S. Curtarolo, Comput. Mater. Sci. 49, 299 (2010), for all lattices but monoclinic and triclinic ones; for
     * these from the centre along the three reciprocal vectors of the primitive cell.
     *
     * @param given cell whose vectors the axes follow where symmetry leaves a choice
     */
    public static BrillouinPath standard(Symmetry symmetry, Cell given) {
        return StandardPath.of(symmetry, given);
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

    /** A name as it is printed: the centre by its Greek letter. */
    static String label(String name) {
        return name.equals("G") || name.equalsIgnoreCase("gamma") ? CENTRE : name;
    }
}
