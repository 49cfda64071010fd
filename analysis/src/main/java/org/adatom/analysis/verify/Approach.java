package org.adatom.analysis.verify;

import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/**
 * An atom that comes along the x axis towards one or two others at rest: energy and force as functions of its distance
 * from the first, and what they do where the interaction ends.
 */
public final class Approach {
    private static final int POINTS = 1200;
    private static final double FROM = 0.35;
    private static final double TO = 1.35;
    private static final int SUSPECTS = 6;
    /** Intervals are halved down to this part of the cutoff. */
    private static final double RESOLUTION = 1e-11;
    /** How far inside the edge its order is measured, in cutoffs. */
    private static final double INSIDE = 4e-4;
    /** Smaller forces than this at the edge cannot be told from rounding, eV/&Aring;. */
    private static final double ROUNDING = 1e-13;

    /**
     * A change within a vanishing distance.
     *
     * @param size eV or eV/&Aring;
     * @param at distance, &Aring;
     */
    record Jump(double size, double at) {}

    private final Probe probe;
    private final String name;
    private final List<String> symbols;
    private final double[] second;
    private final double cutoff;
    private final double far;
    private final double edge;
    private final double[] r = new double[POINTS];
    private final double[] energy = new double[POINTS];
    private final double[] force = new double[POINTS];

    private Approach(Probe probe, String name, List<String> symbols, double[] second) {
        this.probe = probe;
        this.name = name;
        this.symbols = symbols;
        this.second = second;
        cutoff = probe.forceField().cutoff();
        double end = TO * cutoff;
        far = at(2 * TO * cutoff)[0];
        for (int k = 0; k < POINTS; k++) {
            r[k] = FROM * cutoff + (end - FROM * cutoff) * k / (POINTS - 1);
            double[] ef = at(r[k]);
            energy[k] = ef[0] - far;
            force[k] = ef[1];
        }
        edge = findEdge();
    }

    /** Two atoms. */
    static Approach dimer(Probe probe, String still, String moving) {
        return new Approach(probe, still + "-" + moving, List.of(moving, still), new double[0]);
    }

    /** A third atom, the first two being {@code bond} (&Aring;) apart, off the axis. */
    static Approach trimer(Probe probe, String first, String second, String moving, double bond) {
        double[] place = {0.6 * bond, 0.75 * bond, 0.279 * bond};
        return new Approach(probe, first + "-" + second + "-" + moving, List.of(moving, first, second), place);
    }

    /** Energy and the force outwards on the moving atom. */
    private double[] at(double distance) {
        Atoms atoms = Atoms.of(symbols);
        atoms.setPosition(0, distance, 0, 0);
        if (second.length > 0) {
            atoms.setPosition(2, second[0], second[1], second[2]);
        }
        Response response = probe.of(new Specimen(name, atoms, Cell.open()));
        return new double[] {response.energy(), response.forces()[0]};
    }

    /** The atoms: at rest, then the moving one. */
    public String name() {
        return name;
    }

    /** Distances, &Aring;. */
    public double[] distances() {
        return r;
    }

    /** Energy above that of the moving atom far away, eV. */
    public double[] energies() {
        return energy;
    }

    /** Force outwards on the moving atom, eV/&Aring;. */
    public double[] forces() {
        return force;
    }

    /** The largest jump of the energy: what the work of the force does not explain. */
    Jump energyJump() {
        return largestJump((a, b) -> b[0] - a[0] + (b[2] - a[2]) * (a[1] + b[1]) / 2, 0);
    }

    /** The largest jump of the force. */
    Jump forceJump() {
        return largestJump((a, b) -> b[1] - a[1], 1);
    }

    /**
     * How often the energy can be differentiated where the interaction ends: the force goes to zero there with some power
     * p of the distance left, and the energy is C<sup>p</sup>. &minus;1 if the energy jumps, 0 if the force does; 4 stands
     * for 4 and more.
     *
     * @param energyJump smaller jumps of the energy do not count, eV
     */
    int smoothness(double energyJump) {
        if (Math.abs(change(edge * (1 - RESOLUTION), edge * (1 + RESOLUTION), 0)) > energyJump) {
            return -1;
        }
        double near = Math.abs(at(edge * (1 - INSIDE))[1]);
        double further = Math.abs(at(edge * (1 - 2 * INSIDE))[1]);
        return further < ROUNDING || near < ROUNDING
                ? 4
                : Math.clamp(Math.round(Math.log(further / near) / Math.log(2)), 0, 4);
    }

    /** Where the interaction ends, &Aring;: beyond, the force is zero. */
    public double edge() {
        return edge;
    }

    private double findEdge() {
        int last = POINTS - 1;
        while (last > 0 && force[last] == 0) {
            last--;
        }
        double low = r[last];
        double high = r[Math.min(last + 1, POINTS - 1)];
        while (high - low > RESOLUTION * cutoff) {
            double middle = (low + high) / 2;
            if (at(middle)[1] == 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double change(double from, double to, int quantity) {
        return at(to)[quantity] - at(from)[quantity];
    }

    /** What a quantity does between two points, each given as energy, force, distance. */
    @FunctionalInterface
    private interface Change {
        double between(double[] a, double[] b);
    }

    /**
     * A jump changes one interval and not its neighbours; the intervals that stand out most are halved, keeping the half
     * with the larger change, until only a jump is left.
     */
    private Jump largestJump(Change change, int quantity) {
        double[] q = new double[POINTS - 1];
        for (int k = 0; k < q.length; k++) {
            q[k] = change.between(point(k), point(k + 1));
        }
        List<Integer> suspects = IntStream.range(1, q.length - 1)
                .boxed()
                .sorted((a, b) -> Double.compare(prominence(q, b), prominence(q, a)))
                .limit(SUSPECTS)
                .toList();
        Jump largest = new Jump(0, cutoff);
        for (int k : suspects) {
            double[] a = point(k);
            double[] b = point(k + 1);
            while (b[2] - a[2] > RESOLUTION * cutoff) {
                double middle = (a[2] + b[2]) / 2;
                double[] ef = at(middle);
                double[] m = {ef[0] - far, ef[1], middle};
                if (Math.abs(change.between(a, m)) >= Math.abs(change.between(m, b))) {
                    b = m;
                } else {
                    a = m;
                }
            }
            double size = Math.abs(b[quantity] - a[quantity]);
            if (!(size <= largest.size())) {
                largest = new Jump(size, b[2]);
            }
        }
        return largest;
    }

    private static double prominence(double[] q, int k) {
        return Math.abs(q[k] - (q[k - 1] + q[k + 1]) / 2);
    }

    private double[] point(int k) {
        return new double[] {energy[k], force[k], r[k]};
    }
}
