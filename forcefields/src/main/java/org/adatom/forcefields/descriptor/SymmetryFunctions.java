package org.adatom.forcefields.descriptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.Sites;
import org.jspecify.annotations.Nullable;

/**
 * Atom-centred symmetry functions: sums over neighbours and over pairs of neighbours. J. Behler and M. Parrinello, Phys.
 * Rev. Lett. 98, 146401 (2007); J. Behler, J. Chem. Phys. 134, 074106 (2011); weighted by element: M. Gastegger et al.,
 * J. Chem. Phys. 148, 241709 (2018); Chebyshev: N. Artrith et al., Phys. Rev. B 96, 014112 (2017).
 *
 * <p>Functions that share a factor are computed together ({@link RadialGroup}, {@link AngularGroup}).
 */
public final class SymmetryFunctions implements Descriptor {
    private final int[] sizes;
    private final List<FunctionGroup> groups;
    private final double cutoff;
    private final boolean continuous;

    SymmetryFunctions(int[] sizes, List<FunctionGroup> groups, double cutoff, boolean continuous) {
        this.sizes = sizes;
        this.groups = List.copyOf(groups);
        this.cutoff = cutoff;
        this.continuous = continuous;
    }

    /**
     * Behler-Parrinello functions.
     *
     * @param elementOf element of each species, as the functions number them; several species may be of one element
     * @param weights of neighbours of each element in functions over {@link SymmetryFunction#ANY} element
     * @param functions of atoms of each species
     * @throws InputException if a species has no function, or one twice
     */
    public static SymmetryFunctions of(
            int[] elementOf, double[] weights, List<List<SymmetryFunction>> functions) {
        List<FunctionGroup> groups = new ArrayList<>();
        int[] sizes = new int[elementOf.length];
        double cutoff = 0;
        for (int s = 0; s < elementOf.length; s++) {
            List<SymmetryFunction> own = functions.get(s);
            if (own.isEmpty()) {
                throw new InputException("species " + s + " has no symmetry function");
            }
            sizes[s] = own.size();
            for (SymmetryFunction f : own) {
                cutoff = Math.max(cutoff, cutoff(f));
            }
            Elements elements = new Elements(elementOf, weights);
            groups.addAll(radialGroups(s, own, elements));
            groups.addAll(angularGroups(s, own, elements));
        }
        return new SymmetryFunctions(sizes, groups, cutoff, true);
    }

    /** Where a function ends, &Aring;. */
    static double cutoff(SymmetryFunction f) {
        return switch (f) {
            case SymmetryFunction.Radial r -> r.shape().cutoff();
            case SymmetryFunction.Angular a -> a.leg().cutoff();
        };
    }

    /**
     * The Chebyshev functions of N. Artrith, A. Urban and G. Ceder: first the radial functions of all orders from 0, then
     * the angular ones, then, if there is a weight, both again with neighbours weighted by their species.
     *
     * @param setups of atoms of each species
     */
    public static SymmetryFunctions chebyshev(List<ChebyshevSetup> setups) {
        List<FunctionGroup> groups = new ArrayList<>();
        int[] sizes = new int[setups.size()];
        double cutoff = 0;
        for (int s = 0; s < sizes.length; s++) {
            ChebyshevSetup setup = setups.get(s);
            double[] ones = new double[sizes.length];
            Arrays.fill(ones, 1);
            double[][] kinds = setup.weight == null ? new double[][] {ones} : new double[][] {ones, setup.weight};
            RadialBasis radial = new Chebyshev.Radials(cosine(setup.radialCutoff), setup.radialOrder);
            AngularBasis angular = new Chebyshev.Angles(setup.angularOrder);
            int half = radial.size() + angular.size();
            int[][] index = new int[kinds.length][];
            for (int a = 0; a < kinds.length; a++) {
                int from = a * half;
                groups.add(new RadialGroup(
                        s, kinds[a], radial, IntStream.range(from, from + radial.size()).toArray()));
                index[a] = IntStream.range(from + radial.size(), from + half).toArray();
            }
            boolean[] all = new boolean[sizes.length];
            Arrays.fill(all, true);
            // The legs are the cutoff function alone, once for each weight.
            RadialBasis envelope = new CutoffAlone(cosine(setup.angularCutoff));
            double[] zeros = new double[kinds.length];
            groups.add(new AngularGroup(
                    s, all, all, false, envelope, new Exponentials(zeros, zeros), kinds, angular, index));
            sizes[s] = kinds.length * half;
            cutoff = Math.max(cutoff, Math.max(setup.radialCutoff, setup.angularCutoff));
        }
        return new SymmetryFunctions(sizes, groups, cutoff, true);
    }

    /**
     * The Chebyshev functions of atoms of one species.
     *
     * @param radialCutoff &Aring;
     * @param radialOrder the largest order of distances
     * @param angularCutoff &Aring;
     * @param angularOrder the largest order of angles
     * @param weight of neighbours of each species; null if there are no weighted functions
     */
    public record ChebyshevSetup(
            double radialCutoff, int radialOrder, double angularCutoff, int angularOrder, double @Nullable [] weight) {}

    private static CutoffFunction cosine(double cutoff) {
        return new CutoffFunction(CutoffFunction.Kind.COSINE, cutoff);
    }

    @Override
    public int size(int species) {
        return sizes[species];
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public boolean continuous() {
        return continuous;
    }

    @Override
    public Evaluator newEvaluator() {
        return new GroupEvaluator(groups.stream().map(FunctionGroup::newEvaluator).toList(), sizes);
    }

    private record GroupEvaluator(FunctionGroup.Evaluator[] groups, int[] sizes) implements Evaluator {
        GroupEvaluator(List<FunctionGroup.Evaluator> groups, int[] sizes) {
            this(groups.toArray(FunctionGroup.Evaluator[]::new), sizes);
        }

        @Override
        public void values(Sites sites, double[][] values) {
            for (int a = 0; a < sites.atoms; a++) {
                for (int f = 0; f < sizes[sites.species[a]]; f++) {
                    values[f][a] = 0;
                }
            }
            for (FunctionGroup.Evaluator group : groups) {
                group.values(sites, values);
            }
        }

        @Override
        public void pullBack(Sites sites, double[][] slopes) {
            for (FunctionGroup.Evaluator group : groups) {
                group.pullBack(sites, slopes);
            }
        }

        @Override
        public void pullBack(Sites sites, int value, double[][] slopes) {
            for (FunctionGroup.Evaluator group : groups) {
                group.pullBack(sites, value, slopes);
            }
        }
    }

    /** Which species belong to an element, and what they weigh. */
    private record Elements(int[] elementOf, double[] weights) {
        boolean[] members(int element) {
            boolean[] members = new boolean[elementOf.length];
            for (int s = 0; s < members.length; s++) {
                members[s] = element == SymmetryFunction.ANY || elementOf[s] == element;
            }
            return members;
        }

        double[] weights(int element) {
            double[] w = new double[elementOf.length];
            for (int s = 0; s < w.length; s++) {
                w[s] = element == SymmetryFunction.ANY ? weights[elementOf[s]] : elementOf[s] == element ? 1 : 0;
            }
            return w;
        }
    }

    private static List<FunctionGroup> radialGroups(int center, List<SymmetryFunction> functions, Elements elements) {
        Map<Object, List<Integer>> families = new LinkedHashMap<>();
        for (int f = 0; f < functions.size(); f++) {
            if (functions.get(f) instanceof SymmetryFunction.Radial r) {
                families.computeIfAbsent(List.of(r.neighbor(), r.shape().family()), key -> new ArrayList<>()).add(f);
            }
        }
        List<FunctionGroup> groups = new ArrayList<>();
        for (List<Integer> members : families.values()) {
            List<RadialShape> shapes = new ArrayList<>();
            members.forEach(f -> shapes.add(((SymmetryFunction.Radial) functions.get(f)).shape()));
            double[] weight = elements.weights(((SymmetryFunction.Radial) functions.get(members.get(0))).neighbor());
            groups.add(new RadialGroup(center, weight, RadialShape.basis(shapes),
                    members.stream().mapToInt(Integer::intValue).toArray()));
        }
        return groups;
    }

    private static List<FunctionGroup> angularGroups(int center, List<SymmetryFunction> functions, Elements elements) {
        Map<Object, List<Integer>> families = new LinkedHashMap<>();
        for (int f = 0; f < functions.size(); f++) {
            if (functions.get(f) instanceof SymmetryFunction.Angular a) {
                Object key = List.of(a.one(), a.other(), a.narrow(), a.leg().legFamily(), a.angle().family());
                families.computeIfAbsent(key, k -> new ArrayList<>()).add(f);
            }
        }
        return families.values().stream().map(members -> angularGroup(center, functions, members, elements)).toList();
    }

    private static FunctionGroup angularGroup(
            int center, List<SymmetryFunction> functions, List<Integer> members, Elements elements) {
        List<RadialShape> legs = new ArrayList<>();
        List<AngularShape> angles = new ArrayList<>();
        for (int f : members) {
            SymmetryFunction.Angular a = (SymmetryFunction.Angular) functions.get(f);
            if (!legs.contains(a.leg())) {
                legs.add(a.leg());
            }
            if (!angles.contains(a.angle())) {
                angles.add(a.angle());
            }
        }
        int[][] index = new int[legs.size()][angles.size()];
        for (int[] row : index) {
            Arrays.fill(row, -1);
        }
        for (int f : members) {
            SymmetryFunction.Angular a = (SymmetryFunction.Angular) functions.get(f);
            int[] row = index[legs.indexOf(a.leg())];
            int column = angles.indexOf(a.angle());
            if (row[column] >= 0) {
                throw new InputException("a symmetry function is given twice: " + a);
            }
            row[column] = f;
        }
        SymmetryFunction.Angular any = (SymmetryFunction.Angular) functions.get(members.get(0));
        boolean[] one = elements.members(any.one());
        boolean[] other = any.one() == any.other() ? one : elements.members(any.other());
        double[] weight = new double[one.length];
        double[] weightOne = elements.weights(any.one());
        double[] weightOther = elements.weights(any.other());
        for (int s = 0; s < weight.length; s++) {
            weight[s] = any.one() == any.other() ? weightOne[s] : weightOne[s] + weightOther[s];
        }
        double[][] weights = new double[legs.size()][];
        Arrays.fill(weights, weight);
        double[] eta = legs.stream().mapToDouble(RadialShape::legExponent).toArray();
        return new AngularGroup(center, one, other, any.narrow(), RadialShape.envelope(any.leg()),
                new Exponentials(eta, new double[eta.length]), weights, AngularShape.basis(angles), index);
    }
}
