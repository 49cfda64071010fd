package org.adatom.forcefields;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.fuzz.FuzzContract;
import org.adatom.engine.fuzz.FuzzTarget;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeberFactory;
import org.adatom.forcefields.angular.StillingerWeberParameters;
import org.adatom.forcefields.angular.TersoffFactory;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.angular.VashishtaFactory;
import org.adatom.forcefields.angular.VashishtaParameters;
import org.adatom.forcefields.embedded.AdpFactory;
import org.adatom.forcefields.embedded.AdpParameters;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.linear.SnapFactory;
import org.adatom.forcefields.linear.SnapParameters;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.neural.AenetFactory;
import org.adatom.forcefields.neural.AenetParameters;
import org.adatom.forcefields.gaussian.Kernel;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFactory;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.neural.ModelParameters;
import org.adatom.forcefields.neural.N2p2Factory;
import org.adatom.forcefields.neural.N2p2Parameters;
import org.adatom.forcefields.neural.Regressor;
import org.adatom.forcefields.neural.SmallModel;
import org.adatom.forcefields.neural.NepFactory;
import org.adatom.forcefields.neural.NepParameters;
import org.adatom.forcefields.neural.NepTexts;
import org.adatom.forcefields.pair.TableFactory;
import org.adatom.forcefields.pair.TableParameters;

class PotentialFilesFuzzTest extends FuzzContract {
    private static final String HEAD = "# DATE: 2020-01-01 UNITS: metal CITATION: Somebody 1990\n";
    private static final String STANDARD = " 3 1 0.1 1e5 16 -0.6 0.79 1.1e-6 1.7 %s 2.85 0.15 2.5 1830";

    // The sound one of the two files of SNAP while the other is damaged.
    private static final Path SNAP_SETTINGS = temporary("x.snapparam", snapSettings());
    private static final Path SNAP_COEFFICIENTS = temporary("x.snapcoeff", snapCoefficients());

    @Override
    protected List<FuzzTarget> parsers() {
        return List.of(
                target("funcfl", "Cu_x.eam", new EamFactory(), PotentialFilesFuzzTest::eam, funcfl(),
                        "eam_Cu_u3/Cu_u3.eam",
                        "Cu"),
                target("setfl", "x.eam.alloy", new EamFactory(), PotentialFilesFuzzTest::eam, setfl(false, false),
                        "eam_CuNi/CuNi.eam.alloy", "Cu", "Ni"),
                target("Finnis-Sinclair", "x.eam.fs", new EamFactory(), PotentialFilesFuzzTest::eam, setfl(true, false),
                        "none", "Cu", "Ni"),
                target("ADP", "x.adp", new AdpFactory(), f -> new AdpParameters(f, null), setfl(false, true), "none",
                        "Cu", "Ni"),
                target("Tersoff", "x.tersoff", new TersoffFactory(), PotentialFilesFuzzTest::tersoff,
                        triplets(STANDARD), "tersoff_SiC/SiC.tersoff", "Si", "C"),
                target("Tersoff/ZBL", "x.tersoff.zbl", new TersoffFactory(), PotentialFilesFuzzTest::tersoff,
                        triplets(STANDARD + " 14 6 0.95 14"), "tersoff_zbl_SiC/SiC.tersoff.zbl", "Si", "C"),
                target("Tersoff/mod", "x.tersoff.mod", new TersoffFactory(), PotentialFilesFuzzTest::tersoff,
                        triplets(" 1 2.3 -0.36 1 1 1.3 %s 3 0.3 3.2 3281.6 0.54 0.2 730000 1e6 1 26"), "none", "Si",
                        "C"),
                target("Stillinger-Weber", "x.sw", new StillingerWeberFactory(),
                        f -> new StillingerWeberParameters(f, null, null),
                        triplets(" 2.2 2.1 1.8 21 1.2 -0.3333333 7.05 0.%s 4 0 0.0").replace("Si ", "Cd ")
                                .replace("C ", "Te "),
                        "sw_CdTe/CdTe.sw", "Cd", "Te"),
                target("Vashishta", "x.vashishta", new VashishtaFactory(), f -> new VashishtaParameters(f, null),
                        triplets(" 350 9 0.8 -0.8 5 3 3 60 %s 5 1.2 2.9 4 -0.3333333"), "none", "Si", "C"),
                target("SNAP coefficients", "x.snapcoeff", new SnapFactory(),
                        f -> new SnapParameters(f, SNAP_SETTINGS, null), snapCoefficients(), "none", "Ta"),
                target("SNAP settings", "y.snapparam", new SnapFactory(),
                        f -> new SnapParameters(SNAP_COEFFICIENTS, f, null), snapSettings(), "none", "Ta"),
                target("NEP", "nep.txt", new NepFactory(), f -> new NepParameters(f, null),
                        NepTexts.of("nep4_zbl", "zbl 0 0\n", "C", "Si"), "none", "Si", "C"),
                target("table", "x.table", new TableFactory(), f -> table(f, null),
                        "# r energy force\n" + rows(40, k -> "%.3f %.6g %.6g"), "none", "Cu"),
                target("table of LAMMPS", "y.table", new TableFactory(), f -> table(f, "CU"),
                        "# UNITS: metal\n\nCU\nN 40 R 1.5 5.4\n\n" + rows(40, k -> (k + 1) + " %.3f %.6g %.6g")
                                + "\nOTHER\nN 30\n\n" + rows(30, k -> (k + 1) + " %.3f %.6g %.6g"),
                        "none", "Cu"),
                target("aenet", "Ti.nn.ascii", new AenetFactory(), f -> new AenetParameters(Map.of("Ti", f), null),
                        SmallModel.aenet(), "aenet-tio2-published/Ti.pytorch.nn.ascii", "Ti"),
                target("model file", "x.model.json", new ModelFactory(), f -> new ModelParameters(f, null, null),
                        model(new Regressor.Polynomial(true, new double[] {-3, 0.1, 0.2, 0.3, 0.4, 0.5})),
                        "none",
                        "Cu", "Ni"),
                target("model file of a Gaussian process", "x.model.json", new ModelFactory(),
                        f -> new ModelParameters(f, null, null),
                        model(new Regressor.Gaussian(new double[] {0.1, 0.2}, new double[] {1.5, 2}, 0.3,
                                new Kernel(Kernel.Shape.DOT_PRODUCT, 0.4), 1.5, -3,
                                new double[][] {{0.6, 0, 0.8}, {0, 0.6, 0.8}}, new double[] {0.7, -0.2},
                                new double[][] {{0.1, 0, 0}, {0, 0.1, 0.2}}, new int[] {1, 0},
                                new double[] {0.2, 0.1, 0.3}, 0.4)),
                        "none",
                        "Cu", "Ni"),
                n2p2("input.nn"), n2p2("scaling.data"), n2p2("weights.001.data"));
    }

    /** One file of an n2p2 model; the others are sound and lie beside it. */
    private static FuzzTarget n2p2(String damaged) {
        Map<String, String> others = SmallModel.n2p2();
        return FuzzTarget.of("n2p2 " + damaged, damaged, others.remove(damaged), file -> {
            Path folder = file.toAbsolutePath().getParent();
            SmallModel.write(folder, others);
            N2p2Parameters parameters =
                    new N2p2Parameters(folder, N2p2Parameters.FileUnits.BOHR_HARTREE, null, null, null, null);
            use(new N2p2Factory().create(parameters, new Context(folder, List.of("O", "H"), Units.CODATA_2018)));
        });
    }

    /**
     * A parser of potential files.
     *
     * @param parameters the block of the input file that names the potential file
     * @param real a file of {@code shared/reference} that is damaged too, if it is there
     * @param species which the sound file covers
     */
    private static <P extends Record> FuzzTarget target(
            String name, String fileName, ForceFieldFactory<P> factory, Function<Path, P> parameters, String text,
            String real, String... species) {
        List<byte[]> more = SharedFolder.find().map(s -> s.resolve("reference/" + real)).filter(Files::exists)
                .map(PotentialFilesFuzzTest::bytes).stream().toList();
        return FuzzTarget.of(name, fileName, text, file -> {
            Path folder = file.toAbsolutePath().getParent();
            use(factory.create(parameters.apply(file.getFileName()),
                    new Context(folder, List.of(species), Units.CODATA_2018)));
        }).and(more);
    }

    /** Three atoms at common distances. */
    private static void use(ForceField forceField) {
        assertTrue(forceField.cutoff() > 0 && Double.isFinite(forceField.cutoff()), "cutoff " + forceField.cutoff());
        assertTrue(!forceField.description().contains("NaN"), forceField.description());
        List<String> species = forceField.species();
        Atoms atoms = Atoms.of(List.of(species.get(0), species.get(species.size() - 1), species.get(0)));
        atoms.setPosition(0, 0, 0, 0);
        atoms.setPosition(1, 2.1, 0.3, 0);
        atoms.setPosition(2, 0.4, 2.4, 0.2);
        Evaluation result = Evaluation.byEngine(forceField, atoms, Cell.open(), 1);
        assertTrue(Double.isFinite(result.energy()) && Arrays.stream(result.forces()).allMatch(Double::isFinite),
                "not finite and not refused");
    }

    private static EamParameters eam(Path file) {
        return new EamParameters(file, null, null, null, null);
    }

    private static TersoffParameters tersoff(Path file) {
        return new TersoffParameters(file, null, null, null);
    }

    private static TableParameters table(Path file, String section) {
        return new TableParameters(Map.of("Cu-Cu", new TableParameters.Pair(file, section, null)), 5, null, null);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String column(int count, DoubleUnaryOperator f) {
        return IntStream.range(0, count).mapToObj(k -> String.format(Locale.ROOT, "%.8e", f.applyAsDouble(k)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String funcfl() {
        return "Cu made by hand\n29 63.55 3.615 FCC\n12 0.5 14 0.4 5.0\n" + column(12, k -> -Math.sqrt(k))
                + column(14, k -> 10 * Math.exp(-0.2 * k)) + column(14, k -> Math.exp(-0.3 * k));
    }

    private static String setfl(boolean finnisSinclair, boolean adp) {
        String density = column(14, k -> Math.exp(-0.3 * k)).repeat(finnisSinclair ? 2 : 1);
        return "made by hand\nfor tests\nonly\n2 Cu Ni\n12 0.5 14 0.4 5.0\n29 63.55 3.615 fcc\n"
                + column(12, k -> -Math.sqrt(k)) + density + "28 58.69 3.52 fcc\n"
                + column(12, k -> -Math.sqrt(2 * k)) + density
                + column(14, k -> 10 * Math.exp(-0.2 * k)).repeat(adp ? 9 : 3);
    }

    private static String triplets(String numbers) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int k = 0; k < 8; k++) {
            String[] e = {"Si", "C"};
            text.append(e[k / 4]).append(' ').append(e[k / 2 % 2]).append(' ').append(e[k % 2])
                    .append(numbers.formatted(k / 4 == k / 2 % 2 ? 471 : 395)).append('\n');
        }
        return text.toString();
    }

    private static Path temporary(String name, String text) {
        try {
            Path folder = Files.createTempDirectory("adatom-fuzz");
            folder.toFile().deleteOnExit();
            Path file = Files.writeString(folder.resolve(name), text);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String snapCoefficients() {
        return HEAD + "\n1 6\nTa 0.5 1\n-2.9\n" + column(5, k -> 0.1 * Math.sin(k));
    }

    private static String model(Regressor regressor) {
        List<DescriptorModel.AtomModel> atoms = Stream.of("Cu", "Ni")
                .map(e -> new DescriptorModel.AtomModel(e, new double[2], new double[2],
                        regressor))
                .toList();
        Path file = temporary("x.model.json", "");
        ModelFile.write(file, new DescriptorModel(List.of("Cu", "Ni"), new DescriptorSettings.PowerSpectra(
                new PowerSpectrum(1, 1, 1, 4), new double[] {1, 0.9}), atoms, Map.of("citation", "nobody")));
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static String snapSettings() {
        return HEAD + "rcutfac 4.67\ntwojmax 2\n# optional\nrfac0 0.99363\nrmin0 0\nbzeroflag 0\nquadraticflag 0\n";
    }

    private static String rows(int count, Function<Integer, String> format) {
        return IntStream.range(0, count)
                .mapToObj(
                        k -> String.format(Locale.ROOT, format.apply(k) + "\n", 1.5 + 0.1 * k, 10 * Math.exp(-0.2 * k),
                                20 * Math.exp(-0.2 * k)))
                .collect(Collectors.joining());
    }
}
