package org.adatom.forcefields.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.engine.Elements;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CompactShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;

/**
 * Writes the files of n2p2 (see {@link N2p2Files}), in &Aring; and eV. Inputs are scaled by {@code
 * scale_symmetry_functions_sigma}, which can say any centre and scale (mean = centre, sigma = 1/scale); the factor of the
 * energy goes into the weights of the output, its offset into {@code atom_energy}.
 */
public final class N2p2Writer {
    private static final double SAME_INNER_RADIUS = 1e-12;

    private final DescriptorModel model;
    private final DescriptorSettings.BehlerParrinello descriptor;
    private final List<DescriptorModel.AtomModel> atoms;

    private N2p2Writer(DescriptorModel model) {
        if (!(model.descriptor() instanceof DescriptorSettings.BehlerParrinello d)) {
            throw new InputException("n2p2 knows no descriptor but symmetry functions of Behler and Parrinello");
        }
        this.model = model;
        descriptor = d;
        atoms = model.atoms().stream().sorted(Comparator.comparingInt(a -> number(a.element()))).toList();
    }

    private List<SymmetryFunction> functions(DescriptorModel.AtomModel atom) {
        return descriptor.functions().get(model.elements().indexOf(atom.element()));
    }

    /**
     * Writes {@code input.nn}, {@code scaling.data} and the {@code weights.NNN.data}.
     *
     * @param folder made if it does not exist
     * @throws InputException if these files cannot say the model: different layers or cutoff functions, functions or
     *     activations that n2p2 has not, weights of elements other than atomic numbers, an element without network
     * @throws FileException if a file cannot be written
     */
    public static void write(Path folder, DescriptorModel model) {
        new N2p2Writer(model).write(folder);
    }

    private void write(Path folder) {
        checkElements();
        List<String> input = input();
        List<int[]> order = order(input);
        // All is said before anything is written.
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put("input.nn", input);
        files.put("scaling.data", scaling(order));
        for (int a = 0; a < atoms.size(); a++) {
            files.put(N2p2Files.weightsFile(atoms.get(a).element()), weights(atoms.get(a), order.get(a)));
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<String>> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new FileException(folder, "cannot be written into: " + e.getMessage(), e);
        }
    }

    private static int number(String element) {
        return Elements.number(element).orElseThrow(
                () -> new InputException(element + " is no chemical element, which n2p2 asks for"));
    }

    private void checkElements() {
        if (atoms.size() != model.elements().size()) {
            throw new InputException("n2p2 needs a network for each of the elements " + model.elements());
        }
        for (int e = 0; e < model.elements().size(); e++) {
            if (descriptor.weights()[e] != number(model.elements().get(e))) {
                throw new InputException("n2p2 weights neighbours with their atomic numbers, but "
                        + model.elements().get(e) + " has the weight " + descriptor.weights()[e]);
            }
        }
        if (atoms.stream().map(N2p2Writer::layers).distinct().count() != 1) {
            throw new InputException("n2p2 has the same layers for all elements, but these are different");
        }
    }

    /** Number and activations of the nodes of the layers behind the inputs. */
    private static List<?> layers(DescriptorModel.AtomModel atom) {
        return atom.neural().layers().stream().map(l -> List.of(l.outputs(), l.activation())).toList();
    }

    /** The lines of {@code input.nn}. */
    private List<String> input() {
        List<Network.Layer> layers = atoms.get(0).neural().layers();
        List<String> lines = new ArrayList<>();
        lines.add("# written by Adatom; lengths in A, energies in eV");
        lines.add("number_of_elements " + atoms.size());
        lines.add("elements " + String.join(" ", atoms.stream().map(DescriptorModel.AtomModel::element).toList()));
        atoms.forEach(a -> lines.add("atom_energy " + a.element() + " " + a.neural().offset()));
        lines.add(cutoffType());
        lines.add("scale_symmetry_functions_sigma");
        lines.add("scale_min_short 0.0");
        lines.add("scale_max_short 1.0");
        lines.add("global_hidden_layers_short " + (layers.size() - 1));
        lines.add("global_nodes_short " + String.join(" ", layers.subList(0, layers.size() - 1).stream()
                .map(l -> String.valueOf(l.outputs())).toList()));
        lines.add("global_activation_short "
                + String.join(" ", layers.stream().map(l -> letter(l.activation())).toList()));
        for (DescriptorModel.AtomModel atom : atoms) {
            functions(atom).forEach(f -> lines.add("symfunction_short " + atom.element() + " " + words(f)));
        }
        return lines;
    }

    private static String letter(Activation activation) {
        return N2p2Files.ACTIVATIONS.entrySet().stream().filter(e -> e.getValue() == activation)
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new InputException("n2p2 has no activation function " + activation));
    }

    /** The one cutoff function of all Gaussians; that of n2p2's examples if there is none. */
    private String cutoffType() {
        List<CutoffFunction> cutoffs = atoms.stream().flatMap(a -> functions(a).stream()).map(N2p2Writer::distance)
                .filter(RadialShape.Gaussian.class::isInstance)
                .map(s -> ((RadialShape.Gaussian) s).cutoffFunction()).distinct().toList();
        if (cutoffs.isEmpty()) {
            return "cutoff_type 1";
        }
        CutoffFunction first = cutoffs.get(0);
        double alpha = first.inner() / first.outer();
        for (CutoffFunction c : cutoffs) {
            if (c.kind() != first.kind() || Math.abs(c.inner() / c.outer() - alpha) > SAME_INNER_RADIUS) {
                throw new InputException("n2p2 has one cutoff function for all, but these are different: " + first
                        + ", " + c);
            }
        }
        int type = N2p2Functions.CUTOFFS.indexOf(first.kind());
        if (type < 0) {
            throw new InputException("n2p2 has no cutoff function " + first.kind());
        }
        return "cutoff_type " + (type + 1) + " " + alpha;
    }

    private static RadialShape distance(SymmetryFunction f) {
        return switch (f) {
            case SymmetryFunction.Radial r -> r.shape();
            case SymmetryFunction.Angular a -> a.leg();
        };
    }

    /** Type and parameters, as they follow the element in {@code symfunction_short}. */
    private String words(SymmetryFunction f) {
        return switch (f) {
            case SymmetryFunction.Radial r -> radial(r);
            case SymmetryFunction.Angular a -> angular(a);
        };
    }

    private String radial(SymmetryFunction.Radial f) {
        boolean any = f.neighbor() == SymmetryFunction.ANY;
        String neighbor = any ? "" : " " + model.elements().get(f.neighbor());
        return switch (f.shape()) {
            case RadialShape.Gaussian g -> (any ? 12 : 2) + neighbor + " " + g.eta() + " " + g.shift() + " "
                    + g.cutoff();
            case RadialShape.Compact c when unknown(c) -> throw unknown(f);
            case RadialShape.Compact c -> (any ? 23 : 20) + neighbor + " " + c.left() + " " + c.right() + " "
                    + c.shape().name();
            case RadialShape.CosineWave c -> throw unknown(f);
        };
    }

    private String angular(SymmetryFunction.Angular f) {
        boolean any = f.one() == SymmetryFunction.ANY;
        if (any != (f.other() == SymmetryFunction.ANY)) {
            throw unknown(f);
        }
        String neighbors = any ? "" : " " + model.elements().get(f.one()) + " " + model.elements().get(f.other());
        if (f.leg() instanceof RadialShape.Gaussian g && f.angle() instanceof AngularShape.Power p) {
            if (!any) {
                return (f.narrow() ? 3 : 9) + neighbors + " " + g.eta() + " " + p.lambda() + " " + p.zeta() + " "
                        + g.cutoff() + " " + g.shift();
            } else if (f.narrow()) {
                return "13 " + g.eta() + " " + g.shift() + " " + p.lambda() + " " + p.zeta() + " " + g.cutoff();
            }
        } else if (f.leg() instanceof RadialShape.Compact c && !unknown(c)
                && f.angle() instanceof AngularShape.Compact a
                && a.shape().equals(new CompactShape(c.shape().kind(), false))) {
            return (any ? f.narrow() ? 24 : 25 : f.narrow() ? 21 : 22) + neighbors + " " + c.left() + " " + c.right()
                    + " " + Math.toDegrees(a.left()) + " " + Math.toDegrees(a.right()) + " " + c.shape().name();
        }
        throw unknown(f);
    }

    /** The asymmetric exponential. */
    private static boolean unknown(RadialShape.Compact c) {
        return c.shape().kind() == CutoffFunction.Kind.EXPONENTIAL && c.shape().asymmetric();
    }

    private static InputException unknown(SymmetryFunction f) {
        return new InputException("n2p2 has no symmetry function like " + f);
    }

    /** Which function of each element comes first, second ... where n2p2 sorts them: asked of the reader. */
    private List<int[]> order(List<String> input) {
        N2p2Settings settings = new N2p2Settings(PotentialFile.of("input.nn", String.join("\n", input)));
        List<int[]> order = new ArrayList<>();
        int first = input.size() + 1 - atoms.stream().mapToInt(a -> functions(a).size()).sum();
        for (int[] lines : new N2p2Functions(settings, 1).linesOfElements()) {
            int[] own = new int[lines.length];
            for (int f = 0; f < own.length; f++) {
                own[f] = lines[f] - first;
            }
            order.add(own);
            first += own.length;
        }
        return order;
    }

    private List<String> scaling(List<int[]> order) {
        List<String> lines = new ArrayList<>(List.of("# element, function, min, max, mean, sigma"));
        for (int a = 0; a < atoms.size(); a++) {
            DescriptorModel.AtomModel atom = atoms.get(a);
            if (!atom.ranged()) {
                throw new InputException("n2p2 keeps the range of every function in training, which is not known of "
                        + atom.element());
            }
            for (int k = 0; k < order.get(a).length; k++) {
                int f = order.get(a)[k];
                double scale = scale(atom, f);
                if (!(scale > 0)) {
                    throw new InputException("n2p2 cannot scale an input by " + scale);
                }
                lines.add(String.format(Locale.ROOT, "%d %d %24.16E %24.16E %24.16E %24.16E", a + 1, k + 1,
                        atom.min()[f], atom.max()[f], atom.neural().center()[f], 1 / scale));
            }
        }
        return lines;
    }

    /** An input that the network does not see, scaled by 0, is scaled by 1 and has no weights. */
    private static double scale(DescriptorModel.AtomModel atom, int function) {
        double scale = atom.neural().scale()[function];
        return scale == 0 ? 1 : scale;
    }

    private static List<String> weights(DescriptorModel.AtomModel atom, int[] order) {
        List<String> lines = new ArrayList<>(List.of("# weight or bias, a or b, number, from layer and node, to"));
        int last = atom.neural().layers().size();
        if (atom.neural().factor() != 1 && atom.neural().layers().get(last - 1).activation() != Activation.LINEAR) {
            throw new InputException("n2p2 has no factor of an energy whose output is not linear");
        }
        for (int l = 1; l <= last; l++) {
            Network.Layer layer = atom.neural().layers().get(l - 1);
            double factor = l == last ? atom.neural().factor() : 1;
            for (int i = 0; i < layer.inputs(); i++) {
                boolean blind = l == 1 && atom.neural().scale()[order[i]] == 0;
                for (int o = 0; o < layer.outputs(); o++) {
                    double weight = blind ? 0 : layer.weights()[o][l == 1 ? order[i] : i] * factor;
                    lines.add(String.format(Locale.ROOT, "%24.16E a %d %d %d %d %d", weight, lines.size(), l - 1,
                            i + 1, l, o + 1));
                }
            }
            for (int o = 0; o < layer.outputs(); o++) {
                lines.add(String.format(Locale.ROOT, "%24.16E b %d %d %d", layer.bias()[o] * factor, lines.size(), l,
                        o + 1));
            }
        }
        return lines;
    }
}
