package org.adatom.cli;

import static org.adatom.cli.Results.frames;
import static org.adatom.cli.Results.measure;
import static org.adatom.cli.Results.summary;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.adatom.engine.io.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sum of potentials that each say how far they are to be trusted: which said what can be told from every file. */
class SeveralMonitorsTest {
    /** As the guide says. */
    private static final double LIMIT = 1e-3;

    private static final int STEPS = 12;

    private static final String INPUT = """
            structure:
              crystal: { lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2] }
            forcefield:
              - model: { file: narrow.model.json, extrapolation: save }
              - model: { file: wide.model.json, extrapolation: warn }
            run:
              seed: 1
              velocities: { temperature: 2500 }
              stages: [{ ensemble: nve, timestep: 2 fs, steps: 12 }]
              thermo: { every: 1 }
              trajectory: { every: 1, uncertainty: true }
              checkpoint: { every: 5 }
            """;

    @TempDir
    private Path folder;

    /** The network of sample 34, and the same with half the range of training. */
    @BeforeEach
    void writeModels() throws IOException {
        Path wide = folder.resolve("wide.model.json");
        Files.copy(Path.of("../samples/34-copper.model.json"), wide);
        Results.copyWithRange(wide, folder.resolve("narrow.model.json"), -0.25);
    }

    private Path input(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private Path run(String name, String text) throws IOException {
        Path run = folder.resolve(name);
        Program program = Program.run("run", input(name, text).toString(), "-o", run.toString());
        assertEquals(0, program.code(), program.err());
        return run;
    }

    private static List<String> columns(Path run) throws IOException {
        String header = Files.readAllLines(run.resolve("thermo.csv")).get(0);
        return Arrays.stream(header.split(",")).map(h -> h.replaceAll("\\[.*", "")).toList();
    }

    private static double[] column(Path run, String name) throws IOException {
        int c = columns(run).indexOf(name);
        return Files.readAllLines(run.resolve("thermo.csv")).stream().skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",")[c])).toArray();
    }

    /** The account of a single one, for comparison: the other potential changes no measure at a given configuration. */
    private List<Frame> evaluated(Path trajectory, String model) throws IOException {
        Path out = folder.resolve(model + ".extxyz");
        Program program = Program.run("evaluate", input(model, """
                structure: { file: %s }
                forcefield: { model: { file: %s.model.json } }
                evaluate: { uncertainty: true }
                """.formatted(trajectory, model)).toString(), "-o", out.toString());
        assertEquals(0, program.code(), program.err());
        return frames(out);
    }

    @Test
    void tableTrajectoryAndReportTellThemApart() throws IOException {
        Path run = run("both", INPUT);
        List<String> names = columns(run);
        assertEquals(names.size(), new HashSet<>(names).size(), names.toString());
        assertEquals(List.of("N_outside", "max_outside", "N_outside_2", "max_outside_2"),
                names.subList(names.size() - 4, names.size()));
        List<Frame> trajectory = frames(run.resolve("trajectory.extxyz"));
        List<Frame> narrow = evaluated(run.resolve("trajectory.extxyz"), "narrow");
        List<Frame> wide = evaluated(run.resolve("trajectory.extxyz"), "wide");
        for (int k = 0; k <= STEPS; k++) {
            double[] first = measure(trajectory.get(k), "outside");
            double[] second = measure(trajectory.get(k), "outside_2");
            assertArrayEquals(measure(narrow.get(k), "outside"), first, 1e-6, "step " + k);
            assertArrayEquals(measure(wide.get(k), "outside"), second, 1e-6, "step " + k);
            assertEquals(Arrays.stream(first).filter(m -> m > LIMIT).count(), column(run, "N_outside")[k]);
            assertEquals(Arrays.stream(second).filter(m -> m > LIMIT).count(), column(run, "N_outside_2")[k]);
            assertEquals(Arrays.stream(first).max().orElseThrow(), column(run, "max_outside")[k], 1e-6);
            assertEquals(Arrays.stream(second).max().orElseThrow(), column(run, "max_outside_2")[k], 1e-6);
        }
        assertTrue(column(run, "max_outside")[STEPS] > column(run, "max_outside_2")[STEPS]);
        JsonNode monitors = summary(run).findValue("monitors");
        assertEquals(2, monitors.size());
        assertEquals("outside", monitors.get(0).get("measure").asText());
        assertEquals("outside_2", monitors.get(1).get("measure").asText());
        assertTrue(monitors.get(0).at("/first/text").asText().contains("(outside: neural network Cu"));
        assertTrue(monitors.get(0).at("/first/text").asText().contains("narrow.model.json"));
        assertTrue(monitors.get(1).at("/first/text").asText().contains("wide.model.json"));
        assertTrue(summary(run).findValue("max_outside_2") != null);
        String report = Files.readString(run.resolve("report.html"));
        assertTrue(report.contains("Atoms outside the training range (outside)"));
        assertTrue(report.contains("Atoms outside the training range (outside_2)"));
        for (Frame kept : frames(run.resolve("extrapolation.extxyz"))) {
            assertTrue(kept.info().get("reason").toString().contains("narrow.model.json"));
            assertTrue(kept.columns().containsKey("outside"));
        }
    }

    @Test
    void bothAccountsAreResumedBitByBit() throws IOException {
        Path whole = run("whole", INPUT);
        Path killed = run("killed", INPUT);
        Files.delete(killed.resolve("summary.json"));
        Files.move(killed.resolve("checkpoint.previous"), killed.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        Program program = Program.run("resume", killed.toString());
        assertEquals(0, program.code(), program.err());
        assertTrue(program.err().contains("continuing at step"), program.err());
        for (String file : List.of("thermo.csv", "trajectory.extxyz", "extrapolation.extxyz")) {
            assertArrayEquals(Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
        }
        assertEquals(summary(whole).findValue("monitors"), summary(killed).findValue("monitors"));
    }

    /** What an earlier evaluation by both left in the file is gone after one by a single potential. */
    @Test
    void evaluateGivesBothAndForgetsThemAgain() throws IOException {
        Path run = run("both", INPUT);
        Path out = folder.resolve("e.extxyz");
        Program program = Program.run("evaluate", input("e", """
                structure: { file: both/trajectory.extxyz }
                forcefield:
                  - model: { file: narrow.model.json }
                  - model: { file: wide.model.json }
                evaluate: { uncertainty: true }
                """).toString(), "-o", out.toString());
        assertEquals(0, program.code(), program.err());
        List<Frame> all = frames(out);
        for (int k = 0; k <= STEPS; k++) {
            Frame f = all.get(k);
            assertEquals(column(run, "max_outside")[k], ((Number) f.info().get("max_outside")).doubleValue(), 1e-5);
            assertEquals(column(run, "max_outside_2")[k], ((Number) f.info().get("max_outside_2")).doubleValue(), 1e-5);
            assertEquals((long) column(run, "N_outside_2")[k], ((Number) f.info().get("n_outside_2")).longValue());
            assertEquals(column(run, "max_outside_2")[k],
                    Arrays.stream(measure(f, "outside_2")).max().orElseThrow(), 1e-5);
        }
        String last = program.err().lines().filter(l -> l.contains("frame " + STEPS + ":")).findFirst().orElseThrow();
        assertTrue(last.contains("narrow.model.json"), last);
        for (Frame f : evaluated(out, "wide")) {
            assertTrue(f.columns().containsKey("outside") && !f.columns().containsKey("outside_2"));
            assertTrue(f.info().containsKey("max_outside") && !f.info().containsKey("max_outside_2")
                    && !f.info().containsKey("n_outside_2"));
        }
    }

    /** The error of a run that stops names the potential that stops it. */
    @Test
    void stopNamesTheOneThatStops() throws IOException {
        Path stop = input("stop", INPUT.replace("extrapolation: save", "extrapolation: stop"));
        Program program = Program.run("run", stop.toString(), "-o", folder.resolve("stop").toString());
        assertEquals(3, program.code(), program.err());
        assertTrue(program.errors().get(0).contains("(outside: neural network Cu")
                && program.errors().get(0).contains("narrow.model.json"), program.err());
    }

    /** What measures different things keeps its names. */
    @Test
    void aCommitteeAndARangeKeepTheirNames() throws IOException {
        Path run =
                run("mixed", INPUT.replace("- model: { file: narrow.model.json, extrapolation: save }",
                        "- committee: { files: [narrow.model.json, wide.model.json], limit: 1, every: 1 }"));
        List<String> names = columns(run);
        assertEquals(List.of("N_force_spread", "max_force_spread", "mean_force_spread", "max_energy_spread",
                "mean_energy_spread", "N_outside", "max_outside"), names.subList(names.size() - 7, names.size()));
    }

    /** Numbers follow the order of the input, also where the engine computes what acts on all atoms first. */
    @Test
    void atomsOnWhichAPotentialDoesNotActAreInsideItsRange() throws IOException {
        Path out = folder.resolve("alloy.extxyz");
        Program program = Program.run("evaluate", input("alloy", """
                structure: { crystal: { lattice: cesium-chloride, species: [Cu, Ni], a: 2.6, repeat: [2, 2, 2] } }
                forcefield:
                  - { model: { file: narrow.model.json, elements: { Ni: Cu } }, among: [Ni] }
                  - model: { file: wide.model.json, elements: { Ni: Cu } }
                evaluate: { uncertainty: true }
                """).toString(), "-o", out.toString());
        assertEquals(0, program.code(), program.err());
        Frame frame = frames(out).get(0);
        for (int i = 0; i < frame.atoms().count(); i++) {
            boolean nickel = frame.atoms().symbol(i).equals("Ni");
            assertEquals(nickel, measure(frame, "outside")[i] > LIMIT);
            assertTrue(measure(frame, "outside_2")[i] > LIMIT);
        }
        assertTrue(program.err().contains("model narrow.model.json, cutoff 4.50000 A (among Ni)"), program.err());
    }
}
