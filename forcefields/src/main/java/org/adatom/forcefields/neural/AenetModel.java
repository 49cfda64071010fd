package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.SymmetryFunction;

/** What the files of aenet say together: one network per element, each with an environment of its own. */
final class AenetModel {
    static final String PROGRAM = "N. Artrith, A. Urban, Comput. Mater. Sci. 114, 135 (2016)";

    private AenetModel() {}

    /**
     * The model of the elements of some files. Elements of an environment without a file of their own are only
     * neighbours.
     *
     * @param files of different elements
     * @param names of the files, for messages
     * @throws InputException if two files are for one element, one was not made for neighbours of another's, or their
     *     descriptors are of different kinds
     */
    static DescriptorModel of(List<AenetFile> files, List<String> names) {
        check(files, names);
        Set<String> distinct = new LinkedHashSet<>();
        files.forEach(f -> distinct.addAll(f.environment()));
        List<String> elements = List.copyOf(distinct);
        boolean chebyshev = files.get(0).chebyshev() != null;
        List<DescriptorModel.AtomModel> atoms = files.stream()
                .map(f -> new DescriptorModel.AtomModel(f.element(), f.min(), f.max(), regressor(f.model()))).toList();
        return new DescriptorModel(elements, chebyshev ? chebyshev(files, elements) : behler(files, elements), atoms,
                Map.of("source", "aenet " + String.join(", ", names), "citation", PROGRAM));
    }

    private static void check(List<AenetFile> files, List<String> names) {
        for (int s = 0; s < files.size(); s++) {
            AenetFile file = files.get(s);
            for (int t = 0; t < files.size(); t++) {
                String neighbor = files.get(t).element();
                if (t < s && neighbor.equals(file.element())) {
                    throw new InputException(names.get(t) + " and " + names.get(s) + " are both for " + neighbor);
                }
                if (!file.environment().contains(neighbor)) {
                    throw new InputException(names.get(s) + " was not made for neighbours of " + neighbor
                            + ": it knows " + String.join(", ", file.environment()));
                }
            }
        }
        if (files.stream().map(f -> f.chebyshev() != null).distinct().count() > 1) {
            throw new InputException("some of the files have Chebyshev descriptors and some have not: "
                    + String.join(", ", names));
        }
    }

    private static Regressor.Neural regressor(AtomNetwork n) {
        return new Regressor.Neural(n.center(), n.scale(), n.network().layers(), n.factor(), n.offset());
    }

    private static DescriptorSettings behler(List<AenetFile> files, List<String> elements) {
        List<List<SymmetryFunction>> functions = new ArrayList<>();
        elements.forEach(e -> functions.add(List.of()));
        for (AenetFile file : files) {
            int[] number = file.environment().stream().mapToInt(elements::indexOf).toArray();
            functions.set(elements.indexOf(file.element()),
                    file.behler().stream().map(f -> renumbered(f, number)).toList());
        }
        // No function has weights; these are the ones that n2p2 would have.
        double[] weights = elements.stream().mapToDouble(e -> Elements.number(e).orElseThrow()).toArray();
        return new DescriptorSettings.BehlerParrinello(weights, functions);
    }

    private static SymmetryFunction renumbered(SymmetryFunction f, int[] number) {
        return switch (f) {
            case SymmetryFunction.Radial r -> new SymmetryFunction.Radial(number[r.neighbor()], r.shape());
            case SymmetryFunction.Angular a -> {
                int one = number[a.one()];
                int other = number[a.other()];
                yield new SymmetryFunction.Angular(
                        Math.min(one, other), Math.max(one, other), a.narrow(), a.leg(), a.angle());
            }
        };
    }

    private static DescriptorSettings chebyshev(List<AenetFile> files, List<String> elements) {
        int count = elements.size();
        // An element without a file has no functions; it is given those of the first file, which nobody asks for.
        AenetFile[] ofElement = new AenetFile[count];
        Arrays.fill(ofElement, files.get(0));
        files.forEach(f -> ofElement[elements.indexOf(f.element())] = f);
        List<DescriptorSettings.ChebyshevSeries.Orders> orders = new ArrayList<>();
        double[] weights = new double[count * count];
        for (int e = 0; e < count; e++) {
            AenetFile.Chebyshev c = ofElement[e].chebyshev();
            orders.add(new DescriptorSettings.ChebyshevSeries.Orders(
                    c.radialCutoff(), c.radialOrder(), c.angularCutoff(), c.angularOrder()));
            List<String> environment = ofElement[e].environment();
            double[] own = elementWeights(environment.size());
            for (int k = 0; k < own.length; k++) {
                weights[e * count + elements.indexOf(environment.get(k))] = own[k];
            }
        }
        boolean same = files.stream().map(AenetFile::environment).distinct().count() == 1;
        double[] needed = files.get(0).environment().size() == 1
                ? new double[0]
                : same ? Arrays.copyOf(weights, count) : weights;
        return new DescriptorSettings.ChebyshevSeries(needed, orders);
    }

    /** Whole numbers around 0, which is left out if their number is even: -1 and 1 for two elements. */
    private static double[] elementWeights(int elements) {
        double[] weights = new double[elements];
        int w = -(elements / 2);
        for (int e = 0; e < elements; e++, w++) {
            if (w == 0 && elements % 2 == 0) {
                w++;
            }
            weights[e] = w;
        }
        return weights;
    }
}
