package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.PotentialFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AenetFileTest {
    @TempDir
    private Path folder;

    /** Ti with a Ti at 2 A: T0 = 1, T1 = 2r/Rc - 1, no angle; the weight of Ti among Ti and O is -1. */
    @Test
    void energyIsThatOfTheFormulas() throws IOException {
        Files.writeString(folder.resolve("Ti.ann"), SmallModel.aenet());
        Atoms atoms = Atoms.of(List.of("Ti", "Ti"));
        atoms.setPosition(0, 0, 0, 0);
        atoms.setPosition(1, 2, 0, 0);
        double fc = 0.5 + 0.5 * Math.cos(Math.PI * 2 / 5);
        double t1 = 2 * 2 / 5.0 - 1;
        double[] g = {fc, t1 * fc, 0, -fc, -t1 * fc, 0};
        double[] node = {0.05, -0.05};
        for (int i = 0; i < 6; i++) {
            // The fifth input did not vary in training: mean square 0.25 is the square of the mean.
            double x = i == 4 ? 0 : (g[i] - 0.5) / Math.sqrt(0.5 - 0.25);
            node[0] += (0.1 + 0.2 * i) * x;
            node[1] -= (0.2 + 0.2 * i) * x;
        }
        double output = 1.5 * Math.tanh(node[0]) - 0.5 * Math.tanh(node[1]) + 0.2;
        double energy = BruteForce.evaluate(create(Map.of("Ti", Path.of("Ti.ann")), "Ti"), atoms, Cell.open()).energy();
        assertEquals(2 * (output / 2 - 3 - 5), energy, 1e-12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "17 | 18 | 17 weights",
        "6 2 1 | 6 2 2 | last layer",
        "1 0 | 1 7 | activation function 7",
        "1.5 -0.5 0.2 | 1.5 -0.5 | 'made' is not a number",
        "TiO | TiXq | is not what was expected",
        "Chebyshev | LMBTR | no descriptor known",
        "5.0 1 4.0 0 0 | 5.0 2 4.0 0 0 | does not have 6 functions",
        "made.up | made.up U | is neither T nor F",
        "2.0 | -2.0 | must be positive",
        "-1 1 0 | -1 1 0 9 | goes on",
        "-1 1 0 | -1 1 | complete?",
        "TiO | TiTi | named twice among those around: Ti Ti",
        "6 2 1 | 6 0 1 | layer 2 is 0, expected 1 to 6",
        "Chebyshev | Behler2011 | function 1 is for elements 0 and 0"
    })
    void wrongFilesAreRefused(String sound, String wrong, String reason) {
        String text = SmallModel.aenet();
        assertTrue(text.contains("\n" + sound), sound);
        String damaged = text.replace("\n" + sound, "\n" + wrong);
        String message = assertThrows(InputException.class, () -> AenetFile.read(PotentialFile.of("Ti.ann", damaged)))
                .getMessage();
        assertTrue(message.startsWith("Ti.ann:") && message.contains(reason), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "5.0 0.5 0.2 0 | -5.0 0.5 0.2 0 | :24: function 1: a cutoff function cannot go from 0.0 to -5.0 A",
        "4.5 -1 2 0.1 | 4.5 -3 2 0.1 | :24: function 2: lambda of an angular function is -3.0",
        "2 4 2 | 2 6 2 | :24: function 2: is of kind 6",
        "2 0 1 2 1 0 | 3 0 1 2 1 0 | :24: function 1 is for elements 3 and 0"
    })
    void wrongFunctionsOfBehlerAreRefused(String sound, String wrong, String reason) {
        String damaged = SmallModel.aenetBehler("Ti").replace("\n" + sound, "\n" + wrong);
        String message = assertThrows(InputException.class, () -> AenetFile.read(PotentialFile.of("Ti.ann", damaged)))
                .getMessage();
        assertTrue(message.startsWith("Ti.ann") && message.contains(reason), message);
    }

    @Test
    void networksThatDoNotFitTheStructureAreRefused() throws IOException {
        Files.writeString(folder.resolve("Ti.ann"), SmallModel.aenet());
        Files.writeString(folder.resolve("H.ann"), SmallModel.aenet().replace("Ti", "H"));
        Path ti = Path.of("Ti.ann");
        String missing = assertThrows(InputException.class, () -> create(Map.of("Ti", ti), "Ti", "O")).getMessage();
        assertTrue(missing.contains("no network for O"), missing);
        String unknown = assertThrows(
                InputException.class, () -> create(Map.of("Ti", ti, "H", Path.of("H.ann")), "Ti", "H")).getMessage();
        assertTrue(unknown.contains("was not made for neighbours of H"), unknown);
        String mixed = assertThrows(InputException.class, () -> create(Map.of("O", ti), "O")).getMessage();
        assertTrue(mixed.contains("Ti.ann is the network of Ti, but files names it for O"), mixed);
        create(Map.of("bulk", ti), "bulk");
    }

    private ForceField create(Map<String, Path> files, String... species) {
        return new AenetFactory().create(new AenetParameters(files, null),
                new ForceFieldFactory.Context(folder, List.of(species), Units.CODATA_2018));
    }
}
