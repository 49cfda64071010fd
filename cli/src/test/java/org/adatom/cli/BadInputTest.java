package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input gives one line on standard error that says where and what to do, the right exit code, no stack trace, and
 * leaves nothing behind.
 */
class BadInputTest {
    private static final String RUN = """
            structure:
              crystal: {lattice: fcc, species: Cu, a: 3.615, repeat: [2, 2, 2]}
            forcefield:
              eam: {builtin: zhou-2004}
            run:
              seed: 1
              velocities: {temperature: 300 K}
              groups: {low: {z: [-1, 1]}}
              stages:
                - {ensemble: nvt, temperature: 300, tau: 100 fs, timestep: 2 fs, steps: 10}
              trajectory: {every: 5}
              analysis: {rdf: {rmax: 5}, msd: {every: 2}}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text.replace("\\n", "\n").replace("\\t", "\t"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> content() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(p -> folder.relativize(p).toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void assertRefused(int code, String expected, String... args) throws IOException {
        Set<String> before = content();
        Program program = Program.run(args);
        assertEquals(1, program.err().lines().count(), program.err());
        String line = program.err().strip();
        assertTrue(line.startsWith("error: "), line);
        assertTrue(line.contains(expected), line);
        assertFalse(line.contains("Exception"), line);
        assertEquals(code, program.code(), line);
        assertEquals(before, content(), "left behind");
    }

    /** Runs the input with one thing changed. */
    private void assertRunRefused(int code, String expected, String text, String... more) throws IOException {
        Path input = file("in.yaml", text);
        String[] args = Stream.concat(
                Stream.of("run", input.toString(), "-o", folder.resolve("out").toString()), Stream.of(more))
                .toArray(String[]::new);
        assertRefused(code, expected, args);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                            velocities: {temperature | velocities: {temprature | in.yaml:7:16: unknown key 'temprature' in run.velocities: did you mean 'temperature'?
                            forcefield: | force-field: | in.yaml:3:1: unknown key 'force-field': did you mean 'forcefield'?
                            eam: {builtin: zhou-2004} | eem: {builtin: zhou-2004} | in.yaml:4:3: unknown force field 'eem': did you mean 'eam'?
                            zhou-2004 | zhou-2003 | in.yaml:4:18: forcefield.eam.builtin: unknown value 'zhou-2003': did you mean 'zhou-2004'?
                            eam: {builtin: zhou-2004} | eam: {} | in.yaml:4:8: forcefield.eam: eam needs exactly one of the keys file, files, builtin
                            eam: {builtin: zhou-2004} | stillinger-weber: {builtin: si-1985} | in.yaml:4:3: forcefield.stillinger-weber:
                            eam: {builtin: zhou-2004} | lennard-jones: {epsilon: 1, sigma: 2, cutoff: -5} | in.yaml:4:41: forcefield.lennard-jones.cutoff must be a positive distance: -5.0 A
                            eam: {builtin: zhou-2004} | lennard-jones: {epsilon: -1, sigma: 2, cutoff: 5} | epsilon
                            eam: {builtin: zhou-2004} | lennard-jones: {epsilon: 1, sigma: 2, cutoff: 5 eV} | '5 eV': unknown unit of length; use A, nm, pm or bohr
                            species: Cu | species: Xx | Xx
                            species: Cu | species: [Cu, Au] | in.yaml:2:27: structure.crystal.species
                            a: 3.615 | a: 0 | in.yaml:2:40: structure.crystal.a
                            a: 3.615, | | in.yaml:2:12: structure.crystal: give either the lattice constant a or the density
                            lattice: fcc | lattice: fc | did you mean 'fcc'?
                            [2, 2, 2] | [2, 0, 2] | in.yaml:2:50: structure.crystal.repeat
                            [2, 2, 2] | [2, 2] | in.yaml:2:50: structure.crystal.repeat
                            a: 3.615 | a: 0.3 | in.yaml:1:1: structure: atoms overlap: atom
                            2, 2]} | 2, 2]}\\n  strain: [-1.0, -1, -1] | structure
                            300 K | 300 C | '300 C': unknown unit of temperature; use K
                            300 K | -300 K | in.yaml:7:16: run.velocities.temperature: -300.0 K is negative
                            2 fs | 2 bar | in.yaml:10:64: run.stages[0].timestep: '2 bar': unknown unit of time; use fs, ps or ns
                            2 fs | 0 | in.yaml:10:54: run.stages[0].timestep: 0.0 fs is not allowed
                            100 fs | 1 fs | in.yaml:10:41: run.stages[0].tau: 1.0 fs is not longer than the time step
                            steps: 10 | steps: 1.5 | in.yaml:10:77: run.stages[0].steps: expected a whole number, found '1.5'
                            steps: 10 | steps: -10 | in.yaml:10:70: run.stages[0].steps: -10 is negative
                            , steps: 10 | | in.yaml:10:7: missing key 'steps' in run.stages[0] (Number of steps)
                            nvt | nvtt | in.yaml:10:18: run.stages[0].ensemble: unknown value 'nvtt': did you mean 'nvt'?
                            nvt | nve | in.yaml:10:23: run.stages[0].temperature: nve has no thermostat
                            temperature: 300, tau | tau | in.yaml:10:7: run.stages[0]: temperature is missing; nvt needs it
                            nvt, | nvt, thermostat: langevine, | run.stages[0].thermostat: unknown value 'langevine': did you mean 'langevin'?
                            nvt, | nvt, thermostat: bussi, chain: 3, | in.yaml:10:42: run.stages[0].chain: only nose-hoover has a chain, bussi has not; remove the key
                            ensemble: nvt, | ensemble: nve, thermostat: langevin, | in.yaml:10:23: run.stages[0].thermostat: nve has no thermostat
                            nvt, temperature: 300, tau: 100 fs | nvt, thermostats: [] | in.yaml:10:23: run.stages[0].thermostats: the list is empty
                            nvt, temperature: 300, tau: 100 fs | nvt, thermostats: [{group: low, temperature: 300, tau: 1}] | run.stages[0].thermostats: tau: 1.0 fs is not longer than the time step
                            nvt, temperature: 300, tau: 100 fs | nvt, thermostats: [{group: low}] | missing key 'temperature' in run.stages[0].thermostats[0]
                            nvt, temperature: 300, tau: 100 fs | nvt, tau: 100, thermostats: [{group: low, temperature: 1}] | in.yaml:10:23: run.stages[0].tau: the items of thermostats have this key; move it there
                            nvt, temperature: 300, tau: 100 fs | nvt, thermostats: [{group: lo, temperature: 300}] | in.yaml:10:38: run.stages[0].thermostats[0].group: there is no group 'lo': did you mean 'low'?
                            nvt, temperature: 300, tau: 100 fs | nvt, thermostats: [{group: low, temperature: 300}, {temperature: 9}] | in.yaml:10:69: run.stages[0].thermostats[1]: some atoms of all atoms also belong to group 'low' of thermostats[0]
                            seed: 1 | fixed: {low: xyz}\\n  momentum: {every: 10} | in.yaml:7:3: run.momentum: atoms are held along every axis
                            seed: 1 | momentum: {every: 0} | in.yaml:6:14: run.momentum.every: 0 steps is not allowed
                            tau: 100 fs | tau: 100 fs, hold: {high: xyz} | in.yaml:10:54: run.stages[0].hold: there is no group 'high'; use low
                            tau: 100 fs | tau: 100 fs, hold: {low: q} | in.yaml:10:61: run.stages[0].hold.low: axes 'q' are not among x, y, z
                            nvt, temperature: 300, tau: 100 fs | npt, temperature: 300, hold: {low: xyz}, barostat: {pressure: 0} | in.yaml:10:59: run.stages[0].barostat: atom 1 is fixed along x, where a barostat moves all atoms
                            nvt, temperature: 300, tau: 100 fs | npt, temperature: 300, tau: 100 fs, barostat: {pressure: 0, tau: 1 fs} | in.yaml:10:78: run.stages[0].barostat.tau: 1.0 fs is not longer than the time step
                            tau: 100 fs | tau: 100 fs, hold: {low: z}, deform: {axis: z, strain: 0.1} | in.yaml:10:70: run.stages[0].deform: atom 1 is fixed along z, where the deformation moves all atoms
                            nvt, temperature: 300, tau: 100 fs | nvt, hold: {low: xyz}, thermostats: [{group: low, temperature: 300}] | in.yaml:10:55: run.stages[0].thermostats[0]: the atoms of group 'low' cannot move
                            nvt, temperature: 300, tau: 100 fs | nvt, temperature: 300, deform: {axis: z, strain: -1.5} | in.yaml:10:59: run.stages[0].deform.strain: -1.5 leaves nothing of the cell
                            z: [-1, 1] | layers: {axis: z} | run.groups.low.layers: say how many, with bottom or top
                            z: [-1, 1] | layers: {axis: z, bottom: 0} | run.groups.low.layers.bottom: 0 layers is not allowed
                            z: [-1, 1] | z: [1, -1] | in.yaml:8:18: run.groups.low.z
                            z: [-1, 1] | z: [90, 99] | NOTHING
                            {rmax: 5}, | {rmax: 5}, viscosity: {length: 40 fs, every: 1}, | in.yaml:12:30: run.analysis.viscosity: length: 10 samples are fewer than two lengths of 21 samples each
                            {rmax: 5}, | {rmax: 5}, thermalConductivity: {every: 0}, | run.analysis.thermalConductivity.every: 0 steps is not allowed
                            {every: 5} | {every: 5, file: t.dump, stress: true} | run.trajectory.stress: only an .extxyz file can hold
                            seed: 1 | seed: 1\\n  seed: 2 | in.yaml:7:3: key 'seed' is given twice; first in line 6
                            seed: 1 | fixed: {high: xyz} | in.yaml:6:3: run.fixed: there is no group 'high'
                            seed: 1 | fixed: {low: abc} | in.yaml:6:
                            seed: 1 | fixed: {low: xyz}\\n  constants: codata | run.constants: unknown value 'codata'
                            rmax: 5 | rmax: -5 | in.yaml:12:
                            rmax: 5 | rmax: 1e9 | in.yaml:12:14: run.analysis.rdf:
                            msd: {every: 2} | msd: {every: 0} | run.analysis.msd.every
                            rmax: 5} | rmax: 5}, from: 11 | in.yaml:12:30: run.analysis.from: 11 lies behind the last step, 10
                    every: 5 | every: 5, file: t.vasp | in.yaml:11:
                            every: 5 | every: 5, file: ../t.xyz | run.trajectory.file: '../t.xyz' must be a plain name
                            every: 5 | every: 5, file: t.foo | run.trajectory.file: t.foo: the name tells no file format
                            seed: 1 | \\tseed: 1 | in.yaml:6:8: a tab; YAML is indented with spaces
                            stages: | stages: { | in.yaml:10:
                            velocities: {temperature: 300 K} | velocities: | in.yaml:7:14: missing key 'temperature' in run.velocities
                            """)
    void aMistakeInARunIsNamed(String good, String bad, String expected) throws IOException {
        assertTrue(RUN.contains(good), good);
        String text = RUN.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad == null ? "" : bad));
        if (expected.equals("NOTHING")) {
            // A group that nobody uses may be empty.
            assertEquals(0, Program.run("run", file("in.yaml", text).toString(), "--dry-run").code());
        } else {
            assertRunRefused(2, expected, text);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            textBlock = """
                    x.extxyz | 2\\nLattice="9 0 0 0 9 0 0 0 9" Properties=species:S:1:pos:R:3\\nCu 0 0 0\\n | x.extxyz
                    x.extxyz | 2\\nLattice="9 0 0 0 9 0 0 0 9" Properties=species:S:1:pos:R:3\\nCu 0 0 0\\nCu 1 b 0\\n | x.extxyz:4
                    x.extxyz | two\\n\\nCu 0 0 0\\n | x.extxyz:1
                    x.extxyz | 1\\nLattice="9 0 0 9 0 0 0 0 9"\\nCu 0 0 0\\n | x.extxyz:2
                    x.extxyz | 2\\nLattice="9 0 0 0 9 0 0 0 9"\\nCu 0 0 0\\nCu 9 9 0.01\\n | atoms overlap: atom 1 (Cu) and atom 2 (Cu) are 0.01 A apart
                    x.extxyz | 1\\nLattice="9 0 0 0 9 0 0 0 9" pbc="T T F"\\nCu 0 0 12\\n | atom 1 (Cu) lies outside the cell along c, which is not periodic (1.333 of its length)
                    x.extxyz | 1\\nLattice="9 0 0 0 9 0 0 0 9"\\nCu nan 0 0\\n | x.extxyz
                    x.extxyz | 1\\nLattice="9 0 0 0 9 0 0 0 9"\\nKr 0 0 0\\n | Kr
                    x.data | # comment\\n\\n2 atoms\\n1 atom types\\n\\n0 9 xlo xhi\\n0 9 ylo yhi\\n0 9 zlo zhi\\n\\nAtoms # atomic\\n\\n1 1 0 0 0\\n | x.data
                    x.dump | ITEM: TIMESTEP\\n0\\nITEM: NUMBER OF ATOMS\\n2\\n | x.dump
                    POSCAR | Cu\\n1.0\\n3 0 0\\n0 3 0\\n0 0 3\\n1\\nDirect\\n0 0 0\\n | POSCAR
                    x.extxyz.gz | this is not gzip | x.extxyz.gz
                    x.foo | 1\\n\\nCu 0 0 0\\n | the name tells no file format
                    x.extxyz |  | x.extxyz
                    """)
    void aBadStructureFileIsNamed(String name, String content, String expected) throws IOException {
        file(name, content == null ? "" : content);
        String text = RUN.replaceFirst("crystal: .*", "file: " + name);
        Path input = file("in.yaml", text);
        Set<String> before = content();
        Program program = Program.run("run", input.toString(), "-o", folder.resolve("out").toString());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(expected), program.err());
        assertFalse(program.err().contains("Exception"), program.err());
        assertTrue(program.code() == 2 || program.code() == 4, program.code() + " " + program.err());
        assertEquals(before, content());
    }

    @Test
    void groupsThatThermostatsCannotHoldAreNamed() throws IOException {
        String thermostat = "nvt, thermostats: [{group: low, temperature: 300}]";
        String text = RUN.replace("nvt, temperature: 300, tau: 100 fs", thermostat);
        assertRunRefused(2, "in.yaml:10:37: run.stages[0].thermostats[0]: the atoms of group 'low' cannot move",
                text.replace("seed: 1", "fixed: {low: xyz}"));
        assertRunRefused(2, "in.yaml:8:12: run.groups.low: the group is empty", text.replace("[-1, 1]", "[90, 99]"));
        assertRunRefused(2, "run.groups.low: layers: 4 found along z, fewer than the 5 asked for",
                text.replace("z: [-1, 1]", "layers: {axis: z, bottom: 2, top: 3}"));
    }

    @Test
    void filesThatAreNoInputAreNamed() throws IOException {
        assertRefused(4, "copper.yml: no such file", "run", folder.resolve("copper.yml").toString());
        file("copper.yaml", RUN);
        assertRefused(4, "copper.yml: no such file: did you mean 'copper.yaml'?", "run",
                folder.resolve("copper.yml").toString());
        assertRefused(4, "is a folder; name the input file in it", "run", folder.toString());
        assertRefused(2, "empty.yaml: is empty", "run", file("empty.yaml", "").toString());
        assertRefused(2, "list.yaml:1:1: an input is a block of keys", "run", file("list.yaml", "- 1\n").toString());
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused(2, "binary.yaml:1: is not UTF-8 text", "run", folder.resolve("binary.yaml").toString());
        assertRunRefused(4, "missing.eam: no such potential file",
                RUN.replace("builtin: zhou-2004", "file: missing.eam"));
        Files.delete(folder.resolve("in.yaml"));
        assertRefused(2, "missing key 'structure'", "run", file("none.yaml", "run: {stages: []}").toString());
    }

    @Test
    void outputFoldersAreNeverOverwritten() throws IOException {
        file("taken", "a file");
        Path input = file("in.yaml", RUN);
        assertRefused(4, "taken: is a file; name an output folder with -o", "run", input.toString(), "-o",
                folder.resolve("taken").toString());
        assertRefused(4, "cannot be made: Not a directory; name another folder with -o", "run", input.toString(), "-o",
                folder.resolve("taken/inside").toString());
        Files.createDirectories(folder.resolve("full/of/things"));
        assertRefused(4, "is not empty and not the folder of a run", "run", input.toString(), "-o",
                folder.resolve("full").toString());
        Path out = folder.resolve("out");
        assertEquals(0, Program.run("run", input.toString(), "-o", out.toString()).code());
        assertRefused(4, "holds a finished job; name another folder with -o, or replace it with --force", "run",
                input.toString(), "-o", out.toString());
        Files.delete(out.resolve("summary.json"));
        assertRefused(4, "holds an unfinished run; continue it with 'adatom resume", "run", input.toString(), "-o",
                out.toString());
        assertEquals(0, Program.run("run", input.toString(), "-o", out.toString(), "--force").code());
    }

    @Test
    void badCommandLinesAreNamed() throws IOException {
        String in = file("in.yaml", RUN).toString();
        assertRefused(2, "unknown verb 'rnu': did you mean 'run'?", "rnu", in);
        assertRefused(2, "unknown option '--thraeds': did you mean '--threads'?", "run", in, "--thraeds", "2");
        assertRefused(2, "--threads", "run", in, "--threads", "many");
        assertRefused(2, "--threads 0: at least 1 thread is needed", "run", in, "--threads", "0");
        assertRefused(2, "missing required parameter: 'INPUT'", "run");
        assertRefused(2, "unexpected argument 'more'", "run", in, "more");
        assertRefused(2, "--set run.stages.7.steps=1: '7' is no index", "run", in, "--set", "run.stages.7.steps=1");
        assertRefused(2, "--set run.sede=1: unknown key 'sede' in run: did you mean 'seed'?", "run", in, "--set",
                "run.sede=1");
        assertRefused(2, "did you mean 'evaluate'?", "help", "evalute");
        assertRefused(2, "'convert' takes no input file", "schema", "convert");
        assertRefused(4, "no such folder", "resume", folder.resolve("nowhere").toString());
        assertRefused(4, "is not the folder of a run", "resume", folder.toString());
        assertRefused(2, "--frames 3:1", "convert", in, folder.resolve("x.xyz").toString(), "--frames", "3:1");
        assertRefused(2, "in.yaml: the name tells no file format", "convert", in, folder.resolve("x.xyz").toString());
        assertRefused(4, "x.xyz", "convert", folder.resolve("none.xyz").toString(),
                folder.resolve("no/x.xyz").toString());
        assertRefused(4, "none.xyz", "convert", folder.resolve("none.xyz").toString(),
                folder.resolve("x.xyz").toString());
        assertRefused(2, "unknown key 'forcefield'", "build", in, "-o", folder.resolve("x.xyz").toString());
    }

    @Test
    void badForceFieldOfEvaluateIsNotBlamedOnTheStructure() throws IOException {
        Files.writeString(folder.resolve("one.xyz"), "1\n\nCu 0 0 0\n");
        Path in = folder.resolve("evaluate.yaml");
        Files.writeString(in,
                "structure: { file: one.xyz }\nforcefield:\n  lennard-jones: { epsilon: -1, sigma: 3, cutoff: 8 }\n");
        assertRefused(2, "evaluate.yaml:3:3: forcefield.lennard-jones: epsilon", "evaluate", in.toString());
    }

    @Test
    void aSimulationThatBreaksSaysWhenAndWhy() throws IOException {
        Path input = file("in.yaml", RUN);
        Path out = folder.resolve("out");
        Program program = Program.run("run", input.toString(), "-o", out.toString(), "--quiet", "--set",
                "run.stages.0={ensemble: nve, timestep: 200 fs, steps: 100}");
        assertEquals(3, program.code(), program.err());
        assertEquals(1, program.errors().size());
        assertTrue(program.errors().get(0).matches("error: step \\d+.*"), program.errors().get(0));
        assertFalse(program.err().contains("Exception"));
        String details = Files.readString(out.resolve("failure.txt"));
        assertTrue(details.contains("closest pair"), details);
        assertFalse(Files.exists(out.resolve("summary.json")));
    }

    @Test
    void heatFluxesOfLongRangeChargesAreRefused() throws IOException {
        String text = """
                structure: {crystal: {lattice: rocksalt, species: [Mg, O], a: 4.2}}
                forcefield:
                  - {born-mayer: {pairs: {Mg-O: {a: 800, rho: 0.3}}, cutoff: 6}}
                  - {coulomb: {charges: {Mg: 2, O: -2}, method: ewald, cutoff: 6}}
                %s
                """;
        String potential = "heat flux and stresses of single atoms need a potential that is a sum over neighbours";
        String run = "run: {velocities: {temperature: 300}, stages: [{ensemble: nve, timestep: 1, steps: 1000}], %s}";
        assertRunRefused(2, "in.yaml:5:103: run.analysis.thermalConductivity: a " + potential,
                text.formatted(run.formatted("analysis: {thermalConductivity: {length: 100}}")));
        assertRunRefused(2, "run.trajectory.stress: a " + potential,
                text.formatted(run.formatted("trajectory: {stress: true}")));
        Path input = file("e.yaml", text.formatted("evaluate: {atomVirials: true}"));
        assertRefused(2, "e.yaml:5:12: evaluate.atomVirials: a " + potential, "evaluate", input.toString());
    }

    @Test
    void wrappedTrajectoriesAreRefusedForDisplacements() throws IOException {
        String frame = "1\nLattice=\"9 0 0 0 9 0 0 0 9\" time=%s\nCu %s 0 0\n";
        file("t.xyz", String.format(frame, "0", "8.9") + String.format(frame, "1", "0.1"));
        Path input = file("a.yaml", "analyze: {file: t.xyz, msd: {}}");
        assertRefused(2, "the positions look wrapped", "analyze", input.toString(), "-o", folder.toString());
        input = file("b.yaml", "analyze: {file: t.xyz, vacf: {}}");
        assertRefused(2, "holds no velocities", "analyze", input.toString(), "-o", folder.toString());
    }
}
