package org.adatom.forcefields.training.neural;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.Bispectrum;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.EmbeddedDensity;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.training.LabelledFrame;

/** Small configurations with random labels, and descriptors of every kind for them. */
public final class TrainingSamples {
    /** Two species. */
    static final List<String> SPECIES = List.of("Cu", "O");
    private static final double CUTOFF = 4;

    private TrainingSamples() {}

    /** Descriptors by name. */
    static Map<String, Descriptor> descriptors() {
        Map<String, Descriptor> all = new LinkedHashMap<>();
        all.put("symmetry functions", symmetryFunctions());
        all.put("Chebyshev", SymmetryFunctions.chebyshev(List.of(
                new SymmetryFunctions.ChebyshevSetup(CUTOFF, 3, 3.6, 2, new double[] {-1, 1}),
                new SymmetryFunctions.ChebyshevSetup(3.8, 2, CUTOFF, 2, null))));
        all.put("bispectrum", new Bispectrum(BispectrumSettings.so4(3, CUTOFF),
                List.of(BispectrumElement.so4(1), BispectrumElement.so4(0.7)), new int[] {0, 1}));
        all.put("power spectrum", new PowerSpectrum(2, 2, 1.5, CUTOFF).descriptor(new double[] {1, 0.6}));
        all.put("embedded density", new EmbeddedDensity(
                new CutoffFunction(CutoffFunction.Kind.POLY2, CUTOFF),
                List.of(new EmbeddedDensity.Gaussian(0.4, 0), new EmbeddedDensity.Gaussian(1.1, 2)), 2)
                .descriptor(new double[] {1, 0.6}));
        return all;
    }

    /** Radial and angular functions, not the same for both species. */
    static Descriptor symmetryFunctions() {
        RadialShape near = gauss(3.5, 0.4, 0);
        RadialShape wide = gauss(CUTOFF, 0.2, 1.5);
        return SymmetryFunctions.of(new int[] {0, 1}, new double[] {1, 1}, List.of(
                List.of(new SymmetryFunction.Radial(0, near), new SymmetryFunction.Radial(1, wide),
                        new SymmetryFunction.Angular(0, 1, true, wide, new AngularShape.Power(1, 2)),
                        new SymmetryFunction.Angular(0, 0, false, near, new AngularShape.Power(-1, 1))),
                List.of(new SymmetryFunction.Radial(0, wide), new SymmetryFunction.Radial(1, near),
                        new SymmetryFunction.Angular(0, 0, true, wide, new AngularShape.Power(1, 1)))));
    }

    private static RadialShape gauss(double cutoff, double eta, double shift) {
        return new RadialShape.Gaussian(new CutoffFunction(CutoffFunction.Kind.POLY2, cutoff), eta, shift);
    }

    /**
     * Configurations in a cell that is smaller than the cutoff, in a larger skewed one and in open space; labels are made
     * up, and some are missing.
     */
    static List<LabelledFrame> frames() {
        List<LabelledFrame> frames = new ArrayList<>();
        frames.add(
                frame(0, 3, Cell.of(new double[] {3.1, 0.2, 0, -0.3, 3.4, 0.1, 0.2, 0, 3.3}, true, true, true), "a"));
        frames.add(frame(1, 8, Cell.of(new double[] {5.1, 0, 0, 1.1, 4.9, 0, 0.4, 0.3, 5.3}, true, true, true), "b"));
        frames.add(frame(2, 5, Cell.of(new double[] {4.5, 0, 0, 0, 4.5, 0, 0, 0, 4.5}, true, true, true), "a"));
        LabelledFrame alone = frame(3, 4, Cell.of(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4}, true, true, true), "");
        frames.add(new LabelledFrame("alone", "", alone.atoms(), Cell.open(), alone.energy(), alone.forces(), null));
        LabelledFrame silent = frame(4, 5, Cell.of(new double[] {4, 0, 0, 0, 4, 0, 0, 0, 4.6}, true, true, true), "b");
        frames.add(new LabelledFrame("silent", "b", silent.atoms(), silent.cell(), null, silent.forces(),
                silent.virial()));
        frames.add(new LabelledFrame("energy", "b", silent.atoms(), silent.cell(), -3.0, null, null));
        return frames;
    }

    private static LabelledFrame frame(int number, int count, Cell cell, String group) {
        CounterRandom random = new CounterRandom(number, "frame");
        List<String> symbols = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            symbols.add(SPECIES.get((a + number) % 2));
        }
        Atoms atoms = Atoms.of(symbols);
        for (int a = 0; a < count; a++) {
            // Places of a grid, so that no two atoms are in one.
            double u = (a % 2 + 0.3 * random.uniform(0, a, 0)) / 2;
            double v = (a / 2 % 2 + 0.3 * random.uniform(0, a, 1)) / 2;
            double w = (a / 4 % 2 + 0.3 * random.uniform(0, a, 2)) / 2;
            atoms.setPosition(a, cell.cartesian(0, u, v, w), cell.cartesian(1, u, v, w), cell.cartesian(2, u, v, w));
        }
        double[] forces = new double[3 * count];
        for (int c = 0; c < forces.length; c++) {
            forces[c] = random.normal(1, c, 0);
        }
        double[] virial = new double[9];
        for (int c = 0; c < 9; c++) {
            virial[c] = 3 * random.normal(2, Math.min(c, 3 * (c % 3) + c / 3), 0);
        }
        return new LabelledFrame("frame " + number, group, atoms, cell, -2.0 * count + random.normal(3, 0, 0), forces,
                virial);
    }

    /** A set whose inputs lie between -1 and 1. */
    static TrainingSet set(Descriptor descriptor, long cap, Workers workers) {
        DescribedFrames described = new DescribedFrames(frames(), SPECIES, descriptor, workers);
        InputScaling scaling = InputScaling.of(InputScaling.Rule.SYMMETRIC_RANGE, described.ranges());
        return new TrainingSet(described, scaling, cap, workers);
    }

    /** Two hidden layers. */
    static ParameterLayout layout(Descriptor descriptor, Activation activation) {
        return new ParameterLayout(List.of(
                NetworkShape.of(descriptor.size(0), List.of(5, 4), activation),
                NetworkShape.of(descriptor.size(1), List.of(4, 3), activation)));
    }

    /** Random numbers between -0.8 and 0.8. */
    static double[] parameters(ParameterLayout layout, long seed) {
        CounterRandom random = new CounterRandom(seed, "parameters");
        double[] parameters = new double[layout.count()];
        for (int p = 0; p < parameters.length; p++) {
            parameters[p] = 1.6 * random.uniform(0, p, 0) - 0.8;
        }
        return parameters;
    }
}
