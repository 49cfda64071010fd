package org.adatom.analysis.phonons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Crystals whose neighbours are at the minimum of a pair potential and whose second neighbours are beyond its cutoff: springs of stiffness k without
 * tension, for which dispersion relations have closed forms (M. Born, K. Huang, Dynamical Theory of Crystal Lattices (1954)).
 */
class SpringsTest {
    private static final double EPSILON = 0.0104;
    private static final double SIGMA = 3.4;
    private static final double REST = SIGMA * Math.pow(2, 1.0 / 6);
    /** &phi;''(r) at the minimum: 36 2^(2/3) &epsilon;/&sigma;&sup2;. */
    private static final double STIFFNESS = 36 * Math.pow(2, 2.0 / 3) * EPSILON / (SIGMA * SIGMA);
    private static final double A = REST * Math.sqrt(2);
    private static final Units UNITS = Units.CODATA_2018;

    private static ForceConstants constants(Frame frame) {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(
                    new TruncatedPair(new LennardJones("Ar", EPSILON, SIGMA), Truncation.ENERGY, 1.3 * REST), workers,
                    UNITS);
            return new ForceConstants(statics, frame,
                    ForceConstants.enough(frame.cell(), statics.forceField().cutoff()));
        }
    }

    private static ForceConstants fcc() {
        return constants(Symmetry.of(Crystal.of(Lattice.FCC, A, "Ar").build(UNITS)).primitive());
    }

    /** Two masses in turn along x, far from other chains. */
    private static ForceConstants chain(double light, double heavy) {
        Atoms atoms = Atoms.of(List.of("Ar", "Ar"));
        atoms.x()[1] = REST;
        atoms.mass()[0] = light;
        atoms.mass()[1] = heavy;
        return constants(new Frame(atoms, Cell.orthorhombic(2 * REST, 3 * REST, 3 * REST)));
    }

    /**
     * fcc: along [100] m &omega;&sup2; = 8k sin&sup2;(qa/4) for the longitudinal and 4k sin&sup2;(qa/4) for both transverse waves; along [110] with
     * components q, q, 0 it is 4k (sin&sup2;(qa/2) + sin&sup2;(qa/4)) along, 8k sin&sup2;(qa/4) across along z and 4k sin&sup2;(qa/4) across in the plane.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.37, 0.5, 0.8, 1})
    void faceCentredSprings(double part) {
        ForceConstants c = fcc();
        double m = c.primitive().atoms().mass()[0];
        double q = 2 * Math.PI / A * part;
        double s = Math.pow(Math.sin(q * A / 4), 2);
        assertArrayEquals(new double[] {4 * s, 4 * s, 8 * s}, scaled(c.squaredFrequencies(new double[] {0, q, 0}), m),
                1e-6);
        double twice = Math.pow(Math.sin(q * A / 2), 2);
        assertArrayEquals(DoubleStream.of(4 * s, 8 * s, 4 * (twice + s)).sorted().toArray(),
                scaled(c.squaredFrequencies(new double[] {q, q, 0}), m), 1e-6);
    }

    private static double[] scaled(double[] squares, double mass) {
        return IntStream.range(0, squares.length).mapToDouble(k -> squares[k] * mass / STIFFNESS).toArray();
    }

    /** Sound in it: v&sup2; = k a&sup2;/2m along and k a&sup2;/4m across [100]. */
    @Test
    void soundOfFaceCentredSprings() {
        ForceConstants c = fcc();
        double slow = Math.sqrt(STIFFNESS * A * A / (4 * c.primitive().atoms().mass()[0])) * UNITS.picosecond() * 100;
        assertArrayEquals(new double[] {slow, slow, slow * Math.sqrt(2)},
                new Sound(c, UNITS).along(new double[] {0, 0, 1}), 1e-5 * slow);
    }

    /** &omega;&sup2; = k (1/m + 1/M) -+ k root((1/m + 1/M)&sup2; - 4 sin&sup2;(qa/2)/mM), and nothing across the chain. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.4, 0.5})
    void chainOfTwoMasses(double part) {
        double light = 10;
        double heavy = 40;
        ForceConstants c = chain(light, heavy);
        double sum = 1 / light + 1 / heavy;
        double root = Math.sqrt(sum * sum - 4 * Math.pow(Math.sin(Math.PI * part), 2) / (light * heavy));
        double[] expected = {0, 0, 0, 0, STIFFNESS * (sum - root), STIFFNESS * (sum + root)};
        assertArrayEquals(expected, c.squaredFrequencies(BrillouinPath.cartesian(c.primitive().cell(),
                new double[] {part, 0, 0})), 1e-7 * STIFFNESS);
    }

    /** At the edge of the zone only the heavy atoms move in the lower wave, only the light ones in the upper. */
    @Test
    void massesPartAtTheEdge() {
        ForceConstants c = chain(10, 40);
        Waves waves = c.waves(BrillouinPath.cartesian(c.primitive().cell(), new double[] {0.5, 0, 0}));
        assertArrayEquals(new double[] {0, 1}, waves.shares()[4], 1e-6);
        assertArrayEquals(new double[] {1, 0}, waves.shares()[5], 1e-6);
    }

    /** Waves are eigenvectors of unit length, whose shares add up to one. */
    @Test
    void wavesHaveUnitLength() {
        ForceConstants c = chain(10, 40);
        double[] q = {0.1, 0.2, 0.05};
        Waves waves = c.waves(q);
        assertArrayEquals(c.squaredFrequencies(q), waves.squares(), 1e-12);
        for (int k = 0; k < 6; k++) {
            double norm = 0;
            for (int d = 0; d < 6; d++) {
                norm += Math.pow(waves.real()[k][d], 2) + Math.pow(waves.imaginary()[k][d], 2);
            }
            assertEquals(1, norm, 1e-12);
            assertEquals(1, waves.shares()[k][0] + waves.shares()[k][1], 1e-12);
        }
    }
}
