package org.adatom.analysis.defect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.defect.DefectSettings.Start;
import org.adatom.analysis.defect.DefectSites.Site;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormationEnergiesTest {
    private static final Workers WORKERS = new Workers(2);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    private static Statics statics(ForceField forceField) {
        return new Statics(forceField, WORKERS, Units.CODATA_2018);
    }

    private static Frame crystal(Lattice lattice, double a, String... species) {
        return Crystal.of(lattice, a, species).build(Units.CODATA_2018);
    }

    private static FormationEnergies vacancies(ForceField forceField, Frame crystal, DefectSettings settings) {
        return FormationEnergies.of(statics(forceField), crystal, s -> s.vacancies(s.distinctAtoms()), Map.of(),
                Map.of(),
                settings, line -> {});
    }

    private static ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018);
    }

    private static ForceField eam(String file, String species) {
        return Potentials.of("eam " + file + " " + species);
    }

    private static ForceField zhou(String... species) {
        return Potentials.of("zhou " + String.join(" ", species));
    }

    private static ForceField tersoff(TersoffParameters.Builtin set, String... species) {
        return Potentials.of("tersoff " + set.name() + " " + String.join(" ", species));
    }

    private static double energy(FormationEnergies found, int series, int state) {
        DefectSeries s = found.series().get(series);
        return s.formationEnergy(s.states().get(state), found.conditions().getFirst());
    }

    /** LAMMPS 29 Sep 2021, fixed cell of 500 sites; 0.5 %. */
    @ParameterizedTest
    @CsvSource({
        "eam_Cu_mishin1/Cu_mishin1.eam.alloy, Cu, 3.615, 1.2729",
        "eam_Cu_u3/Cu_u3.eam, Cu, 3.615, 1.2842",
        "eam_Au_u3/Au_u3.eam, Au, 4.08, 1.0277",
        "eam_CuNi_funcfl/Ni_u3.eam, Ni, 3.52, 1.6314"
    })
    void vacanciesInMetalsCostWhatLammpsFinds(String file, String species, double a, double expected) {
        FormationEnergies found =
                vacancies(eam(file, species), crystal(Lattice.FCC, a, species), DefectSettings.standard(5));
        assertEquals(expected, energy(found, 0, 0), 1e-4);
    }

    /** ASE 3.22.1, 108 sites. */
    @ParameterizedTest
    @CsvSource({"Cu, 3.59, 1.2242", "Au, 4.056, 0.7363", "Al, 3.994, 0.9524", "Pt, 3.92, 1.0231"})
    void vacanciesInEffectiveMediumMetalsCostWhatAseFinds(String species, double a, double expected) {
        ForceField emt = new EmtFactory().create(new EmtParameters(EmtParameters.Cutoff.ASE, null), context(species));
        FormationEnergies found = vacancies(emt, crystal(Lattice.FCC, a, species), DefectSettings.standard(3));
        assertEquals(expected, energy(found, 0, 0), 1e-3 * expected);
    }

    /**
     * From its ideal positions, where no atom feels a force, this vacancy never relaxes: 2 &epsilon;. The pushed start finds the
     * values of LAMMPS with 216 and 512 sites.
     */
    @Test
    void theVacancyOfStillingerAndWeberIsFoundBehindItsTrap() {
        FormationEnergies found = vacancies(
                StillingerWeber.silicon(), crystal(Lattice.DIAMOND, 5.43, "Si"), DefectSettings.standard(2, 3, 4));
        assertEquals(2.694187, energy(found, 0, 1), 1e-4);
        assertEquals(2.6646, energy(found, 0, 2), 1e-4);
        DefectSeries s = found.series().get(0);
        assertEquals(4.3366, s.idealFormationEnergy(s.largest(), found.conditions().get(0)), 1e-6);
        assertEquals(s.largest().idealEnergy(), s.largest().outcomes().get(0).energy(), 1e-9);
        assertEquals("pushed", s.largest().lowest().start());
        assertEquals(0, s.largest().softest());
        assertEquals(2.638, s.extrapolated(found.conditions().get(0)).value(), 0.01);
    }

    @Test
    void vacanciesOfTersoffsSiliconCostWhatLammpsFinds() {
        FormationEnergies found = vacancies(tersoff(TersoffParameters.Builtin.SI_T3_1988, "Si"),
                crystal(Lattice.DIAMOND, 5.43, "Si"), DefectSettings.standard(3));
        assertEquals(3.706949, energy(found, 0, 0), 1e-4);
    }

    @Test
    void aStartAtASaddlePointIsLeftAlongItsUnstableMode() {
        // Its symmetry keeps an atom in the tetrahedral hole of bcc iron, from where the energy falls towards dumbbells.
        DefectSettings settings = new DefectSettings(List.of(4), false, List.of(Start.IDEAL), 0.05, 0.15, 1e-6, 1,
                BulkRelaxation.FULL);
        ForceField iron = zhou("Fe");
        FormationEnergies found = FormationEnergies.of(statics(iron), crystal(Lattice.BCC, 2.866, "Fe"),
                s -> s.interstitials("Fe", List.of(Site.TETRAHEDRAL, Site.DUMBBELL_110)), Map.of(), Map.of(), settings,
                line -> {});
        RelaxedDefect left = found.series().get(0).largest();
        assertTrue(left.outcomes().size() > 1, left.outcomes().toString());
        assertTrue(left.lowest().energy() < left.outcomes().get(0).energy() - 0.01);
        assertEquals(0, left.softest());
    }

    /** Taking an atom away and putting it back costs nothing; n &mu; of both limits of a compound is its own energy. */
    @Test
    void bothLimitsOfACompoundGiveTheSamePairOfVacancies() {
        ForceField t = tersoff(TersoffParameters.Builtin.SI_C_1989, "Si", "C");
        FormationEnergies found = FormationEnergies.of(statics(t), crystal(Lattice.ZINCBLENDE, 4.32, "Si", "C"),
                s -> s.vacancies(s.distinctAtoms()), Map.of(),
                Map.of("Si", crystal(Lattice.DIAMOND, 5.43, "Si"), "C", crystal(Lattice.DIAMOND, 3.56, "C")),
                DefectSettings.standard(2), line -> {});
        assertEquals(2, found.series().size());
        assertEquals(2, found.conditions().size());
        double[] sum = new double[2];
        double heat = 0;
        for (int k = 0; k < 2; k++) {
            for (DefectSeries s : found.series()) {
                sum[k] += s.formationEnergy(s.largest(), found.conditions().get(k));
            }
            heat += (k == 0 ? -1 : 1) * found.conditions().get(k).values().get("Si");
        }
        assertEquals(sum[0], sum[1], 1e-9);
        double pair = 2 * found.crystal().energyPerAtom();
        for (ChemicalPotentials c : found.conditions()) {
            assertEquals(pair, c.values().get("Si") + c.values().get("C"), 1e-9);
        }
        assertEquals("C-rich", found.conditions().get(0).condition());
        assertTrue(heat > 0, "silicon is worth more where there is much of it");
    }

    @Test
    void aRelaxedCellShrinksAroundAVacancyAndGrowsAroundAnInterstitial() {
        DefectSettings fixed = DefectSettings.standard(3);
        DefectSettings free = new DefectSettings(List.of(3), true, List.of(Start.IDEAL), 0.05, 0.15, 1e-6, 1,
                BulkRelaxation.FULL);
        Frame cell = crystal(Lattice.FCC, 3.615, "Cu");
        FormationEnergies held = vacancies(zhou("Cu"), cell, fixed);
        FormationEnergies relaxed = vacancies(zhou("Cu"), cell, free);
        assertTrue(energy(relaxed, 0, 0) < energy(held, 0, 0));
        double omega = relaxed.crystal().volumePerAtom();
        double volume = relaxed.series().get(0).formationVolume(omega) / omega;
        assertTrue(volume > 0.5 && volume < 1, "a vacancy is smaller than an atom: " + volume);
        FormationEnergies more = FormationEnergies.of(statics(zhou("Cu")), cell,
                s -> s.interstitials("Cu", List.of(Site.OCTAHEDRAL)), Map.of(), Map.of(), free, line -> {});
        assertTrue(more.series().get(0).largest().relaxationVolume() > omega);
    }

    @Test
    void substitutionsTakeTheReferenceOfTheirElement() {
        ForceField alloy = zhou("Cu", "Ni");
        FormationEnergies found = FormationEnergies.of(statics(alloy), crystal(Lattice.FCC, 3.615, "Cu"),
                s -> s.substitutions(s.distinctAtoms(), "Ni"), Map.of(), Map.of("Ni", crystal(Lattice.FCC, 3.52, "Ni")),
                DefectSettings.standard(3), line -> {});
        DefectSeries s = found.series().get(0);
        assertEquals(Map.of("Cu", -1, "Ni", 1), s.excess());
        RelaxedDefect state = s.largest();
        double byHand = state.lowest().energy() - 107 * found.crystal().energyPerAtom()
                - found.conditions().get(0).values().get("Ni");
        assertEquals(byHand, energy(found, 0, 0), 1e-9);
    }

    @Test
    void whatIsMissingIsNamed() {
        ForceField t = tersoff(TersoffParameters.Builtin.SI_C_1989, "Si", "C");
        InputException none = assertThrows(InputException.class,
                () -> vacancies(t, crystal(Lattice.ZINCBLENDE, 4.32, "Si", "C"), DefectSettings.standard(1)));
        assertTrue(none.getMessage().contains("the chemical potential of C is not known"), none.getMessage());
        InputException slab = assertThrows(InputException.class,
                () -> vacancies(zhou("Cu"), new Frame(crystal(Lattice.FCC, 3.6, "Cu").atoms(),
                        crystal(Lattice.FCC, 3.6, "Cu").cell().withPeriodicity(true, true, false)),
                        DefectSettings.standard(1)));
        assertTrue(slab.getMessage().contains("periodic along a, b and c"), slab.getMessage());
        InputException site = assertThrows(InputException.class,
                () -> new DefectSites(crystal(Lattice.FCC, 3.6, "Cu")).interstitials("Cu", List.of(Site.HEXAGONAL)));
        assertTrue(site.getMessage().contains("octahedral"), site.getMessage());
        InputException taken = assertThrows(InputException.class,
                () -> new DefectSites(crystal(Lattice.FCC, 3.6, "Cu")).interstitial("it", "Cu",
                        new double[] {0.5, 0.5, 0.05}));
        assertTrue(taken.getMessage().contains("0.18 A from atom"), taken.getMessage());
        FormationEnergies small = vacancies(zhou("Cu"), crystal(Lattice.FCC, 3.6, "Cu"), DefectSettings.standard(2));
        assertTrue(small.warnings().get(0).contains("less than two cutoffs"), small.warnings().toString());
    }
}
