package org.adatom.forcefields.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.adatom.forcefields.embedded.EmtParameters.Cutoff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmtTest {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Lattice constant and energy of the fcc crystal, and the energy of an atom, as ASE 3.22.1 gives them. */
    @ParameterizedTest
    @CsvSource({
        "Cu, 3.58983, -0.00704, 3.51",
        "Au, 4.05617, -0.00014, 3.80",
        "Ag, 4.06355, -0.00037, 2.96",
        "Ni, 3.48714, -0.01331, 4.44",
        "Pd, 3.87874, -0.00027, 3.90",
        "Pt, 3.92180, -0.00015, 5.85",
        "Al, 3.99427, -0.00488, 3.28"
    })
    void hasThePublishedCrystalAndAtom(String metal, double a0, double bulk, double atom) {
        ForceField f = emt(Cutoff.ASE, List.of(metal));
        double low = 0.98 * a0;
        double high = 1.02 * a0;
        while (high - low > 1e-7) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (energy(f, left) < energy(f, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        assertEquals(a0, low, 6e-6);
        assertEquals(bulk, energy(f, low), 6e-6);
        Atoms alone = new Atoms(List.of(metal), new int[1]);
        assertEquals(atom, BruteForce.evaluate(f, alone, Cell.open()).energy(), 1e-12);
    }

    private static double energy(ForceField f, double a) {
        double h = a / 2;
        Cell cell = Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true);
        return BruteForce.evaluate(f, new Atoms(f.species(), new int[1]), cell).energy();
    }

    /** The last pair inside the cutoff leaves next to nothing: the atom's energy goes to that of the free atom. */
    @Test
    void energyOfADimerTendsToThatOfTwoAtoms() {
        ForceField f = emt(Cutoff.ASE, List.of("Cu"));
        Atoms atoms = new Atoms(List.of("Cu"), new int[2]);
        atoms.setPosition(1, f.cutoff() - 1e-9, 0, 0);
        double inside = BruteForce.evaluate(f, atoms, Cell.open()).energy();
        atoms.setPosition(1, f.cutoff() + 1e-9, 0, 0);
        double outside = BruteForce.evaluate(f, atoms, Cell.open()).energy();
        assertEquals(7.02, outside, 1e-12);
        assertNotEquals(outside, inside);
        assertEquals(outside, inside, 0.05);
    }

    /** ASE's convention does not depend on the metals present, ASAP's does; both say what they are. */
    @Test
    void conventionsDifferAndAreRecorded() {
        assertEquals(5.876798323827276, emt(Cutoff.ASE, List.of("Cu")).cutoff(), 1e-12);
        assertEquals(emt(Cutoff.ASE, List.of("Cu")).cutoff(), emt(Cutoff.ASE, List.of("Ag", "Al")).cutoff());
        // 1.045 beta s0 (sqrt 3 + 2)/2 with s0 of copper.
        double shells = (Math.sqrt(3) + 2) / 2;
        assertEquals(
                1.045 * 1.809 * 2.67 * 0.5291772105638411 * shells, emt(Cutoff.ASAP, List.of("Cu")).cutoff(), 1e-12);
        assertTrue(emt(Cutoff.ASAP, List.of("Cu", "Al")).cutoff() > emt(Cutoff.ASAP, List.of("Cu", "Ni")).cutoff());
        assertTrue(emt(Cutoff.ASE, List.of("Cu")).description().contains("cutoff of ASE"));
        assertTrue(emt(Cutoff.ASAP, List.of("Cu")).description().contains("cutoff of ASAP"));
        assertEquals(Cutoff.ASE, new EmtParameters(null, null).cutoff());
    }

    @Test
    void refusesOtherElementsAndMapsLabels() {
        InputException e = assertThrows(InputException.class, () -> emt(Cutoff.ASE, List.of("Cu", "Fe")));
        assertTrue(e.getMessage().startsWith("Fe is not in EMT (it has Al, Cu, Ag, Au, Ni, Pd, Pt)"), e.getMessage());
        ForceField f = new EmtFactory()
                .create(
                        new EmtParameters(null, Map.of("Cu1", "Cu")),
                        new ForceFieldFactory.Context(Path.of(""), List.of("Cu1", "Au"), Units.CODATA_2018));
        assertEquals(List.of("Cu1", "Au"), f.species());
        assertEquals(1, f.references().size());
    }

    static ForceField emt(Cutoff cutoff, List<String> species) {
        return new EmtFactory()
                .create(
                        new EmtParameters(cutoff, null),
                        new ForceFieldFactory.Context(Path.of(""), species, Units.CODATA_2018));
    }
}
