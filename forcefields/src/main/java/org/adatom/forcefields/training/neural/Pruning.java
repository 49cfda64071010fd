package org.adatom.forcefields.training.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * Leaves symmetry functions out that hardly vary in a training set. Scaled to the width of the others such a function would answer to the
 * smallest new thing with a huge number: narrow angular functions of a crystal whose neighbours never touch have ranges of
 * 1e-6 and less, and grow a thousandfold when two atoms come a little closer than in training.
 */
public final class Pruning {
    private Pruning() {}

    /**
     * The functions of each element whose range is at least a part of the widest one of that element.
     *
     * @param part 0 keeps all
     * @throws InputException if an element of the descriptor is not in the set
     */
    public static DescriptorSettings.BehlerParrinello of(DescriptorSettings.BehlerParrinello all,
            List<String> elements, List<LabelledFrame> training, double part, Workers workers) {
        int[] numbers = IntStream.range(0, elements.size()).toArray();
        InputRanges ranges =
                new DescribedFrames(training, elements, all.descriptor(numbers), workers).ranges();
        List<List<SymmetryFunction>> kept = new ArrayList<>();
        for (int s : numbers) {
            List<SymmetryFunction> functions = all.functions().get(s);
            double widest = IntStream.range(0, functions.size()).mapToDouble(range(ranges, s)).max().orElse(0);
            int species = s;
            kept.add(IntStream.range(0, functions.size())
                    .filter(f -> range(ranges, species).applyAsDouble(f) >= part * widest)
                    .mapToObj(functions::get).toList());
        }
        return new DescriptorSettings.BehlerParrinello(all.weights(), kept);
    }

    private static IntToDoubleFunction range(InputRanges ranges, int species) {
        return f -> ranges.max()[species][f] - ranges.min()[species][f];
    }
}
