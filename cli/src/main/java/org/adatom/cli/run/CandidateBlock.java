package org.adatom.cli.run;

import java.util.Locale;
import org.adatom.analysis.toy.Candidate;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.forcefields.toy.Counting;
import org.adatom.forcefields.toy.RejectedTriplet;
import org.adatom.forcefields.toy.ToyShape;
import org.adatom.forcefields.toy.TrianglePowers;
import org.jspecify.annotations.Nullable;

/**
 * One candidate for the toy model.
 *
 * @param model which energy
 * @param name for tables and curves
 * @param counting of triangles across two cells
 * @param distance R<sub>c</sub>, &Aring;
 * @param energy E<sub>c</sub>, eV
 * @param exponent n of the adopted model
 * @param cutoff R<sub>0</sub> of the adopted model, &Aring;
 * @param stiffness of morse, E<sub>c</sub>/R<sub>c</sub>&sup2;
 * @param attraction long-range part of a recipe
 * @param repulsion short-range part of a recipe
 */
@Description("A candidate for the toy model")
public record CandidateBlock(
        @Description("adopted: the toy model; eq-6, eq-7, eq-8: triangle energies the thesis rejected; morse, lennard-jones: pairs only; recipe: triangle energy of your own") Model model,
        @Description("Its name in the report (default: the model)") @Nullable String name,
        @Description("How often triangles across two cells count: invariant (default) or as-printed in the thesis") @Nullable Counting counting,
        @Description("Rc, the unit of length of all tests (default 1 A)") @Quantity(Dimension.LENGTH) @Nullable Double distance,
        @Description("Ec, the unit of energy of all results (default 1 eV)") @Quantity(Dimension.ENERGY) @Nullable Double energy,
        @Description("adopted: exponent n of the attraction (default 6)") @Nullable Integer exponent,
        @Description("adopted: R0, where the shape ends (default twice the distance)") @Quantity(Dimension.LENGTH) @Nullable Double cutoff,
        @Description("morse: curvature at the minimum, in Ec/Rc^2 (default 20)") @Nullable Double stiffness,
        @Description("recipe: the long-range part V_long of Mc (Vsc V_short - V_long)") @Nullable Powers attraction,
        @Description("recipe: the short-range part V_short; Vsc and Mc are found") @Nullable Powers repulsion) {
    private static final double STIFFNESS = 20;
    private static final int LONGEST_NAME = 40;

    /** Which energy. */
    public enum Model {
        /** One shape for pairs and mean sides, Eqs. 9 and 10. */
        ADOPTED,
        /** Triangles by Eq. 6. */
        EQ_6,
        /** Triangles by Eq. 7. */
        EQ_7,
        /** Triangles by Eq. 8. */
        EQ_8,
        /** Pairs by Eq. 2. */
        MORSE,
        /** Pairs by Eq. 3. */
        LENNARD_JONES,
        /** Triangles by powers of area, perimeter and sides. */
        RECIPE
    }

    /**
     * A product of powers, lengths in R<sub>c</sub>.
     *
     * @param area power of the area
     * @param perimeter power of the perimeter
     * @param product power of the product of the sides
     * @param sides power of the sides in the sum over them
     */
    @Description("Product of powers of a triangle's measures")
    public record Powers(
            @Description("Power of the area; not negative (default 0)") @Nullable Integer area,
            @Description("Power of the perimeter a + b + c (default 0)") @Nullable Integer perimeter,
            @Description("Power of the product abc of the sides (default 0)") @Nullable Integer product,
            @Description("Power k of the factor a^k + b^k + c^k (default: no such factor)") @Nullable Integer sides) {
        /** Checks. */
        public Powers {
            if (area != null && area < 0) {
                throw new InputException("area: " + area + " is not allowed: flat triangles have none, use 0 or more");
            }
            if (area == null && perimeter == null && product == null && sides == null) {
                throw new InputException("no power is given; use area, perimeter, product or sides");
            }
        }

        private TrianglePowers of(double distance) {
            return new TrianglePowers(orZero(area), orZero(perimeter), orZero(product), orZero(sides), distance);
        }

        private static int orZero(@Nullable Integer power) {
            return power == null ? 0 : power;
        }
    }

    /** Checks, and that it makes a candidate. */
    public CandidateBlock {
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME || !name.matches("[^,\"\\p{Cntrl}]+"))) {
            throw new InputException("name: '" + name + "' is not allowed, use at most " + LONGEST_NAME
                    + " characters without commas and quotes");
        }
        positive("distance", distance);
        positive("energy", energy);
        positive("stiffness", stiffness);
        belongs("exponent", exponent, model, model == Model.ADOPTED);
        belongs("cutoff", cutoff, model, model == Model.ADOPTED);
        belongs("stiffness", stiffness, model, model == Model.MORSE);
        belongs("attraction", attraction, model, model == Model.RECIPE);
        belongs("repulsion", repulsion, model, model == Model.RECIPE);
        belongs("counting", counting, model, model != Model.MORSE && model != Model.LENNARD_JONES);
        if (model == Model.RECIPE && (attraction == null || repulsion == null)) {
            throw new InputException("recipe needs both attraction and repulsion, such as attraction: {perimeter: -6}");
        }
        // Whatever its parameters cannot make is refused here, where the place in the input is known.
        candidate(model, "", counting, distance, energy, exponent, cutoff, stiffness, attraction, repulsion);
    }

    private static void positive(String key, @Nullable Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw new InputException(key + ": " + value + " is not allowed, use a positive number");
        }
    }

    private static void belongs(String key, @Nullable Object value, Model model, boolean allowed) {
        if (value != null && !allowed) {
            throw new InputException(key + ": " + word(model) + " has none; remove the key");
        }
    }

    private static String word(Model model) {
        return model.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name, or the model and how it counts. */
    String label() {
        return name != null ? name : word(model) + (counting == Counting.AS_PRINTED ? " as printed" : "");
    }

    /** The candidate, defaults filled in. */
    Candidate candidate() {
        return candidate(model, label(), counting, distance, energy, exponent, cutoff, stiffness, attraction,
                repulsion);
    }

    private static Candidate candidate(Model model, String name, @Nullable Counting counting,
            @Nullable Double distance, @Nullable Double energy, @Nullable Integer exponent, @Nullable Double cutoff,
            @Nullable Double stiffness, @Nullable Powers attraction, @Nullable Powers repulsion) {
        Counting how = counting == null ? Counting.INVARIANT : counting;
        double rc = distance == null ? 1 : distance;
        double ec = energy == null ? 1 : energy;
        return switch (model) {
            case ADOPTED -> Candidate.adopted(
                    name,
                    new ToyShape(exponent == null ? 6 : exponent, cutoff == null ? 2 * rc : cutoff, rc, ec),
                    how);
            case EQ_6, EQ_7, EQ_8 -> Candidate.rejected(
                    name, new RejectedTriplet(RejectedTriplet.Equation.valueOf(model.name()), rc, ec), how);
            case MORSE -> Candidate.morse(name, stiffness == null ? STIFFNESS : stiffness, rc, ec);
            case LENNARD_JONES -> Candidate.lennardJones(name, rc, ec);
            case RECIPE -> Candidate.recipe(name, attraction.of(rc), repulsion.of(rc), how, ec);
        };
    }
}
