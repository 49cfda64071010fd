package org.adatom.analysis.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Rotation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;

/** Stiffnesses of sheets against those of LAMMPS and closed forms. */
class SheetConstantsTest {
    /** N/m of one eV/&Aring;&sup2;. */
    private static final double NEWTON_PER_METRE = 16.02176634;

    private static SheetConstants constants(ForceField potential, Frame start) {
        try (Workers workers = new Workers(2)) {
            Statics statics = new Statics(potential, workers, Units.CODATA_2018);
            return SheetConstants.of(statics, Bulk.relaxed(statics, start, BulkRelaxation.FULL), 1e-3, true, _ -> {});
        }
    }

    private static Frame sheet(Lattice lattice, double a, String species) {
        return Crystal.of(lattice, a, species).build(Units.CODATA_2018);
    }

    private static ForceField carbon() {
        return Potentials.of("tersoff B_N_C_2012 C");
    }

    /**
     * Graphene with the carbon of Kinaci et al. LAMMPS 29 Sep 2021, stresses of 48 atoms relaxed under strains of +-0.001 along both edges of a
     * rectangular cell: C11 356.376, C12 23.173, C22 356.377 N/m.
     */
    @Test
    void grapheneIsAsStiffAsInLammps() {
        SheetConstants c = constants(carbon(), sheet(Lattice.GRAPHENE, 2.46, "C"));
        SheetTensor t = c.relaxed().times(NEWTON_PER_METRE);
        assertEquals(356.376, t.c(1, 1), 0.01);
        assertEquals(23.173, t.c(1, 2), 0.01);
        assertEquals(356.377, t.c(2, 2), 0.01);
        assertEquals((t.c(1, 1) - t.c(1, 2)) / 2, t.c(6, 6), 1e-3);
        assertEquals(0, t.c(1, 6), 1e-3);
        assertEquals((t.c(1, 1) + t.c(1, 2)) / 2, t.area(), 1e-3);
        assertEquals(t.c(1, 1) - t.c(1, 2) * t.c(1, 2) / t.c(1, 1), t.youngAlong(0.3), 1e-3);
        assertEquals(t.c(1, 2) / t.c(1, 1), t.poissonAlong(1.1), 1e-5);
        assertNotNull(c.byEnergy());
        assertEquals(0, c.byEnergy().largestDifference(c.relaxed()), 5e-3 * c.relaxed().largest());
        assertEquals(0, c.softest());
    }

    /** The axes are those of the sheet, wherever it lies in space. */
    @Test
    void turningASheetChangesNothing() {
        Frame start = sheet(Lattice.GRAPHENE, 2.46, "C");
        SheetTensor turned =
                constants(carbon(), new Rotation(List.of(1.0, 2.0, -0.5), 33.0).apply(start)).relaxed();
        assertEquals(0, turned.largestDifference(constants(carbon(), start).relaxed()), 1e-6);
    }

    /**
     * A triangular lattice of springs k between neighbours: C11 = 3 sqrt(3) k/4, C12 = C66 = sqrt(3) k/4, Poisson's ratio 1/3. Of Lennard-Jones
     * atoms that reach their neighbours only, k is the curvature at the minimum, 72 epsilon / (2<sup>1/3</sup> sigma&sup2;).
     */
    @Test
    void theTriangularLatticeHasTheClosedForm() {
        double epsilon = 0.0104;
        double sigma = 3.4;
        ForceField springs =
                new TruncatedPair(new LennardJones("Ar", epsilon, sigma), Truncation.ENERGY, 1.5 * sigma);
        SheetTensor t = constants(springs, sheet(Lattice.HEXAGONAL, 3.8, "Ar")).relaxed();
        double k = 72 * epsilon / (Math.cbrt(2) * sigma * sigma);
        assertEquals(3 * Math.sqrt(3) / 4 * k, t.c(1, 1), 1e-4 * k);
        assertEquals(Math.sqrt(3) / 4 * k, t.c(1, 2), 1e-4 * k);
        assertEquals(Math.sqrt(3) / 4 * k, t.c(6, 6), 1e-4 * k);
        assertEquals(1 / 3.0, t.poissonAlong(0.7), 1e-4);
        assertEquals(Math.sqrt(3) / 2 * k, t.lowestKelvinModulus(), 1e-4 * k);
    }

    /** Flat honeycombs of Stillinger-Weber silicon are held flat by symmetry only. */
    @Test
    void aSheetThatWantsToBuckleIsTold() {
        assertTrue(constants(Potentials.of("sw"), sheet(Lattice.GRAPHENE, 3.9, "Si")).softest() < 0);
    }

    @Test
    void aCrystalIsNoSheet() {
        Frame crystal = sheet(Lattice.DIAMOND, 5.43, "Si");
        assertThrows(InputException.class, () -> constants(Potentials.of("sw"), crystal));
    }
}
