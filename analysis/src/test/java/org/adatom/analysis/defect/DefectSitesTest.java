package org.adatom.analysis.defect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.defect.Interstices.Hole;
import org.adatom.analysis.defect.Interstices.Shape;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefectSitesTest {
    private static Frame crystal(Lattice lattice, String... species) {
        return Crystal.of(lattice, 1, species).build(Units.CODATA_2018);
    }

    /** Distances to the nearest atoms, lattice constant 1. */
    @ParameterizedTest
    @CsvSource({
        "FCC, OCTAHEDRAL, 6, 0.5",
        "FCC, TETRAHEDRAL, 4, 0.4330127",
        "FCC, BOND_CENTRED, 2, 0.3535534",
        "BCC, TETRAHEDRAL, 4, 0.5590170",
        "BCC, OCTAHEDRAL, 2, 0.5",
        "BCC, BOND_CENTRED, 2, 0.4330127",
        "DIAMOND, TETRAHEDRAL, 4, 0.4330127",
        "DIAMOND, HEXAGONAL, 6, 0.4145781",
        "DIAMOND, BOND_CENTRED, 2, 0.2165064",
        "HCP, OCTAHEDRAL, 6, 0.7071068",
    })
    void holesOfTheTextbookAreFoundOnce(Lattice lattice, Shape shape, int neighbours, double distance) {
        List<Hole> holes = Interstices.of(Symmetry.of(crystal(lattice, "Cu")));
        List<Hole> alike = holes.stream().filter(h -> h.shape() == shape).toList();
        assertEquals(1, alike.size(), holes.toString());
        assertEquals(neighbours, alike.get(0).neighbours().size());
        assertEquals(distance, alike.get(0).distance(), 1e-6);
    }

    @Test
    void aSupercellHasTheSitesOfItsCell() {
        Frame cell = crystal(Lattice.DIAMOND, "Si");
        Frame larger = Supercell.repeat(cell, List.of(2, 1, 3));
        assertEquals(Interstices.of(Symmetry.of(cell)).size(), Interstices.of(Symmetry.of(larger)).size());
        assertEquals(1, new DefectSites(larger).distinctAtoms().size());
    }

    @Test
    void speciesAndSurroundingsMakeAtomsDistinct() {
        assertEquals(1, new DefectSites(crystal(Lattice.HCP, "Mg")).distinctAtoms().size());
        Frame fluorite = crystal(Lattice.FLUORITE, "Ca", "F");
        List<Integer> distinct = new DefectSites(fluorite).distinctAtoms();
        assertEquals(2, distinct.size());
        assertEquals(List.of("vacancy Ca", "vacancy F"),
                new DefectSites(fluorite).vacancies(distinct).stream().map(PointDefect::name).toList());
    }

    @Test
    void dumbbellsAreCentredOnTheirSite() {
        Frame cell = crystal(Lattice.FCC, "Cu");
        PointDefect d = new DefectSites(cell).interstitials("Cu", List.of(DefectSites.Site.DUMBBELL_110)).get(0);
        double[] p = d.inserted().get(0).position();
        double[] q = d.inserted().get(1).position();
        double square = 0;
        for (int k = 0; k < 3; k++) {
            assertEquals(d.centre()[k], (p[k] + q[k]) / 2, 1e-12);
            square += (p[k] - q[k]) * (p[k] - q[k]);
        }
        assertTrue(square < 0.5 && square > 0.2);
        Frame with = d.in(Supercell.repeat(cell, List.of(2, 2, 2)));
        assertEquals(33, with.atoms().count());
    }
}
