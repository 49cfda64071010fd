package org.adatom.forcefields.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.junit.jupiter.api.Test;

class LabelKeysTest {
    private static Frame cube() {
        return new Frame(Atoms.of(List.of("Cu")), Cell.of(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 2}, new boolean[] {
            true, true, true
        }));
    }

    @Test
    void whatTheFileDoesNotSayIsMissing() {
        LabelledFrame read = LabelKeys.DEFAULTS.read(cube(), "f");
        assertNull(read.energy());
        assertNull(read.forces());
        assertNull(read.virial());
        assertEquals("", read.group());
    }

    @Test
    void stressBecomesVirialOfOppositeSign() {
        Frame frame = cube();
        frame.info().put("stress", new double[] {1, 2, 3, 4, 5, 6});
        assertArrayEquals(
                new double[] {-8, -48, -40, -48, -16, -32, -40, -32, -24},
                LabelKeys.DEFAULTS.read(frame, "f").virial());
    }

    @Test
    void otherNamesAreAsked() {
        Frame frame = cube().with(Frame.Field.FORCES);
        frame.atoms().fy()[0] = 0.5;
        frame.info().put("energy", -1.0);
        frame.info().put("REF_energy", -2L);
        frame.info().put("tag", "bulk");
        LabelledFrame read = new LabelKeys("REF_energy", null, null, "tag").read(frame, "f");
        assertEquals(-2.0, read.energy());
        assertEquals("bulk", read.group());
        assertArrayEquals(new double[] {0, 0.5, 0}, read.forces());
    }

    @Test
    void labelsThatAreNoNumbersAreRefusedWithTheFrame() {
        Frame frame = cube();
        frame.info().put("energy", Double.NaN);
        assertEquals("f: the energy is NaN", assertThrows(InputException.class,
                () -> LabelKeys.DEFAULTS.read(frame, "f")).getMessage());
        frame.info().put("energy", "low");
        assertThrows(InputException.class, () -> LabelKeys.DEFAULTS.read(frame, "f"));
    }
}
