package org.adatom.forcefields.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.forcefields.PotentialFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Energy and virial of a sample configuration of the NIST Standard Reference Simulation Website, to all its digits. */
class NistLennardJonesTest {
    @ParameterizedTest
    @CsvSource({
        "CUT, 3, -1.6790e1, -4.6249e1, -0.54517",
        "CUT, 4, -1.7060e1, -4.7869e1, -0.23008",
        "FORCE, 3, -1.5001e1, -4.3096e1, 0"
    })
    void configurationFourHasThePublishedEnergyAndVirial(
            Truncation truncation, double cutoff, double energy, double virial, double tail) throws IOException {
        boolean hasTail = truncation == Truncation.CUT;
        TruncatedPair lj =
                new TruncatedPair(new LennardJones("X", 1, 1), truncation, new double[] {cutoff}, 0, hasTail);
        Evaluation e = Evaluation.byEngine(lj, atoms(), Cell.orthorhombic(8, 8, 8), 1);
        // The engine adds the tail; the published energies are without it.
        double correction = lj.tail(new long[] {30}, 512).energy();
        double virialCorrection = lj.tail(new long[] {30}, 512).virial();
        assertEquals(tail, correction, 5e-6);
        assertEquals(energy, e.energy() - correction, 5e-4);
        assertEquals(virial, e.virial()[0] + e.virial()[4] + e.virial()[8] - virialCorrection, 5e-4);
    }

    private static Atoms atoms() throws IOException {
        try (InputStream in = NistLennardJonesTest.class.getResourceAsStream("nist-lennard-jones-4.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            PotentialFile file = PotentialFile.of("nist-lennard-jones-4.txt", text).withoutComments();
            Atoms atoms = new Atoms(List.of("X"), new int[30]);
            for (int i = 0; i < 30; i++) {
                atoms.setPosition(i, file.number("x"), file.number("y"), file.number("z"));
            }
            return atoms;
        }
    }
}
