package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Barostats and deformations as a user writes them. */
class MovingCellInputTest {
    private static final String INPUT = """
            structure:
              crystal: {lattice: fcc, species: Cu, a: 3.63, repeat: [3, 3, 3]}
            forcefield:
              eam: {builtin: zhou-2004}
            run:
              velocities: {temperature: 600 K}
              groups: {low: {z: [-1, 1]}}
              stages:
                - {STAGE}
              thermo: {every: 5}
            """;
    private static final String NPT = "ensemble: npt, temperature: 300, tau: 100 fs, timestep: 2 fs, steps: 200, ";

    @TempDir
    private Path folder;

    private Program run(String text) throws IOException {
        Path input = Files.writeString(folder.resolve("cu.yaml"), text);
        return Program.run("run", input.toString(), "-o", folder.resolve("out").toString(), "--threads", "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9 | barostat is missing; npt needs it",
        "ensemble: nvt, temperature: 300, timestep: 2, steps: 9, barostat: {pressure: 0} | the cell of nvt is fixed; use ensemble: npt",
        "ensemble: npt, timestep: 2, steps: 9, barostat: {pressure: 0} | temperature is missing; npt needs it",
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9, barostat: {tau: 1 ps} | pressure",
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9, barostat: {pressure: 0, tau: 1} | not longer than the time step",
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9, barostat: {pressure: 0, axes: zx} | not among x, y, z",
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9, barostat: {pressure: 0, compressibility: 1} | mtk needs none",
        "ensemble: nve, timestep: 2, steps: 9, deform: {rate: 1} | deform needs an axis",
        "ensemble: nve, timestep: 2, steps: 9, deform: {axis: z, shear: xy, rate: 1} | deform one way per stage",
        "ensemble: nve, timestep: 2, steps: 9, deform: {axis: z} | deform needs a rate",
        "ensemble: nve, timestep: 2, steps: 9, deform: {axis: z, rate: 1, strain: 0.1} | remove one of the two",
        "ensemble: nve, timestep: 2, steps: 9, deform: {axis: z, strain: -1} | leaves nothing of the cell",
        "ensemble: nve, timestep: 2, steps: 900, deform: {axis: z, rate: -1} | the cell has vanished before the stage ends",
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9, barostat: {pressure: 0, axes: xyz}, deform: {axis: z, rate: 1} | the barostat must not act on z",
        "ensemble: npt, temperature: 300, timestep: 2, steps: 9, barostat: {pressure: 0, coupling: triclinic}, deform: {shear: xy, rate: 1} | use coupling: anisotropic"})
    void mistakesAreOneLineWithACure(String stage, String expected) throws IOException {
        Program program = run(INPUT.replace("STAGE", stage));
        assertEquals(2, program.code());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(expected), program.err());
    }

    @Test
    void aBarostatOnAnOpenAxisOrOnFixedAtomsIsRefusedWithItsPlace() throws IOException {
        String text = INPUT.replace("STAGE", NPT + "barostat: {pressure: 0}");
        Program open = run(text.replace("structure:", "structure:\n  vacuum: {axis: c, thickness: 10}"));
        assertEquals(2, open.code());
        assertTrue(open.err().contains("cu.yaml:10:") && open.err().contains("run.stages[0].barostat: axes: ")
                && open.err().contains("does not repeat along z") && open.err().contains("'xy'"), open.err());
        Program held = run(text.replace("  stages:", "  fixed: {low: z}\n  stages:"));
        assertEquals(2, held.code());
        assertTrue(held.err().contains("atom 1 is fixed along z"), held.err());
    }

    @Test
    void aCellThatRunsAwayEndsTheRunWithTheStepAndACure() throws IOException {
        Program program =
                run(INPUT.replace("STAGE", NPT.replace("200", "4000") + "barostat: {pressure: -25 GPa, tau: 500 fs}"));
        assertEquals(3, program.code(), program.err());
        assertTrue(program.err().contains("step ") && program.err().contains("of the cell is 2.0")
                && program.err().contains("approach the target in stages"), program.err());
    }

    @Test
    void aCellThatExplodesEndsTheRun() throws IOException {
        Program program = run(INPUT.replace("STAGE", NPT + "barostat: {pressure: -800 GPa, tau: 20 fs}"));
        assertEquals(3, program.code(), program.err());
        assertTrue(program.err().contains("the cell changes "), program.err());
    }

    @Test
    void aFastBarostatIsWarnedOf() throws IOException {
        Program program = run(INPUT.replace("STAGE", NPT + "barostat: {pressure: 0, tau: 50 fs}"));
        assertEquals(0, program.code(), program.err());
        assertTrue(program.err().contains("shorter than 100 time steps"), program.err());
        assertTrue(program.err().contains("faster than the thermostat"), program.err());
    }

    @Test
    void tensionGivesAStressStrainCurve() throws IOException {
        String barostat = "barostat: {pressure: 0, tau: 300 fs, coupling: anisotropic";
        Program program =
                run(INPUT.replace("- {STAGE}", "- {" + NPT + barostat + ", axes: xy}}\n    - {" + NPT + barostat
                        + "}, deform: {axis: z, rate: 0.1 /ps}}"));
        assertEquals(0, program.code(), program.err());
        Path out = folder.resolve("out");
        List<String> rows = Files.readAllLines(out.resolve("stress-strain.csv"));
        assertEquals("stage,component,strain,stress[GPa]", rows.getFirst());
        assertEquals(1 + 40, rows.size());
        String header = Files.readAllLines(out.resolve("thermo.csv")).getFirst();
        assertTrue(header.endsWith("Szz[GPa],Syz[GPa],Sxz[GPa],Sxy[GPa],Lx[A],Ly[A],Lz[A],Strain"), header);
        String[] last = Files.readAllLines(out.resolve("thermo.csv")).getLast().split(",");
        assertEquals(0.04, Double.parseDouble(last[last.length - 1]), 1e-14);
        assertEquals(1.04 * 3 * 3.63, Double.parseDouble(last[last.length - 2]), 1e-9);
        JsonNode curve = new ObjectMapper().readTree(out.resolve("summary.json").toFile()).get("stress_strain").get(0);
        assertEquals("Young's modulus", curve.get("modulus_kind").asText());
        assertTrue(Files.readString(out.resolve("report.html")).contains("Stress and strain"));
    }

    @Test
    void shearShowsTheAngles() throws IOException {
        Program program = run(INPUT.replace("STAGE",
                "ensemble: nvt, temperature: 300, timestep: 2, steps: 20, deform: {shear: xy, strain: 0.01}"));
        assertEquals(0, program.code(), program.err());
        String[] last = Files.readAllLines(folder.resolve("out/thermo.csv")).getLast().split(",");
        assertEquals(Math.toDegrees(Math.atan(100)), Double.parseDouble(last[last.length - 2]), 1e-9);
    }
}
