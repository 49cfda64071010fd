package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EosVerbTest {
    private static final String SILICON = """
            structure: {crystal: {lattice: diamond, species: Si, a: 5.4, cell: primitive}}
            forcefield: {stillinger-weber: {builtin: si-1985}}
            """;
    private static final String PHASES = """
            forcefield: {eam: {builtin: zhou-2004}}
            eos:
              points: 9
              range: [0.95, 1.15]
              phases:
                fcc: {crystal: {lattice: fcc, species: Cu, a: 3.6}}
                hcp: {crystal: {lattice: hcp, species: Cu, a: 2.55}}
            """;

    @TempDir
    private Path folder;

    private Program eos(String text, String... set) throws IOException {
        Path input = Files.writeString(folder.resolve("in.yaml"), text);
        String[] args = new String[5 + set.length];
        System.arraycopy(new String[] {"eos", input.toString(), "-o", folder.resolve("out").toString(), "--force"}, 0,
                args, 0, 5);
        System.arraycopy(set, 0, args, 5, set.length);
        return Program.run(args);
    }

    private JsonNode figure(String key) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile())
                .at("/figures/" + key + "/value");
    }

    @Test
    void aCrystalHasItsModulusCurveAndReport() throws IOException {
        Program program = eos(SILICON);
        assertEquals(0, program.code(), program.err());
        assertEquals(101.4229, figure("bulk_modulus").asDouble(), 0.1);
        assertEquals(5.43095, figure("lattice_constant").asDouble(), 1e-5);
        assertEquals(22, Files.readAllLines(folder.resolve("out/eos-diamond.csv")).size());
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("Birch-Murnaghan"), "report");
        assertTrue(Files.exists(folder.resolve("out/crystal-diamond.extxyz")));
    }

    @Test
    void phasesAreComparedAndTheirTransitionsFound() throws IOException {
        Program program = eos(PHASES);
        assertEquals(0, program.code(), program.err());
        assertTrue(program.out().contains("hcp to fcc"), program.out());
        assertTrue(figure("transition_pressure_hcp_fcc").asDouble() < 0, program.out());
        assertTrue(figure("hcp_energy_per_atom").asDouble() > figure("fcc_energy_per_atom").asDouble());
    }

    /** The input in the folder repeats the job from there, files of phases included. */
    @Test
    void theRecordedInputHoldsInAnyFolder() throws IOException {
        Path cell = Files.writeString(folder.resolve("cell.yaml"),
                "structure: {crystal: {lattice: fcc, species: Cu, a: 3.6}}\n");
        assertEquals(0, Program.run("build", cell.toString(), "-o", folder.resolve("cell.extxyz").toString()).code());
        Program first =
                eos(PHASES.replace("fcc: {crystal: {lattice: fcc, species: Cu, a: 3.6}}", "fcc: {file: cell.extxyz}"));
        assertEquals(0, first.code(), first.err());
        Program again = Program.run("eos", folder.resolve("out/input.yaml").toString(), "-o",
                folder.resolve("again").toString());
        assertEquals(0, again.code(), again.err());
        assertEquals(Files.readString(folder.resolve("out/eos-fcc.csv")),
                Files.readString(folder.resolve("again/eos-fcc.csv")));
    }

    @Test
    void twoNamesForOneCrystalAreNoticed() throws IOException {
        Program program =
                eos(PHASES.replace("lattice: hcp, species: Cu, a: 2.55", "lattice: fcc, species: Cu, a: 3.7"));
        assertTrue(program.err().contains("relax into the same crystal"), program.err());
    }

    @Test
    void reducedUnitsAreUsedThroughout() throws IOException {
        Program program = eos("""
                structure: {crystal: {lattice: fcc, species: Ar, a: 1.55, cell: primitive}}
                forcefield: {lennard-jones: {epsilon: 1, sigma: 1, cutoff: 8, tail: true}}
                eos: {units: lj}
                """);
        assertEquals(0, program.code(), program.err());
        assertEquals(75.2, figure("bulk_modulus").asDouble(), 0.1);
        assertTrue(program.out().contains("eps/sigma^3"), program.out());
    }

    @Test
    void whatIsWrongIsOneLineWithItsPlace() throws IOException {
        assertRefused(eos(SILICON, "--set", "eos.range=[1.01,1.1]"),
                "eos.range: [1.01, 1.1] does not have the crystal itself");
        assertRefused(eos(SILICON, "--set", "eos.points=4"), "eos.points: 4 are too few");
        assertRefused(eos("forcefield: {stillinger-weber: {builtin: si-1985}}\n"), "nothing says which crystal");
        assertRefused(eos(SILICON + PHASES.substring(PHASES.indexOf("eos:"))), "there is a structure, too");
        assertRefused(eos(SILICON, "--set", "structure.pbc=[true,false,true]"), "this structure is neither");
        assertRefused(eos(SILICON, "--set", "eos.units=lj", "--set", "eos.constants=ase-2014"),
                "constants: reduced units have none");
        assertRefused(eos(PHASES.replace("lattice: hcp, species: Cu", "lattice: hcp, species: Ni")), "composition");
    }

    private static void assertRefused(Program program, String reason) {
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.errors().size(), program.err());
        assertTrue(program.err().contains(reason), program.err());
    }
}
