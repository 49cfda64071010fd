package org.adatom.analysis.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.Images;

/**
 * The ends of a path where the band takes them: in their minima, or as they were given if they slide.
 *
 * @param first the first end
 * @param last the last end
 * @param warnings what has to be said of them
 */
record RelaxedEnds(Minimum first, Minimum last, List<String> warnings) {
    /** Ends that move further than this while they are relaxed were no minima, &Aring;. */
    private static final double FAR = 0.3;
    /** Ends nearer to each other than this are the same minimum, &Aring;. */
    private static final double SAME = 0.1;
    /** Forces on the relaxed ends, in those that may remain on the band; a saddle that is exact has exact ends. */
    private static final double SHARPER = 0.1;
    private static final double MAX_STEP = 0.2;

    static RelaxedEnds of(Statics statics, EndPoints ends, MinimumEnergyPath.Settings settings) {
        if (settings.band().ends() == BandSettings.Ends.FREE) {
            return new RelaxedEnds(asGiven(statics, ends.first()), asGiven(statics, ends.last()), List.of());
        }
        double force = settings.finish() > 0 ? settings.finish() : SHARPER * settings.band().force();
        List<String> warnings = new ArrayList<>();
        return new RelaxedEnds(relaxed(statics, ends.first(), "first", force, settings.deformation(), warnings),
                relaxed(statics, ends.last(), "last", force, settings.deformation(), warnings), warnings);
    }

    /** An end as it was given. */
    private static Minimum asGiven(Statics statics, Frame end) {
        Evaluation evaluation = statics.evaluate(end);
        return new Minimum(end, evaluation, evaluation.largestForce(), 1);
    }

    private static Minimum relaxed(Statics statics, Frame end, String which, double force, Deformation deformation,
            List<String> warnings) {
        Minimum minimum = statics.relax(end, deformation.goal(end.atoms(), end.cell(), force, MAX_STEP));
        Frame frame = minimum.frame();
        double far = 0;
        for (int i = 0; i < end.atoms().count(); i++) {
            far = Math.max(far, moved(end, frame, i));
        }
        if (far > FAR) {
            warnings.add(String.format(Locale.ROOT,
                    "the %s end was no minimum: an atom moved by %.2f A while it was relaxed; look whether it still is the state"
                            + " that was meant",
                    which, far));
        }
        return minimum;
    }

    /** How far an atom moved within its cell, &Aring;. */
    private static double moved(Frame from, Frame to, int i) {
        double[] f = new double[3];
        for (int k = 0; k < 3; k++) {
            f[k] = to.cell().fractional(k, to.atoms().x()[i], to.atoms().y()[i], to.atoms().z()[i])
                    - from.cell().fractional(k, from.atoms().x()[i], from.atoms().y()[i], from.atoms().z()[i]);
        }
        double square = 0;
        for (int d = 0; d < 3; d++) {
            double r = from.cell().cartesian(d, f[0], f[1], f[2]);
            square += r * r;
        }
        return Math.sqrt(square);
    }

    /**
     * Both ends as points of a surface. Where the cell changes, the whole is shifted so that it does not drift between them: the origin of a cell means
     * nothing.
     *
     * @throws InputException if both are one minimum
     */
    double[][] points(Images surface, boolean strained) {
        double[] from = surface.coordinates(first.frame().atoms(), first.frame().cell());
        double[] to = surface.coordinates(last.frame().atoms(), last.frame().cell());
        Atoms atoms = first.frame().atoms();
        for (int d = 0; d < 3 && strained; d++) {
            double drift = 0;
            boolean held = false;
            for (int i = 0; i < atoms.count(); i++) {
                drift += (to[3 * i + d] - from[3 * i + d]) / atoms.count();
                held |= (atoms.frozen()[i] & 1 << d) != 0;
            }
            for (int i = 0; i < atoms.count() && !held; i++) {
                to[3 * i + d] -= drift;
            }
        }
        if (largestDistance(from, to) < SAME) {
            throw new InputException(
                    "both ends relax to the same minimum: there is no path between them; one of them was no"
                            + " minimum, or atoms were exchanged that should not be (reorder: false keeps the order of the files)");
        }
        return new double[][] {from, to};
    }

    /** Largest displacement of an atom, or of three strains, &Aring;. */
    static double largestDistance(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k += 3) {
            double square = 0;
            for (int d = k; d < Math.min(k + 3, a.length); d++) {
                square += (a[d] - b[d]) * (a[d] - b[d]);
            }
            largest = Math.max(largest, Math.sqrt(square));
        }
        return largest;
    }
}
