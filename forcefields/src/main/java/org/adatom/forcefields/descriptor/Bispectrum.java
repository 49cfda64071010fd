package org.adatom.forcefields.descriptor;

import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.simd.WignerRows;

/**
 * The bispectrum of the density of neighbours on the 3-sphere, also called SO(4) bispectrum; SNAP is a linear or
 * quadratic function of it.
 *
 * <p>Neighbours at distance r are mapped to the rotation by the angle 2&theta;, &theta; = &pi; rfac0 (r &minus;
 * rmin0)/(rcut &minus; rmin0), about their direction; their density is expanded in Wigner matrices, u<sup>j</sup> = self +
 * &Sigma;<sub>k</sub> w<sub>k</sub> fc(r<sub>k</sub>) U<sup>j</sup>(k), and the components are the invariants of third
 * degree, see {@link BispectrumProducts}. A. P. Bartok, R. Kondor, G. Csanyi, Phys. Rev. B 87, 184115 (2013); A. P.
 * Thompson et al., J. Comput. Phys. 285, 316 (2015); explicit elements: M. A. Cusentino, M. A. Wood, A. P. Thompson, J.
 * Phys. Chem. A 124, 5456 (2020).
 */
public final class Bispectrum implements Descriptor {
    final BispectrumSettings settings;
    final BispectrumProducts products;
    final WignerRows wigner;
    final int channels;
    final int[] channelOf;
    // Of the pair (centre i, neighbour j) at i * species + j; one more for places without a neighbour.
    final double[] end;
    final double[] overRange;
    final double[] weight;
    final double[] innerMiddle;
    final double[] innerHalfWidth;
    final boolean fadesIn;
    private final double[] self;
    private final double cutoff;

    /**
     * A bispectrum.
     *
     * @param settings common to all elements
     * @param elements all that the components know of
     * @param species index in {@code elements} of each species of the structure
     * @throws IllegalArgumentException if a cutoff does not exceed the inner radius, or a number makes no sense
     */
    public Bispectrum(BispectrumSettings settings, List<BispectrumElement> elements, int[] species) {
        if (settings.twoJ() < 0 || settings.twoJ() > 20) {
            throw new IllegalArgumentException("twice the highest spin must be 0 to 20: " + settings.twoJ());
        }
        this.settings = settings;
        channels = settings.explicit() ? elements.size() : 1;
        channelOf = settings.explicit() ? species.clone() : new int[species.length];
        products = new BispectrumProducts(settings.twoJ(), channels, settings.normalised());
        wigner = new WignerRows(settings.twoJ());
        int n = species.length;
        end = new double[n * n + 1];
        overRange = new double[n * n + 1];
        weight = new double[n * n + 1];
        innerMiddle = new double[n * n + 1];
        innerHalfWidth = new double[n * n + 1];
        double largest = 0;
        for (int p = 0; p < n * n; p++) {
            BispectrumElement i = elements.get(species[p / n]);
            BispectrumElement j = elements.get(species[p % n]);
            end[p] = settings.cutoffFactor() * (i.radius() + j.radius());
            if (!(end[p] > settings.innerRadius() && Double.isFinite(end[p]))) {
                throw new IllegalArgumentException(
                        "cutoff " + end[p] + " A must exceed the inner radius " + settings.innerRadius() + " A");
            }
            overRange[p] = 1 / (end[p] - settings.innerRadius());
            weight[p] = j.weight();
            innerMiddle[p] = (i.inner().middle() + j.inner().middle()) / 2;
            innerHalfWidth[p] = (i.inner().halfWidth() + j.inner().halfWidth()) / 2;
            largest = Math.max(largest, end[p]);
        }
        self = IntStream.of(species).mapToDouble(e -> elements.get(e).self()).toArray();
        fadesIn = IntStream.range(0, n * n).anyMatch(p -> innerHalfWidth[p] > 0);
        cutoff = largest;
    }

    /** Number of components of every atom. */
    public int size() {
        return products.components();
    }

    @Override
    public int size(int species) {
        return size();
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    /** Number of components of one channel: (j + 1)(j + 2)(j + 3/2)/3 for whole j, 14, 30, 55, 91 for 2, 3, 4, 5. */
    public static int components(int twoJ) {
        int count = 0;
        for (int j1 = 0; j1 <= twoJ; j1++) {
            for (int j2 = 0; j2 <= j1; j2++) {
                int first = j1 + j2 % 2;
                int last = Math.min(twoJ, j1 + j2);
                count += first <= last ? (last - first) / 2 + 1 : 0;
            }
        }
        return count;
    }

    /** If neighbours fade out towards the cutoff. */
    @Override
    public boolean continuous() {
        return settings.switched();
    }

    /** Twice the spins j1, j2, j of a component. */
    public int[] spins(int component) {
        return products.triple(component);
    }

    /** An atom's own part of the density of a channel. */
    double self(int species, int channel) {
        return !settings.explicit() || settings.selfInAll() || channelOf[species] == channel ? self[species] : 0;
    }

    /** What is subtracted from a component: its value for an atom alone, or nothing. */
    double zero(int species, int component) {
        boolean counts = !settings.explicit() || settings.selfInAll()
                || products.isOf(component, channelOf[species]);
        double own = self[species];
        double alone = own * own * own * (settings.normalised() ? 1 : products.triple(component)[2] + 1);
        return settings.zeroed() && counts ? alone : 0;
    }

    @Override
    public BispectrumEvaluator newEvaluator() {
        return new BispectrumEvaluator(this);
    }
}
