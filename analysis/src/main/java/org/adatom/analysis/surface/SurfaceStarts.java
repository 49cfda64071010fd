package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Displacement;
import org.adatom.engine.io.Frame;

/**
 * Configurations from which a slab is relaxed. As cut, atoms of a face may feel no force and still not be where they are best, as on
 * (100) of silicon, whose dimers form only once two atoms have come near to each other.
 */
final class SurfaceStarts {
    /** Atoms as near to a face as this are rattled, &Aring;. */
    private static final double SKIN = 2;
    /** Atoms whose heights differ by less are one plane, &Aring;. */
    private static final double FLAT = 1e-2;

    /**
     * A start.
     *
     * @param name such as "as cut"
     * @param frame the slab
     */
    record Start(String name, Frame frame) {}

    private final Slab cut;
    private final Frame slab;
    private final double low;
    private final double high;

    SurfaceStarts(Slab cut) {
        this.cut = cut;
        slab = cut.frame();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < slab.atoms().count(); i++) {
            lowest = Math.min(lowest, slab.atoms().z()[i]);
            highest = Math.max(highest, slab.atoms().z()[i]);
        }
        low = lowest;
        high = highest;
    }

    /** The slab as cut, and if it shall be rattled with the atoms of its faces in pairs, and at random. */
    List<Start> all(double amplitude, List<Long> seeds) {
        List<Start> starts = new ArrayList<>(List.of(new Start("as cut", slab)));
        if (amplitude > 0) {
            starts.add(new Start("faces paired along a", paired(0)));
            starts.add(new Start("faces paired along b", paired(1)));
            for (long seed : seeds) {
                starts.add(new Start("faces rattled, seed " + seed, rattled(amplitude, seed)));
            }
        }
        return starts;
    }

    private Frame rattled(double amplitude, long seed) {
        Frame moved = new Displacement(null, amplitude).apply(slab, seed);
        Atoms a = slab.atoms();
        for (int i = 0; i < a.count(); i++) {
            if (a.z()[i] > low + SKIN && a.z()[i] < high - SKIN) {
                moved.atoms().setPosition(i, a.x()[i], a.y()[i], a.z()[i]);
            }
        }
        return moved;
    }

    /** Atoms of the outermost planes two by two along a cell vector, each pair at the distance of nearest neighbours in the slab. */
    private Frame paired(int axis) {
        Atoms atoms = slab.atoms().copy();
        double bond = cut.nearestDistance();
        boolean[] taken = new boolean[atoms.count()];
        for (int i = 0; i < taken.length; i++) {
            boolean outermost = slab.atoms().z()[i] < low + FLAT || slab.atoms().z()[i] > high - FLAT;
            int partner = outermost && !taken[i] ? partner(i, axis, taken) : -1;
            if (partner < 0) {
                continue;
            }
            taken[i] = true;
            taken[partner] = true;
            double[] r = vector(i, partner);
            double length = length(r);
            double move = 0.5 * (1 - bond / length);
            for (int sign = 0; sign < 2; sign++) {
                int k = sign == 0 ? i : partner;
                double f = sign == 0 ? move : -move;
                atoms.setPosition(k, atoms.x()[k] + f * r[0], atoms.y()[k] + f * r[1], atoms.z()[k] + f * r[2]);
            }
        }
        return slab.changed(atoms, slab.cell(), slab.columns());
    }

    /** The nearest atom of the same plane along a cell vector that has no partner yet; &minus;1 if there is none. */
    private int partner(int i, int axis, boolean[] taken) {
        int best = -1;
        for (int j = 0; j < taken.length; j++) {
            boolean level = Math.abs(slab.atoms().z()[j] - slab.atoms().z()[i]) < FLAT;
            if (j != i && level && !taken[j] && isAlong(axis, vector(i, j))
                    && (best < 0 || length(vector(i, j)) < length(vector(i, best)) - FLAT)) {
                best = j;
            }
        }
        return best;
    }

    /** Whether a vector makes less than 45 degrees with a cell vector. */
    private boolean isAlong(int axis, double[] r) {
        Cell cell = slab.cell();
        double along = (r[0] * cell.vector(axis, 0) + r[1] * cell.vector(axis, 1)) / cell.length(axis);
        return Math.abs(along) > Math.sqrt(0.5) * length(r);
    }

    /** Vector from atom i to the nearest image of atom j. */
    private double[] vector(int i, int j) {
        Atoms a = slab.atoms();
        return slab.cell().shortest(a.x()[j] - a.x()[i], a.y()[j] - a.y()[i], a.z()[j] - a.z()[i]);
    }

    private static double length(double[] r) {
        return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    }
}
