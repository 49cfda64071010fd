package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.fuzz.FuzzContract;
import org.adatom.engine.fuzz.FuzzTarget;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.AtomGroup;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.LimitedMemory;
import org.adatom.integrators.minimize.Minimizer;

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
                checkpoint("checkpoint", InputFuzzTest::writeRun,
                        file -> assertEquals("abc", SavedState.read(file, Checkpoint::read).hash())),
                checkpoint("checkpoint of another program", InputFuzzTest::writeRun,
                        file -> SavedState.read(signed(file), InputFuzzTest::readRun)),
                checkpoint("minimiser of another program", InputFuzzTest::writeMinimizer,
                        file -> SavedState.read(signed(file), InputFuzzTest::readMinimizer)));
    }

    private static FuzzTarget checkpoint(String name, SavedState.Content content, FuzzTarget.Parser parser) {
        try {
            Path file = Files.createTempDirectory("fuzz").resolve("checkpoint");
            SavedState.write(file, content);
            FuzzTarget.Seed seed = new FuzzTarget.Seed("checkpoint", Files.readAllBytes(file));
            Files.delete(file);
            Files.delete(file.getParent());
            return new FuzzTarget(name, List.of(seed), parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes before the lists: atoms and cell, what stages hold, groups. */
    private static void writeRun(DataOutput out) throws IOException {
        Atoms atoms = Atoms.of(List.of("Cu", "Ar", "Cu", "Cu"));
        for (int i = 0; i < atoms.count(); i++) {
            atoms.setPosition(i, i, 0.5 * i, -i);
        }
        new Checkpoint("abc", 1, 500, 0.1, atoms, Cell.orthorhombic(5, 6, 7)).write(out);
        new Holds(new byte[][] {{0, 7, 0, 0}, {0, 0, 1, 2}}).save(out);
        SavedGroups.write(out, Map.of("hot", AtomGroup.of(new boolean[] {true, false, true, false})), atoms.count());
    }

    private static Void readRun(DataInputStream in) throws IOException {
        Atoms atoms = Checkpoint.read(in).atoms();
        assertEquals(atoms.count(), atoms.species().length);
        assertEquals(atoms.count(), Holds.restored(in, atoms.count()).held(atoms, 0).count());
        SavedGroups.read(in, atoms.count()).values().forEach(g -> assertTrue(g.members(atoms.count()).length > 0));
        return null;
    }

    private static Minimizer minimizer(Simulation simulation) {
        return new LimitedMemory(new AtomsAndCell(simulation,
                new AtomsAndCell.Goal(CellMode.FULL, new double[9], 1e-6, 1e-6, 0.2)));
    }

    private static <T> T withSimulation(Function<Simulation, T> use) {
        Frame start = Crystal.of(Lattice.FCC, 5.1, "Ar").build(Units.CODATA_2018);
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 0.01, 3.4), Truncation.FORCE, 6);
        try (Workers workers = new Workers(1)) {
            return use.apply(new Simulation(
                    start.atoms(), start.cell(), new ForceEvaluator(lj, workers), Units.CODATA_2018));
        }
    }

    private static void writeMinimizer(DataOutput out) throws IOException {
        Minimizer relaxed = withSimulation(s -> {
            Minimizer m = minimizer(s);
            s.run(m, 4);
            return m;
        });
        relaxed.save(out);
    }

    private static Void readMinimizer(DataInputStream in) throws IOException {
        withSimulation(InputFuzzTest::minimizer).restore(in);
        return null;
    }

    /** Gives the damaged file its right checksum, so that nothing but the reader stands between it and the run. */
    private static Path signed(Path file) {
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
        return file;
    }
}
