package org.adatom.forcefields.training.optimize;

/** A sum of squares F(x) = &frac12; &Sigma;<sub>k</sub> r<sub>k</sub>(x)&sup2; with its normal matrix. */
public interface LeastSquares {
    /** Number of parameters n. */
    int dimension();

    /** F(x). */
    double value(double[] x);

    /**
     * The normal equations at x, where J is the matrix of &part;r<sub>k</sub>/&part;x<sub>i</sub>.
     *
     * @param matrix out: J<sup>T</sup>J, n &times; n, row by row
     * @param gradient out: J<sup>T</sup>r
     * @return F(x)
     */
    double normalEquations(double[] x, double[] matrix, double[] gradient);
}
