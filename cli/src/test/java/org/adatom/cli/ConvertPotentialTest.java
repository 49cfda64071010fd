package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code adatom convert} of learned potentials, from the command line to the energies of what it writes. */
class ConvertPotentialTest {
    private static final Path MODEL = Path.of("../samples/34-copper.model.json");

    @TempDir
    private Path folder;

    private static Program succeed(String... args) {
        Program program = Program.run(args);
        assertEquals(0, program.code(), program.err());
        return program;
    }

    private Frame evaluate(String forceField) throws IOException {
        Path input = Files.writeString(folder.resolve("e.yaml"), """
                structure:
                  crystal: {lattice: fcc, species: Cu, a: 3.61, repeat: [2, 2, 2]}
                  displace: {deviation: 0.08}
                forcefield: { %s }
                """.formatted(forceField));
        Path out = folder.resolve("e.extxyz");
        succeed("evaluate", input.toString(), "-o", out.toString(), "-q");
        return StructureFiles.read(out, ReadOptions.defaults(Units.CODATA_2018), 0);
    }

    private static void assertSame(Frame expected, Frame actual, double tolerance) {
        assertEquals((double) expected.info().get("energy"), (double) actual.info().get("energy"),
                tolerance * 100);
        assertArrayEquals((double[]) expected.info().get("virial"), (double[]) actual.info().get("virial"),
                tolerance * 100);
        assertArrayEquals(expected.atoms().fx(), actual.atoms().fx(), tolerance);
    }

    @Test
    void aModelBecomesAFolderOfN2p2AndAModelAgain() throws IOException {
        Path n2p2 = folder.resolve("cu.n2p2");
        Program program = succeed("convert", MODEL.toString(), n2p2.toString());
        assertTrue(program.err().contains("forcefield: { n2p2: { folder: cu.n2p2, units: angstrom-ev } }"),
                program.err());
        succeed("convert", n2p2.toString(), folder.resolve("again.model.json").toString(), "-q", "--file-units",
                "ev-angstrom");
        Frame original = evaluate("model: { file: " + MODEL.toAbsolutePath().normalize() + " }");
        assertSame(original, evaluate("n2p2: { folder: cu.n2p2, units: angstrom-ev }"), 1e-12);
        assertSame(original, evaluate("model: { file: again.model.json }"), 1e-12);
    }

    @Test
    void aSnapPotentialBecomesAModelAndItsFilesAgain() throws IOException {
        Files.writeString(folder.resolve("cu.snapcoeff"),
                "# UNITS: metal CITATION: Somebody (2026)\n\n1 6\nCu 0.5 1\n-3.1\n0.1\n0.02\n-0.03\n0.01\n0.004\n");
        Files.writeString(folder.resolve("cu.snapparam"), "rcutfac 4.2\ntwojmax 2\nbzeroflag 0\n");
        Path model = folder.resolve("cu.model.json");
        succeed("convert", folder.resolve("cu.snapcoeff").toString(), model.toString(), "-q");
        Path again = folder.resolve("again.snapcoeff");
        Program program = succeed("convert", model.toString(), again.toString());
        assertTrue(program.err().contains(
                "snap: { coefficients: again.snapcoeff, parameters: again.snapparam }"), program.err());
        Frame original = evaluate("snap: { coefficients: cu.snapcoeff, parameters: cu.snapparam }");
        assertSame(original, evaluate("model: { file: cu.model.json }"), 0);
        assertSame(original, evaluate("snap: { coefficients: again.snapcoeff, parameters: again.snapparam }"), 0);
        assertTrue(Files.readString(again).contains("CITATION: Somebody (2026)"));
    }

    @Test
    void whatCannotBeConvertedIsRefusedInOneLine() throws IOException {
        Path n2p2 = folder.resolve("cu.n2p2");
        succeed("convert", MODEL.toString(), n2p2.toString(), "-q");
        String model = MODEL.toString();
        String target = folder.resolve("x.model.json").toString();
        Files.writeString(folder.resolve("nep.txt"), "nep4 1 C\n");
        Files.writeString(folder.resolve("cu.xyz"), "1\n\nCu 0 0 0\n");
        refused("do not tell their units: give --file-units", n2p2.toString(), target);
        refused("do not tell their units: give --file-units", n2p2.toString(), target, "--cflength", "1.9");
        refused("cannot become " + folder + "/a.snapcoeff: SNAP knows no descriptor", model, folder + "/a.snapcoeff");
        refused("cannot hold a potential; potentials are model (name.model.json), n2p2", model, folder + "/a.xyz");
        refused("files of aenet are read, not written", model, folder + "/Cu.nn.ascii");
        refused("is not known as a potential", folder + "/cu.xyz", target);
        refused("nep.txt:1: ", folder + "/nep.txt", target);
        refused("for structures, not for potentials", model, folder + "/b.n2p2", "--frames", "1");
        refused("is one path", model, model, folder + "/b.n2p2");
        refused("structures have one IN and one OUT", folder + "/cu.xyz", folder + "/cu.xyz", folder + "/c.xyz");
        refused("are for potentials of n2p2", folder + "/cu.xyz", folder + "/c.xyz", "--cflength", "1");
        refused("no file format 'runes'", folder + "/cu.xyz", folder + "/c.xyz", "--from", "runes");
        refused("is not a model file", folder + "/e.model.json", target);
        assertFalse(Files.exists(Path.of(target)));
    }

    private void refused(String reason, String... paths) throws IOException {
        Files.writeString(folder.resolve("e.model.json"), "{}");
        Program program = Program.run(Stream.concat(Stream.of("convert"), Stream.of(paths)).toArray(String[]::new));
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.errors().get(0).contains(reason), program.err());
        assertEquals(List.of(program.errors().get(0)), program.err().lines().toList());
    }
}
