package org.adatom.cli;

import static org.adatom.cli.Results.frames;
import static org.adatom.cli.Results.measure;
import static org.adatom.cli.Results.summary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.io.Frame;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.neural.Regressor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run, its files and its exit code say of atoms outside the training of a potential. Copper with the network of
 * sample 34 starts inside and is too hot to stay there.
 */
class ExtrapolationTest {
    private static final Path MODEL = Path.of("../samples/34-copper.model.json");
    /** Beyond this an atom counts, as the guide says. */
    private static final double LIMIT = 1e-3;
    private static final int STEPS = 38;

    private static final String INPUT = """
            structure:
              crystal: { lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2] }
            forcefield: { %s }
            run:
              seed: 1
              velocities: { temperature: 2500 }
              stages: [{ ensemble: nve, timestep: 2 fs, steps: 38 }]
              thermo: { every: 1 }
              trajectory: { every: 1%s }
              checkpoint: { every: 5 }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void copyModel() throws IOException {
        Files.copy(MODEL, folder.resolve("a.model.json"));
    }

    private static String watched(String policy) {
        return "model: { file: a.model.json, extrapolation: " + policy + " }";
    }

    private Program start(String name, String forceField) throws IOException {
        boolean seen = !forceField.contains("ignore");
        Path input = Files.writeString(folder.resolve(name + ".yaml"),
                INPUT.formatted(forceField, seen ? ", uncertainty: true" : ""));
        return Program.run("run", input.toString(), "-o", folder.resolve(name).toString());
    }

    private Path run(String name, String forceField) throws IOException {
        Program program = start(name, forceField);
        assertEquals(0, program.code(), program.err());
        return folder.resolve(name);
    }

    /** A column of a table of energies. */
    private static double[] column(Path run, String name) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("thermo.csv"));
        int c = Arrays.stream(lines.get(0).split(",")).map(h -> h.replaceAll("\\[.*", "")).toList().indexOf(name);
        return c < 0
                ? new double[0]
                : lines.stream().skip(1).mapToDouble(l -> Double.parseDouble(l.split(",")[c])).toArray();
    }

    private static JsonNode monitor(Path run) throws IOException {
        return summary(run).findValue("monitors").get(0);
    }

    /** The table, the trajectory and the account at the end are three ways to the same numbers. */
    @Test
    void warnCountsTheSameAtomsEverywhere() throws IOException {
        Path run = run("warn", watched("warn"));
        double[] count = column(run, "N_outside");
        double[] most = column(run, "max_outside");
        List<Frame> trajectory = frames(run.resolve("trajectory.extxyz"));
        assertEquals(STEPS + 1, trajectory.size());
        int first = -1;
        int worst = 0;
        long looksBeyond = 0;
        for (int k = 0; k <= STEPS; k++) {
            double[] outside = measure(trajectory.get(k), "outside");
            assertEquals(Arrays.stream(outside).filter(m -> m > LIMIT).count(), count[k], "step " + k);
            assertEquals(Arrays.stream(outside).max().orElseThrow(), most[k], 1e-6 * most[k], "step " + k);
            first = first < 0 && count[k] > 0 ? k : first;
            worst = most[k] > most[worst] ? k : worst;
            looksBeyond += count[k] > 0 ? 1 : 0;
        }
        assertTrue(first > 1, "starts inside and leaves in step " + first);
        JsonNode account = monitor(run);
        assertEquals("warn", account.get("policy").asText());
        assertEquals(STEPS + 1, account.get("looks").asLong());
        assertEquals(looksBeyond, account.get("looks_beyond").asLong());
        assertEquals((long) Arrays.stream(count).sum(), account.get("atoms_beyond").asLong());
        assertEquals(first, account.get("first").get("step").asLong());
        assertEquals(worst, account.get("worst").get("step").asLong());
        long tallied = 0;
        for (JsonNode cause : account.get("causes")) {
            tallied += cause.get("atoms").asLong();
        }
        assertEquals(account.get("atoms_beyond").asLong(), tallied);
        assertFalse(Files.exists(run.resolve("extrapolation.extxyz")));
        assertEquals("caution", summary(run).at("/verdict/level").asText());
        assertFalse(summary(run).at("/verdict/text").asText().contains("no warnings"));
        assertTrue(Files.readString(run.resolve("report.html")).contains("Atoms outside the training range"));
    }

    /** The checks before the run evaluate, too, and so does the temperature of the configuration. */
    @Test
    void whatTheRunCountsIsSaidOnceOnly() throws IOException {
        Path input = Files.writeString(folder.resolve("once.yaml"), INPUT.formatted(watched("warn"), ", stress: true")
                .replace("a: 3.61", "a: 3.3")
                + "  analysis: { configurationalTemperature: { every: 10 }, viscosity: { every: 1, length: 24 fs } }\n");
        Path run = folder.resolve("once");
        Program program = Program.run("run", input.toString(), "-o", run.toString());
        assertEquals(0, program.code(), program.err());
        assertEquals(1, program.out().lines().filter(l -> l.startsWith("potential")).count(), program.out());
        List<String> warnings = new ArrayList<>();
        summary(run).get("warnings").forEach(w -> warnings.add(w.asText()));
        assertEquals(1, warnings.stream().filter(w -> w.contains("training range")).count(), warnings.toString());
        assertTrue(monitor(run).get("first").get("step").asLong() == 0);
    }

    @Test
    void watchingChangesNoBit() throws IOException {
        Path ignored = run("ignore", watched("ignore"));
        Path warned = run("warn", watched("warn"));
        assertEquals(0, column(ignored, "N_outside").length);
        for (String name : List.of("E_pot", "E_kin", "Press")) {
            assertArrayEquals(column(ignored, name), column(warned, name), name);
        }
        List<Frame> a = frames(ignored.resolve("trajectory.extxyz"));
        List<Frame> b = frames(warned.resolve("trajectory.extxyz"));
        assertArrayEquals(a.getLast().atoms().x(), b.getLast().atoms().x());
        assertTrue(summary(ignored).findValue("monitors") == null);
    }

    @Test
    void saveKeepsConfigurationsThatAreTenStepsApart() throws IOException {
        Path run = run("save", watched("save"));
        double[] count = column(run, "N_outside");
        double[] most = column(run, "max_outside");
        List<Integer> expected = new ArrayList<>();
        for (int k = 0; k <= STEPS; k++) {
            if (count[k] > 0 && (expected.isEmpty() || k - expected.getLast() >= 10)) {
                expected.add(k);
            }
        }
        List<Frame> kept = frames(run.resolve("extrapolation.extxyz"));
        assertEquals(expected, kept.stream().map(f -> ((Number) f.info().get("step")).intValue()).toList());
        assertEquals(expected.size(), monitor(run).get("frames_kept").asInt());
        assertTrue(expected.size() > 1);
        List<Frame> trajectory = frames(run.resolve("trajectory.extxyz"));
        for (Frame f : kept) {
            int step = ((Number) f.info().get("step")).intValue();
            double[] outside = measure(f, "outside");
            int worst = ((Number) f.info().get("worst_atom")).intValue();
            assertEquals(most[step], outside[worst], 1e-6 * most[step]);
            assertTrue(f.info().get("reason").toString().contains("outside its training range"));
            assertArrayEquals(trajectory.get(step).atoms().y(), f.atoms().y());
            assertTrue(f.has(Frame.Field.VELOCITIES) && f.has(Frame.Field.FORCES));
        }
    }

    /** A run that stops leaves whole files and a checkpoint from which it comes to the same end. */
    @Test
    void stopEndsTheRunWithAReasonAndLeavesAResumableState() throws IOException {
        Path warned = run("warn", watched("warn"));
        double[] count = column(warned, "N_outside");
        int first = IntStream.rangeClosed(0, STEPS).filter(k -> count[k] > 0).findFirst().orElseThrow();
        Program program = start("stop", watched("stop"));
        Path run = folder.resolve("stop");
        assertStopped(program, first);
        String reason = monitor(warned).get("first").get("text").asText();
        assertTrue(program.errors().get(0).endsWith(reason), program.errors().get(0) + "\n" + reason);
        assertEquals(first + 1, frames(run.resolve("trajectory.extxyz")).size());
        assertEquals(first + 1, column(run, "E_pot").length);
        Frame kept = frames(run.resolve("extrapolation.extxyz")).getLast();
        assertEquals(first, ((Number) kept.info().get("step")).intValue());
        assertEquals(reason, kept.info().get("reason"));
        assertFalse(Files.exists(run.resolve("summary.json")));
        assertTrue(Files.readString(run.resolve("failure.txt")).contains(reason));
        byte[] thermo = Files.readAllBytes(run.resolve("thermo.csv"));
        byte[] saved = Files.readAllBytes(run.resolve("extrapolation.extxyz"));
        assertTrue(first > 5, "a checkpoint is there before step " + first);
        assertStopped(Program.run("resume", run.toString()), first);
        assertArrayEquals(thermo, Files.readAllBytes(run.resolve("thermo.csv")));
        assertArrayEquals(saved, Files.readAllBytes(run.resolve("extrapolation.extxyz")));
        // What was last good starts another run.
        Path again = Files.writeString(folder.resolve("again.yaml"), """
                structure: { file: stop/last-good.extxyz }
                forcefield: { model: { file: a.model.json } }
                run: { stages: [{ ensemble: nve, timestep: 2 fs, steps: 1 }] }
                """);
        assertEquals(0, Program.run("run", again.toString(), "-o", folder.resolve("again").toString(), "-q").code());
    }

    private static void assertStopped(Program program, int step) {
        assertEquals(3, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.errors().get(0).startsWith("error: step " + step + ", atom "), program.err());
    }

    private Path asIfKilled(Path run, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(run.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.delete(copy.resolve("summary.json"));
        Files.move(copy.resolve("checkpoint.previous"), copy.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private void assertResumes(Path whole, String name) throws IOException {
        Path killed = asIfKilled(whole, name);
        Program program = Program.run("resume", killed.toString(), "--threads", "3");
        assertEquals(0, program.code(), program.err());
        for (String file : List.of("thermo.csv", "trajectory.extxyz", "extrapolation.extxyz")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
        }
        assertEquals(monitor(whole), monitor(killed));
        assertEquals(summary(whole).get("warnings"), summary(killed).get("warnings"));
    }

    /** Counts, first and worst case, and the distance between kept configurations live on. */
    @Test
    void theAccountIsResumedBitByBit() throws IOException {
        assertResumes(run("save", watched("save")), "killed");
    }

    /** The network again with a slightly different output layer. */
    private void writeSecondMember() {
        DescriptorModel model = ModelFile.read(folder.resolve("a.model.json"));
        DescriptorModel.AtomModel atom = model.atoms().get(0);
        Regressor.Neural n = atom.neural();
        ModelFile.write(folder.resolve("b.model.json"), new DescriptorModel(model.elements(), model.descriptor(),
                List.of(new DescriptorModel.AtomModel("Cu", atom.min(), atom.max(), new Regressor.Neural(
                        n.center(), n.scale(), n.layers(), 1.02 * n.factor(), n.offset()))),
                Map.of()));
    }

    private static String committee(String beyond) {
        return "committee: { files: [a.model.json, b.model.json], elements: { Cu: Cu }, limit: 0.012, beyond: " + beyond
                + ", every: 4 }";
    }

    /** Members that differ by 2 % of the energy have forces whose spread is 2 %/sqrt(2) of the first one's, 1.4 % of their mean. */
    @Test
    void aCommitteeIsWatchedEveryFewStepsAndResumed() throws IOException {
        writeSecondMember();
        Path run = run("committee", committee("save"));
        double[] most = column(run, "max_force_spread");
        double[] count = column(run, "N_force_spread");
        assertEquals(0, most[0], 1e-12);
        List<Frame> trajectory = frames(run.resolve("trajectory.extxyz"));
        long beyond = 0;
        for (int k = 0; k <= STEPS; k++) {
            Frame f = trajectory.get(k);
            double[] spread = measure(f, "force_spread");
            assertEquals(Arrays.stream(spread).max().orElseThrow(), most[k], 1e-6 * most[k] + 1e-12);
            assertEquals(Arrays.stream(spread).filter(m -> m > 0.012).count(), count[k]);
            beyond += k % 4 == 0 && count[k] > 0 ? 1 : 0;
        }
        JsonNode account = monitor(run);
        assertEquals(STEPS / 4 + 1, account.get("looks").asLong());
        assertEquals(beyond, account.get("looks_beyond").asLong());
        assertTrue(beyond > 0 && beyond < STEPS / 4, beyond + " looks beyond");
        Frame kept = frames(run.resolve("extrapolation.extxyz")).get(0);
        double[] spread = measure(kept, "force_spread");
        for (int i = 0; i < spread.length; i++) {
            double force = Math.sqrt(kept.atoms().fx()[i] * kept.atoms().fx()[i]
                    + kept.atoms().fy()[i] * kept.atoms().fy()[i] + kept.atoms().fz()[i] * kept.atoms().fz()[i]);
            assertEquals(0.02 / Math.sqrt(2) / 1.01 * force, spread[i], 1e-6 * force);
        }
        assertResumes(run, "killed");
        Program stopped = start("stop", committee("stop"));
        int step = ((Number) kept.info().get("step")).intValue();
        assertStopped(stopped, step);
        assertTrue(stopped.errors().get(0).contains("2 members of the committee disagree on its force"), stopped.err());
    }

    @Test
    void evaluateTellsOfEveryFrame() throws IOException {
        Path run = run("save", watched("save"));
        double[] count = column(run, "N_outside");
        double[] most = column(run, "max_outside");
        Path input = Files.writeString(folder.resolve("e.yaml"), """
                structure: { file: save/trajectory.extxyz }
                forcefield: { model: { file: a.model.json } }
                evaluate: { uncertainty: true }
                """);
        Path out = folder.resolve("e.extxyz");
        Program program = Program.run("evaluate", input.toString(), "-o", out.toString());
        assertEquals(0, program.code(), program.err());
        List<Frame> all = frames(out);
        for (int k = 0; k <= STEPS; k++) {
            assertEquals((long) count[k], ((Number) all.get(k).info().get("n_outside")).longValue());
            assertEquals(most[k], ((Number) all.get(k).info().get("max_outside")).doubleValue(), 1e-5 * most[k]);
            assertEquals(most[k], Arrays.stream(measure(all.get(k), "outside")).max().orElseThrow(), 1e-5 * most[k]);
        }
        assertEquals(Arrays.stream(count).filter(c -> c > 0).count(),
                program.err().lines().filter(l -> l.contains("outside the training range; the worst, atom")).count());
        Path stopping = folder.resolve("s.extxyz");
        Program stopped = Program.run("evaluate", input.toString(), "-o", stopping.toString(), "--set",
                "forcefield.model.extrapolation=stop");
        assertEquals(3, stopped.code(), stopped.err());
        assertEquals(1, stopped.errors().size());
        assertFalse(Files.exists(stopping));
    }

    @Test
    void whatNobodyCanTellIsRefused() throws IOException {
        Path input = Files.writeString(folder.resolve("i.yaml"), INPUT.formatted(watched("ignore"),
                ", uncertainty: true"));
        refused("run.trajectory.uncertainty: the force field cannot say how far it is to be trusted",
                "run", input.toString(), "-o", folder.resolve("i").toString());
        Path evaluate = Files.writeString(folder.resolve("e.yaml"), """
                structure: { crystal: { lattice: fcc, species: Cu, a: 3.61 } }
                forcefield: { eam: { builtin: zhou-2004 } }
                evaluate: { uncertainty: true }
                """);
        refused("evaluate.uncertainty: the force field cannot say", "evaluate", evaluate.toString());
        Path nep = Files.writeString(folder.resolve("n.yaml"), """
                structure: { crystal: { lattice: fcc, species: Cu, a: 3.61 } }
                forcefield: { nep: { file: nep.txt, extrapolation: stop } }
                """);
        refused("extrapolation: stop is not possible with nep", "evaluate", nep.toString());
        Path limitless = Files.writeString(folder.resolve("c.yaml"), """
                structure: { crystal: { lattice: fcc, species: Cu, a: 3.61 } }
                forcefield: { committee: { files: [a.model.json, a.model.json], beyond: stop } }
                """);
        refused("beyond: stop needs a limit", "evaluate", limitless.toString());
    }

    private static void refused(String reason, String... args) {
        Program program = Program.run(args);
        assertEquals(2, program.code(), program.err());
        assertTrue(program.errors().get(0).contains(reason), program.err());
    }
}
