package org.adatom.forcefields.training.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.Regressor;
import org.adatom.forcefields.training.LabelledFrame;
import org.jspecify.annotations.Nullable;

/**
 * Fits a linear or quadratic model on a descriptor to energies, forces and virials by least squares.
 *
 * <p>Configurations are added once; their rows go into one triangular factor ({@link RowFactor}) for each kind of label and
 * are forgotten, so that memory depends on the number of coefficients only, and {@link #solve} may be asked again with
 * other weights of energies, forces and virials, or another penalty, at little cost. Results have the same bits for any
 * number of workers.
 */
public final class LinearFit {
    /** Configurations whose rows are held at once. */
    private static final int BATCH = 8;

    /**
     * What is fitted.
     *
     * @param elements symbols, as the descriptor numbers them
     * @param descriptor of their environments
     * @param quadratic whether there are quadratic terms
     * @param groups factor of the weights of each group of configurations; 1 if a group is not named
     * @param atomEnergies energies of free atoms by element, eV, which the fitted constants are relative to; 0 if an element
     *     is not named
     * @param constants whether constants are fitted; if not, they are the energies of free atoms
     * @param fixed a force field of the same species that the model is added to, such as the repulsion of nuclei; its energies, forces
     *     and virials are subtracted from the labels
     */
    public record Settings(
            List<String> elements, DescriptorSettings descriptor, boolean quadratic, Map<String, Double> groups,
            Map<String, Double> atomEnergies, boolean constants, @Nullable ForceField fixed) {
        /**
         * Checks.
         *
         * @throws InputException if counts do not agree, or a factor is negative
         */
        public Settings {
            elements = List.copyOf(elements);
            groups = Map.copyOf(groups);
            atomEnergies = Map.copyOf(atomEnergies);
            if (elements.isEmpty() || elements.size() != descriptor.elements()) {
                throw new InputException("the descriptor is for " + descriptor.elements() + " elements, but "
                        + elements + " are named");
            }
            groups.forEach((group, factor) -> {
                if (!(factor >= 0 && Double.isFinite(factor))) {
                    throw new InputException("the weight of group " + group + " must be at least 0: " + factor);
                }
            });
        }

        /** Of all groups alike, with fitted constants and nothing beneath. */
        public Settings(List<String> elements, DescriptorSettings descriptor, boolean quadratic) {
            this(elements, descriptor, quadratic, Map.of(), Map.of(), true, null);
        }
    }

    /** Is told how far a fit has come. */
    @FunctionalInterface
    public interface Progress {
        /** Called after some more configurations were added. */
        void added(int frames, int of);
    }

    /**
     * The outcome.
     *
     * @param model coefficients, ranges of the descriptor, provenance
     * @param rows equations
     * @param used coefficients that are not 0
     * @param loss the weighted sum of squares that is left
     */
    public record Result(DescriptorModel model, long rows, int used, double loss) {}

    private final Settings settings;
    private final Workers workers;
    private final Columns columns;
    private final Descriptor descriptor;
    private final RowFactor energies;
    private final RowFactor forces;
    private final RowFactor virials;
    private final FrameRows[] scratch;
    private final ForceEvaluator[] fixed;
    private final double[][] min;
    private final double[][] max;
    private int frames;
    private long atoms;

    /**
     * A fit without any configuration.
     *
     * @param workers stay open as long as it is used
     * @throws InputException if there are more coefficients than can be solved for
     */
    public LinearFit(Settings settings, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        columns = Columns.of(settings.elements, settings.descriptor, settings.quadratic);
        descriptor = settings.descriptor.descriptor(IntStream.range(0, settings.elements.size()).toArray());
        energies = new RowFactor(columns.count() + 1, workers);
        forces = new RowFactor(columns.count() + 1, workers);
        virials = new RowFactor(columns.count() + 1, workers);
        scratch = new FrameRows[workers.count()];
        fixed = new ForceEvaluator[workers.count()];
        min = new double[settings.elements.size()][];
        max = new double[settings.elements.size()][];
        for (int e = 0; e < min.length; e++) {
            min[e] = new double[columns.sizes()[e]];
            max[e] = new double[columns.sizes()[e]];
            Arrays.fill(min[e], Double.MAX_VALUE);
            Arrays.fill(max[e], -Double.MAX_VALUE);
        }
    }

    /**
     * Adds configurations.
     *
     * @throws InputException if one has an element that the settings do not name
     */
    public void add(List<LabelledFrame> configurations, Progress progress) {
        for (int from = 0; from < configurations.size(); from += BATCH) {
            List<LabelledFrame> batch = configurations.subList(from, Math.min(from + BATCH, configurations.size()));
            FrameRows.Of[] rows = new FrameRows.Of[batch.size()];
            workers.run(rows.length, (k, worker) -> rows[k] = rows(batch.get(k), worker));
            for (int k = 0; k < rows.length; k++) {
                fold(batch.get(k), rows[k]);
                rows[k] = null;
            }
            progress.added(from + batch.size(), configurations.size());
        }
    }

    /** The rows with their labels. */
    private FrameRows.Of rows(LabelledFrame frame, int worker) {
        if (scratch[worker] == null) {
            Workers alone = new Workers(1);
            scratch[worker] = new FrameRows(columns, descriptor, alone);
            fixed[worker] = settings.fixed == null ? null : new ForceEvaluator(settings.fixed, alone, 0);
        }
        int[] elementOf = frame.atoms().symbols().stream().mapToInt(settings.elements::indexOf).toArray();
        double reference = 0;
        for (int i = 0; i < frame.count(); i++) {
            String symbol = frame.atoms().symbol(i);
            if (elementOf[frame.atoms().species()[i]] < 0) {
                throw new InputException(frame.source() + ": has atoms of " + symbol + ", but the model is for "
                        + settings.elements);
            }
            reference += settings.atomEnergies.getOrDefault(symbol, 0.0);
        }
        FrameRows.Of rows = scratch[worker].compute(frame, elementOf);
        Atoms below = frame.atoms().copy();
        ForceEvaluator evaluator = fixed[worker];
        if (evaluator != null) {
            evaluator.evaluate(below, frame.cell());
        }
        int label = columns.count();
        int n = frame.count();
        if (frame.energy() != null) {
            rows.energy()[label] =
                    (frame.energy() - reference - (evaluator == null ? 0 : evaluator.energy())) / n;
        }
        double[][] beneath = {below.fx(), below.fy(), below.fz()};
        for (int k = 0; k < rows.forces().length; k++) {
            rows.forces()[k][label] = frame.forces()[k] - (evaluator == null ? 0 : beneath[k % 3][k / 3]);
        }
        for (int v = 0; v < rows.virial().length; v++) {
            double less = evaluator == null ? 0 : FrameRows.component(evaluator.virial(), v);
            rows.virial()[v][label] = (FrameRows.component(frame.virial(), v) - less) / n;
        }
        return rows;
    }

    private void fold(LabelledFrame frame, FrameRows.Of rows) {
        double factor = Math.sqrt(settings.groups.getOrDefault(frame.group(), 1.0));
        frames++;
        atoms += frame.count();
        for (int e = 0; e < min.length; e++) {
            for (int f = 0; f < min[e].length; f++) {
                min[e][f] = Math.min(min[e][f], rows.min()[e][f]);
                max[e][f] = Math.max(max[e][f], rows.max()[e][f]);
            }
        }
        if (factor == 0) {
            return;
        }
        if (frame.energy() != null) {
            add(energies, rows.energy(), factor);
        }
        for (double[] row : rows.forces()) {
            add(forces, row, factor);
        }
        for (double[] row : rows.virial()) {
            add(virials, row, factor);
        }
    }

    /** Without fitted constants their columns stay empty. */
    private void add(RowFactor to, double[] row, double factor) {
        for (int e = 0; !settings.constants && e < min.length; e++) {
            row[columns.first()[e]] = 0;
        }
        to.add(row, factor);
    }

    /**
     * The model with the least weighted sum of squares, &Sigma; w<sub>group</sub> [w<sub>E</sub> (&Delta;E/N)&sup2; +
     * w<sub>F</sub> &Sigma; &Delta;F&sup2; + w<sub>W</sub> &Sigma; (&Delta;W/N)&sup2;], and the penalty.
     *
     * @throws InputException if no configuration was added, or an element did not occur
     */
    public Result solve(FitWeights weights, Penalty penalty) {
        for (int e = 0; e < min.length; e++) {
            if (min[e].length > 0 && min[e][0] > max[e][0]) {
                throw new InputException("there are no atoms of " + settings.elements.get(e) + " to fit to");
            }
        }
        RowFactor all = new RowFactor(columns.count() + 1, workers);
        long rows = add(all, energies, weights.energy()) + add(all, forces, weights.force())
                + add(all, virials, weights.virial());
        if (rows == 0) {
            throw new InputException("none of the configurations has a label whose weight is above 0");
        }
        boolean[] free = new boolean[columns.count()];
        for (int e = 0; e < min.length; e++) {
            free[columns.first()[e]] = true;
        }
        double[] x = new LeastSquares(all, free, workers).solve(penalty);
        int used = (int) Arrays.stream(x).filter(c -> c != 0).count();
        return new Result(model(x, weights, penalty), rows, used, loss(all, x));
    }

    /** Adds the rows of one kind of label and returns their number. */
    private static long add(RowFactor all, RowFactor part, double weight) {
        if (weight == 0) {
            return 0;
        }
        all.addAll(part, Math.sqrt(weight));
        return part.rows();
    }

    /** |R x - d|&sup2;. */
    private static double loss(RowFactor r, double[] x) {
        double[] rest = r.column(x.length).clone();
        for (int c = 0; c < x.length; c++) {
            double[] column = r.column(c);
            for (int j = 0; j <= c; j++) {
                rest[j] -= column[j] * x[c];
            }
        }
        return Arrays.stream(rest).map(d -> d * d).sum();
    }

    private DescriptorModel model(double[] x, FitWeights weights, Penalty penalty) {
        List<DescriptorModel.AtomModel> models = new ArrayList<>();
        for (int e = 0; e < min.length; e++) {
            String element = settings.elements.get(e);
            double[] own = Arrays.copyOfRange(x, columns.first()[e], columns.first()[e + 1]);
            own[0] += settings.atomEnergies.getOrDefault(element, 0.0);
            models.add(new DescriptorModel.AtomModel(
                    element, min[e].clone(), max[e].clone(), new Regressor.Polynomial(settings.quadratic, own)));
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("training", (settings.quadratic ? "quadratic" : "linear") + " least squares of " + frames
                + " configurations, " + atoms + " atoms");
        provenance.put("weights", "energy " + weights.energy() + ", force " + weights.force() + ", virial "
                + weights.virial() + (settings.groups.isEmpty() ? "" : ", groups " + new TreeMap<>(settings.groups)));
        provenance.put("penalty", penalty.toString());
        if (settings.fixed != null) {
            provenance.put("on top of", settings.fixed.description());
        }
        return new DescriptorModel(settings.elements, settings.descriptor, models, provenance);
    }
}
