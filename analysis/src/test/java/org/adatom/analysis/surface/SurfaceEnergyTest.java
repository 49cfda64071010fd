package org.adatom.analysis.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.CellChoice;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Rotation;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Energies of faces against those of others. */
class SurfaceEnergyTest {
    /** J/m&sup2; of one eV/&Aring;&sup2;. */
    private static final double JOULE = 16.02176634;

    private static final SurfaceEnergy.Settings THICK =
            new SurfaceEnergy.Settings(new double[] {22, 33}, 1, 1, 0, List.of(), 0, Map.of());

    private static SurfaceEnergy energy(String potential, Frame start, int[] hkl, int cut,
            SurfaceEnergy.Settings settings) {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of(potential), workers, Units.CODATA_2018);
            Bulk bulk = Bulk.relaxed(statics, start, BulkRelaxation.FULL);
            CrystalPlane plane = CrystalPlane.of(bulk.frame(), hkl);
            return SurfaceEnergy.of(statics, bulk, plane, plane.terminations().get(cut), settings, _ -> {});
        }
    }

    private static Frame crystal(Lattice lattice, double a, String... species) {
        return Crystal.of(lattice, a, species).build(Units.CODATA_2018);
    }

    /**
     * Relaxed (100), (110), (111) in J/m&sup2;; (111) of silicon between the planes that one bond per atom joins. LAMMPS 29 Sep 2021; EMT: ASE
     * 3.22.1. Within 0.5 %.
     */
    @ParameterizedTest
    @CsvSource({
        "sw, DIAMOND, Si, 5.43, 2.3556, 1.6657, 1.3600",
        "tersoff SI_T2_1988 Si, DIAMOND, Si, 5.43, 2.1846, 1.0718, 0.8809",
        "tersoff SI_T3_1988 Si, DIAMOND, Si, 5.43, 2.2684, 1.5217, 1.2000",
        "mod Si, DIAMOND, Si, 5.43, 1.7733, 1.0803, 0.8858",
        "eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu, FCC, Cu, 3.615, 1.3453, 1.4755, 1.2395",
        "eam eam_Cu_u3/Cu_u3.eam Cu, FCC, Cu, 3.615, 1.2878, 1.4122, 1.1807",
        "eam eam_Au_u3/Au_u3.eam Au, FCC, Au, 4.08, 0.9150, 0.9769, 0.7857",
        "eam eam_CuNi_funcfl/Ni_u3.eam Ni, FCC, Ni, 3.52, 1.5703, 1.7187, 1.4359",
        "emt Cu, FCC, Cu, 3.6, 1.134, 1.229, 1.044", "emt Au, FCC, Au, 4.06, 0.599, 0.635, 0.514",
        "emt Ag, FCC, Ag, 4.06, 0.614, 0.665, 0.547", "emt Ni, FCC, Ni, 3.49, 1.819, 1.969, 1.704",
        "emt Pd, FCC, Pd, 3.88, 0.766, 0.825, 0.667", "emt Pt, FCC, Pt, 3.92, 0.876, 0.931, 0.749",
        "emt Al, FCC, Al, 4.0, 0.731, 0.788, 0.707"
    })
    void agreeWithOthers(String potential, Lattice lattice, String species, double a, double g100, double g110,
            double g111) {
        Frame start = crystal(lattice, a, species);
        int[][] faces = {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}};
        double[] gamma = {g100, g110, g111};
        for (int k = 0; k < 3; k++) {
            SurfaceEnergy e = energy(potential, start, faces[k], 0, THICK);
            // EMT's were given to three digits.
            assertEquals(gamma[k], JOULE * e.gamma(), 5e-3 * gamma[k] + (potential.startsWith("emt") ? 5e-4 : 0),
                    e.plane().name());
            assertTrue(e.equalFaces());
            assertEquals(e.gamma(), e.line()[0], 2e-3 * e.gamma());
        }
    }

    /** Each broken bond costs &epsilon;: 2&epsilon;/a&sup2;, &radic;2 &epsilon;/a&sup2;, 2&epsilon;/(&radic;3 a&sup2;); the other (111) cut breaks three times as many. */
    @Test
    void stillingerWeberSiliconHasTheClosedForms() {
        double e = 2.1683;
        double a = 5.430949778;
        Frame start = crystal(Lattice.DIAMOND, 5.43, "Si");
        assertEquals(2 * e / (a * a), energy("sw", start, new int[] {1, 0, 0}, 0, THICK).gamma(), 1e-7);
        assertEquals(Math.sqrt(2) * e / (a * a), energy("sw", start, new int[] {1, 1, 0}, 0, THICK).gamma(), 1e-7);
        assertEquals(2 * e / (Math.sqrt(3) * a * a), energy("sw", start, new int[] {1, 1, 1}, 0, THICK).gamma(), 1e-7);
        assertEquals(6 * e / (Math.sqrt(3) * a * a), energy("sw", start, new int[] {1, 1, 1}, 1, THICK).gamma(), 1e-7);
    }

    /** Dimers on (100): LAMMPS, J/m&sup2;, from a 2x1 cell. */
    @ParameterizedTest
    @CsvSource({"sw, 1.4406", "tersoff SI_T2_1988 Si, 0.8224", "tersoff SI_T3_1988 Si, 1.4843", "mod Si, 1.0681"})
    void siliconReconstructsWhereItIsLet(String potential, double gamma) {
        SurfaceEnergy first = reconstructed(potential, 2, 1);
        SurfaceEnergy second = reconstructed(potential, 1, 2);
        assertEquals(gamma, JOULE * Math.min(first.gamma(), second.gamma()), 5e-3 * gamma);
        assertTrue(first.starts().get("as cut") > 1.3 * gamma / JOULE);
    }

    private static SurfaceEnergy reconstructed(String potential, int a, int b) {
        return energy(potential, crystal(Lattice.DIAMOND, 5.43, "Si"), new int[] {1, 0, 0}, 0,
                new SurfaceEnergy.Settings(new double[] {22}, a, b, 0.7, List.of(1L, 2L), 0, Map.of()));
    }

    /** Turning the crystal, or taking another cell of it, leaves the face what it was. */
    @Test
    void dependOnTheFaceAlone() {
        Frame start = crystal(Lattice.FCC, 3.61, "Cu");
        double gamma = energy("zhou Cu", start, new int[] {2, 1, 0}, 0, THICK).gamma();
        Rotation turn = new Rotation(List.of(1.0, 2.0, -0.5), 33.0);
        assertEquals(gamma, energy("zhou Cu", turn.apply(start), new int[] {0, -1, 2}, 0, THICK).gamma(), 1e-6);
        // (111) of the cubic cell is (001) of a hexagonal one: here of the primitive cell whose vectors are the halves of face diagonals.
        Frame primitive = Crystal.of(Lattice.FCC, 3.61, "Cu").in(CellChoice.PRIMITIVE).build(Units.CODATA_2018);
        assertEquals(energy("zhou Cu", start, new int[] {1, 1, 1}, 0, THICK).gamma(),
                energy("zhou Cu", primitive, new int[] {1, 1, 1}, 0, THICK).gamma(), 1e-6);
    }

    /** Of zinc blende, (110) has equal faces; (100) has them if one species is in excess; (111), a polar axis, never. */
    @Test
    void polarFacesAreToldAndNeedChemicalPotentials() {
        Frame start = crystal(Lattice.ZINCBLENDE, 4.32, "Si", "C");
        String potential = "tersoff SI_C_1989 Si C";
        assertTrue(energy(potential, start, new int[] {1, 1, 0}, 0, THICK).equalFaces());
        assertFalse(energy(potential, start, new int[] {1, 0, 0}, 0, THICK).equalFaces());
        Map<String, Double> silicon = Map.of("Si", -4.63, "C", -2 * 6.165 + 4.63);
        Map<String, Double> carbon = Map.of("Si", -2 * 6.165 + 7.37, "C", -7.37);
        SurfaceEnergy first = energy(potential, start, new int[] {1, 0, 0}, 0, rich(silicon));
        SurfaceEnergy second = energy(potential, start, new int[] {1, 0, 0}, 0, rich(carbon));
        assertTrue(first.equalFaces());
        assertFalse(first.stoichiometric());
        assertFalse(energy(potential, start, new int[] {1, 1, 1}, 0, rich(silicon)).equalFaces());
        // One face more of one species: the energy follows the chemical potential with the excess per area.
        Frame slab = first.sizes().getLast().slab().frame();
        long[] counts = slab.atoms().speciesCounts();
        double excess = counts[0] - counts[1];
        double area = 2 * first.sizes().getLast().slab().area();
        double change =
                (carbon.get("Si") - silicon.get("Si")) * counts[0] + (carbon.get("C") - silicon.get("C")) * counts[1];
        assertTrue(excess != 0);
        assertEquals(-change / area, second.gamma() - first.gamma(), 1e-6);
    }

    private static SurfaceEnergy.Settings rich(Map<String, Double> potentials) {
        return new SurfaceEnergy.Settings(new double[] {22, 33}, 1, 1, 0, List.of(), 0, potentials);
    }

    @Test
    void hexagonalCrystalsHaveBasalAndPrismFaces() {
        Frame start = crystal(Lattice.HCP, 3.2, "Zr");
        double basal = energy("zhou Zr", start, new int[] {0, 0, 1}, 0, THICK).gamma();
        double prism = energy("zhou Zr", start, new int[] {1, 0, 0}, 0, THICK).gamma();
        double pyramid = energy("zhou Zr", start, new int[] {1, 0, 1}, 0, THICK).gamma();
        assertTrue(basal < prism && basal < pyramid, basal + " " + prism + " " + pyramid);
    }

    @Test
    void cutsAreNamedWithTheirGapTheWidestFirst() {
        Frame silicon = crystal(Lattice.DIAMOND, 4, "Si");
        List<CrystalPlane.Termination> cuts = CrystalPlane.of(silicon, 1, 1, 1).terminations();
        assertEquals(List.of("Si|Si, 1.732 A apart", "Si|Si, 0.577 A apart"),
                cuts.stream().map(CrystalPlane.Termination::name).toList());
        assertEquals(1, CrystalPlane.of(silicon, 1, 0, 0).terminations().size());
        assertEquals(2, CrystalPlane.of(crystal(Lattice.FLUORITE, 5, "Ca", "F"), 1, 1, 1).terminations().size());
    }

    /** Planes A A B of one species at even distances: the cut between A and A is another than that between A and B, which has its mirror image. */
    @Test
    void cutsBetweenPlanesThatDifferAsideAreDistinct() {
        Cell cell = Cell.of(new double[] {3, 0, 0, -1.5, 1.5 * Math.sqrt(3), 0, 0, 0, 6}, true, true, true);
        Atoms atoms = Atoms.of(List.of("Cu", "Cu", "Cu"));
        atoms.setPosition(1, 0, 0, 2);
        atoms.setPosition(2, 0, Math.sqrt(3), 4);
        List<CrystalPlane.Termination> cuts = CrystalPlane.of(new Frame(atoms, cell), 0, 0, 1).terminations();
        assertEquals(2, cuts.size());
        assertEquals(2, cuts.get(0).gap(), 1e-9);
        assertEquals(2, cuts.get(1).gap(), 1e-9);
    }
}
