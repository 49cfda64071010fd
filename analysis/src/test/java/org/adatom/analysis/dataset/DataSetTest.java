package org.adatom.analysis.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Audit, split, augmentation, selection and sampling, on frames of copper that a teacher labels. */
class DataSetTest {
    private static Workers workers;
    private static Statics teacher;
    private static Frame crystal;
    private static Sampling sampling;

    @BeforeAll
    static void sample() {
        workers = new Workers(1);
        crystal = Crystal.of(Lattice.FCC, 3.61, "Cu").repeated(2, 2, 2).build(Units.CODATA_2018);
        teacher = new Statics(new EmtFactory().create(new EmtParameters(null, null),
                new ForceFieldFactory.Context(Path.of(""), List.of("Cu"), Units.CODATA_2018)), workers,
                Units.CODATA_2018);
        sampling = Sampling.run(teacher, crystal, settings(null), line -> {});
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    private static Sampling.Settings settings(Double alpha) {
        return new Sampling.Settings(List.of(300.0, 900.0), false, 5 * Units.CODATA_2018.femtosecond(), 20, 12, 4, 10,
                alpha, 7);
    }

    @Test
    void teacherFramesCarryItsLabels() {
        assertEquals(24, sampling.train().size());
        assertEquals(8, sampling.test().size());
        Frame f = sampling.train().get(15);
        assertEquals("900K", f.info().get("config_type"));
        assertEquals(teacher.evaluate(f).energy(), (double) f.info().get("energy"), 1e-10);
        assertArrayEquals(teacher.evaluate(f).virial(), (double[]) f.info().get("virial"), 1e-9);
        assertNotEquals(sampling.train().get(0).atoms().x()[3], sampling.test().get(0).atoms().x()[3]);
        double mean =
                sampling.train().stream().skip(12).mapToDouble(x -> (double) x.info().get("temperature")).average()
                        .orElse(0);
        assertEquals(450, mean, 90, "half of the kinetic energy goes into the crystal");
    }

    @Test
    void stridesFollowTheAcceleration() {
        Sampling slow = Sampling.run(teacher, crystal, settings(1e-6), line -> {});
        double step = (double) slow.train().get(1).info().get("time") - (double) slow.train().get(0).info().get("time");
        assertEquals(5, step, 1e-6, "a large acceleration takes every step");
        Sampling fast = Sampling.run(teacher, crystal, settings(1e9), line -> {});
        assertEquals(sampling.train().get(4).info().get("energy"), fast.train().get(4).info().get("energy"));
    }

    @Test
    void soundFramesGiveNoWarning() {
        Audit audit = Audit.of(labels(sampling.train()), workers);
        assertEquals(List.of(), audit.warnings());
        assertEquals(1, audit.consistency().force(), 0.1, "differences of finite size");
        assertEquals(24, audit.known(FrameFacts::pressure));
        assertEquals(List.of("300K", "900K"), List.copyOf(audit.groups().keySet()));
    }

    @Test
    void mistakesAreToldInWords() {
        List<LabelledFrame> sound = labels(sampling.train());
        warned("wrong sign (gradients?)", changed(sound, f -> scaled(f, 1, -1, 1)));
        warned("energies in hartree", changed(sound, f -> scaled(f, 1 / 27.2114, 1, 1)));
        warned("seem to be in bohr", changed(sound, f -> new LabelledFrame(f.source(), f.group(),
                stretched(f.atoms(), 1.8897), f.cell().withVectors(times(f.cell().rows(), 1.8897)), f.energy(),
                f.forces(),
                f.virial())));
        warned("frames have no forces",
                changed(sound, f -> new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(),
                        f.energy(), null, f.virial())));
        warned("all exactly zero", changed(sound, f -> scaled(f, 1, 0, 1)));
        warned("the same energy", changed(sound, f -> new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(), 3.0,
                f.forces(), f.virial())));
        warned("one frame only", sound.subList(0, 1));
        List<LabelledFrame> one = new ArrayList<>(sound);
        one.set(5, scaled(sound.get(5), 100, 1, 1));
        warned("far from what their composition suggests", one);
        one.set(5, scaled(sound.get(5), 1, 1000, 1));
        warned("much larger forces", one);
        one.set(5, net(sound.get(5)));
        warned("do not sum to zero", one);
    }

    @Test
    void strainedCellsTellTheSignOfTheStress() {
        List<Frame> strained = new Augmentation(12, 1, 1, false, 0.02, 0.02, 0, 0).of(List.of(crystal), 3);
        List<LabelledFrame> sound = labels(strained.stream().map(DataSetTest::labelled).toList());
        Audit audit = Audit.of(sound, workers);
        assertEquals(1, audit.consistency().virial(), 0.1, "differences of finite size");
        assertEquals(List.of(), audit.warnings());
        warned("wrong sign", changed(sound, f -> scaled(f, 1, 1, -1)));
        warned("other units than eV", changed(sound, f -> scaled(f, 1, 1, 0.01)));
    }

    @Test
    void copiesAreFoundHoweverTheyAreNumbered() {
        List<LabelledFrame> frames = new ArrayList<>(labels(sampling.train()));
        LabelledFrame f = frames.get(3);
        int n = f.count();
        Atoms reversed = f.atoms().select(IntStream.range(0, n).map(i -> n - 1 - i).toArray());
        for (int i = 0; i < n; i++) {
            reversed.setPosition(i, reversed.y()[i] + 0.7, reversed.x()[i], reversed.z()[i] - 0.2);
        }
        frames.add(new LabelledFrame("copy", f.group(), reversed, f.cell(), f.energy(), null, null));
        List<int[]> copies = Audit.of(frames, workers).duplicates();
        assertEquals(1, copies.size());
        assertArrayEquals(new int[] {3, 24}, copies.get(0));
    }

    @Test
    void sharesAreTakenFromEveryGroup() {
        List<Sample> samples = samples(sampling.train());
        Split.Parts parts = Split.byShare(samples, 0.25, 5, List.of());
        assertEquals(6, parts.test().length);
        assertEquals(3, Arrays.stream(parts.test()).filter(k -> k < 12).count());
        assertEquals(24,
                IntStream.concat(Arrays.stream(parts.train()), Arrays.stream(parts.test())).distinct().count());
        assertArrayEquals(parts.test(), Split.byShare(samples, 0.25, 5, List.of()).test());
        assertFalse(Arrays.equals(parts.test(), Split.byShare(samples, 0.25, 6, List.of()).test()));
    }

    @Test
    void copiesStayOnOneSide() {
        List<Sample> samples = samples(sampling.train());
        List<int[]> copies = List.of(new int[] {0, 4, 13}, new int[] {2, 20});
        for (long seed = 0; seed < 20; seed++) {
            int[] test = Split.byShare(samples, 0.3, seed, copies).test();
            for (int[] set : copies) {
                long inside = Arrays.stream(set).filter(k -> Arrays.binarySearch(test, k) >= 0).count();
                assertTrue(inside == 0 || inside == set.length);
            }
        }
    }

    @Test
    void foldsPartTheSet() {
        List<int[]> folds = Split.folds(samples(sampling.train()), 5, 1, List.of());
        assertArrayEquals(IntStream.range(0, 24).toArray(),
                folds.stream().flatMapToInt(Arrays::stream).sorted().toArray());
        folds.forEach(f -> assertTrue(f.length == 4 || f.length == 5));
        assertThrows(InputException.class, () -> Split.folds(samples(sampling.train()), 25, 1, List.of()));
    }

    @Test
    void variantsAreStrainedRattledAndThinned() {
        Frame start = sampling.train().get(0);
        List<Frame> grid = new Augmentation(3, 0.95, 1.05, true, 0, 0, 0, 0).of(List.of(start), 1);
        assertArrayEquals(new double[] {0.95 * 7.22, 7.22, 1.05 * 7.22},
                grid.stream().mapToDouble(f -> f.cell().vector(0, 0)).toArray(), 1e-12);
        assertFalse(grid.get(0).info().containsKey("energy"));
        assertFalse(grid.get(1).has(Frame.Field.FORCES));
        List<Frame> holes = new Augmentation(4, 1, 1, true, 0, 0, 0.1, 2).of(List.of(start), 1);
        holes.forEach(f -> assertEquals(30, f.atoms().count()));
        assertNotEquals(holes.get(0).atoms().x()[0], holes.get(1).atoms().x()[0]);
        assertEquals(2, Augmentation.share(holes, 8, 0.2, 1).size());
        assertThrows(InputException.class, () -> new Augmentation(1, 1, 1, true, 0, 0, 0, 0));
    }

    @Test
    void farthestPointsSpreadAndCurSpans() {
        double[][] line = IntStream.rangeClosed(0, 10).mapToObj(i -> new double[] {i - 5.0}).toArray(double[][]::new);
        assertArrayEquals(new int[] {5, 0, 10}, Selection.farthest(line, 3));
        // Rows are multiples of two vectors: CUR takes the longest of each.
        double[][] plane = {{1, 0, 0}, {9, 0, 0}, {0, 2, 2}, {0, 1, 1}, {3, 0, 0}};
        assertArrayEquals(new int[] {1, 2}, Selection.cur(plane, 2));
        assertArrayEquals(new int[] {0, 1}, Selection.cur(Selection.transposed(plane), 2));
    }

    @Test
    void fingerprintsTellTemperaturesApart() {
        Fingerprints prints = Fingerprints.of(labels(sampling.train()), Fingerprints.Settings.DEFAULTS, workers);
        assertEquals(40, prints.names().size());
        boolean[] hot = new boolean[24];
        Arrays.fill(hot, 12, 24, true);
        Coverage map = Coverage.of(prints.vectors(), hot);
        assertTrue(map.outside() > 8, "hot frames lie outside the cold: " + map.outside());
        assertTrue(map.explained()[0] > map.explained()[1] && map.explained()[1] > 0);
        int[] chosen = Selection.farthest(prints.vectors(), 6);
        assertTrue(Arrays.stream(chosen).filter(k -> k >= 12).count() >= 4, "hot frames are more diverse");
    }

    private static LabelledFrame net(LabelledFrame f) {
        double[] forces = f.forces().clone();
        forces[0] += 0.5;
        return new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(), f.energy(), forces, f.virial());
    }

    private static void warned(String words, List<LabelledFrame> frames) {
        List<String> warnings = Audit.of(frames, workers).warnings();
        assertTrue(warnings.stream().anyMatch(w -> w.contains(words)), words + " not in " + warnings);
    }

    private static List<LabelledFrame> changed(List<LabelledFrame> frames, UnaryOperator<LabelledFrame> change) {
        return frames.stream().map(change).toList();
    }

    private static LabelledFrame scaled(LabelledFrame f, double energy, double force, double virial) {
        return new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(), energy * f.energy(),
                times(f.forces(), force), times(f.virial(), virial));
    }

    private static Atoms stretched(Atoms atoms, double factor) {
        Atoms a = atoms.copy();
        for (int i = 0; i < a.count(); i++) {
            a.setPosition(i, factor * a.x()[i], factor * a.y()[i], factor * a.z()[i]);
        }
        return a;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> factor * v).toArray();
    }

    private static Frame labelled(Frame frame) {
        var e = teacher.evaluate(frame);
        Atoms atoms = frame.atoms().copy();
        for (int i = 0; i < atoms.count(); i++) {
            atoms.fx()[i] = e.forces()[3 * i];
            atoms.fy()[i] = e.forces()[3 * i + 1];
            atoms.fz()[i] = e.forces()[3 * i + 2];
        }
        Frame result = new Frame(atoms, frame.cell()).with(Frame.Field.FORCES);
        result.info().put("energy", e.energy());
        result.info().put("virial", e.virial());
        return result;
    }

    private static List<LabelledFrame> labels(List<Frame> frames) {
        return LabelKeys.DEFAULTS.read(frames, "set");
    }

    private static List<Sample> samples(List<Frame> frames) {
        return frames.stream().map(f -> Sample.of(f, LabelKeys.DEFAULTS, "set", 1)).toList();
    }
}
