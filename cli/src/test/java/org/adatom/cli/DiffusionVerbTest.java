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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffusionVerbTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: fcc, species: Al, a: 4.0}}
            forcefield: {emt: {}}
            diffusion: {repeat: [2, 2, 2], images: 1, temperatures: [400, 800], prefactor: 10}
            """;

    @TempDir
    private Path folder;

    private Program diffusion(String input) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), input);
        return Program.run("diffusion", file.toString(), "-o", folder.resolve("out").toString());
    }

    @Test
    void aCrystalAndAForceFieldAreEnoughForAnArrheniusPlot() throws IOException {
        Program p = diffusion(INPUT);
        assertEquals(0, p.code(), p.err() + p.out());
        JsonNode figures = new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile()).get("figures");
        double barrier = figures.at("/barrier_1/value").asDouble();
        assertEquals(0.4, barrier, 0.1);
        assertEquals(barrier, figures.at("/activation_energy/value").asDouble(), 1e-4);
        assertEquals(barrier + figures.at("/formation_energy/value").asDouble(),
                figures.at("/self_activation_energy/value").asDouble(), 1e-4);
        assertEquals(3, Files.readAllLines(folder.resolve("out/diffusion.csv")).size());
        assertTrue(Files.readString(folder.resolve("out/report.html")).contains("Arrhenius plot"));
        assertTrue(Files.exists(folder.resolve("out/jump-1.extxyz")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "diffusion: {|diffusion: {longest: 1 A, |longest is too short",
        "diffusion: {|diffusion: {species: Cu, |the crystal has no Cu",
        "repeat: [2, 2, 2]|repeat: [1, 1, 1]|use more cells",
        "prefactor: 10|prefactor: -1|prefactor: -1.0 THz is not allowed",
        "prefactor: 10|dynamics: {temperatures: [900], runs: 1}|leaves no error bar",
        "lattice: fcc, species: Al|lattice: rocksalt, species: [Al, Ni]|name the one that jumps"
    })
    void wrongUseIsSaidInWords(String what, String instead, String message) throws IOException {
        Program p = diffusion(INPUT.replace(what, instead));
        assertEquals(2, p.code(), p.err());
        assertTrue(p.err().contains(message), p.err());
    }
}
