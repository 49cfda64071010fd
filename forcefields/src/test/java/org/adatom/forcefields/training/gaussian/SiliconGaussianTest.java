package org.adatom.forcefields.training.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.training.DftFrames;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.InputScaling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every third configuration of silicon set 1 of Zuo et al. (2020). */
@Tag("slow")
class SiliconGaussianTest {
    /** The linear model on 55 bispectrum components of H. Yanxon (thesis, Las Vegas 2020, table 4.3) has 6.28 and 0.12, with all configurations. */
    @Test
    void aThirdOfTheSetTeachesTheTestSet() {
        List<LabelledFrame> all = DftFrames.read("si-set1/train.extxyz.gz");
        List<LabelledFrame> third =
                IntStream.range(0, all.size()).filter(k -> k % 3 == 1).mapToObj(all::get).toList();
        List<LabelledFrame> test = DftFrames.read("si-set1/test.extxyz.gz");
        GaussianSettings settings = new GaussianSettings(Kernel.Shape.DOT_PRODUCT, InputScaling.Rule.NONE, 1, 3.0, 0.45,
                0.002, 0.045, null, false, 0.05, GaussianSettings.Choice.RANDOM, false, Map.of(), 0, 100, 300, 1L << 30,
                1);
        try (Workers workers = new Workers(2)) {
            GaussianFit fit = new GaussianFit(List.of("Si"), new DescriptorSettings.PowerSpectra(
                    new PowerSpectrum(3, 3, 2, 4.9), new double[] {1}), third, settings, workers);
            ErrorTable.Row errors = ErrorTable.of(fit.run(line -> {}).model()
                    .potential(List.of("Si"), Map.of(), "fit", List.of()), test, workers).all();
            assertEquals(3.90, errors.energy().mae(), 0.05);
            assertEquals(0.127, errors.force().mae(), 0.001);
        }
    }
}
