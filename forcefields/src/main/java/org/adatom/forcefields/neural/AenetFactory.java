package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;

/** Makes {@link NeuralNetworkPotential}s from the files of aenet. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class AenetFactory implements ForceFieldFactory<AenetParameters> {
    private static final String METHOD = "J. Behler, M. Parrinello, Phys. Rev. Lett. 98, 146401 (2007)";
    private static final String PROGRAM = "N. Artrith, A. Urban, Comput. Mater. Sci. 114, 135 (2016)";
    private static final String CHEBYSHEV = "N. Artrith, A. Urban, G. Ceder, Phys. Rev. B 96, 014112 (2017)";

    @Override
    public String key() {
        return "aenet";
    }

    @Override
    public Class<AenetParameters> parameters() {
        return AenetParameters.class;
    }

    @Override
    public ForceField create(AenetParameters parameters, Context context) {
        List<AenetFile> files = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String label : context.species()) {
            Path path = parameters.files().get(label);
            if (path == null) {
                throw new InputException("files names no network for " + label + ", which is in the structure");
            }
            files.add(AenetFile.read(PotentialFile.read(context.directory().resolve(path))));
            names.add(path.getFileName().toString());
        }
        for (int s = 0; s < files.size(); s++) {
            for (AenetFile neighbor : files) {
                if (!files.get(s).environment().contains(neighbor.element())) {
                    throw new InputException(names.get(s) + " was not made for neighbours of " + neighbor.element()
                            + ": it knows " + String.join(", ", files.get(s).environment()));
                }
            }
        }
        boolean chebyshev = files.get(0).chebyshev() != null;
        if (files.stream().anyMatch(f -> (f.chebyshev() != null) != chebyshev)) {
            throw new InputException("some of the files have Chebyshev descriptors and some have not: "
                    + String.join(", ", names));
        }
        return new NeuralNetworkPotential(
                context.species(), chebyshev ? chebyshev(files) : behler(files),
                files.stream().map(AenetFile::model).toList(), "aenet " + String.join(", ", names),
                chebyshev ? List.of(METHOD, PROGRAM, CHEBYSHEV) : List.of(METHOD, PROGRAM),
                parameters.extrapolation() == Monitor.Policy.IGNORE
                        ? null
                        : new TrainingRange(context.species(), files.stream().map(AenetFile::range).toList(),
                                parameters.extrapolation()));
    }

    private static Descriptor behler(List<AenetFile> files) {
        Set<String> distinct = new LinkedHashSet<>();
        files.forEach(f -> distinct.addAll(f.environment()));
        List<String> elements = List.copyOf(distinct);
        List<List<SymmetryFunction>> functions = new ArrayList<>();
        for (AenetFile file : files) {
            int[] number = file.environment().stream().mapToInt(elements::indexOf).toArray();
            functions.add(file.behler().stream().map(f -> renumbered(f, number)).toList());
        }
        double[] weights = new double[elements.size()];
        Arrays.fill(weights, 1);
        return SymmetryFunctions.of(
                files.stream().mapToInt(f -> elements.indexOf(f.element())).toArray(), weights, functions);
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

    private static Descriptor chebyshev(List<AenetFile> files) {
        List<SymmetryFunctions.ChebyshevSetup> setups = new ArrayList<>();
        for (AenetFile file : files) {
            List<String> environment = file.environment();
            double[] ofElement = elementWeights(environment.size());
            double[] weight =
                    files.stream().mapToDouble(f -> ofElement[environment.indexOf(f.element())]).toArray();
            AenetFile.Chebyshev c = file.chebyshev();
            setups.add(new SymmetryFunctions.ChebyshevSetup(
                    c.radialCutoff(), c.radialOrder(), c.angularCutoff(), c.angularOrder(),
                    environment.size() > 1 ? weight : null));
        }
        return SymmetryFunctions.chebyshev(setups);
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
