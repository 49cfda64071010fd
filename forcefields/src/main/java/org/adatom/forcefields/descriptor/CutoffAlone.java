package org.adatom.forcefields.descriptor;

/** A basis of one function, f<sub>c</sub>(r). */
record CutoffAlone(CutoffFunction function) implements RadialBasis {
    @Override
    public int size() {
        return 1;
    }

    @Override
    public double cutoff() {
        return function.outer();
    }

    @Override
    public void evaluate(int n, double[] r, double[][] value, double[][] slope) {
        function.evaluate(n, r, value[0], slope[0]);
    }
}
