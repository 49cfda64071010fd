package org.adatom.forcefields.descriptor;

/**
 * The functions of atoms of one species over the same triplets,
 *
 * <pre>
 * G_ab = sum over pairs {j, k} of neighbours of  w_aj w_ak rho_a(r_ij) rho_a(r_ik) [rho_a(r_jk)] A_b(cos theta_jik)
 * </pre>
 *
 * <p>with legs &rho;<sub>a</sub>(r) = &phi;(r) exp(&minus;&eta;<sub>a</sub>r&sup2;), where all combinations of a and b may be wanted or only
 * some of them. Every pair counts once.
 *
 * @param center species of the atoms
 * @param one which species the first neighbour may have
 * @param other which species the second may have: the same array, or one that has no species in common with it
 * @param narrow whether the distance r<sub>jk</sub> between the neighbours counts
 * @param envelope &phi;, a basis of one function
 * @param legs the exponentials
 * @param weight {@code weight[a][s]} is w<sub>a</sub> of neighbours of species s
 * @param angles the functions A<sub>b</sub>
 * @param index {@code index[a][b]} says which value of the descriptor G<sub>ab</sub> is, &minus;1 that it is none
 */
record AngularGroup(
        int center, boolean[] one, boolean[] other, boolean narrow, RadialBasis envelope, Exponentials legs,
        double[][] weight, AngularBasis angles, int[][] index)
        implements
            FunctionGroup {
    @Override
    public FunctionGroup.Evaluator newEvaluator() {
        return new TripletSums(this);
    }
}
