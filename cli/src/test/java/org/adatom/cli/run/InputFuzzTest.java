package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.fuzz.FuzzContract;
import org.adatom.engine.fuzz.FuzzTarget;

class InputFuzzTest extends FuzzContract {
    private static final String RUN = """
            # copper, melted
            structure:
              crystal: {lattice: fcc, species: [Cu], a: "0.3615 nm", repeat: [4, 4, 4]}
            forcefield:
              - eam: {builtin: zhou-2004}
              - lennard-jones: &lj
                  epsilon: 0.1 kcal/mol
                  sigma: 2.3
                  cutoff: 6
              - table: {pairs: {Cu-Cu: {file: a.table, section: "CU"}}, cutoff: 5.5 A, truncation: force}
            run:
              seed: 12345
              velocities: {temperature: 300 K}
              groups: {low: {z: [-1, 1]}}
              stages:
                - {ensemble: nvt, temperature: 300, tau: 100 fs, timestep: 2 fs, steps: 1000}
                - ensemble: nve
                  timestep: 0.001 ps
                  steps: 10_000
              trajectory: {every: 5}
              thermo: {every: 10}
              analysis: {rdf: {rmax: 5}, msd: {every: 2}}
            """;

    private static final String JSON =
            """
                    {"structure": {"file": "start.extxyz"}, "forcefield": {"tersoff": {"file": "SiC.tersoff", "elements": {"A": "Si"}}},
                     "run": {"stages": [{"ensemble": "nve", "timestep": "1 fs", "steps": 5}]}}
                    """;

    @Override
    protected List<FuzzTarget> parsers() {
        return List.of(
                FuzzTarget.of("input file", "in.yaml", RUN, f -> Binder.bind(InputFile.read(f), RunInput.class))
                        .and(List.of(JSON.getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
                checkpoint("checkpoint", InputFuzzTest::readCheckpoint),
                checkpoint("checkpoint of another program", InputFuzzTest::signAndRead));
    }

    private static FuzzTarget checkpoint(String name, FuzzTarget.Parser parser) {
        try {
            Path file = Files.createTempDirectory("fuzz").resolve("checkpoint");
            Atoms atoms = Atoms.of(List.of("Cu", "Ar", "Cu", "Cu"));
            for (int i = 0; i < atoms.count(); i++) {
                atoms.setPosition(i, i, 0.5 * i, -i);
            }
            SavedState.write(file, new Checkpoint("abc", 1, 500, 0.1, atoms, Cell.orthorhombic(5, 6, 7))::write);
            FuzzTarget.Seed seed = new FuzzTarget.Seed("checkpoint", Files.readAllBytes(file));
            Files.delete(file);
            Files.delete(file.getParent());
            return new FuzzTarget(name, List.of(seed), parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readCheckpoint(Path file) {
        Checkpoint read = SavedState.read(file, Checkpoint::read);
        assertEquals("abc", read.hash());
        assertTrue(Arrays.stream(read.atoms().x()).allMatch(Double::isFinite));
    }

    /** Gives the damaged file its right checksum, so that nothing but the reader stands between it and the run. */
    private static void signAndRead(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 8) {
                CRC32C crc = new CRC32C();
                crc.update(bytes, 0, bytes.length - 8);
                ByteBuffer.wrap(bytes).putLong(bytes.length - 8, crc.getValue());
                Files.write(file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Checkpoint read = SavedState.read(file, Checkpoint::read);
        assertEquals(read.atoms().count(), read.atoms().species().length);
    }
}
