package org.adatom.forcefields.descriptor;

import java.util.List;

/** Compact functions of a distance, {@link CompactShape}, that end at a common distance. */
final class CompactRadials implements RadialBasis {
    private final double cutoff;
    private final double[] left;
    private final List<CompactShape> shapes;

    /**
     * Functions with a common end.
     *
     * @param cutoff right end, &Aring;
     * @param left left end of each, &Aring;; may be negative
     * @param shapes of each
     */
    CompactRadials(double cutoff, double[] left, List<CompactShape> shapes) {
        this.cutoff = cutoff;
        this.left = left.clone();
        this.shapes = List.copyOf(shapes);
    }

    @Override
    public int size() {
        return left.length;
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        for (int b = 0; b < left.length; b++) {
            shapes.get(b).evaluate(n, left[b], cutoff, r, value[b], slope[b], value[left.length]);
        }
    }
}
