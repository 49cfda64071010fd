package org.adatom.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.path.AdatomHop.Kind;
import org.adatom.analysis.path.AdatomHop.Shape;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.engine.Atoms;
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

class AdatomHopTest {
    private static AdatomHop hop(String metal, double a, Kind kind, Shape shape, int... face) {
        CrystalPlane plane = CrystalPlane.of(Crystal.of(Lattice.FCC, a, metal).build(Units.CODATA_2018), face);
        return AdatomHop.of(plane, plane.terminations().getFirst(), metal, kind, shape);
    }

    /**
     * Copper on Cu(100), EMT, a = 3.61 &Aring;, four planes of which two are held: ASE 3.22.1, band with climbing image ({@code neb.json} of the
     * reference data), 0.4201 eV for the hop (3x3 cells) and 0.9972 eV for the exchange (4x4).
     */
    @ParameterizedTest
    @CsvSource({"HOP, 3, 5, 0.4201", "EXCHANGE, 4, 5, 0.9972"})
    void hasTheBarrierOfAse(Kind kind, int repeat, int images, double barrier) {
        AdatomHop hop = hop("Cu", 3.61, kind, new Shape(4, 2, repeat, repeat), 1, 0, 0);
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(Potentials.of("emt Cu"), workers, Units.CODATA_2018);
            MinimumEnergyPath path =
                    MinimumEnergyPath.of(statics, EndPoints.of(hop.first(), hop.last(), false), new double[0],
                            new MinimumEnergyPath.Settings(images, MinimumEnergyPath.Start.LINEAR,
                                    BandSettings.of(0.005), Method.LBFGS, 500),
                            _ -> {});
            assertTrue(path.converged());
            assertEquals(barrier, path.forward(), 1e-3);
            assertEquals(barrier, path.backward(), 1e-3);
            assertTrue(TransitionState.of(statics, path.first().frame(), path.images().get(path.saddle()), 200)
                    .firstOrder());
        }
    }

    /** From hollow to hollow: a/sqrt(2) on (100), a/sqrt(2) along the channel of (110), and on (111). */
    @Test
    void goesToTheNearestSite() {
        double next = 3.6 / Math.sqrt(2);
        assertEquals(next, hop("Cu", 3.6, Kind.HOP, new Shape(5, 2, 3, 3), 1, 0, 0).distance(), 1e-9);
        assertEquals(next, hop("Cu", 3.6, Kind.HOP, new Shape(5, 2, 3, 3), 1, 1, 0).distance(), 1e-9);
        assertEquals(next, hop("Cu", 3.6, Kind.HOP, new Shape(5, 2, 3, 3), 1, 1, 1).distance(), 1e-9);
    }

    @Test
    void theLowestPlanesAreHeld() {
        AdatomHop hop = hop("Cu", 3.6, Kind.HOP, new Shape(5, 2, 3, 3), 1, 0, 0);
        Atoms atoms = hop.first().atoms();
        int held = 0;
        for (int i = 0; i < atoms.count(); i++) {
            held += atoms.frozen()[i] == Atoms.FROZEN ? 1 : 0;
        }
        assertEquals(46, atoms.count());
        assertEquals(18, held);
        assertEquals(0, atoms.frozen()[45]);
    }

    @Test
    void tooSmallFacesAndHeldPartnersAreRefused() {
        assertThrows(InputException.class, () -> hop("Cu", 3.6, Kind.HOP, new Shape(4, 2, 1, 1), 1, 0, 0));
        assertThrows(InputException.class, () -> new Shape(4, 4, 3, 3));
    }
}
