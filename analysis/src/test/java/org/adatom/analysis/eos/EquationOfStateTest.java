package org.adatom.analysis.eos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.eos.ScanSettings.Kind;
import org.adatom.analysis.eos.ScanSettings.Relaxation;
import org.adatom.engine.build.CellChoice;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Strain;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationOfStateTest {
    private static final Workers WORKERS = new Workers(1);
    private static final double GPA = Units.CODATA_2018.gigapascal();

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    private static Statics statics(ForceField forceField) {
        return new Statics(forceField, WORKERS, Units.CODATA_2018);
    }

    private static Frame crystal(Lattice lattice, double a, String species) {
        return Crystal.of(lattice, a, species).in(CellChoice.PRIMITIVE).build(Units.CODATA_2018);
    }

    private static PhaseScan scan(ForceField forceField, Frame crystal, ScanSettings settings) {
        return EquationOfState.of(statics(forceField), List.of(new Phase("it", crystal, 0)), settings, line -> {})
                .phases().get(0);
    }

    private static ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018);
    }

    private static ForceField eam(String file, String species) {
        return Potentials.of("eam " + file + " " + species);
    }

    private static ForceField tersoff(TersoffParameters.Builtin set, String... species) {
        return Potentials.of("tersoff " + set.name() + " " + String.join(" ", species));
    }

    /** &minus;V dP/dV by LAMMPS 29 Sep 2021, strain &plusmn;1e-4, zero pressure; Ni: (C11 + 2 C12)/3. */
    @ParameterizedTest
    @CsvSource({
        "eam_Cu_u3/Cu_u3.eam, Cu, 3.615, 138.524",
        "eam_Cu_mishin1/Cu_mishin1.eam.alloy, Cu, 3.615, 138.36",
        "eam_Au_u3/Au_u3.eam, Au, 4.08, 166.893",
        "eam_CuNi_funcfl/Ni_u3.eam, Ni, 3.52, 180.617"
    })
    void metalsHaveTheModulusOfLammps(String file, String species, double a, double expected) {
        PhaseScan scan = scan(eam(file, species), crystal(Lattice.FCC, a, species), ScanSettings.standard());
        assertModulus(expected, scan);
    }

    @Test
    void siliconHasTheModulusOfLammps() {
        Frame start = crystal(Lattice.DIAMOND, 5.4, "Si");
        assertModulus(101.422905, scan(StillingerWeber.silicon(), start, ScanSettings.standard()));
        assertModulus(97.766173,
                scan(tersoff(TersoffParameters.Builtin.SI_T3_1988, "Si"), start, ScanSettings.standard()));
    }

    /** Fits agree within their errors, which do not know of the roughness of tables: 3e-5 of their curvature, 1e-7 of V0. */
    private static void assertModulus(double expected, PhaseScan scan) {
        assertEquals(expected, scan.modulus().value() / GPA, 1e-3 * expected);
        assertEquals(2, scan.fits().size());
        for (EnergyFit fit : scan.fits()) {
            assertEquals(scan.modulus().value(), fit.b0().value(),
                    fit.b0().error() + scan.modulus().error() + 3e-5 * scan.modulus().value(), fit.toString());
            assertEquals(scan.volume(), fit.v0().value(), fit.v0().error() + 1e-7 * scan.volume());
            assertTrue(fit.residual() < 1e-4, fit.toString());
        }
    }

    /** Lattice sums without cutoff: A12 = 12.13188, A6 = 14.45392 (J. E. Jones, A. E. Ingham, Proc. R. Soc. A 107, 636 (1925)). */
    @Test
    void lennardJonesCrystalsHaveTheNumbersOfTheLatticeSums() {
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.CUT, new double[] {14}, 0, true);
        PhaseScan scan = scan(lj, crystal(Lattice.FCC, 1.5, "Ar"), ScanSettings.standard());
        double a12 = 12.13188;
        double a6 = 14.45392;
        double nearest = Math.pow(2 * a12 / a6, 1 / 6.0);
        double volume = Math.pow(nearest, 3) / Math.sqrt(2);
        double energy = -a6 * a6 / (2 * a12);
        assertEquals(1.541737, Math.cbrt(4 * scan.volume()), 1e-5);
        assertEquals(volume, scan.volume(), 1e-5 * volume);
        assertEquals(energy, scan.bulk().energyPerAtom(), 1e-5 * 8.61);
        // E = a V^-4 - b V^-2 gives B = 8 |E0| / V0 and dB/dP = 8.
        assertEquals(-8 * energy / volume, scan.modulus().value(), 1e-4 * 75);
        assertEquals(8, scan.modulusSlope(), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"SHAPE", "POSITIONS"})
    void pressuresAreTheDerivativesOfTheEnergies(Relaxation relaxation) {
        // Off its ideal c/a, with positions that the symmetry does not fix.
        Frame start = Crystal.of(Lattice.WURTZITE, 2.5, "B", "N").build(Units.CODATA_2018);
        ScanSettings settings = new ScanSettings(Kind.VOLUME, 0.99, 1.01, 9, relaxation, BulkRelaxation.ISOTROPIC);
        PhaseScan scan = scan(tersoff(TersoffParameters.Builtin.B_N_C_2012, "B", "N"), start, settings);
        List<ScanPoint> p = scan.points();
        for (int k = 2; k < p.size() - 2; k++) {
            double h = p.get(k).volume() - p.get(k - 1).volume();
            double slope = (p.get(k - 2).energy() - 8 * p.get(k - 1).energy() + 8 * p.get(k + 1).energy()
                    - p.get(k + 2).energy()) / (12 * h);
            // Positions alone leave shear stresses, which do no work when all lengths scale alike.
            assertEquals(-slope, p.get(k).pressure(), 1e-6);
        }
    }

    @Test
    void scalingFindsTheLatticeConstant() {
        ScanSettings settings = new ScanSettings(Kind.SCALE, -0.1, 0.1, 41, Relaxation.NONE, BulkRelaxation.NONE);
        PhaseScan scan = scan(StillingerWeber.silicon(), crystal(Lattice.DIAMOND, 5.3, "Si"), settings);
        assertEquals(5.4309498 / 5.3 - 1, scan.zero(), 1e-6);
        List<ScanPoint> p = scan.points();
        double h = 0.005;
        double slope = (p.get(24).energy() - p.get(22).energy()) / (2 * h);
        double slope2 = (p.get(25).energy() - p.get(21).energy()) / (4 * h);
        assertEquals((4 * slope - slope2) / 3, p.get(23).slope(3), 1e-4);
        assertTrue(scan.warnings().stream().anyMatch(w -> w.contains("not relaxed")), scan.warnings().toString());
    }

    /** At the pressure found both crystals have that pressure and the same enthalpy, evaluated anew. */
    @Test
    void siliconBecomesBetaTin() {
        ForceField t3 = tersoff(TersoffParameters.Builtin.SI_T3_1988, "Si");
        Frame tin = Strain.apply(Crystal.of(Lattice.DIAMOND, 6.6, "Si").build(Units.CODATA_2018),
                new double[] {0, 0, 0, 0, 0, 0, 0, 0, -0.611});
        ScanSettings settings = new ScanSettings(Kind.VOLUME, 0.895, 1.055, 17, Relaxation.SHAPE, BulkRelaxation.FULL);
        EquationOfState eos = EquationOfState.of(statics(t3),
                List.of(new Phase("diamond", crystal(Lattice.DIAMOND, 5.43, "Si"), 0), new Phase("tin", tin, 0)),
                settings,
                line -> {});
        assertEquals("diamond", eos.ground().name());
        assertEquals(1, eos.transitions().size());
        Transition t = eos.transitions().get(0);
        assertEquals("diamond", t.below());
        double[] enthalpy = new double[2];
        double[] volumes = {t.volumeBelow(), t.volumeAbove()};
        for (int k = 0; k < 2; k++) {
            PhaseScan phase = eos.phases().get(k);
            double ratio = volumes[k] / phase.volume();
            PhaseScan there = scan(t3, phase.bulk().frame(),
                    new ScanSettings(Kind.VOLUME, ratio, 2 - ratio, 7, Relaxation.SHAPE, BulkRelaxation.NONE));
            ScanPoint point = there.points().get(0);
            assertEquals(t.pressure(), point.pressure(), 2e-3 * t.pressure(), phase.name());
            enthalpy[k] = point.energy() + t.pressure() * point.volume();
        }
        assertEquals(enthalpy[0], enthalpy[1], 2e-5);
        assertEquals(12.67, t.pressure() / GPA, 0.01);
    }

    @Test
    void sheetsHaveAnAreaModulus() {
        ForceField carbon = tersoff(TersoffParameters.Builtin.B_N_C_2012, "C");
        Frame graphene = crystal(Lattice.GRAPHENE, 2.46, "C");
        PhaseScan scan = scan(carbon, graphene, ScanSettings.standard());
        assertEquals(2, scan.dimensions());
        assertEquals(2, scan.fits().size());
        for (EnergyFit fit : scan.fits()) {
            assertEquals(scan.volume(), fit.v0().value(), 1e-3 * scan.volume());
            assertEquals(scan.modulus().value(), fit.b0().value(), 2e-2 * scan.modulus().value());
        }
        double[] e = new double[3];
        double h = 2e-3;
        for (int k = 0; k < 3; k++) {
            double s = (k - 1) * h;
            e[k] = statics(carbon)
                    .evaluate(Strain.apply(scan.bulk().frame(), new double[] {s, 0, 0, 0, s, 0, 0, 0, 0})).energy() / 2;
        }
        // d2E/ds2 = 4 A K at the minimum
        double modulus = (e[0] - 2 * e[1] + e[2]) / (h * h) / (4 * scan.volume());
        assertEquals(modulus, scan.modulus().value(), 1e-3 * modulus);
    }

    @Test
    void aScanThatLeavesItsCrystalEndsThereAndSaysSo() {
        ForceField t3 = tersoff(TersoffParameters.Builtin.SI_T3_1988, "Si");
        Frame tin = Strain.apply(Crystal.of(Lattice.DIAMOND, 6.6, "Si").build(Units.CODATA_2018),
                new double[] {0, 0, 0, 0, 0, 0, 0, 0, -0.611});
        PhaseScan scan = scan(t3, tin,
                new ScanSettings(Kind.VOLUME, 0.75, 1.05, 31, Relaxation.SHAPE, BulkRelaxation.FULL));
        assertTrue(scan.points().size() < 31);
        assertTrue(scan.warnings().stream().anyMatch(w -> w.contains("becomes another")), scan.warnings().toString());
    }

    @Test
    void aPhaseThatExistsByItsSymmetryOnlyIsTold() {
        ForceField zhou = new EamFactory()
                .create(new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null), context("Cu"));
        assertTrue(scan(zhou, crystal(Lattice.BCC, 2.9, "Cu"), ScanSettings.standard()).unstable());
        assertTrue(!scan(zhou, crystal(Lattice.FCC, 3.6, "Cu"), ScanSettings.standard()).unstable());
    }

    @Test
    void energiesThatJumpAtTheCutoffAreTold() {
        LennardJones argon = new LennardJones("Ar", 0.0104, 3.4);
        Frame start = crystal(Lattice.FCC, 5.27, "Ar");
        ScanSettings wide = new ScanSettings(Kind.VOLUME, 0.9, 1.1, 21, Relaxation.SHAPE, BulkRelaxation.FULL);
        PhaseScan cut = scan(new TruncatedPair(argon, Truncation.CUT, 8.5), start, wide);
        assertTrue(cut.warnings().stream().anyMatch(w -> w.contains("not smooth")), cut.warnings().toString());
        PhaseScan smooth = scan(new TruncatedPair(argon, Truncation.SWITCH, 8.5), start, wide);
        assertTrue(smooth.warnings().stream().noneMatch(w -> w.contains("not smooth")), smooth.warnings().toString());
    }

    @Test
    void rangesWithoutTheCrystalAndPhasesOfOtherCompositionAreRefused() {
        InputException range = assertThrows(InputException.class,
                () -> new ScanSettings(Kind.VOLUME, 1.02, 1.1, 21, Relaxation.SHAPE, BulkRelaxation.FULL));
        assertTrue(range.getMessage().contains("V/V0 = 1"), range.getMessage());
        InputException phases = assertThrows(InputException.class,
                () -> EquationOfState.of(statics(StillingerWeber.silicon()),
                        List.of(new Phase("a", crystal(Lattice.FCC, 3, "Si"), 0),
                                new Phase("b", crystal(Lattice.FCC, 3, "Ge"), 0)),
                        ScanSettings.standard(), line -> {}));
        assertTrue(phases.getMessage().contains("composition"), phases.getMessage());
    }
}
