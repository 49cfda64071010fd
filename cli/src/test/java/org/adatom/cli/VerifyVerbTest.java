package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.forcefield.ParameterSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyVerbTest {
    private static final String LENNARD_JONES = """
            forcefield:
              lennard-jones: {epsilon: 0.0104, sigma: 3.4, cutoff: 8.5, truncation: %s}
            verify: {species: [Ar], checks: [gradients, continuity]}
            """;

    @TempDir
    private Path folder;

    private Program verify(String text) throws IOException {
        Path input = Files.writeString(folder.resolve("in.yaml"), text);
        return Program.run("verify", input.toString(), "-o", folder.resolve("out").toString());
    }

    @Test
    void aSmoothPotentialPassesAndLeavesItsCertificate() throws IOException {
        Program program = verify(LENNARD_JONES.formatted("force"));
        assertEquals(0, program.code(), program.out() + program.err());
        assertTrue(program.out().contains("pass     forces = -dE/dr"), program.out());
        assertTrue(Files.readString(folder.resolve("out/certificate.html")).contains("Ar-Ar"), "report");
        assertTrue(Files.readString(folder.resolve("out/certificate.json")).contains("\"verdict\" : \"pass\""),
                "summary");
    }

    @Test
    void aPotentialThatIsTruncatedByDefinitionIsNotedAndFailsIfMoreIsAskedFor() throws IOException {
        Program program = verify(LENNARD_JONES.formatted("cut"));
        assertEquals(0, program.code(), program.out() + program.err());
        assertTrue(program.out().contains("warn     energy of dimers does not jump"), program.out());
        // 4 epsilon [(sigma/rc)^12 - (sigma/rc)^6] = -1.697e-4 eV
        assertTrue(program.out().contains("declared up to 0.000170 eV"), program.out());
        assertTrue(program.out().contains("pass     virial = -dE/dstrain"), program.out());
        Program strict = Program.run("verify", folder.resolve("in.yaml").toString(), "-o",
                folder.resolve("strict").toString(), "--set", "verify.continuity=energy");
        assertEquals(3, strict.code(), strict.out() + strict.err());
        assertTrue(strict.out().contains("fail     energy of dimers does not jump"), strict.out());
    }

    @Test
    void aGivenStructureIsCheckedWithAPieceOfItAndMolecules() throws IOException {
        Program program =
                verify("""
                        structure: {crystal: {lattice: fcc, species: Ar, a: 5.3}, vacuum: {axis: c, thickness: 12}, pbc: [true, true, false]}
                        forcefield:
                          lennard-jones: {epsilon: 0.0104, sigma: 3.4, cutoff: 8.5, truncation: force}
                        """);
        assertEquals(0, program.code(), program.out() + program.err());
        for (String row : List.of("no torque on clusters", "cell list = brute force",
                "far atom adds its isolated energy",
                "cluster in a large periodic box", "cell = sum over explicit images", "inversion",
                "slope of the force of trimers")) {
            assertTrue(program.out().contains("pass     " + row), row + "\n" + program.out());
        }
    }

    /** The long-range sum is for neutral periodic cells only: what cannot be asked for is left out, and said so. */
    @Test
    void anEwaldSumIsCheckedOnWhatItIsDefinedFor() throws IOException {
        Program program = verify("""
                forcefield:
                  - buckingham: {pairs: {Mg-O: {a: 1428.5, rho: 0.29453}}, cutoff: 6, truncation: force}
                  - coulomb: {charges: {Mg: 2, O: -2}, method: ewald, cutoff: 6}
                verify: {species: [Mg, O], checks: [periodicity, continuity]}
                """);
        assertEquals(0, program.code(), program.out() + program.err());
        assertTrue(program.out().contains("supercell = multiple of the cell"), program.out());
        assertTrue(!program.out().contains("far atom"), program.out());
        assertTrue(Files.readString(folder.resolve("out/certificate.json")).contains("slab"), "left out");
    }

    @Test
    void aTableThatBeginsTooLateIsNoted() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (double r = 2.4; r < 6.05; r += 0.05) {
            double s = 1 - r * r / 36;
            rows.append(r).append(' ').append(r > 6 ? 0 : -s * s * s).append('\n');
        }
        Files.writeString(folder.resolve("late.table"), rows.toString());
        Program program = verify("""
                forcefield: {table: {pairs: {Ar-Ar: {file: late.table}}, cutoff: 6}}
                verify: {species: [Ar], checks: [continuity, range]}
                """);
        assertTrue(program.out().contains("warn     height of the wall where the table begins"), program.out());
    }

    @Test
    void aCheckThatCannotBeginLeavesTheFolderAlone() throws IOException {
        assertEquals(0, verify(LENNARD_JONES.formatted("force")).code());
        Program again = verify(LENNARD_JONES.formatted("force"));
        assertEquals(4, again.code());
        assertTrue(again.err().contains("holds a finished job"), again.err());
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Program program = verify("forcefield: {stillinger-weber: {builtin: si-1985}}\n");
        assertEquals(2, program.code());
        assertTrue(program.err().contains("name verify.species, such as [Si], or give a structure"), program.err());
        assertTrue(!Files.exists(folder.resolve("out")), "nothing is written");
    }

    @Test
    void everyListedParameterSetCanBeUsed() throws IOException {
        String listed = Program.run("potentials").out();
        for (Map.Entry<String, ?> e : ForceFieldInput.factories().entrySet()) {
            List<ParameterSet> sets = ForceFieldInput.factories().get(e.getKey()).parameterSets();
            for (ParameterSet set : sets) {
                assertTrue(listed.contains(e.getKey() + ": " + set.block()), listed);
                Path input = Files.writeString(folder.resolve("use.yaml"), """
                        structure: {crystal: %s}
                        forcefield: {%s: %s}
                        """.formatted(crystal(set.elements()), e.getKey(), set.block()));
                Program use = Program.run(
                        "evaluate", input.toString(), "-o", folder.resolve("use.extxyz").toString());
                assertEquals(0, use.code(), use.err());
            }
        }
        for (String name : List.of("zhou-2004", "si-1985", "si-t2-1988", "b-n-c-2012", "cutoff: asap", "bks-1990",
                "rahman-1964")) {
            assertTrue(listed.contains(name), name);
        }
    }

    /** Of two elements a crystal that is neutral if the first has twice the opposite charge of the second. */
    private static String crystal(List<String> elements) {
        return elements.size() == 2
                ? "{lattice: fluorite, species: [%s, %s], a: 5.2}".formatted(elements.get(0), elements.get(1))
                : "{lattice: sc, species: %s, a: 3}".formatted(elements.get(0));
    }
}
