package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.adatom.cli.console.Console;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.VelocityVerlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakdownTest {
    @Test
    void brokenRunLeavesTheReasonAndTheLastGoodState(@TempDir Path folder) throws IOException {
        Units units = Units.CODATA_2018;
        Frame argon = Crystal.of(Lattice.FCC, 5.4, "Ar").repeated(3, 3, 3).build(units);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, false);
        try (Workers workers = new Workers(1)) {
            TruncatedPair lj = new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 7.5);
            Simulation s = new Simulation(argon.atoms(), argon.cell(), new ForceEvaluator(lj, workers), units);
            VelocityVerlet verlet = new VelocityVerlet(2 * units.femtosecond());
            s.atoms().vx()[0] = 0.01;
            s.run(verlet, 25);
            s.atoms().vx()[17] = 1e5;
            Atoms before = s.atoms().copy();
            SimulationException e = assertThrows(SimulationException.class, () -> s.run(verlet, 10));
            Breakdown.record(e, s, new RunFolder(folder), workers, console);
            String text = Files.readString(folder.resolve("failure.txt"));
            assertTrue(text.startsWith("step 26, atom 18: moved "), text);
            assertTrue(text.contains("of atom 18 (Ar)"), text);
            assertTrue(text.contains("Last good state, step 25"), text);
            Frame good = StructureFiles.read(folder.resolve("last-good.extxyz"), ReadOptions.defaults(units), 0);
            assertArrayEquals(before.x(), good.atoms().x(), 1e-12);
            assertEquals(25L, good.info().get("step"));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("last-good.extxyz"));
        }
    }
}
