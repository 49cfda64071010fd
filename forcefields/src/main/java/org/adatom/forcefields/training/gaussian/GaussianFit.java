package org.adatom.forcefields.training.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.gaussian.FeatureMap;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.Regressor;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.DescribedFrames;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.InputDerivatives;
import org.adatom.forcefields.training.neural.InputRanges;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.TrainingSet;
import org.adatom.forcefields.training.optimize.LimitedMemory;
import org.jspecify.annotations.Nullable;

/**
 * Fits a Gaussian process to energies, forces and virials. The energy of an atom is a function of its descriptor, for each element one
 * of its own, drawn from a Gaussian process; energies per atom, forces and virials per atom are linear in it, and so their
 * covariances follow from that of the function. H. Yanxon, thesis (Las Vegas 2020), section 2.5.4.3; A. P. Bartok and
 * G. Csanyi, Int. J. Quantum Chem. 115, 1051 (2015).
 *
 * <p>All is exact: there are as many equations as labels, whose matrix takes 8 n&sup2; bytes and n&sup3;/6 products. What it
 * will take is told before, and refused above the memory allowed. Results have the same bits for any number of workers.
 */
public final class GaussianFit {
    /** Likelihood of one label whose change ends the search. */
    private static final double FLAT = 1e-4;
    private static final int PAIRS = 1000;
    /** Place of the noises among the hyperparameters, in the order of the kinds of labels. */
    private static final int FIRST_NOISE = 2;
    /** Atoms of a configuration whose forces hyperparameters are found from: more configurations say more than more atoms. */
    private static final int SAMPLED_ATOMS = 3;

    /**
     * The outcome.
     *
     * @param model for potentials and model files
     * @param hyperparameters as given or found
     * @param labels number of energies, force components and components of virials
     * @param environments that the model keeps
     * @param likelihood logarithm of the likelihood of a label of the sample
     */
    public record Result(
            DescriptorModel model, Hyperparameters hyperparameters, int[] labels, int environments,
            double likelihood) {}

    /**
     * What the process says of the energy of a configuration.
     *
     * @param mean per atom, eV
     * @param deviation standard deviation per atom, noise not included, eV
     * @param noise standard deviation of calculated energies per atom about it: that of the hyperparameters, and 1e-5 of the
     *     amplitude, without which equations might not be told apart, eV
     */
    public record EnergyPerAtom(double mean, double deviation, double noise) {}

    /**
     * What the process says of the forces in a configuration: x, y, z of atom 0, of atom 1, ...
     *
     * @param mean of each component, eV/&Aring;
     * @param deviation standard deviation of each, noise not included, eV/&Aring;
     */
    public record Forces(double[] mean, double[] deviation) {}

    private final List<String> elements;
    private final DescriptorSettings descriptor;
    private final GaussianSettings settings;
    private final Workers workers;
    private final TrainingSet set;
    private final InputRanges ranges;
    private final PointSet points;
    private final EnergyScale offsets;
    private final LabelChoice choice;
    private final LabelChoice sampled;
    private final String cost;
    private @Nullable Posterior posterior;

    /**
     * Describes the configurations and chooses the labels.
     *
     * @param elements symbols, as the descriptor numbers them
     * @param workers stay open as long as this is used
     * @throws InputException if there is nothing to learn from, an element does not occur, or the memory does
     *     not suffice
     */
    public GaussianFit(
            List<String> elements, DescriptorSettings descriptor, List<LabelledFrame> frames,
            GaussianSettings settings, Workers workers) {
        this.elements = List.copyOf(elements);
        this.descriptor = descriptor;
        this.settings = settings;
        this.workers = workers;
        DescribedFrames described = new DescribedFrames(frames, elements,
                descriptor.descriptor(IntStream.range(0, elements.size()).toArray()), workers);
        ranges = described.ranges();
        set = new TrainingSet(described, InputScaling.of(settings.scaling(), ranges), settings.memory(), workers);
        points = new PointSet(set, maps());
        offsets = EnergyScale.fitted(set, 1);
        choice = LabelChoice.of(settings, set, points);
        sampled = sample(choice.thinned(SAMPLED_ATOMS));
        cost = choice.cost(settings, points, described.meanNeighbors(), sampled, workers.count());
    }

    /** What the fit will take, in words. */
    public String cost() {
        return cost;
    }

    /** The bias is relative to the size of the values. */
    private FeatureMap[] maps() {
        FeatureMap[] maps = new FeatureMap[elements.size()];
        for (int e = 0; e < maps.length; e++) {
            double squares = 0;
            long atoms = 0;
            for (int k = 0; k < set.count(); k++) {
                for (int a : set.frame(k).members()[e]) {
                    atoms++;
                    for (int i = set.frame(k).first()[a]; i < set.frame(k).first()[a + 1]; i++) {
                        squares += set.frame(k).inputs()[i] * set.frame(k).inputs()[i];
                    }
                }
            }
            double size = squares > 0 ? Math.sqrt(squares / atoms) : 1;
            maps[e] = PointSet.unscaled(set.descriptor().size(e),
                    settings.shape() == Kernel.Shape.DOT_PRODUCT ? settings.bias() * size : 0);
        }
        return maps;
    }

    /** Configurations by chance, as many as the sample allows and at least one. */
    private LabelChoice sample(LabelChoice from) {
        CounterRandom random = new CounterRandom(settings.seed(), "sample");
        int[] order = IntStream.range(0, set.count()).filter(k -> from.count(k) > 0).boxed()
                .sorted((a, b) -> Double.compare(random.uniform(0, a, 0), random.uniform(0, b, 0)))
                .mapToInt(Integer::intValue).toArray();
        int n = 0;
        int labels = 0;
        while (n < order.length && (n == 0 || labels + from.count(order[n]) <= settings.sample())) {
            labels += from.count(order[n++]);
        }
        return from.only(Arrays.copyOf(order, n));
    }

    private Observations observations(LabelChoice wanted) {
        int[] frames = IntStream.range(0, set.count()).filter(k -> wanted.count(k) > 0).toArray();
        Label[][] labels = new Label[frames.length][];
        TrainingSet.Source[] sources = new TrainingSet.Source[workers.count()];
        workers.run(frames.length, (i, worker) -> {
            sources[worker] = sources[worker] == null ? new TrainingSet.Source(set) : sources[worker];
            labels[i] = labels(frames[i], wanted, sources[worker]);
        });
        return new Observations(points, Arrays.stream(labels).flatMap(Arrays::stream).toList());
    }

    private Label[] labels(int k, LabelChoice wanted, TrainingSet.Source source) {
        List<Label> labels = new ArrayList<>();
        LabelMaker maker =
                new LabelMaker(points, k, set.frame(k), settings.factor(set.labels(k).group()));
        if (wanted.energies()[k]) {
            labels.add(maker.energy(offset(set, k)));
        }
        if (wanted.forces()[k].length > 0 || wanted.virials()[k]) {
            InputDerivatives derivatives = source.get(k);
            for (int atom : wanted.forces()[k]) {
                for (int axis = 0; axis < 3; axis++) {
                    labels.add(maker.force(derivatives, atom, axis));
                }
            }
            for (int c = 0; wanted.virials()[k] && c < InputDerivatives.STRAINS; c++) {
                labels.add(maker.virial(derivatives, c));
            }
        }
        return labels.toArray(Label[]::new);
    }

    /** What energies of atoms are measured from, of all atoms of a configuration. */
    private double offset(TrainingSet of, int k) {
        double sum = 0;
        for (int e = 0; e < elements.size(); e++) {
            sum += offsets.offset()[e] * of.frame(k).members()[e].length;
        }
        return sum;
    }

    /**
     * Finds hyperparameters and solves.
     *
     * @param progress is told how far it has come
     * @throws InputException if the equations cannot be solved
     */
    public Result run(Consumer<String> progress) {
        MarginalLikelihood likelihood = likelihood();
        LimitedMemory search =
                new LimitedMemory(likelihood, likelihood.begin(), LimitedMemory.MEMORY, 0);
        Hyperparameters h = search(search, likelihood, progress);
        Observations all = observations(choice);
        posterior = new Posterior(all, settings.shape(), h, workers);
        progress.accept(all.count() + " equations solved");
        DescriptorModel model = new GaussianModel(this.elements, descriptor, set, ranges, offsets, points, settings, h,
                all, posterior, workers).model(provenance(all, h));
        int kept = model.atoms().stream()
                .mapToInt(a -> ((Regressor.Gaussian) a.regressor()).points().length).sum();
        return new Result(model, h, choice.counts(), kept, -search.value());
    }

    private MarginalLikelihood likelihood() {
        Observations observations = observations(sampled);
        Double[] given = {settings.amplitude(), settings.length(), settings.energyNoise(), settings.forceNoise(),
            settings.virialNoise()};
        double[] start = {1, distance(), GaussianSettings.ENERGY_NOISE, GaussianSettings.FORCE_NOISE,
            GaussianSettings.VIRIAL_NOISE};
        for (int i = 0; i < start.length; i++) {
            start[i] = given[i] == null ? start[i] : given[i];
        }
        start[0] = given[0] == null ? amplitude(observations, start[1]) : start[0];
        // A noise that no label has changes nothing.
        int[] free = IntStream.range(0, start.length).filter(i -> given[i] == null && settings.steps() > 0
                && (i < FIRST_NOISE || settings.findNoise() && choice.counts()[i - FIRST_NOISE] > 0)).toArray();
        return new MarginalLikelihood(observations, settings.shape(), hyperparameters(start), free, workers);
    }

    /** The amplitude with which labels have the size that they have, noise aside. */
    private double amplitude(Observations observations, double length) {
        double[] variances = Observations.variances(points, observations.labels(),
                new Kernel(settings.shape(), length), workers);
        double[] ratios = IntStream.range(0, variances.length).filter(r -> variances[r] > 0)
                .mapToDouble(r -> Math.pow(observations.label(r).value(), 2) / variances[r]).toArray();
        double mean = Arrays.stream(ratios).average().orElse(1);
        return mean > 0 ? Math.sqrt(mean) : 1;
    }

    private static Hyperparameters hyperparameters(double[] x) {
        return new Hyperparameters(x[0], x[1], x[2], x[3], x[4]);
    }

    private Hyperparameters search(LimitedMemory search, MarginalLikelihood likelihood, Consumer<String> progress) {
        for (int step = 1; step <= settings.steps() && likelihood.dimension() > 0; step++) {
            double before = search.value();
            boolean lower = search.step();
            progress.accept(String.format(Locale.ROOT, "step %d: ln likelihood %.5f per label, %s", step,
                    -search.value(), text(likelihood.at(search.parameters()))));
            if (!lower || before - search.value() < FLAT) {
                break;
            }
        }
        return likelihood.at(search.parameters());
    }

    private String text(Hyperparameters h) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "amplitude %.4g eV, length %.4g, noise",
                h.amplitude(), h.length()));
        for (Label.Kind kind : Label.Kind.values()) {
            if (choice.counts()[kind.ordinal()] > 0) {
                text.append(String.format(Locale.ROOT, " %.3g %s", h.noise(kind),
                        kind == Label.Kind.FORCE ? "eV/A" : "eV/atom (" + kind.name().toLowerCase(Locale.ROOT) + ")"));
            }
        }
        return text.toString();
    }

    /** The median distance of pairs of environments. */
    private double distance() {
        CounterRandom random = new CounterRandom(settings.seed(), "pairs");
        double[] distances = new double[PAIRS * elements.size()];
        for (int e = 0; e < elements.size(); e++) {
            double[] all = points.all(e);
            int size = points.map(e).size();
            int n = all.length / size;
            for (int p = 0; p < PAIRS; p++) {
                int i = (int) (n * random.uniform(e, p, 0));
                int j = (int) (n * random.uniform(e, p, 1));
                double sum = 0;
                for (int f = 0; f < size; f++) {
                    double d = all[i * size + f] - all[j * size + f];
                    sum += d * d;
                }
                distances[e * PAIRS + p] = Math.sqrt(sum);
            }
        }
        Arrays.sort(distances);
        double median = distances[distances.length / 2];
        return median > 0 ? median : 1;
    }

    private Map<String, String> provenance(Observations all, Hyperparameters h) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("training", "Gaussian process of " + all.count() + " labels of " + set.count()
                + " configurations");
        provenance.put("hyperparameters", text(h));
        if (!settings.groups().isEmpty()) {
            provenance.put("weights", "groups " + new TreeMap<>(settings.groups()));
        }
        return provenance;
    }

    /** Standard deviations of the energies of all atoms of a configuration of training, eV. */
    double[] atomDeviations(int k) {
        List<Label> labels = new ArrayList<>();
        for (int a = 0; a < set.frame(k).count(); a++) {
            int e = set.frame(k).atoms().species()[a];
            labels.add(new Label(k, Label.Kind.ENERGY, 0, 1,
                    new Label.Part[] {new Label.Part(e, new int[] {points.lane(k, a)}, 1, new double[0])}));
        }
        return solved().judge(points, labels).deviation();
    }

    private Posterior solved() {
        Posterior known = posterior;
        if (known == null) {
            throw new IllegalStateException("there is no fit yet");
        }
        return known;
    }

    /**
     * What the process says of energies, after {@link #run}: means as those of the model, and deviations of whole configurations,
     * which the model does not keep.
     *
     * @throws IllegalStateException before
     */
    public List<EnergyPerAtom> energies(List<LabelledFrame> frames) {
        Posterior known = solved();
        List<LabelledFrame> bare = frames.stream()
                .map(f -> new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(), f.energy(), null, null))
                .toList();
        TrainingSet others = new TrainingSet(new DescribedFrames(bare, elements, set.descriptor(), workers),
                set.scaling(), settings.memory(), workers);
        PointSet at = new PointSet(others,
                IntStream.range(0, elements.size()).mapToObj(points::map).toArray(FeatureMap[]::new));
        List<Label> labels = IntStream.range(0, frames.size())
                .mapToObj(k -> new LabelMaker(at, k, others.frame(k), 1).energy(0)).toList();
        Posterior.Judged judged = known.judge(at, labels);
        return IntStream.range(0, frames.size()).mapToObj(k -> new EnergyPerAtom(
                judged.mean()[k] + offset(others, k) / others.frame(k).count(), judged.deviation()[k],
                judged.noise()[k])).toList();
    }

    /**
     * What the process says of the forces in a configuration, after {@link #run}; each component costs as much as learning from one.
     *
     * @throws IllegalStateException before
     */
    public Forces forces(LabelledFrame frame) {
        Posterior known = solved();
        TrainingSet other = described(List.of(new LabelledFrame(frame.source(), frame.group(), frame.atoms(),
                frame.cell(), frame.energy(), new double[3 * frame.count()], null)));
        PointSet at = placed(other);
        InputDerivatives derivatives = new TrainingSet.Source(other).get(0);
        LabelMaker maker = new LabelMaker(at, 0, other.frame(0), 1);
        Posterior.Judged judged = known.judge(at, IntStream.range(0, 3 * frame.count())
                .mapToObj(c -> maker.force(derivatives, c / 3, c % 3)).toList());
        return new Forces(judged.mean(), judged.deviation());
    }

    private TrainingSet described(List<LabelledFrame> frames) {
        return new TrainingSet(new DescribedFrames(frames, elements, set.descriptor(), workers), set.scaling(),
                settings.memory(), workers);
    }

    private PointSet placed(TrainingSet of) {
        return new PointSet(of,
                IntStream.range(0, elements.size()).mapToObj(points::map).toArray(FeatureMap[]::new));
    }
}
