package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelaxVerbTest {
    private static final String INPUT = """
            structure:
              crystal: {lattice: diamond, species: Si, a: 5.5, repeat: [2, 2, 2]}
              displace: {amplitude: 0.1}
            forcefield:
              stillinger-weber: {builtin: si-1985}
            relax:
              method: lbfgs
              force: 1e-8 eV/A
              cell: full
              stress: 1e-6 GPa
              trajectory: {every: 2}
              checkpoint: {every: 7}
              groups: {one: {atoms: [1]}}
              fixed: {one: xyz}
            """;

    @TempDir
    private Path folder;

    private Program relax(String name, String input, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        return Program.run(Stream.concat(
                Stream.of("relax", file.toString(), "-o", folder.resolve(name).toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Path done(String name, String input, String... more) throws IOException {
        Program program = relax(name, input, more);
        assertEquals(0, program.code(), program.err());
        return folder.resolve(name);
    }

    private static JsonNode summary(Path job) throws IOException {
        ObjectNode summary = (ObjectNode) new ObjectMapper().readTree(job.resolve("summary.json").toFile());
        summary.remove("provenance");
        return summary;
    }

    private static void assertSameResults(Path expected, Path found) throws IOException {
        for (String file : List.of("relax.csv", "trajectory.extxyz", "relaxed.extxyz", "input.yaml")) {
            assertArrayEquals(Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(found.resolve(file)),
                    file);
        }
        assertEquals(summary(expected), summary(found));
    }

    @Test
    void theFolderHoldsTheRelaxedCrystal() throws IOException {
        Path out = done("out", INPUT);
        JsonNode summary = summary(out);
        assertTrue(summary.get("converged").asBoolean());
        assertTrue(summary.get("stability").get("minimum").asBoolean());
        // Si_sw of reference/properties.json, by LAMMPS.
        assertEquals(5.430949778405175, summary.get("before_and_after").get("a").get("after").asDouble() / 2, 1e-6);
        Frame relaxed = StructureFiles.read(out.resolve("relaxed.extxyz"), ReadOptions.defaults(Units.CODATA_2018), 0);
        assertEquals(-4.336599999917267 * 64, (double) relaxed.info().get("energy"), 1e-6);
        List<String> csv = Files.readAllLines(out.resolve("relax.csv"));
        assertEquals(summary.get("steps").asInt() + 2, csv.size());
        assertTrue(csv.getFirst().startsWith("Step,Calls,E_pot[eV],F_max[eV/A],Enthalpy[eV],S_dev[GPa]"),
                csv.getFirst());
        String page = Files.readString(out.resolve("report.html"));
        for (String expected : List.of("Convergence", "Before and after", "volume per atom", "at a minimum")) {
            assertTrue(page.contains(expected), expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lbfgs", "cg", "fire"})
    void aKilledRelaxationResumesBitByBitWithAnyNumberOfThreads(String method) throws IOException {
        Path whole = done("whole", INPUT, "--set", "relax.method=" + method, "--threads", "1");
        for (String checkpoint : List.of("checkpoint", "checkpoint.previous")) {
            Path killed = copy(whole, folder.resolve("killed-" + checkpoint));
            Files.delete(killed.resolve("summary.json"));
            Files.move(killed.resolve(checkpoint), killed.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
            Program resumed = Program.run("resume", killed.toString(), "--threads", "2");
            assertEquals(0, resumed.code(), resumed.err());
            assertSameResults(whole, killed);
        }
    }

    @Test
    void whatHasNotConvergedCanBeContinued() throws IOException {
        Path whole = done("whole", INPUT);
        Program short1 = relax("short", INPUT, "--set", "relax.maxSteps=20");
        assertEquals(3, short1.code());
        assertTrue(short1.errors().getFirst().contains("not converged in 20 steps: largest force"), short1.err());
        Path out = folder.resolve("short");
        assertFalse(Files.exists(out.resolve("summary.json")));
        assertTrue(Files.readString(out.resolve("report.html")).contains("not converged"));
        int code = 3;
        for (int k = 0; k < 20 && code == 3; k++) {
            code = Program.run("resume", out.toString()).code();
        }
        assertEquals(0, code);
        assertArrayEquals(Files.readAllBytes(whole.resolve("relax.csv")), Files.readAllBytes(out.resolve("relax.csv")));
    }

    /** Copper in the bcc lattice is held there by nothing but its symmetry. */
    @Test
    void aSaddlePointIsLeftOrTold() throws IOException {
        String bcc = """
                structure: {crystal: {lattice: bcc, species: Cu, a: 2.87, repeat: [3, 3, 3]}}
                forcefield: {eam: {builtin: zhou-2004}}
                relax: {cell: full}
                """;
        Program left = relax("left", bcc);
        assertEquals(0, left.code(), left.err());
        assertTrue(left.err().contains("this is a saddle point, not a minimum (lowest curvature -"), left.err());
        JsonNode stability = summary(folder.resolve("left")).get("stability");
        assertTrue(stability.get("minimum").asBoolean());
        assertTrue(stability.get("saddle_points_left").asInt() > 0);
        Program told = relax("told", bcc, "--set", "relax.saddle=tell");
        assertEquals(0, told.code(), told.err());
        assertTrue(told.err().contains("converged at a saddle point, not a minimum"), told.err());
        assertTrue(told.err().contains("perturb: 0.01 A"), told.err());
        assertFalse(summary(folder.resolve("told")).get("stability").get("minimum").asBoolean());
    }

    /**
     * The vacancy of Stillinger-Weber silicon has a minimum at the ideal positions, 4.3366 eV, and a deeper one of 2.694 eV,
     * to which no small push leads.
     */
    @Test
    void aVacancyWithoutForcesIsToldAndAPushFindsTheDeeperMinimum() throws IOException {
        Frame full = Crystal.of(Lattice.DIAMOND, 5.430949778405175, "Si").repeated(3, 3, 3).build(Units.CODATA_2018);
        int[] rest = IntStream.range(1, full.atoms().count()).toArray();
        StructureFiles.write(folder.resolve("vacancy.extxyz"),
                full.changed(full.atoms().select(rest), full.cell(), full.columns()), Units.CODATA_2018);
        String input = """
                structure: {file: vacancy.extxyz}
                forcefield: {stillinger-weber: {builtin: si-1985}}
                relax: {force: 1e-6}
                """;
        Program stuck = relax("stuck", input);
        assertEquals(0, stuck.code(), stuck.err());
        assertTrue(stuck.err().contains("nothing was moved"), stuck.err());
        assertTrue(stuck.err().contains("perturb: 0.5 A"), stuck.err());
        double ideal = -4.336599999917267 * 215;
        assertEquals(4.3366, energy("stuck") - ideal, 1e-3);
        Path pushed = done("pushed", input, "--set", "relax.perturb=0.5 A", "--seed", "3");
        // relaxed_from_inward_start_eV of reference/properties.json, by LAMMPS.
        assertEquals(2.6941872293664346, energy("pushed") - ideal, 1e-3, pushed.toString());
    }

    private double energy(String name) throws IOException {
        return (double) StructureFiles
                .read(folder.resolve(name).resolve("relaxed.extxyz"), ReadOptions.defaults(Units.CODATA_2018), 0)
                .info().get("energy");
    }

    /** What is relaxed to a pressure has it in the table of a run, too. */
    @Test
    void pressuresOfPlanarSystemsAreInNewtonsPerMetreAsThoseOfRuns() throws IOException {
        String planar = """
                structure: {crystal: {lattice: hexagonal, species: Ar, a: 3.9, repeat: [6, 6, 1]}}
                forcefield: {lennard-jones: {epsilon: 0.01, sigma: 3.4, cutoff: 8, truncation: force}}
                """;
        Path out = done("planar", planar + "relax: {cell: in-plane, pressure: 0.02, force: 1e-7, stress: 1e-7}\n");
        List<String> relaxed = Files.readAllLines(out.resolve("relax.csv"));
        assertTrue(relaxed.getFirst().contains("S_dev[N/m],Press[N/m],Area[A^2]"), relaxed.getFirst());
        assertEquals(0.02, Double.parseDouble(relaxed.getLast().split(",")[6]), 1e-7);
        String text = planar.replaceFirst("crystal: .*", "file: planar/relaxed.extxyz}")
                + "run: {stages: [{ensemble: nve, timestep: 1 fs, steps: 0}]}\n";
        Path input = Files.writeString(folder.resolve("run.yaml"), text);
        Program run = Program.run("run", input.toString(), "-o", folder.resolve("run").toString());
        assertEquals(0, run.code(), run.err());
        String[] row = Files.readAllLines(folder.resolve("run/thermo.csv")).getLast().split(",");
        assertEquals(0.02, Double.parseDouble(row[7]), 1e-6);
    }

    @Test
    void aTornCrystalIsToldWithTheCure() throws IOException {
        Program torn = relax("torn", INPUT, "--set", "relax.pressure=-40 GPa");
        assertEquals(3, torn.code());
        assertTrue(torn.errors().getFirst().contains("the cell runs away"), torn.err());
        assertTrue(Files.exists(folder.resolve("torn/failure.txt")));
    }

    @Test
    void theDryRunWritesNothing() throws IOException {
        Program dry = relax("dry", INPUT, "--dry-run");
        assertEquals(0, dry.code(), dry.err());
        assertTrue(dry.out().contains("lbfgs, largest force 1e-8 eV/A"), dry.out());
        assertFalse(Files.exists(folder.resolve("dry")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    method: lbfgs | method: bfgs | in.yaml:7:11: relax.method: unknown value 'bfgs'
                    force: 1e-8 eV/A | force: -1 | in.yaml:8:3: relax.force: -1.0 eV/A is not allowed, use a positive number
                    force: 1e-8 eV/A | force: 1 GPa | '1 GPa': unknown unit of force; use eV/A, meV/A
                    force: 1e-8 eV/A | forces: 1 | in.yaml:8:3: unknown key 'forces' in relax: did you mean 'force'?
                    cell: full | cell: none | in.yaml:10:3: relax.stress: the cell is not relaxed
                    cell: full | cell: all | relax.cell: unknown value 'all'
                    stress: 1e-6 GPa | stress: 0 | relax.stress: 0.0 GPa is not allowed
                    stress: 1e-6 GPa | targetStress: [1, 2] | relax.targetStress: 2 numbers, needed are six
                    cell: full | cell: isotropic\\n  targetStress: [1, 0, 0, 0, 0, 0] | relax.targetStress: isotropic moves all axes by one factor
                    cell: full | cell: anisotropic\\n  targetStress: [1, 0, 0, 0, 0, 1] | relax.targetStress: anisotropic does not shear the cell
                    stress: 1e-6 GPa | maxSteps: 0 | relax.maxSteps: 0 is not allowed
                    stress: 1e-6 GPa | maxStep: -1 | relax.maxStep: -1.0 A is not allowed
                    stress: 1e-6 GPa | perturb: 0 | relax.perturb: 0.0 A is not allowed
                    stress: 1e-6 GPa | skin: -1 | relax.skin: -1.0 A is negative
                    displace: {amplitude: 0.1} | vacuum: {axis: c, thickness: 15} | in.yaml:9:3: relax.cell: full strains the cell along c, which is not periodic and has no length to relax; use in-plane
                    fixed: {one: xyz} | fixed: {two: xyz} | relax.fixed: there is no group 'two'
                    atoms: [1] | atoms: [100] | in.yaml:13:12: relax.groups.one: atoms: there is no atom 100
                    relax: | relux: | unknown key 'relux': did you mean 'relax'?
                    """)
    void badInputIsOneLineWithItsPlace(String good, String bad, String expected) throws IOException {
        String text = INPUT.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad.replace("\\n", "\n")));
        assertFalse(text.equals(INPUT));
        Program program = relax("bad", text);
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(expected), program.err());
        assertFalse(Files.exists(folder.resolve("bad")));
    }

    @Test
    void whereNothingCanMoveNothingIsRelaxed() throws IOException {
        Program program = relax("bad", """
                structure: {crystal: {lattice: fcc, species: Ar, a: 5.3, repeat: [3, 3, 3]}}
                forcefield: {lennard-jones: {builtin: rahman-1964, cutoff: 8}}
                relax:
                  groups: {all: {species: Ar}}
                  fixed: {all: xyz}
                """);
        assertEquals(2, program.code(), program.err());
        assertTrue(program.err().contains("in.yaml:5:3: relax.fixed: every atom is held"), program.err());
        assertFalse(Files.exists(folder.resolve("bad")));
    }

    @Test
    void aClusterHasNoPlane() throws IOException {
        Files.writeString(folder.resolve("two.xyz"), "2\n\nAr 0 0 0\nAr 0 0 3.9\n");
        Program program = relax("bad", """
                structure: {file: two.xyz}
                forcefield: {lennard-jones: {builtin: rahman-1964, cutoff: 8}}
                relax: {cell: in-plane}
                """);
        assertEquals(2, program.code());
        assertTrue(program.err().contains("in-plane strains the cell along a, which is not periodic"), program.err());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path p : files.toList()) {
                Files.copy(p, to.resolve(from.relativize(p).toString()));
            }
        }
        return to;
    }
}
