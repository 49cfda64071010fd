package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceVerbTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: diamond, species: Si, a: 5.43}}
            forcefield: {stillinger-weber: {builtin: si-1985}}
            surface: {faces: [[1, 1, 1]], cuts: all}
            """;

    @TempDir
    private Path folder;

    private Program surface(String input) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        return Program.run("surface", file.toString(), "-o", folder.resolve("out").toString());
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
    }

    @Test
    void listsEveryCutWithItsEnergy() throws IOException {
        Program p = surface(INPUT);
        assertEquals(0, p.code(), p.err());
        assertEquals(1.3600, summary().at("/figures/gamma_1_1_1_cut_1/value").asDouble(), 1e-4);
        assertEquals(4.0801, summary().at("/figures/gamma_1_1_1_cut_2/value").asDouble(), 1e-4);
        assertTrue(p.out().contains("Si|Si, 2.352 A apart"), p.out());
        assertTrue(Files.exists(folder.resolve("out/slab2.extxyz")));
    }

    @Test
    void saysThatASlabIsTooThin() throws IOException {
        Program p = surface(INPUT.replace("cuts: all", "thickness: [4]"));
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("is thinner than two cutoffs"), p.err());
        assertEquals("caution", summary().at("/verdict/level").asText());
    }

    @Test
    void saysThatFacesDiffer() throws IOException {
        Program p = surface("""
                structure: {crystal: {lattice: zincblende, species: [Si, C], a: 4.32}}
                forcefield: {tersoff: {builtin: si-c-1989}}
                surface: {faces: [[1, 1, 1]]}
                """);
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("two faces of the slab are different"), p.err());
        assertTrue(p.err().contains("the axis is polar"), p.err());
        assertFalse(p.err().contains("chemicalPotentials"), p.err());
    }

    /**
     * MgO(100) with the rigid ions of Lewis and Catlow, J. Phys. C 18, 1149 (1985), terms shifted to zero at 8 &Aring;. LAMMPS 29 Sep 2021, buck/coul/long and
     * Ewald sum (1e-7), 8 planes of 6x6 atoms and 20 &Aring; of vacuum: 1.3073 J/m&sup2; as cut, 1.3063 relaxed.
     */
    @ParameterizedTest
    @CsvSource({"6, 2e-3, true", "20, 1e-4, false"})
    @Tag("slow")
    void ionicSlabsRepeatAlongTheNormal(String vacuum, double within, boolean narrow) throws IOException {
        Program p = surface("""
                structure: {crystal: {lattice: rocksalt, species: [Mg, O], a: 4.2}}
                forcefield:
                  - buckingham:
                      pairs:
                        Mg-O: {a: 1428.5, rho: 0.29453}
                        O-O: {a: 22764.3, rho: 0.149, c: 27.88}
                      cutoff: 8
                      truncation: energy
                  - coulomb: {charges: {Mg: 2, O: -2}, method: ewald, cutoff: 8}
                surface: {faces: [[1, 0, 0]], thickness: [12], vacuum: WIDTH}
                """.replace("WIDTH", vacuum));
        assertEquals(0, p.code(), p.err());
        assertEquals(1.3063, summary().at("/figures/gamma_1_0_0_cut_1/value").asDouble(), within);
        assertEquals(narrow, p.err().contains("the vacuum of 6.0 A is narrower than the cutoff"), p.err());
    }

    @Test
    void computesOneCutOnly() throws IOException {
        Program p = surface(INPUT.replace("cuts: all", "cut: 2, thickness: [22]"));
        assertEquals(0, p.code(), p.err());
        assertTrue(summary().at("/figures/gamma_1_1_1_cut_1").isMissingNode());
        assertEquals(4.0801, summary().at("/figures/gamma_1_1_1_cut_2/value").asDouble(), 1e-3);
    }

    /** On four planes of copper in 2x2 cells, an atom of copper sits in the hollow, where the crystal would continue. */
    @Test
    void findsTheSitesOfAnAdatom() throws IOException {
        Program p = surface("""
                structure: {crystal: {lattice: fcc, species: Cu, a: 3.6}}
                forcefield: {emt: {}}
                surface:
                  faces: [[1, 0, 0]]
                  thickness: [12]
                  adsorbate:
                    species: Cu
                    planes: 4
                    supercell: [2, 2]
                    crystal: {crystal: {lattice: fcc, species: Cu, a: 3.6}}
                """);
        assertEquals(0, p.code(), p.err());
        JsonNode figures = summary().at("/figures");
        double hollow = figures.at("/adsorption_1_0_0_cut_1_hollow/value").asDouble();
        assertTrue(hollow < figures.at("/adsorption_1_0_0_cut_1_bridge/value").asDouble());
        assertTrue(figures.at("/adsorption_1_0_0_cut_1_bridge/value").asDouble() < figures
                .at("/adsorption_1_0_0_cut_1_top/value").asDouble());
        assertTrue(p.out().contains("its crystal (eV)"), p.out());
        assertTrue(p.out().contains("straight beneath"), p.out());
        assertTrue(p.err().contains("is thinner than two cutoffs: the atom feels its lower face"), p.err());
        assertTrue(p.err().contains("energies are those of a layer, not of one atom"), p.err());
        assertTrue(Files.readString(folder.resolve("out/adsorbed1.extxyz")).contains("hollow"));
    }

    @Test
    void saysThatTheCrystalIsNotAtRest() throws IOException {
        Program p = surface(INPUT.replace("a: 5.43", "a: 5.5").replace("cuts: all", "bulk: none"));
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("the crystal is not relaxed"), p.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[[1, 1, 1]] | [] | faces: give at least one",
        "[[1, 1, 1]] | [[0, 0, 0]] | are not three Miller indices",
        "[[1, 1, 1]] | [[1, 1, 1, 0]] | must add up to zero",
        "cuts: all | starts: 3 | there is no rattle",
        "cuts: all | 'chemicalPotentials: {Ge: -3}' | there is none for Si",
        "cuts: all | cut: 3 | (1 1 1) has no cut 3, but 1: Si|Si, 2.352 A apart; 2: Si|Si, 0.784 A apart",
        "cuts: all | 'cuts: all, cut: 1' | give one of cut and cuts",
        "cuts: all | 'adsorbate: {species: Si, planes: 3, held: 3}' | use fewer than the planes",
        "cuts: all | 'vacuum: -3' | vacuum: -3.0 A is not allowed",
        "a: 5.43} | a: 5.43}, pbc: [true, true, false] | repeats along three vectors"
    })
    void refusesInOneLine(String part, String by, String message) throws IOException {
        Program p = surface(INPUT.replace(part, by));
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains(message), p.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
