package org.adatom.forcefields.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.forcefields.PotentialFile;

/**
 * One metal of the effective-medium theory of K. W. Jacobsen, P. Stoltze and J. K. N&oslash;rskov, Surf. Sci. 366, 394
 * (1996).
 *
 * @param e0 energy per atom of the equilibrium crystal, eV
 * @param s0 radius of the neutral sphere, &Aring;
 * @param v0 strength of the pair term, eV
 * @param eta2 decay of the density, 1/&Aring;
 * @param kappa decay of the pair term, 1/&Aring;
 * @param lambda of the cohesive function, 1/&Aring;
 * @param n0 electron density of the neutral sphere, 1/&Aring;&sup3;
 */
record EmtMetal(double e0, double s0, double v0, double eta2, double kappa, double lambda, double n0) {
    /** Of CODATA 2014, as in ASE, &Aring;: energies agree to all digits. */
    private static final double BOHR = 0.5291772105638411;

    private static final int COLUMNS = 7;
    private static final String FILE = "emt-1996.txt";

    /** All metals by symbol. */
    static Map<String, EmtMetal> all() {
        PotentialFile file = PotentialFile.builtin(EmtMetal.class, FILE).withoutComments();
        Map<String, EmtMetal> metals = new LinkedHashMap<>();
        while (!file.atEnd()) {
            String symbol = file.word("a symbol");
            double[] p = file.numbers(COLUMNS, "the parameters");
            metals.put(symbol, new EmtMetal(
                    p[0], p[1] * BOHR, p[2], p[3] / BOHR, p[4] / BOHR, p[5] / BOHR, p[6] / (BOHR * BOHR * BOHR)));
        }
        return metals;
    }

    /** What to cite. */
    static List<String> references() {
        return List.of(PotentialFile.builtin(EmtMetal.class, FILE).citation());
    }
}
