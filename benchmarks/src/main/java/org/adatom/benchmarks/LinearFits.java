package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.linear.FitWeights;
import org.adatom.forcefields.training.linear.LinearFit;
import org.adatom.forcefields.training.linear.Penalty;

/**
 * Fits linear and quadratic functions of the bispectrum to published data and prints their errors: {@code TRAIN TEST linear|quadratic
 * snap|so4 TWOJMAX CUTOFF[,CUTOFF...] FORCE-WEIGHT[,...] VIRIAL-WEIGHT[,...] [MODEL-FILE]}. Where several cutoffs or weights are
 * given, those with the least product of the mean errors of energies, forces and, if they are fitted, virials of every fifth configuration of
 * the training set, in a fit to the others, are taken for a fit to all of them. The test set is only looked at in the end.
 */
public final class LinearFits {
    private static final int FOLDS = 5;

    private LinearFits() {}

    /** One choice and what it is worth. */
    private record Choice(double cutoff, FitWeights weights, double score) {}

    /** Fits and prints. */
    public static void main(String[] args) {
        List<LabelledFrame> train = read(Path.of(args[0]));
        List<LabelledFrame> test = read(Path.of(args[1]));
        boolean quadratic = args[2].equals("quadratic");
        int twoJ = Integer.parseInt(args[4]);
        List<FitWeights> weights = new ArrayList<>();
        for (double force : numbers(args[6])) {
            for (double virial : numbers(args[7])) {
                weights.add(new FitWeights(1, force, virial));
            }
        }
        try (Workers workers = new Workers(1)) {
            long start = System.nanoTime();
            Choice best = null;
            LinearFit fitOfBest = null;
            for (double cutoff : numbers(args[5])) {
                LinearFit fit = new LinearFit(settings(train, args[3].equals("so4"), twoJ, cutoff, quadratic), workers);
                fit.add(part(train, false), (done, of) -> {});
                for (FitWeights w : weights) {
                    Choice choice = new Choice(cutoff, w, weights.size() == 1 && numbers(args[5]).length == 1
                            ? 0
                            : score(fit, w, part(train, true), workers));
                    System.out.printf(Locale.ROOT, "cutoff %.2f A, force %.0e, virial %.0e: %.4g%n", cutoff, w.force(),
                            w.virial(), choice.score);
                    if (best == null || choice.score < best.score) {
                        best = choice;
                        fitOfBest = fit;
                    }
                }
            }
            fitOfBest.add(part(train, true), (done, of) -> {});
            LinearFit.Result result = fitOfBest.solve(best.weights, new Penalty.None());
            System.out.printf(Locale.ROOT,
                    "taken: cutoff %.2f A, force %.0e, virial %.0e; %d equations, %d coefficients; %.0f s%n",
                    best.cutoff, best.weights.force(), best.weights.virial(), result.rows(), result.used(),
                    (System.nanoTime() - start) / 1e9);
            System.out.print("train\n" + errors(result.model(), train, workers));
            System.out.print("test\n" + errors(result.model(), test, workers));
            if (args.length > 8) {
                ModelFile.write(Path.of(args[8]), result.model());
            }
        }
    }

    private static LinearFit.Settings settings(
            List<LabelledFrame> frames, boolean so4, int twoJ, double cutoff, boolean quadratic) {
        BispectrumSettings settings = so4 ? BispectrumSettings.so4(twoJ, cutoff) : BispectrumSettings.of(twoJ, cutoff);
        return new LinearFit.Settings(ErrorTable.species(frames), new DescriptorSettings.Bispectra(
                settings, List.of(new BispectrumElement(0.5, 1))), quadratic);
    }

    private static double score(LinearFit fit, FitWeights weights, List<LabelledFrame> kept, Workers workers) {
        ErrorTable.Row row = errors(fit.solve(weights, new Penalty.None()).model(), kept, workers).all();
        return row.energy().mae() * row.force().mae() * (weights.virial() > 0 ? row.virial().mae() : 1);
    }

    private static ErrorTable errors(DescriptorModel model, List<LabelledFrame> frames, Workers workers) {
        return ErrorTable.of(model.potential(model.elements(), Map.of(), "fit", List.of()), frames, workers);
    }

    /** Every fifth configuration, or the others. */
    private static List<LabelledFrame> part(List<LabelledFrame> frames, boolean kept) {
        return IntStream.range(0, frames.size()).filter(k -> k % FOLDS == 2 == kept).mapToObj(frames::get).toList();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<LabelledFrame> read(Path file) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = StructureFiles.open(file, ReadOptions.defaults(Units.CODATA_2018))) {
            for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
                frames.add(f.get());
            }
        }
        return LabelKeys.DEFAULTS.read(frames, file.getFileName().toString());
    }
}
