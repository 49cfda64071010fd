package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Displacement;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;

/** Structures to relax, with potentials that ASE has, too. */
enum MinimizerProblem {
    /** A thermally shaken crystal. */
    BULK("Cu EMT, 108 atoms, shaken by 0.1 A", false) {
        @Override
        Frame start() {
            return shaken(copper(3, 3.59), 0.1);
        }
    },
    /** An atom on a surface, the lowest layer held. */
    ADATOM("Cu(100) EMT, 4 layers of 3x3 and an adatom", false) {
        @Override
        Frame start() {
            return adatom();
        }
    },
    /** The truncated octahedron, known for its funnel. */
    CLUSTER("LJ38, shaken by 0.1 sigma", false) {
        @Override
        Frame start() {
            return shaken(cluster(), 0.1);
        }

        @Override
        ForceField forceField() {
            return new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.ENERGY, CUTOFF);
        }
    },
    /** A vacancy from the ideal positions. */
    VACANCY("Cu EMT, vacancy in 108 sites", false) {
        @Override
        Frame start() {
            Frame full = copper(3, 3.5898255905213428);
            int n = full.atoms().count();
            return full.changed(full.atoms().select(IntStream.range(1, n).toArray()), full.cell(), full.columns());
        }
    },
    /** A cell of the wrong size and shape. */
    CELL("Cu EMT, 32 atoms, cell strained by 3 %, shaken by 0.05 A", true) {
        @Override
        Frame start() {
            Frame f = copper(2, 3.59);
            double[] e = {0.03, 0.02, 0, 0, -0.02, 0.01, 0.01, 0, 0.02};
            Atoms atoms = f.atoms().copy();
            Cell cell = f.cell().strained(e);
            for (int i = 0; i < atoms.count(); i++) {
                double x = atoms.x()[i];
                double y = atoms.y()[i];
                double z = atoms.z()[i];
                atoms.setPosition(i, x + x * e[0] + y * e[3] + z * e[6], y + x * e[1] + y * e[4] + z * e[7],
                        z + x * e[2] + y * e[5] + z * e[8]);
            }
            return shaken(f.changed(atoms, cell, f.columns()), 0.05);
        }
    };

    /** Cutoff of the cluster, &sigma;: all its pairs. */
    static final double CUTOFF = 12;

    private static final Units UNITS = Units.ASE_2014;

    private final String title;
    private final boolean cell;

    MinimizerProblem(String title, boolean cell) {
        this.title = title;
        this.cell = cell;
    }

    /** Where it begins. */
    abstract Frame start();

    /** What acts between the atoms: EMT unless said otherwise. */
    ForceField forceField() {
        return new EmtFactory().create(
                new EmtParameters(null, null), new ForceFieldFactory.Context(Path.of("."), List.of("Cu"), UNITS));
    }

    /** What it is. */
    String title() {
        return title;
    }

    /** Whether the cell is relaxed, too. */
    boolean relaxesCell() {
        return cell;
    }

    private static Frame copper(int n, double a) {
        return Crystal.of(Lattice.FCC, a, "Cu").repeated(n, n, n).build(UNITS);
    }

    private static Frame shaken(Frame frame, double amplitude) {
        return new Displacement(null, amplitude).apply(frame, 1);
    }

    private static Frame adatom() {
        double a = 3.5898255905213428;
        double side = a / Math.sqrt(2);
        int layers = 4;
        int n = 3;
        List<double[]> sites = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            double shift = layer % 2 * 0.5;
            for (int i = 0; i < n * n; i++) {
                sites.add(new double[] {(i % n + shift) * side, (i / n + shift) * side, layer * a / 2});
            }
        }
        // The fourfold hollow.
        sites.add(new double[] {side, side, layers * a / 2});
        Atoms atoms = atoms("Cu", sites);
        for (int i = 0; i < n * n; i++) {
            atoms.frozen()[i] = Atoms.FROZEN;
        }
        return new Frame(atoms, Cell.of(new double[] {n * side, 0, 0, 0, n * side, 0, 0, 0, 20}, true, true, false));
    }

    /** The 38 sites of the fcc lattice nearest to an octahedral hole. */
    private static Frame cluster() {
        double a = 1.1 * Math.sqrt(2);
        List<double[]> sites = new ArrayList<>();
        for (int i = -4; i <= 4; i++) {
            for (int j = -4; j <= 4; j++) {
                for (int k = -4; k <= 4; k++) {
                    if (Math.floorMod(i + j + k, 2) == 1) {
                        sites.add(new double[] {i * a / 2, j * a / 2, k * a / 2});
                    }
                }
            }
        }
        sites.sort(Comparator.comparingDouble(r -> r[0] * r[0] + r[1] * r[1] + r[2] * r[2]));
        return new Frame(atoms("Ar", sites.subList(0, 38)), Cell.open());
    }

    private static Atoms atoms(String element, List<double[]> sites) {
        Atoms atoms = new Atoms(List.of(element), new int[sites.size()]);
        for (int i = 0; i < sites.size(); i++) {
            atoms.setPosition(i, sites.get(i)[0], sites.get(i)[1], sites.get(i)[2]);
        }
        return atoms;
    }
}
