package org.adatom.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;

/**
 * Perfect crystals, ideal surfaces and ideal vacancies of one lattice: what a force field says about them needs no
 * relaxation, because symmetry holds the atoms.
 *
 * @param forceField of one species, or two that alternate as in zinc blende
 * @param lattice with cubic cell
 */
public record Crystals(ForceField forceField, Structures.Lattice lattice) {
    /** J/m&sup2; of one eV/&Aring;&sup2;. */
    private static final double JOULE_PER_SQUARE_METER = 16.02176634;

    /** Orthogonal cells with the face's normal along the last vector, in lattice constants. */
    public enum Face {
        /** (100). */
        F100(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}),
        /** (110). */
        F110(new int[] {0, 0, 1, 1, -1, 0, 1, 1, 0}),
        /** (111). */
        F111(new int[] {1, -1, 0, 1, 1, -2, 1, 1, 1});

        private final int[] vectors;

        Face(int[] vectors) {
            this.vectors = vectors;
        }

        private double length(int k) {
            double sum = 0;
            for (int d = 0; d < 3; d++) {
                sum += vectors[3 * k + d] * vectors[3 * k + d];
            }
            return Math.sqrt(sum);
        }
    }

    /** The lattice constant (&Aring;) without pressure, within one hundredth of {@code guess}. */
    public double latticeConstant(double guess) {
        double low = 0.99 * guess;
        double high = 1.01 * guess;
        if (pressure(low) <= 0 || pressure(high) >= 0) {
            throw new AssertionError("no minimum between " + low + " and " + high + " A");
        }
        while (high - low > 1e-10 * guess) {
            double middle = (low + high) / 2;
            if (pressure(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double pressure(double a) {
        double[] virial = bulk(a).virial();
        return virial[0] + virial[4] + virial[8];
    }

    /** Energy per atom of the crystal of that lattice constant, eV. */
    public double energyPerAtom(double a) {
        Evaluation bulk = bulk(a);
        return bulk.energy() / bulk.atomEnergies().length;
    }

    private Evaluation bulk(double a) {
        return evaluate(supercell(a, 1));
    }

    /** A slab with two faces as cut from the crystal between its widest apart planes, thicker than the cutoff. */
    public Structure slab(double a, Face face) {
        double height = a * face.length(2);
        int layers = (int) Math.ceil(1.5 * forceField.cutoff() / height) + 1;
        List<double[]> atoms = withWidestGapAtTheEnd(cell(face));
        Atoms all = new Atoms(forceField.species(), new int[layers * atoms.size()]);
        for (int i = 0; i < all.count(); i++) {
            double[] p = atoms.get(i % atoms.size());
            all.setPosition(
                    i, a * face.length(0) * p[0], a * face.length(1) * p[1], height * (p[2] + i / atoms.size()));
        }
        Cell cell = Cell.orthorhombic(a * face.length(0), a * face.length(1), layers * height);
        return new Structure(face.name(), all, cell.withPeriodicity(true, true, false));
    }

    /** Fractional coordinates of the atoms in the cell of a face. */
    private List<double[]> cell(Face face) {
        double[] basis = lattice.basis();
        List<double[]> atoms = new ArrayList<>();
        int reach = 3;
        for (int x = -reach; x <= reach; x++) {
            for (int y = -reach; y <= reach; y++) {
                for (int z = -reach; z <= reach; z++) {
                    for (int b = 0; b < basis.length; b += 3) {
                        double[] p = fractional(face, x + basis[b], y + basis[b + 1], z + basis[b + 2]);
                        if (isInside(p)) {
                            atoms.add(p);
                        }
                    }
                }
            }
        }
        return atoms;
    }

    private static double[] fractional(Face face, double x, double y, double z) {
        double[] p = new double[3];
        for (int k = 0; k < 3; k++) {
            int[] v = face.vectors;
            p[k] = (v[3 * k] * x + v[3 * k + 1] * y + v[3 * k + 2] * z) / (face.length(k) * face.length(k));
        }
        return p;
    }

    private static boolean isInside(double[] p) {
        double rounding = 1e-9;
        for (double c : p) {
            if (c < -rounding || c >= 1 - rounding) {
                return false;
            }
        }
        return true;
    }

    private static List<double[]> withWidestGapAtTheEnd(List<double[]> atoms) {
        atoms.sort(Comparator.comparingDouble(p -> p[2]));
        double widest = atoms.get(0)[2] + 1 - atoms.getLast()[2];
        int after = atoms.size() - 1;
        for (int i = 1; i < atoms.size(); i++) {
            double gap = atoms.get(i)[2] - atoms.get(i - 1)[2];
            if (gap > widest + 1e-9) {
                widest = gap;
                after = i - 1;
            }
        }
        for (int i = 0; i <= after && after < atoms.size() - 1; i++) {
            atoms.get(i)[2] += 1;
        }
        return atoms;
    }

    /** Energy of an ideal face, J/m&sup2;. */
    public double surfaceEnergy(double a, Face face) {
        Structure slab = slab(a, face);
        double excess = evaluate(slab).energy() - slab.atoms().count() * energyPerAtom(a);
        return excess / (2 * a * a * face.length(0) * face.length(1)) * JOULE_PER_SQUARE_METER;
    }

    /** Energy of formation of a vacancy whose neighbours stay in place, eV. */
    public double idealVacancy(double a) {
        int repeat = (int) Math.ceil(2 * forceField.cutoff() / a);
        Structure full = supercell(a, repeat);
        int n = full.atoms().count() - 1;
        Atoms rest = new Atoms(forceField.species(), new int[n]);
        for (int i = 0; i < n; i++) {
            rest.setPosition(i, full.atoms().x()[i], full.atoms().y()[i], full.atoms().z()[i]);
        }
        double energy = evaluate(new Structure("vacancy", rest, full.cell())).energy();
        return energy - n * energyPerAtom(a);
    }

    private Structure supercell(double a, int repeat) {
        double[] basis = lattice.basis();
        int perCell = basis.length / 3;
        int[] species = new int[perCell * repeat * repeat * repeat];
        for (int i = 0; i < species.length; i++) {
            species[i] = i % forceField.species().size();
        }
        Atoms atoms = new Atoms(forceField.species(), species);
        for (int i = 0; i < species.length; i++) {
            int b = 3 * (i % perCell);
            int c = i / perCell;
            atoms.setPosition(
                    i,
                    a * (basis[b] + c % repeat),
                    a * (basis[b + 1] + c / repeat % repeat),
                    a * (basis[b + 2] + c / repeat / repeat));
        }
        double length = repeat * a;
        return new Structure("crystal", atoms, Cell.orthorhombic(length, length, length));
    }

    private Evaluation evaluate(Structure s) {
        return Evaluation.byEngine(forceField, s.atoms(), s.cell(), 1);
    }
}
