package org.adatom.forcefields.toy;

import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;

/**
 * The toy model of T. Heiszwolf, <i>Design of a toy model database for predicting potential energy surfaces with neural
 * nets</i>, Eindhoven University of Technology (2020), in one, two or three dimensions:
 *
 * <pre>
 * U_i = 1/4 sum_j phi(r_ij) + 3/2 sum_(j&lt;k) phi((r_ij + r_ik + r_jk)/3)
 * </pre>
 *
 * <p>with the {@link ToyShape} &phi; and j, k over all other particles and all images, those of i itself included. Each
 * pair of the system thus weighs 1/2 and each triangle 9/2, wherever the cell is put: {@link Counting#INVARIANT}. All
 * particles are alike; their labels mean nothing.
 */
public final class ToyModel implements SitePotential {
    private static final double PAIR_WEIGHT = 0.25;
    private static final double TRIANGLE_WEIGHT = 1.5;

    private final List<String> species;
    private final ToyShape shape;

    /**
     * The model.
     *
     * @param species any labels
     * @param shape energy of pairs and triangles
     */
    public ToyModel(List<String> species, ToyShape shape) {
        this.species = List.copyOf(species);
        this.shape = shape;
    }

    /** Energy of pairs and triangles. */
    public ToyShape shape() {
        return shape;
    }

    @Override
    public List<String> species() {
        return species;
    }

    /** The reach of triangles, 1.5 R<sub>0</sub>. */
    @Override
    public double cutoff() {
        return shape.reach();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "three-body toy model, n = %d, R0 = %.6g A, Rc = %.6g A, Ec = %.6g eV, cutoff %.6g A",
                shape.exponent(), shape.cutoff(), shape.distance(), shape.strength(), cutoff());
    }

    @Override
    public List<String> references() {
        return List.of("T. Heiszwolf, Design of a toy model database for predicting potential energy surfaces with"
                + " neural nets, bachelor thesis, Eindhoven University of Technology (2020)");
    }

    @Override
    public Evaluator newEvaluator() {
        return this::evaluate;
    }

    private void evaluate(Sites sites) {
        for (int i = 0; i < sites.atoms; i++) {
            double energy = 0;
            for (int j = sites.first[i]; j < sites.first[i + 1]; j++) {
                energy += pair(sites, j) + triangles(sites, j, sites.first[i + 1]);
            }
            sites.energy[i] = energy;
        }
    }

    private double pair(Sites sites, int j) {
        double r = sites.r[j];
        if (r >= shape.cutoff()) {
            return 0;
        }
        double x = shape.powerAt(r);
        double g = PAIR_WEIGHT * shape.slope(r, x) / r;
        sites.gx[j] += g * sites.dx[j];
        sites.gy[j] += g * sites.dy[j];
        sites.gz[j] += g * sites.dz[j];
        return PAIR_WEIGHT * shape.energy(r, x);
    }

    /** The triangles of the centre, neighbour j and later neighbours; their energy, with the gradients added. */
    private double triangles(Sites sites, int j, int to) {
        double perimeter = 3 * shape.cutoff();
        double[] dx = sites.dx;
        double[] dy = sites.dy;
        double[] dz = sites.dz;
        double rj = sites.r[j];
        double energy = 0;
        // Of neighbour j: the slopes' sum, which acts along the bond, and the vector sum of those along j-k.
        double along = 0;
        double sumX = 0;
        double sumY = 0;
        double sumZ = 0;
        for (int k = j + 1; k < to; k++) {
            double rk = sites.r[k];
            double x = dx[j] - dx[k];
            double y = dy[j] - dy[k];
            double z = dz[j] - dz[k];
            double opposite = Math.sqrt(x * x + y * y + z * z);
            double around = rj + rk + opposite;
            if (around >= perimeter) {
                continue;
            }
            double s = around / 3;
            double power = shape.powerAt(s);
            energy += TRIANGLE_WEIGHT * shape.energy(s, power);
            double g = TRIANGLE_WEIGHT / 3 * shape.slope(s, power);
            double across = g / opposite;
            double outward = g / rk;
            along += g;
            sumX += across * x;
            sumY += across * y;
            sumZ += across * z;
            sites.gx[k] += outward * dx[k] - across * x;
            sites.gy[k] += outward * dy[k] - across * y;
            sites.gz[k] += outward * dz[k] - across * z;
        }
        sites.gx[j] += along / rj * dx[j] + sumX;
        sites.gy[j] += along / rj * dy[j] + sumY;
        sites.gz[j] += along / rj * dz[j] + sumZ;
        return energy;
    }
}
