package org.adatom.analysis.defect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs of defects: which there are, and what binds them. */
class DefectPairTest {
    private static Frame crystal(Lattice lattice, double a, String... species) {
        return Crystal.of(lattice, a, species).build(Units.CODATA_2018);
    }

    private static List<DefectPair> besideVacancy(DefectSites sites, @Nullable String symbol, Integer... shells) {
        return DefectPair.of(sites, sites.vacancies(sites.distinctAtoms()).getFirst(), symbol, List.of(shells));
    }

    private static DefectSettings ideal(int size) {
        return new DefectSettings(List.of(size), false, List.of(DefectSettings.Start.IDEAL), 0.05, 0.15, 1e-6, 1,
                BulkRelaxation.FULL);
    }

    /** Binding energies of two vacancies in these shells. */
    private static List<BindingEnergy> divacancies(ForceField potential, Frame start, int size, Integer... shells) {
        try (Workers workers = new Workers(2)) {
            List<DefectPair> pairs = new ArrayList<>();
            FormationEnergies found = FormationEnergies.of(new Statics(potential, workers, Units.CODATA_2018), start,
                    sites -> {
                        pairs.addAll(besideVacancy(sites, null, shells));
                        return Stream.concat(Stream.of(pairs.getFirst().first()), pairs.stream().map(DefectPair::both))
                                .toList();
                    }, Map.of(), Map.of(), ideal(size), _ -> {});
            return BindingEnergy.of(found, pairs);
        }
    }

    /** Coordination numbers of the shells; the ninth of fcc has two kinds of sites, (4 1 1)a/2 and (3 3 0)a/2, and (4 2 2)a/4 of diamond two by the signs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FCC | 12 6 24 12 24 8 48 6 24+12", "BCC | 8 6 12 24 8 6 24 24 24", "DIAMOND | 4 12 12 6 12 12+12 12+4"
    })
    void shellsHaveTheirCoordinationNumbers(Lattice lattice, String expected) {
        List<List<Integer>> counts = Stream.of(expected.split(" "))
                .map(s -> Stream.of(s.split("\\+")).map(Integer::valueOf).sorted().toList()).toList();
        DefectSites sites = new DefectSites(crystal(lattice, 4, "Cu"));
        List<DefectPair> pairs =
                besideVacancy(sites, null, IntStream.rangeClosed(1, counts.size()).boxed().toArray(Integer[]::new));
        for (int shell = 1; shell <= counts.size(); shell++) {
            int number = shell;
            assertEquals(counts.get(shell - 1), pairs.stream().filter(p -> p.shell() == number)
                    .map(DefectPair::sites).sorted().toList(), "shell " + shell);
        }
    }

    /** In rock salt, neighbours are of the other species, and a substitution by it is none at the next. */
    @Test
    void secondDefectsAreNamedByTheirSite() {
        DefectSites sites = new DefectSites(crystal(Lattice.ROCKSALT, 4.2, "Mg", "O"));
        assertEquals(List.of("vacancy Mg + vacancy O (shell 1)", "vacancy Mg + vacancy Mg (shell 2)"),
                besideVacancy(sites, null, 1, 2).stream().map(p -> p.both().name()).toList());
        assertEquals(List.of("vacancy Mg + O on Mg (shell 2)"),
                besideVacancy(sites, "O", 1, 2).stream().map(p -> p.both().name()).toList());
        DefectPair pair = besideVacancy(sites, "O", 2).getFirst();
        assertEquals(Map.of("Mg", -2, "O", 1), pair.both().excess());
        assertEquals(4.2 / Math.sqrt(2), pair.distance(), 1e-9);
        assertThrows(InputException.class, () -> besideVacancy(sites, "O", 1));
    }

    /**
     * Lennard-Jones atoms that reach their neighbours only sit at the minimum of every bond, whatever is missing: two neighbouring vacancies break
     * 23 bonds in place of 24 and are bound by one, epsilon; further ones are not.
     */
    @Test
    void withBondsToNeighboursOnlyTheBindingIsOneBond() {
        double epsilon = 0.0104;
        ForceField bonds = new TruncatedPair(new LennardJones("Ar", epsilon, 3.4), Truncation.CUT, 1.3 * 3.4);
        List<BindingEnergy> found = divacancies(bonds, crystal(Lattice.FCC, 5.4, "Ar"), 3, 1, 2, 3);
        assertEquals(epsilon, found.get(0).value(), 1e-8);
        assertEquals(epsilon, found.get(0).ideal(0), 1e-8);
        assertEquals(0, found.get(1).value(), 1e-8);
        assertEquals(0, found.get(2).value(), 1e-8);
        assertEquals(12 * epsilon, found.get(0).first().largest().difference(), 1e-8);
    }

    /** Copper of Mishin et al. LAMMPS 29 Sep 2021, fixed cell of 256 sites: 0.1429, 0.0127, -0.0152 eV. */
    @Test
    @Tag("slow")
    void divacanciesInCopperAreBoundAsInLammps() {
        List<BindingEnergy> found = divacancies(Potentials.of("eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu"),
                crystal(Lattice.FCC, 3.615, "Cu"), 4, 1, 2, 3);
        assertEquals(0.14291, found.get(0).value(), 1e-4);
        assertEquals(0.01271, found.get(1).value(), 1e-4);
        assertEquals(-0.01516, found.get(2).value(), 1e-4);
    }

    /** An atom in the octahedron beside a vacancy falls into it. */
    @Test
    void recombinationIsTold() {
        try (Workers workers = new Workers(2)) {
            List<DefectPair> pairs = new ArrayList<>();
            FormationEnergies found = FormationEnergies.of(
                    new Statics(Potentials.of("zhou Cu"), workers, Units.CODATA_2018),
                    crystal(Lattice.FCC, 3.615, "Cu"), sites -> {
                        PointDefect atom = sites.interstitials("Cu", List.of(DefectSites.Site.OCTAHEDRAL)).getFirst();
                        pairs.addAll(DefectPair.of(sites, atom, null, List.of(1)));
                        return List.of(atom, pairs.getFirst().second(), pairs.getFirst().both());
                    }, Map.of(), Map.of(), ideal(2), _ -> {});
            BindingEnergy binding = BindingEnergy.of(found, pairs).getFirst();
            assertTrue(binding.recombined());
            assertTrue(binding.value() > 3, "interstitial and vacancy are gone: " + binding.value());
        }
    }

    @Test
    void aPairThatMeetsItsImageIsRefused() {
        InputException e = assertThrows(InputException.class, () -> divacancies(Potentials.of("zhou Cu"),
                crystal(Lattice.FCC, 3.615, "Cu"), 2, 8));
        assertTrue(e.getMessage().contains("use larger sizes, or fewer shells"), e.getMessage());
    }
}
