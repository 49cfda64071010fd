package org.adatom.forcefields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.pair.Zbl;
import org.junit.jupiter.api.Test;

/**
 * Hybrids against LAMMPS (29 Sep 2021): {@code units metal}, a periodic box {@code 0 5.6  0 5.5  0 16} with {@code xy xz
 * yz} = 0.4, &minus;0.3, 0.5, types in the order of the species. Energy (eV), {@code compute pressure NULL virial} (bar;
 * xx yy zz xy xz yz) and some forces (eV/&Aring;) as it printed them with {@code %.15g}.
 */
class HybridLammpsTest {
    private static final Cell CELL = Cell.of(new double[] {5.6, 0, 0, 0.4, 5.5, 0, -0.3, 0.5, 16}, true, true, true);
    /** One eV/A^3 in bar, as in units metal. */
    private static final double BAR = 1.6021765e6;

    private static final Units METAL = Units.LAMMPS_METAL;

    private static final double[] SILICON = {
        0.03, -0.05, 0.02,
        1.31, 1.44, 1.29,
        0.06, 2.67, 2.78,
        1.42, 4.11, 4.05,
        2.75, 0.04, 2.66,
        4.13, 1.32, 4.12,
        2.68, 2.77, -0.06,
        4.02, 4.15, 1.41
    };
    private static final double[] COPPER = {
        0.05, -0.03, 0.02,
        2.78, 0.04, -0.05,
        0.24, 2.71, 0.03,
        3.02, 2.77, 0.01,
        1.44, 1.36, 1.74,
        4.17, 1.42, 1.66,
        1.58, 4.15, 1.71,
        4.42, 4.09, 1.69
    };
    private static final double[] ARGON = {1.1, 1.9, 6.9, 4.2, 4.6, 7.3, 2.4, 4.9, 10.4};
    private static final double[] KRYPTON = {0.6, 1.3, 13.2, 4.4, 1.4, 11.1};

    /**
     * <pre>
     * pair_style hybrid/overlay tersoff lj/cut 7.0 lj/cut 6.0
     * pair_coeff * * tersoff SiCGe.tersoff Si(C) NULL
     * pair_coeff 2 2 lj/cut 1 0.0104 3.4 7.0
     * pair_coeff 1 2 lj/cut 2 0.012 3.1 6.0
     * pair_modify pair lj/cut 1 tail yes
     * pair_modify pair lj/cut 2 tail yes
     * </pre>
     */
    @Test
    void tersoffSiliconUnderArgonWithTailCorrections() {
        List<String> all = List.of("Si", "Ar");
        ForceField hybrid = SumForceField.of(List.of(
                HybridContractTest.among(Hybrids.tersoffSilicon(), all, "Si"),
                HybridContractTest.among(cut(List.of("Ar"), 0.0104, 3.4, 7, true), all, "Ar"),
                HybridContractTest.between(cut(all, 0.012, 3.1, 6, true), all, "Ar-Si")));
        check(
                hybrid, atoms(Map.of("Si", SILICON, "Ar", ARGON), all), -26.7321062494327,
                new double[] {-40855.1937433906, -10117.9935352646, -25245.3192055231,
                    -40036.1326448299, 10474.1296506422, 35761.1850659087},
                new double[][] {
                    {0, -5.32276262681066, -3.27641980291654, 3.8182783006313},
                    {7, 8.63363006374539, -1.17905497837668, -6.89493018476153},
                    {8, 0.0101355482560511, -0.0120598088917733, -0.0214912634850172},
                    {10, -0.0152549840405077, 0.00240954767092591, 0.00546843260540459}
                });
    }

    /**
     * <pre>
     * pair_style hybrid/overlay sw lj/cut 7.0 zbl 1.5 3.5 lj/cut 5.5
     * pair_coeff * * sw Si.sw Si NULL NULL
     * pair_coeff 2 2 lj/cut 1 0.0104 3.4 7.0
     * pair_coeff 3 3 lj/cut 1 0.014 3.65 7.0
     * pair_coeff 2 3 lj/cut 1 0.0118 3.5 6.5
     * pair_coeff 1 2 lj/cut 2 0.012 3.1 5.5
     * pair_coeff 1 3 zbl 14 36
     * pair_coeff 2 3 zbl 18 36
     * </pre>
     */
    @Test
    void stillingerWeberSiliconUnderArgonAndKrypton() {
        List<String> all = List.of("Si", "Ar", "Kr");
        ForceField gas = new TruncatedPair(
                new LennardJones(
                        List.of("Ar", "Kr"), new double[] {0.0104, 0.0118, 0.0118, 0.014},
                        new double[] {3.4, 3.5, 3.5, 3.65}),
                Truncation.CUT, new double[] {7, 6.5, 6.5, 7}, 0.9, false);
        ForceField hybrid = SumForceField.of(List.of(
                HybridContractTest.among(Hybrids.stillingerWeberSilicon(), all, "Si"),
                HybridContractTest.among(gas, all, "Kr", "Ar"),
                HybridContractTest.between(
                        new Zbl(all, new double[] {14, 18, 36}, 1.5, 3.5, METAL.coulomb()), all, "Si-Kr", "Ar-Kr"),
                HybridContractTest.between(cut(List.of("Si", "Ar"), 0.012, 3.1, 5.5, false), all, "Si-Ar")));
        check(
                hybrid, atoms(Map.of("Si", SILICON, "Ar", ARGON, "Kr", KRYPTON), all), -22.7687514215851,
                new double[] {1395.02416889798, -5674.63806415168, 25855.0461135841,
                    -19444.5247631551, 24581.8867355085, 26769.3103527982},
                new double[][] {
                    {0, -2.00829248199878, -1.39625361903111, 1.28661828071588},
                    {5, 0.598467140294419, 0.184868860138337, -0.595947107373191},
                    {9, 0.00678481600245957, 0.00709275893021958, -0.031233591751372},
                    {12, -3.5816136938528, 0.553466193323997, -4.51560475196729}
                });
    }

    /**
     * <pre>
     * pair_style hybrid/overlay eam/alloy lj/cut 7.0
     * pair_coeff * * eam/alloy Cu_mishin1.eam.alloy Cu NULL
     * pair_coeff 2 2 lj/cut 0.0104 3.4 7.0
     * pair_coeff 1 2 lj/cut 0.01 2.9 6.0
     * </pre>
     */
    @Test
    void embeddedCopperUnderArgon() {
        Path folder = SharedFolder.require("reference/eam_Cu_mishin1");
        List<String> all = List.of("Cu", "Ar");
        ForceField copper = new EamFactory()
                .create(
                        new EamParameters(Path.of("Cu_mishin1.eam.alloy"), null, null, null, null),
                        new ForceFieldFactory.Context(folder, List.of("Cu"), METAL));
        ForceField hybrid = SumForceField.of(List.of(
                HybridContractTest.among(copper, all, "Cu"),
                HybridContractTest.among(cut(List.of("Ar"), 0.0104, 3.4, 7, false), all, "Ar"),
                HybridContractTest.between(cut(all, 0.01, 2.9, 6, false), all, "Cu-Ar")));
        check(
                hybrid, atoms(Map.of("Cu", COPPER, "Ar", ARGON), all), -22.2348182210467,
                new double[] {-43882.2269188812, -41868.3034673055, -10352.0562930137,
                    -2766.62516805342, 4162.93212976412, -1897.91459955086},
                new double[][] {
                    {0, -0.280782052511919, 0.194842664431708, 0.386075418401556},
                    {6, 0.310237574497764, -0.200421326237234, -0.388744712592502},
                    {8, 0.0101810592780487, -0.00911820703399327, 0.00848814703778091},
                    {9, 0.00498687360499869, 0.00642146336108861, -0.0161184634417516}
                });
    }

    private static ForceField cut(List<String> species, double epsilon, double sigma, double cutoff, boolean tail) {
        int n = species.size();
        double[] depths = new double[n * n];
        double[] sizes = new double[n * n];
        double[] cutoffs = new double[n * n];
        Arrays.fill(depths, epsilon);
        Arrays.fill(sizes, sigma);
        Arrays.fill(cutoffs, cutoff);
        return new TruncatedPair(new LennardJones(species, depths, sizes), Truncation.CUT, cutoffs, 0.9, tail);
    }

    private static Atoms atoms(Map<String, double[]> positions, List<String> order) {
        List<String> labels = new ArrayList<>();
        order.forEach(s -> labels.addAll(Collections.nCopies(positions.get(s).length / 3, s)));
        Atoms atoms = Atoms.of(labels);
        int i = 0;
        for (String s : order) {
            double[] xyz = positions.get(s);
            for (int k = 0; k < xyz.length; k += 3) {
                atoms.setPosition(i++, xyz[k], xyz[k + 1], xyz[k + 2]);
            }
        }
        return atoms;
    }

    /** Each row of {@code forces}: index of the atom, then its force. */
    private static void check(ForceField hybrid, Atoms atoms, double energy, double[] pressure, double[][] forces) {
        Evaluation got = Evaluation.byEngine(hybrid, atoms, CELL, 2);
        assertEquals(energy, got.energy(), 1e-9 * Math.abs(energy));
        double largest = Evaluation.largest(pressure);
        int[] voigt = {0, 4, 8, 1, 2, 5};
        for (int k = 0; k < 6; k++) {
            assertEquals(pressure[k], got.virial()[voigt[k]] / CELL.volume() * BAR, 1e-9 * largest, "component " + k);
        }
        for (double[] row : forces) {
            for (int d = 0; d < 3; d++) {
                assertEquals(row[1 + d], got.forces()[3 * (int) row[0] + d], 1e-9 * got.largestForce(),
                        "atom " + row[0]);
            }
        }
    }
}
