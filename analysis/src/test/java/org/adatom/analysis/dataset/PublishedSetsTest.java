package org.adatom.analysis.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.io.FileUnits;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Test;

/** The audit of published sets, sound and with one thing spoilt. */
class PublishedSetsTest {
    @Test
    void labelsOfSiliconBelongTogether() {
        Audit audit = Audit.of(read("mlearn/Si/train.xyz", null));
        assertEquals(1, audit.consistency().force(), 0.05);
        assertEquals(1, audit.consistency().virial(), 0.01);
        assertNull(audit.consistency().better());
        assertTrue(audit.warnings().stream().noneMatch(w -> w.contains("exchanged") || w.contains("units")),
                audit.warnings().toString());
    }

    @Test
    void exchangedShearComponentsAreFound() {
        // 0 1 2 / 3 4 5 / 6 7 8: yz (5, 7) and xz (2, 6) exchanged, as files of the original set have them
        Audit audit = Audit.of(spoilt("mlearn/Si/train.xyz", w -> new double[] {
            w[0], w[1], w[5], w[3], w[4], w[2], w[7], w[6], w[8]
        }));
        assertNotNull(audit.consistency().better());
        assertTrue(audit.consistency().better().startsWith("xz yz"), audit.consistency().better());
        assertTrue(audit.warnings().stream().anyMatch(w -> w.contains("xz yz xy")), audit.warnings().toString());
    }

    @Test
    void stressOfTheWrongSignIsFound() {
        Audit audit = Audit.of(spoilt("mlearn/Ge/train.xyz", w -> {
            double[] minus = w.clone();
            for (int k = 0; k < 9; k++) {
                minus[k] = -w[k];
            }
            return minus;
        }));
        assertEquals(-1, audit.consistency().virial(), 0.02);
        assertTrue(audit.warnings().stream().anyMatch(w -> w.contains("wrong sign")), audit.warnings().toString());
    }

    @Test
    void waterTakenForAngstromIsFound() {
        assertTrue(Audit.of(read("n2p2/H2O_RPBE-D3/input.data", FileUnits.EV_ANGSTROM)).warnings().stream()
                .anyMatch(w -> w.contains("bohr")));
        assertTrue(Audit.of(read("n2p2/H2O_RPBE-D3/input.data", FileUnits.HARTREE_BOHR)).warnings().stream()
                .noneMatch(w -> w.contains("bohr")));
    }

    @Test
    void energiesOfTitaniaChangeAsTheForcesSay() {
        Audit audit = Audit.of(read("tio2/train.extxyz.gz", null));
        assertEquals(800, audit.frames().size());
        assertEquals(1, audit.consistency().force(), 0.01);
        assertEquals(-1604.6 - 2 * 432.5 - 3 * 8.23,
                audit.fit().atomic().get("Ti") + 2 * audit.fit().atomic().get("O"), 1);
        assertEquals(List.of(), audit.warnings());
    }

    private static List<LabelledFrame> spoilt(String file, UnaryOperator<double[]> change) {
        return read(file, null).stream().map(f -> new LabelledFrame(f.source(), f.group(), f.atoms(), f.cell(),
                f.energy(), f.forces(), change.apply(f.virial()))).toList();
    }

    private static List<LabelledFrame> read(String file, FileUnits units) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(SharedFolder.require("data/" + file),
                new ReadOptions(null, null, null, null, units, null, Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                frames.add(f.get());
            }
        }
        return LabelKeys.DEFAULTS.read(frames, file);
    }
}
