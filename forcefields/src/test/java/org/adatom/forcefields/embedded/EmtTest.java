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
    /** The zero is the reference crystal. */
    @ParameterizedTest
    @CsvSource({"Cu, 3.51", "Au, 3.80", "Ag, 2.96", "Ni, 4.44", "Pd, 3.90", "Pt, 5.85", "Al, 3.28"})
    void freeAtomHasTheCohesiveEnergyOfTheReferenceCrystal(String metal, double atom) {
        Atoms alone = new Atoms(List.of(metal), new int[1]);
        assertEquals(
                atom, BruteForce.evaluate(emt(Cutoff.ASE, List.of(metal)), alone, Cell.open()).energy(), 1e-12);
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
