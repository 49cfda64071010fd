package org.adatom.forcefields.coulomb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.adatom.forcefields.coulomb.RigidIonsParameters.Builtin;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;

class RigidIonsTest {
    private static final double RC = 8;
    private static final double ALPHA = 0.3;

    /** A molecule O-Si-O, bare: the numbers of the paper, and with repair those of Guissani and Guillot. */
    @Test
    void moleculeHasTheEnergyOfTheFormula() {
        double siO = 18003.7572 * Math.exp(-4.87318 * 1.6) - 133.5381 / Math.pow(1.6, 6);
        double oO = 1388.7730 * Math.exp(-2.76 * 3.2) - 175 / Math.pow(3.2, 6);
        double bare = 2 * siO + oO;
        assertEquals(bare, molecule(false, "O", "Si") - charges("O", "Si"), 1e-12);
        double cores = 2 * core(3.097948e-3, 1.313635 / 1.6) + core(1.05105e-3, 1.779239 / 3.2);
        assertEquals(bare + cores, molecule(true, "O", "Si") - charges("O", "Si"), 1e-12);
        assertEquals(bare, molecule(false, "O2", "Si4") - charges("O2", "Si4"), 1e-12);
    }

    private static double core(double epsilon, double x) {
        return 4 * epsilon * (Math.pow(x, 30) - Math.pow(x, 6));
    }

    private static double molecule(boolean repair, String oxygen, String silicon) {
        RigidIonsParameters p = new RigidIonsParameters(
                Builtin.BKS_1990, RC, null, repair, CoulombParameters.Method.WOLF, null, ALPHA,
                Map.of("O2", "O", "Si4", "Si"));
        return energy(create(p, Units.CODATA_2018, List.of(silicon, oxygen)), oxygen, silicon);
    }

    private static double charges(String oxygen, String silicon) {
        ForceField wolf = Coulomb.wolf(
                List.of(silicon, oxygen), new double[] {2.4, -1.2}, RC, ALPHA, Units.CODATA_2018.coulomb());
        return energy(wolf, oxygen, silicon);
    }

    private static double energy(ForceField f, String oxygen, String silicon) {
        Atoms atoms = Atoms.of(List.of(oxygen, silicon, oxygen));
        atoms.setPosition(0, -1.6, 0, 0);
        atoms.setPosition(2, 1.6, 0, 0);
        return BruteForce.evaluate(f, atoms, Cell.open()).energy();
    }

    @Test
    void citesThePapersItUses() {
        List<String> plain = silica(false, 1e-8, Units.CODATA_2018, List.of("Si", "O")).references();
        assertEquals(
                List.of("B. W. H. van Beest, G. J. Kramer, R. A. van Santen, Phys. Rev. Lett. 64, 1955 (1990)"), plain);
        List<String> repaired = silica(true, 1e-8, Units.CODATA_2018, List.of("Si", "O")).references();
        assertEquals("Y. Guissani, B. Guillot, J. Chem. Phys. 104, 7633 (1996)", repaired.get(1));
    }

    @Test
    void saysWhatIsWrong() {
        assertMessage(
                "Al is not in bks-1990 (it has Si, O)",
                () -> silica(false, 1e-8, Units.CODATA_2018, List.of("Si", "Al", "O")));
        assertMessage("units: lj has none", () -> silica(false, 1e-8, Units.LJ, List.of("Si", "O")));
        RigidIonsParameters undamped = new RigidIonsParameters(
                Builtin.BKS_1990, RC, Truncation.FORCE, null, CoulombParameters.Method.DSF, null, null, null);
        assertMessage(
                "dsf and wolf need alpha", () -> create(undamped, Units.CODATA_2018, List.of("Si", "O")));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable code) {
        String message = assertThrows(InputException.class, code).getMessage();
        assertTrue(message.contains(part), message);
    }

    /** Silica by Ewald sum, everything cut at 8 A. */
    static ForceField silica(boolean repair, double accuracy, Units units, List<String> species) {
        return create(
                new RigidIonsParameters(Builtin.BKS_1990, RC, null, repair, null, accuracy, null, null), units,
                species);
    }

    private static ForceField create(RigidIonsParameters p, Units units, List<String> species) {
        return new RigidIonsFactory().create(p, new ForceFieldFactory.Context(Path.of(""), species, units));
    }
}
