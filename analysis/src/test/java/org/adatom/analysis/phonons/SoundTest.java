package org.adatom.analysis.phonons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.elastic.ElasticConstants;
import org.adatom.analysis.elastic.ElasticTensor;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slopes of the acoustic branches against the equation of Christoffel: two ways to sound that share no line but the forces. */
class SoundTest {
    private static final Units UNITS = Units.CODATA_2018;
    private static final int[] INDEX = {0, 5, 4, 5, 1, 3, 4, 3, 2};

    private record Solved(ForceConstants constants, ElasticTensor stiffness, double density) {
        /** Velocities of sound, m/s: &rho; v&sup2; are the eigenvalues of C<sub>ijkl</sub> n<sub>j</sub> n<sub>k</sub>. */
        double[] christoffel(double[] n) {
            DMatrixRMaj m = new DMatrixRMaj(3, 3);
            for (int i = 0; i < 3; i++) {
                for (int l = 0; l < 3; l++) {
                    double sum = 0;
                    for (int j = 0; j < 3; j++) {
                        for (int k = 0; k < 3; k++) {
                            sum += n[j] * n[k]
                                    * stiffness.c(INDEX[3 * i + j] + 1, INDEX[3 * k + l] + 1);
                        }
                    }
                    m.set(i, l, sum);
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(3, false, true);
            eigen.decompose(m);
            return IntStream.range(0, 3)
                    .mapToDouble(k -> Math.sqrt(eigen.getEigenvalue(k).getReal() / density) * UNITS.picosecond() * 100)
                    .sorted().toArray();
        }
    }

    private static Solved of(String potential, Lattice lattice, double a, String... species) {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of(potential), workers, UNITS);
            Bulk bulk = Bulk.relaxed(statics, Crystal.of(lattice, a, species).build(UNITS), BulkRelaxation.FULL);
            Symmetry symmetry = Symmetry.of(bulk.frame());
            ForceConstants constants = new ForceConstants(statics, symmetry.primitive(),
                    ForceConstants.enough(symmetry.primitive().cell(), statics.forceField().cutoff()));
            ElasticTensor c = ElasticConstants.of(statics, bulk, 1e-3, false, _ -> {}).relaxed();
            return new Solved(constants, c,
                    Arrays.stream(bulk.atoms().mass()).sum() / bulk.cell().volume());
        }
    }

    /** Also where atoms of a cell move against each other under strain (diamond, wurtzite), and along directions without symmetry. */
    @ParameterizedTest
    @CsvSource({"sw, DIAMOND, 5.43, Si", "sw, WURTZITE, 3.84, Si Si", "tersoff SI_C_1989 Si C, ZINCBLENDE, 4.32, Si C",
        "emt Cu, FCC, 3.6, Cu"})
    void velocitiesAreThoseOfElasticity(String potential, Lattice lattice, double a, String species) {
        Solved s = of(potential, lattice, a, species.split(" "));
        Sound sound = new Sound(s.constants(), UNITS);
        for (double[] n : new double[][] {{1, 0, 0}, {Math.sqrt(0.5), Math.sqrt(0.5), 0}, {0, 0, 1},
            {0.48, 0.6, 0.64}}) {
            double[] expected = s.christoffel(n);
            assertArrayEquals(expected, sound.along(n), 5e-4 * expected[2]);
        }
    }

    /** The mean over directions is one over many more of them by Christoffel; heat agrees with sound where the T&sup3; law holds. */
    @ParameterizedTest
    @CsvSource({"sw, DIAMOND, 5.43, Si", "emt Cu, FCC, 3.6, Cu"})
    void debyeTemperaturesAgree(String potential, Lattice lattice, double a, String species) {
        Solved s = of(potential, lattice, a, species.split(" "));
        Sound.Debye debye = new Sound(s.constants(), UNITS).debye();
        double inverse = 0;
        int points = 3000;
        double golden = Math.PI * (3 - Math.sqrt(5));
        for (int i = 0; i < points; i++) {
            double z = 1 - (2 * i + 1.0) / points;
            double r = Math.sqrt(1 - z * z);
            for (double v : s.christoffel(new double[] {r * Math.cos(golden * i), r * Math.sin(golden * i), z})) {
                inverse += Math.pow(v, -3) / (3 * points);
            }
        }
        double mean = Math.pow(inverse, -1.0 / 3);
        assertEquals(mean, debye.mean(), 1e-3 * mean);
        int atoms = s.constants().primitive().atoms().count();
        // h/kB (3 n / 4 pi)^(1/3) v, in SI with the CODATA 2018 values.
        double theta = 6.62607015e-34 / 1.380649e-23 * debye.mean()
                * Math.cbrt(3 * atoms / (4 * Math.PI * s.constants().primitive().cell().volume() * 1e-30));
        assertEquals(theta, debye.fromSound(), 1e-6 * theta);
        assertEquals(debye.fromSound(), debye.fromHeat(), 3e-3 * theta);
        assertTrue(debye.fromHeat() != debye.fromSound());
    }
}
