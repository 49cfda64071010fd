package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.EmbeddedDensity;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.linear.LinearPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every descriptor with every regressor, through the model file. */
class DescriptorModelTest {
    private static final CutoffFunction FADE = new CutoffFunction(CutoffFunction.Kind.COSINE, 4.3);

    @TempDir
    private Path folder;

    static Stream<DescriptorSettings> descriptors() {
        RadialShape shape = new RadialShape.Gaussian(FADE, 0.31, 0.2);
        SymmetryFunction radial = new SymmetryFunction.Radial(1, shape);
        SymmetryFunction angular =
                new SymmetryFunction.Angular(SymmetryFunction.ANY, SymmetryFunction.ANY, true, shape,
                        new AngularShape.Power(-1, 1.7));
        return Stream.of(
                new DescriptorSettings.BehlerParrinello(
                        new double[] {0.7, 1.1}, List.of(List.of(angular, radial), List.of(radial))),
                new DescriptorSettings.ChebyshevSeries(new double[] {-1, 1}, List.of(
                        new DescriptorSettings.ChebyshevSeries.Orders(4.2, 3, 3.9, 1),
                        new DescriptorSettings.ChebyshevSeries.Orders(4.3, 1, 3.1, 2))),
                new DescriptorSettings.ChebyshevSeries(new double[0], List.of(
                        new DescriptorSettings.ChebyshevSeries.Orders(4.2, 3, 3.9, 1),
                        new DescriptorSettings.ChebyshevSeries.Orders(4.2, 3, 3.9, 1))),
                new DescriptorSettings.Bispectra(
                        new BispectrumSettings(2, 4.3, 0.99363, 0.1, true, true, true, true, false),
                        List.of(new BispectrumElement(0.5, 0.9, new BispectrumElement.Inner(1.1, 0.2)),
                                new BispectrumElement(0.45, 1))),
                new DescriptorSettings.Bispectra(BispectrumSettings.so4(3, 4.1),
                        List.of(BispectrumElement.so4(0.28), BispectrumElement.so4(0.29))),
                new DescriptorSettings.PowerSpectra(new PowerSpectrum(2, 1, 1.3, 4.2), new double[] {0.28, 0.29}),
                new DescriptorSettings.EmbeddedDensities(new EmbeddedDensity(
                        FADE, List.of(new EmbeddedDensity.Gaussian(0.3, 0), new EmbeddedDensity.Gaussian(0.7, 1.5)), 2),
                        new double[] {1, 0.9}));
    }

    private static DescriptorModel model(DescriptorSettings descriptor, String kind) {
        List<DescriptorModel.AtomModel> atoms = new ArrayList<>();
        for (int e = 0; e < 2; e++) {
            int n = (int) descriptor.size(e);
            Regressor regressor = switch (kind) {
                case "network" -> new Regressor.Neural(numbers(n, e), numbers(n, e + 2),
                        RandomNetworks.network(e, n, List.of(3), List.of(Activation.TANH)).layers(), 0.3, -1.7);
                case "gaussian" -> gaussian(n, e, 2);
                default -> new Regressor.Polynomial(kind.equals("quadratic"),
                        numbers((int) LinearPotential.count(n, kind.equals("quadratic")), e));
            };
            atoms.add(new DescriptorModel.AtomModel(e == 0 ? "Cu" : "Ni", numbers(n, 5), numbers(n, 6), regressor));
        }
        return new DescriptorModel(List.of("Cu", "Ni"), descriptor, atoms, Map.of("citation", "nobody"));
    }

    /** Three environments, two of them anchors. */
    private static Regressor.Gaussian gaussian(int n, int e, int anchor) {
        double[][] points = {numbers(n + 1, e + 7), numbers(n + 1, e + 8), numbers(n + 1, e + 9)};
        return new Regressor.Gaussian(numbers(n, e), numbers(n, e + 2), 0.4,
                new Kernel(Kernel.Shape.DOT_PRODUCT, 0.2), 1.2, -1.7, points, numbers(3, e),
                new double[][] {numbers(n + 1, e), numbers(n + 1, e + 1), numbers(n + 1, e + 2)},
                new int[] {0, anchor}, new double[] {0.1, 0.2, 0.3}, 0.5);
    }

    private static double[] numbers(int n, int seed) {
        double[] numbers = new double[n];
        for (int k = 0; k < n; k++) {
            numbers[k] = 0.01 * Math.sin(1 + 3.7 * k + seed);
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void isReadAndWrittenAgainToTheLastBit(DescriptorSettings descriptor) throws IOException {
        for (String kind : List.of("network", "linear", "quadratic", "gaussian")) {
            DescriptorModel model = model(descriptor, kind);
            ModelFile.write(folder.resolve("one.json"), model);
            DescriptorModel read = ModelFile.read(folder.resolve("one.json"));
            ModelFile.write(folder.resolve("two.json"), read);
            assertEquals(Files.readString(folder.resolve("one.json")), Files.readString(folder.resolve("two.json")));
            // Species in another order than the elements, and an unknown label.
            ForceField ours = new ModelFactory().create(
                    new ModelParameters(Path.of("one.json"), Map.of("A", "Cu"), null),
                    new ForceFieldFactory.Context(folder, List.of("Ni", "A"), Units.CODATA_2018));
            ForceField before = model.potential(List.of("Ni", "A"), Map.of("A", "Cu"), "test", List.of());
            Structure s = Structures.of(Structures.Lattice.FCC, 3.6, "Ni", "A").get(0);
            Evaluation expected = BruteForce.evaluate(before, s.atoms(), s.cell());
            Evaluation actual = BruteForce.evaluate(ours, s.atoms(), s.cell());
            assertEquals(expected.energy(), actual.energy());
            assertArrayEquals(expected.forces(), actual.forces());
            assertTrue(expected.energy() != 0 && ours.references().contains("nobody"));
        }
    }

    @Test
    void whatContradictsItselfIsRefused() {
        DescriptorSettings so3 =
                new DescriptorSettings.PowerSpectra(new PowerSpectrum(2, 1, 1.3, 4.2), new double[] {1});
        refused("needs 7 coefficients, but there are 3", () -> single(so3, 6, new double[3]));
        refused("number that is not finite", () -> single(so3, 6, new double[] {1, 2, 3, 4, 5, 6, Double.NaN}));
        refused("6 values, but there are 5 centers", () -> single(so3, 6, gaussian(5, 0, 2)));
        refused("2 anchors among 3 points", () -> single(so3, 6, gaussian(6, 0, 3)));
        Regressor.Gaussian g = gaussian(6, 0, 2);
        refused("any other kernel 0", () -> single(so3, 6, new Regressor.Gaussian(g.center(), g.scale(), 0, g.kernel(),
                1, 0, g.points(), g.weights(), g.vectors(), g.anchors(), g.factor(), 0.5)));
        refused("expected 3", () -> single(so3, 6, new Regressor.Gaussian(g.center(), g.scale(), 1, g.kernel(),
                1, 0, g.points(), g.weights(), g.vectors(), g.anchors(), new double[2], 0.5)));
        refused("7 numbers in each point", () -> single(so3, 6, new Regressor.Gaussian(g.center(), g.scale(), 1,
                g.kernel(), 1, 0, new double[3][6], g.weights(), g.vectors(), g.anchors(), g.factor(), 0.5)));
        refused("min and max have 5 and 5", () -> single(so3, 5, new double[7]));
        refused("each of its elements", () -> model(so3, "linear"));
        refused("expected 0 to 20", () -> new DescriptorSettings.Bispectra(
                BispectrumSettings.of(21, 4), List.of(new BispectrumElement(0.5, 1))));
        refused("must exceed its inner radius", () -> new DescriptorSettings.Bispectra(
                new BispectrumSettings(2, 4, 1, 5, true, true, true, true, true),
                List.of(new BispectrumElement(0.5, 1))));
        refused("order -1", () -> new DescriptorSettings.ChebyshevSeries.Orders(4, -1, 4, 2));
        refused("finite weights", () -> new DescriptorSettings.PowerSpectra(
                new PowerSpectrum(2, 1, 1.3, 4.2), new double[] {Double.NaN}));
    }

    private static DescriptorModel single(DescriptorSettings descriptor, int bounds, double[] coefficients) {
        return single(descriptor, bounds, new Regressor.Polynomial(false, coefficients));
    }

    private static DescriptorModel single(DescriptorSettings descriptor, int bounds, Regressor regressor) {
        return new DescriptorModel(List.of("Cu"), descriptor, List.of(new DescriptorModel.AtomModel(
                "Cu", new double[bounds], new double[bounds], regressor)), Map.of());
    }

    private static void refused(String reason, Executable made) {
        String message = assertThrows(InputException.class, made).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
