package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.Sites;

/**
 * The range of every value of a descriptor in training, and how far environments are outside. The measure of an atom is
 * the largest distance of a value from its range, as a part of the width of that range; 0 inside. A fit says nothing
 * sensible far outside, and does not notice: J. Behler, J. Chem. Phys. 145, 170901 (2016).
 *
 * <p>Immutable but for the account that {@link #warnings} gives of evaluations that nobody monitored.
 */
public final class TrainingRange implements Monitor {
    /** An atom counts as outside beyond this part of the width: extremes of training are found again with rounding. */
    public static final double TOLERANCE = 1e-3;

    private static final int MEASURE = 0;
    private static final int DESCRIPTOR = 1;
    private static final int VALUE = 2;
    private static final int NUMBERS = 3;

    private final List<String> species;
    private final List<Range> ranges;
    private final Policy policy;
    private final Account account = new Account();

    /**
     * The ranges of the atoms of a species.
     *
     * @param min smallest value of each
     * @param max largest value of each
     * @param names of each, for people
     */
    public record Range(double[] min, double[] max, List<String> names) {
        /**
         * Checks.
         *
         * @throws InputException if counts do not agree
         */
        public Range {
            if (min.length != max.length || min.length != names.size()) {
                throw new InputException("there are " + min.length + " smallest and " + max.length
                        + " largest values for " + names.size() + " values of a descriptor");
            }
        }

        /** What distances are measured by: of a value that never varied, its own size. */
        double width(int f) {
            double width = max[f] - min[f];
            double size = Math.max(Math.abs(max[f]), Math.abs(min[f]));
            return width > 0 ? width : size > 0 ? size : 1;
        }
    }

    /**
     * Ranges with a policy other than to ignore them.
     *
     * @param species labels
     * @param ranges of each species
     */
    public TrainingRange(List<String> species, List<Range> ranges, Policy policy) {
        this.species = List.copyOf(species);
        this.ranges = List.copyOf(ranges);
        this.policy = policy;
    }

    @Override
    public Policy policy() {
        return policy;
    }

    @Override
    public double limit() {
        return TOLERANCE;
    }

    @Override
    public long every() {
        return 1;
    }

    @Override
    public List<String> columns() {
        return List.of("outside");
    }

    @Override
    public List<String> units() {
        return List.of("");
    }

    @Override
    public int numbers() {
        return NUMBERS;
    }

    @Override
    public String title() {
        return "outside the training range";
    }

    @Override
    public int cause(double[][] numbers, int atom) {
        return (int) numbers[DESCRIPTOR][atom];
    }

    @Override
    public String causeName(String species, int cause) {
        return "descriptor " + (cause + 1) + " (" + range(species).names.get(cause) + ")";
    }

    @Override
    public String explain(String species, double measure, double[][] numbers, int atom) {
        return explain(species, (int) numbers[DESCRIPTOR][atom], numbers[VALUE][atom], measure);
    }

    private String explain(String label, int descriptor, double value, double excess) {
        Range range = range(label);
        return String.format(Locale.ROOT, "%s: %s is %.6g, outside its training range of %.6g to %.6g by %.3g %% of the"
                + " width", label, causeName(label, descriptor), value, range.min[descriptor], range.max[descriptor],
                100 * excess);
    }

    private Range range(String label) {
        return ranges.get(species.indexOf(label));
    }

    /** What evaluations that nobody monitored met with, in one sentence; empty if no atom was outside. */
    public List<String> warnings() {
        return account.report();
    }

    /** Looks at blocks for one worker. */
    public Judge newJudge() {
        return new Judge();
    }

    /** How many environments were outside, and the worst of them; the same whatever the order they came in. */
    private final class Account {
        private long count;
        private double worst;
        private int kind;
        private int descriptor;
        private double value;

        synchronized void add(double excess, int speciesOfAtom, int which, double valueOfIt) {
            count++;
            if (excess > worst || excess == worst
                    && (speciesOfAtom < kind || speciesOfAtom == kind && which < descriptor)) {
                worst = excess;
                kind = speciesOfAtom;
                descriptor = which;
                value = valueOfIt;
            }
        }

        synchronized List<String> report() {
            return count == 0
                    ? List.of()
                    : List.of(
                            count + " times the environment of an atom lay outside the training range of the model; the"
                                    + " furthest, " + explain(species.get(kind), descriptor, value, worst));
        }
    }

    /** What an evaluator does with the values of a block; one per worker. */
    public final class Judge {
        private final double[][] perWidth = ranges.stream()
                .map(r -> {
                    double[] inverse = new double[r.min.length];
                    Arrays.setAll(inverse, f -> 1 / r.width(f));
                    return inverse;
                }).toArray(double[][]::new);
        private final double[][] min = ranges.stream().map(Range::min).toArray(double[][]::new);
        private final double[][] max = ranges.stream().map(Range::max).toArray(double[][]::new);

        /** Notes how far the atoms of a block are outside. */
        public void judge(Sites sites, double[][] values) {
            boolean monitored = sites.monitored.length > 0;
            for (int a = 0; a < sites.atoms; a++) {
                int s = sites.species[a];
                double[] least = min[s];
                double[] most = max[s];
                double[] scale = perWidth[s];
                double worst = 0;
                int which = 0;
                for (int f = 0; f < scale.length; f++) {
                    double value = values[f][a];
                    double excess = Math.max(least[f] - value, value - most[f]) * scale[f];
                    if (excess > worst) {
                        worst = excess;
                        which = f;
                    }
                }
                if (monitored) {
                    sites.monitored[MEASURE][a] = worst;
                    sites.monitored[DESCRIPTOR][a] = which;
                    sites.monitored[VALUE][a] = values[which][a];
                } else if (worst > TOLERANCE) {
                    account.add(worst, s, which, values[which][a]);
                }
            }
        }
    }
}
