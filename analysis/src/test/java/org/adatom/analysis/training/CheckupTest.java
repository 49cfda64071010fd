package org.adatom.analysis.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.verify.Dynamics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final double CUTOFF = 4.5;

    /** A Morse well times (1 - (r/c)^2)^3, its forces multiplied by a factor that should be 1. */
    private record Well(double factor) implements PairPotential {
        @Override
        public List<String> species() {
            return List.of("Cu");
        }

        @Override
        public double cutoff() {
            return CUTOFF;
        }

        @Override
        public String description() {
            return "Morse";
        }

        @Override
        public void evaluate(PairBatch b) {
            for (int k = 0; k < b.size; k++) {
                double r = Math.sqrt(b.r2[k]);
                double e = Math.exp(-1.5 * (r - 2.5));
                double s = 1 - b.r2[k] / (CUTOFF * CUTOFF);
                double well = 0.4 * (e * e - 2 * e);
                b.energy[k] = well * s * s * s;
                b.forceOverR[k] = factor * (1.2 * (e * e - e) * s * s * s / r
                        + 6 * well * s * s / (CUTOFF * CUTOFF));
            }
        }
    }

    private static LabelledFrame frame(String name, int repeat, Double energy) {
        Frame f = Crystal.of(Lattice.FCC, 3.5, "Cu").repeated(repeat, repeat, 1).build(Units.CODATA_2018);
        return new LabelledFrame(name, "", f.atoms(), f.cell(), energy, null, null);
    }

    private static Checkup checkup(ForceField potential) {
        try (Workers workers = new Workers(2)) {
            return Checkup.of(potential, List.of(frame("a", 2, -30.0)), workers);
        }
    }

    @Test
    void aSoundPotentialPassesAllChecksOnTheFrame() {
        Checkup c = checkup(new Well(1));
        assertTrue(c.passed(), c.certificate().findings().toString());
        assertEquals("as given", ((Dynamics) c.certificate().dynamics()).specimen(), "not of a piece of the frame");
        Report report = new Report("");
        c.fill(report);
        assertEquals(List.of(), report.warnings());
        assertEquals(List.of("Verification", "Speed"), report.sections().stream().map(Report.Section::title).toList());
    }

    @Test
    void aWrongForceIsAWarning() {
        Checkup c = checkup(new Well(1.001));
        assertFalse(c.passed());
        Report report = new Report("");
        c.fill(report);
        assertTrue(report.warnings().get(0).startsWith("verification: forces = -dE/dr"), report.warnings().toString());
    }

    @Test
    void speedsAreThoseOfOneThreadAndOfAll() {
        List<Speed> speeds = checkup(new Well(1)).speeds();
        assertEquals(List.of(1, 2), speeds.stream().map(Speed::threads).toList());
        Speed s = speeds.get(0);
        assertTrue(s.seconds() > 0 && s.atoms() >= 500 && s.atoms() <= 1000, s.toString());
        assertEquals(1, 1e-6 * s.microsecondsPerAtom() * s.atomStepsPerSecond(), 1e-12);
    }

    @Test
    void aFrameIsRepeatedUntilItIsLargeAndNearlyCubic() {
        LabelledFrame f = frame("a", 2, null);
        Cell cell = Speed.repeated(new Frame(f.atoms(), f.cell())).cell();
        for (int k = 0; k < 3; k++) {
            assertTrue(cell.height(k) >= 14 && cell.height(k) <= 21, cell.toString());
        }
        Atoms alone = Atoms.of(List.of("Cu"));
        assertEquals(1, Speed.repeated(new Frame(alone, Cell.open())).atoms().count(), "what is open stays as it is");
    }

    @Test
    void theTypicalFrameIsOfLowEnergyAndNotTooLarge() {
        LabelledFrame low = frame("low", 2, -40.0);
        assertSame(low, Checkup.typical(List.of(frame("large", 6, -1e6), frame("high", 2, -30.0), low)));
    }
}
