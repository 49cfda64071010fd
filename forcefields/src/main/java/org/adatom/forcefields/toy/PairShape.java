package org.adatom.forcefields.toy;

/** The energy of a pair as a function of its distance. */
@FunctionalInterface
public interface PairShape {
    /** No energy at any distance. */
    PairShape NONE = new PairShape() {
        @Override
        public double energy(double r) {
            return 0;
        }

        @Override
        public double reach() {
            return 0;
        }
    };

    /** Energy (eV) at a distance (&Aring;). */
    double energy(double r);

    /** Pairs as far apart as this (&Aring;) have no energy; infinite if there is no such distance. */
    default double reach() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The Morse potential, thesis Eq. 2: D<sub>e</sub> (e<sup>&minus;2a(r&minus;r<sub>e</sub>)</sup> &minus; 2
     * e<sup>&minus;a(r&minus;r<sub>e</sub>)</sup>) with a = &radic;(k<sub>e</sub>/(2D<sub>e</sub>)).
     *
     * @param depth D<sub>e</sub>, eV
     * @param distance r<sub>e</sub> of the minimum, &Aring;
     * @param stiffness k<sub>e</sub>, the curvature at the minimum, eV/&Aring;&sup2;
     */
    static PairShape morse(double depth, double distance, double stiffness) {
        ToyShape.requirePositive("depth", depth, "eV");
        ToyShape.requirePositive("distance", distance, "A");
        ToyShape.requirePositive("stiffness", stiffness, "eV/A^2");
        double a = Math.sqrt(stiffness / (2 * depth));
        return r -> {
            double e = StrictMath.exp(-a * (r - distance));
            return depth * e * (e - 2);
        };
    }

    /**
     * The Lennard-Jones potential in terms of its minimum, thesis Eq. 3: &epsilon; ((r<sub>m</sub>/r)<sup>12</sup>
     * &minus; 2 (r<sub>m</sub>/r)<sup>6</sup>).
     *
     * @param depth &epsilon;, eV
     * @param distance r<sub>m</sub> of the minimum, &Aring;
     */
    static PairShape lennardJones(double depth, double distance) {
        ToyShape.requirePositive("depth", depth, "eV");
        ToyShape.requirePositive("distance", distance, "A");
        return r -> {
            double x = ToyShape.power(distance / r, 6);
            return depth * x * (x - 2);
        };
    }
}
