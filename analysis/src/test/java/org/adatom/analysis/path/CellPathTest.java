package org.adatom.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path of Bain from bcc to fcc: a tetragonal cell of two atoms, so that energies alone give its barrier. */
class CellPathTest {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** n&sup3; tetragonal cells of two atoms of tungsten. */
    private static Frame tetragonal(double volume, double ratio, int n) {
        double a = Math.cbrt(volume / ratio);
        double[] edge = {a, a, a * ratio};
        Atoms atoms = Atoms.of(Collections.nCopies(2 * n * n * n, "W"));
        for (int i = 0; i < atoms.count(); i++) {
            int cell = i / 2;
            double half = i % 2 * 0.5;
            atoms.setPosition(i, (cell % n + half) * edge[0], (cell / n % n + half) * edge[1],
                    (cell / n / n + half) * edge[2]);
        }
        return new Frame(atoms, Cell.orthorhombic(n * edge[0], n * edge[1], n * edge[2]));
    }

    /** Enthalpy of two atoms at a ratio of edges, least over volumes. */
    private static double scan(Statics statics, double ratio, double pressure) {
        double low = 24;
        double high = 40;
        double least = 0;
        for (int k = 0; k < 26; k++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            double a = statics.evaluate(tetragonal(left, ratio, 1)).energy() + pressure * left;
            double b = statics.evaluate(tetragonal(right, ratio, 1)).energy() + pressure * right;
            low = a < b ? low : left;
            high = a < b ? right : high;
            least = Math.min(a, b);
        }
        return least;
    }

    private static MinimumEnergyPath bain(Statics statics, int n, double pressure) {
        EndPoints ends = EndPoints.acrossCells(tetragonal(31.5, 1, n), tetragonal(32, 1.4, n), true);
        return MinimumEnergyPath.of(statics, ends, new double[0],
                new MinimumEnergyPath.Settings(5, MinimumEnergyPath.Start.LINEAR, 0, 1, BandSettings.of(0.01),
                        Method.LBFGS, 500, 1e-6, new Deformation(CellMode.FULL, pressure)),
                _ -> {});
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 0.1", "2, 0"})
    void theBarrierIsThatOfAScanOfTheEnergy(int n, double pressure) {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("zhou W"), workers, Units.CODATA_2018);
            MinimumEnergyPath path = bain(statics, n, pressure);
            assertTrue(path.converged() && path.finish() != null && path.finish().converged());
            double top = Double.NEGATIVE_INFINITY;
            for (double ratio = 1.18; ratio < 1.38; ratio += 0.01) {
                top = Math.max(top, scan(statics, ratio, pressure));
            }
            double cells = n * n * n;
            assertEquals(cells * (top - scan(statics, 1, pressure)), path.forward(), cells * 2e-4);
            assertEquals(cells * (scan(statics, Math.sqrt(2), pressure) - scan(statics, 1, pressure)),
                    path.reaction(), cells * 1e-4);
            double[] slope = path.profile().slope();
            for (int i : List.of(0, path.saddle(), slope.length - 1)) {
                assertEquals(0, slope[i], 1e-4);
            }
            Cell saddle = path.images().get(path.saddle()).cell();
            assertEquals(saddle.length(0), saddle.length(1), 1e-4);
            Evaluation there = statics.evaluate(path.images().get(path.saddle()));
            assertEquals(pressure, (there.virial()[0] + there.virial()[4] + there.virial()[8]) / 3 / saddle.volume(),
                    1e-4);
        }
    }

    /** Lengths of strains grow as distances of atoms do: a larger supercell has the same path. */
    @Test
    void theSizeOfTheSupercellDoesNotChangeThePath() {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("zhou W"), workers, Units.CODATA_2018);
            MinimumEnergyPath small = bain(statics, 1, 0);
            MinimumEnergyPath large = bain(statics, 2, 0);
            double[] a = small.profile().length();
            double[] b = large.profile().length();
            assertEquals(Math.sqrt(8) * a[a.length - 1], b[b.length - 1], 0.02 * b[b.length - 1]);
        }
    }
}
