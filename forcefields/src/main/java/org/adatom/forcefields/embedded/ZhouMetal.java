package org.adatom.forcefields.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;

/**
 * One metal of the analytic embedded-atom set of X. W. Zhou, R. A. Johnson and H. N. G. Wadley, Phys. Rev. B 69, 144113
 * (2004), and the tables of any alloy of the sixteen.
 *
 * <p>With x = r/r<sub>e</sub>:
 *
 * <pre>
 * f(r)   = fe e^(-beta (x - 1)) / (1 + (x - lambda)^20)
 * phi(r) = A e^(-alpha (x - 1)) / (1 + (x - kappa)^20) - B e^(-beta (x - 1)) / (1 + (x - lambda)^20)
 * F(rho) = sum_i Fn_i (rho/rho_n - 1)^i         rho &lt; rho_n
 *          sum_i F_i (rho/rho_e - 1)^i          rho_n &lt;= rho &lt; 1.15 rho_e
 *          Fe (1 - ln s^eta) s^eta              1.15 rho_e &lt;= rho, s = rho/rho_s
 * phi_ab = (f_b/f_a phi_aa + f_a/f_b phi_bb)/2
 * </pre>
 *
 * <p>The published functions never end. They are cut at &radic;5 r<sub>e</sub> of the largest metal, as in the authors'
 * tables, but without a jump: f and &phi; go smoothly to zero over the last twentieth of the cutoff, which changes the
 * energy of a crystal by some 1e-5 eV per atom and its pressure by less than 0.01 GPa. All functions are those of
 * {@link StrictMath}: a run and its continuation have the same bits.
 */
record ZhouMetal(
        double re, double fe, double rhoe, double rhos, double alpha, double beta, double a, double b, double kappa,
        double lambda, double[] fn, double[] f, double eta, double fEnd, double rhon) {
    static final String REFERENCE =
            "X. W. Zhou, R. A. Johnson, H. N. G. Wadley, Phys. Rev. B 69, 144113 (2004)";
    private static final int COLUMNS = 21;
    private static final double HIGH_DENSITY = 1.15;
    private static final double SWITCH_START = 0.95;
    private static final int POINTS = 1000;
    private static final int DENSITY_POINTS_PER_RHOE = 500;
    private static final double DENSITY_RANGE = 6;

    /** The sixteen metals by symbol. */
    static Map<String, ZhouMetal> all() {
        PotentialFile file = PotentialFile.builtin(ZhouMetal.class, "zhou-2004.txt").withoutComments();
        Map<String, ZhouMetal> metals = new LinkedHashMap<>();
        while (!file.atEnd()) {
            metals.put(file.word("a symbol"), of(file.numbers(COLUMNS, "the parameters")));
        }
        return metals;
    }

    private static ZhouMetal of(double[] p) {
        double[] fn = {p[10], p[11], p[12], p[13]};
        double[] f = {p[14], p[15], p[16], p[17]};
        return new ZhouMetal(
                p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9], fn, f, p[18], p[19], p[20] * p[2]);
    }

    /**
     * The tables of an alloy.
     *
     * @throws InputException if one of the elements is not in the set
     */
    static EamTables tables(List<String> elements) {
        Map<String, ZhouMetal> all = all();
        List<ZhouMetal> metals = new ArrayList<>();
        for (String e : elements) {
            ZhouMetal m = all.get(e);
            if (m == null) {
                throw new InputException(e + " is not in zhou-2004 (it has " + String.join(", ", all.keySet()) + ")");
            }
            metals.add(m);
        }
        int n = metals.size();
        double cutoff = Math.sqrt(5) * metals.stream().mapToDouble(ZhouMetal::re).max().orElseThrow();
        double step = cutoff / (POINTS - 1);
        double densityStep = metals.stream().mapToDouble(ZhouMetal::rhoe).min().orElseThrow() / DENSITY_POINTS_PER_RHOE;
        double densityMax = DENSITY_RANGE * metals.stream().mapToDouble(ZhouMetal::rhoe).max().orElseThrow();
        int densityPoints = (int) Math.ceil(densityMax / densityStep) + 1;
        double[][] embedding = new double[n][densityPoints];
        double[][][] density = new double[n][n][];
        double[][][] pair = new double[n][n][POINTS];
        for (int i = 0; i < n; i++) {
            ZhouMetal m = metals.get(i);
            for (int k = 0; k < densityPoints; k++) {
                embedding[i][k] = m.embedding(k * densityStep);
            }
            double[] rho = new double[POINTS];
            for (int k = 0; k < POINTS; k++) {
                rho[k] = m.density(k * step) * end(k * step / cutoff);
            }
            for (int j = 0; j < n; j++) {
                density[i][j] = rho;
                for (int k = 0; k < POINTS; k++) {
                    double r = k * step;
                    pair[i][j][k] = r * pair(m, metals.get(j), r) * end(r / cutoff);
                }
            }
        }
        return new EamTables(
                List.copyOf(elements), densityStep, (densityPoints - 1) * densityStep, embedding, step, density, pair,
                cutoff, "Zhou, Johnson and Wadley 2004", List.of(REFERENCE));
    }

    /** 1 up to x = 0.95, 0 from x = 1, twice continuously differentiable. */
    private static double end(double x) {
        double t = Math.clamp((x - SWITCH_START) / (1 - SWITCH_START), 0, 1);
        return 1 - t * t * t * (10 - t * (15 - 6 * t));
    }

    /** The density f(r) at a distance in &Aring;. */
    double density(double r) {
        return fe / b * attraction(r);
    }

    /** &phi;(r) between like atoms, eV. */
    double pair(double r) {
        double x = r / re;
        return a * StrictMath.exp(-alpha * (x - 1)) / (1 + StrictMath.pow(x - kappa, 20)) - attraction(r);
    }

    private double attraction(double r) {
        double x = r / re;
        return b * StrictMath.exp(-beta * (x - 1)) / (1 + StrictMath.pow(x - lambda, 20));
    }

    /** &phi;(r) between two metals, eV. */
    static double pair(ZhouMetal p, ZhouMetal q, double r) {
        double ratio = q.density(r) / p.density(r);
        return p.equals(q) ? p.pair(r) : (ratio * p.pair(r) + q.pair(r) / ratio) / 2;
    }

    /** F(&rho;), eV. */
    double embedding(double rho) {
        if (rho < rhon) {
            return cubic(fn, rho / rhon - 1);
        } else if (rho < HIGH_DENSITY * rhoe) {
            return cubic(f, rho / rhoe - 1);
        }
        double power = StrictMath.pow(rho / rhos, eta);
        return fEnd * (1 - StrictMath.log(power)) * power;
    }

    private static double cubic(double[] c, double x) {
        return c[0] + x * (c[1] + x * (c[2] + x * c[3]));
    }
}
