package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectVerbTest {
    private static final String SILICON = """
            structure: {crystal: {lattice: diamond, species: Si, a: 5.43}}
            forcefield: {stillinger-weber: {builtin: si-1985}}
            defect: {type: vacancy, sizes: [2, 3]}
            """;
    private static final String CARBIDE = """
            structure: {crystal: {lattice: zincblende, species: [Si, C], a: 4.32}}
            forcefield: {tersoff: {builtin: si-c-1989}}
            defect:
              type: vacancy
              sizes: [2]
              references:
                Si: {crystal: {lattice: diamond, species: Si, a: 5.43}}
                C: {crystal: {lattice: diamond, species: C, a: 3.56}}
            """;

    @TempDir
    private Path folder;

    private Program defect(String text, String... more) throws IOException {
        Path input = Files.writeString(folder.resolve("in.yaml"), text);
        return Program.run(Stream.concat(
                Stream.of("defect", input.toString(), "-o", folder.resolve("out").toString(), "--force"),
                Stream.of(more))
                .toArray(String[]::new));
    }

    private double figure(String key) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile())
                .at("/figures/" + key + "/value").asDouble();
    }

    /** A nickel atom beside a vacancy of copper; the numbers are those of the potential, the signs are checked by hand: E1 + E2 - E12. */
    @Test
    void pairsAreBoundByWhatTheyCostLess() throws IOException {
        Program program = defect("""
                structure: {crystal: {lattice: fcc, species: Cu, a: 3.615}}
                forcefield: {eam: {builtin: zhou-2004}}
                defect:
                  type: substitution
                  species: Ni
                  pairs: {type: vacancy, shells: [1, 2]}
                  chemicalPotentials: {Ni: -4.45}
                  sizes: [2]
                  starts: ideal
                """);
        assertEquals(0, program.code(), program.err());
        for (int shell = 1; shell <= 2; shell++) {
            String pair = "ni_on_cu_vacancy_cu_shell_" + shell;
            assertEquals(
                    figure("ni_on_cu_formation_energy") + figure("vacancy_cu_formation_energy")
                            - figure(pair + "_formation_energy"),
                    figure("binding_" + pair), 1e-8);
        }
        assertTrue(
                program.out()
                        .contains("Ni on Cu + vacancy Cu: binding, ideal and relaxed, is both alone less the pair"),
                program.out());
        assertEquals(3, Files.readAllLines(folder.resolve("out/pairs.csv")).size());
    }

    @Test
    void refusesPairsThatDoNotFit() throws IOException {
        Program program = defect(SILICON.replace("sizes: [2, 3]", "sizes: [2], pairs: {shells: [20]}"));
        assertEquals(2, program.code(), program.err());
        assertTrue(program.err().contains("use larger sizes, or fewer shells"), program.err());
        Program nothing = defect(SILICON.replace("sizes: [2, 3]", "pairs: {type: substitution}"));
        assertEquals(2, nothing.code(), nothing.err());
        assertTrue(nothing.err().contains("pairs.species: name the species"), nothing.err());
        Program second = defect(SILICON.replace("sizes: [2, 3]", "pairs: {type: interstitial}"));
        assertEquals(2, second.code(), second.err());
        assertTrue(second.err().contains("pairs.type: the second defect is"), second.err());
    }

    @Test
    void allStartsAreReportedAndTheLowestIsKept() throws IOException {
        Program program = defect(SILICON);
        assertEquals(0, program.code(), program.err());
        assertEquals(2.6942, figure("formation_energy"), 1e-3);
        assertEquals(4.3366, figure("ideal_formation_energy"), 1e-4);
        for (String start : new String[] {"ideal", "rattled", "pushed"}) {
            assertTrue(program.out().contains(" " + start + " "), program.out());
        }
        assertTrue(Files.exists(folder.resolve("out/vacancy-si.extxyz")));
        assertEquals(3, Files.readAllLines(folder.resolve("out/defects.csv")).size());
    }

    @Test
    void aCompoundHasTwoLimits() throws IOException {
        Program program = defect(CARBIDE);
        assertEquals(0, program.code(), program.err());
        assertTrue(figure("vacancy_si_c_rich_formation_energy") < figure("vacancy_si_si_rich_formation_energy"),
                program.out());
    }

    @Test
    void aForeignAtomMayBePutIn() throws IOException {
        Program program = defect("""
                structure: {crystal: {lattice: fcc, species: Cu, a: 3.615}}
                forcefield: {eam: {builtin: zhou-2004}}
                defect: {type: substitution, species: Ni, sizes: [3], chemicalPotentials: {Ni: -4.45}}
                """);
        assertEquals(0, program.code(), program.err());
        assertTrue(Math.abs(figure("formation_energy")) < 0.3, program.out());
    }

    @Test
    void whatIsWrongIsOneLineWithItsPlace() throws IOException {
        assertRefused(defect(CARBIDE.substring(0, CARBIDE.indexOf("  references"))), "chemical potential of");
        assertRefused(defect(SILICON, "--set", "defect.site=octahedral"), "belong to an interstitial");
        assertRefused(defect(SILICON.replace("vacancy", "interstitial"), "--set", "defect.site=octahedral"),
                "no place that is octahedral");
        assertRefused(defect(SILICON.replace("vacancy", "substitution")), "name the species that replaces");
        assertRefused(defect(SILICON, "--set", "defect.atom=9"), "atom: 9 is more than the 8 atoms");
        assertRefused(defect(SILICON.replace("vacancy", "interstitial"), "--set", "defect.species=Xx"),
                "has no entry for Si Si Xx");
        assertRefused(defect(SILICON, "--set", "defect.sizes=[0]"), "sizes");
    }

    private static void assertRefused(Program program, String reason) {
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.err().contains(reason), program.err());
    }
}
