package org.adatom.forcefields.descriptor;

/**
 * One symmetry function of an atom; species are indices in the list of elements of a model, {@link #ANY} stands for
 * all of them, weighted.
 */
public sealed interface SymmetryFunction {
    /** All elements, each with its weight. */
    int ANY = -1;

    /**
     * &Sigma;<sub>j</sub> &rho;(r<sub>ij</sub>) over the neighbours of an element.
     *
     * @param neighbor the element, or {@link #ANY}
     * @param shape &rho;
     */
    record Radial(int neighbor, RadialShape shape) implements SymmetryFunction {}

    /**
     * &Sigma; &rho;(r<sub>ij</sub>) &rho;(r<sub>ik</sub>) A(cos &theta;<sub>jik</sub>) over pairs of neighbours of two
     * elements, each pair once; if narrow, times &rho;(r<sub>jk</sub>).
     *
     * @param one first element, or {@link #ANY}
     * @param other second element; {@link #ANY} if the first is
     * @param narrow whether the distance between the neighbours counts
     * @param leg &rho;
     * @param angle A
     */
    record Angular(int one, int other, boolean narrow, RadialShape leg, AngularShape angle)
            implements
                SymmetryFunction {}
}
