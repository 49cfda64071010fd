package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

class NebVerbTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: fcc, species: Cu, a: 3.62, repeat: [3, 3, 3]}}
            forcefield: {eam: {builtin: zhou-2004}}
            neb: {vacancy: {}, images: 3}
            """;

    @TempDir
    private Path folder;

    private Program neb(String input, String out, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"neb", file.toString(), "-o", folder.resolve(out).toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Program.run(args);
    }

    private JsonNode summary(String out) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(out + "/summary.json").toFile());
    }

    /** The images of one run are the ends of another, whose atoms come in another order. */
    @Test
    void aJumpByNameAndTheSameFromFilesHaveOneBarrier() throws IOException {
        Program p = neb(INPUT, "hop");
        assertEquals(0, p.code(), p.err());
        double barrier = summary("hop").at("/figures/barrier_forward/value").asDouble();
        assertEquals(0.55, barrier, 0.02);
        String path = folder.resolve("hop/path.extxyz").toString();
        Program again = neb(INPUT.replaceFirst("structure:.*", "structure: {file: " + path + ", frame: 0}")
                .replace("vacancy: {}", "last: {file: " + path + ", frame: -1}, path: idpp"), "files", "--threads",
                "2");
        assertEquals(0, again.code(), again.err());
        assertEquals(barrier, summary("files").at("/figures/barrier_forward/value").asDouble(), 1e-4);
        assertTrue(Files.readString(folder.resolve("files/report.html")).contains("The images from end to end"));
    }

    @Test
    void aBandThatIsGivenUpEndsWithExitCode3AndSaysWhatHelps() throws IOException {
        Program p = neb(INPUT.replace("images: 3", "images: 3, maxSteps: 2"), "short");
        assertEquals(3, p.code(), p.err());
        assertTrue(p.out().contains("Not converged in 2 steps") && p.out().contains("raise maxSteps"), p.out());
    }

    @Test
    void withoutClimbingTheBarrierIsThatOfTheSpline() throws IOException {
        Program p = neb(INPUT.replace("images: 3", "images: 4, climb: false"), "plain");
        assertEquals(0, p.code(), p.err());
        assertTrue(p.err().contains("no image climbed"), p.err());
        assertEquals(0.55, summary("plain").at("/figures/barrier_forward/value").asDouble(), 0.02);
    }

    /** Images of one path, on its slopes, are the ends of a band that slides: the same saddle, above the energy of the first. */
    @Test
    void endsOnTheSlopesSlideAndADimerFinishes() throws IOException {
        Program p =
                neb(INPUT.replace("images: 3",
                        "images: 5, algorithm: string, force: 0.05, finish: dimer, prefactor: false"), "string");
        assertEquals(0, p.code(), p.err());
        JsonNode string = summary("string");
        assertEquals(0.5502, string.at("/figures/barrier_forward/value").asDouble(), 5e-4);
        assertTrue(string.at("/figures/saddle_force/value").asDouble() <= 1e-6);
        String path = folder.resolve("string/path.extxyz").toString();
        Program again = neb(INPUT.replaceFirst("structure:.*", "structure: {file: " + path + ", frame: 2}")
                .replace("vacancy: {}", "last: {file: " + path + ", frame: 4}, ends: free, finish: dimer"), "free");
        assertEquals(0, again.code(), again.err());
        double above = string.at("/path/energy/3").asDouble() - string.at("/path/energy/2").asDouble();
        assertEquals(above, summary("free").at("/figures/barrier_forward/value").asDouble(), 1e-3);
    }

    /** Diamond and beta-tin silicon have one enthalpy near 12.7 GPa (verb eos, the same potential): reaction 0, energies in the file without p V. */
    @Test
    void theCellChangesAlongThePath() throws IOException {
        Program p = neb("""
                structure: {crystal: {lattice: diamond, species: Si, a: 5.43}}
                forcefield: {tersoff: {builtin: si-t3-1988}}
                neb:
                  last: {crystal: {lattice: diamond, species: Si, a: 6.6}, strain: [0, 0, -0.611]}
                  cell: full
                  pressure: 12.7
                  images: 5
                """, "cell");
        assertEquals(0, p.code(), p.err());
        JsonNode figures = summary("cell").get("figures");
        assertEquals(0, figures.at("/reaction_energy/value").asDouble(), 0.02);
        assertEquals(2.548, figures.at("/barrier_forward/value").asDouble(), 1e-3);
        List<String> headers = Files.readAllLines(folder.resolve("cell/path.extxyz")).stream()
                .filter(line -> line.contains("Lattice=")).toList();
        double[] energy = headers.stream()
                .mapToDouble(h -> Double.parseDouble(h.replaceFirst(".*energy=(\\S+).*", "$1"))).toArray();
        double volumes = 144.43 - 114.26;
        assertEquals(12.7 * 0.0062415 * volumes, energy[6] - energy[0], 0.02);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vacancy: {} | images: 2 | give one of last, the other end, and vacancy",
        "images: 3 | images: 0 | images: 0.0 is not allowed",
        "vacancy: {} | vacancy: {site: 500} | there is no atom 500, the structure has 108",
        "vacancy: {} | vacancy: {jumper: 1} | is the one that is taken out",
        "vacancy: {} | last: {crystal: {lattice: fcc, species: Cu, a: 3.7, repeat: [3, 3, 3]}} | different cells",
        "vacancy: {} | last: {crystal: {lattice: fcc, species: Cu, a: 3.62, repeat: [3, 3, 2]}} | different cells",
        "vacancy: {} | last: {crystal: {lattice: fcc, species: Cu, a: 3.62, repeat: [3, 3, 3]}} | same minimum",
        "vacancy: {} | vacancy: {}, fixed: {bottom: xyz} | there is no group 'bottom'",
        "images: 3 | climb: false, climbBelow: 0.3 | no image climbs",
        "images: 3 | climb: false, finish: dimer | a dimer begins at the climbing image",
        "images: 3 | finishForce: 1e-5 | add finish: dimer",
        "images: 3 | algorithm: string, spring: 2 | a string has no springs",
        "images: 3 | ends: free | a jump by name begins and ends in minima",
        "images: 3 | cell: full | needs both ends",
        "images: 3 | pressure: 1 | add cell: full"
    })
    void refusesInOneLine(String part, String by, String message) throws IOException {
        Program p = neb(by.equals("images: 2") ? INPUT.replace("vacancy: {}, ", "") : INPUT.replace(part, by), "none");
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains(message), p.err());
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
