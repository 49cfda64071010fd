package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adatom.forcefields.neural.ModelFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainVerbTest {
    private static final String NETWORK = """
            train:
              check: false
              data: {files: [set/train.extxyz], test: [set/test.extxyz]}
              descriptor: {symmetry: {cutoff: 4, count: 2}}
              network: {layers: [5], epochs: %d%s}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void sample() throws IOException {
        Program p = program("data", "set", """
                structure: {crystal: {lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2]}}
                forcefield: {emt: {}}
                data: {sample: {temperatures: [600], timestep: 5, frames: 20, test: 5, every: 20}}
                """);
        assertEquals(0, p.code(), p.err());
    }

    private Program program(String verb, String out, String input, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve(verb + "-" + out + ".yaml"), input);
        String[] words = new String[4 + more.length];
        words[0] = verb;
        words[1] = file.toString();
        words[2] = "-o";
        words[3] = folder.resolve(out).toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return Program.run(words);
    }

    private JsonNode summary(String out) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(out).resolve("summary.json").toFile());
    }

    @Test
    void aNetworkLearnsItsTeacherAndRuns() throws IOException {
        Program p = program("train", "net", NETWORK.formatted(15, "").replace("check: false", "check: true"));
        assertEquals(0, p.code(), p.err());
        assertEquals(0, summary("net").at("/verification/failed").asInt(-1), p.out());
        assertTrue(summary("net").at("/figures/time_per_atom/value").asDouble() > 0, p.out());
        // The thesis of Lefdalsnes (Oslo 2019) ended at 0.111 eV per cell of 32 atoms, 3.5 meV/atom, and 0.058 eV/A.
        assertTrue(summary("net").at("/figures/energy_mae/value").asDouble() < 1, p.out());
        assertTrue(summary("net").at("/figures/force_rmse/value").asDouble() < 0.058, p.out());
        assertTrue(Files.exists(folder.resolve("net/best.n2p2/weights.029.data")));
        Program evaluated = program("evaluate", "evaluated.extxyz", """
                structure: {file: set/test.extxyz}
                forcefield: {model: {file: net/best.model.json}}
                """);
        assertEquals(0, evaluated.code(), evaluated.err());
    }

    @Test
    void membersOfACommitteeDifferAndThreadsChangeNoBit() throws IOException {
        assertEquals(0, program("train", "one", NETWORK.formatted(2, ", members: 2"), "--threads", "1").code());
        assertEquals(0, program("train", "two", NETWORK.formatted(2, ", members: 2"), "--threads", "2").code());
        for (String name : new String[] {"best-1", "best-2", "last-2"}) {
            assertArrayEquals(Files.readAllBytes(folder.resolve("one/" + name + ".model.json")),
                    Files.readAllBytes(folder.resolve("two/" + name + ".model.json")));
        }
        assertTrue(
                Files.mismatch(folder.resolve("one/best-1.model.json"), folder.resolve("one/best-2.model.json")) >= 0);
    }

    @Test
    void stagesOfAnyOptimizersLearnEnergiesForcesAndStresses() throws IOException {
        String stages = """
                , start: {annealing: {steps: 40}}, stages: [
                    {optimizer: {lbfgs: {}}, loss: {force: 0}, epochs: 20},
                    {optimizer: {adam: {rate: 0.01, batch: 8, amsgrad: true, schedule: {plateau: {patience: 2}}}},
                     loss: {kind: huber, l2: 1.0e-6, groups: {600K: 2}}, epochs: 20},
                    {optimizer: {bfgs: {}}, loss: {force: 0.1, stress: 0.1}, epochs: 80}]""";
        Program p = program("train", "staged", NETWORK.formatted(1, stages), "--threads", "2");
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("stage 4/4 epoch 80/80"), p.err());
        assertTrue(summary("staged").at("/figures/energy_mae/value").asDouble() < 1, p.out());
        assertTrue(summary("staged").at("/figures/force_rmse/value").asDouble() < 0.058, p.out());
        assertTrue(Files.readString(folder.resolve("staged/learning-curve.csv")).lines().count() > 120);
        assertTrue(Files.readString(folder.resolve("staged/report.html")).contains("Virials"));
    }

    @Test
    void aFittedSnapIsWrittenForLammps() throws IOException {
        Program p = program("train", "snap", """
                train:
                  check: false
                  data: {files: [set/train.extxyz], test: [set/test.extxyz]}
                  descriptor: {bispectrum: {cutoff: 4.2, twoJ: 4}}
                  linear: {force: 1.0e-2}
                """);
        assertEquals(0, p.code(), p.err());
        assertTrue(summary("snap").at("/figures/force_rmse/value").asDouble() < 0.058, p.out());
        assertTrue(Files.exists(folder.resolve("snap/model.snapcoeff")));
        assertTrue(Files.exists(folder.resolve("snap/model.snapparam")));
    }

    private static final String GAUSSIAN = """
            train:
              data: {files: [set/train.extxyz], test: [set/test.extxyz]}
              descriptor: {symmetry: {cutoff: 4, count: 2}}
              gaussian: {%s}
            """;

    @Test
    void aGaussianProcessLearnsItsTeacherAndKnowsWhereItDoesNotKnow() throws IOException {
        Program p = program("train", "gp", GAUSSIAN.formatted("forceFraction: 0.05, steps: 10"));
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("equations on 640 environments"), p.err());
        assertTrue(summary("gp").at("/figures/energy_mae/value").asDouble() < 1, p.out());
        assertTrue(summary("gp").at("/figures/force_rmse/value").asDouble() < 0.058, p.out());
        assertTrue(summary("gp").at("/gaussian/test_within_two_deviations").asDouble() > 0.5, p.out());
        Program evaluated = program("evaluate", "known.extxyz", """
                structure: {file: set/test.extxyz}
                forcefield: {model: {file: gp/model.model.json}}
                evaluate: {uncertainty: true}
                """);
        assertEquals(0, evaluated.code(), evaluated.err());
        assertTrue(Files.readString(folder.resolve("known.extxyz")).contains("energy_spread:R:1"));
        Program far = program("run", "far", """
                structure: {crystal: {lattice: fcc, species: Cu, a: 3.1, repeat: [2, 2, 2]}}
                forcefield: {model: {file: gp/model.model.json, extrapolation: stop}}
                run: {stages: [{ensemble: nve, timestep: 1, steps: 10}]}
                """);
        assertEquals(3, far.code(), far.err());
        assertTrue(far.err().contains("the standard deviation of its energy is"), far.err());
    }

    @Test
    void whatIsWrongWithAGaussianProcessIsToldInOneLine() throws IOException {
        Program large = program("train", "large", GAUSSIAN.formatted("forceFraction: 1, sample: 1")
                .replace("train:\n", "train:\n  memory: 20\n"));
        assertEquals(2, large.code());
        assertTrue(large.err().contains("1940 equations on 640 environments"), large.err());
        assertTrue(large.err().contains("only 20 MB are allowed: learn from fewer forces (forceFraction)"),
                large.err());
        Program bias = program("train", "bias", GAUSSIAN.formatted("kernel: squared-exponential, bias: 1"));
        assertEquals(2, bias.code());
        assertTrue(bias.err().contains("bias: belongs to the kernel dot-product"), bias.err());
        Program negative = program("train", "negative", GAUSSIAN.formatted("length: -1"));
        assertEquals(2, negative.code());
        assertTrue(negative.err().contains("must be positive: -1.0"), negative.err());
        Program limit = program("evaluate", "limit.extxyz", """
                structure: {file: set/test.extxyz}
                forcefield: {model: {file: absent.model.json, limit: -1}}
                """);
        assertEquals(2, limit.code());
        assertTrue(limit.err().contains("use a positive deviation in eV"), limit.err());
    }

    @Test
    void aGridIsDecidedByWhatIsHeldBack() throws IOException {
        Program p = program("train", "grid", NETWORK.formatted(2, ", members: 2")
                + "  grid: {layers: [[3], [4, 4]], cutoff: [4, 5], activation: softplus}\n");
        assertEquals(0, p.code(), p.err());
        JsonNode rows = summary("grid").get("grid");
        assertEquals(4, rows.size());
        assertEquals(2, rows.get(0).get("force_rmse").size(), "two networks each");
        assertEquals(rows.get(0).get("cutoff").asDouble(),
                ModelFile.read(folder.resolve("grid/best-2.model.json")).cutoff(), "the networks of the first row");
        Program wrong = program("train", "wrong", NETWORK.formatted(2, "") + "  grid: {layers: [[3], [0]]}\n");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("layers: [0]"), wrong.err());
        Program many = program("train", "many", NETWORK.formatted(2, "")
                + "  grid: {layers: [[3], [4]], cutoff: [" + "4, ".repeat(500) + "4]}\n");
        assertEquals(2, many.code());
        assertTrue(many.err().contains("cutoff: makes 1002 points, at most 1000"), many.err());
        Program none = program("train", "none", NETWORK.formatted(2, "").replace("test: [set/test.extxyz]",
                "validation: 0") + "  grid: {layers: [[3], [4]]}\n");
        assertTrue(none.err().contains("decided by the set held back"), none.err());
    }

    @Test
    void whatCannotBeTrainedIsToldInOneLine() throws IOException {
        Program both = program("train", "both", NETWORK.formatted(1, "").replace("network:", "linear: {}\n  network:"));
        assertEquals(2, both.code());
        assertTrue(both.err().contains("give one of network, linear and gaussian"), both.err());
        Program loss = program("train", "loss", NETWORK.formatted(1, ", loss: {convention: amp}"));
        assertEquals(2, loss.code());
        assertTrue(loss.err().contains("the Kalman filter weighs errors by the convention n2p2, not amp"), loss.err());
        Program two = program("train", "two", NETWORK.formatted(1, ", optimizer: {adam: {}, lbfgs: {}}"));
        assertEquals(2, two.code());
        assertTrue(two.err().contains("give one of kalman, lbfgs"), two.err());
        Program none = program("train", "none", NETWORK.formatted(1, "").replace("set/train.extxyz", "absent.extxyz"));
        assertEquals(4, none.code());
        assertTrue(none.err().contains("absent.extxyz"), none.err());
        Program small =
                program("train", "small", NETWORK.formatted(1, "").replace("train:\n", "train:\n  memory: 1\n"));
        assertEquals(2, small.code());
        assertTrue(small.err().contains("MB for descriptors, but only"), small.err());
    }

    @Test
    void derivativesForWhichThereIsNoMemoryAreMadeAnew() throws IOException {
        Program small =
                program("train", "small", NETWORK.formatted(1, "").replace("train:\n", "train:\n  memory: 2\n"));
        assertEquals(0, small.code(), small.err());
        assertTrue(small.err().contains("made anew: slow"), small.err());
    }
}
