package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;

class FirstFrameTest {
    @Test
    void theFirstFrameSurvivesMotionAndRestart() throws IOException {
        for (Cell cell : List.of(Cell.orthorhombic(9, 8, 7), Cell.planar(new double[] {9, 0, 2, 8}, true, false))) {
            Atoms atoms = Atoms.of(List.of("Cu", "Zr", "Cu"));
            atoms.setPosition(1, 1, 2, 0);
            atoms.setPosition(2, -4, 0.5, 0);
            FirstFrame first = new FirstFrame();
            assertNull(first.frame());
            try (Workers workers = new Workers(1)) {
                TruncatedPair lj = new TruncatedPair(new LennardJones("Cu", 0.01, 2), Truncation.CUT, 4);
                first.observe(new Simulation(atoms, cell, new ForceEvaluator(lj, workers), Units.CODATA_2018));
            }
            atoms.setPosition(1, 7, 7, 7);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            first.save(new DataOutputStream(bytes));
            FirstFrame restored = new FirstFrame();
            restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            Frame frame = restored.frame();
            assertNotNull(frame);
            assertArrayEquals(new double[] {0, 1, -4}, frame.atoms().x());
            assertArrayEquals(new double[] {0, 2, 0.5}, frame.atoms().y());
            assertEquals("Zr", frame.atoms().symbol(1));
            assertEquals(cell, frame.cell());
        }
    }
}
