package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.ComplexRows;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.descriptor.BispectrumProducts.Coupling;
import org.adatom.forcefields.descriptor.BispectrumProducts.Product;
import org.adatom.forcefields.descriptor.BispectrumProducts.Use;

/**
 * Computes a {@link Bispectrum} for {@link Simd#LANES} atoms at a time, and its pull-back by the adjoint: the derivative
 * y of the energy by the summed coefficients u is formed once per atom, and every neighbour runs the recursion of its
 * Wigner matrices backwards from y. No derivative of a matrix is ever formed.
 */
public final class BispectrumEvaluator implements Descriptor.Evaluator {
    private static final int LANES = Simd.LANES;

    private final Bispectrum bispectrum;
    private final BispectrumProducts table;
    private final Product[] products;
    private final int halfRows;
    private BispectrumDensity[] densities = {};
    // Of one form, of the derivative by all u, and of one component or weight.
    private final double[] zre;
    private final double[] zim;
    private final double[] yre;
    private final double[] yim;
    private final double[] lane = new double[LANES];

    BispectrumEvaluator(Bispectrum bispectrum) {
        this.bispectrum = bispectrum;
        table = bispectrum.products;
        products = table.products;
        halfRows = bispectrum.wigner.rows();
        zre = new double[table.mostRows * LANES];
        zim = new double[table.mostRows * LANES];
        yre = new double[bispectrum.channels * halfRows * LANES];
        yim = new double[bispectrum.channels * halfRows * LANES];
    }

    @Override
    public void values(Sites sites, double[][] values) {
        expand(sites);
        for (int from = 0; from < sites.atoms; from += LANES) {
            BispectrumDensity u = densities[from / LANES];
            int atoms = Math.min(LANES, sites.atoms - from);
            for (Product p : products) {
                if (p.values().length == 0) {
                    continue;
                }
                multiply(p, u);
                for (Use use : p.values()) {
                    ComplexRows.realDot(p.coupling().rows(), u.re, u.im,
                            use.channel() * table.fullRows() + table.row(p.coupling().j(), 0, 0), zre, zim, lane);
                    double[] row = values[use.component()];
                    for (int a = 0; a < atoms; a++) {
                        row[from + a] = use.factor() * lane[a]
                                - bispectrum.zero(sites.species[from + a], use.component());
                    }
                }
            }
        }
    }

    @Override
    public void pullBack(Sites sites, double[][] slopes) {
        for (int from = 0; from < sites.atoms; from += LANES) {
            BispectrumDensity u = densities[from / LANES];
            adjoint(u, slopes, from, Math.min(LANES, sites.atoms - from));
            u.pullBack(sites, yre, yim);
        }
    }

    /** Without a look at any B: a form of third degree is a third of the product of its derivative and its variables (Euler). */
    @Override
    public void addLinear(Sites sites, double[][] slopes, double[][] values) {
        expand(sites);
        for (int from = 0; from < sites.atoms; from += LANES) {
            BispectrumDensity u = densities[from / LANES];
            int atoms = Math.min(LANES, sites.atoms - from);
            adjoint(u, slopes, from, atoms);
            ComplexRows.realDot(bispectrum.channels * halfRows, u.halfRe, u.halfIm, 0, yre, yim, lane);
            for (int a = 0; a < atoms; a++) {
                double zeros = 0;
                for (int f = 0; f < table.components(); f++) {
                    zeros += slopes[f][from + a] * bispectrum.zero(sites.species[from + a], f);
                }
                sites.energy[from + a] += lane[a] / 3 - zeros;
            }
            u.pullBack(sites, yre, yim);
        }
    }

    private void expand(Sites sites) {
        int groups = (sites.atoms + LANES - 1) / LANES;
        if (groups > densities.length) {
            int old = densities.length;
            densities = Arrays.copyOf(densities, groups);
            for (int g = old; g < groups; g++) {
                densities[g] = new BispectrumDensity(bispectrum);
            }
        }
        for (int g = 0; g < groups; g++) {
            densities[g].expand(sites, g * LANES);
        }
    }

    private void multiply(Product p, BispectrumDensity u) {
        Coupling k = p.coupling();
        ComplexRows.products(k.from(), k.to(), table.first, table.left, table.right, table.c, u.re, u.im,
                p.left() * table.fullRows(), p.right() * table.fullRows(), zre, zim);
    }

    /** y = &part;E/&part;u, of half of the elements, the other half being accounted for. */
    private void adjoint(BispectrumDensity u, double[][] slopes, int from, int atoms) {
        Arrays.fill(yre, 0);
        Arrays.fill(yim, 0);
        Arrays.fill(lane, 0);
        for (Product p : products) {
            boolean known = false;
            for (Use[] uses : p.slopes()) {
                boolean counts = false;
                for (int a = 0; a < atoms; a++) {
                    double sum = 0;
                    for (Use use : uses) {
                        sum += use.factor() * slopes[use.component()][from + a];
                    }
                    lane[a] = sum;
                    counts |= sum != 0;
                }
                // Fits ask for the derivatives of one component, which three products know.
                if (!counts) {
                    continue;
                } else if (!known) {
                    multiply(p, u);
                    known = true;
                }
                int row = uses[0].channel() * halfRows + bispectrum.wigner.row(p.coupling().j(), 0, 0);
                ComplexRows.addScaled(p.coupling().rows(), zre, zim, lane, 0, yre, yim, row);
            }
        }
    }
}
