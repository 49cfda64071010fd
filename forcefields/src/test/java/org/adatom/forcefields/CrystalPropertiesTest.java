package org.adatom.forcefields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.Crystals;
import org.adatom.engine.Crystals.Face;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.Structures.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.adatom.forcefields.angular.TersoffFactory;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.MorseFactory;
import org.adatom.forcefields.pair.MorseParameters;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of perfect crystals, ideal surfaces and ideal vacancies that others published or computed. */
class CrystalPropertiesTest {
    /** Of the printed digits and of unit conversions, J/m&sup2; and eV. */
    private static final double ROUNDING = 1e-6;

    /**
     * Lattice constants (A) and energies per atom (eV). Zhou, Johnson, Wadley: what Cu was fitted to; others: LAMMPS 29 Sep
     * 2021 at zero pressure (Cu: Mishin et al., Phys. Rev. B
     * 63, 224106 (2001); u3: Foiles, Baskes, Daw, Phys. Rev. B 33, 7983 (1986); mod: Kumagai et al., Comput. Mater. Sci.
     * 39, 457 (2007); Fe: Mendelev, Ackland). EMT: ASE 3.22.1, whose zero is the reference crystal.
     */
    @ParameterizedTest
    @CsvSource({
        "lj cut, FCC, 5.2686516, -0.0842360562",
        "lj force, FCC, 5.3190752, -0.0621443054",
        "morse Cu, FCC, 3.60652, -3.54270",
        "sw Si, DIAMOND, 5.4309498, -4.3366",
        "tersoff SI_T2_1988 Si, DIAMOND, 5.4312307, -4.6304122",
        "tersoff SI_T3_1988 Si, DIAMOND, 5.4319790, -4.6297255",
        "tersoff SI_C_1989 Si, DIAMOND, 5.4320052, -4.6295950",
        "tersoff B_N_C_2012 C, DIAMOND, 3.6451306, -6.5365675",
        "tersoff B_N_C_2012 B N, DIAMOND, 3.4938403, -7.7765894",
        "mod Si, DIAMOND, 5.4290000, -4.6299993",
        "zhou Cu, FCC, 3.615, -3.54",
        "eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu, FCC, 3.6149251, -3.5402183",
        "eam eam_Cu_u3/Cu_u3.eam Cu, FCC, 3.6150000, -3.5400000",
        "eam eam_Au_u3/Au_u3.eam Au, FCC, 4.0800000, -3.9300000",
        "eam eam_CuNi_funcfl/Ni_u3.eam Ni, FCC, 3.5200, -4.4500",
        "eam eam_Al_zhou/Al_zhou.eam.alloy Al, FCC, 4.0816549, -3.5799987",
        "eam eam_Fe_mm/Fe_mm.eam.fs Fe, BCC, 2.8553249, -4.1224351",
    })
    void haveTheLatticeConstantAndEnergyOfLammps(String forceField, Lattice lattice, double a0, double energy) {
        Crystals crystal = new Crystals(forceField(forceField), lattice);
        double a = crystal.latticeConstant(a0);
        assertEquals(a0, a, 1e-5 * a0);
        assertEquals(energy, crystal.energyPerAtom(a), 1e-5 * Math.abs(energy));
    }

    /** The zero is the reference crystal: the scale of the error is the cohesive energy. */
    @ParameterizedTest
    @CsvSource({
        "Cu, 3.58983, -0.00704, 3.51",
        "Au, 4.05617, -0.00014, 3.80",
        "Ag, 4.06355, -0.00037, 2.96",
        "Ni, 3.48714, -0.01331, 4.44",
        "Pd, 3.87874, -0.00027, 3.90",
        "Pt, 3.92180, -0.00015, 5.85",
        "Al, 3.99427, -0.00488, 3.28"
    })
    void effectiveMediumMetalsHaveTheCrystalsOfAse(String metal, double a0, double energy, double atom) {
        Crystals crystal = new Crystals(forceField("emt " + metal), Lattice.FCC);
        double a = crystal.latticeConstant(a0);
        assertEquals(a0, a, 1e-5 * a0);
        assertEquals(energy, crystal.energyPerAtom(a), 1e-5 * atom);
    }

    /** Carbon and its compound: J. Tersoff, Phys. Rev. B 39, 5566 (1989), table II, to its digits. */
    @ParameterizedTest
    @CsvSource({
        "tersoff C_1988 C, 3.566, 7.37, 1e-3",
        "tersoff C_1989 C, 3.566, 7.37, 1e-3",
        "tersoff SI_C_1989 Si C, 4.32, 6.165, 2e-3"
    })
    void havePublishedLatticeConstantAndCohesiveEnergy(
            String forceField, double a0, double cohesive, double tolerance) {
        Crystals crystal = new Crystals(forceField(forceField), Lattice.DIAMOND);
        double a = crystal.latticeConstant(a0);
        assertEquals(a0, a, tolerance * a0);
        assertEquals(-cohesive, crystal.energyPerAtom(a), tolerance * cohesive);
    }

    /**
     * Faces as cut, before relaxation, J/m&sup2;, (111) of diamond between the planes that one bond per atom joins: LAMMPS,
     * slabs open along the normal ({@code boundary p p f}); EMT: ASE.
     */
    @ParameterizedTest
    @CsvSource({
        "lj cut, FCC, 5.2686516, 0.0381784933, 0.0405223290, 0.0366155820",
        "lj force, FCC, 5.3190752, 0.0244823694, 0.0263081725, 0.0229176076",
        "sw Si, DIAMOND, 5.4309498, 2.35563600, 1.66568619, 1.36002708",
        "tersoff SI_T2_1988 Si, DIAMOND, 5.43123075, 2.18848264, 1.08631346, 0.88697123",
        "tersoff SI_T3_1988 Si, DIAMOND, 5.4319790, 2.30878340, 1.57557832, 1.28645431",
        "tersoff SI_C_1989 Si, DIAMOND, 5.43200521, 2.30865520, 1.57547914, 1.28637333",
        "tersoff B_N_C_2012 C, DIAMOND, 3.6451306, 3.52700006, 1.79760621, 1.46773933",
        "mod Si, DIAMOND, 5.42900004, 1.79301306, 1.09713914, 0.89581036",
        "eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu, FCC, 3.61492507, 1.35054954, 1.49065161, 1.24667908",
        "eam eam_Cu_u3/Cu_u3.eam Cu, FCC, 3.61499998, 1.29102700, 1.42650743, 1.18546319",
        "eam eam_Au_u3/Au_u3.eam Au, FCC, 4.08000002, 0.97627944, 1.09443959, 0.82694299",
        "eam eam_Al_zhou/Al_zhou.eam.alloy Al, FCC, 4.08165490, 0.87542877, 0.98220995, 0.83668043",
        "eam eam_Fe_mm/Fe_mm.eam.fs Fe, BCC, 2.85532486, 1.79027948, 1.65068384, 2.01155013",
        "emt Cu, FCC, 3.58982559, 1.13383784, 1.23172424, 1.04412160",
        "emt Au, FCC, 4.05616562, 0.63984138, 0.71452136, 0.53656950",
    })
    void idealSurfacesCostTheEnergyOfOthers(
            String forceField, Lattice lattice, double a0, double f100, double f110, double f111) {
        Crystals crystal = new Crystals(forceField(forceField), lattice);
        assertEquals(f100, crystal.surfaceEnergy(a0, Face.F100), ROUNDING);
        assertEquals(f110, crystal.surfaceEnergy(a0, Face.F110), ROUNDING);
        assertEquals(f111, crystal.surfaceEnergy(a0, Face.F111), ROUNDING);
    }

    /** Before relaxation, eV; sources as for the surfaces. Pair potentials that end at their cutoff: the cohesive energy. */
    @ParameterizedTest
    @CsvSource({
        "lj cut, FCC, 5.2686516, 0.0842360562",
        "lj force, FCC, 5.3190752, 0.0621443054",
        "sw Si, DIAMOND, 5.4309498, 4.3366",
        "tersoff SI_T2_1988 Si, DIAMOND, 5.43123075, 2.82850060",
        "tersoff SI_T3_1988 Si, DIAMOND, 5.4319790, 4.10355974",
        "tersoff SI_C_1989 Si, DIAMOND, 5.43200521, 4.10334106",
        "mod Si, DIAMOND, 5.42900004, 2.85434197",
        "eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu, FCC, 3.61492507, 1.30917745",
        "eam eam_Cu_u3/Cu_u3.eam Cu, FCC, 3.61499998, 1.31653955",
        "eam eam_Au_u3/Au_u3.eam Au, FCC, 4.08000002, 1.07871675",
        "eam eam_Al_zhou/Al_zhou.eam.alloy Al, FCC, 4.08165490, 0.80703986",
        "eam eam_Fe_mm/Fe_mm.eam.fs Fe, BCC, 2.85532486, 1.83635968",
        "emt Cu, FCC, 3.58982559, 1.23838337",
        "emt Au, FCC, 4.05616562, 0.75423994",
    })
    void idealVacanciesCostTheEnergyOfOthers(
            String forceField, Lattice lattice, double a0, double energy) {
        assertEquals(energy, new Crystals(forceField(forceField), lattice).idealVacancy(a0), ROUNDING);
    }

    /** One of the force fields above: kind, set or file below {@code shared/reference}, species. */
    private static ForceField forceField(String description) {
        String[] w = description.split(" ");
        List<String> species = List.of(w).subList(Math.min(w.length - 1, 2), w.length);
        return switch (w[0]) {
            case "lj" -> w[1].equals("cut")
                    ? new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.CUT, 8.5)
                    : new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 7.65);
            case "morse" -> new MorseFactory()
                    .create(
                            new MorseParameters(
                                    null, MorseParameters.Builtin.GIRIFALCO_WEIZER_1959, 12, null, null, null),
                            context(List.of(w[1])));
            case "sw" -> StillingerWeber.silicon();
            case "tersoff" -> tersoff(null, TersoffParameters.Builtin.valueOf(w[1]), species);
            case "mod" -> tersoff(SharedFolder.require("reference/tersoff_mod_Si/Si.tersoff.mod"), null, species);
            case "eam" -> new EamFactory()
                    .create(
                            new EamParameters(SharedFolder.require("reference/" + w[1]), null, null, null, null),
                            context(species));
            case "zhou" -> new EamFactory()
                    .create(
                            new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null),
                            context(List.of(w[1])));
            case "emt" -> new EmtFactory()
                    .create(new EmtParameters(EmtParameters.Cutoff.ASE, null), context(List.of(w[1])));
            default -> throw new IllegalArgumentException(description);
        };
    }

    private static ForceField tersoff(Path file, TersoffParameters.Builtin builtin, List<String> species) {
        return new TersoffFactory().create(new TersoffParameters(file, builtin, null, null), context(species));
    }

    private static ForceFieldFactory.Context context(List<String> species) {
        return new ForceFieldFactory.Context(Path.of(""), species, Units.CODATA_2018);
    }
}
