package org.adatom.forcefields.training.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Test;

class PruningTest {
    /** Pairs of argon 3.8 to 4.2 A apart. */
    private static final List<LabelledFrame> PAIRS =
            List.of(pair(3.8), pair(3.9), pair(4.0), pair(4.2));

    private static LabelledFrame pair(double distance) {
        Atoms atoms = Atoms.of(List.of("Ar", "Ar"));
        atoms.x()[1] = distance;
        return new LabelledFrame("pair", "", atoms, Cell.open(), 0.0, null, null);
    }

    private static DescriptorSettings.BehlerParrinello gaussians(double... eta) {
        CutoffFunction fc = new CutoffFunction(CutoffFunction.Kind.POLY2, 0, 6, 0);
        List<SymmetryFunction> functions = Arrays.stream(eta)
                .mapToObj(e -> (SymmetryFunction) new SymmetryFunction.Radial(0, new RadialShape.Gaussian(fc, e, 0)))
                .toList();
        return new DescriptorSettings.BehlerParrinello(new double[] {18}, List.of(functions));
    }

    @Test
    void functionsThatHardlyVaryAreLeftOut() {
        try (Workers workers = new Workers(1)) {
            // exp(-2 * 3.8^2) is 3e-13: this one would see nothing but rounding until two atoms come much closer.
            DescriptorSettings.BehlerParrinello all = gaussians(0.1, 2, 0.05);
            DescriptorSettings.BehlerParrinello kept = Pruning.of(all, List.of("Ar"), PAIRS, 1e-3, workers);
            assertEquals(List.of(all.functions().get(0).get(0), all.functions().get(0).get(2)),
                    kept.functions().get(0));
        }
    }

    @Test
    void aPartOfZeroKeepsAll() {
        try (Workers workers = new Workers(1)) {
            DescriptorSettings.BehlerParrinello all = gaussians(0.1, 2);
            assertTrue(all.sameAs(Pruning.of(all, List.of("Ar"), PAIRS, 0, workers)));
        }
    }
}
