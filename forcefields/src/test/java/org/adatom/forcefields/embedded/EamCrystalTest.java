package org.adatom.forcefields.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Cell;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EamCrystalTest {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Lattice constants and cohesive energies of fcc crystals: Mishin et al., Phys. Rev. B 63, 224106 (2001) and Foiles,
     * Baskes and Daw, Phys. Rev. B 33, 7983 (1986), as LAMMPS gives them with these files.
     */
    @ParameterizedTest
    @CsvSource({
        "eam_Cu_mishin1/Cu_mishin1.eam.alloy, Cu, 3.61493, 3.54022",
        "eam_Cu_u3/Cu_u3.eam, Cu, 3.6150, 3.5400",
        "eam_Au_u3/Au_u3.eam, Au, 4.0800, 3.9300",
        "eam_CuNi_funcfl/Ni_u3.eam, Ni, 3.5200, 4.4500"
    })
    void hasThePublishedLatticeConstantAndCohesiveEnergy(String file, String element, double a0, double cohesive) {
        Path path = SharedFolder.require("reference/" + file);
        ForceField f = new EamFactory()
                .create(
                        new EamParameters(path, null, null, null, null),
                        new ForceFieldFactory.Context(path.getParent(), List.of(element), Units.CODATA_2018));
        double a = minimum(f, element, 0.97 * a0, 1.03 * a0);
        assertEquals(a0, a, 1e-5 * a0 + 5e-6);
        assertEquals(-cohesive, energy(f, element, a), 1e-5 * cohesive + 5e-6);
    }

    /** Golden section. */
    private static double minimum(ForceField f, String element, double low, double high) {
        while (high - low > 1e-7) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (energy(f, element, left) < energy(f, element, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double energy(ForceField f, String element, double a) {
        double h = a / 2;
        Cell cell = Cell.of(new double[] {0, h, h, h, 0, h, h, h, 0}, true, true, true);
        return BruteForce.evaluate(f, new Atoms(List.of(element), new int[1]), cell).energy();
    }
}
