package org.adatom.forcefields.training.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.training.DftFrames;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SiliconFitTest {
    /**
     * LR+B55 of H. Yanxon (thesis, Las Vegas 2020, table 4.3): 6.94 and 6.28 meV/atom, 0.11 and 0.12 eV/A. Training errors below
     * those are no mistake, as the weights are not stated to more than their size.
     */
    @Test
    void linearFitOfSiliconHasTheErrorsOfTheThesis() {
        List<LabelledFrame> train = DftFrames.read("si-set1/train.extxyz.gz");
        try (Workers workers = new Workers(2)) {
            LinearFit fit = new LinearFit(new LinearFit.Settings(List.of("Si"), new DescriptorSettings.Bispectra(
                    BispectrumSettings.so4(8, 4.9), List.of(BispectrumElement.so4(14))), false), workers);
            fit.add(train, (done, of) -> {});
            var force = fit.solve(new FitWeights(1, 1e-4, 0), new Penalty.None()).model()
                    .potential(List.of("Si"), Map.of(), "fit", List.of());
            ErrorTable.Row trained = ErrorTable.of(force, train, workers).all();
            ErrorTable.Row test = ErrorTable.of(force, DftFrames.read("si-set1/test.extxyz.gz"), workers).all();
            assertEquals(6.94, trained.energy().mae(), 0.8);
            assertEquals(0.11, trained.force().mae(), 0.01);
            assertEquals(6.28, test.energy().mae(), 0.1);
            assertEquals(0.12, test.force().mae(), 0.005);
        }
    }
}
