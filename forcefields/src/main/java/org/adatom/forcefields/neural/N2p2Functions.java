package org.adatom.forcefields.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CompactShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.CutoffFunction.Kind;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;

/**
 * The symmetry functions that the lines {@code symfunction_short} of an {@code input.nn} define, in the order in which
 * n2p2 sorts them: by type; exponential ones by cutoff, &eta;, shift, &zeta;, &lambda; and elements; compact ones by
 * kind, elements, right and left end, and angles.
 */
final class N2p2Functions {
    /** Cutoff functions of types 1, 2, ... */
    static final List<Kind> CUTOFFS = List.of(
            Kind.COSINE, Kind.TANH_CUBED, Kind.NORMALIZED_TANH_CUBED, Kind.EXPONENTIAL, Kind.POLY1, Kind.POLY2,
            Kind.POLY3, Kind.POLY4);

    private final N2p2Settings settings;
    private final double perAngstrom;

    /** A function and what it is sorted by. */
    private record Sorted(double[] key, SymmetryFunction function, N2p2Settings.Line line) {}

    /**
     * Reads the functions.
     *
     * @param perAngstrom one &Aring; in the file's unit of length
     */
    N2p2Functions(N2p2Settings settings, double perAngstrom) {
        this.settings = settings;
        this.perAngstrom = perAngstrom;
    }

    /**
     * The functions of each element, sorted.
     *
     * @throws InputException if a line makes no function, or two the same one
     */
    List<List<SymmetryFunction>> ofElements() {
        return sorted().stream().map(own -> own.stream().map(Sorted::function).toList()).toList();
    }

    /** Numbers of the lines that define the functions of each element, sorted. */
    List<int[]> linesOfElements() {
        return sorted().stream().map(own -> own.stream().mapToInt(s -> s.line.number()).toArray()).toList();
    }

    private List<List<Sorted>> sorted() {
        List<List<Sorted>> all = new ArrayList<>();
        settings.elements().forEach(e -> all.add(new ArrayList<>()));
        for (N2p2Settings.Line line : settings.all("symfunction_short")) {
            all.get(settings.element(line, 0)).add(read(line));
        }
        for (int e = 0; e < all.size(); e++) {
            if (all.get(e).isEmpty()) {
                throw InputException.at(settings.file(), 0,
                        "no line symfunction_short is for " + settings.elements().get(e));
            }
            all.get(e).sort(Comparator.comparing(Sorted::key, Arrays::compare));
            for (int f = 1; f < all.get(e).size(); f++) {
                Sorted two = all.get(e).get(f);
                Sorted before = all.get(e).get(f - 1);
                if (Arrays.equals(two.key, before.key)) {
                    throw two.line.error("the same function is defined in line " + before.line.number());
                }
            }
        }
        return all;
    }

    private Sorted read(N2p2Settings.Line line) {
        int type = line.whole(1, "the type of the symmetry function");
        try {
            return switch (type) {
                case 2, 12 -> gaussian(line, type);
                case 3, 9 -> angular(line, type);
                case 13 -> weightedAngular(line);
                case 20, 23 -> compact(line, type);
                case 21, 22, 24, 25 -> compactAngular(line, type);
                default -> throw line.error("'" + type + "' is no type of symmetry function known here: expected 2, 3,"
                        + " 9, 12, 13 or 20 to 25");
            };
        } catch (InputException e) {
            throw e.getMessage().startsWith(settings.file()) ? e : line.error(e.getMessage());
        }
    }

    private Sorted gaussian(N2p2Settings.Line line, int type) {
        int at = type == 2 ? 3 : 2;
        int neighbor = type == 2 ? settings.element(line, 2) : SymmetryFunction.ANY;
        double eta = line.number(at, "eta");
        double shift = line.number(at + 1, "the shift");
        double end = line.number(at + 2, "the cutoff");
        line.end(at + 3);
        return new Sorted(
                new double[] {type, end, eta, shift, neighbor},
                new SymmetryFunction.Radial(neighbor, gaussian(eta, shift, end)),
                line);
    }

    private Sorted angular(N2p2Settings.Line line, int type) {
        int one = Math.min(settings.element(line, 2), settings.element(line, 3));
        int other = Math.max(settings.element(line, 2), settings.element(line, 3));
        double eta = line.number(4, "eta");
        double lambda = line.number(5, "lambda");
        double zeta = line.number(6, "zeta");
        double end = line.number(7, "the cutoff");
        double shift = line.words().size() > 8 ? line.number(8, "the shift") : 0;
        line.end(9);
        return new Sorted(
                new double[] {type, end, eta, shift, zeta, lambda, one, other},
                new SymmetryFunction.Angular(one, other, type == 3, gaussian(eta, shift, end),
                        new AngularShape.Power(lambda, zeta)),
                line);
    }

    private Sorted weightedAngular(N2p2Settings.Line line) {
        double eta = line.number(2, "eta");
        double shift = line.number(3, "the shift");
        double lambda = line.number(4, "lambda");
        double zeta = line.number(5, "zeta");
        double end = line.number(6, "the cutoff");
        line.end(7);
        return new Sorted(
                new double[] {13, end, eta, shift, zeta, lambda},
                new SymmetryFunction.Angular(SymmetryFunction.ANY, SymmetryFunction.ANY, true,
                        gaussian(eta, shift, end), new AngularShape.Power(lambda, zeta)),
                line);
    }

    private Sorted compact(N2p2Settings.Line line, int type) {
        int at = type == 20 ? 3 : 2;
        int neighbor = type == 20 ? settings.element(line, 2) : SymmetryFunction.ANY;
        double left = line.number(at, "the left end");
        double right = line.number(at + 1, "the right end");
        String kind = line.word(at + 2, "the kind of compact function");
        line.end(at + 3);
        RadialShape shape =
                new RadialShape.Compact(left / perAngstrom, right / perAngstrom, CompactShape.named(kind));
        return new Sorted(
                key(type, kind, neighbor, right, left), new SymmetryFunction.Radial(neighbor, shape), line);
    }

    private Sorted compactAngular(N2p2Settings.Line line, int type) {
        boolean weighted = type >= 24;
        int at = weighted ? 2 : 4;
        int one = weighted ? SymmetryFunction.ANY : Math.min(settings.element(line, 2), settings.element(line, 3));
        int other = weighted ? SymmetryFunction.ANY : Math.max(settings.element(line, 2), settings.element(line, 3));
        double left = line.number(at, "the left end");
        double right = line.number(at + 1, "the right end");
        double from = line.number(at + 2, "the left end of the angle");
        double to = line.number(at + 3, "the right end of the angle");
        String kind = line.word(at + 4, "the kind of compact function");
        line.end(at + 5);
        CompactShape shape = CompactShape.named(kind);
        // Only the radial part of an asymmetric function is asymmetric.
        CompactShape angle = new CompactShape(shape.kind(), false);
        return new Sorted(
                key(type, kind, one, other, right, left, from, to),
                new SymmetryFunction.Angular(one, other, type == 21 || type == 24,
                        new RadialShape.Compact(left / perAngstrom, right / perAngstrom, shape),
                        new AngularShape.Compact(Math.toRadians(from), Math.toRadians(to), angle)),
                line);
    }

    /** The kind is compared as text, before the numbers. */
    private static double[] key(int type, String kind, double... numbers) {
        double rank = IntStream.range(0, kind.length()).mapToDouble(c -> kind.charAt(c) / Math.pow(128, c)).sum();
        double[] key = new double[numbers.length + 2];
        key[0] = type;
        key[1] = rank;
        System.arraycopy(numbers, 0, key, 2, numbers.length);
        return key;
    }

    private RadialShape gaussian(double eta, double shift, double end) {
        N2p2Settings.Line line = settings.required("cutoff_type");
        int type = line.whole(0, "the type of cutoff function");
        double alpha = line.words().size() > 1 ? line.number(1, "the relative inner radius") : 0;
        line.end(2);
        if (type < 1 || type > CUTOFFS.size()) {
            throw line.error("cutoff type " + type + " is not known here: expected 1 to 8"
                    + (type == 0 ? "; with the hard cutoff 0 energies jump" : ""));
        }
        CutoffFunction cutoff =
                new CutoffFunction(CUTOFFS.get(type - 1), alpha * end / perAngstrom, end / perAngstrom, 0);
        return new RadialShape.Gaussian(cutoff, eta * perAngstrom * perAngstrom, shift / perAngstrom);
    }
}
