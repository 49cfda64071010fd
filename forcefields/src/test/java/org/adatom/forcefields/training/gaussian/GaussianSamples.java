package org.adatom.forcefields.training.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.gaussian.FeatureMap;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.DescribedFrames;
import org.adatom.forcefields.training.neural.InputDerivatives;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.TrainingSet;

/** Small configurations of two elements, labelled by a potential, and their labels as a Gaussian process sees them. */
final class GaussianSamples {
    static final List<String> SPECIES = List.of("Cu", "Ni");
    static final DescriptorSettings DESCRIPTOR =
            new DescriptorSettings.PowerSpectra(new PowerSpectrum(3, 2, 1.2, 4.2), new double[] {1, 0.7});

    private GaussianSamples() {}

    /** A cluster, a skewed cell that is smaller than the cutoff, and a left-handed one. */
    static List<LabelledFrame> frames() {
        return Structures.of(Structures.Lattice.FCC, 3.6, "Cu", "Ni").stream()
                .filter(s -> List.of("cluster", "skewed cell", "left-handed cell").contains(s.name()))
                .map(GaussianSamples::labelled).toList();
    }

    /** A structure with labels of a Lennard-Jones potential. */
    static LabelledFrame labelled(Structure s) {
        TruncatedPair teacher = new TruncatedPair(new LennardJones(
                SPECIES, new double[] {0.2, 0.25, 0.25, 0.3}, new double[] {2.3, 2.25, 2.25, 2.2}),
                Truncation.FORCE, 4.2);
        Evaluation e = BruteForce.evaluate(teacher, s.atoms(), s.cell());
        return new LabelledFrame(s.name(), s.name(), s.atoms(), s.cell(), e.energy(), e.forces(), e.virial());
    }

    /** The same configuration with a strain, or an atom displaced. */
    static LabelledFrame moved(LabelledFrame frame, double[] strain, int atom, double[] shift) {
        Atoms atoms = frame.atoms().copy();
        double[] cell = frame.cell().rows();
        for (int i = 0; i < atoms.count(); i++) {
            double[] r = strained(new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]}, 0, strain);
            atoms.setPosition(i, r[0], r[1], r[2]);
        }
        atoms.setPosition(atom, atoms.x()[atom] + shift[0], atoms.y()[atom] + shift[1], atoms.z()[atom] + shift[2]);
        double[] rows = new double[9];
        for (int k = 0; k < 3; k++) {
            System.arraycopy(strained(cell, 3 * k, strain), 0, rows, 3 * k, 3);
        }
        Cell deformed = frame.cell().periodicCount() == 0 ? frame.cell() : frame.cell().withVectors(rows);
        return new LabelledFrame(frame.source(), frame.group(), atoms, deformed, frame.energy(), frame.forces(),
                frame.virial());
    }

    private static double[] strained(double[] r, int at, double[] strain) {
        double[] out = new double[3];
        for (int a = 0; a < 3; a++) {
            out[a] = r[at + a];
            for (int b = 0; b < 3; b++) {
                out[a] += strain[3 * b + a] * r[at + b];
            }
        }
        return out;
    }

    static TrainingSet set(List<LabelledFrame> frames, Workers workers) {
        DescribedFrames described = new DescribedFrames(frames, SPECIES,
                DESCRIPTOR.descriptor(new int[] {0, 1}), workers);
        double[][] ones = new double[2][];
        for (int e = 0; e < 2; e++) {
            ones[e] = IntStream.range(0, (int) DESCRIPTOR.size(e)).mapToDouble(f -> 0.5).toArray();
        }
        return new TrainingSet(described, new InputScaling(new double[2][ones[0].length], ones), 1L << 28, workers);
    }

    static PointSet points(TrainingSet set, Kernel.Shape shape) {
        FeatureMap map = PointSet.unscaled((int) DESCRIPTOR.size(0), shape == Kernel.Shape.DOT_PRODUCT ? 0.3 : 0);
        return new PointSet(set, new FeatureMap[] {map, map});
    }

    /** All labels of a configuration: energy, forces, virial. */
    static List<Label> labels(TrainingSet set, PointSet points, int k) {
        List<Label> labels = new ArrayList<>();
        LabelMaker maker = new LabelMaker(points, k, set.frame(k), 1 + 0.5 * k);
        InputDerivatives derivatives = new TrainingSet.Source(set).get(k);
        labels.add(maker.energy(0));
        for (int c = 0; c < 3 * set.frame(k).count(); c++) {
            labels.add(maker.force(derivatives, c / 3, c % 3));
        }
        for (int c = 0; c < 6; c++) {
            labels.add(maker.virial(derivatives, c));
        }
        return labels;
    }
}
