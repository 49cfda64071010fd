package org.adatom.forcefields.descriptor;

import java.util.List;
import org.adatom.engine.error.InputException;

/** A function of a distance. */
public sealed interface RadialShape {
    /** From this distance on it is zero, &Aring;. */
    double cutoff();

    /** What functions must have in common to be computed together. */
    Object family();

    /** What functions must have in common to be legs of functions of the angle that are computed together. */
    default Object legFamily() {
        return this;
    }

    /**
     * exp[&minus;&eta;(r &minus; r<sub>s</sub>)&sup2;] f<sub>c</sub>(r).
     *
     * @param cutoffFunction f<sub>c</sub>
     * @param eta &eta;, 1/&Aring;&sup2;
     * @param shift r<sub>s</sub>, &Aring;; may be negative
     */
    record Gaussian(CutoffFunction cutoffFunction, double eta, double shift) implements RadialShape {
        @Override
        public double cutoff() {
            return cutoffFunction.outer();
        }

        @Override
        public Object family() {
            return List.of("gaussian", cutoffFunction);
        }

        @Override
        public Object legFamily() {
            return shift == 0 ? family() : this;
        }
    }

    /**
     * cos(&kappa;r) f<sub>c</sub>(r).
     *
     * @param kappa &kappa;, 1/&Aring;
     */
    record CosineWave(CutoffFunction cutoffFunction, double kappa) implements RadialShape {
        @Override
        public double cutoff() {
            return cutoffFunction.outer();
        }

        @Override
        public Object family() {
            return List.of("cosine", cutoffFunction);
        }
    }

    /**
     * A bump between two distances.
     *
     * @param left where it begins, &Aring;; may be negative
     * @param right where it ends, &Aring;
     * @param shape its form
     */
    record Compact(double left, double right, CompactShape shape) implements RadialShape {
        /**
         * Checks.
         *
         * @throws InputException if the ends are no interval that reaches above 0
         */
        public Compact {
            if (!(left < right && right > 0)) {
                throw new InputException("a compact function cannot go from " + left + " to " + right + " A");
            }
        }

        @Override
        public double cutoff() {
            return right;
        }

        @Override
        public Object family() {
            return List.of("compact", right);
        }
    }

    /** What of a leg all legs of its family have in common: they are this times exp(&minus;&eta;r&sup2;). */
    static RadialBasis envelope(RadialShape leg) {
        return leg instanceof Gaussian g && g.shift == 0 ? new CutoffAlone(g.cutoffFunction) : basis(List.of(leg));
    }

    /** &eta; of a leg, see {@link #envelope}. */
    static double legExponent(RadialShape leg) {
        return leg instanceof Gaussian g && g.shift == 0 ? g.eta : 0;
    }

    /** The basis of functions of one family. */
    static RadialBasis basis(List<RadialShape> family) {
        return switch (family.get(0)) {
            case Gaussian g -> new Gaussians(
                    g.cutoffFunction(),
                    family.stream().mapToDouble(s -> ((Gaussian) s).eta()).toArray(),
                    family.stream().mapToDouble(s -> ((Gaussian) s).shift()).toArray());
            case CosineWave c -> new CosineWaves(
                    c.cutoffFunction(), family.stream().mapToDouble(s -> ((CosineWave) s).kappa()).toArray());
            case Compact c -> new CompactRadials(
                    c.right(),
                    family.stream().mapToDouble(s -> ((Compact) s).left()).toArray(),
                    family.stream().map(s -> ((Compact) s).shape()).toList());
        };
    }
}
