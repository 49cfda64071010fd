package org.adatom.analysis.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.CrystalSystem.Laue;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Rotation;
import org.adatom.engine.build.Substitution;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elastic constants against those of others and against the curvature of the energy. */
class ElasticConstantsTest {
    private static final double GPA = Units.CODATA_2018.gigapascal();
    private static final double STRAIN = 1e-3;

    private static ElasticConstants of(String potential, Frame start) {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of(potential), workers, Units.CODATA_2018);
            Bulk bulk = Bulk.relaxed(statics, start, BulkRelaxation.FULL);
            return ElasticConstants.of(statics, bulk, STRAIN, true, _ -> {});
        }
    }

    private static Frame crystal(Lattice lattice, double a, String species) {
        return Crystal.of(lattice, a, species.split(" ")).build(Units.CODATA_2018);
    }

    private static double gpa(ElasticTensor tensor, int i, int j) {
        return tensor.c(i, j) / GPA;
    }

    /**
     * C11, C12, C44 and clamped C44 in GPa. LAMMPS 29 Sep 2021, central differences of the stress for strains of 1e-4, of the EAM files
     * (tables of cubic pieces: the second derivative is rough) those published (Mishin et al., Phys. Rev. B 63, 224106 (2001); Foiles, Baskes, Daw,
     * Phys. Rev. B 33, 7983 (1986)); SW, T2, T3 also as in the papers of the potentials. EMT: ASE 3.22.1.
     */
    @ParameterizedTest
    @CsvSource({
        "sw, DIAMOND, Si, 5.43, 151.4245, 76.4221, 56.4493, 109.7565",
        "tersoff SI_T2_1988 Si, DIAMOND, Si, 5.43, 121.7048, 85.8085, 10.3098, 92.3369",
        "tersoff SI_T3_1988 Si, DIAMOND, Si, 5.43, 142.5301, 75.3842, 69.0139, 118.8132",
        "mod Si, DIAMOND, Si, 5.43, 166.37, 65.30, 77.11, 120.93",
        "eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu, FCC, Cu, 3.61, 169.88, 122.58, 76.21, 76.21",
        "eam eam_Cu_u3/Cu_u3.eam Cu, FCC, Cu, 3.61, 167.26, 124.15, 76.45, 76.45",
        "eam eam_Au_u3/Au_u3.eam Au, FCC, Au, 4.08, 183.17, 158.76, 44.73, 44.73",
        "eam eam_CuNi_funcfl/Ni_u3.eam Ni, FCC, Ni, 3.52, 233.27, 154.29, 127.64, 127.64",
        "emt Al, FCC, Al, 4.0, 53.3, 32.9, 36.2, 36.2",
        "emt Pt, FCC, Pt, 3.92, 318.0, 258.5, 79.1, 79.1",
    })
    void cubicCrystalsHaveTheConstantsOfOthers(
            String potential, Lattice lattice, String species, double a, double c11, double c12, double c44,
            double clamped) {
        ElasticConstants c = of(potential, crystal(lattice, a, species));
        double digits = c11 == Math.rint(10 * c11) / 10 ? 0.06 : 0;
        assertEquals(Laue.CUBIC_HIGH, c.system().laue());
        assertEquals(c11, gpa(c.relaxed(), 1, 1), 1e-3 * c11 + digits);
        assertEquals(c12, gpa(c.relaxed(), 1, 2), 1e-3 * c12 + digits);
        assertEquals(c44, gpa(c.relaxed(), 4, 4), 1e-3 * c44 + digits);
        assertEquals(clamped, gpa(c.clamped(), 4, 4), 1e-3 * clamped + digits);
        assertAgreesWithEnergy(c);
    }

    private static void assertAgreesWithEnergy(ElasticConstants c) {
        assertEquals(0, c.relaxed().largestDifference(c.byEnergy()), 5e-3 * c.relaxed().largest());
    }

    /** (7 C11 + 2 C12) C44 = 3 (C11 + 2 C12)(C11 - C12): E. R. Cowley, Phys. Rev. Lett. 60, 2379 (1988). */
    @Test
    void stillingerWeberSiliconObeysCowleysRelation() {
        ElasticTensor c = of("sw", crystal(Lattice.DIAMOND, 5.43, "Si")).relaxed();
        double left = (7 * c.c(1, 1) + 2 * c.c(1, 2)) * c.c(4, 4);
        double right = 3 * (c.c(1, 1) + 2 * c.c(1, 2)) * (c.c(1, 1) - c.c(1, 2));
        assertEquals(right, left, 1e-5 * right);
    }

    @Test
    void hexagonalCrystalAgreesWithTheCurvatureOfTheEnergy() {
        ElasticConstants c = of("zhou Zr", crystal(Lattice.HCP, 3.2, "Zr"));
        assertEquals(Laue.HEXAGONAL_HIGH, c.system().laue());
        assertAgreesWithEnergy(c);
        ElasticTensor t = c.standard(c.relaxed());
        assertEquals((t.c(1, 1) - t.c(1, 2)) / 2, t.c(6, 6), 1e-9 * t.c(1, 1));
        // Each atom is no centre of symmetry, so relaxation softens the crystal.
        assertTrue(c.clamped().c(1, 1) > 1.01 * c.relaxed().c(1, 1));
    }

    /** Two species at random on the sites of a small cell. */
    private static Frame alloy() {
        Frame copper = Supercell.repeat(crystal(Lattice.FCC, 3.6, "Cu"), List.of(2, 2, 2));
        return new Substitution("Cu", "Ni", null, 12).apply(copper, 1, 0);
    }

    @Test
    void triclinicCrystalAgreesWithTheCurvatureOfTheEnergy() {
        ElasticConstants c = of("zhou Cu Ni", alloy());
        assertEquals(Laue.TRICLINIC, c.system().laue());
        assertAgreesWithEnergy(c);
        assertTrue(c.relaxed().stable());
    }

    @Test
    void turningTheCrystalChangesNothingInItsOwnAxes() {
        Rotation turn = new Rotation(List.of(1.0, 2.0, -0.5), 33.0);
        for (Frame frame : List.of(crystal(Lattice.HCP, 3.2, "Zr"), crystal(Lattice.FCC, 3.6, "Zr"))) {
            ElasticConstants here = of("zhou Zr", frame);
            ElasticConstants there = of("zhou Zr", turn.apply(frame));
            assertEquals(0, here.standard(here.relaxed()).largestDifference(there.standard(there.relaxed())),
                    1e-4 * here.relaxed().largest());
            assertTrue(here.relaxed().largestDifference(there.relaxed()) > 1e-2 * here.relaxed().largest());
        }
    }

    @Test
    void slabsAreRefusedInWords() {
        Frame copper = crystal(Lattice.FCC, 3.6, "Cu");
        Frame slab = new Frame(copper.atoms(), copper.cell().withPeriodicity(true, true, false));
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of("zhou Cu"), workers, Units.CODATA_2018);
            Bulk bulk = Bulk.relaxed(statics, slab, BulkRelaxation.NONE);
            InputException refused = assertThrows(InputException.class,
                    () -> ElasticConstants.of(statics, bulk, STRAIN, false, _ -> {}));
            assertTrue(refused.getMessage().contains("open along"), refused.getMessage());
        }
    }
}
