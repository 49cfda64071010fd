package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.linear.LinearPotential;
import org.adatom.forcefields.linear.SnapFactory;
import org.adatom.forcefields.linear.SnapParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapModelTest {
    private static final List<String> ELEMENTS = List.of("Ni", "Cu");

    @TempDir
    private Path folder;

    private static DescriptorModel model(BispectrumSettings settings, boolean quadratic,
            BispectrumElement... elements) {
        DescriptorSettings descriptor = new DescriptorSettings.Bispectra(settings, List.of(elements));
        List<DescriptorModel.AtomModel> atoms = new ArrayList<>();
        // In another order than the elements.
        for (int e = 1; e >= 0; e--) {
            int n = (int) descriptor.size(e);
            double[] c = new double[(int) LinearPotential.count(n, quadratic)];
            for (int k = 0; k < c.length; k++) {
                c[k] = Math.sin(1 + 7.1 * k + e) / 300;
            }
            atoms.add(new DescriptorModel.AtomModel(
                    ELEMENTS.get(e), new double[n], new double[n], new Regressor.Polynomial(quadratic, c)));
        }
        return new DescriptorModel(ELEMENTS, descriptor, atoms, Map.of("citation", "Nobody\n(2026)"));
    }

    private ForceField read() {
        return new SnapFactory().create(
                new SnapParameters(Path.of("x.snapcoeff"), Path.of("x.snapparam"), null),
                new ForceFieldFactory.Context(folder, ELEMENTS, Units.CODATA_2018));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void writtenFilesAreReadToTheLastBit(boolean quadratic) {
        List<DescriptorModel> models = List.of(
                model(BispectrumSettings.of(3, 4.1), quadratic, new BispectrumElement(0.5, 1 / 3.0),
                        new BispectrumElement(0.47, 1)),
                model(new BispectrumSettings(2, 4.1, 0.97, 0.1, true, false, true, true, true), quadratic,
                        new BispectrumElement(0.5, 1, new BispectrumElement.Inner(1.1, 0.2)),
                        new BispectrumElement(0.47, 1, new BispectrumElement.Inner(1.3, 0.1))));
        for (DescriptorModel model : models) {
            SnapModel.write(folder, "x", model);
            ForceField read = read();
            assertEquals(List.of("Nobody (2026)"), read.references());
            Structure s = Structures.of(Structures.Lattice.FCC, 3.6, "Ni", "Cu").get(1);
            Evaluation expected =
                    BruteForce.evaluate(model.potential(ELEMENTS, Map.of(), "", List.of()), s.atoms(), s.cell());
            Evaluation actual = BruteForce.evaluate(read, s.atoms(), s.cell());
            assertEquals(expected.energy(), actual.energy());
            assertArrayEquals(expected.forces(), actual.forces());
        }
    }

    /** Two components: the file of LAMMPS has 1, B1, B2, B1 B1/2, B1 B2, B2 B2/2, as its documentation of quadraticflag says. */
    @Test
    void quadraticCoefficientsHaveTheOrderOfLammps() throws IOException {
        SnapModel.write(folder, "x", model(BispectrumSettings.of(1, 4.1), true, new BispectrumElement(0.5, 1),
                new BispectrumElement(0.5, 0.9)));
        List<String> lines = Files.readAllLines(folder.resolve("x.snapcoeff"));
        assertEquals("2 6", lines.get(2));
        assertEquals("Ni 0.5 1.0", lines.get(3));
        for (int k = 0; k < 6; k++) {
            assertEquals(Math.sin(1 + 7.1 * k) / 300, Double.parseDouble(lines.get(4 + k)));
        }
        assertTrue(Files.readAllLines(folder.resolve("x.snapparam")).contains("quadraticflag 1"));
    }

    /** Coefficients that LAMMPS has read, through the model file's form and back: its energies, so its order. */
    @Test
    void potentialOfLammpsStaysThatOfLammps() throws IOException {
        Deck deck = Deck.require("snap_Si_Zuo_quadratic");
        List<Double> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(deck.folder().resolve("Si_Zuo_JPCA2020.quadratic.snapcoeff"),
                StandardCharsets.ISO_8859_1)) {
            if (line.strip().matches("[-+0-9.eE]+")) {
                numbers.add(Double.valueOf(line.strip()));
            }
        }
        DescriptorSettings descriptor = new DescriptorSettings.Bispectra(
                new BispectrumSettings(8, 4.8, 0.99363, 0, true, false, false, false, false),
                List.of(new BispectrumElement(0.5, 1)));
        DescriptorModel model = new DescriptorModel(List.of("Si"), descriptor, List.of(new DescriptorModel.AtomModel(
                "Si", new double[55], new double[55], new Regressor.Polynomial(
                        true, numbers.stream().mapToDouble(Double::doubleValue).toArray()))),
                Map.of());
        SnapModel.write(folder, "x", model);
        ForceField written = new SnapFactory().create(
                new SnapParameters(Path.of("x.snapcoeff"), Path.of("x.snapparam"), null),
                new ForceFieldFactory.Context(folder, List.of("Si"), Units.LAMMPS_METAL));
        Deck.Configuration c = deck.configurations().get(0);
        deck.assertAgrees(c, Evaluation.byEngine(written, c.structure().atoms(), c.structure().cell(), 1));
    }

    @Test
    void whatLammpsHasNotIsRefused() {
        refused("the weight 1 in its own density", model(
                BispectrumSettings.so4(2, 4), false, BispectrumElement.so4(28), BispectrumElement.so4(29)));
        refused("for all elements or none", model(BispectrumSettings.of(2, 4), false, new BispectrumElement(0.5, 1),
                new BispectrumElement(0.5, 1, new BispectrumElement.Inner(1, 0.1))));
    }

    private void refused(String reason, DescriptorModel model) {
        String message = assertThrows(InputException.class, () -> SnapModel.write(folder, "x", model)).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
