package org.adatom.analysis.path;

import java.util.stream.IntStream;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.analysis.surface.Slab;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * An atom on a face of a crystal goes from the site where the crystal would continue to the next one: by a hop over the face, or in exchange with an
 * atom of the face, which comes up beyond (P. J. Feibelman, Phys. Rev. Lett. 65, 729 (1990)).
 *
 * @param first slab and adatom, the last atom; the lowest planes are held
 * @param last the same after the jump
 * @param distance that the adatom moves, &Aring;
 */
public record AdatomHop(Frame first, Frame last, double distance) {
    /** Sites nearer than this are the same, &Aring;. */
    private static final double SAME = 1e-3;

    /** How the atom moves. */
    public enum Kind {
        /** Over the face. */
        HOP,
        /** An atom of the face and the adatom exchange their roles. */
        EXCHANGE
    }

    /**
     * Slab and face.
     *
     * @param planes of atoms in the slab
     * @param held lowest planes that are held
     * @param repeatA cells along the first vector in the plane
     * @param repeatB along the second
     */
    public record Shape(int planes, int held, int repeatA, int repeatB) {
        /** Checks. */
        public Shape {
            if (planes < 2 || held < 0 || held >= planes) {
                throw new InputException("a slab of " + planes + " planes with " + held
                        + " held ones cannot be used: at least two, of which one is free");
            }
        }
    }

    /**
     * The jump.
     *
     * @param termination where the face is cut
     * @param species of the adatom
     */
    public static AdatomHop of(CrystalPlane plane, CrystalPlane.Termination termination, String species, Kind kind,
            Shape shape) {
        int lowest = termination.below() + 1;
        Frame slab = Slab.cut(plane, lowest, shape.planes(), shape.repeatA(), shape.repeatB()).holding(shape.held())
                .frame();
        // The slab with one plane more shows where the crystal would continue.
        Frame higher = Slab.cut(plane, lowest, shape.planes() + 1, shape.repeatA(), shape.repeatB()).frame();
        int n = slab.atoms().count();
        double[][] sites = IntStream.range(n, higher.atoms().count())
                .mapToObj(i -> new double[] {higher.atoms().x()[i], higher.atoms().y()[i], higher.atoms().z()[i]})
                .toArray(double[][]::new);
        if (sites.length < 2) {
            throw new InputException(
                    "supercell: the face has one site only, so that there is nowhere to go; repeat it");
        }
        double[] from = sites[0];
        Frame first = Slab.with(slab, species, from);
        Frame last = kind == Kind.HOP ? hopped(slab, species, from, sites) : exchanged(slab, species, from);
        Atoms a = first.atoms();
        Atoms b = last.atoms();
        double[] r = {b.x()[n] - a.x()[n], b.y()[n] - a.y()[n], b.z()[n] - a.z()[n]};
        return new AdatomHop(first, last, Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]));
    }

    /** The adatom at the nearest other site. */
    private static Frame hopped(Frame slab, String species, double[] from, double[][] sites) {
        Cell cell = slab.cell();
        double[] best = {};
        for (double[] site : sites) {
            double[] r = cell.shortest(site[0] - from[0], site[1] - from[1], site[2] - from[2]);
            double length = Math.hypot(Math.hypot(r[0], r[1]), r[2]);
            boolean nearer = best.length == 0 || length < Math.hypot(Math.hypot(best[0], best[1]), best[2]) - SAME;
            if (length > SAME && nearer) {
                best = r;
            }
        }
        return Slab.with(slab, species, new double[] {from[0] + best[0], from[1] + best[1], from[2] + best[2]});
    }

    /** The adatom in the place of the nearest atom of the face, which stands as far beyond. */
    private static Frame exchanged(Frame slab, String species, double[] from) {
        Cell cell = slab.cell();
        Atoms a = slab.atoms();
        int partner = -1;
        double[] to = {};
        for (int i = 0; i < a.count(); i++) {
            double[] r = cell.shortest(a.x()[i] - from[0], a.y()[i] - from[1], a.z()[i] - from[2]);
            boolean nearer = partner < 0
                    || Math.hypot(Math.hypot(r[0], r[1]), r[2]) < Math.hypot(Math.hypot(to[0], to[1]), to[2]) - SAME;
            if (nearer) {
                partner = i;
                to = r;
            }
        }
        if (a.frozen()[partner] != 0) {
            throw new InputException("exchange: the atom of the face that would come up is held; hold fewer planes");
        }
        Frame last = Slab.with(slab, species, new double[] {from[0] + to[0], from[1] + to[1], from[2] + to[2]});
        // Beyond by the same way in the plane, at the height of the adatom.
        last.atoms().setPosition(partner, a.x()[partner] + to[0], a.y()[partner] + to[1], a.z()[partner] - to[2]);
        return last;
    }
}
