package org.adatom.analysis.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Rotation;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sites of faces by their known geometry, energies against those of ASE. */
class AdsorptionTest {
    private static List<AdsorptionSites.Site> sites(Frame crystal, int... face) {
        CrystalPlane plane = CrystalPlane.of(crystal, face);
        int count = 2 * plane.planes().size() + 4;
        int lowest = plane.terminations().getFirst().below() - count + 1;
        return AdsorptionSites.of(Slab.cut(plane, lowest, count, 1, 1), plane);
    }

    private static Frame crystal(Lattice lattice, double a, String... species) {
        return Crystal.of(lattice, a, species).build(Units.CODATA_2018);
    }

    /**
     * Name, number of images in one cell and number of neighbours in the layer. The sites of ase.build (ontop, bridge, hollow, longbridge,
     * shortbridge, fcc, hcp) and no others; of the numbers of vertices, edges and faces of a map on a torus, V &minus; E + F = 0.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FCC | 1 | 1 | 1 | top 1 1, bridge 3 2, hcp hollow 1 3, fcc hollow 1 3",
        "FCC | 1 | 0 | 0 | top 1 1, bridge 2 2, hollow 1 4",
        "FCC | 1 | 1 | 0 | top 1 1, short bridge 1 2, long bridge 1 2, hollow 1 4",
        "BCC | 1 | 0 | 0 | top 1 1, bridge 2 2, hollow 1 4",
        "BCC | 1 | 1 | 0 | top 1 1, short bridge 2 2, long bridge 1 2, hollow 2 3",
        "HCP | 0 | 0 | 1 | top 1 1, bridge 3 2, fcc hollow 1 3, hcp hollow 1 3",
        "DIAMOND | 1 | 1 | 1 | top 1 1, bridge 3 2, hollow over plane 2 1 3, hollow over plane 4 1 3",
        "DIAMOND | 1 | 0 | 0 | top 1 1, bridge over plane 2 1 2, bridge over plane 4 1 2, hollow 1 4"
    })
    void sitesAreThoseOfTheFace(Lattice lattice, int h, int k, int l, String expected) {
        List<AdsorptionSites.Site> found = sites(crystal(lattice, 4, "Cu"), h, k, l);
        assertEquals(Arrays.stream(expected.split(", ")).sorted().toList(),
                found.stream().map(s -> s.name() + " " + s.images().size() + " " + s.neighbours()).sorted().toList());
        int euler = 0;
        for (AdsorptionSites.Site s : found) {
            euler += s.images().size() * (s.kind() == AdsorptionSites.Kind.BRIDGE ? -1 : 1);
        }
        assertEquals(0, euler);
    }

    /** Two species in the layer: two kinds of top, one of bridge between unlike neighbours, one of hollow. */
    @Test
    void rockSaltHasATopOfEachIon() {
        assertEquals(List.of("top Mg", "top O", "bridge", "hollow"),
                sites(crystal(Lattice.ROCKSALT, 4.2, "Mg", "O"), 1, 0, 0).stream().map(AdsorptionSites.Site::name)
                        .toList());
    }

    @Test
    void sitesDoNotDependOnHowTheCrystalIsTurned() {
        Frame copper = crystal(Lattice.FCC, 3.6, "Cu");
        Rotation turn = new Rotation(List.of(1.0, 2.0, -0.5), 33.0);
        for (int[] face : new int[][] {{1, 1, 1}, {1, 1, 0}, {2, 1, 1}, {3, 1, 0}}) {
            assertEquals(describe(sites(copper, face)), describe(sites(turn.apply(copper), face)));
        }
    }

    private static String describe(List<AdsorptionSites.Site> sites) {
        return sites.stream().map(s -> s.name() + s.images().size() + Math.round(1e4 * s.distance()))
                .collect(Collectors.joining(" "));
    }

    private static Adsorption gold(double height, int... face) {
        CrystalPlane plane = CrystalPlane.of(crystal(Lattice.FCC, 3.6, "Cu"), face);
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("emt Cu Au"), workers, Units.CODATA_2018);
            return Adsorption.of(statics, plane, plane.terminations().getFirst(),
                    new Adsorption.Settings("Au", height, 4, 2, 3, 3, 0), Double.NaN, _ -> {});
        }
    }

    private static Adsorption.End end(Adsorption a, String site) {
        return a.ends().stream().filter(e -> e.site().name().equals(site)).findFirst().orElseThrow();
    }

    /**
     * Gold on Cu(111) and Cu(100), 3x3 cells, a = 3.6 &Aring;, four planes of which two are held: ASE 3.22.1 with its EMT, forces below
     * 1e-4 eV/&Aring;, slab and atom less the same slab with the atom 40 &Aring; above (so that both have the same cutoff).
     */
    @ParameterizedTest
    @CsvSource({"111, top, -2.81614, 1.9975", "111, fcc hollow, -3.26117, 1.9411", "111, hcp hollow, -3.26229, 1.9426",
        "100, top, -2.66508, 2.0470", "100, bridge, -3.02356, 1.9444", "100, hollow, -3.50400, 1.7249"})
    void energiesAreThoseOfAse(String face, String site, double energy, double height) {
        Adsorption a = gold(0, face.charAt(0) - '0', face.charAt(1) - '0', face.charAt(2) - '0');
        assertEquals(energy, end(a, site).energy(), 2e-4);
        assertEquals(height, end(a, site).height(), 2e-3);
    }

    /** Nothing but symmetry keeps an atom on a bridge of (111), and none does between its two hollows; on (100) it stays, at the saddle. */
    @Test
    void bridgesAreLeftOrSaddles() {
        Adsorption.End slides = end(gold(0, 1, 1, 1), "bridge");
        assertTrue(slides.moved());
        assertTrue(slides.place().endsWith("hollow"), slides.place());
        Adsorption square = gold(0, 1, 0, 0);
        assertEquals("saddle point", end(square, "bridge").stationary());
        assertEquals("hollow", end(square, "hollow").place());
        assertEquals("minimum", end(square, "hollow").stationary());
        Adsorption.End lowest = square.lowest();
        assertNotNull(lowest);
        assertEquals("hollow", lowest.site().name());
    }

    /** The start does not matter, as long as it is the same valley. */
    @Test
    void heightOfTheStartChangesNothing() {
        assertEquals(end(gold(0, 1, 0, 0), "hollow").energy(), end(gold(2.5, 1, 0, 0), "hollow").energy(), 1e-6);
    }
}
