package org.adatom.forcefields.training.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.linear.LinearPotential;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.Regressor;
import org.adatom.forcefields.pair.ZblFactory;
import org.adatom.forcefields.pair.ZblParameters;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fit to labels that a model of the same form made must find this model: rows are right in every kind of cell. */
class LinearFitTest {
    private static final List<String> ELEMENTS = List.of("Cu", "Ni");
    private static final FitWeights WEIGHTS = new FitWeights(1, 1e-2, 0.1);

    private static DescriptorSettings descriptor(String name) {
        CutoffFunction fc = new CutoffFunction(CutoffFunction.Kind.COSINE, 4);
        SymmetryFunction radial =
                new SymmetryFunction.Radial(SymmetryFunction.ANY, new RadialShape.Gaussian(fc, 0.4, 1));
        SymmetryFunction angle = new SymmetryFunction.Angular(
                0, 1, true, new RadialShape.Gaussian(fc, 0.1, 0), new AngularShape.Power(1, 1));
        return switch (name) {
            case "symmetry functions" -> new DescriptorSettings.BehlerParrinello(
                    new double[] {1, 0.7}, List.of(List.of(radial, angle), List.of(radial)));
            case "bispectrum" -> new DescriptorSettings.Bispectra(BispectrumSettings.of(2, 4),
                    List.of(new BispectrumElement(0.5, 1), new BispectrumElement(0.48, 0.8)));
            default -> new DescriptorSettings.PowerSpectra(new PowerSpectrum(2, 1, 1, 4), new double[] {1, 0.8});
        };
    }

    private static DescriptorModel truth(DescriptorSettings descriptor, boolean quadratic) {
        List<DescriptorModel.AtomModel> atoms = new ArrayList<>();
        for (int e = 0; e < 2; e++) {
            int n = (int) descriptor.size(e);
            double[] c = new double[(int) LinearPotential.count(n, quadratic)];
            for (int k = 0; k < c.length; k++) {
                c[k] = 0.05 * Math.sin(1 + 2.3 * k + e);
            }
            atoms.add(new DescriptorModel.AtomModel(
                    ELEMENTS.get(e), new double[n], new double[n], new Regressor.Polynomial(quadratic, c)));
        }
        return new DescriptorModel(ELEMENTS, descriptor, atoms, Map.of());
    }

    /** Crystals, small and skewed cells, slabs and clusters of three densities; some without virial or energy. */
    private static List<LabelledFrame> frames(ForceField force) {
        List<LabelledFrame> frames = new ArrayList<>();
        for (double a : new double[] {3.3, 3.6, 4}) {
            for (Structure s : Structures.of(Structures.Lattice.FCC, a, "Cu", "Ni")) {
                Evaluation e = BruteForce.evaluate(force, s.atoms(), s.cell());
                int k = frames.size();
                frames.add(new LabelledFrame(s.name(), k % 2 == 0 ? "even" : "odd", s.atoms(), s.cell(),
                        k % 5 == 0 ? null : Double.valueOf(e.energy()), k % 7 == 0 ? null : e.forces(),
                        k % 3 == 0 ? null : e.virial()));
            }
        }
        return frames;
    }

    private static LinearFit.Settings settings(DescriptorSettings descriptor, boolean quadratic) {
        return new LinearFit.Settings(ELEMENTS, descriptor, quadratic);
    }

    private static LinearFit.Result fit(LinearFit.Settings settings, List<LabelledFrame> frames, int threads) {
        try (Workers workers = new Workers(threads)) {
            LinearFit fit = new LinearFit(settings, workers);
            fit.add(frames, (done, of) -> {});
            return fit.solve(WEIGHTS, new Penalty.None());
        }
    }

    private static void assertAgrees(ForceField force, List<LabelledFrame> frames) {
        try (Workers workers = new Workers(1)) {
            ErrorTable.Row all = ErrorTable.of(force, frames, workers).all();
            assertTrue(all.energy().count() > 20 && all.energy().rmse() < 1e-6, all.toString());
            assertTrue(all.force().count() > 1000 && all.force().rmse() < 1e-8, all.toString());
            assertTrue(all.virial().count() > 100 && all.virial().rmse() < 1e-6, all.toString());
        }
    }

    private static ForceField potential(DescriptorModel model) {
        return model.potential(ELEMENTS, Map.of(), "test", List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "power spectrum, false", "power spectrum, true", "symmetry functions, false", "symmetry functions, true",
        "bispectrum, false", "bispectrum, true"
    })
    void findsTheModelThatMadeTheLabels(String name, boolean quadratic) {
        DescriptorSettings descriptor = descriptor(name);
        List<LabelledFrame> frames = frames(potential(truth(descriptor, quadratic)));
        LinearFit.Result result = fit(settings(descriptor, quadratic), frames, 1);
        assertAgrees(potential(result.model()), frames);
        assertTrue(result.loss() < 1e-12, "loss " + result.loss());
    }

    /** A repulsion of nuclei beneath, and energies of free atoms: the constants come out as they are. */
    @Test
    void whatLiesBeneathIsTakenAway() {
        DescriptorSettings descriptor = descriptor("power spectrum");
        ForceField zbl = new ZblFactory().create(new ZblParameters(2.0, 3.0, null), new ForceFieldFactory.Context(
                Path.of("."), ELEMENTS, Units.CODATA_2018));
        DescriptorModel truth = truth(descriptor, false);
        List<LabelledFrame> frames =
                frames(new SumForceField(List.of(zbl, potential(truth))));
        LinearFit.Result result = fit(new LinearFit.Settings(
                ELEMENTS, descriptor, false, Map.of(), Map.of("Cu", -3.0, "Ni", 2.0), true, zbl), frames, 1);
        assertAgrees(new SumForceField(List.of(zbl, potential(result.model()))), frames);
        assertEquals(coefficients(truth)[0], coefficients(result.model())[0], 1e-9);
        assertTrue(result.model().provenance().get("on top of").contains("ZBL"));
    }

    private static double[] coefficients(DescriptorModel model) {
        return ((Regressor.Polynomial) model.atoms().get(0).regressor()).coefficients();
    }

    @Test
    void constantsThatAreNotFittedAreTheEnergiesOfFreeAtoms() {
        DescriptorSettings descriptor = descriptor("power spectrum");
        List<LabelledFrame> frames = frames(potential(truth(descriptor, false)));
        LinearFit.Result result = fit(new LinearFit.Settings(
                ELEMENTS, descriptor, false, Map.of(), Map.of("Cu", -3.0), false, null), frames, 1);
        assertEquals(-3, coefficients(result.model())[0]);
        assertTrue(result.loss() > 1e-3);
    }

    @Test
    void hasTheSameBitsForAnyNumberOfThreads() {
        DescriptorSettings descriptor = descriptor("bispectrum");
        List<LabelledFrame> frames = frames(potential(truth(descriptor("power spectrum"), true)));
        LinearFit.Result one = fit(settings(descriptor, true), frames, 1);
        LinearFit.Result three = fit(settings(descriptor, true), frames, 3);
        assertArrayEquals(coefficients(one.model()), coefficients(three.model()));
        assertArrayEquals(one.model().atoms().get(1).min(), three.model().atoms().get(1).min());
        assertTrue(one.loss() > 1e-6, "the models are different, so something must be left");
    }

    /** A group of weight 0 is as if it were not there, but for the ranges of the descriptor. */
    @Test
    void groupsHaveWeights() {
        DescriptorSettings descriptor = descriptor("symmetry functions");
        List<LabelledFrame> frames = frames(potential(truth(descriptor("power spectrum"), true)));
        List<LabelledFrame> odd = frames.stream().filter(f -> f.group().equals("odd")).toList();
        LinearFit.Result weighted = fit(new LinearFit.Settings(
                ELEMENTS, descriptor, true, Map.of("even", 0.0), Map.of(), true, null), frames, 1);
        assertArrayEquals(
                coefficients(fit(settings(descriptor, true), odd, 1).model()), coefficients(weighted.model()));
        LinearFit.Result twice = fit(new LinearFit.Settings(
                ELEMENTS, descriptor, false, Map.of("odd", 2.0), Map.of(), true, null), frames, 1);
        List<LabelledFrame> more = new ArrayList<>(frames);
        more.addAll(odd);
        double[] expected = coefficients(fit(settings(descriptor, false), more, 1).model());
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], coefficients(twice.model())[k], 1e-9 * Math.abs(expected[k]));
        }
    }

    @Test
    void rangesAreThoseOfTheValues() {
        DescriptorSettings descriptor = descriptor("symmetry functions");
        List<LabelledFrame> frames = frames(potential(truth(descriptor, false)));
        DescriptorModel.AtomModel cu = fit(settings(descriptor, false), frames, 1).model().atoms().get(0);
        // U = G_0 of atoms of Cu.
        DescriptorModel probe = new DescriptorModel(ELEMENTS, descriptor, List.of(
                new DescriptorModel.AtomModel("Cu", cu.min(), cu.max(),
                        new Regressor.Polynomial(false, new double[] {0, 1, 0})),
                new DescriptorModel.AtomModel("Ni", new double[1], new double[1],
                        new Regressor.Polynomial(false, new double[2]))),
                Map.of());
        double min = Double.MAX_VALUE;
        double max = 0;
        for (LabelledFrame f : frames) {
            double[] energies = BruteForce.evaluate(potential(probe), f.atoms(), f.cell()).atomEnergies();
            for (int i = 0; i < f.count(); i++) {
                if (f.atoms().symbol(i).equals("Cu")) {
                    min = Math.min(min, energies[i]);
                    max = Math.max(max, energies[i]);
                }
            }
        }
        assertEquals(min, cu.min()[0], 1e-12);
        assertEquals(max, cu.max()[0], 1e-12);
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        DescriptorSettings descriptor = descriptor("symmetry functions");
        List<LabelledFrame> frames = frames(potential(truth(descriptor, false)));
        refused("is for elements [Cu, Fe]", "has atoms of Ni", () -> fit(
                new LinearFit.Settings(List.of("Cu", "Fe"), descriptor, false), frames, 1));
        refused("no atoms of Cu", "to fit to", () -> fit(settings(descriptor, false), List.of(), 1));
        refused("for 2 elements", "[Cu]", () -> new LinearFit.Settings(List.of("Cu"), descriptor, false));
        refused("14000 coefficients", "smaller", () -> fit(settings(new DescriptorSettings.Bispectra(
                BispectrumSettings.of(14, 4), List.of(new BispectrumElement(0.5, 1), new BispectrumElement(0.5, 1))),
                true), frames, 1));
    }

    private static void refused(String one, String other, Executable fit) {
        String message = assertThrows(InputException.class, fit).getMessage();
        assertTrue((message.contains(one) || message.contains("[Cu, Fe]")) && message.contains(other), message);
    }
}
