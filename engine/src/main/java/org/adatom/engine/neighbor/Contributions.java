package org.adatom.engine.neighbor;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.adatom.engine.simd.Simd;

/**
 * Where the copies of each cluster are, so that what domains found for copies can be added to the original, always in
 * the same order.
 */
final class Contributions {
    private int[] first = {};
    private int[] domain = {};
    private int[] slot = {};

    /** Notes the copies in all domains. */
    void build(Neighborhood neighborhood) {
        int clusters = neighborhood.decomposition().clusters();
        if (first.length < clusters + 1) {
            first = new int[clusters + 1];
        }
        Arrays.fill(first, 0);
        int total = 0;
        for (int n = 0; n < neighborhood.count(); n++) {
            Domain d = neighborhood.domain(n);
            for (int c = d.own(); c < d.count(); c++) {
                first[d.source(c)]++;
            }
            total += d.count() - d.own();
        }
        if (domain.length < total) {
            domain = new int[total + total / 8];
            slot = new int[total + total / 8];
        }
        for (int c = 0, sum = 0; c <= clusters; c++) {
            sum += first[c];
            first[c] = sum;
        }
        // Filled from behind, so that first[c] ends at the begin of c and the order is that of the domains.
        for (int d = neighborhood.count() - 1; d >= 0; d--) {
            for (int c = neighborhood.domain(d).count() - 1; c >= neighborhood.domain(d).own(); c--) {
                int k = --first[neighborhood.domain(d).source(c)];
                domain[k] = d;
                slot[k] = c * Simd.LANES;
            }
        }
    }

    /**
     * Adds up what domain d found for its own clusters and all domains for copies of them.
     *
     * @param value for each domain one number for each local slot
     * @param sum out: one number for each own slot; may be that of d among the values
     */
    void fold(Decomposition dec, int d, double[][] value, double[] sum) {
        double[] mine = value[d];
        int begin = dec.firstCluster(d);
        for (int c = begin; c < dec.firstCluster(d + 1); c++) {
            int own = (c - begin) * Simd.LANES;
            DoubleVector total = DoubleVector.fromArray(Simd.SPECIES, mine, own);
            for (int k = first[c]; k < first[c + 1]; k++) {
                total = total.add(DoubleVector.fromArray(Simd.SPECIES, value[domain[k]], slot[k]));
            }
            total.intoArray(sum, own);
        }
    }
}
