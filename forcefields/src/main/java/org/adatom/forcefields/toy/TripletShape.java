package org.adatom.forcefields.toy;

/** The energy of a triangle as a function of its three sides, symmetric in them. */
@FunctionalInterface
public interface TripletShape {
    /** No energy of any triangle. */
    TripletShape NONE = new TripletShape() {
        @Override
        public double energy(double a, double b, double c) {
            return 0;
        }

        @Override
        public double reach() {
            return 0;
        }
    };

    /** Energy (eV) of a triangle with these sides (&Aring;). */
    double energy(double a, double b, double c);

    /** Triangles with a side as long as this (&Aring;) have no energy; infinite if there is no such length. */
    default double reach() {
        return Double.POSITIVE_INFINITY;
    }
}
