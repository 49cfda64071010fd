package org.adatom.forcefields.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.junit.jupiter.api.Test;

class GaussianCoreTest {
    /**
     * LAMMPS 29 Sep 2021: {@code pair_style gauss 7.5}, {@code pair_modify shift yes}, {@code pair_coeff 1 1 -0.1
     * 0.1111111111111111}, {@code 1 2 -0.05 0.25}, {@code 2 2 -0.2 0.16}, {@code run 0}.
     */
    @Test
    void agreesWithLammps() {
        GaussianCore formula = new GaussianCore(
                List.of("A", "B"), new double[] {0.1, 0.05, 0.05, 0.2}, new double[] {3, 2, 2, 2.5});
        Atoms atoms = new Atoms(List.of("A", "B"), new int[] {0, 0, 1});
        atoms.setPosition(1, 1.5, 0, 0);
        atoms.setPosition(2, 0.3, 2.2, -0.7);
        Evaluation e = BruteForce.evaluate(new TruncatedPair(formula, Truncation.ENERGY, 7.5), atoms, Cell.open());
        assertEquals(0.0997872595675299, e.energy(), 1e-15);
        double[] forces = {
            -0.0278946308107689, -0.0141871011948504, 0.00451407765290695,
            0.0314817901421692, -0.0101232340729465, 0.00322102902321025,
            -0.0035871593314003, 0.0243103352677969, -0.00773510667611719
        };
        assertArrayEquals(forces, e.forces(), 1e-15);
    }

    /** All of space holds 4 pi times the integral of exp(-r^2) r^2, pi^(3/2). */
    @Test
    void tailFromZeroIsTheWholeIntegral() {
        GaussianCore formula = new GaussianCore(List.of("A"), new double[] {2}, new double[] {1.5});
        double volume = Math.pow(Math.PI, 1.5) * 1.5 * 1.5 * 1.5;
        assertEquals(2 * volume, 4 * Math.PI * formula.energyBeyond(0, 0), 1e-13);
    }
}
