package org.adatom.analysis.toy;

import java.util.Locale;
import org.adatom.analysis.Numbers;
import org.adatom.forcefields.toy.CellSums;
import org.adatom.forcefields.toy.Counting;
import org.adatom.forcefields.toy.Normalization;
import org.adatom.forcefields.toy.PairShape;
import org.adatom.forcefields.toy.RejectedTriplet;
import org.adatom.forcefields.toy.ToyShape;
import org.adatom.forcefields.toy.TrianglePowers;
import org.adatom.forcefields.toy.TripletShape;

/**
 * An energy of pairs and triangles that asks to become the toy model.
 *
 * <p>The energy of a cell is tripletWeight times the ordered sum over triangles plus pairWeight times the ordered sum
 * over pairs: 3/4 and 1/4 for the model that the thesis adopted (Eq. 9), 1 for candidates with one kind of term.
 *
 * @param name short, for tables and curves
 * @param description what it is, in a few words
 * @param pair energy of a pair, eV and &Aring;
 * @param triplet energy of a triangle, eV and &Aring;
 * @param pairWeight of each ordered pair
 * @param tripletWeight of each ordered triangle
 * @param counting how often triangles count whose corners lie in two cells
 * @param distance R<sub>c</sub>, &Aring;: the unit of length of the tests
 * @param energy E<sub>c</sub>, eV: the unit of energy
 */
public record Candidate(
        String name, String description, PairShape pair, TripletShape triplet, double pairWeight,
        double tripletWeight, Counting counting, double distance, double energy) {
    /** The model that the thesis adopted, of that shape. */
    public static Candidate adopted(String name, ToyShape shape, Counting counting) {
        String description = "one shape for pairs and mean sides, n = " + shape.exponent() + ", R0 = "
                + Numbers.general(shape.cutoff() / shape.distance(), 6) + " Rc";
        return new Candidate(
                name, description, shape, shape, 0.25, 0.75, counting, shape.distance(), shape.strength());
    }

    /** A triangle energy that the thesis rejected. */
    public static Candidate rejected(String name, RejectedTriplet shape, Counting counting) {
        String description = "triangles by " + shape.equation().name().replace("EQ_", "Eq. ") + " of the thesis";
        return triangles(name, description, shape, counting, shape.distance(), shape.strength());
    }

    /** Morse's pair potential, thesis Eq. 2; {@code stiffness} is k<sub>e</sub> in E<sub>c</sub>/R<sub>c</sub>&sup2;. */
    public static Candidate morse(String name, double stiffness, double distance, double energy) {
        PairShape pair = PairShape.morse(energy, distance, stiffness * energy / (distance * distance));
        String description = "pairs by Morse, stiffness " + Numbers.general(stiffness, 6) + " Ec/Rc^2";
        return pairs(name, description, pair, distance, energy);
    }

    /** The pair potential of Lennard-Jones in terms of its minimum, thesis Eq. 3. */
    public static Candidate lennardJones(String name, double distance, double energy) {
        return pairs(name, "pairs by Lennard-Jones", PairShape.lennardJones(energy, distance), distance, energy);
    }

    /**
     * A triangle energy M<sub>c</sub> (V<sub>sc</sub> V<sub>short</sub> &minus; V<sub>long</sub>), its strengths by the
     * recipe of appendix A.1: &minus;E<sub>c</sub> and extremal for the equilateral triangle of side R<sub>c</sub>.
     *
     * @param attraction V<sub>long</sub>, in the unit R<sub>c</sub> of its own
     * @param repulsion V<sub>short</sub>, in the same unit
     * @param energy E<sub>c</sub>, eV
     * @throws IllegalArgumentException if there are no such strengths
     */
    public static Candidate recipe(
            String name, TrianglePowers attraction, TrianglePowers repulsion, Counting counting, double energy) {
        if (attraction.distance() != repulsion.distance()) {
            throw new IllegalArgumentException("both parts must have the same unit of length");
        }
        Normalization shape = Normalization.ofSum(
                (a, b, c) -> -attraction.energy(a, b, c), repulsion, attraction.distance(), energy);
        String description = "triangles by Mc (Vsc [" + words(repulsion) + "] - [" + words(attraction) + "]), Vsc = "
                + Numbers.general(shape.inner(), 8) + ", Mc = " + Numbers.general(shape.outer() / energy, 8) + " Ec";
        return triangles(name, description, shape, counting, attraction.distance(), energy);
    }

    private static Candidate triangles(
            String name, String description, TripletShape triplet, Counting counting, double distance,
            double energy) {
        return new Candidate(name, description, PairShape.NONE, triplet, 1, 1, counting, distance, energy);
    }

    /** Pairs count alike in both ways of counting. */
    private static Candidate pairs(String name, String description, PairShape pair, double distance, double energy) {
        return new Candidate(name, description, pair, TripletShape.NONE, 1, 1, Counting.INVARIANT, distance, energy);
    }

    private static String words(TrianglePowers p) {
        StringBuilder text = new StringBuilder();
        factor(text, "A", p.area());
        factor(text, "p", p.perimeter());
        factor(text, "(abc)", p.product());
        if (p.sides() != 0) {
            String sum = "(a^" + p.sides() + " + b^" + p.sides() + " + c^" + p.sides() + ")";
            text.append(text.isEmpty() ? "" : " ").append(sum);
        }
        return text.isEmpty() ? "1" : text.toString();
    }

    private static void factor(StringBuilder text, String base, int power) {
        if (power != 0) {
            text.append(text.isEmpty() ? "" : " ").append(base).append(power == 1 ? "" : "^" + power);
        }
    }

    /** Whether it has an energy of triangles. */
    public boolean ofTriangles() {
        return triplet.reach() > 0;
    }

    /** Distance from which on nothing interacts, R<sub>c</sub>; infinite if there is none. */
    public double reach() {
        return Math.max(pair.reach(), triplet.reach()) / distance;
    }

    /** How it counts, as it is written in an input. */
    public String countingWord() {
        return counting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Energy of one equilateral triangle, each of its pairs and itself taken once: test (a), E<sub>c</sub>. */
    double equilateral(double side) {
        double r = side * distance;
        return (tripletWeight * triplet.energy(r, r, r) + pairWeight * pair.energy(r)) / energy;
    }

    /** Energy of a cell, E<sub>c</sub>, counted in its own way. */
    double energyOf(CellSums sums) {
        return energyOf(sums, counting);
    }

    /** Energy of a cell, E<sub>c</sub>, counted in either way. */
    double energyOf(CellSums sums, Counting how) {
        return (tripletWeight * sums.triplets(how) + pairWeight * sums.pairs()) / energy;
    }
}
