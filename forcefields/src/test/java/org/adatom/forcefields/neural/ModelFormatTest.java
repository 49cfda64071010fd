package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.linear.SnapFactory;
import org.adatom.forcefields.linear.SnapParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Potentials that were converted have the energies, forces, virials and ranges of the potentials that they were. */
class ModelFormatTest {
    @TempDir
    private Path folder;

    private static N2p2Parameters units(N2p2Parameters.FileUnits units) {
        return new N2p2Parameters(Path.of("."), units, null, null, null, null);
    }

    private ForceFieldFactory.Context context(List<String> species) {
        return new ForceFieldFactory.Context(folder, species, Units.CODATA_2018);
    }

    /** Through a model file and back out of it. */
    private DescriptorModel throughFile(DescriptorModel model) {
        Path file = folder.resolve("x.model.json");
        ModelFormat.MODEL.write(file, model);
        return ModelFormat.MODEL.read(List.of(file), null);
    }

    private static ForceField potential(DescriptorModel model, List<String> species) {
        return model.potential(species, Map.of(), "converted", List.of());
    }

    private static void assertSame(ForceField expected, ForceField actual, Structure s, double relative) {
        Evaluation a = Evaluation.byEngine(expected, s.atoms(), s.cell(), 2);
        Evaluation b = Evaluation.byEngine(actual, s.atoms(), s.cell(), 2);
        assertEquals(a.energy(), b.energy(), relative * Math.abs(a.energy()), "energy of " + s);
        assertArrayEquals(a.forces(), b.forces(), relative, "forces of " + s);
        assertArrayEquals(a.virial(), b.virial(), 100 * relative, "virial of " + s);
    }

    private static Structure crystal(String... species) {
        return Structures.of(Structures.Lattice.FCC, 4.2, species).get(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOHR_HARTREE", "ANGSTROM_EV"})
    void aFolderOfN2p2BecomesAModelAndAFolderAgain(N2p2Parameters.FileUnits units) {
        Path source = folder.resolve("source.n2p2");
        assertTrue(source.toFile().mkdir());
        SmallModel.write(source, SmallModel.n2p2());
        DescriptorModel model = throughFile(ModelFormat.N2P2.read(List.of(source), units(units)));
        List<String> species = List.of("O", "H");
        ForceField original = N2p2Files.read(source, units(units), species);
        assertSame(original, potential(model, species), crystal("O", "H"), 0);
        Path target = folder.resolve("target.n2p2");
        ModelFormat.N2P2.write(target, model);
        DescriptorModel again = ModelFormat.N2P2.read(List.of(target), units(N2p2Parameters.FileUnits.ANGSTROM_EV));
        assertSame(original, potential(again, species), crystal("O", "H"), 1e-12);
        for (int e = 0; e < 2; e++) {
            assertArrayEquals(model.atoms().get(e).min(), again.atoms().get(e).min());
            assertArrayEquals(model.atoms().get(e).max(), again.atoms().get(e).max());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nnp-n2p2-cu", "nnp-n2p2-li", "nnp-n2p2-h2o", "nnp-n2p2-cu2s", "nnp-n2p2-ethylbenzene"})
    void publishedNetworksOfN2p2KeepTheirEnergies(String name) {
        Deck deck = Deck.require(name);
        var units = deck.description().get("potential_units");
        DescriptorModel model = ModelFormat.N2P2.read(List.of(deck.folder()), new N2p2Parameters(
                Path.of("."), null, units.get("length_factor_per_angstrom").asDouble(),
                units.get("energy_factor_per_eV").asDouble(), null, null));
        ForceField converted = potential(throughFile(model), deck.species());
        for (Deck.Configuration c : deck.configurations().subList(0, 2)) {
            deck.assertAgrees(c, Evaluation.byEngine(converted, c.structure().atoms(), c.structure().cell(), 2));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "snap_Ta06A, Ta06A.snapcoeff", "snap_InP, InP_JCPA2020.snapcoeff",
        "snap_Si_Zuo_quadratic, Si_Zuo_JPCA2020.quadratic.snapcoeff"
    })
    void publishedSnapPotentialsKeepTheirEnergies(String name, String coefficients) throws IOException {
        Deck deck = Deck.require(name);
        DescriptorModel model = ModelFormat.SNAP.read(List.of(deck.folder().resolve(coefficients)), null);
        ForceField converted = potential(throughFile(model), deck.species());
        Path written = folder.resolve("y.snapcoeff");
        ModelFormat.SNAP.write(written, model);
        ForceField again = new SnapFactory().create(
                new SnapParameters(written, folder.resolve("y.snapparam"), null), context(deck.species()));
        for (Deck.Configuration c : deck.configurations().subList(0, 2)) {
            deck.assertAgrees(c, Evaluation.byEngine(converted, c.structure().atoms(), c.structure().cell(), 2));
            assertSame(converted, again, c.structure(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nnp-aenet-tio2", "nnp-aenet-tio2-behler"})
    void publishedNetworksOfAenetKeepTheirEnergies(String name) {
        Deck deck = Deck.require(name);
        DescriptorModel model = ModelFormat.AENET.read(
                deck.species().stream().map(s -> deck.folder().resolve(s + ".nn.ascii")).toList(), null);
        ForceField converted = potential(throughFile(model), deck.species());
        for (Deck.Configuration c : deck.configurations().subList(0, 2)) {
            deck.assertAgrees(c, Evaluation.byEngine(converted, c.structure().atoms(), c.structure().cell(), 2));
        }
    }

    private Path aenet(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aFileOfAenetBecomesAModelWithItsRange() throws IOException {
        Path file = aenet("Ti.ann", SmallModel.aenet());
        DescriptorModel model = throughFile(ModelFormat.AENET.read(List.of(file), null));
        assertEquals(List.of("Ti", "O"), model.elements());
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, model.atoms().get(0).max());
        ForceField original = new AenetFactory().create(
                new AenetParameters(Map.of("Ti", file), null), context(List.of("Ti")));
        assertSame(original, potential(model, List.of("Ti")), crystal("Ti"), 0);
        String noEnergy = assertThrows(InputException.class, () -> potential(model, List.of("Ti", "O"))).getMessage();
        assertTrue(noEnergy.contains("knows O only as a neighbour"), noEnergy);
    }

    /**
     * The weights of neighbours follow the order in which a file names them. Turning it round turns the sign of the weighted
     * radial values, which a network whose weights and means of these have the other sign does not notice.
     */
    @Test
    void filesOfAenetMayNameTheirNeighboursInAnyOrder() throws IOException {
        Path titanium = aenet("Ti.ann", SmallModel.aenet());
        Path oxygen = aenet("O.ann", SmallModel.aenet().replace("\nTi\n2\nTiO", "\nO\n2\nTiO"));
        Path turned = aenet("O-turned.ann", SmallModel.aenet().replace("\nTi\n2\nTiO", "\nO\n2\nOTi")
                .replace("0.7 -0.8 0.9 -1.0", "-0.7 0.8 -0.9 1.0")
                .replace("0.5 0.5 0.5 0.5 0.5 0.5\n0.5", "0.5 0.5 0.5 -0.5 -0.5 0.5\n0.5"));
        DescriptorModel same = ModelFormat.AENET.read(List.of(titanium, oxygen), null);
        DescriptorModel mixed = throughFile(ModelFormat.AENET.read(List.of(titanium, turned), null));
        List<String> species = List.of("O", "Ti");
        Structure s = crystal("Ti", "O");
        assertSame(potential(same, species), potential(mixed, species), s, 1e-13);
        double[] wrong = Evaluation.byEngine(potential(ModelFormat.AENET.read(List.of(titanium, aenet("O-wrong.ann",
                SmallModel.aenet().replace("\nTi\n2\nTiO", "\nO\n2\nOTi"))), null), species), s.atoms(), s.cell(), 1)
                .forces();
        assertFalse(Math.abs(wrong[0] - Evaluation.byEngine(
                potential(same, species), s.atoms(), s.cell(), 1).forces()[0]) < 1e-6);
    }

    /** Behler's functions of aenet are among those of n2p2; an input that never varied has no weights there. */
    @Test
    void functionsOfBehlerGoFromAenetToN2p2() throws IOException {
        Path titanium = aenet("Ti.ann", SmallModel.aenetBehler("Ti"));
        Path oxygen = aenet("O.ann", SmallModel.aenetBehler("O"));
        List<String> species = List.of("Ti", "O");
        DescriptorModel model = ModelFormat.AENET.read(List.of(titanium, oxygen), null);
        assertEquals(0, model.atoms().get(0).neural().scale()[1]);
        Path target = folder.resolve("t.n2p2");
        ModelFormat.N2P2.write(target, model);
        DescriptorModel again = ModelFormat.N2P2.read(List.of(target), units(N2p2Parameters.FileUnits.ANGSTROM_EV));
        assertSame(potential(model, species), potential(again, species), crystal("Ti", "O"), 1e-12);
        ForceField byFactory = new AenetFactory().create(
                new AenetParameters(Map.of("Ti", titanium, "O", oxygen), null), context(species));
        assertSame(byFactory, potential(model, species), crystal("Ti", "O"), 0);
    }

    @Test
    void nobodyKnowsTheRangeOfSnap() throws IOException {
        Files.writeString(folder.resolve("x.snapcoeff"), "# made up\n\n1 3\nCu 0.5 1\n-3\n0.1\n0.2\n");
        Files.writeString(folder.resolve("x.snapparam"), "rcutfac 4.2\ntwojmax 1\n");
        DescriptorModel model =
                throughFile(ModelFormat.SNAP.read(List.of(folder.resolve("x.snapcoeff")), null));
        assertEquals(0, model.atoms().get(0).min().length);
        assertNull(((org.adatom.engine.forcefield.SitePotential) model.potential(
                List.of("Cu"), Map.of(), "x", List.of(), Monitor.Policy.WARN, null)).monitor());
        for (Monitor.Policy policy : List.of(Monitor.Policy.SAVE, Monitor.Policy.STOP)) {
            String message = assertThrows(InputException.class,
                    () -> model.potential(List.of("Cu"), Map.of(), "x", List.of(), policy, null)).getMessage();
            assertEquals("extrapolation: " + policy
                    + " needs the range of training, which x does not keep for Cu", message);
        }
        Atoms atoms = Atoms.of(List.of("Cu", "Cu"));
        atoms.setPosition(1, 2.5, 0, 0);
        assertEquals(
                BruteForce.evaluate(new SnapFactory().create(new SnapParameters(Path.of("x.snapcoeff"),
                        Path.of("x.snapparam"), null), context(List.of("Cu"))), atoms, Cell.open()).energy(),
                BruteForce.evaluate(potential(model, List.of("Cu")), atoms, Cell.open()).energy());
    }

    @Test
    void whatAFormatCannotSayIsRefusedInOneLine() throws IOException {
        Path snap = Files.writeString(folder.resolve("x.snapcoeff"), "# made up\n\n1 3\nCu 0.5 1\n-3\n0.1\n0.2\n");
        Files.writeString(folder.resolve("x.snapparam"), "rcutfac 4.2\ntwojmax 1\n");
        DescriptorModel polynomial = ModelFormat.SNAP.read(List.of(snap), null);
        refused("n2p2 knows no descriptor but symmetry functions",
                () -> ModelFormat.N2P2.write(folder.resolve("a.n2p2"), polynomial));
        DescriptorModel chebyshev = ModelFormat.AENET.read(List.of(aenet("Ti.ann", SmallModel.aenet())), null);
        refused("n2p2 knows no descriptor but symmetry functions",
                () -> ModelFormat.N2P2.write(folder.resolve("a.n2p2"), chebyshev));
        refused("SNAP knows no descriptor but the bispectrum",
                () -> ModelFormat.SNAP.write(folder.resolve("b.snapcoeff"), chebyshev));
        refused("files of aenet are read, not written", () -> ModelFormat.AENET.write(Path.of("Cu.ann"), polynomial));
        Path nep = Files.writeString(folder.resolve("nep.txt"), NepTexts.of("nep4", "", "C"));
        refused("no other format has the descriptor of NEP", () -> ModelFormat.NEP.read(List.of(nep), null));
        refused("do not tell their units", () -> ModelFormat.N2P2.read(List.of(folder), null));
        refused("is one path (name.model.json), but there are 2",
                () -> ModelFormat.MODEL.read(List.of(nep, nep), null));
        refused("Ti.ann and Ti.ann are both for Ti", () -> ModelFormat.AENET.read(
                List.of(folder.resolve("Ti.ann"), folder.resolve("Ti.ann")), null));
        // Where nothing can be said nothing is written.
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.filter(p -> p.toString().endsWith(".n2p2")).toList());
        }
    }

    private static void refused(String reason, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(AdatomException.class, action).getMessage();
        assertTrue(message.contains(reason) && message.lines().count() == 1, message);
    }

    @Test
    void pathsAreKnownByTheirNames() throws IOException {
        assertEquals(ModelFormat.MODEL, ModelFormat.of(Path.of("a/cu.model.json")));
        assertEquals(ModelFormat.N2P2, ModelFormat.of(Path.of("a/cu.n2p2")));
        assertEquals(ModelFormat.SNAP, ModelFormat.of(Path.of("Ta06A.snapcoeff")));
        assertEquals(ModelFormat.AENET, ModelFormat.of(Path.of("Ti.10t-10t.nn.ascii")));
        assertEquals(ModelFormat.NEP, ModelFormat.of(Path.of("nep_C.txt")));
        assertNull(ModelFormat.of(Path.of("cu.json")));
        assertNull(ModelFormat.of(folder));
        Files.writeString(folder.resolve("input.nn"), "");
        assertEquals(ModelFormat.N2P2, ModelFormat.of(folder));
        assertEquals(ModelFormat.AENET, ModelFormat.named("aenet"));
        assertNull(ModelFormat.named("extxyz"));
    }
}
