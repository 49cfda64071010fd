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
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("Ar-Ar"), "report");
        assertTrue(Files.readString(folder.resolve("out/summary.json")).contains("\"verdict\" : \"pass\""), "summary");
    }

    @Test
    void aTruncatedPotentialFails() throws IOException {
        Program program = verify(LENNARD_JONES.formatted("cut"));
        assertEquals(3, program.code(), program.out() + program.err());
        assertTrue(program.out().contains("fail     energy of dimers does not jump"), program.out());
        assertTrue(program.out().contains("pass     forces = -dE/dr"), program.out());
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
