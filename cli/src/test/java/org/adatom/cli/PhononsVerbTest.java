package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhononsVerbTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: diamond, species: Si, a: 5.43}}
            forcefield: {stillinger-weber: {builtin: si-1985}}
            phonons: {mesh: [6, 6, 6]}
            """;

    @TempDir
    private Path folder;

    private Program phonons(String input) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        return Program.run("phonons", file.toString(), "-o", folder.resolve("out").toString());
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile());
    }

    /** The same mesh, so that the same numbers come out as of phonopy 2.17.1 for the points (ForceConstantsTest). */
    @Test
    void writesBandsDensityAndThermodynamics() throws IOException {
        Program p = phonons(INPUT);
        assertEquals(0, p.code(), p.err());
        assertTrue(p.out().contains("X       6.65"), p.out());
        assertEquals(17.8326, summary().at("/figures/highest_frequency/value").asDouble(), 1e-3);
        assertEquals(summary().at("/figures/debye_temperature_sound/value").asDouble(),
                summary().at("/figures/debye_temperature_heat/value").asDouble(), 2);
        assertTrue(p.out().contains("[110]"), p.out());
        for (String file : new String[] {"bands.csv", "dos.csv", "thermodynamics.csv", "sound.csv", "report.html",
            "primitive.extxyz"}) {
            assertTrue(Files.size(folder.resolve("out/" + file)) > 100, file);
        }
    }

    @Test
    void expandsAlongAPathOfOnesOwn() throws IOException {
        Program p = phonons(INPUT.replace("mesh: [6, 6, 6]",
                "mesh: [4, 4, 4], expansion: true, highest: 600, path: {G: [0, 0, 0], X: [1, 0, 0]}"));
        assertEquals(0, p.code(), p.err());
        assertTrue(p.out().contains("linear expansion"), p.out());
        assertFalse(p.out().contains("\n  K  "), p.out());
        assertTrue(Files.readString(folder.resolve("out/expansion.csv")).lines().count() > 90);
    }

    @Test
    void endsWithExitCode3IfTheCrystalIsUnstable() throws IOException {
        Program p = phonons("""
                structure: {crystal: {lattice: bcc, species: Cu, a: 2.87}}
                forcefield: {eam: {builtin: zhou-2004}}
                phonons: {bulk: isotropic, supercell: [5, 5, 5], mesh: [6, 6, 6]}
                """);
        assertEquals(3, p.code(), p.err());
        assertTrue(p.out().contains("Dynamically unstable"), p.out());
        assertTrue(p.err().contains("narrower than twice the range"), p.err());
        // The shear (110)[1-10], by which bcc turns into closest packing, is softest at N.
        assertTrue(p.out()
                .contains("i THz at N, q = (0.5, 0, 0) of the reciprocal vectors: Cu moves across the wave vector, most"
                        + " of all in the direction [0.71 -0.71 0.00]; the wave fits into 2x1x1 primitive cells"),
                p.out());
        assertTrue(Pattern.compile("\\[110\\] +unstable").matcher(p.out()).find(), p.out());
    }

    /** The lattice sum of charges has no end: what a supercell can and cannot say of it is told. */
    @Test
    void saysWhatIsMissingOfLongRangeForces() throws IOException {
        Program p =
                phonons("""
                        structure: {crystal: {lattice: rocksalt, species: [Mg, O], a: 4.2}}
                        forcefield:
                          - buckingham: {cutoff: 6, pairs: {Mg-O: {a: 1280, rho: 0.3, c: 0}, O-O: {a: 22764, rho: 0.149, c: 27.88}}}
                          - coulomb: {charges: {Mg: 2, O: -2}, method: ewald, cutoff: 6}
                        phonons: {supercell: [2, 2, 2], mesh: [2, 2, 2], path: {G: [0, 0, 0], X: [1, 0, 0]}}
                        """);
        String page = Files.readString(folder.resolve("out/report.html"));
        assertTrue(page.contains("is not included, and all optical modes are transverse"), p.out() + p.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mesh: [6, 6, 6] | mesh: [6, 6] | is not three positive numbers",
        "mesh: [6, 6, 6] | path: {G: [0, 0, 0]} | needs two or more points",
        "mesh: [6, 6, 6] | units: lj | reduced units have no Planck constant",
        "a: 5.43} | a: 5.43}, pbc: [true, true, false] | open along 1 of them",
        "'a: 5.43}' | 'a: 5.43}, displace: {amplitude: 0.05}' | the crystal is not at rest"
    })
    void refusesInOneLine(String part, String by, String message) throws IOException {
        String input = INPUT.replace(part, by);
        Program p = phonons(by.contains("displace") ? input.replace("mesh: [6, 6, 6]", "bulk: none") : input);
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains(message), p.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }
}
