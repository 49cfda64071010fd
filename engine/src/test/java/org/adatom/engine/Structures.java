package org.adatom.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Configurations that find mistakes: rattled, strained, small, skewed, left-handed, open in some directions, unwrapped.
 *
 * <p>Everything follows from a lattice, its constant and the species, with fixed random numbers.
 */
public final class Structures {
    /** A crystal lattice with cubic conventional cell. */
    public enum Lattice {
        /** Face-centred cubic. */
        FCC(new double[] {0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0}, new double[] {0, .5, .5, .5, 0, .5, .5, .5, 0}, 1),
        /** Body-centred cubic. */
        BCC(new double[] {0, 0, 0, .5, .5, .5}, new double[] {-.5, .5, .5, .5, -.5, .5, .5, .5, -.5}, 1),
        /** Diamond. */
        DIAMOND(
                new double[] {
                    0, 0, 0, .25, .25, .25, 0, .5, .5, .25, .75, .75, .5, 0, .5, .75, .25, .75, .5, .5, 0, .75, .75, .25
                },
                new double[] {0, .5, .5, .5, 0, .5, .5, .5, 0},
                2);

        private final double[] conventional;
        private final double[] primitive;
        private final int atomsInPrimitive;

        Lattice(double[] conventional, double[] primitive, int atomsInPrimitive) {
            this.conventional = conventional;
            this.primitive = primitive;
            this.atomsInPrimitive = atomsInPrimitive;
        }

        /** Fractional coordinates of the conventional cell, x, y, z of one atom after the other. */
        double[] basis() {
            return conventional.clone();
        }
    }

    private static final double[] STRAIN = {0.03, 0.02, -0.01, 0, -0.02, 0.015, 0.01, 0, 0.025};

    private final Lattice lattice;
    private final double a;
    private final List<String> species;
    private final CounterRandom random = new CounterRandom(2026, "test structures");
    private int draws;

    private Structures(Lattice lattice, double a, List<String> species) {
        this.lattice = lattice;
        this.a = a;
        this.species = species;
    }

    /** The whole collection, each with at most 64 atoms; with several species they are mixed at random. */
    public static List<Structure> of(Lattice lattice, double a, String... species) {
        Structures s = new Structures(lattice, a, List.of(species));
        List<Structure> all = new ArrayList<>();
        all.add(s.crystal("perfect crystal", 1, 1, 1, 0));
        all.add(s.crystal("rattled crystal", 2, 2, 2, 0.04));
        all.add(s.crystal("hot crystal", 2, 2, 1, 0.09));
        all.add(s.primitive());
        all.add(s.oneAtom());
        all.add(open(s.crystal("slab", 2, 2, 1, 0.05), true, true, false));
        all.add(open(s.crystal("slab open along a", 1, 2, 2, 0.05), false, true, true));
        all.add(withoutVectors(open(s.crystal("wire", 1, 1, 2, 0.05), false, false, true)));
        all.add(withoutVectors(open(s.crystal("cluster", 2, 1, 1, 0.05), false, false, false)));
        all.add(s.molecule("dimer", 0, 0, 0, 0.66, 0.1, -0.05));
        all.add(s.molecule("trimer", 0, 0, 0, 0.62, 0.15, 0.05, 0.1, 0.6, -0.1));
        all.add(leftHanded(s.crystal("left-handed cell", 1, 1, 1, 0.05)));
        all.add(skewed(s.crystal("skewed cell", 1, 1, 2, 0.05)));
        all.add(s.unwrapped(s.crystal("unwrapped", 1, 2, 1, 0.05)));
        return all;
    }

    /** Systems in the xy plane: a rattled triangular lattice of constant a, a ribbon, a flake. */
    public static List<Structure> planar(double a, String... species) {
        Structures s = new Structures(Lattice.FCC, a, List.of(species));
        double h = Math.sqrt(3) * a;
        return List.of(
                s.sheet("planar sheet", 4, 2, Cell.planar(new double[] {4 * a, 0, 0, 2 * h}, true, true)),
                s.sheet("skewed planar cell", 1, 1, Cell.planar(new double[] {a, 0, 2 * a, h}, true, true)),
                s.sheet("ribbon", 3, 2, Cell.planar(new double[] {3 * a, 0, 0, 2 * h}, true, false)),
                s.sheet("flake", 3, 2, Cell.planar(new double[4], false, false)));
    }

    /** The crystal repeated along its periodic directions, with the displacements repeated too. */
    public static Structure supercell(Structure s, int repeat) {
        Cell cell = s.cell();
        double[] rows = cell.rows();
        int[] copies = new int[3];
        for (int k = 0; k < 3; k++) {
            copies[k] = cell.periodic(k) ? repeat : 1;
            for (int d = 0; d < 3; d++) {
                rows[3 * k + d] *= copies[k];
            }
        }
        List<double[]> shifts = new ArrayList<>();
        for (int p = 0; p < copies[0]; p++) {
            for (int q = 0; q < copies[1]; q++) {
                for (int r = 0; r < copies[2]; r++) {
                    shifts.add(combination(cell, p, q, r));
                }
            }
        }
        int n = s.atoms().count();
        int[] species = new int[n * shifts.size()];
        for (int i = 0; i < species.length; i++) {
            species[i] = s.atoms().species()[i % n];
        }
        Atoms atoms = new Atoms(s.atoms().symbols(), species);
        for (int i = 0; i < species.length; i++) {
            double[] t = shifts.get(i / n);
            int j = i % n;
            atoms.setPosition(i, s.atoms().x()[j] + t[0], s.atoms().y()[j] + t[1], s.atoms().z()[j] + t[2]);
        }
        return new Structure(s.name() + " repeated", atoms, cell.withVectors(rows));
    }

    /** The lattice vector p a + q b + r c. */
    public static double[] combination(Cell cell, int p, int q, int r) {
        double[] t = new double[3];
        for (int d = 0; d < 3; d++) {
            t[d] = p * cell.vector(0, d) + q * cell.vector(1, d) + r * cell.vector(2, d);
        }
        return t;
    }

    /** The rattled crystal of {@code nx x ny x nz} conventional cells; the amplitude is in lattice constants. */
    private Structure crystal(String name, int nx, int ny, int nz, double amplitude) {
        double[] basis = lattice.conventional;
        int perCell = basis.length / 3;
        int n = nx * ny * nz * perCell;
        Atoms atoms = new Atoms(species, randomSpecies(n));
        for (int i = 0; i < n; i++) {
            int c = i / perCell;
            int b = 3 * (i % perCell);
            atoms.setPosition(
                    i,
                    a * (basis[b] + c % nx + amplitude * draw()),
                    a * (basis[b + 1] + c / nx % ny + amplitude * draw()),
                    a * (basis[b + 2] + c / nx / ny + amplitude * draw()));
        }
        return new Structure(name, atoms, Cell.orthorhombic(nx * a, ny * a, nz * a));
    }

    private Structure primitive() {
        int n = lattice.atomsInPrimitive;
        Atoms atoms = new Atoms(species, randomSpecies(n));
        for (int i = 0; i < n; i++) {
            atoms.setPosition(
                    i,
                    a * (lattice.conventional[3 * i] + 0.03 * draw()),
                    a * (lattice.conventional[3 * i + 1] + 0.03 * draw()),
                    a * (lattice.conventional[3 * i + 2] + 0.03 * draw()));
        }
        return new Structure("strained primitive cell", atoms, primitiveCell().strained(STRAIN));
    }

    /** One atom far outside its triclinic cell: it sees nothing but its own images. */
    private Structure oneAtom() {
        Atoms atoms = new Atoms(species, new int[1]);
        atoms.setPosition(0, 1.7 * a, -3.2 * a, 0.4 * a);
        Cell cell = primitiveCell().strained(STRAIN);
        return new Structure("one atom", atoms, cell);
    }

    private Cell primitiveCell() {
        double[] rows = lattice.primitive.clone();
        for (int i = 0; i < 9; i++) {
            rows[i] *= a;
        }
        return Cell.of(rows, true, true, true);
    }

    /** Atoms in empty space; coordinates in lattice constants, species in turn. */
    private Structure molecule(String name, double... xyz) {
        int[] kinds = new int[xyz.length / 3];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = i % species.size();
        }
        Atoms atoms = new Atoms(species, kinds);
        for (int i = 0; i < kinds.length; i++) {
            atoms.setPosition(i, a * xyz[3 * i], a * xyz[3 * i + 1], a * xyz[3 * i + 2]);
        }
        return new Structure(name, atoms, Cell.open());
    }

    /** A rattled triangular lattice: {@code nx x ny} rectangles of two atoms in the plane z = 0. */
    private Structure sheet(String name, int nx, int ny, Cell cell) {
        Atoms atoms = new Atoms(species, randomSpecies(2 * nx * ny));
        double h = Math.sqrt(3) * a;
        for (int i = 0; i < atoms.count(); i++) {
            int c = i / 2;
            double half = 0.5 * (i % 2);
            atoms.setPosition(
                    i, a * (c % nx + half + 0.04 * draw()), h * (c / nx + half) + a * 0.04 * draw(), 0);
        }
        return new Structure(name, atoms, cell);
    }

    private static Structure open(Structure s, boolean... periodic) {
        return new Structure(s.name(), s.atoms(), s.cell().withPeriodicity(periodic));
    }

    /** The same with zero vectors in the open directions. */
    private static Structure withoutVectors(Structure s) {
        double[] rows = s.cell().rows();
        for (int i = 0; i < 9; i++) {
            rows[i] = s.cell().periodic(i / 3) ? rows[i] : 0;
        }
        return new Structure(s.name(), s.atoms(), Cell.of(rows, s.cell().periodic()));
    }

    /** Vectors a and b exchanged. */
    private static Structure leftHanded(Structure s) {
        double[] h = s.cell().rows();
        double[] rows = {h[3], h[4], h[5], h[0], h[1], h[2], h[6], h[7], h[8]};
        return new Structure(s.name(), s.atoms(), Cell.of(rows, true, true, true));
    }

    /** The same lattice spanned by a, b + 2a, c - a + b: a long, flat cell. */
    private static Structure skewed(Structure s) {
        double[] rows = s.cell().rows();
        double[] b = combination(s.cell(), 2, 1, 0);
        double[] c = combination(s.cell(), -1, 1, 1);
        System.arraycopy(b, 0, rows, 3, 3);
        System.arraycopy(c, 0, rows, 6, 3);
        return new Structure(s.name(), s.atoms(), s.cell().withVectors(rows));
    }

    /** Each atom displaced by a lattice vector of its own. */
    private Structure unwrapped(Structure s) {
        for (int i = 0; i < s.atoms().count(); i++) {
            double[] t = combination(
                    s.cell(), (int) Math.round(3 * draw()), (int) Math.round(3 * draw()), (int) Math.round(3 * draw()));
            s.atoms().setPosition(i, s.atoms().x()[i] + t[0], s.atoms().y()[i] + t[1], s.atoms().z()[i] + t[2]);
        }
        return s;
    }

    private int[] randomSpecies(int n) {
        int[] kinds = new int[n];
        for (int i = 0; i < n; i++) {
            kinds[i] = (int) (species.size() * random.uniform(0, draws++, 0));
        }
        return kinds;
    }

    /** Uniform in [-1, 1). */
    private double draw() {
        return 2 * random.uniform(0, draws++, 0) - 1;
    }
}
