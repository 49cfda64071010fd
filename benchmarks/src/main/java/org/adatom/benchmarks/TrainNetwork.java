package org.adatom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.neural.N2p2Files;
import org.adatom.forcefields.neural.N2p2Parameters;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.training.neural.DescribedFrames;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.ErrorSummary;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.KalmanSettings;
import org.adatom.forcefields.training.neural.EpochTraining;
import org.adatom.forcefields.training.neural.Loss;
import org.adatom.forcefields.training.neural.LossConvention;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.neural.Residual;
import org.adatom.forcefields.training.neural.TrainingTask;
import org.adatom.forcefields.training.neural.NetworkShape;
import org.adatom.forcefields.training.neural.ParameterLayout;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.adatom.forcefields.training.neural.UpdateSettings;
import org.adatom.forcefields.training.neural.WeightInitialization;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains networks with the Kalman filter on real data: seconds per epoch and errors. */
@Command(name = "train-network", sortOptions = false, mixinStandardHelpOptions = true,
        description = "Trains networks on the symmetry functions of an n2p2 model with the Kalman filter and the settings of n2p2's"
                + " examples; prints seconds and errors of each epoch.")
public final class TrainNetwork implements Callable<Integer> {
    private static final Units UNITS = Units.CODATA_2018;

    @Option(names = "--model", required = true,
            description = "Folder with the n2p2 model whose functions and nodes are taken.")
    private Path model = Path.of("");

    @Option(names = "--atomic-units", description = "The model's files are in bohr and hartree.")
    private boolean atomicUnits;

    @Option(names = "--train", required = true, description = "Extended XYZ, or input.data of n2p2 in A and eV.")
    private Path train = Path.of("");

    @Option(names = "--test", description = "Extended XYZ; without, the last of the training set are taken away.")
    private @Nullable Path test;

    @Option(names = "--hold-out",
            description = "So many configurations, spread evenly, are taken off the training set (default ${DEFAULT-VALUE}).")
    private int holdOut;

    @Option(names = "--epochs", description = "How many (default ${DEFAULT-VALUE}).")
    private int epochs = 30;

    @Option(names = "--threads", description = "How many (default ${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--seed", description = "Seed (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--megabytes", description = "For descriptors (default ${DEFAULT-VALUE}).")
    private long megabytes = 4096;

    @Option(names = "--initial", description = "Initial weights: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private WeightInitialization initial = WeightInitialization.NGUYEN_WIDROW;

    @Option(names = "--scaling", description = "Of inputs: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private InputScaling.Rule scaling = InputScaling.Rule.STANDARDIZED;

    @Option(names = "--force-weight", description = "Of errors of forces (default ${DEFAULT-VALUE}).")
    private double forceWeight = 10;

    @Option(names = "--force-fraction",
            description = "Updates by forces per epoch and component (default ${DEFAULT-VALUE}).")
    private double forceFraction = 0.02315;

    @Option(names = "--by-element", description = "A covariance for each element.")
    private boolean byElement;

    private TrainNetwork() {}

    /** See {@code --help}. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new TrainNetwork()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        N2p2Parameters.FileUnits units = atomicUnits
                ? N2p2Parameters.FileUnits.BOHR_HARTREE
                : N2p2Parameters.FileUnits.ANGSTROM_EV;
        DescriptorModel n2p2 = N2p2Files.readModel(model, new N2p2Parameters(model, units, null, null, null, null));
        List<LabelledFrame> all = read(train);
        List<LabelledFrame> held = new ArrayList<>();
        List<LabelledFrame> used = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            boolean out = (long) (k + 1) * holdOut / all.size() > (long) k * holdOut / all.size();
            (out ? held : used).add(all.get(k));
        }
        List<LabelledFrame> judged = test == null ? held : read(test);
        try (Workers workers = new Workers(threads)) {
            train(n2p2, used, judged, workers);
        }
        return 0;
    }

    private void train(DescriptorModel n2p2, List<LabelledFrame> used, List<LabelledFrame> judged, Workers workers) {
        int count = n2p2.elements().size();
        Descriptor descriptor = n2p2.descriptor().descriptor(IntStream.range(0, count).toArray());
        long start = System.nanoTime();
        DescribedFrames described = new DescribedFrames(used, n2p2.elements(), descriptor, workers);
        InputScaling inputs = InputScaling.of(scaling, described.ranges());
        TrainingSet set = new TrainingSet(described, inputs, megabytes << 20, workers);
        TrainingSet other = judged.isEmpty()
                ? null
                : new TrainingSet(
                        new DescribedFrames(judged, n2p2.elements(), descriptor, workers), inputs, megabytes << 20,
                        workers);
        System.out.printf(Locale.ROOT, "%d configurations, %.0f MB (derivatives of %d kept), %.2f s%n", set.count(),
                set.bytes() / (double) (1 << 20), set.kept(), seconds(start));
        ParameterLayout layout = new ParameterLayout(n2p2.atoms().stream()
                .map(a -> new NetworkShape(nodes(a), a.neural().layers().stream().map(l -> l.activation()).toList()))
                .toList());
        EnergyScale offsets = EnergyScale.fitted(set, 1);
        EnergyScale.Spread spread = offsets.spread(set);
        UpdateSettings d = UpdateSettings.DEFAULTS;
        Method method = new Method.Kalman(KalmanSettings.STANDARD.withByElement(byElement),
                new UpdateSettings(d.selection(), d.energyFraction(), forceFraction, 0, d.energyThreshold(),
                        d.forceThreshold(), d.trials()));
        Loss loss = method.learned(new Loss(LossConvention.N2P2, Residual.SQUARED, 1, forceWeight, 0, Map.of(), 0, 0,
                spread));
        EpochTraining training = method.begin(new TrainingTask(set, other, layout, workers),
                initial.parameters(layout, seed), offsets.withFactor(spread.energy()), loss, seed);
        System.out.printf(Locale.ROOT, "%d parameters; spread %.4g eV/atom, %.4g eV/A%n",
                layout.count(), spread.energy(), spread.force());
        System.out.println("epoch      s   train E mae/rmse meV    F mae/rmse eV/A    test E mae/rmse meV    F mae/rmse"
                + " eV/A   W mae meV");
        for (int e = 0; e < epochs; e++) {
            start = System.nanoTime();
            EpochTraining.Epoch epoch = training.run();
            double time = seconds(start);
            System.out.printf(Locale.ROOT, "%5d %6.3f   %s   %s%s%n", epoch.epoch(), time, text(epoch.training()),
                    epoch.validation() == null ? "" : text(epoch.validation()), epoch.best() ? " *" : "");
        }
    }

    private static List<Integer> nodes(DescriptorModel.AtomModel atom) {
        List<Integer> nodes = new ArrayList<>();
        nodes.add(atom.min().length);
        atom.neural().layers().forEach(l -> nodes.add(l.bias().length));
        return nodes;
    }

    private static String text(ErrorSummary e) {
        return String.format(Locale.ROOT, "%8.3f %8.3f  %8.4f %8.4f %8.2f", 1e3 * e.energyMae(), 1e3 * e.energyRmse(),
                e.forceMae(), e.forceRmse(), 1e3 * e.virialMae());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static List<LabelledFrame> read(Path file) throws IOException {
        if (file.toString().endsWith(".data")) {
            return n2p2(file);
        }
        List<LabelledFrame> frames = new ArrayList<>();
        try (FrameReader reader = StructureFiles.open(file, ReadOptions.defaults(UNITS))) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                frames.add(LabelKeys.DEFAULTS.read(frame.get(), file.getFileName() + " " + (frames.size() + 1)));
            }
        }
        return frames;
    }

    /** A file of n2p2 in &Aring; and eV. */
    private static List<LabelledFrame> n2p2(Path file) throws IOException {
        List<LabelledFrame> frames = new ArrayList<>();
        List<double[]> cell = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        double energy = 0;
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+");
            switch (words[0]) {
                case "begin" -> {
                    cell.clear();
                    rows.clear();
                    symbols.clear();
                }
                case "lattice" -> cell.add(numbers(words, 1, 4));
                case "atom" -> {
                    symbols.add(words[4]);
                    double[] row = Arrays.copyOf(numbers(words, 1, 4), 6);
                    System.arraycopy(numbers(words, 7, 10), 0, row, 3, 3);
                    rows.add(row);
                }
                case "energy" -> energy = Double.parseDouble(words[1]);
                case "end" -> {
                    Atoms atoms = Atoms.of(symbols);
                    double[] forces = new double[3 * rows.size()];
                    for (int a = 0; a < rows.size(); a++) {
                        atoms.setPosition(a, rows.get(a)[0], rows.get(a)[1], rows.get(a)[2]);
                        System.arraycopy(rows.get(a), 3, forces, 3 * a, 3);
                    }
                    frames.add(new LabelledFrame(file.getFileName() + " " + (frames.size() + 1), "", atoms,
                            Cell.of(cell.stream().flatMapToDouble(Arrays::stream).toArray(), true, true, true), energy,
                            forces, null));
                }
                default -> {}
            }
        }
        return frames;
    }

    private static double[] numbers(String[] words, int from, int to) {
        return Arrays.stream(words, from, to).mapToDouble(Double::parseDouble).toArray();
    }
}
