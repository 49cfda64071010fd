package org.adatom.analysis.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.defect.DefectSettings;
import org.adatom.analysis.defect.FormationEnergies;
import org.adatom.analysis.path.AdatomHop;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.analysis.surface.Adsorption;
import org.adatom.analysis.surface.CrystalPlane;
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
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a crystal and a force field to diffusion coefficients. */
class DiffusionTest {
    private static final Units UNITS = Units.CODATA_2018;
    private static final MinimumEnergyPath.Settings BAND = new MinimumEnergyPath.Settings(3,
            MinimumEnergyPath.Start.LINEAR, BandSettings.of(0.005), Method.LBFGS, 500);

    private final Workers workers = new Workers(2);

    private Bulk bulk(Statics statics, Frame start) {
        return Bulk.relaxed(statics, start, BulkRelaxation.FULL);
    }

    private Walker vacancy(Statics statics, Bulk bulk, List<Integer> repeat, String species) {
        return new VacancyWalker(statics, bulk, repeat, species, 0, 5e-4, 1);
    }

    @Test
    void theVacancyOfCopperMakesTwelveEqualJumps() {
        Statics statics = new Statics(Potentials.of("zhou Cu"), workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 3.615, "Cu").build(UNITS));
        List<Integer> repeat = List.of(3, 3, 3);
        Diffusion found =
                Diffusion.of(statics, vacancy(statics, bulk, repeat, "Cu"), bulk, repeat, BAND, 5, _ -> {});
        assertTrue(found.known());
        assertEquals(List.of(), found.warnings());
        JumpRate jump = found.rates().getFirst();
        assertEquals(12, jump.multiplicity());
        Diffusivity at = found.at(1000, UNITS);
        double rate = 5 * Math.exp(-jump.forward() / (UNITS.boltzmann() * 1000));
        double square = jump.jump().length() * jump.jump().length();
        assertEquals(12 * rate * square / 6, Diffusivity.mean(at.walker(), 3), 1e-9 * rate);
        assertEquals(0.7815, at.correlation(3), 1e-3);

        var defect = FormationEnergies.of(statics, bulk.frame(), sites -> sites.vacancies(List.of(0)), Map.of(),
                Map.of(), DefectSettings.standard(3), _ -> {});
        double energy = defect.series().getFirst().formationEnergy(defect.series().getFirst().largest(),
                defect.conditions().getFirst());
        assertNotNull(found.formation());
        assertEquals(energy, found.formation().energy(), 1e-5);
        assertEquals(Math.exp(-energy / (UNITS.boltzmann() * 1000)), at.concentration(), 1e-3 * at.concentration());
        assertEquals(at.concentration() * 0.7815 * Diffusivity.mean(at.walker(), 3), at.self(3),
                1e-3 * at.self(3));
    }

    /** One site in a cube, one in a tetrahedron of the others: D = p(octahedral) 8 G d^2 / 6 x 2, jumps in and out. */
    @Test
    void heliumInArgonJumpsFromOctahedralHolesOverTetrahedralOnes() {
        ForceField mixed = new TruncatedPair(LennardJones.mixed(List.of("Ar", "He"), new double[] {0.0104, 0.00088},
                new double[] {3.4, 2.56}, LennardJones.Mixing.LORENTZ_BERTHELOT), Truncation.FORCE, 8.5);
        Statics statics = new Statics(mixed, workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 5.3, "Ar").build(UNITS));
        List<Integer> repeat = List.of(2, 2, 2);
        Walker helium = new InterstitialWalker(statics, bulk, repeat, "He", 0, 1e-4, _ -> {});
        assertEquals(3, helium.network().sites().size());
        assertEquals(1, helium.network().representatives().size());
        assertEquals(8, helium.network().multiplicity(0));
        Diffusion found = Diffusion.of(statics, helium, null, repeat, BAND, 1, _ -> {});
        assertTrue(found.known(), found.warnings().toString());
        JumpRate jump = found.rates().getFirst();
        assertTrue(jump.forward() > jump.backward(), "the octahedral hole is the roomier");
        double temperature = 60;
        Diffusivity at = found.at(temperature, UNITS);
        double kT = UNITS.boltzmann() * temperature;
        double octahedral = 1 / (1 + 2 * Math.exp(-(jump.forward() - jump.backward()) / kT));
        double square = jump.jump().length() * jump.jump().length();
        double expected = octahedral * 8 * Math.exp(-jump.forward() / kT) * square / 6 * 2;
        assertEquals(expected, Diffusivity.mean(at.walker(), 3), 1e-6 * expected);
        assertEquals(1, at.correlation(3));
    }

    private AdatomWalker adatom(Statics statics, Bulk bulk, int h, int k, int l, boolean exchange) {
        CrystalPlane plane = CrystalPlane.of(bulk.frame(), h, k, l);
        String species = bulk.atoms().symbol(0);
        return new AdatomWalker(statics, plane, plane.terminations().getFirst(),
                new Adsorption.Settings(species, 0, 3, 1, 4, 4, 0), exchange, 0, 5e-4, _ -> {});
    }

    /** The same two jumps by name, from slab and face: {@link AdatomHop}. */
    @Test
    void anAtomOnASquareFaceHopsFourWaysAndExchangesFourWays() {
        Statics statics = new Statics(Potentials.of("emt Cu"), workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 3.6, "Cu").build(UNITS));
        AdatomWalker walker = adatom(statics, bulk, 1, 0, 0, true);
        assertEquals(8, walker.network().jumps().size());
        Diffusion found = Diffusion.of(statics, walker, null, List.of(), BAND, 1, _ -> {});
        assertTrue(found.known(), found.warnings().toString());
        CrystalPlane plane = CrystalPlane.of(bulk.frame(), 1, 0, 0);
        for (AdatomHop.Kind kind : AdatomHop.Kind.values()) {
            JumpRate rate = found.rates().get(kind.ordinal());
            assertEquals(4, rate.multiplicity());
            assertEquals(bulk.cell().length(0) * (kind == AdatomHop.Kind.HOP ? Math.sqrt(0.5) : 1),
                    rate.jump().length(), 1e-6);
            AdatomHop hop = AdatomHop.of(plane, plane.terminations().getFirst(), "Cu", kind,
                    new AdatomHop.Shape(3, 1, 4, 4));
            double barrier = MinimumEnergyPath
                    .of(statics, EndPoints.of(hop.first(), hop.last(), false), new double[0], BAND, _ -> {}).forward();
            assertEquals(barrier, rate.forward(), 1e-3, kind.toString());
        }
        double[] d = found.at(600, UNITS).walker();
        double kT = UNITS.boltzmann() * 600;
        double expected = 0;
        for (JumpRate rate : found.rates()) {
            expected += 4 * Math.exp(-rate.forward() / kT) * rate.jump().length() * rate.jump().length() / 4;
        }
        assertArrayEquals(new double[] {expected, 0, 0, 0, expected, 0, 0, 0, 0}, d, 1e-9 * expected);
    }

    /** Two lattices of sites, each in the triangles of the other: D = &Sigma; p 3 G d^2 / 4. */
    @Test
    void anAtomOnACloseFaceJumpsBetweenTwoKindsOfHollows() {
        Statics statics = new Statics(Potentials.of("emt Pt"), workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 3.92, "Pt").build(UNITS));
        AdatomWalker walker = adatom(statics, bulk, 1, 1, 1, false);
        assertEquals(2, walker.network().sites().size());
        Diffusion found = Diffusion.of(statics, walker, null, List.of(), BAND, 1, _ -> {});
        assertTrue(found.known(), found.warnings().toString());
        JumpRate rate = found.rates().getFirst();
        assertEquals(3, rate.multiplicity());
        double kT = UNITS.boltzmann() * 300;
        double there = Math.exp(-rate.forward() / kT);
        double back = Math.exp(-rate.backward() / kT);
        double expected = 3 * 2 * there * back / (there + back) * Math.pow(rate.jump().length(), 2) / 4;
        assertEquals(expected, Diffusivity.mean(found.at(300, UNITS).walker(), 2), 1e-6 * expected);
    }

    @Test
    void aSpeciesThatTheCrystalHasNotIsRefused() {
        Statics statics = new Statics(Potentials.of("zhou Cu Ni"), workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 3.615, "Cu").build(UNITS));
        String message = assertThrows(InputException.class, () -> vacancy(statics, bulk, List.of(3, 3, 3), "Ni"))
                .getMessage();
        assertTrue(message.contains("has no Ni"), message);
    }

    @Test
    void aSupercellThatIsNarrowAgainstTheJumpIsRefused() {
        Statics statics = new Statics(Potentials.of("zhou Cu"), workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 3.615, "Cu").build(UNITS));
        String message = assertThrows(InputException.class, () -> vacancy(statics, bulk, List.of(3, 1, 3), "Cu"))
                .getMessage();
        assertTrue(message.contains("along b") && message.contains("use more cells"), message);
    }

    /** In hexagonal crystals jumps within the basal plane and out of it differ, and so do the diffusion coefficients. */
    @Test
    @Tag("slow")
    void zirconiumHasTwoKindsOfJumpsAndTwoCoefficients() {
        Statics statics = new Statics(Potentials.of("zhou Zr"), workers, UNITS);
        Bulk bulk = bulk(statics,
                new Crystal(Lattice.HCP, List.of("Zr"), 3.23, null, null, null, null, null, null).build(UNITS));
        List<Integer> repeat = List.of(4, 4, 3);
        Diffusion found =
                Diffusion.of(statics, vacancy(statics, bulk, repeat, "Zr"), null, repeat, BAND, 5, _ -> {});
        assertEquals(2, found.rates().size());
        assertTrue(found.known(), found.warnings().toString());
        double[] d = found.at(1000, UNITS).walker();
        assertEquals(d[0], d[4], 1e-6 * d[0]);
        assertTrue(Math.abs(d[8] / d[0] - 1) > 0.01);
    }

    /** Transition state theory leaves out what is not harmonic and jumps that turn back at once: some ten per cent at this temperature. */
    @Test
    @Tag("slow")
    void jumpsAtHarmonicRatesDiffuseAsInMolecularDynamics() {
        Statics statics = new Statics(Potentials.of("zhou Cu"), workers, UNITS);
        Bulk bulk = bulk(statics, Crystal.of(Lattice.FCC, 3.615, "Cu").build(UNITS));
        List<Integer> repeat = List.of(3, 3, 3);
        Walker walker = vacancy(statics, bulk, repeat, "Cu");
        Diffusion found = Diffusion.of(statics, walker, null, repeat, BAND, Double.NaN, _ -> {});
        JumpDynamics run = JumpDynamics.of(statics, found.rates().getFirst().path().first().frame(), walker, "Cu", 108,
                new JumpDynamics.Settings(new double[] {1200}, 2 * UNITS.femtosecond(), 5000, 60_000, 6, 1), _ -> {})
                .getFirst();
        double[] atom = found.at(1200, UNITS).atom();
        Estimate ratio = run.diffusivity().times(1 / Diffusivity.mean(atom, 3));
        assertTrue(ratio.error() < 0.3, ratio.toString());
        assertEquals(1, ratio.value(), 0.2 + 3 * ratio.error(), ratio.toString());
    }
}
