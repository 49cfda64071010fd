package org.adatom.forcefields.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final Morse COPPER = new Morse("Cu", 0.3429, 1.3588, 2.866);

    @TempDir
    private Path folder;

    /**
     * Errors of cubic Hermite interpolation: h^4 |phi''''|/384 in the energy, h^3 |phi''''|/125 in the slope. From 1.8 A on
     * phi'''' is below 400 eV/A^4, so with h = 0.02 A these are 1.7e-7 eV and 2.6e-5 eV/A.
     */
    @Test
    void tableOfMorseIsMorse() throws IOException {
        String rows = rows("%.17g %.17g %.17g", false);
        TruncatedPair table = table(write("# r energy force\n" + rows), null, 6);
        TruncatedPair lammps = table(
                write("# made by hand\n\nOTHER\nN 2\n\n1 1 0 0\n2 2 0 0\n\nCU_CU\nN 276 R 1.5 7\n\n"
                        + rows("%d %.17g %.17g %.17g", true)),
                "CU_CU",
                6);
        TruncatedPair without = table(write(rows("%.17g %.17g", false)), null, 6);
        PairBatch expected = one();
        PairBatch actual = one();
        for (double r = 1.8; r < 6; r += 0.0137) {
            expected.r2[0] = r * r;
            actual.r2[0] = r * r;
            COPPER.evaluate(expected);
            table.evaluate(actual);
            assertEquals(expected.energy[0], actual.energy[0], 2e-7);
            assertEquals(expected.forceOverR[0], actual.forceOverR[0], 2e-5);
            lammps.evaluate(actual);
            assertEquals(expected.energy[0], actual.energy[0], 2e-7);
            without.evaluate(actual);
            assertEquals(expected.energy[0], actual.energy[0], 5e-5);
        }
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertMessage(":3: distances must be positive and rise: 1.5 A after 2.0 A", "1 0\n2 1\n1.5 2\n", null);
        assertMessage(":2: expected 2 columns, found 3", "1 0\n2 1 4\n3 2\n", null);
        assertMessage(":1: expected r, energy and perhaps force, found 1 columns", "1\n2\n3\n", null);
        assertMessage("a table needs at least 3 rows, found 2", "1 0\n2 1\n", null);
        assertMessage(":2: 'x' is not a number", "1 0\n2 x\n", null);
        assertMessage("lies outside of its table, which goes from 1.0 to 3.0 A", "1 0\n2 1\n3 2\n", null);
        assertMessage("there is no section A (found: B)", "B\nN 1\n\n1 1 0 0\n", "A");
        assertMessage(":5: expected row 2 of 3", "A\nN 3\n\n1 1 0 0\n3 2 0 0\n", "A");
        assertMessage("the file ends where row 2 of 3 of section A should follow", "A\nN 3\n\n1 1 0 0\n", "A");
        assertMessage("BITMAP", "A\nN 8 BITMAP 1 8\n\n1 1 0 0\n", "A");
        assertMessage("expected the line with N", "A\n1 1 0 0\n", "A");
        assertMessage(":5: the file ends where row 4 of 2000000000", "A\nN 2000000000\n1 1 0 0\n2 2 0 0\n3 3 0 0\n",
                "A");
        assertMessage(":6: found '4': section A goes on behind the 3 rows",
                "A\nN 3\n1 1 0 0\n2 2 0 0\n3 3 0 0\n4 4 0 0\n", "A");
        assertMessage(":6: a second section A", "A\nN 3\n1 1 0 0\n2 2 0 0\n3 3 0 0\nA\nN 3\n", "A");
        assertMessage("is it a table of LAMMPS? Then name its 'section'", "A\nN 3\n1 1 0 0\n", null);
        assertMessage("leave 'section' out for a plain table", "1 0\n2 1\n3 2\n", "A");
        assertMessage("between 1.0 and 2.0 A the energy rises by Infinity", "1 -1e308\n2 1e308\n3 2\n", null);
        assertMessage(":2: 'Infinit' is not a number", "1 0\n2 Infinit\n3 2\n", null);
    }

    @Test
    void pairsBelowTheTableBreakTheRun() throws IOException {
        TruncatedPair table = table(write(rows("%.17g %.17g", false)), null, 6);
        PairBatch close = one();
        close.r2[0] = 1;
        String message =
                assertThrows(NonFiniteState.class, () -> table.evaluate(close)).getMessage();
        assertEquals("a Cu-Cu pair is 1.0 A apart, below the first distance of its table, 1.5 A", message);
    }

    private static String rows(String format, boolean numbered) {
        StringBuilder text = new StringBuilder();
        PairBatch one = one();
        for (int k = 0; k < 276; k++) {
            double r = 1.5 + 0.02 * k;
            one.r2[0] = r * r;
            COPPER.evaluate(one);
            Object[] row = numbered
                    ? new Object[] {k + 1, r, one.energy[0], one.forceOverR[0] * r}
                    : new Object[] {r, one.energy[0], one.forceOverR[0] * r};
            text.append(String.format(Locale.ROOT, format, row)).append('\n');
        }
        return text.toString();
    }

    private void assertMessage(String part, String text, String section) throws IOException {
        Path file = write(text);
        String message = assertThrows(InputException.class, () -> table(file, section, 6)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "pair", ".table"), text);
    }

    private TruncatedPair table(Path file, String section, double cutoff) {
        TableParameters parameters = new TableParameters(
                Map.of("Cu-Cu", new TableParameters.Pair(file.getFileName(), section, null)), cutoff, null, null);
        return (TruncatedPair) new TableFactory()
                .create(parameters, new ForceFieldFactory.Context(folder, List.of("Cu"), Units.CODATA_2018));
    }

    private static PairBatch one() {
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(1);
        batch.size = 1;
        return batch;
    }
}
