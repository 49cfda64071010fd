package org.adatom.forcefields.training.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.neural.Regressor;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.InputScaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A warm crystal, learned from with hardly any noise: all environments are alike, and weights are large and nearly cancel. */
class GaussianRoundingTest {
    /** eV and eV/&Aring;. */
    private static final double LIMIT = 1e-10;

    private final List<Structure> crystals = IntStream.range(0, 16).mapToObj(GaussianRoundingTest::rattled).toList();

    private static Structure rattled(int k) {
        CounterRandom random = new CounterRandom(k, "rounding test");
        Structure perfect = Structures.supercell(Structures.of(Structures.Lattice.FCC, 3.61, "Cu").get(0), 2);
        Atoms atoms = perfect.atoms().copy();
        for (int i = 0; i < atoms.count(); i++) {
            atoms.setPosition(i, atoms.x()[i] + 0.2 * (random.uniform(i, 0, 0) - 0.5),
                    atoms.y()[i] + 0.2 * (random.uniform(i, 0, 1) - 0.5),
                    atoms.z()[i] + 0.2 * (random.uniform(i, 0, 2) - 0.5));
        }
        return new Structure("rattled " + k, atoms, perfect.cell());
    }

    @ParameterizedTest
    @EnumSource
    void largeWeightsLeaveTranslationsAndSupercellsAlone(Kernel.Shape shape) {
        List<LabelledFrame> frames = crystals.stream().map(GaussianSamples::labelled).toList();
        boolean directions = shape == Kernel.Shape.DOT_PRODUCT;
        GaussianSettings settings = new GaussianSettings(shape,
                directions ? InputScaling.Rule.NONE : InputScaling.Rule.STANDARDIZED, 1, 4.0, directions ? 0.5 : 300,
                3e-6, 3e-3, 1e-3, false, 0.05, GaussianSettings.Choice.RANDOM, true, Map.of(), 0, 500, 50, 1L << 28, 1);
        try (Workers workers = new Workers(2)) {
            GaussianFit fit = new GaussianFit(List.of("Cu"), new DescriptorSettings.PowerSpectra(
                    new PowerSpectrum(3, 3, 1.2, 4.2), new double[] {1}), frames, settings, workers);
            GaussianFit.Result result = fit.run(line -> {});
            double[] weights = ((Regressor.Gaussian) result.model().atoms().get(0).regressor()).weights();
            assertTrue(Arrays.stream(weights).map(Math::abs).sum() > 1e6, "weights are not large");
            ForceField potential = result.model().potential(List.of("Cu"), Map.of(), "test", List.of(),
                    Monitor.Policy.IGNORE, null);
            for (Structure crystal : crystals.subList(0, 4)) {
                check(potential, crystal);
            }
        }
    }

    private static void check(ForceField potential, Structure crystal) {
        Evaluation here = BruteForce.evaluate(potential, crystal.atoms(), crystal.cell());
        Atoms moved = crystal.atoms().copy();
        for (int i = 0; i < moved.count(); i++) {
            moved.setPosition(i, moved.x()[i] + 1.234, moved.y()[i] - 17.3, moved.z()[i] + 7.7);
        }
        Evaluation there = BruteForce.evaluate(potential, moved, crystal.cell());
        assertEquals(here.energy(), there.energy(), LIMIT);
        assertArrayEquals(here.forces(), there.forces(), LIMIT);
        Structure large = Structures.supercell(crystal, 2);
        Evaluation repeated = BruteForce.evaluate(potential, large.atoms(), large.cell());
        assertEquals(8 * here.energy(), repeated.energy(), 8 * LIMIT);
        assertArrayEquals(here.forces(), Arrays.copyOf(repeated.forces(), here.forces().length), LIMIT);
    }
}
