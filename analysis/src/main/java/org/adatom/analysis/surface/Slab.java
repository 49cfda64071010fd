package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Sites;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;

/**
 * A slab of a crystal between two faces: periodic in x and y, open along z.
 *
 * @param frame atoms and cell, whose third vector reaches from some way below the lower face to as far above the upper
 * @param thickness distance of the outermost planes of atoms, &Aring;
 * @param area of one face, &Aring;&sup2;
 * @param planes number of planes of atoms
 */
public record Slab(Frame frame, double thickness, double area, int planes) {
    /** Room above and below, &Aring;: for the picture, and for atoms that relax outwards. */
    private static final double MARGIN = 8;
    private static final double TOLERANCE = 0.01;
    /** Atoms whose heights differ by less lie in one plane, &Aring;. */
    static final double FLAT = 1e-3;

    /**
     * Cuts a slab.
     *
     * @param lowest plane of atoms that becomes the lower face
     * @param count number of planes
     * @param repeatA cells along the first vector in the plane
     * @param repeatB cells along the second
     */
    public static Slab cut(CrystalPlane plane, int lowest, int count, int repeatA, int repeatB) {
        List<Integer> source = new ArrayList<>();
        List<double[]> at = new ArrayList<>();
        int n = plane.planes().size();
        double bottom = plane.height(lowest);
        for (int p = lowest; p < lowest + count; p++) {
            int repeat = Math.floorDiv(p, n);
            for (int i : plane.planes().get(Math.floorMod(p, n))) {
                for (int a = 0; a < repeatA; a++) {
                    for (int b = 0; b < repeatB; b++) {
                        source.add(i);
                        at.add(new double[] {
                            plane.atoms().x()[i] + repeat * plane.stacking()[0] + a * plane.along()[0][0]
                                    + b * plane.along()[1][0],
                            plane.atoms().y()[i] + repeat * plane.stacking()[1] + b * plane.along()[1][1],
                            plane.atoms().z()[i] + repeat * plane.stacking()[2] - bottom + MARGIN});
                    }
                }
            }
        }
        double thickness = plane.height(lowest + count - 1) - bottom;
        Cell cell = Cell.of(new double[] {
            repeatA * plane.along()[0][0], 0, 0,
            repeatB * plane.along()[1][0], repeatB * plane.along()[1][1], 0,
            0, 0, thickness + 2 * MARGIN}, true, true, false);
        Atoms atoms = plane.atoms().select(source.stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < atoms.count(); i++) {
            double[] p = at.get(i);
            double[] f = new double[2];
            for (int k = 0; k < 2; k++) {
                f[k] = cell.fractional(k, p[0], p[1], p[2]);
                f[k] -= Math.floor(f[k] + 1e-9);
            }
            atoms.setPosition(i, cell.cartesian(0, f[0], f[1], 0), cell.cartesian(1, f[0], f[1], 0), p[2]);
        }
        return new Slab(new Frame(atoms, cell), thickness, repeatA * repeatB * plane.area(), count);
    }

    /** Heights of the planes of atoms, rising, &Aring;. */
    double[] heights() {
        double[] z = Arrays.stream(frame.atoms().z()).limit(frame.atoms().count()).sorted().toArray();
        return IntStream.range(0, z.length).filter(i -> i == 0 || z[i] > z[i - 1] + FLAT).mapToDouble(i -> z[i])
                .toArray();
    }

    /** Distance of nearest neighbours, &Aring;. */
    double nearestDistance() {
        Atoms a = frame.atoms();
        Cell cell = frame.cell();
        double nearest = Math.min(cell.length(0), cell.length(1));
        for (int i = 0; i < a.count(); i++) {
            for (int j = 0; j < i; j++) {
                double[] r = cell.shortest(a.x()[j] - a.x()[i], a.y()[j] - a.y()[i], a.z()[j] - a.z()[i]);
                nearest = Math.min(nearest, Math.sqrt(Matrix3.dot(r, r)));
            }
        }
        return nearest;
    }

    /** The same slab repeated along the normal, with so much room between (&Aring;): for force fields that need three periods. */
    public Slab withVacuum(double vacuum) {
        double[] rows = frame.cell().rows();
        rows[8] = thickness + vacuum;
        return new Slab(new Frame(frame.atoms(), Cell.of(rows, true, true, true)), thickness, area, planes);
    }

    /** The same slab with the atoms of so many of its lowest planes held. */
    public Slab holding(int lowest) {
        Atoms atoms = frame.atoms().copy();
        double top = lowest == 0 ? Double.NEGATIVE_INFINITY : heights()[lowest - 1] + FLAT;
        for (int i = 0; i < atoms.count(); i++) {
            if (atoms.z()[i] < top) {
                atoms.frozen()[i] = Atoms.FROZEN;
            }
        }
        return new Slab(new Frame(atoms, frame.cell()), thickness, area, planes);
    }

    /** A structure with one atom more, the last. */
    public static Frame with(Frame slab, String species, double... at) {
        int n = slab.atoms().count();
        List<String> symbols =
                IntStream.rangeClosed(0, n).mapToObj(i -> i < n ? slab.atoms().symbol(i) : species).toList();
        Atoms atoms = Atoms.of(symbols);
        for (int i = 0; i < n; i++) {
            atoms.setPosition(i, slab.atoms().x()[i], slab.atoms().y()[i], slab.atoms().z()[i]);
            atoms.frozen()[i] = slab.atoms().frozen()[i];
            atoms.mass()[i] = slab.atoms().mass()[i];
        }
        atoms.setPosition(n, at[0], at[1], at[2]);
        return new Frame(atoms, slab.cell());
    }

    /** The operations of the crystal that leave the normal and map the slab onto itself: rotation, and translation, &Aring;. */
    public List<Symmetry.Operation> operations(CrystalPlane plane) {
        Atoms atoms = frame.atoms();
        Sites sites = new Sites(frame, TOLERANCE);
        double[] first = {atoms.x()[0], atoms.y()[0], atoms.z()[0]};
        List<Symmetry.Operation> kept = new ArrayList<>();
        for (Symmetry.Operation o : plane.symmetry().operations()) {
            double[] r = plane.turned(o.rotation());
            if (Math.abs(r[8] - 1) > 1e-6) {
                continue;
            }
            double[] turned = Matrix3.times(r, first);
            for (int j = 0; j < atoms.count(); j++) {
                double[] shift = {atoms.x()[j] - turned[0], atoms.y()[j] - turned[1], 0};
                int[] image = Math.abs(atoms.z()[j] - first[2]) < TOLERANCE ? sites.image(r, shift) : new int[0];
                if (image.length > 0) {
                    kept.add(new Symmetry.Operation(r, shift, image));
                }
            }
        }
        return kept;
    }

    /**
     * Whether an operation of the crystal maps the upper face onto the lower: only then is half the energy of both that of
     * one.
     */
    public boolean hasEqualFaces(CrystalPlane plane) {
        Atoms atoms = frame.atoms();
        Sites sites = new Sites(frame, TOLERANCE);
        double middle = 0;
        double[] first = {atoms.x()[0], atoms.y()[0], atoms.z()[0]};
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < atoms.count(); i++) {
            low = Math.min(low, atoms.z()[i]);
            high = Math.max(high, atoms.z()[i]);
        }
        middle = (low + high) / 2;
        for (Symmetry.Operation o : plane.symmetry().operations()) {
            double[] r = plane.turned(o.rotation());
            if (Math.abs(r[8] + 1) > 1e-6) {
                continue;
            }
            double[] turned = Matrix3.times(r, first);
            for (int j = 0; j < atoms.count(); j++) {
                boolean mirrored = Math.abs(atoms.z()[j] - (2 * middle - first[2])) < TOLERANCE;
                double[] shift = {atoms.x()[j] - turned[0], atoms.y()[j] - turned[1], atoms.z()[j] - turned[2]};
                if (mirrored && sites.image(r, shift).length > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
