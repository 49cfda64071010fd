package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A regular set of Behler-Parrinello functions: every element sees every element (pair of elements) through the same
 * functions of distance (of distance and angle).
 *
 * <p>Without lists of exponents there are {@code count} Gaussians in both of the ways of G. Imbalzano et al., J. Chem. Phys. 148, 241730
 * (2018), section III A: centred ones, &eta;<sub>m</sub> = [n<sup>m/n</sup>/r<sub>c</sub>]&sup2;, and shifted ones, r<sub>m</sub> =
 * r<sub>c</sub>/n<sup>m/n</sup> with 1/&eta; the square of the distance to the next, m = 0 ... n; the angular ones have
 * &eta; r<sub>c</sub>&sup2; = 0, 1, 4 and &zeta; = 1, 4, 16: three legs of a triangle share one Gaussian, and with a sharper one only
 * neighbours at contact would count.
 *
 * @param cutoff of all functions, &Aring;
 * @param cutoffFunction how they fall to zero; poly2, twice differentiable, if absent
 * @param count number n of steps in the lists that are made; 6 if absent
 * @param radial lists of the functions of distance; made if absent
 * @param angular lists of the functions of angle; made if absent
 * @param weighted whether elements are told apart by weights, their atomic numbers, instead of by functions of their own:
 *     as many functions as for one element
 * @param prune part of the widest range in training below which functions are left out; 0.001 if absent
 */
@Description("A regular set of Behler-Parrinello functions")
public record FunctionSet(
        @Description("Cutoff of all functions") @Quantity(Dimension.LENGTH) double cutoff,
        @Description("How functions fall to zero at the cutoff (default poly2)") CutoffFunction.@Nullable Kind cutoffFunction,
        @Description("Number of steps in the lists that are made if none are given (default 6)") @Nullable Integer count,
        @Description("Functions of distance") @Nullable Radial radial,
        @Description("Functions of the angle") @Nullable Angular angular,
        @Description("Whether elements differ by weights (their atomic numbers) instead of having functions of their own") @Nullable Boolean weighted,
        @Description("Functions whose range in training is below this part of the widest one are left out (default 0.001): they would be blown up by the scaling of inputs, and fly off for any new configuration. 0 keeps all") @Nullable Double prune) {
    private static final int DEFAULT_COUNT = 6;
    private static final double DEFAULT_PRUNE = 1e-3;
    /** &eta; r<sub>c</sub>&sup2; of the angular functions. */
    private static final List<Double> ANGULAR_WIDTHS = List.of(0.0, 1.0, 4.0);

    /**
     * Functions of distance, all combinations of &eta; and shift.
     *
     * @param eta &eta;, 1/&Aring;&sup2;
     * @param shift r<sub>s</sub>, &Aring;; 0 if absent
     */
    @Description("Functions of distance: all combinations of eta and shift")
    public record Radial(
            @Description("Exponents, 1/A^2") List<Double> eta,
            @Description("Shifts, A (default [0])") @Nullable List<Double> shift) {
        /** Checks. */
        public Radial {
            notEmpty("eta", eta);
            shift = shift == null ? List.of(0.0) : shift;
            notEmpty("shift", shift);
        }
    }

    /**
     * Functions of the angle, all combinations of &eta;, &zeta; and &lambda;.
     *
     * @param eta &eta;, 1/&Aring;&sup2;; none for no angular functions
     * @param zeta &zeta;; 1 if absent
     * @param lambda &lambda;; &minus;1 and 1 if absent
     * @param narrow whether the distance between the neighbours counts; true if absent
     */
    @Description("Functions of the angle: all combinations of eta, zeta and lambda; an empty eta for none")
    public record Angular(
            @Description("Exponents, 1/A^2") List<Double> eta,
            @Description("Exponents of 1 + lambda cos(theta) (default [1])") @Nullable List<Double> zeta,
            @Description("Signs (default [-1, 1])") @Nullable List<Double> lambda,
            @Description("Whether the distance between the neighbours counts, as in G4 (default), or not, as in G5") @Nullable Boolean narrow) {
        /** Checks. */
        public Angular {
            zeta = zeta == null ? List.of(1.0) : zeta;
            lambda = lambda == null ? List.of(-1.0, 1.0) : lambda;
            narrow = narrow == null || narrow;
            notEmpty("zeta", zeta);
            notEmpty("lambda", lambda);
        }
    }

    /** Checks and fills in defaults. */
    public FunctionSet {
        cutoffFunction = cutoffFunction == null ? CutoffFunction.Kind.POLY2 : cutoffFunction;
        count = count == null ? DEFAULT_COUNT : count;
        weighted = weighted != null && weighted;
        prune = prune == null ? DEFAULT_PRUNE : prune;
        if (!(prune >= 0 && prune < 1)) {
            throw new InputException("prune: " + prune + " is not a part from 0 to below 1");
        }
        if (!(cutoff > 0 && cutoff < Double.POSITIVE_INFINITY)) {
            throw new InputException("cutoff: " + cutoff + " A, expected a positive length");
        }
        if (count < 1 || count > 50) {
            throw new InputException("count: " + count + ", expected 1 to 50");
        }
    }

    /** The defaults for a cutoff, &Aring;. */
    public static FunctionSet of(double cutoff) {
        return new FunctionSet(cutoff, null, null, null, null, null, null);
    }

    private static void notEmpty(String key, List<Double> list) {
        if (list.isEmpty()) {
            throw new InputException(key + ": the list is empty; leave the key out for the default");
        }
    }

    /**
     * The functions of atoms of any element: first those of distance, for each element seen, then those of angle, for each
     * pair of elements.
     *
     * @param elements number of elements
     */
    public List<SymmetryFunction> functions(int elements) {
        CutoffFunction fc =
                new CutoffFunction(cutoffFunction, 0, cutoff, cutoffFunction == CutoffFunction.Kind.AMP ? 4 : 0);
        List<RadialShape> shapes = radialShapes(fc);
        List<SymmetryFunction> functions = new ArrayList<>();
        int[] seen = weighted ? new int[] {SymmetryFunction.ANY} : IntStream.range(0, elements).toArray();
        for (int neighbor : seen) {
            shapes.forEach(shape -> functions.add(new SymmetryFunction.Radial(neighbor, shape)));
        }
        for (int a = 0; a < seen.length; a++) {
            for (int b = a; b < seen.length; b++) {
                addAngular(functions, fc, seen[a], seen[b]);
            }
        }
        return List.copyOf(functions);
    }

    private List<RadialShape> radialShapes(CutoffFunction fc) {
        List<RadialShape> shapes = new ArrayList<>();
        if (radial != null) {
            for (double s : radial.shift) {
                radial.eta.forEach(eta -> shapes.add(new RadialShape.Gaussian(fc, eta, s)));
            }
            return shapes;
        }
        for (int m = 0; m <= count; m++) {
            shapes.add(new RadialShape.Gaussian(fc, centredEta(m), 0));
        }
        for (int m = count - 1; m >= 1; m--) {
            double shift = cutoff / step(m);
            double next = cutoff / step(m + 1);
            shapes.add(new RadialShape.Gaussian(fc, 1 / Math.pow(shift - next, 2), shift));
        }
        return shapes;
    }

    /** n<sup>m/n</sup>. */
    private double step(int m) {
        return Math.pow(count, (double) m / count);
    }

    private double centredEta(int m) {
        return Math.pow(step(m) / cutoff, 2);
    }

    private void addAngular(List<SymmetryFunction> functions, CutoffFunction fc, int one, int other) {
        Angular set = angular != null
                ? angular
                : new Angular(ANGULAR_WIDTHS.stream().map(width -> width / (cutoff * cutoff)).toList(),
                        List.of(1.0, 4.0, 16.0), null, null);
        for (double eta : set.eta) {
            for (double zeta : set.zeta) {
                for (double lambda : set.lambda) {
                    functions.add(new SymmetryFunction.Angular(one, other, set.narrow,
                            new RadialShape.Gaussian(fc, eta, 0), new AngularShape.Power(lambda, zeta)));
                }
            }
        }
    }
}
