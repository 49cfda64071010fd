package org.adatom.cli;

import static org.adatom.cli.Results.frames;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adatom.engine.io.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs together: what one writes another reads, and both agree. */
class VerbsTest {
    private static final String RUN = """
            structure:
              crystal: {lattice: zincblende, species: [Si, Si], a: 5.431, repeat: [2, 2, 2]}
            forcefield:
              stillinger-weber: {builtin: si-1985}
            run:
              velocities: {temperature: 1500}
              stages: [{ensemble: nve, timestep: 1 fs, steps: 60}]
              thermo: {every: 20}
              trajectory: {every: 20, file: t.extxyz.zst, velocities: true, forces: true}
              analysis: {rdf: {rmax: 7, every: 20}, msd: {every: 20}, adf: {every: 20}, coordination: {every: 20},
                         structureFactor: {every: 20, kmax: 6}, structures: {every: 20}}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Program succeed(String... args) {
        Program program = Program.run(args);
        assertEquals(0, program.code(), program.err());
        return program;
    }

    @Test
    void evaluateAgreesWithTheRunAndAnalyzeWithItsAnalysis() throws IOException {
        Path out = folder.resolve("run");
        succeed("run", file("run.yaml", RUN).toString(), "-o", out.toString(), "-q");
        Path evaluated = folder.resolve("e.extxyz");
        Program table = succeed("evaluate", file("e.yaml", """
                structure: {file: run/t.extxyz.zst}
                forcefield: {stillinger-weber: {builtin: si-1985}}
                evaluate: {atomEnergies: true, atomVirials: true}
                """).toString(), "-o", evaluated.toString(), "-q");
        assertEquals(5, table.out().lines().count());
        List<Frame> run = frames(out.resolve("t.extxyz.zst"));
        List<Frame> again = frames(evaluated);
        assertEquals(4, again.size());
        for (int k = 0; k < 4; k++) {
            Frame a = run.get(k);
            Frame b = again.get(k);
            double energy = (double) b.info().get("energy");
            assertEquals((double) a.info().get("energy"), energy, 1e-10 * Math.abs(energy));
            assertArrayEquals(a.atoms().fx(), b.atoms().fx(), 1e-10);
            double sum = 0;
            for (double e : (double[]) b.columns().get("local_energy").values()) {
                sum += e;
            }
            assertEquals(energy, sum, 1e-9);
            double[] virial = (double[]) b.info().get("virial");
            double[] sums = new double[9];
            double[] ofAtoms = (double[]) b.columns().get("local_virial").values();
            for (int c = 0; c < ofAtoms.length; c++) {
                sums[c % 9] += ofAtoms[c];
            }
            assertArrayEquals(virial, sums, 1e-8);
            double[] stress = (double[]) b.info().get("stress");
            assertEquals(-virial[1] / b.cell().volume(), stress[1], 1e-12);
        }
        succeed("analyze",
                file("a.yaml", """
                        analyze: {file: run/t.extxyz.zst, rdf: {rmax: 7}, msd: {}, adf: {}, coordination: {},
                                  structureFactor: {kmax: 6}, structures: {}}
                        """).toString(),
                "-o", folder.toString(), "-q");
        for (String curve : List.of("rdf.csv", "adf.csv", "coordination.csv", "coordination-time.csv",
                "structure-factor.csv", "structures.csv")) {
            assertEquals(Files.readString(out.resolve(curve)), Files.readString(folder.resolve(curve)), curve);
        }
        assertTrue(Files.readString(folder.resolve("analysis.html")).contains("Bond angles"));
        List<Frame> labelled = frames(folder.resolve("structures.extxyz"));
        for (int k = 0; k < 4; k++) {
            assertArrayEquals((String[]) run.get(k).columns().get("structure").values(),
                    (String[]) labelled.get(k).columns().get("structure").values());
        }
        String[] first = (String[]) labelled.getFirst().columns().get("structure").values();
        assertTrue(Arrays.stream(first).allMatch("diamond-cubic"::equals), Arrays.toString(first));
        assertEquals(firstColumns(out.resolve("msd.csv")), firstColumns(folder.resolve("msd.csv")));
    }

    /** Lags, origins and the mean squared displacement, to nine digits. */
    private static List<String> firstColumns(Path csv) throws IOException {
        return Files.readAllLines(csv).stream().skip(1).map(line -> {
            String[] cells = line.split(",");
            return String.format("%.6f %s %.8e", Double.parseDouble(cells[0]), cells[1], Double.parseDouble(cells[2]));
        }).toList();
    }

    @Test
    void heldCoordinatesStayWhereTheyAre() throws IOException {
        Path out = folder.resolve("run");
        succeed("run", file("run.yaml", RUN).toString(), "-o", out.toString(), "-q", "--set",
                "run.groups={low: {z: [-1, 1]}, some: {atoms: [30, 31]}}", "--set", "run.fixed={low: xyz, some: z}");
        List<Frame> frames = frames(out.resolve("t.extxyz.zst"));
        Frame first = frames.getFirst();
        Frame last = frames.getLast();
        int held = 0;
        for (int i = 0; i < 64; i++) {
            boolean low = first.atoms().z()[i] < 1;
            held += low ? 1 : 0;
            assertEquals(low, first.atoms().x()[i] == last.atoms().x()[i], "x of atom " + i);
            assertEquals(low || i == 29 || i == 30, first.atoms().z()[i] == last.atoms().z()[i], "z of atom " + i);
        }
        assertEquals(8, held);
    }

    @Test
    void buildAndConvertKeepTheStructure() throws IOException {
        Path built = folder.resolve("slab.extxyz");
        succeed("build", file("b.yaml", """
                structure:
                  crystal: {lattice: fcc, species: Cu, a: 3.615, cell: primitive, repeat: [3, 3, 4]}
                  vacuum: {thickness: 10}
                  displace: {deviation: 0.05}
                """).toString(), "-o", built.toString(), "-q");
        Frame first = frames(built).get(0);
        assertEquals(36, first.atoms().count());
        assertArrayEquals(new boolean[] {true, true, false}, first.cell().periodic());
        Path previous = built;
        for (String name : List.of("a.data.gz", "b.extxyz.zst", "c.vasp")) {
            Path next = folder.resolve(name);
            succeed("convert", previous.toString(), next.toString(), "-q");
            previous = next;
        }
        Frame last = frames(previous).get(0);
        for (int i = 0; i < 36; i++) {
            double d = 0;
            for (int k = 0; k < 3; k++) {
                double f = first.cell().fractional(k, first.atoms().x()[i], first.atoms().y()[i], first.atoms().z()[i])
                        - last.cell().fractional(k, last.atoms().x()[i], last.atoms().y()[i], last.atoms().z()[i]);
                d = Math.max(d, Math.abs(f - Math.rint(f)));
            }
            assertTrue(d < 1e-9, "atom " + i + " moved by " + d);
        }
    }

    @Test
    void convertPicksFrames() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < 10; k++) {
            text.append("1\nLattice=\"9 0 0 0 9 0 0 0 9\"\nCu ").append(k).append(" 0 0\n");
        }
        Path all = file("all.xyz", text.toString());
        for (var expected : Map.of("3", List.of(3.0), "-1", List.of(9.0), "2:8:3", List.of(2.0, 5.0)).entrySet()) {
            Path some = folder.resolve("some.xyz");
            succeed("convert", all.toString(), some.toString(), "-q", "--frames", expected.getKey());
            assertEquals(expected.getValue(), frames(some).stream().map(f -> f.atoms().x()[0]).toList());
        }
        assertEquals(2,
                Program.run("convert", all.toString(), folder.resolve("x.xyz").toString(), "--frames", "10:").code());
    }

    @Test
    void helpIsFoundInEveryWayPeopleAskForIt() {
        String all = succeed("help").out();
        assertEquals(all, succeed().out());
        assertEquals(all, succeed("--help").out());
        assertTrue(all.contains("evaluate"), all);
        assertEquals(succeed("help", "run").out(), succeed("run", "--help").out());
        assertTrue(succeed("--version").out().startsWith("adatom "));
    }
}
