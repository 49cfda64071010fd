package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.adatom.analysis.Numbers;
import org.adatom.engine.error.InputException;
import org.adatom.engine.neighbor.NearestNeighbors;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * What a data set holds, and what is wrong with it, before anything is trained on it.
 *
 * <pre>{@code
 * Audit.of(frames).warnings().forEach(System.err::println);
 * }</pre>
 *
 * @param frames the facts of each frame, in order
 * @param fit energies against composition
 * @param consistency whether energies, forces and virials belong together
 * @param duplicates sets of frames that are the same, as indices
 * @param energyOutliers frames far off the fit, as indices, the worst first
 * @param forceOutliers frames with much larger forces than the others, as indices, the worst first
 * @param warnings what is wrong or looks so, in words
 */
public record Audit(List<FrameFacts> frames, CompositionFit fit, Consistency consistency, List<int[]> duplicates,
        int[] energyOutliers, int[] forceOutliers, List<String> warnings) {
    /** What is this many robust standard deviations from the median is an outlier. */
    private static final double OUTLIER = 10;
    /** Median absolute deviation of a normal distribution by its standard deviation. */
    private static final double DEVIATION = 0.6745;
    /** Bonds of less than this, in sums of covalent radii, are too short for any structure of interest. */
    private static final double TOO_SHORT = 0.6;
    /** Median bonds above this, in sums of covalent radii, look like lengths in bohr (1.89), others like angstrom (1.0 to 1.3). */
    private static final double LOOKS_LIKE_BOHR = 1.6;
    /** And those below this like bohr taken for angstrom where it was the other way round. */
    private static final double LOOKS_LIKE_TWICE = 0.7;
    /** Net forces above this, eV/A, and above that share of the largest force are worth a word. */
    private static final double NET_FORCE = 0.01;

    private static final double NET_SHARE = 0.02;
    /** Factors within this of 1 are in order: differences of finite size are not exact. */
    private static final double SLACK = 0.25;
    /** A fit with a larger relative residual tells nothing of factors. */
    private static final double POOR_FIT = 0.5;
    /** With a larger one for strained cells, whose energies also differ by the points in reciprocal space, nothing fits. */
    private static final double NO_FIT = 0.8;
    /** Smaller differences of energies, eV per atom, are none. */
    private static final double NOTHING = 1e-9;

    /** An audit on one thread. */
    public static Audit of(List<LabelledFrame> frames) {
        try (Workers workers = new Workers(1)) {
            return of(frames, workers);
        }
    }

    /**
     * Looks at all frames.
     *
     * @throws InputException if there is none
     */
    public static Audit of(List<LabelledFrame> frames, Workers workers) {
        if (frames.isEmpty()) {
            throw new InputException("the data set has no frame");
        }
        NearestNeighbors search = new NearestNeighbors(FrameFacts.NEIGHBORS, workers);
        List<FrameFacts> facts = frames.stream().map(f -> FrameFacts.of(f, search)).toList();
        CompositionFit fit = CompositionFit.of(facts);
        int[] energy = outliers(fit.residuals());
        int[] force = outliers(facts.stream()
                .mapToDouble(f -> f.largestForce() > 0 ? Math.log(f.largestForce()) : Double.NaN).toArray());
        force = Arrays.stream(force).filter(k -> facts.get(k).largestForce() > medianForce(facts)).toArray();
        Audit audit = new Audit(facts, fit, Consistency.of(facts), Duplicates.of(facts), energy, force,
                new ArrayList<>());
        audit.judge();
        return audit;
    }

    private static double medianForce(List<FrameFacts> facts) {
        double[] f =
                facts.stream().mapToDouble(FrameFacts::largestForce).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return f.length == 0 ? Double.NaN : f[f.length / 2];
    }

    /** Indices of values far from the median of all, the farthest first; NaN values are none. */
    private static int[] outliers(double[] values) {
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (known.length < 8) {
            return new int[0];
        }
        double median = known[known.length / 2];
        double[] deviations = Arrays.stream(known).map(v -> Math.abs(v - median)).sorted().toArray();
        double scale = Math.max(deviations[deviations.length / 2] / DEVIATION, 1e-6);
        return IntStream.range(0, values.length)
                .filter(k -> Math.abs(values[k] - median) > OUTLIER * scale)
                .boxed().sorted((a, b) -> Double.compare(Math.abs(values[b] - median), Math.abs(values[a] - median)))
                .mapToInt(Integer::intValue).toArray();
    }

    /** Number of frames for which a fact is known. */
    public long known(ToDoubleFunction<FrameFacts> fact) {
        return frames.stream().filter(f -> !Double.isNaN(fact.applyAsDouble(f))).count();
    }

    /** Frames by group, in the order of appearance. */
    public Map<String, List<FrameFacts>> groups() {
        Map<String, List<FrameFacts>> groups = new LinkedHashMap<>();
        frames.forEach(f -> groups.computeIfAbsent(f.labels().group(), g -> new ArrayList<>()).add(f));
        return groups;
    }

    /** Number of frames of each composition. */
    public Map<String, Integer> compositions() {
        Map<String, Integer> counts = new TreeMap<>();
        frames.forEach(f -> counts.merge(f.formula(), 1, Integer::sum));
        return counts;
    }

    private void judge() {
        if (frames.size() == 1) {
            warn("there is one frame only: nothing can be told from differences, and nothing is left for a test");
        }
        missing();
        energies();
        forces();
        lengths();
        units();
        stresses();
        if (!duplicates.isEmpty()) {
            int[] set = duplicates.get(0);
            int surplus = duplicates.stream().mapToInt(s -> s.length - 1).sum();
            warn(surplus + (surplus == 1 ? " frame is" : " frames are")
                    + " a copy of another but for turning, shifting and numbering of the atoms, such as "
                    + source(set[0]) + " and " + source(set[1])
                    + ": copies on both sides of a split make the test worthless");
        }
    }

    private void warn(String text) {
        warnings.add(text);
    }

    private String source(int k) {
        return frames.get(k).labels().source();
    }

    private void missing() {
        missing("energy", frames.stream().filter(f -> f.labels().energy() == null).toList());
        missing("forces", frames.stream().filter(f -> f.labels().forces() == null).toList());
        List<FrameFacts> bulk = frames.stream().filter(f -> !Double.isNaN(f.volumePerAtom())).toList();
        List<FrameFacts> without = bulk.stream().filter(f -> f.labels().virial() == null).toList();
        if (without.size() < bulk.size()) {
            missing("virial or stress", without);
        }
    }

    private void missing(String what, List<FrameFacts> without) {
        if (!without.isEmpty()) {
            warn(without.size() + " of " + frames.size() + " frames have no " + what + ", such as "
                    + without.get(0).labels().source()
                    + (without.size() == frames.size() ? "; is it under another name? (keys)" : ""));
        }
    }

    private void energies() {
        Map<String, double[]> ranges = new LinkedHashMap<>();
        for (FrameFacts f : frames) {
            if (!Double.isNaN(f.energyPerAtom())) {
                double[] r = ranges.computeIfAbsent(f.formula(),
                        k -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0});
                r[0] = Math.min(r[0], f.energyPerAtom());
                r[1] = Math.max(r[1], f.energyPerAtom());
                r[2]++;
            }
        }
        ranges.forEach((formula, r) -> {
            if (r[2] > 2 && r[1] - r[0] < NOTHING) {
                warn("all " + (int) r[2] + " frames of " + formula
                        + " have the same energy: a model cannot learn from it");
            }
        });
        if (!fit.determined() && fit.atomic().size() > 1 && known(FrameFacts::energyPerAtom) > 0) {
            warn("the compositions do not determine energies of single atoms ("
                    + String.join(", ", fit.atomic().keySet())
                    + "): give reference energies, or add frames of other compositions");
        }
        outlying("energies per atom that are far from what their composition suggests", energyOutliers,
                k -> Numbers.general(fit.residuals()[k], 4) + " eV/atom");
    }

    private void outlying(String what, int[] indices, IntFunction<String> value) {
        if (indices.length > 0) {
            warn(indices.length + (indices.length == 1 ? " frame has " : " frames have ") + what + ": the worst is "
                    + source(indices[0]) + " with " + value.apply(indices[0])
                    + ": look at it, or leave it out (subset: maxForce, maxEnergy)");
        }
    }

    private void forces() {
        List<FrameFacts> zero = frames.stream().filter(f -> f.largestForce() == 0 && !f.uniform()).toList();
        if (!zero.isEmpty()) {
            warn(zero.size() + " of " + frames.size() + " frames have forces that are all exactly zero, such as "
                    + zero.get(0).labels().source()
                    + ", although their atoms are not all alike: the forces seem not to have been written");
        }
        List<FrameFacts> net = frames.stream()
                .filter(f -> f.netForce() > NET_FORCE && f.netForce() > NET_SHARE * f.largestForce()).toList();
        if (!net.isEmpty()) {
            warn(net.size() + " of " + frames.size() + " frames have forces that do not sum to zero, such as "
                    + net.get(0).labels().source() + " with " + Numbers.general(net.get(0).netForce(), 3)
                    + " eV/A: held atoms with their forces set to zero, or missing atoms");
        }
        outlying("much larger forces than the others", forceOutliers,
                k -> Numbers.general(frames.get(k).largestForce(), 4) + " eV/A");
    }

    private void lengths() {
        List<FrameFacts> close = frames.stream().filter(f -> f.bond() < TOO_SHORT).toList();
        FrameFacts shortest = null;
        for (FrameFacts f : frames) {
            if (!Double.isNaN(f.shortest()) && (shortest == null || f.shortest() < shortest.shortest())) {
                shortest = f;
            }
        }
        if (shortest != null && shortest.shortest() < 0.5) {
            warn("atoms lie " + Numbers.general(shortest.shortest(), 3) + " A from each other in "
                    + shortest.labels().source() + ": too close for any bond");
        } else if (!close.isEmpty() && close.size() < frames.size() / 2) {
            warn(close.size() + " frames have bonds below " + TOO_SHORT + " of the sum of covalent radii, such as "
                    + close.get(0).labels().source());
        }
    }

    private void units() {
        double[] bonds = frames.stream().mapToDouble(FrameFacts::bond).filter(b -> !Double.isNaN(b)).sorted().toArray();
        if (bonds.length > 0) {
            double median = bonds[bonds.length / 2];
            if (median > LOOKS_LIKE_BOHR) {
                warn("nearest neighbours are " + Numbers.general(median, 3)
                        + " sums of covalent radii apart: lengths seem to be in bohr (fileUnits: hartree-bohr), unless these are gases");
            } else if (median < LOOKS_LIKE_TWICE) {
                warn("nearest neighbours are only " + Numbers.general(median, 3)
                        + " sums of covalent radii apart: lengths were in A and have been taken for bohr, or the like");
            }
        }
        double a = consistency.force();
        if (Double.isNaN(a)) {
            return;
        }
        if (consistency.forceError() > POOR_FIT) {
            warn("between frames near each other the energies do not change as the forces say ("
                    + consistency.pairs() + " pairs, " + Math.round(100 * consistency.forceError())
                    + " % of the change unexplained): energies and forces may belong to different calculations");
        } else if (Math.abs(a - 1) > SLACK) {
            warn("between frames near each other the energies change " + Numbers.general(a, 3)
                    + " times as much as the forces say: " + reason(a));
        }
    }

    /** What a factor between change of energy and work of the forces means. */
    private static String reason(double a) {
        double bohr = 0.529177210903;
        double hartree = 27.211386245988;
        if (a < 0) {
            return "the forces have the wrong sign (gradients?)";
        }
        Map<Double, String> known = new LinkedHashMap<>();
        known.put(1 / hartree, "energies in hartree beside forces in eV/A");
        known.put(hartree, "energies in eV beside forces in hartree/A");
        known.put(bohr, "energies in eV beside forces in eV/bohr, or lengths in bohr beside forces per A, exchanged");
        known.put(1 / bohr, "energies and forces in hartree and bohr beside lengths in A, or the like");
        known.put(hartree / bohr, "energies in eV beside forces in hartree/bohr");
        known.put(bohr / hartree, "energies in hartree, and forces or lengths of another system of units");
        for (Map.Entry<Double, String> e : known.entrySet()) {
            if (Math.abs(Math.log(a / e.getKey())) < 0.2) {
                return e.getValue();
            }
        }
        return "they are in different units, or energies per atom were taken for energies per cell";
    }

    private void stresses() {
        double b = consistency.virial();
        if (!Double.isNaN(b)) {
            if (consistency.better() != null) {
                warn("the shear components of stress or virial explain the energies of strained cells far better in the order "
                        + consistency.better()
                        + " than as yz xz xy: the components seem to be exchanged (stressOrder)");
            } else if (consistency.virialError() < POOR_FIT && b > 0.4 && b < 2.5 && Math.abs(b - 1) > SLACK) {
                warn("between strained cells the energies change " + Numbers.general(b, 3)
                        + " times as much as the virials say: the stress of some frames is doubtful (basis set not converged,"
                        + " or components exchanged in a part of them)");
            } else if (consistency.virialError() < POOR_FIT && Math.abs(b - 1) > SLACK) {
                warn("between strained cells the energies change " + Numbers.general(b, 3)
                        + " times as much as the virials say: "
                        + (b < 0
                                ? "stress or virial has the wrong sign (here a compressed crystal has a positive virial and a"
                                        + " negative stress)"
                                : "they are in other units than eV (a stress in eV/A^3)"));
            } else if (consistency.virialError() >= NO_FIT) {
                warn("the energies of strained cells do not change as the virials say ("
                        + consistency.strained() + " pairs): stress and energy do not belong together");
            }
        }
        List<FrameFacts> large = frames.stream().filter(f -> Math.abs(f.pressure()) > 5).toList();
        if (!large.isEmpty()) {
            warn(large.size() + " frames have pressures above 800 GPa, such as " + large.get(0).labels().source()
                    + " with "
                    + String.format(Locale.ROOT, "%.3g eV/A^3", large.get(0).pressure())
                    + ": a stress that is not in eV/A^3, or a virial taken for one");
        }
    }
}
