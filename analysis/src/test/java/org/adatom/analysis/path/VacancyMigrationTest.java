package org.adatom.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vacancies of fcc metals: by symmetry the saddle has the atom in the middle of the bond, so that others need no band for it. */
class VacancyMigrationTest {
    private static MinimumEnergyPath path(String potential, double a, int repeat, int images,
            MinimumEnergyPath.Start start) {
        return path(potential, a, repeat, new MinimumEnergyPath.Settings(images, start, BandSettings.of(0.005),
                Method.LBFGS, 500));
    }

    private static MinimumEnergyPath path(String potential, double a, int repeat,
            MinimumEnergyPath.Settings settings) {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of(potential), workers, Units.CODATA_2018);
            String metal = statics.forceField().species().getFirst();
            Bulk bulk = Bulk.relaxed(statics,
                    Crystal.of(Lattice.FCC, a, metal).repeated(repeat, repeat, repeat).build(Units.CODATA_2018),
                    BulkRelaxation.FULL);
            VacancyHop hop = VacancyHop.of(bulk.frame(), 0, VacancyHop.nearest(bulk.frame(), 0));
            EndPoints ends = EndPoints.of(hop.first(), hop.last(), false);
            return MinimumEnergyPath.of(statics, ends, new double[0], settings, _ -> {});
        }
    }

    /**
     * Migration energies (eV): EAM, 500 sites, LAMMPS 29 Sep 2021, atom in the middle of the bond and all else relaxed; EMT, 108 sites, ASE
     * 3.22.1 (within 0.5 %, as both were given).
     */
    @ParameterizedTest
    @CsvSource({
        "eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu, 3.615, 5, 0.6885",
        "eam eam_Cu_u3/Cu_u3.eam Cu, 3.615, 5, 0.6712",
        "eam eam_Au_u3/Au_u3.eam Au, 4.08, 5, 0.6379",
        "eam eam_CuNi_funcfl/Ni_u3.eam Ni, 3.52, 5, 1.0588",
        "emt Cu, 3.6, 3, 0.7915", "emt Au, 4.06, 3, 0.6443", "emt Ag, 4.06, 3, 0.7130", "emt Ni, 3.5, 3, 1.1591",
        "emt Pd, 3.88, 3, 0.8616", "emt Pt, 3.92, 3, 0.9770", "emt Al, 4.0, 3, 0.4048"
    })
    void agreesWithOthers(String potential, double a, int repeat, double barrier) {
        MinimumEnergyPath path = path(potential, a, repeat, 3, MinimumEnergyPath.Start.LINEAR);
        assertTrue(path.converged());
        assertEquals(barrier, path.forward(), repeat == 5 ? 1e-3 : 5e-3 * barrier);
        assertEquals(0, path.reaction(), 1e-6);
        assertEquals(2, path.saddle());
        assertEquals(path.forward(), path.backward(), 1e-6);
    }

    /** The path from the image-dependent pair potential leads to the same saddle. */
    @Test
    void doesNotDependOnTheStartPath() {
        double line = path("zhou Cu", 3.61, 3, 5, MinimumEnergyPath.Start.LINEAR).forward();
        assertEquals(line, path("zhou Cu", 3.61, 3, 5, MinimumEnergyPath.Start.IDPP).forward(), 1e-4);
    }

    private static BandSettings band(BandSettings.Kind kind, double force) {
        return new BandSettings(kind, BandSettings.Ends.FIXED, BandSettings.Tangent.IMPROVED, 1, 1, force, 0.5, 0.1);
    }

    /** Springs or a string, one saddle: by symmetry the atom is in the middle. EMT, ASE 3.22.1: 0.7915 eV. */
    @Test
    void theStringHasTheBarrierOfTheBand() {
        MinimumEnergyPath string = path("emt Cu", 3.6, 3, new MinimumEnergyPath.Settings(5,
                MinimumEnergyPath.Start.LINEAR, band(BandSettings.Kind.STRING, 0.005), Method.LBFGS, 500));
        assertTrue(string.converged());
        double band = path("emt Cu", 3.6, 3, 5, MinimumEnergyPath.Start.LINEAR).forward();
        assertEquals(band, string.forward(), 1e-4);
        assertEquals(0.7915, string.forward(), 4e-3);
    }

    /** A coarse band of two images, off the saddle, and a dimer: the barrier of a band with an image in the middle, to forces of 1e-7. */
    @Test
    void aDimerFinishesACoarseBand() {
        double exact = path("zhou Cu", 3.61, 3, new MinimumEnergyPath.Settings(1, MinimumEnergyPath.Start.LINEAR,
                band(BandSettings.Kind.NEB, 1e-4), Method.LBFGS, 500)).forward();
        MinimumEnergyPath path = path("zhou Cu", 3.61, 3, new MinimumEnergyPath.Settings(2,
                MinimumEnergyPath.Start.LINEAR, 0, 1, band(BandSettings.Kind.NEB, 0.1), Method.LBFGS, 500, 1e-7,
                Deformation.NONE));
        SaddleSearch finish = path.finish();
        assertTrue(finish != null && finish.converged() && finish.largestForce() <= 1e-7 && finish.curvature() < 0);
        assertEquals(exact, path.forward(), 1e-7);
        assertEquals(0, path.profile().slope()[path.saddle()], 1e-6);
        assertTrue(finish.calls() < 80, () -> finish.calls() + " calls");
    }

    /** The spline through energies and slopes of few images comes near to the saddle. */
    @Test
    void theSplineMeetsTheSaddleBetweenImages() {
        MinimumEnergyPath path = path("zhou Cu", 3.61, 3, 4, MinimumEnergyPath.Start.LINEAR);
        assertEquals(path.forward(), path.profile().highest(), 2e-3);
    }

    /** The saddle falls along one mode. Holding one atom only keeps the whole from drifting, which is no matter in the ratio of modes. */
    @Test
    void theSaddleIsOfFirstOrderAndItsPrefactorIsThatOfAVibration() {
        MinimumEnergyPath path = path("zhou Cu", 3.61, 3, 3, MinimumEnergyPath.Start.LINEAR);
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("zhou Cu"), workers, Units.CODATA_2018);
            TransitionState all = TransitionState.of(statics, path.first().frame(), path.images().get(2), 200);
            TransitionState near = TransitionState.of(statics, path.first().frame(), path.images().get(2), 106);
            assertTrue(all.firstOrder() && near.firstOrder());
            assertTrue(all.all() && !near.all());
            assertEquals(all.prefactor(), near.prefactor(), 1e-3 * all.prefactor());
            assertTrue(all.prefactor() > 1 && all.prefactor() < 50, () -> "" + all.prefactor());
            double rate = all.rate(path.forward(), 600, Units.CODATA_2018);
            assertEquals(1e12 * all.prefactor() * Math.exp(-path.forward() / (8.617333262e-5 * 600)), rate,
                    1e-6 * rate);
            // A minimum has no unstable mode, so that it is no saddle.
            assertEquals(0,
                    TransitionState.of(statics, path.first().frame(), path.first().frame(), 60).unstable().length);
        }
    }

    @Test
    void endsThatAreOneMinimumAreRefused() {
        try (Workers workers = new Workers(1)) {
            Statics statics = new Statics(Potentials.of("zhou Cu"), workers, Units.CODATA_2018);
            Bulk bulk = Bulk.relaxed(statics,
                    Crystal.of(Lattice.FCC, 3.61, "Cu").repeated(3, 3, 3).build(Units.CODATA_2018),
                    BulkRelaxation.FULL);
            VacancyHop hop = VacancyHop.of(bulk.frame(), 0, VacancyHop.nearest(bulk.frame(), 0));
            var near = hop.first().atoms().copy();
            near.x()[hop.atom()] += 0.3;
            EndPoints ends = EndPoints.of(hop.first(), hop.first().changed(near, bulk.cell(), Map.of()), true);
            String message = assertThrows(InputException.class, () -> MinimumEnergyPath.of(statics, ends, new double[0],
                    new MinimumEnergyPath.Settings(3, MinimumEnergyPath.Start.LINEAR, BandSettings.of(0.01),
                            Method.LBFGS, 500),
                    _ -> {})).getMessage();
            assertTrue(message.contains("same minimum"), message);
        }
    }

    /**
     * In Stillinger-Weber silicon the symmetric vacancy feels no forces and costs 4.34 eV; pushed, it ends at 2.66 eV (LAMMPS, 512 sites),
     * in 216 sites a little higher.
     */
    @Test
    void theVacancyOfSiliconDoesNotStayInItsSymmetricState() {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("sw"), workers, Units.CODATA_2018);
            Bulk bulk = Bulk.relaxed(statics,
                    Crystal.of(Lattice.DIAMOND, 5.431, "Si").repeated(3, 3, 3).build(Units.CODATA_2018),
                    BulkRelaxation.FULL);
            VacancyHop hop = VacancyHop.relaxed(statics, bulk.frame(), 0, VacancyHop.nearest(bulk.frame(), 0), 5e-4, 1);
            MinimumEnergyPath path = MinimumEnergyPath.of(statics, EndPoints.of(hop.first(), hop.last(), false),
                    new double[0], new MinimumEnergyPath.Settings(3, MinimumEnergyPath.Start.LINEAR,
                            BandSettings.of(0.005), Method.LBFGS, 500),
                    _ -> {});
            assertTrue(path.first().energy() - 215 * bulk.energyPerAtom() < 2.75);
            assertTrue(path.converged());
            assertEquals(0, path.reaction(), 1e-4);
            assertEquals(0.512, path.forward(), 0.01);
        }
    }
}
